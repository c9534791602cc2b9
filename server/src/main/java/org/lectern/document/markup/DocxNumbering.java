package org.lectern.document.markup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The numbers of the lists of a DOCX, which it does not have: it says how they are counted, and whoever shows it counts
 * (ECMA-376, 17.9). Counts the paragraphs of one part as they come.
 */
final class DocxNumbering {
    /** Levels that a list has at most. */
    private static final int LEVELS = 9;

    private static final int LARGEST = 1_000_000;
    private static final Pattern PLACE = Pattern.compile("%([1-9])");

    /** By the ids of lists. */
    private final Map<String, Instance> instances;
    /** What was counted last on each level of an abstract list, which several lists may share; null where nothing was. */
    private final Map<String, Integer[]> counts = new HashMap<>();
    /** Lists and levels that began anew already where they say that they do. */
    private final Set<String> begun = new HashSet<>();

    /**
     * Which list a paragraph belongs to.
     *
     * @param id "0" for none; empty where that is not said
     */
    record Membership(String id, Optional<Integer> level) {
        static final Membership NONE = new Membership("", Optional.empty());

        boolean isOfOne() {
            return !id.isEmpty() && !id.equals("0");
        }
    }

    /** @param restart 0 for a level that goes on counting; else the level after which it begins anew, from 1 */
    private record Level(int start, String way, String text, int restart, boolean isLegal, String gap, String style) {}

    private record Instance(String kind, Map<Integer, Level> levels, Map<Integer, Integer> starts) {}

    private DocxNumbering(Map<String, Instance> instances) {
        this.instances = instances;
    }

    static DocxNumbering read(Optional<byte[]> part) {
        Map<String, Instance> instances = new HashMap<>();
        part.map(Docx::xml).ifPresent(xml -> {
            Map<String, Element> kinds = new HashMap<>();
            Map<String, String> named = new HashMap<>();
            for (Element kind : xml.getElementsByTag("w:abstractNum")) {
                kinds.put(kind.attr("w:abstractNumId"), kind);
                String name = value(kind, "w:styleLink");
                if (!name.isEmpty()) {
                    named.put(name, kind.attr("w:abstractNumId"));
                }
            }
            for (Element list : xml.getElementsByTag("w:num")) {
                String own = value(list, "w:abstractNumId");
                Element first = kinds.get(own);
                String link = first == null ? "" : value(first, "w:numStyleLink");
                String id = named.getOrDefault(link, own);
                instances.put(list.attr("w:numId"), instance(id, list, kinds));
            }
        });
        return new DocxNumbering(instances);
    }

    private static Instance instance(String id, Element list, Map<String, Element> kinds) {
        Map<Integer, Level> levels = new HashMap<>();
        Map<Integer, Integer> starts = new HashMap<>();
        Element kind = kinds.get(id);
        if (kind != null) {
            kind.getElementsByTag("w:lvl").forEach(level -> levels.put(number(level.attr("w:ilvl"), 0), level(level)));
        }
        for (Element override : list.getElementsByTag("w:lvlOverride")) {
            int at = number(override.attr("w:ilvl"), 0);
            Element level = override.getElementsByTag("w:lvl").first();
            if (level != null) {
                levels.put(at, level(level));
            }
            String start = value(override, "w:startOverride");
            if (!start.isEmpty()) {
                starts.put(at, number(start, 1));
            }
        }
        return new Instance(id, levels, starts);
    }

    private static Level level(Element level) {
        boolean isLegal = level.getElementsByTag("w:isLgl").first() != null
                && !Set.of("0", "false", "off").contains(value(level, "w:isLgl"));
        String way = value(level, "w:numFmt");
        return new Level(
                number(value(level, "w:start"), 0),
                way.isEmpty() ? "decimal" : way,
                value(level, "w:lvlText"),
                number(value(level, "w:lvlRestart"), LEVELS),
                isLegal,
                value(level, "w:suff").equals("nothing") ? "" : " ",
                value(level, "w:pStyle"));
    }

    private static String value(Element parent, String name) {
        Element element = parent.getElementsByTag(name).first();
        return element == null ? "" : element.attr("w:val");
    }

    private static int number(String digits, int otherwise) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : otherwise;
    }

    /** For another part, which is counted apart. */
    DocxNumbering anew() {
        return new DocxNumbering(instances);
    }

    /** What stands before a paragraph. */
    sealed interface Numeral {
        /** Nothing, or a sign that is the same for each. */
        record None() implements Numeral {}

        /** @param text with what parts it from the words */
        record Shown(String text) implements Numeral {}

        /** It is counted in a way that is not known here. */
        record Unknown() implements Numeral {}
    }

    /**
     * Counts a paragraph.
     *
     * @param style its id; some lists say which of their levels it stands on
     */
    Numeral next(Membership member, String style) {
        Instance list = instances.get(member.id());
        if (list == null) {
            return new Numeral.None();
        }
        int at = member.level().orElseGet(() -> levelOf(style, list));
        Level level = list.levels.get(at);
        if (level == null || at >= LEVELS) {
            return new Numeral.None();
        }
        Integer[] counted = counts.computeIfAbsent(list.kind, any -> new Integer[LEVELS]);
        count(list, member.id(), at, level, counted);
        return level.way.equals("bullet") ? new Numeral.None() : shown(list, level, counted);
    }

    private static int levelOf(String style, Instance list) {
        return list.levels.entrySet().stream()
                .filter(entry -> !style.isEmpty() && entry.getValue().style.equals(style))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    private void count(Instance list, String id, int at, Level level, Integer[] counted) {
        boolean beginsAnew = list.starts.containsKey(at) && begun.add(id + " " + at);
        int start = list.starts.getOrDefault(at, level.start);
        Integer last = counted[at];
        counted[at] = beginsAnew || last == null ? start : Math.min(last + 1, LARGEST);
        for (int below = at + 1; below < LEVELS; below++) {
            Level other = list.levels.get(below);
            if (other != null && other.restart > 0 && (other.restart >= LEVELS || at < other.restart)) {
                counted[below] = null;
            }
        }
    }

    private static Numeral shown(Instance list, Level level, Integer[] counted) {
        StringBuilder shown = new StringBuilder();
        Matcher place = PLACE.matcher(level.text);
        while (place.find()) {
            int of = place.group(1).charAt(0) - '1';
            Level other = list.levels.get(of);
            if (other == null) {
                return new Numeral.Unknown();
            }
            Integer number = counted[of];
            // In Word's own "Section 1.01" the zero stays
            String way = level.isLegal && !other.way.equals("decimalZero") ? "decimal" : other.way;
            Optional<String> written = way.equals("none") || way.equals("bullet")
                    ? Optional.of("")
                    : ListNumber.of(number == null ? list.starts.getOrDefault(of, other.start) : number, way);
            if (written.isEmpty()) {
                return new Numeral.Unknown();
            }
            place.appendReplacement(shown, Matcher.quoteReplacement(written.get()));
        }
        place.appendTail(shown);
        return shown.isEmpty() ? new Numeral.None() : new Numeral.Shown(shown + level.gap);
    }
}
