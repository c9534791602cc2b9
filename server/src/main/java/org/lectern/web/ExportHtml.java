package org.lectern.web;

import org.lectern.export.ExportFormat;
import org.lectern.export.Exporter.Offer;
import org.lectern.export.Included.Kind;

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

    private static String empty(boolean signedIn) {
        return """
                <p>There is nothing here yet that you may see, so there is nothing to export.</p>
                %s""".formatted(
                        signedIn
                                ? "<p>Select words in a document to write the first note.</p>"
                                : "<p>You are not signed in. <a href=\"/sign-in\">Sign in</a> to export your own notes and those of your groups.</p>");
    }

    private static String form(String path, Offer offer, boolean signedIn) {
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
                        formats,
                        kinds);
    }

    /** The way to the screen. */
    static String link(String path, String words) {
        return "<p><a href=\"%s/export\">%s</a></p>\n".formatted(path, words);
    }
}
