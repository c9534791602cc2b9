package org.lectern.document.markup;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The marks of notes in the order in which they are named in the text, as they are printed: 1, 2, 3; at the end i, ii, iii. */
final class DocxNotes {
    /** Where notes stand. */
    enum Place {
        FOOT("footnotes.xml", "footnote"),
        END("endnotes.xml", "endnote");

        private final String part;
        private final String element;

        Place(String part, String element) {
            this.part = part;
            this.element = element;
        }

        String part() {
            return part;
        }

        String element() {
            return element;
        }
    }

    private final Map<Place, Map<String, String>> marks =
            new EnumMap<>(Map.of(Place.FOOT, new LinkedHashMap<>(), Place.END, new LinkedHashMap<>()));

    private Map<String, String> marks(Place place) {
        return marks.computeIfAbsent(place, any -> new LinkedHashMap<>());
    }

    /** The mark of a note that the text names, the same each time. */
    String named(Place place, String id) {
        Map<String, String> known = marks(place);
        int number = known.size() + 1;
        return known.computeIfAbsent(id, any -> place == Place.FOOT ? String.valueOf(number) : roman(number));
    }

    boolean has(Place place) {
        return !marks(place).isEmpty();
    }

    /** Empty where the text names no such note. */
    String mark(Place place, String id) {
        return marks(place).getOrDefault(id, "");
    }

    private static String roman(int number) {
        return ListNumber.roman(number).orElseGet(() -> "e" + number);
    }
}
