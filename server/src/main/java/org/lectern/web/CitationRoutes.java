package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Correcting;
import org.lectern.citation.Correction;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.LoggedCorrection;
import org.lectern.citation.Reference;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.people.People;
import org.lectern.people.Viewer;

/** Citations and the works they cite, for people and for programs. */
final class CitationRoutes {
    private static final String HTML = "text/html; charset=utf-8";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern AT = Pattern.compile("\\d{1,9}");
    private static final String NO_CITATION =
            "There is no such citation here. The list of works has those that documents cite.";

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final Correcting correcting;
    private final MayCorrect may;
    private final People people;
    private final Discussion discussion;

    CitationRoutes(
            Catalogue catalogue,
            CitationIndex citations,
            Correcting correcting,
            MayCorrect may,
            People people,
            Discussion discussion) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.correcting = correcting;
        this.may = may;
        this.people = people;
        this.discussion = discussion;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/works", this::showWorks);
        Routes.get(routes, "/works/{work}", this::showWork);
        Routes.get(routes, "/citations/{citation}", this::showCitation);
        Routes.get(routes, "/citations/{citation}/record", this::showRecord);
        Routes.get(routes, "/documents/{document}/citations", this::showCitationAt);
        Routes.get(routes, "/corrections", this::showCorrections);
        Routes.get(routes, "/api/works", this::listWorks);
        Routes.get(routes, "/api/documents/{document}/citations", this::listCitations);
    }

    /** Of all documents that the asker sees, or of the one that {@code document=} names; empty where it is not there. */
    private Optional<List<CitedWork>> works(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<String> asked = Optional.ofNullable(ctx.queryParam("document")).filter(id -> !id.isEmpty());
        List<Document> documents = catalogue.documents(viewer).stream()
                .filter(document ->
                        asked.isEmpty() || asked.get().equals(document.id().value()))
                .toList();
        if (asked.isPresent() && documents.isEmpty()) {
            Problem.missing("There is no such document here. The library lists what there is.")
                    .answer(ctx);
            return Optional.empty();
        }
        return Optional.of(citations.works(documents.stream()
                .flatMap(document -> citations.citationsOf(document.current(), viewer).stream())
                .toList()));
    }

    private CorrectionHtml corrections(Context ctx, KnownWorks names, String here) {
        return new CorrectionHtml(
                Words.of(ctx), names, people, may, Asker.of(ctx).account(), here);
    }

    private void showWorks(Context ctx) {
        works(ctx).ifPresent(works -> {
            Viewer viewer = Asker.of(ctx).viewer();
            Optional<Document> document = Optional.ofNullable(ctx.queryParam("document"))
                    .flatMap(DocumentAddress::parse)
                    .flatMap(address -> catalogue.document(address.id(), viewer));
            Words words = Words.of(ctx);
            WorkHtml html = new WorkHtml(words, catalogue, viewer);
            String below = document.map(one -> belowWorks(ctx, one, viewer)).orElse("");
            page(ctx, words.say("works.title"), html.works(works, catalogue.documents(viewer), document, below));
        });
    }

    /** What was done just now to a document's citations, what cannot be applied to it any more, and what is missing. */
    private String belowWorks(Context ctx, Document document, Viewer viewer) {
        KnownWorks names = KnownWorks.of(Words.of(ctx), catalogue, citations, viewer);
        CorrectionHtml html =
                corrections(ctx, names, "/works?document=" + document.id().value());
        boolean corrects = may.of(ctx).isPresent();
        return html.outcome(ctx, number -> seen(number, viewer))
                + html.unapplied(citations.unapplied(document.current(), viewer))
                + (corrects ? new WorkForms(Words.of(ctx), names).missing(document) : "");
    }

    private Optional<LoggedCorrection> seen(long number, Viewer viewer) {
        return correcting.corrections(viewer).stream()
                .filter(logged -> logged.number() == number)
                .findFirst();
    }

    private void showWork(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Words words = Words.of(ctx);
        KnownWorks names = KnownWorks.of(words, catalogue, citations, viewer);
        String id = ctx.pathParam("work");
        Optional<CitedWork> work = names.work(id);
        if (work.isEmpty()) {
            elsewhere(ctx, id, names);
            return;
        }
        Corrections corrected = citations.corrections();
        List<LoggedCorrection> history = correcting.corrections(viewer).stream()
                .filter(logged -> isAbout(logged.correction(), work.get(), corrected))
                .toList();
        CorrectionHtml html = corrections(ctx, names, work.get().path());
        boolean corrects = may.of(ctx).isPresent();
        WorkForms forms = new WorkForms(words, names);
        WorkHtml.Parts parts = new WorkHtml.Parts(
                html.outcome(ctx, number -> seen(number, viewer)),
                corrected.partOf(id),
                names.works().stream()
                        .filter(other -> corrected
                                .partOf(other.id())
                                .filter(part -> part.volume().equals(id))
                                .isPresent())
                        .toList(),
                corrected.mayBeLiving(id),
                corrects ? forms.parting(work.get()) : "",
                corrects ? forms.correcting(work.get(), corrected.mayBeLiving(id)) : "",
                discussion.html(ctx, addressesOf(id, corrected), work.get().path()),
                html.history(history));
        WorkHtml page = new WorkHtml(words, catalogue, viewer);
        page(ctx, page.name(work.get().reference()), page.work(work.get(), names, parts));
    }

    /** Its own first; what was said of works that were merged into it stays theirs and is shown with it. */
    private static List<String> addressesOf(String work, Corrections corrected) {
        return Stream.concat(
                        Stream.of(work),
                        corrected.namesOf(work).stream()
                                .filter(name -> !name.equals(work))
                                .sorted())
                .map(name -> "/works/" + name)
                .toList();
    }

    private static boolean isAbout(Correction correction, CitedWork work, Corrections corrected) {
        Set<String> names = corrected.namesOf(work.id());
        return correction.workIds().stream().anyMatch(names::contains)
                || correction.citationIds().stream()
                        .anyMatch(id -> work.citations().stream()
                                .anyMatch(found -> found.id().equals(id)));
    }

    /** A work's address stays: it leads to the work that it was merged into, or whose passages it was made of. */
    private void elsewhere(Context ctx, String id, KnownWorks names) {
        Corrections corrected = citations.corrections();
        Optional<String> into = Optional.of(corrected.canonical(id))
                .filter(canonical -> !canonical.equals(id))
                .or(() -> corrected.madeFrom(id))
                .filter(work -> names.work(work).isPresent());
        if (into.isPresent()) {
            ctx.header("Cache-Control", Answer.PERSONAL).header("Vary", Answer.VARY);
            ctx.redirect("/works/" + into.get(), HttpStatus.SEE_OTHER);
            return;
        }
        Problem.missing("There is no such work here. The list of works has those that documents cite.")
                .answer(ctx);
    }

    private void showRecord(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<FoundCitation> found = citations.citation(ctx.pathParam("citation"), viewer);
        Optional<Document> document =
                found.flatMap(one -> catalogue.document(one.version().document(), viewer));
        if (found.isEmpty() || document.isEmpty()) {
            Problem.missing(NO_CITATION).answer(ctx);
            return;
        }
        String id = found.get().id();
        Words words = Words.of(ctx);
        KnownWorks names = KnownWorks.of(words, catalogue, citations, viewer);
        CorrectionHtml html = corrections(ctx, names, found.get().path() + "/record");
        List<LoggedCorrection> history = correcting.corrections(viewer).stream()
                .filter(logged -> logged.correction().citationIds().contains(id))
                .toList();
        String main = new CitationHtml(words, names, catalogue)
                .main(
                        document.get(),
                        found.get(),
                        citations.corrections().isRemoved(id),
                        may.of(ctx).isPresent(),
                        html.outcome(ctx, number -> seen(number, viewer)),
                        discussion.html(
                                ctx, List.of(found.get().path()), found.get().path() + "/record"),
                        html.history(history));
        page(ctx, words.say("correct.citation"), main);
    }

    /** Leads from a place in a text to the citation that stands there. */
    private void showCitationAt(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        String at = Optional.ofNullable(ctx.queryParam("at")).orElse("");
        Optional<Version> version =
                DocumentAddress.parse(ctx.pathParam("document")).flatMap(address -> catalogue.version(address, viewer));
        Optional<FoundCitation> found = version.filter(one -> AT.matcher(at).matches())
                .flatMap(one -> citations.citationsOf(one, viewer).stream()
                        .filter(citation -> citation.citation().span().end() > Integer.parseInt(at))
                        .filter(citation -> citation.citation().span().start() <= Integer.parseInt(at))
                        .findFirst());
        ctx.header("Cache-Control", Answer.PERSONAL).header("Vary", Answer.VARY);
        if (found.isPresent()) {
            ctx.redirect(found.get().path() + "/record", HttpStatus.SEE_OTHER);
        } else if (version.isPresent() && at.isEmpty()) {
            ctx.redirect("/works?document=" + version.get().document().value(), HttpStatus.SEE_OTHER);
        } else {
            Problem.missing(NO_CITATION).answer(ctx);
        }
    }

    private void showCorrections(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Words words = Words.of(ctx);
        KnownWorks names = KnownWorks.of(words, catalogue, citations, viewer);
        CorrectionHtml html = corrections(ctx, names, "/corrections");
        String unapplied = catalogue.documents(viewer).stream()
                .map(document -> html.unapplied(citations.unapplied(document.current(), viewer)))
                .collect(Collectors.joining());
        page(
                ctx,
                words.say("correct.history"),
                words.html(
                        """
                        <main id="main" class="narrow about" tabindex="-1">
                        <p><a href="/works">{works.title}</a></p>
                        <h1>{correct.history}</h1>
                        %s%s%s
                        </main>""",
                        html.outcome(ctx, number -> seen(number, viewer)),
                        unapplied,
                        html.history(correcting.corrections(viewer))));
    }

    private static void page(Context ctx, String title, String main) {
        String html = new Frame(Words.of(ctx), "works", title).page(main);
        Answer.bytes(ctx, HTML, html.getBytes(StandardCharsets.UTF_8), Answer.PERSONAL);
    }

    /** Leads to the page that the citation begins on, with it shown. */
    private void showCitation(Context ctx) {
        Optional<FoundCitation> found =
                citations.citation(ctx.pathParam("citation"), Asker.of(ctx).viewer());
        if (found.isEmpty()) {
            Problem.missing(NO_CITATION).answer(ctx);
            return;
        }
        ctx.redirect(
                place(catalogue, found.get().version(), found.get().citation().span()), HttpStatus.SEE_OTHER);
    }

    /** The address of a span of a version, on the page that it begins on. */
    static String place(Catalogue catalogue, Version version, TextSpan span) {
        return "%s?span=%d-%d"
                .formatted(
                        new PageAddress(version.address(), catalogue.pageAt(version, span.start())).path(),
                        span.start(),
                        span.end());
    }

    private void listWorks(Context ctx) {
        works(ctx).ifPresent(works -> {
            ObjectNode json = JSON.objectNode();
            ArrayNode list = json.putArray("works");
            for (CitedWork work : works) {
                describe(list.addObject().put("id", work.id()), work.reference())
                        .put("citations", work.citations().size());
            }
            Answer.json(ctx, json);
        });
    }

    private static ObjectNode describe(ObjectNode json, Reference reference) {
        json.put("title", reference.title());
        reference.authors().forEach(json.putArray("authors")::add);
        json.put("year", reference.year().isPresent() ? reference.year().getAsInt() : null);
        return reference.volume().isEmpty() ? json : json.put("volume", reference.volume());
    }

    private void listCitations(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<Version> version =
                DocumentAddress.parse(ctx.pathParam("document")).flatMap(address -> catalogue.version(address, viewer));
        if (version.isEmpty()) {
            Problem.missing("There is no such document or version here. The library lists what there is.")
                    .answer(ctx);
            return;
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("citations");
        for (FoundCitation found : citations.citationsOf(version.get(), viewer)) {
            Citation citation = found.citation();
            list.addObject()
                    .put("id", found.id())
                    .put("start", citation.span().start())
                    .put("end", citation.span().end())
                    .put("text", catalogue.text(version.get()).slice(citation.span()))
                    .put("work", found.work())
                    .put(
                            "locator",
                            citation.locator()
                                    .map(catalogue.text(version.get())::slice)
                                    .orElse(null))
                    .set("quoted", citation.quoted().map(CitationRoutes::span).orElse(null));
        }
        Answer.json(ctx, json);
    }

    private static ObjectNode span(TextSpan span) {
        return JSON.objectNode().put("start", span.start()).put("end", span.end());
    }
}
