package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.Selector;
import org.lectern.anchor.Selector.AreaSelector;
import org.lectern.anchor.Selector.FragmentSelector;
import org.lectern.anchor.Selector.OtherSelector;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;

/** Selectors between JSON and records. */
public final class SelectorJson {
    static final int MAX_SELECTORS = 20;

    /** Holds a selector that is applied to what this one selects. */
    static final String REFINED = "refinedBy";

    /** What a completed end carries of Lectern's own making. */
    static final Set<String> DESCRIBED = Set.of("TextQuoteSelector", "TextPositionSelector");

    private static final Pattern PAGE = Pattern.compile("#?page=(\\d{1,9})");
    private static final String NUMBER = "(\\d{1,3}(?:\\.\\d{1,6})?)";
    private static final Pattern AREA =
            Pattern.compile("#?xywh=percent:%s,%s,%s,%s".formatted(NUMBER, NUMBER, NUMBER, NUMBER));

    private SelectorJson() {}

    /**
     * Reads a list of requests, each one selector or a list of them.
     *
     * @throws InvalidAnnotationException where one lacks what its kind must have
     */
    public static List<List<Selector>> readRequests(byte[] source) {
        JsonNode root = Json.parse(source);
        Json.requireWholeStrings(root, "");
        JsonNode requests = root.path("selectors");
        if (!requests.isArray()) {
            throw InvalidAnnotationException.unprocessable(
                    "/selectors", "Send {\"selectors\": [ … ]}, each a selector or a list of selectors.");
        }
        List<List<Selector>> read = new ArrayList<>();
        for (int n = 0; n < requests.size(); n++) {
            read.add(readAll(requests.get(n), "/selectors/" + n));
        }
        return read;
    }

    static List<Selector> readAll(JsonNode selectors, String pointer) {
        List<JsonNode> listed = Json.listed(selectors);
        if (listed.size() > MAX_SELECTORS) {
            throw InvalidAnnotationException.unprocessable(
                    pointer, "One target has at most %d selectors.".formatted(MAX_SELECTORS));
        }
        List<Selector> read = new ArrayList<>();
        for (JsonNode selector : listed) {
            read.add(read(selector, pointer));
        }
        return read;
    }

    /** The span of the first position among them. */
    static Optional<TextSpan> position(JsonNode selectors) {
        for (JsonNode selector : selectors.isArray() ? selectors : Json.listed(selectors)) {
            if (Json.strings(selector.path("type")).contains("TextPositionSelector")
                    && read(selector, "") instanceof TextPositionSelector found) {
                return Optional.of(found.span());
            }
        }
        return Optional.empty();
    }

    /** What is refined selects a part of what it says itself, so taking it at its word would select too much. */
    private static Selector read(JsonNode selector, String pointer) {
        if (selector.isTextual()) {
            return new OtherSelector(selector.textValue());
        }
        Selector plain = readPlain(selector, pointer);
        return selector.has(REFINED)
                ? area(plain, selector.path(REFINED), pointer)
                        .orElseGet(() -> new OtherSelector("selector that is refined by another"))
                : plain;
    }

    /** Whether a selector is an area of a page's image, which is written in one form. */
    static boolean isArea(JsonNode selector) {
        return selector.has(REFINED) && read(selector, "") instanceof AreaSelector;
    }

    /** An area of a page's image; empty for every other refinement. */
    private static Optional<Selector> area(Selector plain, JsonNode refined, String pointer) {
        if (!(plain instanceof FragmentSelector whole)
                || !Json.strings(refined.path("type")).contains("FragmentSelector")
                || refined.has(REFINED)) {
            return Optional.empty();
        }
        Matcher page = PAGE.matcher(whole.value());
        Matcher area = AREA.matcher(refined.path("value").asText(""));
        if (!page.matches() || !area.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AreaSelector(
                    Integer.parseInt(page.group(1)),
                    Double.parseDouble(area.group(1)),
                    Double.parseDouble(area.group(2)),
                    Double.parseDouble(area.group(3)),
                    Double.parseDouble(area.group(4))));
        } catch (IllegalArgumentException e) {
            throw InvalidAnnotationException.unprocessable(
                    pointer,
                    "The area %s is not on a page. Give x, y, width and height in percent of the page, the last two above 0."
                            .formatted(area.group()));
        }
    }

    private static Selector readPlain(JsonNode selector, String pointer) {
        List<String> types = Json.strings(selector.path("type"));
        if (types.contains("TextQuoteSelector")) {
            return new TextQuoteSelector(
                    text(selector, "exact", pointer).orElseThrow(() -> lacks(pointer, "TextQuoteSelector", "exact")),
                    text(selector, "prefix", pointer).orElse(""),
                    text(selector, "suffix", pointer).orElse(""));
        }
        if (types.contains("TextPositionSelector")) {
            return new TextPositionSelector(span(selector, pointer));
        }
        if (types.contains("FragmentSelector")) {
            return new FragmentSelector(
                    text(selector, "value", pointer).orElseThrow(() -> lacks(pointer, "FragmentSelector", "value")),
                    text(selector, "conformsTo", pointer));
        }
        requireKeys(selector, types, pointer);
        return new OtherSelector(types.isEmpty() ? "selector without a type" : types.getFirst());
    }

    /** The keys that the model demands of kinds which Lectern keeps and does not use. */
    private static void requireKeys(JsonNode selector, List<String> types, String pointer) {
        for (String type : types) {
            List<String> keys = switch (type) {
                case "CssSelector", "XPathSelector" -> List.of("value");
                case "DataPositionSelector" -> List.of("start", "end");
                case "RangeSelector" -> List.of("startSelector", "endSelector");
                default -> List.of();
            };
            for (String key : keys) {
                if (!selector.has(key)) {
                    throw lacks(pointer, type, key);
                }
            }
            if (type.equals("DataPositionSelector")) {
                span(selector, pointer);
            }
        }
    }

    private static Optional<String> text(JsonNode selector, String key, String pointer) {
        JsonNode value = selector.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw InvalidAnnotationException.unprocessable(pointer + "/" + key, key + " is one string.");
        }
        return Optional.of(value.textValue());
    }

    private static TextSpan span(JsonNode selector, String pointer) {
        int start = offset(selector, "start", pointer);
        int end = offset(selector, "end", pointer);
        if (end < start) {
            throw InvalidAnnotationException.unprocessable(
                    pointer, "The position runs backwards: start %d, end %d.".formatted(start, end));
        }
        return new TextSpan(start, end);
    }

    private static int offset(JsonNode selector, String key, String pointer) {
        JsonNode value = selector.path(key);
        if (value.isMissingNode()) {
            throw lacks(pointer, "TextPositionSelector", key);
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/" + key, key + " is a whole number of code points, from 0 to 2147483647.");
        }
        return value.intValue();
    }

    private static InvalidAnnotationException lacks(String pointer, String type, String key) {
        return InvalidAnnotationException.unprocessable(pointer, "A %s needs \"%s\".".formatted(type, key));
    }

    static ObjectNode write(Selector selector) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (selector) {
            case TextQuoteSelector quote ->
                node.put("type", "TextQuoteSelector")
                        .put("exact", quote.exact())
                        .put("prefix", quote.prefix())
                        .put("suffix", quote.suffix());
            case TextPositionSelector position ->
                node.put("type", "TextPositionSelector")
                        .put("start", position.span().start())
                        .put("end", position.span().end());
            case AreaSelector area -> {
                node.put("type", "FragmentSelector");
                node.put("conformsTo", "http://tools.ietf.org/rfc/rfc3778");
                node.put("value", "page=%d".formatted(area.page()));
                node.putObject(REFINED)
                        .put("type", "FragmentSelector")
                        .put("conformsTo", "http://www.w3.org/TR/media-frags/")
                        .put(
                                "value",
                                "xywh=percent:%s,%s,%s,%s"
                                        .formatted(
                                                plain(area.x()),
                                                plain(area.y()),
                                                plain(area.width()),
                                                plain(area.height())));
            }
            case FragmentSelector fragment -> {
                node.put("type", "FragmentSelector");
                fragment.conformsTo().ifPresent(rule -> node.put("conformsTo", rule));
                node.put("value", fragment.value());
            }
            case OtherSelector other -> node.put("type", other.type());
        }
        return node;
    }

    private static String plain(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }
}
