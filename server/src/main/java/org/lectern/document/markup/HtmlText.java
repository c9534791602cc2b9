package org.lectern.document.markup;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.lectern.document.BlockKind;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;

/** Writes what a reader of a web page sees of it. */
final class HtmlText extends MarkupWalk {
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

    private final HtmlLists lists = new HtmlLists();
    private int quotations;
    private int verbatim;
    private int rows;
    private int cells;

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
        writing.walk(body);
        out.close();
    }

    @Override
    void words(String words) throws UnreadableSourceException {
        if (verbatim > 0 && rows == 0) {
            out.verbatim(words);
        } else {
            out.words(words);
        }
    }

    @Override
    boolean begin(Element element) throws UnreadableSourceException {
        String name = element.normalName();
        Optional<LeftOut> left = HtmlElements.leftOut(element, name);
        if (left.isPresent()) {
            out.leaveOut(left.get());
            return false;
        }
        if (HtmlElements.isPageBreak(element)) {
            out.page(HtmlElements.label(element));
            return false;
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
        verbatim += HtmlElements.VERBATIM.contains(name) ? 1 : 0;
        if (name.equals("li")) {
            lists.begin(element, out);
        }
        switch (name) {
            case "q" -> out.words(quotationMark(element, true, quotations++));
            case "br" -> breakLine();
            case "td", "th" -> cell();
            case "tr" -> row();
            default -> {
                if (HtmlElements.BLOCKS.contains(name)) {
                    border();
                }
            }
        }
        return true;
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

    @Override
    void end(Element element) throws UnreadableSourceException {
        String name = element.normalName();
        switch (name) {
            case "q" -> out.words(quotationMark(element, false, --quotations));
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
        verbatim -= HtmlElements.VERBATIM.contains(name) ? 1 : 0;
        if (element.hasAttr("lang") || element.hasAttr("xml:lang")) {
            languages.pop();
        }
        if (name.equals("tr")) {
            rows--;
        }
        if (name.equals("li")) {
            lists.end(out);
        }
        if (HtmlElements.BLOCKS.contains(name)) {
            border();
        }
    }

    /** As browsers draw it (HTML, 15.3.6): that of the language. */
    private String quotationMark(Element element, boolean isFirst, int depth) {
        if (isFirst) {
            out.leaveOut(LeftOut.WRITTEN_QUOTES);
        }
        int outer = isFirst ? LocaleData.QUOTATION_START : LocaleData.QUOTATION_END;
        int inner = isFirst ? LocaleData.ALT_QUOTATION_START : LocaleData.ALT_QUOTATION_END;
        Element said = element.closest("[lang]");
        String tag = said == null ? "" : said.attr("lang").strip();
        return LocaleData.getInstance(new ULocale(MarkupResult.isTag(tag) ? tag : "en"))
                .getDelimiter(depth == 0 ? outer : inner);
    }
}
