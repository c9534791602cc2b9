package org.lectern.document.markup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.lectern.document.BlockKind;

/** What the styles of a DOCX say that its paragraphs are, by their ids. */
final class DocxStyles {
    private static final Pattern HEADING = Pattern.compile("(?:heading|заголовок|überschrift|titre)\\s*(\\d)");

    private final Map<String, Style> styles = new HashMap<>();

    /** @param level of a heading; 0 for all else */
    record Style(BlockKind kind, int level) {
        static final Style PLAIN = new Style(BlockKind.PARAGRAPH, 0);
    }

    private record Written(String name, String base, String level, boolean isNumbered) {}

    private DocxStyles() {}

    static DocxStyles read(Optional<byte[]> part) {
        DocxStyles styles = new DocxStyles();
        Map<String, Written> written = new HashMap<>();
        part.map(Docx::xml).ifPresent(xml -> {
            for (Element style : xml.getElementsByTag("w:style")) {
                written.put(
                        style.attr("w:styleId"),
                        new Written(
                                value(style, "w:name").toLowerCase(Locale.ROOT),
                                value(style, "w:basedOn"),
                                value(style, "w:outlineLvl"),
                                style.selectFirst("w|numPr") != null));
            }
        });
        written.forEach((id, style) -> styles.styles.put(id, styles.resolved(style, written)));
        return styles;
    }

    private static String value(Element style, String name) {
        Element element = style.getElementsByTag(name).first();
        return element == null ? "" : element.attr("w:val");
    }

    /** A style is what it is based on, unless it says otherwise; one that is based on itself ends there. */
    private Style resolved(Written first, Map<String, Written> written) {
        Set<Written> seen = new HashSet<>();
        Optional<Written> style = Optional.of(first);
        while (style.isPresent() && seen.add(style.get())) {
            Optional<Style> said = said(style.get());
            if (said.isPresent()) {
                return said.get();
            }
            style = Optional.ofNullable(written.get(style.get().base));
        }
        return Style.PLAIN;
    }

    private static Optional<Style> said(Written style) {
        Matcher heading = HEADING.matcher(style.name);
        if (heading.lookingAt()) {
            return Optional.of(
                    new Style(BlockKind.HEADING, Math.max(heading.group(1).charAt(0) - '0', 1)));
        }
        if (style.level.matches("[0-8]")) {
            return Optional.of(new Style(BlockKind.HEADING, style.level.charAt(0) - '0' + 1));
        }
        return switch (style.name) {
            case "title" -> Optional.of(new Style(BlockKind.HEADING, 1));
            case "quote", "intense quote", "block text", "quotations" -> Optional.of(new Style(BlockKind.QUOTATION, 0));
            case "caption" -> Optional.of(new Style(BlockKind.CAPTION, 0));
            default -> style.isNumbered ? Optional.of(new Style(BlockKind.LIST, 0)) : Optional.empty();
        };
    }

    Style of(String id) {
        return styles.getOrDefault(id, Style.PLAIN);
    }
}
