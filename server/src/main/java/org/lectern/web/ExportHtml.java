package org.lectern.web;

import org.lectern.export.ExportFormat;
import org.lectern.export.Included.Kind;
import org.lectern.search.SearchResult;

/** Where one chooses what to take out, and in which form. */
final class ExportHtml {
    private final Words words;

    ExportHtml(Words words) {
        this.words = words;
    }

    /**
     * @param path the address of what is exported, as a path
     * @param annotations how many the viewer may see
     */
    String main(String path, String title, int annotations, boolean signedIn) {
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="%s" lang="und">%s</a></p>
                <h1>{export.title}</h1>
                %s
                </main>""", path, Html.escape(title), annotations == 0 ? empty(signedIn) : form(path, annotations, signedIn));
    }

    private String empty(boolean signedIn) {
        return words.html("""
                <p>{export.empty}</p>
                %s""", signedIn ? words.html("<p>{export.select}</p>") : words.html("<p>{export.signIn}</p>"));
    }

    /** What a search finds. */
    String ofSearch(SearchForm search, String typed, SearchResult found, boolean signedIn) {
        String back = "<p class=\"crumbs\"><a href=\"%s\">%s</a></p>"
                .formatted(
                        Html.escape(search.path()),
                        typed.isBlank()
                                ? words.say("search.title")
                                : words.say(
                                        "export.searchFor",
                                        "<span lang=\"und\">%s</span>".formatted(Html.escape(typed))));
        String count = found.isAtLeast()
                ? words.say("export.moreThan", SearchResult.COUNTED)
                : words.count("result", found.total());
        StringBuilder asked = new StringBuilder(hidden("q", search.typed()));
        search.beside().forEach((field, value) -> asked.append(hidden(field, value)));
        asked.append(search.exact() ? hidden("exact", "true") : "");
        String body = found.total() == 0
                ? words.html("<p>{export.foundNothing}</p>")
                : words.html(
                        """
                <p>%s {export.foundHow}</p>
                <form class="stack" method="get" action="/api/search/export">
                %s<fieldset><legend class="label">{export.format}</legend>
                %s</fieldset>
                <div class="btns"><button class="btn primary" type="submit">{export.do}</button></div>
                </form>""",
                        words.say(signedIn ? "export.foundYours" : "export.foundAnyones", count), asked, formats());
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                %s
                <h1>{export.found}</h1>
                %s
                </main>""", back, body);
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, Html.escape(value));
    }

    private String formats() {
        StringBuilder formats = new StringBuilder();
        for (ExportFormat format : ExportFormat.values()) {
            formats.append(
                    "<label class=\"choice\"><input type=\"radio\" name=\"format\" value=\"%s\" required%s><span>%s <small>%s</small></span></label>\n"
                            .formatted(
                                    format.word(),
                                    format == ExportFormat.MARKDOWN ? " checked" : "",
                                    words.say("export.format." + format.word()),
                                    words.say("export.use." + format.word())));
        }
        return formats.toString();
    }

    private String form(String path, int annotations, boolean signedIn) {
        StringBuilder kinds = new StringBuilder();
        for (Kind kind : Kind.values()) {
            kinds.append(
                    "<label class=\"choice\"><input type=\"checkbox\" name=\"include\" value=\"%s\" checked><span>%s</span></label>\n"
                            .formatted(kind.word(), words.say("export.kind." + kind.word())));
        }
        return words.html(
                """
                <p>%s {export.exact}</p>
                <form class="stack" method="get" action="/api%s/export">
                <fieldset><legend class="label">{export.format}</legend>
                %s</fieldset>
                <fieldset><legend class="label">{export.include}</legend>
                <input type="hidden" name="include" value="">
                %s</fieldset>
                <div class="btns"><button class="btn primary" type="submit">{export.do}</button></div>
                </form>""", words.say(signedIn ? "export.yours" : "export.anyones", annotations), path, formats(), kinds);
    }

    /** The way to the screen. */
    String link(String path, String words) {
        return "<p><a href=\"%s/export\">%s</a></p>\n".formatted(path, words);
    }
}
