package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.document.DocumentAddress;
import org.lectern.export.ExportFormat;
import org.lectern.export.Exporter;
import org.lectern.export.Exporter.Exported;
import org.lectern.export.Exporter.Offer;
import org.lectern.export.Exporter.Request;
import org.lectern.export.Included;
import org.lectern.export.Included.Kind;
import org.lectern.export.Selection;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.search.SearchIndex;
import org.lectern.search.SearchQuery;
import org.lectern.search.SearchQuery.UnreadableQueryException;
import org.lectern.search.SearchResult;

/** Excerpts out: a screen to choose on, and the file. */
final class ExportRoutes {
    private final Exporter exporter;
    private final SearchIndex index;

    ExportRoutes(Exporter exporter, SearchIndex index) {
        this.exporter = exporter;
        this.index = index;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/documents/{document}/export", ctx -> show(ctx, document(ctx)));
        Routes.get(routes, "/groups/{group}/export", ctx -> show(ctx, group(ctx)));
        Routes.get(routes, "/people/{account}/export", ctx -> show(ctx, account(ctx)));
        Routes.get(routes, "/search/export", this::showSearch);
        Routes.get(routes, "/api/search/export", this::sendSearch);
        Routes.get(routes, "/api/documents/{document}/export", ctx -> send(ctx, document(ctx)));
        Routes.get(routes, "/api/groups/{group}/export", ctx -> send(ctx, group(ctx)));
        Routes.get(routes, "/api/people/{account}/export", ctx -> send(ctx, account(ctx)));
    }

    private static Optional<Selection.Stored> document(Context ctx) {
        return DocumentAddress.parse(ctx.pathParam("document")).map(Selection.OfDocument::new);
    }

    private static Optional<Selection.Stored> group(Context ctx) {
        String id = ctx.pathParam("group");
        return id.matches("[a-z0-9][a-z0-9-]{0,63}")
                ? Optional.of(new Selection.OfGroup(new GroupId(id)))
                : Optional.empty();
    }

    private static Optional<Selection.Stored> account(Context ctx) {
        String id = ctx.pathParam("account");
        return id.matches("[a-z2-7]{12}") ? Optional.of(new Selection.OfAccount(new AccountId(id))) : Optional.empty();
    }

    private static Problem missing() {
        return Problem.missing("There is nothing here to export, or it is not shared with you.");
    }

    private void show(Context ctx, Optional<Selection.Stored> selection) {
        ctx.header("Vary", Answer.VARY);
        Asker asker = Asker.of(ctx);
        Optional<Offer> offer = selection.flatMap(wanted -> exporter.offer(wanted, asker.viewer()));
        if (selection.isEmpty() || offer.isEmpty()) {
            missing().answer(ctx);
            return;
        }
        Words words = Words.of(ctx);
        // A document's and a group's names are theirs, a person's annotations are called so here
        String title = offer.get().title();
        String name = selection.get() instanceof Selection.OfAccount ? words.told(title) : title;
        String main = new ExportHtml(words)
                .main(
                        selection.get().path(),
                        name,
                        offer.get().annotations(),
                        asker.account().isPresent());
        String page = new Frame(words, "export", words.say("export.pageTitle", name)).page(main);
        Answer.page(ctx, page);
    }

    private void showSearch(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Asker asker = Asker.of(ctx);
        try {
            SearchQuery query = asked(ctx);
            SearchResult found = index.find(query, asker.viewer(), Optional.empty(), 1);
            SearchForm form = SearchForm.of(ctx);
            Words words = Words.of(ctx);
            String main = new ExportHtml(words)
                    .ofSearch(form, query.typed(), found, asker.account().isPresent());
            String page = new Frame(words, "export", words.say("export.found")).page(main);
            Answer.page(ctx, page);
        } catch (UnreadableQueryException | SearchResult.UnknownCursorException e) {
            Problem.unprocessable("q", String.valueOf(e.getMessage())).answer(ctx);
        }
    }

    private static SearchQuery asked(Context ctx) throws UnreadableQueryException {
        SearchQuery query = SearchRequest.query(ctx);
        if (query.isEmpty()) {
            throw new UnreadableQueryException("Say what to search for: q= as in the search box.");
        }
        return query;
    }

    private void sendSearch(Context ctx) {
        try {
            SearchQuery query = asked(ctx);
            send(
                    ctx,
                    Optional.of(SearchExport.of(index, query, SearchForm.of(ctx).parameters())));
        } catch (UnreadableQueryException e) {
            Problem.unprocessable("q", String.valueOf(e.getMessage())).answer(ctx);
        }
    }

    private void send(Context ctx, Optional<? extends Selection> selection) {
        ctx.header("Vary", "Cookie, Authorization");
        Optional<ExportFormat> format =
                Optional.ofNullable(ctx.queryParam("format")).flatMap(ExportFormat::of);
        if (format.isEmpty()) {
            Problem.unprocessable("format", "Say which format: format= one of %s.".formatted(ExportFormat.words()))
                    .answer(ctx);
            return;
        }
        Optional<Included> included = included(ctx);
        if (included.isEmpty()) {
            Problem.unprocessable("include", "Choose what to export: include= notes, ratings, links, replies.")
                    .answer(ctx);
            return;
        }
        Asker asker = Asker.of(ctx);
        Optional<Account> asked = asker.account();
        Optional<Exported> exported = selection.flatMap(
                wanted -> exporter.export(new Request(wanted, included.get(), format.get()), asked, asker.viewer()));
        if (exported.isEmpty()) {
            missing().answer(ctx);
            return;
        }
        ctx.header("Cache-Control", "private, no-store")
                .header("Content-Length", String.valueOf(exported.get().length()))
                .header("Content-Disposition", disposition(exported.get().name()))
                .contentType(exported.get().format().mediaType())
                .result(exported.get().content());
    }

    /** Everything where nothing is said; empty where what is said names nothing there is. */
    private static Optional<Included> included(Context ctx) {
        List<String> asked = ctx.queryParams("include");
        if (asked.isEmpty()) {
            return Optional.of(Included.ALL);
        }
        List<Kind> kinds = new ArrayList<>();
        for (String words : asked) {
            for (String word : words.split(",", -1)) {
                Optional<Kind> kind = Kind.of(word.strip());
                if (kind.isEmpty() && !word.isBlank()) {
                    return Optional.empty();
                }
                kind.ifPresent(kinds::add);
            }
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(Included.of(kinds));
    }

    /**
     * A name that no system stumbles over, and beside it the name as it is.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6266#section-4.3">RFC 6266, 4.3</a> and RFC 8187
     */
    static String disposition(String name) {
        String whole = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ").strip();
        String plain = Normalizer.normalize(whole, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[-.]+", "");
        String safe = plain.isEmpty() || plain.indexOf('.') <= 0
                ? "export" + whole.substring(Math.max(0, whole.lastIndexOf('.')))
                : plain;
        String encoded = URLEncoder.encode(whole, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(safe, encoded);
    }
}
