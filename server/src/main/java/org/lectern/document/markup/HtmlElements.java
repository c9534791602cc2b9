package org.lectern.document.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.lectern.document.LeftOut;

/** What the elements of a web page are for a text. */
final class HtmlElements {
    private static final Map<String, LeftOut> LEFT_OUT = Map.ofEntries(
            Map.entry("script", LeftOut.SCRIPTS),
            Map.entry("style", LeftOut.STYLES),
            Map.entry("template", LeftOut.HIDDEN),
            Map.entry("img", LeftOut.IMAGES),
            Map.entry("svg", LeftOut.IMAGES),
            Map.entry("canvas", LeftOut.IMAGES),
            Map.entry("map", LeftOut.IMAGES),
            Map.entry("audio", LeftOut.MEDIA),
            Map.entry("video", LeftOut.MEDIA),
            Map.entry("object", LeftOut.MEDIA),
            Map.entry("embed", LeftOut.MEDIA),
            Map.entry("applet", LeftOut.MEDIA),
            Map.entry("iframe", LeftOut.MEDIA),
            Map.entry("frameset", LeftOut.MEDIA),
            Map.entry("input", LeftOut.FORMS),
            Map.entry("select", LeftOut.FORMS),
            Map.entry("textarea", LeftOut.FORMS),
            Map.entry("button", LeftOut.FORMS),
            Map.entry("datalist", LeftOut.FORMS),
            Map.entry("math", LeftOut.FORMULAS),
            Map.entry("rt", LeftOut.READINGS),
            Map.entry("rp", LeftOut.READINGS));

    static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "listing",
            "plaintext",
            "xmp",
            "search",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul");

    static final Set<String> VERBATIM = Set.of("pre", "listing", "plaintext", "xmp");
    private static final Pattern UNSEEN =
            Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)\\b");

    private HtmlElements() {}

    static Optional<LeftOut> leftOut(Element element, String name) {
        LeftOut byName = LEFT_OUT.get(name);
        if (byName != null) {
            return Optional.of(byName);
        }
        boolean isHidden = (element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found"))
                || UNSEEN.matcher(element.attr("style")).find();
        return isHidden ? Optional.of(LeftOut.HIDDEN) : Optional.empty();
    }

    static boolean isPageBreak(Element element) {
        return (" " + element.attr("epub:type") + " ").contains(" pagebreak ")
                || element.attr("role").equals("doc-pagebreak");
    }

    /** What a page is called that begins at an element. */
    static String label(Element element) {
        for (String label : new String[] {element.attr("title"), element.attr("aria-label"), element.text()}) {
            String plain = label.strip()
                    .replaceFirst("(?i)^(page|p\\.|seite|стр(аница|\\.)?)\\s+", "")
                    .replaceFirst("\\.$", "");
            if (!plain.isEmpty()) {
                return plain.substring(0, Math.min(plain.length(), 40));
            }
        }
        return element.id().toLowerCase(Locale.ROOT).replaceFirst("^(page|pg|p)[-_]?", "");
    }
}
