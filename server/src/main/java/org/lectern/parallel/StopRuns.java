package org.lectern.parallel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lectern.anchor.TextSpan;

/** The list of stop runs, ready to be looked for in texts. Immutable. */
final class StopRuns {
    private final Map<Integer, List<TextWords>> byFirst = new HashMap<>();
    private final int revision;

    StopRuns(List<String> runs, int revision) {
        this.revision = revision;
        for (String run : runs) {
            TextWords words = TextWords.of(run, List.of());
            if (words.count() > 0) {
                byFirst.computeIfAbsent(words.at(0), any -> new java.util.ArrayList<>())
                        .add(words);
            }
        }
    }

    int revision() {
        return revision;
    }

    /** Words of a span that are in none of the stop runs. */
    int counted(TextWords text, TextSpan span) {
        int[] within = text.within(span);
        int counted = 0;
        int at = within[0];
        while (at < within[1]) {
            int stopped = stopped(text, at, within[1]);
            counted += stopped == 0 ? 1 : 0;
            at += Math.max(1, stopped);
        }
        return counted;
    }

    /** Words of the longest stop run that begins here; 0 where none does. */
    private int stopped(TextWords text, int at, int to) {
        int longest = 0;
        for (TextWords run : byFirst.getOrDefault(text.at(at), List.of())) {
            int same = 0;
            while (same < run.count() && at + same < to && text.at(at + same) == run.at(same)) {
                same++;
            }
            if (same == run.count()) {
                longest = Math.max(longest, same);
            }
        }
        return longest;
    }
}
