package org.lectern.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.document.CanonicalText;
import org.lectern.quotes.ChangedQuotes.Context;
import org.lectern.quotes.ChangedQuotes.Sample;
import org.lectern.quotes.Tally.Hint;

/**
 * The quote matcher on a small draw of the corpus. The bounds leave room for chance in so small a draw; the benchmark
 * {@code matcher} holds the same kinds, drawn in thousands, to the figures in docs/anchoring.md.
 */
final class ChangedQuotesTest {
    private static final int COUNT = 300;
    private static final long SEED = Long.getLong("lectern.test.seed", System.nanoTime());

    @SuppressWarnings("NullAway.Init")
    private static CodePointText longest;

    @BeforeAll
    static void readTheLongestSeed() throws Exception {
        longest = seed("real-stalin-series");
        System.out.println("ChangedQuotesTest: -Dlectern.test.seed=" + SEED);
    }

    private static CodePointText seed(String name) throws Exception {
        Path file = Path.of(System.getProperty("lectern.seeds")).resolve(name + ".txt");
        return CanonicalText.decode(Files.readAllBytes(file)).codePoints();
    }

    private static ChangedQuotes quotes() {
        return new ChangedQuotes(longest, SEED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.2})
    void edited_words_between_their_neighbours_are_found_to_the_letter(double rate) {
        Tally tally = Tally.of(quotes().randomEdits(COUNT, rate, Context.INTACT), Hint.NONE);
        assertThat(tally.wrong()).as("%s", tally).isZero();
        assertThat(tally.lost()).as("%s", tally).isLessThanOrEqualTo(1);
        assertThat(tally.exactShare()).as("%s", tally).isGreaterThan(0.985);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1})
    void edited_words_between_edited_neighbours_are_found_mostly_to_the_letter(double rate) {
        Tally tally = Tally.of(quotes().randomEdits(COUNT, rate, Context.EDITED), Hint.NONE);
        assertThat(tally.wrong()).as("%s", tally).isZero();
        assertThat(tally.lost()).as("%s", tally).isLessThanOrEqualTo(2);
        assertThat(tally.exactShare()).as("%s", tally).isGreaterThan(0.9);
    }

    @Test
    void heavily_edited_words_are_found_by_their_neighbours_or_lost() {
        Tally tally = Tally.of(quotes().randomEdits(COUNT, 0.3, Context.INTACT), Hint.NONE);
        assertThat(tally.wrong()).as("%s", tally).isZero();
        assertThat(tally.rightShare()).as("%s", tally).isGreaterThan(0.97);
    }

    @Test
    void misread_words_are_found() {
        Tally tally = Tally.of(quotes().misread(COUNT, 0.2), Hint.NONE);
        assertThat(tally.wrong()).as("%s", tally).isZero();
        assertThat(tally.rightShare()).as("%s", tally).isGreaterThan(0.985);
    }

    @Test
    void re_wrapped_and_hyphenated_words_are_found_to_the_letter() {
        Tally tally = Tally.of(quotes().rewrapped(COUNT), Hint.NONE);
        assertThat(tally.wrong()).as("%s", tally).isZero();
        assertThat(tally.exactShare()).as("%s", tally).isGreaterThan(0.985);
    }

    @Test
    void passages_move_with_their_paragraphs() {
        Tally tally = Tally.of(quotes().rearranged(COUNT, 0.05), Hint.NONE);
        assertThat(tally.wrong()).as("%s", tally).isZero();
        assertThat(tally.rightShare()).as("%s", tally).isGreaterThan(0.98);
    }

    @Test
    void what_stands_twice_with_the_same_neighbours_is_lost_until_a_position_decides() {
        Sample sample = quotes().duplicated(COUNT, 0.05);
        assertThat(Tally.of(sample, Hint.NONE).lost()).isEqualTo(COUNT);
        Tally hinted = Tally.of(sample, Hint.TRUE);
        assertThat(hinted.wrong()).as("%s", hinted).isZero();
        assertThat(hinted.rightShare()).as("%s", hinted).isGreaterThan(0.99);
    }

    @Test
    void what_was_taken_out_is_lost_unless_the_text_says_it_twice() {
        Sample sample = quotes().takenOut(COUNT);
        Tally tally = Tally.of(sample, Hint.NONE);
        assertThat(tally.takenForOthers(sample)).as("%s", tally.surprises()).isZero();
        assertThat(tally.lost()).isGreaterThan(COUNT * 9 / 10);
    }

    @Test
    void quotes_of_another_document_are_lost() throws Exception {
        CodePointText other = seed("werth-2010");
        Sample theirs = new ChangedQuotes(other, SEED).randomEdits(COUNT, 0.05, Context.INTACT);
        Tally tally = Tally.of(new Sample(longest, theirs.asked()), Hint.NONE);
        assertThat(tally.lost()).as("%s", tally.surprises()).isEqualTo(COUNT);
    }

    @Test
    void an_index_costs_about_seven_bytes_a_character() {
        assertThat(new IndexedText(longest).bytes()).isLessThan(8L * longest.length());
    }
}
