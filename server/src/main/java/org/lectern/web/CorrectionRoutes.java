package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.Correcting;
import org.lectern.citation.Correcting.Outcome;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.LoggedCorrection;
import org.lectern.citation.Reference;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;

/** Forms by which people correct citations and works, and take that back. */
final class CorrectionRoutes {
    private static final String NO_CITATION =
            "There is no such citation here. The list of works has those that documents cite.";
    private static final String NO_WORK =
            "There is no such work here. The list of works has those that documents cite.";
    private static final String NO_DOCUMENT =
            "There is no such document or version here. The library lists what there is.";

    private final Catalogue catalogue;
    private final CitationIndex index;
    private final Correcting correcting;
    private final MayCorrect may;
    private final SamePage same;
    private final InstantSource clock;

    /** @param same the pages that have the forms */
    CorrectionRoutes(
            Catalogue catalogue,
            CitationIndex index,
            Correcting correcting,
            MayCorrect may,
            SamePage same,
            InstantSource clock) {
        this.same = same;
        this.catalogue = catalogue;
        this.index = index;
        this.correcting = correcting;
        this.may = may;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/works/{work}/merge", ctx -> act(ctx, work(ctx), WorkForms.MERGE, NO_WORK, this::merge));
        routes.post("/works/{work}/citations", ctx -> act(ctx, work(ctx), WorkForms.PARTING, NO_WORK, this::part));
        routes.post("/works/{work}/record", ctx -> act(ctx, work(ctx), WorkForms.RECORD, NO_WORK, this::rename));
        routes.post("/works/{work}/living", ctx -> act(ctx, work(ctx), "", NO_WORK, this::markLiving));
        routes.post(
                "/citations/{citation}/words",
                ctx -> act(ctx, citation(ctx), CitationHtml.WORDS, NO_CITATION, this::respan));
        routes.post(
                "/citations/{citation}/work",
                ctx -> act(ctx, citation(ctx), CitationHtml.WORK, NO_CITATION, this::move));
        routes.post("/citations/{citation}/remove", ctx -> act(ctx, citation(ctx), "", NO_CITATION, this::remove));
        routes.post("/documents/{document}/citations", this::add);
        routes.post(
                "/documents/{document}/living", ctx -> act(ctx, discussion(ctx), "", NO_DOCUMENT, this::markDocument));
        routes.post("/corrections/{number}/undo", ctx -> hold(ctx, false));
        routes.post("/corrections/{number}/redo", ctx -> hold(ctx, true));
    }

    /** Who does it, and to what. */
    private record Deed(Context ctx, Viewer viewer, AccountId by, Instant at) {}

    @FunctionalInterface
    private interface Work {
        Outcome of(Deed deed);
    }

    private static String work(Context ctx) {
        return "/works/" + ctx.pathParam("work");
    }

    private static String citation(Context ctx) {
        return "/citations/" + ctx.pathParam("citation") + "/record";
    }

    private static String discussion(Context ctx) {
        return "/documents/" + ctx.pathParam("document") + "/discussion";
    }

    /**
     * @param back the page that one comes back to
     * @param form which of its forms sent this, by its name there; empty for a button that has no field beside it
     */
    private void act(Context ctx, String back, String form, String missing, Work work) {
        ctx.header("Vary", Answer.VARY);
        if (Asker.of(ctx).account().isEmpty()) {
            Form.goToSignIn(ctx, back);
            return;
        }
        Optional<Account> account = may.of(ctx);
        if (account.isEmpty()) {
            MayCorrect.forbidden().answer(ctx);
            return;
        }
        Outcome outcome =
                work.of(new Deed(ctx, Asker.of(ctx).viewer(), account.get().id(), clock.instant()));
        switch (outcome) {
            case Outcome.Done(var correction) ->
                Form.go(ctx, back + (back.contains("?") ? "&" : "?") + "corrected=" + correction.number());
            case Outcome.Missing() -> Problem.missing(missing).answer(ctx);
            case Outcome.Refused(var field, var detail) ->
                same.answer(
                        ctx, back, form, field.equals("span") ? "words" : field, Problem.unprocessable(field, detail));
        }
    }

    private Outcome merge(Deed deed) {
        return correcting.merge(deed.ctx.pathParam("work"), chosen(deed.ctx, "into"), deed.viewer, deed.by, deed.at);
    }

    /** What is done with the citations that are ticked. */
    private Outcome part(Deed deed) {
        Context ctx = deed.ctx;
        String work = ctx.pathParam("work");
        List<String> citations = ctx.formParams("citation");
        return switch (Form.text(ctx, "act")) {
            case "split" -> correcting.split(work, citations, deed.viewer, deed.by, deed.at);
            case "contributor" ->
                correcting.contribute(work, Form.text(ctx, "name"), citations, deed.viewer, deed.by, deed.at);
            case "move" ->
                citations.isEmpty()
                        ? new Outcome.Refused("citation", "Choose the citations that cite the other work.")
                        : correcting.move(citations, chosen(ctx, "work"), deed.viewer, deed.by, deed.at);
            default -> new Outcome.Refused("act", "Say what is to become of these citations.");
        };
    }

    private Outcome rename(Deed deed) {
        String year = Form.text(deed.ctx, "year");
        if (!year.isEmpty() && !year.matches("\\d{3,4}")) {
            return new Outcome.Refused("year", "Write the year in digits, or leave it empty.");
        }
        Reference reference = new Reference(
                Form.text(deed.ctx, "authors")
                        .lines()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList(),
                Form.text(deed.ctx, "title").replaceAll("\\s+", " "),
                year.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
                Form.text(deed.ctx, "volume"));
        return correcting.rename(deed.ctx.pathParam("work"), reference, deed.viewer, deed.by, deed.at);
    }

    private Outcome markLiving(Deed deed) {
        boolean living = Form.text(deed.ctx, "living").equals("yes");
        return correcting.markLiving(deed.ctx.pathParam("work"), living, deed.viewer, deed.by, deed.at);
    }

    private Outcome markDocument(Deed deed) {
        boolean living = Form.text(deed.ctx, "living").equals("yes");
        return DocumentAddress.parse(deed.ctx.pathParam("document"))
                .map(address -> correcting.markLiving(address.id(), living, deed.viewer, deed.by, deed.at))
                .orElseGet(Outcome.Missing::new);
    }

    private Outcome respan(Deed deed) {
        Optional<FoundCitation> found = index.citation(deed.ctx.pathParam("citation"), deed.viewer);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        TypedWords typed =
                new TypedWords(catalogue.textFile(found.get().version().hash()));
        TextSpan before = found.get().citation().span();
        Optional<TextSpan> words = typed.near(words(deed.ctx, "words"), before.start());
        if (words.isEmpty()) {
            return notThere("words");
        }
        String place = words(deed.ctx, "locator");
        Optional<TextSpan> locator = place.isEmpty() ? Optional.empty() : typed.lastWithin(place, words.get());
        if (!place.isEmpty() && locator.isEmpty()) {
            return notThere("locator");
        }
        String quoted = words(deed.ctx, "quoted");
        int near = found.get().citation().quoted().map(TextSpan::start).orElse(before.start());
        Optional<TextSpan> quotedSpan = quoted.isEmpty() ? Optional.empty() : typed.near(quoted, near);
        if (Form.text(deed.ctx, "keep").equals("quoted")) {
            quotedSpan = found.get().citation().quoted();
        }
        if (!quoted.isEmpty() && quotedSpan.isEmpty()) {
            return notThere("quoted");
        }
        return correcting.respan(found.get().id(), words.get(), locator, quotedSpan, deed.viewer, deed.by, deed.at);
    }

    /** The id of a work that was chosen, or its address pasted. */
    private static String chosen(Context ctx, String field) {
        return Form.text(ctx, field).replaceFirst("^.*/works/", "");
    }

    private static Outcome notThere(String field) {
        return new Outcome.Refused(
                field, "These words do not stand there. Copy them from the text, with all its marks and line ends.");
    }

    /** Browsers send line ends as CRLF; a canonical text has LF. */
    private static String words(Context ctx, String field) {
        return Form.text(ctx, field).replace("\r\n", "\n");
    }

    private Outcome move(Deed deed) {
        Context ctx = deed.ctx;
        String citation = ctx.pathParam("citation");
        String work = chosen(ctx, "work");
        if (!work.isEmpty()) {
            return correcting.move(List.of(citation), work, deed.viewer, deed.by, deed.at);
        }
        return index.citation(citation, deed.viewer)
                .map(found -> correcting.split(found.work(), List.of(citation), deed.viewer, deed.by, deed.at))
                .orElseGet(Outcome.Missing::new);
    }

    private Outcome remove(Deed deed) {
        return correcting.remove(deed.ctx.pathParam("citation"), deed.viewer, deed.by, deed.at);
    }

    private void add(Context ctx) {
        Optional<Version> version = AskedDocument.version(ctx, catalogue);
        if (version.isEmpty()) {
            Problem.missing(NO_DOCUMENT).answer(ctx);
            return;
        }
        String back = "/works?document=" + version.get().document().value();
        act(ctx, back, WorkForms.MISSING, NO_CITATION, deed -> {
            TypedWords typed = new TypedWords(catalogue.textFile(version.get().hash()));
            Optional<TextSpan> span = typed.only(words(ctx, "words"));
            if (span.isEmpty()) {
                return new Outcome.Refused(
                        "words",
                        "These words do not stand in the text, or in several places. Copy them from it, with so many words before them that they stand there once.");
            }
            String place = words(ctx, "locator");
            Optional<TextSpan> locator = place.isEmpty() ? Optional.empty() : typed.lastWithin(place, span.get());
            Optional<TextSpan> quoted = words(ctx, "quoted").isEmpty()
                    ? Optional.empty()
                    : typed.near(words(ctx, "quoted"), span.get().start());
            if (!place.isEmpty() && locator.isEmpty()) {
                return notThere("locator");
            }
            if (!words(ctx, "quoted").isEmpty() && quoted.isEmpty()) {
                return notThere("quoted");
            }
            return correcting.add(version.get(), span.get(), locator, quoted, deed.viewer, deed.by, deed.at);
        });
    }

    private void hold(Context ctx, boolean holds) {
        String back = Form.next(Form.text(ctx, "next"));
        String number = ctx.pathParam("number");
        Optional<LoggedCorrection> logged =
                number.matches("\\d{1,15}") ? index.corrections().numbered(Long.parseLong(number)) : Optional.empty();
        if (logged.isEmpty()) {
            missing(ctx);
            return;
        }
        Optional<Account> account = may.of(ctx);
        if (account.isPresent() && !may.undo(logged.get(), account.get())) {
            // who may not know of it is told the same as if it were not there
            boolean seen = correcting.corrections(Asker.of(ctx).viewer()).stream()
                    .anyMatch(one -> one.number() == logged.get().number());
            if (seen) {
                notYours().answer(ctx);
            } else {
                missing(ctx);
            }
            return;
        }
        act(
                ctx,
                back.equals("/") ? "/corrections" : back,
                "",
                "There is no such correction here.",
                deed -> correcting.setHolding(logged.get().number(), holds, deed.viewer, deed.by, deed.at));
    }

    private static void missing(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Problem.missing("There is no such correction here.").answer(ctx);
    }

    static Problem notYours() {
        return Problem.of(
                403,
                "not-yours",
                "This correction is somebody else’s",
                "Whoever made it takes it back, or a moderator. Nothing was changed.");
    }
}
