package org.lectern.document.markup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.lectern.document.CanonicalText;
import org.lectern.document.LeftOut;
import org.lectern.document.TextReader;
import org.lectern.document.UnreadableSourceException;

/** A web page by itself, or one of a book. */
final class WebPage {
    /** Bytes in which a page says what it is encoded in (HTML, 13.2.3.2). */
    private static final int PRESCAN = 1024;

    private static final Pattern DECLARED = Pattern.compile(
            "(?i)<meta[^>]+charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})|^\\s*<\\?xml[^>]+encoding\\s*=\\s*[\"']([\\w.:-]{1,40})");
    private static final Pattern DATE = Pattern.compile("^(\\d{4}(?:-\\d{2}(?:-\\d{2})?)?)(?:$|[T ])");

    private static final Pattern SELF_ENDING = Pattern.compile(
            "(?i)<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\\b)([a-z][\\w:-]*+)((?:\\s[^<>]*?)?)\\s*/>");

    private WebPage() {}

    /**
     * Decodes a page.
     *
     * @param named the encoding that a person says it is in
     * @throws UnreadableSourceException where a byte means nothing in its encoding; none is replaced
     */
    static TextReader.Decoded decode(byte[] bytes, Optional<String> named) throws UnreadableSourceException {
        return TextReader.decode(
                bytes, named.or(() -> hasMark(bytes) || isUtf8(bytes) ? Optional.empty() : declared(bytes)));
    }

    /** Whether its bytes say what it is in, whatever it says itself: nothing else beyond ASCII is UTF-8 by chance. */
    private static boolean isUtf8(byte[] bytes) {
        boolean isBeyond = false;
        for (int at = 0; at < bytes.length && !isBeyond; at++) {
            isBeyond = bytes[at] < 0;
        }
        return isBeyond && CanonicalText.isUtf8(bytes);
    }

    private static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3
                && ((bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    }

    /** What the page itself says, as browsers understand it (Encoding Standard, 4.2). */
    private static Optional<String> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(PRESCAN, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher found = DECLARED.matcher(head);
        if (!found.find()) {
            return Optional.empty();
        }
        String name = (found.group(1) == null ? found.group(2) : found.group(1)).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> Optional.of("windows-1252");
            // A page that can be read so far is not in two bytes a letter
            case "utf-16", "utf-16le", "utf-16be" -> Optional.of("UTF-8");
            default -> Optional.of(name).filter(WebPage::isKnown);
        };
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads a page and what it says of itself. */
    static MarkupResult.About write(CanonicalText html, MarkedText out) throws UnreadableSourceException {
        boolean isXml = html.value().stripLeading().startsWith("<?xml");
        Document page = Jsoup.parse(isXml ? ofXml(html.value()) : html.value());
        for (Element ignored : page.head().select("script")) {
            out.leaveOut(LeftOut.SCRIPTS);
        }
        for (Element ignored : page.head().select("style, link[rel~=(?i)stylesheet]")) {
            out.leaveOut(LeftOut.STYLES);
        }
        Element whole = page.selectFirst("html");
        String language = whole == null
                ? ""
                : whole.attr(whole.hasAttr("lang") ? "lang" : "xml:lang").strip();
        HtmlText.write(page.body(), out);
        return new MarkupResult.About(
                page.title().strip(),
                Stream.of("author", "citation_author", "dc.creator", "dcterms.creator")
                        .flatMap(name -> meta(page, name))
                        .distinct()
                        .toList(),
                Stream.of("citation_publication_date", "dc.date", "dcterms.date", "date", "article:published_time")
                        .flatMap(name -> meta(page, name))
                        .flatMap(date -> date(date).stream())
                        .findFirst()
                        .orElse(""),
                MarkupResult.isTag(language) ? List.of(language) : List.of());
    }

    private static Stream<String> meta(Document page, String name) {
        return page.head().select("meta[name], meta[property]").stream()
                .filter(meta ->
                        meta.attr(meta.hasAttr("name") ? "name" : "property").equalsIgnoreCase(name))
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty());
    }

    static Optional<String> date(String said) {
        Matcher date = DATE.matcher(said.strip());
        return date.find() ? Optional.of(date.group(1)) : Optional.empty();
    }

    /** For pages of a book, whose encoding stands in them as well, and which are XML. */
    static Document parse(byte[] bytes) throws UnreadableSourceException {
        return Jsoup.parse(ofXml(decode(bytes, Optional.empty()).text().value()));
    }

    /** In XML every element may end itself; in HTML what looks so goes on. */
    private static String ofXml(String xhtml) {
        return SELF_ENDING.matcher(xhtml).replaceAll("<$1$2></$1>");
    }
}
