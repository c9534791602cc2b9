package org.lectern.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the annotations of a file, or would become of them.
 *
 * @param dry whether nothing was stored
 * @param notices what else was done, in words
 */
public record ImportReport(boolean dry, List<Line> lines, List<String> notices) {
    public ImportReport {
        lines = List.copyOf(lines);
        notices = List.copyOf(notices);
    }

    /** What became of one annotation. */
    public enum Result {
        /** Its words stand where the file says, in the same version. */
        EXACT("stands exactly where it stood"),
        /** Its words stand elsewhere, or in another version. */
        MOVED("its words stand elsewhere now"),
        /** It answers another annotation. */
        ANSWER("answers another annotation"),
        /** It stands on no document of this server. */
        ELSEWHERE("stands on no text here"),
        /** It is here already. */
        UNCHANGED("is here already"),
        /** Another state of it is here, and stays. */
        DIFFERS("is here in another state, which stays"),
        /** Only similar words are there; it stands on none that its author did not choose. */
        APPROXIMATE("has only similar words here, so it is left out"),
        /** It is on a text that no document here is known to be. */
        UNKNOWN("is on a text that is not known here, so it is left out"),
        /** Its words cannot be found. */
        LOST("its words cannot be found"),
        /** It cannot be kept. */
        REFUSED("cannot be kept");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether the annotation is new here, or would be. */
        public boolean isNew() {
            return this == EXACT || this == MOVED || this == ANSWER || this == ELSEWHERE;
        }
    }

    /**
     * @param number its place in the file, from 1
     * @param id its IRI in the file; empty for none
     * @param detail more, for a person; empty where there is no more to say
     * @param about the words that it quotes, else its own, cut short
     * @param place where it stands, as a path; empty where it stands on no words here
     */
    public record Line(int number, String id, Result result, String detail, String about, Optional<String> place) {}

    /** How many there are of each result. */
    public Map<Result, Integer> counts() {
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        lines.forEach(line -> counts.merge(line.result(), 1, Integer::sum));
        return counts;
    }

    /** In one sentence. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        counts().forEach((result, count) -> parts.add("%d %s".formatted(count, result.words())));
        long made = lines.stream().filter(line -> line.result().isNew()).count();
        return "%d of %d %s%s"
                .formatted(
                        made,
                        lines.size(),
                        dry ? "would be brought in" : "brought in",
                        parts.isEmpty() ? "." : ": " + String.join("; ", parts) + ".");
    }
}
