package org.lectern.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitedWork;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.parallel.QuotationCheck;
import org.lectern.parallel.Quotations;
import org.lectern.parallel.Quotations.InLibrary;
import org.lectern.parallel.WorkDocuments.Choice;
import org.lectern.people.Account;
import org.lectern.people.Viewer;
import org.lectern.reading.SaveOutcome;

/** Quotations held against the work that they are taken from, where it is in the library. */
final class QuotationRoutes {
    /** Quotations of one work that are held against it for one page. */
    private static final int CHECKED = 200;

    private final ComparingParts parts;
    private final CitationIndex citations;
    private final Quotations quotations;

    QuotationRoutes(ComparingParts parts, CitationIndex citations, Quotations quotations) {
        this.parts = parts;
        this.citations = citations;
        this.quotations = quotations;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/works/{work}/quotations", this::showWork);
        routes.post("/works/{work}/document", this::choose);
        Routes.get(routes, "/citations/{citation}/check", this::show);
        routes.post("/citations/{citation}/check", this::accept);
        Routes.get(routes, "/api/citations/{citation}/check", this::describe);
    }

    /** A work as the asker sees it, whatever id it has by now. */
    private Optional<CitedWork> work(String id, Viewer viewer) {
        return citations
                .works(parts.catalogue().documents(viewer).stream()
                        .flatMap(document -> citations.citationsOf(document.current(), viewer).stream())
                        .toList())
                .stream()
                .filter(work -> work.id().equals(id))
                .findFirst();
    }

    private void showWork(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<CitedWork> work = work(ctx.pathParam("work"), viewer);
        if (work.isEmpty()) {
            missing(ctx);
            return;
        }
        Optional<InLibrary> source = quotations.documentOf(work.get(), viewer);
        List<Checked> checks = new ArrayList<>();
        for (FoundCitation citation : work.get().citations()) {
            if (source.isPresent() && !quotations.isTooLong(source.get().document()) && checks.size() < CHECKED) {
                quotations
                        .check(citation, source.get().document(), viewer)
                        .ifPresent(check -> checks.add(new Checked(citation, source.get(), check)));
            }
        }
        QuotationHtml html =
                new QuotationHtml(Words.of(ctx), parts.catalogue(), parts.people(), viewer, Refused.of(ctx));
        page(
                ctx,
                Words.of(ctx).say("quote.title"),
                html.work(
                        work.get(),
                        source,
                        checks,
                        Asker.of(ctx).account().isPresent(),
                        FormHtml.status(Optional.ofNullable(ctx.queryParam("done"))
                                .filter("chosen"::equals)
                                .map(any -> Words.of(ctx).say("quote.chosen")))));
    }

    private void choose(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<CitedWork> work = work(ctx.pathParam("work"), viewer);
        if (work.isEmpty()) {
            missing(ctx);
            return;
        }
        String chosen = Form.text(ctx, "document");
        Optional<DocumentId> document = DocumentAddress.parse(chosen)
                .flatMap(address -> parts.catalogue().document(address.id(), viewer))
                .map(Document::id);
        if (!chosen.isEmpty() && document.isEmpty()) {
            SamePage.answer(
                    ctx,
                    QuotationHtml.CHOOSE,
                    "document",
                    Problem.unprocessable(
                            "document", "There is no such document here. The library lists what there is."),
                    () -> showWork(ctx));
            return;
        }
        quotations.choose(
                work.get().id(),
                new Choice(document, account.get().id(), parts.clock().instant()));
        Form.go(ctx, work.get().path() + "/quotations?done=chosen");
    }

    /** A citation with the document that its work is, and what holding one against the other shows. */
    record Checked(FoundCitation citation, InLibrary source, QuotationCheck check) {}

    private Optional<Checked> checked(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<Checked> checked = citations
                .citation(ctx.pathParam("citation"), viewer)
                .flatMap(citation -> work(citation.work(), viewer)
                        .flatMap(work -> quotations.documentOf(work, viewer))
                        .flatMap(source -> quotations
                                .check(citation, source.document(), viewer)
                                .map(check -> new Checked(citation, source, check))));
        if (checked.isEmpty()) {
            Problem.missing(
                            "There is no such quotation here, or the work that it is taken from is not in the library. The work's page says which document it is.")
                    .answer(ctx);
        }
        return checked;
    }

    private static void missing(Context ctx) {
        Problem.missing("There is no such work here. The list of works has those that documents cite.")
                .answer(ctx);
    }

    private static void page(Context ctx, String title, String main) {
        CitationRoutes.page(ctx, title, main);
    }

    /** Shows the quotation again with its form as it was filled in. */
    private void refuse(Context ctx, String field, Problem problem) {
        SamePage.answer(ctx, QuotationRatingHtml.FORM, field, problem, () -> show(ctx));
    }

    private void show(Context ctx) {
        checked(ctx).ifPresent(checked -> {
            QuotationHtml html = new QuotationHtml(
                    Words.of(ctx),
                    parts.catalogue(),
                    parts.people(),
                    Asker.of(ctx).viewer(),
                    Refused.of(ctx));
            QuotationRatingHtml rating = new QuotationRatingHtml(Words.of(ctx), Refused.of(ctx));
            String accepting = Asker.of(ctx)
                    .account()
                    .map(account -> rating.accepting(checked, parts.groups().of(account.id())))
                    .orElseGet(rating::signIn);
            String done = FormHtml.status(Optional.ofNullable(ctx.queryParam("done"))
                    .filter("rated"::equals)
                    .map(any -> Words.of(ctx).say("quote.rated")));
            page(ctx, Words.of(ctx).say("quote.title"), html.check(checked, done, accepting));
        });
    }

    /** A grade of transmission on the quoted words, written as any other rating. */
    private void accept(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        checked(ctx).ifPresent(checked -> {
            String grade = Form.text(ctx, "grade");
            if (!QuotationRatingHtml.GRADES.contains(grade)) {
                refuse(
                        ctx,
                        "grade",
                        Problem.unprocessable("grade", "Choose one of the grades T0 to T4. Nothing was stored."));
                return;
            }
            ObjectNode rating = rating(checked, grade, Form.text(ctx, "words"), Form.text(ctx, "audience"));
            SaveOutcome outcome = parts.save(rating, account.get(), ctx);
            answer(ctx, checked, outcome);
        });
    }

    private void answer(Context ctx, Checked checked, SaveOutcome outcome) {
        switch (outcome) {
            case SaveOutcome.Saved(var annotation) ->
                Form.go(ctx, checked.citation().path() + "/check?done=rated");
            case SaveOutcome.RatedAlready(var existing) ->
                refuse(
                        ctx,
                        "",
                        Problem.of(
                                409,
                                "rated-already",
                                "You have rated this already",
                                "Open the passage and change your rating there: each person has one current rating of a passage on each axis."));
            case SaveOutcome.Refused(var field, var detail) ->
                refuse(ctx, CompareRoutes.input(field), Problem.unprocessable(field, detail));
            case SaveOutcome.NotAnchored(var field, var version, var lost) ->
                refuse(ctx, "", Problem.unprocessable(field, lost.reason()));
            case SaveOutcome.Forbidden(var detail) -> refuse(ctx, ReadersField.NAME, Problem.forOthers(detail));
            default ->
                Problem.contradiction("Nothing was stored. Look at the passage as it is now, then try again.")
                        .answer(ctx);
        }
    }

    private ObjectNode rating(Checked checked, String grade, String words, String audience) {
        TextSpan quoted = checked.citation().citation().quoted().orElseThrow();
        ObjectNode json = parts.annotation("assessing", audience);
        ObjectNode body = json.putObject("body");
        body.put("type", "ReliabilityRating")
                .put("purpose", "assessing")
                .put("axis", "transmission")
                .put("scale", "admiralty")
                .put("value", grade);
        if (!words.isEmpty()) {
            body.put("explanation", words);
        }
        json.set("target", parts.passage(checked.citation().version(), quoted));
        return json;
    }

    private void describe(Context ctx) {
        checked(ctx).ifPresent(checked -> Answer.json(ctx, QuotationJson.of(checked)));
    }
}
