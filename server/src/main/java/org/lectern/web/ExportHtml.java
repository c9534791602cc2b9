package org.lectern.web;

import org.lectern.export.ExportFormat;
import org.lectern.export.Exporter.Offer;
import org.lectern.export.Included.Kind;
import org.lectern.search.SearchResult;

/** Where one chooses what to take out, and in which form. */
final class ExportHtml {
    private ExportHtml() {}

    /** @param path the address of what is exported, as a path */
    static String main(String path, Offer offer, boolean signedIn) {
        String title = Html.escape(offer.title());
        return """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="%s">%s</a></p>
                <h1>Export excerpts</h1>
                %s
                </main>""".formatted(path, title, offer.annotations() == 0 ? empty(signedIn) : form(path, offer, signedIn));
    }

    /** What a search finds. */
    static String ofSearch(SearchForm search, String typed, SearchResult found, boolean signedIn) {
        String back = "<p class=\"crumbs\"><a href=\"%s\">%s</a></p>"
                .formatted(
                        Html.escape(search.path()),
                        typed.isBlank()
                                ? "Search"
                                : "Search: <span lang=\"und\">%s</span>".formatted(Html.escape(typed)));
        String count = found.isAtLeast()
                ? "more than %,d results".formatted(SearchResult.COUNTED)
                : LibraryHtml.count(found.total(), "result");
        StringBuilder asked = new StringBuilder(hidden("q", search.typed()));
        search.beside().forEach((field, value) -> asked.append(hidden(field, value)));
        asked.append(search.exact() ? hidden("exact", "true") : "");
        String body = found.total() == 0
                ? "<p>Nothing that you may see is found by this search, so there is nothing to export.</p>"
                : """
                <p>%s %s, passages and notes. They come in the order in which the documents are read. Each quotation is taken from the text letter for letter, with its source, page, version and address.</p>
                <form class="stack" method="get" action="/api/search/export">
                %s<fieldset><legend class="label">Format</legend>
                %s</fieldset>
                <div class="btns"><button class="btn primary" type="submit">Export</button></div>
                </form>""".formatted(signedIn ? "You may see" : "Anyone may see", count, asked, formats());
        return """
                <main id="main" class="narrow" tabindex="-1">
                %s
                <h1>Export what was found</h1>
                %s
                </main>""".formatted(back, body);
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, Html.escape(value));
    }

    private static String formats() {
        StringBuilder formats = new StringBuilder();
        for (ExportFormat format : ExportFormat.values()) {
            formats.append(
                    "<label class=\"choice\"><input type=\"radio\" name=\"format\" value=\"%s\" required%s><span>%s <small>%s</small></span></label>\n"
                            .formatted(
                                    format.word(),
                                    format == ExportFormat.MARKDOWN ? " checked" : "",
                                    format.title(),
                                    format.use()));
        }
        return formats.toString();
    }

    private static String empty(boolean signedIn) {
        return """
                <p>There is nothing here yet that you may see, so there is nothing to export.</p>
                %s""".formatted(
                        signedIn
                                ? "<p>Select words in a document to write the first note.</p>"
                                : "<p>You are not signed in. <a href=\"/sign-in\">Sign in</a> to export your own notes and those of your groups.</p>");
    }

    private static String form(String path, Offer offer, boolean signedIn) {
        StringBuilder kinds = new StringBuilder();
        for (Kind kind : Kind.values()) {
            kinds.append(
                    "<label class=\"choice\"><input type=\"checkbox\" name=\"include\" value=\"%s\" checked><span>%s</span></label>\n"
                            .formatted(kind.word(), kind.title()));
        }
        return """
                <p>%s %s. Each quotation is taken from the text letter for letter, with its source, page, version and address.</p>
                <form class="stack" method="get" action="/api%s/export">
                <fieldset><legend class="label">Format</legend>
                %s</fieldset>
                <fieldset><legend class="label">What to include</legend>
                <input type="hidden" name="include" value="">
                %s</fieldset>
                <div class="btns"><button class="btn primary" type="submit">Export</button></div>
                </form>""".formatted(
                        signedIn ? "You may see" : "Anyone may see",
                        LibraryHtml.count(offer.annotations(), "annotation"),
                        path,
                        formats(),
                        kinds);
    }

    /** The way to the screen. */
    static String link(String path, String words) {
        return "<p><a href=\"%s/export\">%s</a></p>\n".formatted(path, words);
    }
}
