package org.lectern.document.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;

/** Markdown, by the rules of CommonMark; its lines stay lines, so that a table drawn with strokes is read as it stands. */
final class MarkdownText {
    /** What some write before a text, such as {@code title: …}, between two lines of strokes. */
    private static final Pattern PREAMBLE = Pattern.compile(
            "\\A---[ \\t]*\\n((?:[A-Za-z][\\w-]{0,40}:[^\\n]*\\n|[ \\t]+[^\\n]*\\n|- [^\\n]*\\n)+)---[ \\t]*\\n");

    private static final Pattern FACT = Pattern.compile("(?m)^([A-Za-z][\\w-]{0,40}):[ \\t]*(.*)$");

    /** The attribute of a list that says what stands behind its numbers. */
    static final String DELIMITER = "data-lectern-delimiter";

    private MarkdownText() {}

    static MarkupResult.About write(String source, MarkedText out) throws UnreadableSourceException {
        Matcher preamble = PREAMBLE.matcher(source);
        Map<String, String> facts = new LinkedHashMap<>();
        String text = source;
        if (preamble.find()) {
            out.leaveOut(LeftOut.PREAMBLES);
            text = source.substring(preamble.end());
            Matcher fact = FACT.matcher(preamble.group(1));
            while (fact.find()) {
                facts.putIfAbsent(fact.group(1).toLowerCase(java.util.Locale.ROOT), bare(fact.group(2)));
            }
        }
        String html = HtmlRenderer.builder()
                .softbreak("<br>\n")
                .attributeProviderFactory(context -> MarkdownText::say)
                .build()
                .render(Parser.builder().build().parse(text));
        HtmlText.write(Jsoup.parse(html).body(), out);
        List<String> creators = new ArrayList<>();
        if (!facts.getOrDefault("author", "").isEmpty()) {
            creators.add(facts.getOrDefault("author", ""));
        }
        String language = facts.getOrDefault("lang", "");
        return new MarkupResult.About(
                facts.getOrDefault("title", ""),
                creators,
                WebPage.date(facts.getOrDefault("date", "")).orElse(""),
                MarkupResult.isTag(language) ? List.of(language) : List.of());
    }

    private static void say(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof OrderedList list && list.getMarkerDelimiter() != null) {
            attributes.put(DELIMITER, list.getMarkerDelimiter());
        }
    }

    private static String bare(String value) {
        String word = value.strip();
        boolean isQuoted = word.length() > 1
                && (word.charAt(0) == '"' || word.charAt(0) == '\'')
                && word.charAt(word.length() - 1) == word.charAt(0);
        return isQuoted ? word.substring(1, word.length() - 1) : word;
    }
}
