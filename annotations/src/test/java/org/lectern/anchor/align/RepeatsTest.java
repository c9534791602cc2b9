package org.lectern.anchor.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Looking a passage up by its rarest word finds what looking through the whole text finds. */
class RepeatsTest {
    private static boolean isTwice(String text, String passage) {
        String all = text.replaceAll("\\s+", " ");
        String wanted = passage.replaceAll("\\s+", " ");
        int at = all.indexOf(wanted);
        return at >= 0 && all.indexOf(wanted, at + 1) >= 0;
    }

    @Test
    void a_passage_is_found_twice_just_where_the_text_has_it_twice_whatever_it_begins_and_ends_in() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        int twice = 0;
        for (int n = 0; n < 200; n++) {
            String text = EditedText.madeUp(random, 6);
            String copied = text.substring(text.length() / 3, text.length() / 2);
            String other = text + "\n\n" + copied;
            Map<String, Integer> numbering = new HashMap<>();
            Words words = Words.of(text, numbering);
            Words others = Words.of(other, numbering);
            Repeats repeats = Repeats.of(other, others, numbering.size());
            for (int times = 0; times < 30; times++) {
                int from = random.nextInt(text.length() - 1);
                int to = from + 1 + random.nextInt(Math.min(80, text.length() - from));
                String passage = text.substring(from, Math.min(to, text.length()));
                if (!passage.isBlank()
                        && passage.equals(passage.strip())
                        && !Character.isLowSurrogate(passage.charAt(0))
                        && !Character.isHighSurrogate(passage.charAt(passage.length() - 1))) {
                    boolean expected = isTwice(other, passage);
                    twice += expected ? 1 : 0;
                    assertThat(repeats.hasTwice(text, words, from, from + passage.length()))
                            .as("seed %d: «%s»", seed, passage)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(twice).as("seed %d", seed).isPositive();
    }

    @Test
    void words_inside_of_longer_ones_stand_there_too() {
        String text = "a cart, a party\nline; smart\n lines";
        Map<String, Integer> numbering = new HashMap<>();
        Words words = Words.of(text, numbering);
        Repeats repeats = Repeats.of(text, words, numbering.size());

        assertThat(repeats.hasTwice(text, words, 3, 6)).as("art").isTrue();
        assertThat(repeats.hasTwice(text, words, 2, 6)).as("cart").isFalse();
        int line = text.indexOf("ty\nline") + 1;
        assertThat(repeats.hasTwice(text, words, line, line + 5)).as("y line").isFalse();
        int lines = text.indexOf("t\n lines");
        assertThat(repeats.hasTwice(text, words, lines, lines + 5)).as("t li").isFalse();
        assertThat(repeats.hasTwice("t li", Words.of("t li", numbering), 0, 4))
                .as("t li")
                .isFalse();
        assertThat(repeats.hasTwice("a  c", Words.of("a  c", numbering), 0, 3)).isFalse();
        assertThat(repeats.hasTwice("a\n", Words.of("a\n", numbering), 0, 1)).isTrue();
    }

    @Test
    void other_white_space_between_the_words_makes_no_other_passage() {
        String text = "one two three four. One two\nthree four.  one   two\n\nthree four!";
        Map<String, Integer> numbering = new HashMap<>();
        Words words = Words.of(text, numbering);
        Repeats repeats = Repeats.of(text, words, numbering.size());

        assertThat(repeats.hasTwice(text, words, 0, "one two three".length())).isTrue();
        assertThat(repeats.hasTwice(text, words, 0, "one two three four.".length()))
                .isFalse();
    }

    @Test
    void words_that_differ_in_white_space_alone_are_the_same_words() {
        assertThat(Words.areSame("one two\nthree", "one\n two three")).isTrue();
        assertThat(Words.areSame("one two", "onetwo")).isFalse();
        assertThat(Words.areSame("one two", "one too")).isFalse();
        assertThat(Words.areSame("one two ", "one two")).isFalse();
        assertThat(Words.areSame("", "")).isTrue();
    }
}
