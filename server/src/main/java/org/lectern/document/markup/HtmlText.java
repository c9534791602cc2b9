package org.lectern.document.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.lectern.document.BlockKind;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;

/** Writes what a reader of a web page sees of it. Walks without recursion, since pages nest as deeply as somebody likes. */
final class HtmlText implements NodeFilter {
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
            Map.entry("math", LeftOut.FORMULAS));

    private static final Set<String> BLOCKS = Set.of(
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

    private static final Set<String> VERBATIM = Set.of("pre", "listing", "plaintext", "xmp");
    private static final Pattern UNSEEN =
            Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)\\b");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}");

    private final MarkedText out;
    /** The address of an element in a book, before its id; empty where there is no book. */
    private final String file;
    /** What a list of pages calls the elements that pages begin at, by their addresses. */
    private final Map<String, String> pages;

    private final Deque<BlockKind> kinds = new ArrayDeque<>();
    private final Deque<String> languages = new ArrayDeque<>();
    /** Of the heading that one is in. */
    private int levelNow;

    private int verbatim;
    private int rows;
    private int cells;
    private Optional<UnreadableSourceException> failure = Optional.empty();

    private HtmlText(MarkedText out, String file, Map<String, String> pages) {
        this.out = out;
        this.file = file;
        this.pages = pages;
    }

    static void write(Element body, MarkedText out) throws UnreadableSourceException {
        write(body, out, "", "", Map.of());
    }

    /**
     * Writes an element and what is in it.
     *
     * @param language of what it stands in; empty where that is not said
     */
    static void write(Element body, MarkedText out, String language, String file, Map<String, String> pages)
            throws UnreadableSourceException {
        HtmlText writing = new HtmlText(out, file, pages);
        writing.languages.push(language);
        out.open(BlockKind.PARAGRAPH, 0, language, false);
        body.filter(writing);
        out.close();
        if (writing.failure.isPresent()) {
            throw writing.failure.get();
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        try {
            if (node instanceof TextNode words) {
                if (verbatim > 0 && rows == 0) {
                    out.verbatim(words.getWholeText());
                } else {
                    out.words(words.getWholeText());
                }
                return FilterResult.CONTINUE;
            }
            return node instanceof Element element ? head(element) : FilterResult.CONTINUE;
        } catch (UnreadableSourceException e) {
            failure = Optional.of(e);
            return FilterResult.STOP;
        }
    }

    private FilterResult head(Element element) {
        String name = element.normalName();
        Optional<LeftOut> left = leftOut(element, name);
        if (left.isPresent()) {
            out.leaveOut(left.get());
            return FilterResult.SKIP_ENTIRELY;
        }
        if (isPageBreak(element)) {
            out.page(label(element));
            return FilterResult.SKIP_ENTIRELY;
        }
        mark(element);
        if (element.hasAttr("lang") || element.hasAttr("xml:lang")) {
            String tag =
                    element.attr(element.hasAttr("lang") ? "lang" : "xml:lang").strip();
            languages.push(TAG.matcher(tag).matches() ? tag : "");
        }
        switch (name) {
            case "blockquote" -> kinds.push(BlockKind.QUOTATION);
            case "li", "dd", "dt" -> kinds.push(BlockKind.LIST);
            case "figcaption", "caption" -> kinds.push(BlockKind.CAPTION);
            // At the foot of a quotation stands where it is from (HTML, 4.4.4)
            case "footer" -> kinds.push(kind() == BlockKind.QUOTATION ? BlockKind.CITATION : kind());
            case "h1", "h2", "h3", "h4", "h5", "h6" -> kinds.push(BlockKind.HEADING);
            default -> {
                // keeps what it stands in
            }
        }
        verbatim += VERBATIM.contains(name) ? 1 : 0;
        switch (name) {
            case "br" -> breakLine();
            case "td", "th" -> cell();
            case "tr" -> row();
            default -> {
                if (BLOCKS.contains(name)) {
                    border();
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    private void breakLine() {
        if (rows > 0) {
            out.space(" ");
        } else {
            out.line();
        }
    }

    private void cell() {
        if (rows == 1 && cells++ > 0) {
            out.cell();
        } else if (rows > 1) {
            out.space(" ");
        }
    }

    private void row() {
        if (rows++ == 0) {
            cells = 0;
            out.open(kind(), level(), language(), true);
        }
    }

    /** What follows is another block; within a row of a table, another word. */
    private void border() {
        if (rows > 0) {
            out.space(" ");
        } else {
            BlockKind kind = kind();
            out.open(kind, level(), language(), kind == BlockKind.LIST);
        }
    }

    private BlockKind kind() {
        return kinds.isEmpty() ? BlockKind.PARAGRAPH : kinds.peek();
    }

    private int level() {
        return kind() == BlockKind.HEADING ? levelNow : 0;
    }

    private String language() {
        return languages.isEmpty() ? "" : languages.peek();
    }

    private void mark(Element element) {
        String name = element.normalName();
        if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
            levelNow = name.charAt(1) - '0';
        }
        if (!element.id().isEmpty()) {
            String address = file + "#" + element.id();
            out.place(address);
            Optional.ofNullable(pages.get(address)).ifPresent(out::page);
        }
    }

    private static Optional<LeftOut> leftOut(Element element, String name) {
        LeftOut byName = LEFT_OUT.get(name);
        if (byName != null) {
            return Optional.of(byName);
        }
        boolean isHidden = (element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found"))
                || UNSEEN.matcher(element.attr("style")).find();
        return isHidden ? Optional.of(LeftOut.HIDDEN) : Optional.empty();
    }

    private static boolean isPageBreak(Element element) {
        return (" " + element.attr("epub:type") + " ").contains(" pagebreak ")
                || element.attr("role").equals("doc-pagebreak");
    }

    private static String label(Element element) {
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

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            switch (name) {
                case "blockquote",
                        "li",
                        "dd",
                        "dt",
                        "figcaption",
                        "caption",
                        "footer",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6" -> kinds.pop();
                default -> {
                    // nothing to take back
                }
            }
            verbatim -= VERBATIM.contains(name) ? 1 : 0;
            if (element.hasAttr("lang") || element.hasAttr("xml:lang")) {
                languages.pop();
            }
            if (name.equals("tr")) {
                rows--;
            }
            if (BLOCKS.contains(name)) {
                border();
            }
        }
        return FilterResult.CONTINUE;
    }
}
