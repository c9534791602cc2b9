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
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitedWork;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/** Citations and the works they cite, for people and for programs. */
final class CitationRoutes {
    private static final String HTML = "text/html; charset=utf-8";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Catalogue catalogue;
    private final CitationIndex citations;

    CitationRoutes(Catalogue catalogue, CitationIndex citations) {
        this.catalogue = catalogue;
        this.citations = citations;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/works", this::showWorks);
        Routes.get(routes, "/works/{work}", this::showWork);
        Routes.get(routes, "/citations/{citation}", this::showCitation);
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
        return Optional.of(CitedWork.of(documents.stream()
                .flatMap(document -> citations.citationsOf(document.current(), viewer).stream())
                .toList()));
    }

    private Optional<CitedWork> work(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<CitedWork> work = CitedWork.of(catalogue.documents(viewer).stream()
                        .flatMap(document -> citations.citationsOf(document.current(), viewer).stream())
                        .filter(found -> found.work().equals(ctx.pathParam("work")))
                        .toList())
                .stream()
                .findFirst();
        if (work.isEmpty()) {
            Problem.missing("There is no such work here. The list of works has those that documents cite.")
                    .answer(ctx);
        }
        return work;
    }

    private void showWorks(Context ctx) {
        works(ctx).ifPresent(works -> {
            Viewer viewer = Asker.of(ctx).viewer();
            Optional<Document> document = Optional.ofNullable(ctx.queryParam("document"))
                    .flatMap(DocumentAddress::parse)
                    .flatMap(address -> catalogue.document(address.id(), viewer));
            Words words = Words.of(ctx);
            WorkHtml html = new WorkHtml(words, catalogue, viewer);
            page(ctx, words.say("works.title"), html.works(works, catalogue.documents(viewer), document));
        });
    }

    private void showWork(Context ctx) {
        work(ctx).ifPresent(work -> {
            WorkHtml html = new WorkHtml(Words.of(ctx), catalogue, Asker.of(ctx).viewer());
            page(ctx, html.name(work.reference()), html.work(work));
        });
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
            Problem.missing("There is no such citation here. The list of works has those that documents cite.")
                    .answer(ctx);
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
