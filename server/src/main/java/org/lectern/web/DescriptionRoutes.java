package org.lectern.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.document.Catalogue;
import org.lectern.document.DescribeOutcome;
import org.lectern.document.Document;
import org.lectern.document.DocumentEdit;
import org.lectern.document.Metadata;
import org.lectern.people.Account;
import org.lectern.people.People;
import org.lectern.web.DescriptionFields.WrongJsonException;
import org.lectern.web.FormHtml.Trouble;

/** What is said of a document: read by whoever reads it, changed by whoever keeps it and by administrators, undone. */
final class DescriptionRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Catalogue catalogue;
    private final People people;
    private final Addresses addresses;
    private final InstantSource clock;

    DescriptionRoutes(Catalogue catalogue, People people, Addresses addresses, InstantSource clock) {
        this.catalogue = catalogue;
        this.people = people;
        this.addresses = addresses;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/documents/{document}/description", this::show);
        routes.post("/documents/{document}/description", this::changeByForm);
        routes.post("/documents/{document}/description/{number}/undo", this::undoByForm);
        Routes.get(routes, "/api/documents/{document}/description", this::describe);
        routes.put("/api/documents/{document}/description", this::change);
        Routes.get(routes, "/api/documents/{document}/description/history", this::history);
        routes.post("/api/documents/{document}/description/{number}/undo", this::undo);
    }

    private Optional<Document> document(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        return AskedDocument.whole(ctx, catalogue);
    }

    /** A document, and who may change what is said of it. */
    private record Allowed(Document document, Account account) {}

    /** Answers where it is not there or not theirs to change. */
    private Optional<Allowed> allowed(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            ctx.header("Vary", Answer.VARY);
            Problem.notSignedIn().answer(ctx);
            return Optional.empty();
        }
        Optional<Document> document = document(ctx);
        if (document.isPresent() && !document.get().mayBeDescribedBy(account.get())) {
            Problem.of(
                            403,
                            "not-yours",
                            "This document is somebody else’s",
                            "Only whoever brought it and whoever looks after this server say what is said of it. Nothing was changed.")
                    .answer(ctx);
            return Optional.empty();
        }
        return document.map(one -> new Allowed(one, account.get()));
    }

    /** Of what is said now. */
    private static String etag(Metadata metadata) {
        return Answer.etag(DescriptionJson.of(metadata).toString().getBytes(StandardCharsets.UTF_8));
    }

    private void show(Context ctx) {
        document(ctx)
                .ifPresent(document -> page(
                        ctx,
                        200,
                        document,
                        DescriptionFields.of(document.metadata()),
                        Trouble.NONE,
                        Optional.ofNullable(ctx.queryParam("done"))));
    }

    private void page(
            Context ctx,
            int status,
            Document document,
            DescriptionFields typed,
            Trouble trouble,
            Optional<String> done) {
        Words words = Words.of(ctx);
        boolean may = Asker.of(ctx).account().filter(document::mayBeDescribedBy).isPresent();
        String main = new DescriptionHtml(words, people)
                .page(
                        document,
                        catalogue.edits(document.id(), Asker.of(ctx).viewer()),
                        may ? Optional.of(typed) : Optional.empty(),
                        etag(document.metadata()),
                        new Trouble(trouble.field(), words.told(trouble.words())),
                        done);
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(new Frame(words, "document", words.say("describe.title")).page(main));
    }

    private void changeByForm(Context ctx) {
        allowed(ctx).ifPresent(allowed -> {
            Document document = allowed.document();
            DescriptionFields typed = DescriptionFields.of(ctx);
            Optional<Trouble> trouble = typed.trouble(document.metadata());
            if (!sawThis(ctx, document)) {
                page(ctx, 409, document, typed, Trouble.NONE, Optional.of("conflict"));
            } else if (trouble.isPresent()) {
                page(ctx, 422, document, typed, trouble.get(), Optional.empty());
            } else {
                answerForm(ctx, allowed, typed.metadata(), "saved");
            }
        });
    }

    /** Whether a form was made from what is said now; one that does not say is taken at its word. */
    private static boolean sawThis(Context ctx, Document document) {
        String seen = Form.text(ctx, "seen");
        return seen.isEmpty() || seen.equals(etag(document.metadata()));
    }

    private void answerForm(Context ctx, Allowed allowed, Metadata said, String done) {
        Document document = allowed.document();
        switch (write(allowed, Optional.of(document.metadata()), said)) {
            case DescribeOutcome.Described(var edits) ->
                Form.go(
                        ctx,
                        "/documents/%s/description?done=%s"
                                .formatted(document.id().value(), edits.isEmpty() ? "same" : done));
            case DescribeOutcome.ChangedElsewhere() ->
                document(ctx)
                        .ifPresent(now -> page(
                                ctx,
                                409,
                                now,
                                DescriptionFields.of(done.equals("undone") ? now.metadata() : said),
                                Trouble.NONE,
                                Optional.of("conflict")));
            case DescribeOutcome.Missing() ->
                document(ctx).ifPresent(now -> Problem.stale().answer(ctx));
        }
    }

    private DescribeOutcome write(Allowed allowed, Optional<Metadata> seen, Metadata said) {
        return catalogue.describe(
                allowed.document().id(),
                seen,
                said,
                allowed.account().id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Optional<DocumentEdit> edit(Context ctx, Document document) {
        Optional<DocumentEdit> edit = catalogue
                .edits(document.id(), Asker.of(ctx).viewer())
                .stream()
                .filter(one -> String.valueOf(one.number()).equals(ctx.pathParam("number")))
                .findFirst();
        if (edit.isEmpty()) {
            Problem.missing("There is no such change of what is said of this document.")
                    .answer(ctx);
        }
        return edit;
    }

    private void undoByForm(Context ctx) {
        allowed(ctx)
                .ifPresent(allowed -> edit(ctx, allowed.document()).ifPresent(edit -> {
                    Metadata now = allowed.document().metadata();
                    if (sawThis(ctx, allowed.document())) {
                        answerForm(ctx, allowed, edit.field().set(now, edit.before()), "undone");
                    } else {
                        page(
                                ctx,
                                409,
                                allowed.document(),
                                DescriptionFields.of(now),
                                Trouble.NONE,
                                Optional.of("conflict"));
                    }
                }));
    }

    private void describe(Context ctx) {
        document(ctx).ifPresent(document -> Answer.json(ctx, DescriptionJson.of(document.metadata())));
    }

    private void history(Context ctx) {
        document(ctx)
                .ifPresent(document -> Answer.json(
                        ctx,
                        DescriptionJson.edits(
                                catalogue.edits(document.id(), Asker.of(ctx).viewer()), addresses)));
    }

    private void change(Context ctx) {
        allowed(ctx).ifPresent(allowed -> {
            if (!mayChange(ctx, allowed)) {
                return;
            }
            try {
                JsonNode json = MAPPER.readTree(ctx.body());
                DescriptionFields fields = DescriptionFields.of(json == null ? MAPPER.nullNode() : json);
                Optional<Trouble> trouble = fields.trouble(allowed.document().metadata());
                if (trouble.isPresent()) {
                    Problem.unprocessable(trouble.get().field(), trouble.get().words())
                            .answer(ctx);
                    return;
                }
                answer(ctx, allowed, fields.metadata());
            } catch (JsonProcessingException e) {
                Problem.badRequest("This is not JSON. Send an object, as GET gives it.")
                        .answer(ctx);
            } catch (WrongJsonException e) {
                e.problem().answer(ctx);
            }
        });
    }

    private static boolean mayChange(Context ctx, Allowed allowed) {
        boolean may = Answer.mayChange(ctx, etag(allowed.document().metadata()));
        if (!may) {
            Problem.stale().answer(ctx);
        }
        return may;
    }

    private void undo(Context ctx) {
        allowed(ctx)
                .ifPresent(allowed -> edit(ctx, allowed.document()).ifPresent(edit -> {
                    if (mayChange(ctx, allowed)) {
                        Metadata now = allowed.document().metadata();
                        answer(ctx, allowed, edit.field().set(now, edit.before()));
                    }
                }));
    }

    /** What the conditions of a request were held against is what it changes, or it changes nothing. */
    private void answer(Context ctx, Allowed allowed, Metadata said) {
        switch (write(allowed, Optional.of(allowed.document().metadata()), said)) {
            case DescribeOutcome.Described(var edits) -> Answer.json(ctx, DescriptionJson.of(said));
            case DescribeOutcome.ChangedElsewhere() -> Problem.stale().answer(ctx);
            case DescribeOutcome.Missing() ->
                document(ctx).ifPresent(now -> Problem.stale().answer(ctx));
        }
    }
}
