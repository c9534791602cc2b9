package org.lectern.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.document.Seeds;
import org.lectern.quotes.ChangedQuotes.Context;
import org.lectern.quotes.ChangedQuotes.Sample;
import org.lectern.quotes.ChangedTexts.Versions;
import org.lectern.quotes.Tally.Hint;

/**
 * The quote matcher on a draw of the corpus, another one each time. How many misses a draw may have, so that it fails
 * neither by luck nor never, {@link Promise} computes. The benchmark {@code matcher} holds the same kinds to the figures
 * in docs/anchoring.md themselves, always with the same seed.
 */
final class ChangedQuotesTest {
    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());
    /** Passages taken out of a text at once; more would leave it another text. */
    private static final int TAKEN_AT_ONCE = 500;

    @SuppressWarnings("NullAway.Init")
    private static CodePointText longest;

    @BeforeAll
    static void readTheLongestSeed() {
        longest = Seeds.text("real-stalin-series").codePoints();
        System.out.println("ChangedQuotesTest: -Dlectern.seed=" + SEED);
    }

    private static ChangedQuotes quotes() {
        return new ChangedQuotes(longest, SEED);
    }

    private static ChangedTexts texts() {
        return new ChangedTexts(longest, SEED);
    }

    private static void hold(Promise promise, long missed, Object what) {
        assertThat(missed)
                .as("%s: missed of %,d, seed %d; %s", promise, promise.drawn, SEED, what)
                .isLessThanOrEqualTo(promise.most());
    }

    @ParameterizedTest
    @EnumSource(Promise.class)
    void a_draw_that_fails_tells_of_a_worse_matcher(Promise promise) {
        assertThat(1 - Promise.chanceOfAtMost(promise.most(), promise.drawn, promise.usual))
                .isLessThan(1e-6 / Promise.values().length);
        assertThat(promise.chanceToPass(3)).isLessThan(0.05);
    }

    @Test
    void edited_words_between_their_neighbours_are_found_to_the_letter() {
        List<Tally.Surprise> wrong = new ArrayList<>();
        for (double rate : new double[] {0.05, 0.1}) {
            Tally few = Tally.of(quotes().randomEdits(Promise.FEW_EDITS_RIGHT.drawn, rate, Context.INTACT), Hint.NONE);
            hold(Promise.FEW_EDITS_RIGHT, few.asked() - few.right(), few);
            hold(Promise.FEW_EDITS_EXACT, few.asked() - few.exact(), few);
            wrong.addAll(few.surprises());
        }
        Tally many = Tally.of(quotes().randomEdits(Promise.MANY_EDITS_RIGHT.drawn, 0.2, Context.INTACT), Hint.NONE);
        hold(Promise.MANY_EDITS_RIGHT, many.asked() - many.right(), many);
        wrong.addAll(many.surprises());
        Tally most = Tally.of(quotes().randomEdits(Promise.MOST_EDITS_RIGHT.drawn, 0.3, Context.INTACT), Hint.NONE);
        hold(Promise.MOST_EDITS_RIGHT, most.asked() - most.right(), most);
        wrong.addAll(most.surprises());
        assertThat(2 * Promise.FEW_EDITS_RIGHT.drawn + many.asked() + most.asked())
                .isEqualTo(Promise.NEVER_ANOTHER_PLACE.drawn);
        hold(Promise.NEVER_ANOTHER_PLACE, wrong.size(), wrong);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTEXT_TOO_5_EXACT", "CONTEXT_TOO_10_EXACT"})
    void edited_words_between_edited_neighbours_are_found_mostly_to_the_letter(Promise promise) {
        double rate = promise == Promise.CONTEXT_TOO_5_EXACT ? 0.05 : 0.1;
        Tally tally = Tally.of(quotes().randomEdits(promise.drawn, rate, Context.EDITED), Hint.NONE);
        hold(promise, tally.asked() - tally.exact(), tally);
    }

    @Test
    void misread_words_are_found() {
        Tally tally = Tally.of(quotes().misread(Promise.MISREAD_RIGHT.drawn, 0.2), Hint.NONE);
        hold(Promise.MISREAD_RIGHT, tally.asked() - tally.right(), tally);
    }

    @Test
    void re_wrapped_and_hyphenated_words_are_found() {
        Tally tally = Tally.of(quotes().rewrapped(Promise.REWRAPPED_RIGHT.drawn), Hint.NONE);
        hold(Promise.REWRAPPED_RIGHT, tally.asked() - tally.right(), tally);
    }

    @Test
    void words_in_another_dress_are_found() {
        Tally tally = Tally.of(quotes().restyled(Promise.RESTYLED_RIGHT.drawn), Hint.NONE);
        hold(Promise.RESTYLED_RIGHT, tally.asked() - tally.right(), tally);
    }

    @Test
    void passages_move_with_their_paragraphs() {
        Tally tally = Tally.of(texts().rearranged(Promise.REARRANGED_RIGHT.drawn, 0.05), Hint.NONE);
        hold(Promise.REARRANGED_RIGHT, tally.asked() - tally.right(), tally);
    }

    @Test
    void what_stands_twice_with_the_same_neighbours_is_lost_until_a_position_decides() {
        Sample sample = texts().duplicated(Promise.HINTED_RIGHT.drawn, 0.05);
        Tally undecided = Tally.of(sample, Hint.NONE);
        assertThat(undecided.lost()).as("seed %d: %s", SEED, undecided).isEqualTo(undecided.asked());
        Tally hinted = Tally.of(sample, Hint.TRUE);
        hold(Promise.HINTED_RIGHT, hinted.asked() - hinted.right(), hinted);
    }

    @Test
    void edited_words_that_stand_twice_are_lost_until_context_or_a_position_decides() {
        long missed = 0;
        long missedHinted = 0;
        long anchored = 0;
        ChangedTexts texts = texts();
        for (int drawn = 0; drawn < Promise.COPIED_RIGHT.drawn; drawn += TAKEN_AT_ONCE) {
            Tally inContext = Tally.of(texts.copied(TAKEN_AT_ONCE, 0.1, Context.INTACT), Hint.NONE);
            missed += inContext.asked() - inContext.right();
            Sample alone = texts.copied(TAKEN_AT_ONCE, 0.1, Context.MISSING);
            Tally undecided = Tally.of(alone, Hint.NONE);
            anchored += undecided.asked() - undecided.lost();
            Tally hinted = Tally.of(alone, Hint.TRUE);
            missedHinted += hinted.asked() - hinted.right();
        }
        // Neither of the two is ever taken; a third that is almost the same may be what the edits made of them.
        hold(Promise.COPIED_UNDECIDED_LOST, anchored, "without context");
        hold(Promise.COPIED_RIGHT, missed, "in context");
        hold(Promise.COPIED_HINTED_RIGHT, missedHinted, "with a true position");
    }

    @Test
    void what_was_taken_out_of_a_new_version_is_never_put_on_its_twin() {
        Versions versions = texts().takenOutButForTwins(TAKEN_AT_ONCE);
        assertThat(versions.takenForTwins()).as("seed %d", SEED).isEmpty();
    }

    @Test
    void what_was_taken_out_is_lost_unless_the_text_says_it_twice() {
        ChangedTexts texts = texts();
        int lost = 0;
        long taken = 0;
        List<Tally.Surprise> surprises = new ArrayList<>();
        for (int drawn = 0; drawn < Promise.TAKEN_OUT_LOST.drawn; drawn += TAKEN_AT_ONCE) {
            Sample sample = texts.takenOut(TAKEN_AT_ONCE);
            Tally tally = Tally.of(sample, Hint.NONE);
            lost += tally.lost();
            taken += tally.takenForOthers(sample);
            surprises.addAll(tally.surprises());
        }
        hold(Promise.TAKEN_OUT_LOST, taken, surprises);
        assertThat(lost).isGreaterThan(Promise.TAKEN_OUT_LOST.drawn * 9 / 10);
    }

    @Test
    void quotes_of_another_document_are_lost() throws Exception {
        Sample theirs = new ChangedQuotes(Seeds.text("werth-2010").codePoints(), SEED)
                .randomEdits(Promise.OF_ANOTHER_DOCUMENT_LOST.drawn, 0.05, Context.INTACT);
        Sample asked = new Sample(longest, theirs.asked());
        Tally tally = Tally.of(asked, Hint.NONE);
        hold(Promise.OF_ANOTHER_DOCUMENT_LOST, tally.right() + tally.takenForOthers(asked), tally.surprises());
    }

    @Test
    void an_index_costs_about_seven_bytes_a_character() {
        assertThat(new IndexedText(longest).bytes()).isLessThan(8L * longest.length());
    }
}
