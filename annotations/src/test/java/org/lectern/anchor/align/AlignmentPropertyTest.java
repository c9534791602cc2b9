package org.lectern.anchor.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/** Random edits of texts: no passage is ever put where it did not come from. A failure prints its seed. */
class AlignmentPropertyTest {
    private static final int TEXTS = 150;
    private static final int PASSAGES = 60;
    /** UTF-16 units that a failure shows on each side. */
    private static final int AROUND = 150;

    /** What became of passages, counted. */
    private static final class Counts {
        int same;
        int reworded;
        int gone;
        int shouldBeSame;
        int foundSame;
        final List<String> wrong = new ArrayList<>();

        @Override
        public String toString() {
            return "same %d, reworded %d, gone %d; unchanged %d, of them found %d; wrong %d"
                    .formatted(same, reworded, gone, shouldBeSame, foundSame, wrong.size());
        }
    }

    /** The run's own, and those with which words were once paired that have nothing to do with each other. */
    static LongStream seeds() {
        return LongStream.of(
                Long.getLong("lectern.seed", System.nanoTime()),
                -9012850205329223765L,
                28862704727980L,
                128112255120345L,
                7977315356266L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_passage_is_never_put_where_it_did_not_come_from(long seed) {
        judge(seed, 12, TextAlignment::of);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nor_is_it_where_texts_are_laid_beside_each_other_by_their_chunks(long seed) {
        judge(seed, 12, LongAlignment::of);
        judge(seed + 1, 60, LongAlignment::of);
    }

    private static void judge(long seed, int paragraphs, BiFunction<CodePointText, CodePointText, Alignment> laid) {
        Random random = new Random(seed);
        Counts counts = new Counts();
        for (int n = 0; n < TEXTS * 12 / paragraphs; n++) {
            EditedText edited = new EditedText(EditedText.madeUp(random, paragraphs), random);
            String before = edited.text();
            List<String> edits = new ArrayList<>();
            for (int edit = 1 + random.nextInt(8); edit > 0; edit--) {
                edits.add(edited.edit());
            }
            check(edited, before, edits, counts, laid);
        }
        assertThat(counts.wrong).as("seed %d: %s", seed, counts).isEmpty();
        // The rest is lost, where a paragraph was doubled beside itself or torn out of everything around it.
        assertThat(counts.foundSame).as("seed %d: %s", seed, counts).isGreaterThan(counts.shouldBeSame * 95 / 100);
    }

    /** Two paragraphs alike, one deleted: what was said of it must not come to stand on the other. */
    @Test
    void a_deleted_passage_is_never_found_in_its_twin() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int n = 0; n < TEXTS; n++) {
            List<String> paragraphs =
                    new ArrayList<>(List.of(EditedText.madeUp(random, 10).split("\n\n")));
            int one = random.nextInt(9);
            int twin = one + 1 + random.nextInt(9 - one);
            paragraphs.add(twin + 1, paragraphs.get(one));
            EditedText edited = new EditedText(String.join("\n\n", paragraphs), random);
            String before = edited.text();
            int deleted = random.nextBoolean() ? one : twin + 1;
            edited.delete(deleted);
            int from = paragraphs.subList(0, deleted).stream()
                    .mapToInt(paragraph -> paragraph.length() + 2)
                    .sum();
            CodePointText old = new CodePointText(before);
            CodePointText now = new CodePointText(edited.text());
            List<Alignment> both = List.of(TextAlignment.of(old, now), LongAlignment.of(old, now));
            for (int passage = 0; passage < PASSAGES; passage++) {
                TextSpan span = edited.passage(old);
                boolean isDeleted = old.toUnits(span.start()) >= from
                        && old.toUnits(span.end())
                                <= from + paragraphs.get(deleted).length();
                if (isDeleted) {
                    assertThat(both)
                            .extracting(alignment -> alignment.carry(span))
                            .as("seed %d: «%s»", seed, old.slice(span))
                            .hasOnlyElementsOfType(Carried.Gone.class);
                }
            }
        }
    }

    private static void check(
            EditedText edited,
            String before,
            List<String> edits,
            Counts counts,
            BiFunction<CodePointText, CodePointText, Alignment> laid) {
        CodePointText old = new CodePointText(before);
        CodePointText now = new CodePointText(edited.text());
        int[] origins = edited.origins();
        Alignment alignment = laid.apply(old, now);
        for (int n = 0; n < PASSAGES; n++) {
            TextSpan span = edited.passage(old);
            Carried carried = alignment.carry(span);
            int from = old.toUnits(span.start());
            int to = old.toUnits(span.end());
            switch (carried) {
                case Carried.Same(var there) -> {
                    counts.same++;
                    if (!old.slice(span).equals(now.slice(there))) {
                        counts.wrong.add("other words " + edits);
                    }
                    judge(
                            from,
                            to,
                            now.toUnits(there.start()),
                            now.toUnits(there.end()),
                            origins,
                            before,
                            now.value(),
                            edits,
                            counts,
                            carried);
                }
                case Carried.Reworded(var there, var similarity) -> {
                    counts.reworded++;
                    judge(
                            from,
                            to,
                            now.toUnits(there.start()),
                            now.toUnits(there.end()),
                            origins,
                            before,
                            now.value(),
                            edits,
                            counts,
                            carried);
                }
                case Carried.Gone(var near, var undecided) -> counts.gone++;
            }
            int place = placeOf(from, to, origins);
            if (place >= 0 && now.value().startsWith(before.substring(from, to), place)) {
                counts.shouldBeSame++;
                if (carried instanceof Carried.Same) {
                    counts.foundSame++;
                }
            }
        }
    }

    /**
     * What it is put on comes from itself, as far as it comes from the original at all and was not written anew. A word that
     * is one of its own is none of others, wherever it stood.
     */
    private static void judge(
            int from,
            int to,
            int start,
            int end,
            int[] origins,
            String before,
            String after,
            List<String> edits,
            Counts counts,
            Carried carried) {
        int own = 0;
        int others = 0;
        String words = before.substring(from, to);
        for (int unit = start; unit < end; unit++) {
            if (origins[unit] >= from && origins[unit] < to) {
                own++;
            } else if (origins[unit] != EditedText.NOWHERE && !words.contains(wordAt(after, unit))) {
                others++;
            }
        }
        if (others > own && others * 10 > end - start) {
            counts.wrong.add("«%s» %s own %d others %d of %d after %s; it stood in «%s», and stands in «%s»"
                    .formatted(
                            before.substring(from, to),
                            carried,
                            own,
                            others,
                            end - start,
                            edits,
                            around(before, from, to),
                            around(after, start, end)));
        }
    }

    /** The word around a place; nothing between words. */
    private static String wordAt(String text, int unit) {
        int start = unit;
        while (start > 0 && isOfWord(text.charAt(start - 1))) {
            start--;
        }
        int end = unit;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return isOfWord(text.charAt(unit)) ? text.substring(start, end) : "";
    }

    private static boolean isOfWord(char unit) {
        return !Character.isWhitespace(unit) && ",.".indexOf(unit) < 0;
    }

    private static String around(String text, int from, int to) {
        return text.substring(Math.max(0, from - AROUND), Math.min(text.length(), to + AROUND));
    }

    /** Where all of a passage stands together; −1 if nowhere. */
    private static int placeOf(int from, int to, int[] origins) {
        for (int unit = 0; unit + to - from <= origins.length; unit++) {
            if (origins[unit] == from) {
                for (int n = 0; n < to - from; n++) {
                    if (origins[unit + n] != from + n) {
                        return -1;
                    }
                }
                return unit;
            }
        }
        return -1;
    }
}
