package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.document.Catalogue;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.Placements;
import org.lectern.search.SearchIndex;
import org.lectern.search.SearchQuery.UnreadableQueryException;
import org.lectern.search.SearchResult;
import org.lectern.search.SearchResult.UnknownCursorException;
import org.lectern.search.Typing;

/** Searching, as a page and for programs. Whatever is typed is a search or is answered with what to do instead. */
final class SearchRoutes {
    private static final String HTML = "text/html; charset=utf-8";

    private final SearchIndex index;
    private final Groups groups;
    private final Catalogue catalogue;
    private final Addresses addresses;
    private final FoundPlaces places;

    SearchRoutes(
            SearchIndex index,
            Catalogue catalogue,
            Placements placements,
            People people,
            Groups groups,
            Addresses addresses) {
        this.index = index;
        this.catalogue = catalogue;
        this.groups = groups;
        this.addresses = addresses;
        this.places = new FoundPlaces(catalogue, placements, people);
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/search", this::show);
        Routes.get(routes, "/api/search", this::answer);
        Routes.get(routes, "/api/search/completions", this::complete);
    }

    private static Viewer viewer(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        return Asker.of(ctx).viewer();
    }

    private void answer(Context ctx) {
        Viewer viewer = viewer(ctx);
        try {
            SearchRequest request = SearchRequest.read(ctx);
            SearchResult found = index.find(request.query(), viewer, request.cursor(), request.limit());
            Answer.json(ctx, new SearchJson(addresses, places, viewer).result(found, loosened(found, request, viewer)));
        } catch (UnreadableQueryException e) {
            Problem.unprocessable("q", String.valueOf(e.getMessage())).answer(ctx);
        } catch (UnknownCursorException e) {
            Problem.unprocessable("cursor", String.valueOf(e.getMessage())).answer(ctx);
        }
    }

    private void complete(Context ctx) {
        Viewer viewer = viewer(ctx);
        try {
            Optional<Typing> typing = SearchRequest.typing(ctx);
            Answer.json(
                    ctx, SearchJson.completions(typing.isPresent() ? index.complete(typing.get(), viewer) : List.of()));
        } catch (UnreadableQueryException e) {
            Problem.unprocessable("q", String.valueOf(e.getMessage())).answer(ctx);
        }
    }

    private void show(Context ctx) {
        Viewer viewer = viewer(ctx);
        Words words = Words.of(ctx);
        SearchHtml html = new SearchHtml(words, SearchForm.of(ctx), catalogue.documents(viewer), groupsOf(viewer));
        String main;
        int status = 200;
        try {
            SearchRequest request = SearchRequest.read(ctx);
            main = request.query().isEmpty() ? html.beginning() : results(request, viewer, words, html);
        } catch (UnreadableQueryException e) {
            main = html.refused(words.told(String.valueOf(e.getMessage())));
            status = 422;
        } catch (UnknownCursorException e) {
            main = html.refused(words.told(String.valueOf(e.getMessage())));
            status = 422;
        }
        String typed = SearchRequest.typed(ctx);
        String title = typed.isBlank() ? words.say("search.title") : words.say("search.pageTitle", typed);
        ctx.status(status);
        Answer.bytes(
                ctx,
                HTML,
                new Frame(words, "search", title).page(main).getBytes(StandardCharsets.UTF_8),
                Answer.PERSONAL);
    }

    private String results(SearchRequest request, Viewer viewer, Words words, SearchHtml html)
            throws UnknownCursorException {
        SearchResult found = index.find(request.query(), viewer, request.cursor(), request.limit());
        return html.results(found, loosened(found, request, viewer), new FoundHtml(words, places, viewer));
    }

    private Map<String, SearchResult> loosened(SearchResult found, SearchRequest request, Viewer viewer) {
        return found.total() == 0 ? index.loosened(request.query(), viewer) : Map.of();
    }

    private List<Groups.Belonging> groupsOf(Viewer viewer) {
        return Optional.of(viewer).flatMap(Viewer::account).map(groups::of).orElse(List.of());
    }
}
