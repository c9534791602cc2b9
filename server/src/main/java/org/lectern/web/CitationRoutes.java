package org.lectern.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.lectern.anchor.SlicedText;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Correcting;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.document.TextWindow;
import org.lectern.document.Version;
import org.lectern.people.People;
import org.lectern.people.Viewer;

/** Citations and the works they cite, for people and for programs. */
final class CitationRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Pattern AT = Pattern.compile("\\d{1,9}");
    static final String NO_CITATION =
            "There is no such citation here. The list of works has those that documents cite.";

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final Correcting correcting;
    private final MayCorrect may;
    private final People people;
    private final SamePage same;

    CitationRoutes(
            Catalogue catalogue,
            CitationIndex citations,
            Correcting correcting,
            MayCorrect may,
            People people,
            SamePage same) {
        this.same = same;
        this.catalogue = catalogue;
        this.citations = citations;
        this.correcting = correcting;
        this.may = may;
        this.people = people;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/works", ctx -> showWorks(ctx, asked(ctx)));
        same.add("/works\\?document=([^&]+)", (ctx, id) -> showWorks(ctx, Optional.of(id)));
        Routes.get(routes, "/citations/{citation}", this::showCitation);
        Routes.get(routes, "/documents/{document}/citations", this::showCitationAt);
        Routes.get(routes, "/api/works", this::listWorks);
        Routes.get(routes, "/api/documents/{document}/citations", this::listCitations);
    }

    private static Optional<String> asked(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("document")).filter(id -> !id.isEmpty());
    }

    /** @param asked the document whose works these are; empty for those of all. Empty where it is not there. */
    private Optional<List<CitedWork>> works(Context ctx, Optional<String> asked) {
        Viewer viewer = Asker.of(ctx).viewer();
        List<Document> documents = catalogue.documents(viewer).stream()
                .filter(document ->
                        asked.isEmpty() || asked.get().equals(document.id().value()))
                .toList();
        if (asked.isPresent() && documents.isEmpty()) {
            Problem.noDocument().answer(ctx);
            return Optional.empty();
        }
        return Optional.of(citations.works(documents.stream()
                .flatMap(document -> citations.citationsOf(document.current(), viewer).stream())
                .toList()));
    }

    private void showWorks(Context ctx, Optional<String> asked) {
        works(ctx, asked).ifPresent(works -> {
            Viewer viewer = Asker.of(ctx).viewer();
            Optional<Document> document =
                    asked.flatMap(DocumentAddress::parse).flatMap(address -> catalogue.document(address.id(), viewer));
            Words words = Words.of(ctx);
            WorkHtml html = new WorkHtml(words, catalogue, viewer, Refused.of(ctx));
            Optional<CorrectionHtml> corrected =
                    document.map(one -> corrections(ctx, KnownWorks.of(words, catalogue, citations, viewer), one));
            String outcome = corrected
                    .map(shown -> shown.outcome(ctx, number -> correcting.correction(number, viewer)))
                    .orElse("");
            String unread = document.map(one -> unread(words, citations, one.current(), viewer))
                    .orElse("");
            page(
                    ctx,
                    words.say("works.title"),
                    html.works(
                            works,
                            catalogue.documents(viewer),
                            document,
                            outcome + unread,
                            document.map(one -> below(ctx, one, corrected.orElseThrow()))
                                    .orElse("")));
        });
    }

    /** That a text has still to be read, and how far that is; or that it has more citations than are kept. */
    static String unread(Words words, CitationIndex citations, Version version, Viewer viewer) {
        if (citations.isRead(version)) {
            return citations.foundIn(version, viewer).size() < CitationIndex.MOST
                    ? ""
                    : "<p class=\"notice\">%s</p>".formatted(words.say("works.most", CitationIndex.MOST));
        }
        OptionalInt read = citations.percentRead(version);
        return "<p class=\"notice\" role=\"status\">%s</p>"
                .formatted(
                        read.isPresent() ? words.say("works.beingRead", read.getAsInt()) : words.say("works.unread"));
    }

    private CorrectionHtml corrections(Context ctx, KnownWorks names, Document document) {
        return new CorrectionHtml(
                Words.of(ctx),
                names,
                people,
                may,
                Asker.of(ctx).account(),
                "/works?document=" + document.id().value());
    }

    /** What cannot be applied to a document's citations any more, and the form for one that was not found. */
    private String below(Context ctx, Document document, CorrectionHtml html) {
        Words words = Words.of(ctx);
        Viewer viewer = Asker.of(ctx).viewer();
        String unapplied = html.unapplied(citations.unapplied(document.current(), viewer));
        return may.of(ctx).isPresent() ? unapplied + WorkForms.missing(words, document, Refused.of(ctx)) : unapplied;
    }

    /** Leads from a place in a text to the citation that stands there. */
    private void showCitationAt(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        String at = Optional.ofNullable(ctx.queryParam("at")).orElse("");
        Optional<Version> version = AskedDocument.version(ctx, catalogue);
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

    static void page(Context ctx, String title, String main) {
        if (Refused.status(ctx) != 200) {
            Form.page(ctx, Refused.status(ctx), Refused.title(ctx, title), main);
            return;
        }
        String html = new Frame(Words.of(ctx), "works", title).page(main);
        Answer.page(ctx, html);
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
        works(ctx, asked(ctx)).ifPresent(works -> {
            ObjectNode json = JSON.objectNode();
            ArrayNode list = json.putArray("works");
            Corrections corrections = citations.corrections();
            for (CitedWork work : works) {
                ObjectNode described = describe(list.addObject().put("id", work.id()), work.reference())
                        .put("citations", work.citations().size());
                corrections.partOf(work.id()).ifPresent(part -> described.put("partOf", part.volume()));
                if (corrections.mayBeLiving(work.id())) {
                    described.put("mayBeLiving", true);
                }
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
        Optional<Version> version = AskedDocument.version(ctx, catalogue);
        if (version.isEmpty()) {
            Problem.noVersion().answer(ctx);
            return;
        }
        List<FoundCitation> found = citations.citationsOf(version.get(), viewer);
        if (catalogue.isLong(version.get())) {
            stream(ctx, version.get(), found);
            return;
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("citations");
        CanonicalText text = catalogue.text(version.get());
        found.forEach(one -> list.add(describe(one, text.codePoints())));
        Answer.json(ctx, json);
    }

    /** Those of a long text may be many, so they go out one by one. */
    private void stream(Context ctx, Version version, List<FoundCitation> found) {
        SlicedText text = new TextWindow(catalogue.textFile(version.hash()));
        ctx.contentType("application/json").header("Cache-Control", Answer.PERSONAL);
        try (JsonGenerator out = MAPPER.getFactory().createGenerator(ctx.res().getOutputStream())) {
            out.writeStartObject();
            out.writeArrayFieldStart("citations");
            for (FoundCitation one : found) {
                MAPPER.writeTree(out, describe(one, text));
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode describe(FoundCitation found, SlicedText text) {
        Citation citation = found.citation();
        ObjectNode json = JSON.objectNode()
                .put("id", found.id())
                .put("start", citation.span().start())
                .put("end", citation.span().end())
                .put("text", text.slice(citation.span()))
                .put("work", found.work())
                .put("locator", citation.locator().map(text::slice).orElse(null));
        json.set("quoted", citation.quoted().map(CitationRoutes::span).orElse(null));
        return json;
    }

    private static ObjectNode span(TextSpan span) {
        return JSON.objectNode().put("start", span.start()).put("end", span.end());
    }
}
