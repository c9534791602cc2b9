package org.lectern.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.people.Account;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.UploadRoom;
import org.lectern.reading.UploadTicket;
import org.lectern.web.FormHtml.Trouble;

/** Texts in, by form and by program. What cannot be read is refused at once; what can is taken in behind the answer. */
final class UploadRoutes {
    private static final Pattern HERE = Pattern.compile("/(api/)?documents|/documents/[^/]+/versions|/import");

    private final Catalogue catalogue;
    private final IngestQueue queue;
    private final UploadRoom room;
    private final Guard guard;
    private final InstantSource clock;

    UploadRoutes(Catalogue catalogue, IngestQueue queue, UploadRoom room, Guard guard, InstantSource clock) {
        this.catalogue = catalogue;
        this.queue = queue;
        this.room = room;
        this.guard = guard;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.before(UploadRoutes::refuseElsewhere);
        routes.post("/documents", ctx -> upload(ctx, Optional.empty()));
        routes.post("/documents/{document}/versions", this::uploadVersion);
        routes.post("/api/documents", ctx -> upload(ctx, Optional.empty()));
    }

    /** What comes in parts is received as it comes, past the limit of all other bodies: only here, and only within ours. */
    private static void refuseElsewhere(Context ctx) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") && !HERE.matcher(ctx.path()).matches()) {
            Problem.of(
                            415,
                            "not-in-parts",
                            "This cannot come in parts",
                            "Only texts are sent as multipart/form-data, to /api/documents. Send this as JSON or as an ordinary form.")
                    .answer(ctx);
            ctx.skipRemainingHandlers();
        }
    }

    private void uploadVersion(Context ctx) {
        AskedDocument.whole(ctx, catalogue).ifPresent(document -> upload(ctx, Optional.of(document)));
    }

    /** @param asked the document whose form this is; empty for the form of new ones, and for programs, who name an id */
    private void upload(Context ctx, Optional<Document> asked) {
        ctx.header("Vary", Answer.VARY);
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            UploadedForm.readPast(ctx, queue.mostBytes());
            Problem.notSignedIn().answer(ctx);
            return;
        }
        if (guard.isTooMany(ctx, Limits.Kind.UPLOAD, guard.who(ctx))) {
            return;
        }
        try (UploadedForm form = UploadedForm.receive(ctx, queue.folder(), queue.mostBytes())) {
            UploadFields fields = UploadFields.of(form);
            Optional<Document> document = asked.or(() -> named(ctx, fields));
            ReceivedUpload received = new ReceivedUpload(form, fields, document, account.get());
            Optional<UploadRefusal> refusal = received.refusal(catalogue);
            if (refusal.isPresent()) {
                refuse(ctx, asked, fields, refusal.get());
                return;
            }
            UploadRoom.Outcome outcome = room.add(
                    received.ingest(catalogue, clock.instant()), account.get().id(), document.isEmpty());
            if (outcome instanceof UploadRoom.Outcome.Accepted(var ticket)) {
                form.handOver();
                accept(ctx, ticket);
            } else {
                refuse(ctx, asked, fields, UploadRefusal.full(outcome));
            }
        } catch (UploadedForm.RefusedException e) {
            refuse(ctx, asked, UploadFields.NONE, UploadRefusal.of(e.problem(), "file"));
        }
    }

    /** The document that an id names, where the asker may see it. */
    private Optional<Document> named(Context ctx, UploadFields fields) {
        return Optional.of(fields.id())
                .filter(UploadFields::isId)
                .flatMap(id ->
                        catalogue.document(new DocumentId(id), Asker.of(ctx).viewer()));
    }

    private void refuse(Context ctx, Optional<Document> asked, UploadFields fields, UploadRefusal refusal) {
        if (!wantsPage(ctx)) {
            refusal.problem().answer(ctx);
            return;
        }
        Words words = Words.of(ctx);
        Trouble trouble = new Trouble(
                refusal.trouble().field(), words.told(refusal.trouble().words()));
        String main = asked.map(document -> new UploadHtml(words).versionAgain(document, space(ctx), trouble))
                .orElseGet(() -> new UploadHtml(words).again(space(ctx), fields, trouble));
        Form.page(ctx, refusal.problem().status(), words.say("upload.title"), main);
    }

    /** Of whoever is asking, who has an account, since nobody else gets as far as this. */
    private UploadSpace space(Context ctx) {
        return UploadSpace.of(queue, room, Asker.of(ctx).account().orElseThrow());
    }

    private static boolean wantsPage(Context ctx) {
        return Accept.of(ctx).prefersHtml() && !ctx.path().startsWith("/api/");
    }

    private static void accept(Context ctx, UploadTicket ticket) {
        if (wantsPage(ctx)) {
            Form.go(ctx, "/ingests/" + ticket.number());
            return;
        }
        String path = "/api/ingests/" + ticket.number();
        ctx.status(202)
                .header("Location", path)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(JsonNodeFactory.instance
                        .objectNode()
                        .put("ingest", path)
                        .toString());
    }
}
