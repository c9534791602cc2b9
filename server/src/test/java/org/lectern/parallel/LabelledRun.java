package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;

/** A run that a person found by reading, named by its first and its last words on each side. */
record LabelledRun(TextSpan a, TextSpan b) {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+): (.*)");

    /** A line a run: first words of the first text, its last words, the same of the second; punctuation does not count. */
    static List<LabelledRun> read(String resource, TextWords a, TextWords b) throws IOException {
        try (InputStream file = LabelledRun.class.getResourceAsStream(resource)) {
            assertThat(file).as(resource).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> of(line.split(" \\| ", -1), a, b))
                    .toList();
        }
    }

    private static LabelledRun of(String[] said, TextWords a, TextWords b) {
        assertThat(said).hasSize(4);
        return new LabelledRun(span(a, said[0], said[1]), span(b, said[2], said[3]));
    }

    /** @param first a number and a colon in front of it say which of several places is meant; else there is one */
    private static TextSpan span(TextWords text, String first, String last) {
        Matcher numbered = NUMBERED.matcher(first);
        int wanted = numbered.matches() ? Integer.parseInt(numbered.group(1)) : 1;
        TextWords head = TextWords.of(numbered.matches() ? numbered.group(2) : first, List.of());
        TextWords tail = TextWords.of(last, List.of());
        int from = -1;
        for (int n = 0; n < wanted; n++) {
            from = place(text, head, from + 1);
            assertThat(from).as("“%s” stands in the text", first).isNotNegative();
        }
        int to = place(text, tail, from);
        assertThat(to).as("“%s” stands after “%s”", last, first).isNotNegative();
        return text.span(from, to + tail.count());
    }

    private static int place(TextWords text, TextWords words, int from) {
        for (int at = from; at + words.count() <= text.count(); at++) {
            int same = 0;
            while (same < words.count() && text.at(at + same) == words.at(same)) {
                same++;
            }
            if (same == words.count()) {
                return at;
            }
        }
        return -1;
    }

    /**
     * How well reported runs agree with labelled ones, in words of both sides.
     *
     * @param found part of the labelled words that lie in a reported run that leads to the same place
     * @param wrong part of the reported words that lie in no labelled run
     */
    record Score(double found, double wrong, List<String> missed, List<String> strange) {
        static Score of(List<LabelledRun> labelled, List<SharedRun> reported, TextWords a, TextWords b) {
            boolean[][] isLabelled = {new boolean[a.count()], new boolean[b.count()]};
            int all = 0;
            int found = 0;
            List<String> missed = new ArrayList<>();
            for (LabelledRun run : labelled) {
                boolean[][] hit = {new boolean[a.count()], new boolean[b.count()]};
                for (SharedRun one : reported) {
                    if (one.a().overlaps(run.a()) && one.b().overlaps(run.b())) {
                        mark(hit[0], a, one.a());
                        mark(hit[1], b, one.b());
                    }
                }
                int before = found;
                int total = all;
                for (int side = 0; side < 2; side++) {
                    int[] within = (side == 0 ? a : b).within(side == 0 ? run.a() : run.b());
                    for (int word = within[0]; word < within[1]; word++) {
                        isLabelled[side][word] = true;
                        all++;
                        found += hit[side][word] ? 1 : 0;
                    }
                }
                if (found - before < all - total) {
                    missed.add("%d of %d words at %s, %s".formatted(found - before, all - total, run.a(), run.b()));
                }
            }
            boolean[][] said = {new boolean[a.count()], new boolean[b.count()]};
            List<String> strange = new ArrayList<>();
            for (SharedRun one : reported) {
                mark(said[0], a, one.a());
                mark(said[1], b, one.b());
                if (labelled.stream()
                        .noneMatch(run -> run.a().overlaps(one.a()) && run.b().overlaps(one.b()))) {
                    strange.add(one.toString());
                }
            }
            int reportedWords = 0;
            int wrong = 0;
            for (int side = 0; side < 2; side++) {
                for (int word = 0; word < said[side].length; word++) {
                    reportedWords += said[side][word] ? 1 : 0;
                    wrong += said[side][word] && !isLabelled[side][word] ? 1 : 0;
                }
            }
            return new Score(
                    (double) found / Math.max(1, all), (double) wrong / Math.max(1, reportedWords), missed, strange);
        }

        private static void mark(boolean[] words, TextWords text, TextSpan span) {
            int[] within = text.within(span);
            Arrays.fill(words, within[0], within[1], true);
        }

        @Override
        public String toString() {
            return "found %.4f, wrong %.4f; missed:%n%s%nreported beside:%n%s"
                    .formatted(
                            found,
                            wrong,
                            missed.stream().collect(Collectors.joining("\n")),
                            String.join("\n", strange));
        }
    }
}
