package org.lectern.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Approximate;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** Whatever the text and whatever is asked, an answer speaks of what is there. */
final class AnyTextAnyQuoteTest {
    private static final int QUOTES = 300;

    @ParameterizedTest
    @EnumSource(MadeUpText.class)
    void an_answer_is_a_span_of_the_text(MadeUpText kind) {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("an_answer_is_a_span_of_the_text " + kind + ": -Dlectern.seed=" + seed);
        Random random = new Random(seed);
        CodePointText text = new CodePointText(kind.make(seed));
        QuoteMatcher matcher = new QuoteMatcher(new IndexedText(text));
        for (int n = 0; n < QUOTES; n++) {
            TextQuoteSelector quote =
                    new TextQuoteSelector(piece(text, random, 90), piece(text, random, 40), piece(text, random, 40));
            switch (matcher.find(quote, List.of(), any -> true)) {
                case Anchored(TextSpan span, boolean moved) ->
                    assertThat(text.slice(span)).as("seed %d: %s", seed, quote).isEqualTo(quote.exact());
                case Approximate(TextSpan span, double similarity) -> {
                    assertThat(similarity).as("seed %d: %s", seed, quote).isBetween(0.5, 0.99);
                    assertThat(isWhole(text, span))
                            .as("seed %d: %s at %s", seed, quote, span)
                            .isTrue();
                }
                case Lost(String reason, List<Candidate> candidates) -> {
                    assertThat(reason).isNotEmpty();
                    assertThat(candidates)
                            .as("seed %d: %s", seed, quote)
                            .hasSizeLessThanOrEqualTo(PassageAnchor.MAX_CANDIDATES)
                            .allMatch(candidate -> text.contains(candidate.span())
                                    && !candidate.span().isEmpty());
                }
            }
        }
    }

    /** Of the text, edited here and there, with a piece of surrogate pair now and then; sometimes nothing. */
    private static String piece(CodePointText text, Random random, int longest) {
        int start = random.nextInt(text.length());
        StringBuilder piece = new StringBuilder(text.sliceWithin(start, start + random.nextInt(longest)));
        for (int edits = random.nextInt(6); edits > 0 && !piece.isEmpty(); edits--) {
            int at = random.nextInt(piece.length());
            if (random.nextBoolean()) {
                piece.deleteCharAt(at);
            } else {
                piece.insert(at, random.nextBoolean() ? 'x' : '\u0301');
            }
        }
        return piece.toString();
    }

    private static boolean isWhole(CodePointText text, TextSpan span) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.value());
        return characters.isBoundary(text.toUnits(span.start())) && characters.isBoundary(text.toUnits(span.end()));
    }

    @Test
    void texts_of_next_to_nothing_have_nothing_to_find() {
        for (String text : List.of("", "a", "—", "\u0301", "😀", " \n ", "abcde")) {
            QuoteMatcher matcher = new QuoteMatcher(new IndexedText(new CodePointText(text)));
            assertThat(matcher.find(
                            new TextQuoteSelector("some words that are not there", "b", "c"), List.of(), any -> true))
                    .as(text)
                    .isInstanceOf(Lost.class);
        }
    }

    @Test
    void words_that_stand_everywhere_are_told_by_their_context_or_a_hint_to_the_end_of_the_text() {
        IndexedText text = new IndexedText(new CodePointText("so it is ".repeat(60_000) + "and so it ends"));
        QuoteMatcher matcher = new QuoteMatcher(text);
        int last = 9 * 60_000 + 9;

        assertThat(matcher.find(new TextQuoteSelector(" ", "so it", "ends"), List.of(), any -> true))
                .isEqualTo(new Anchored(new TextSpan(last, last + 1), false));
        TextSpan hint = new TextSpan(last - 3, last - 2);
        assertThat(matcher.find(new TextQuoteSelector(" ", "", ""), List.of(hint), any -> true))
                .isEqualTo(new Anchored(hint, false));
        // Many such places stand before the list of all spaces ends, and many behind.
        assertThat(matcher.find(new TextQuoteSelector(" ", "so", "it"), List.of(), any -> true))
                .isInstanceOf(Lost.class);
    }

    /** Runs that share a bucket of the index are common in a short text, and half a character is no place of its own. */
    @Test
    void a_place_is_found_once_though_each_character_leaves_two_units() {
        for (int letter = 0x10000; letter < 0x100FB; letter++) {
            String four = Character.toString(letter).repeat(4);
            IndexedText text = new IndexedText(new CodePointText(four + four));
            assertThat(ExactPlaces.of(four, text, any -> true))
                    .as("of U+%X", letter)
                    .doesNotHaveDuplicates()
                    .hasSize(5);
        }
    }

    @Test
    void a_fold_of_a_slice_is_a_slice_of_the_fold() {
        Random random = new Random(1);
        for (MadeUpText kind : MadeUpText.values()) {
            CodePointText text = new CodePointText(kind.make(random.nextLong()));
            FoldedText whole = FoldedText.of(text);
            for (int n = 0; n < 100; n++) {
                int start = random.nextInt(text.length());
                int end = start + random.nextInt(text.length() - start);
                int from = whole.unitFrom(start);
                int to = whole.unitFrom(end);
                assertThat(new String(FoldedText.of(new CodePointText(text.slice(new TextSpan(start, end))))
                                .units()))
                        .isEqualTo(new String(whole.units(), from, to - from));
            }
        }
    }

    @Test
    void origins_stay_right_across_a_long_run_of_nothing() {
        String gap = " ".repeat(70_000);
        FoldedText folded = FoldedText.of(new CodePointText("ab" + gap + "cd"));
        assertThat(folded.source(1, 3)).isEqualTo(new TextSpan(1, 70_003));
    }

    @Test
    void edits_are_counted_as_the_definition_counts_them() {
        Random random = new Random(2);
        for (int n = 0; n < 200; n++) {
            char[] left = letters(random, random.nextInt(200));
            char[] right = letters(random, random.nextInt(200));
            assertThat(new EditDistance(left).to(right, 0, right.length)).isEqualTo(byDefinition(left, right));
            char[] pattern = letters(random, 1 + random.nextInt(Pattern.MOST));
            int[] upTo = Pattern.of(pattern, 0, pattern.length).costsUpTo(right, 0, right.length);
            int[] from = Pattern.reversed(pattern, 0, pattern.length).costsFrom(right, 0, right.length);
            int at = random.nextInt(right.length + 1);
            int leastUpTo = Integer.MAX_VALUE;
            int leastFrom = Integer.MAX_VALUE;
            for (int other = 0; other <= right.length; other++) {
                if (other <= at) {
                    leastUpTo =
                            Math.min(leastUpTo, byDefinition(pattern, java.util.Arrays.copyOfRange(right, other, at)));
                } else {
                    leastFrom =
                            Math.min(leastFrom, byDefinition(pattern, java.util.Arrays.copyOfRange(right, at, other)));
                }
            }
            assertThat(upTo[at]).isEqualTo(leastUpTo);
            assertThat(from[at]).isEqualTo(Math.min(leastFrom, pattern.length));
        }
    }

    private static char[] letters(Random random, int length) {
        char[] letters = new char[length];
        for (int n = 0; n < length; n++) {
            letters[n] = "abжш中\0".charAt(random.nextInt(6));
        }
        return letters;
    }

    private static int byDefinition(char[] left, char[] right) {
        int[][] table = new int[left.length + 1][right.length + 1];
        for (int i = 0; i <= left.length; i++) {
            for (int j = 0; j <= right.length; j++) {
                table[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1),
                                1 + Math.min(table[i - 1][j], table[i][j - 1]));
            }
        }
        return table[left.length][right.length];
    }
}
