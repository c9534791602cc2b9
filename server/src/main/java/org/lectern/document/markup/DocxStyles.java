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
import org.lectern.document.markup.DocxNumbering.Membership;

/** What the styles of a DOCX say that its paragraphs are, by their ids. */
final class DocxStyles {
    private static final Pattern HEADING = Pattern.compile("(?:heading|заголовок|überschrift|titre)\\s*(\\d)");

    private final Map<String, Style> styles = new HashMap<>();

    /**
     * What a paragraph is.
     *
     * @param level of a heading; 0 for all else
     * @param list the list that its number is of
     */
    record Style(BlockKind kind, int level, Membership list, String id) {
        static final Style PLAIN = new Style(BlockKind.PARAGRAPH, 0, Membership.NONE, "");

        Style as(BlockKind newKind, int newLevel) {
            return new Style(newKind, newLevel, list, id);
        }
    }

    private record Written(String name, String base, String level, Membership list) {}

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
                                membership(style)));
            }
        });
        written.forEach((id, style) -> styles.styles.put(id, styles.resolved(id, style, written)));
        return styles;
    }

    private static String value(Element style, String name) {
        Element element = style.getElementsByTag(name).first();
        return element == null ? "" : element.attr("w:val");
    }

    private static Membership membership(Element style) {
        String level = value(style, "w:ilvl");
        return new Membership(
                value(style, "w:numId"),
                level.matches("[0-8]") ? Optional.of(Integer.valueOf(level)) : Optional.empty());
    }

    /** A style is what it is based on, unless it says otherwise; one that is based on itself ends there. */
    private Style resolved(String id, Written first, Map<String, Written> written) {
        Set<Written> seen = new HashSet<>();
        Optional<Written> style = Optional.of(first);
        Optional<Style> said = Optional.empty();
        Membership list = Membership.NONE;
        while (style.isPresent() && seen.add(style.get())) {
            said = said.isPresent() ? said : said(style.get());
            list = list.id().isEmpty() ? style.get().list : list;
            style = Optional.ofNullable(written.get(style.get().base));
        }
        BlockKind otherwise = list.isOfOne() ? BlockKind.LIST : BlockKind.PARAGRAPH;
        Style plain = new Style(otherwise, 0, list, id);
        return said.map(one -> plain.as(one.kind, one.level)).orElse(plain);
    }

    private static Optional<Style> said(Written style) {
        Matcher heading = HEADING.matcher(style.name);
        if (heading.lookingAt()) {
            return Optional.of(
                    Style.PLAIN.as(BlockKind.HEADING, Math.max(heading.group(1).charAt(0) - '0', 1)));
        }
        if (style.level.matches("[0-8]")) {
            return Optional.of(Style.PLAIN.as(BlockKind.HEADING, style.level.charAt(0) - '0' + 1));
        }
        return switch (style.name) {
            case "title" -> Optional.of(Style.PLAIN.as(BlockKind.HEADING, 1));
            case "quote", "intense quote", "block text", "quotations" ->
                Optional.of(Style.PLAIN.as(BlockKind.QUOTATION, 0));
            case "caption" -> Optional.of(Style.PLAIN.as(BlockKind.CAPTION, 0));
            default -> Optional.empty();
        };
    }

    Style of(String id) {
        return styles.getOrDefault(id, Style.PLAIN);
    }
}
