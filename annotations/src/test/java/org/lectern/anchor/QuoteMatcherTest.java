package org.lectern.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Approximate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** Words that stand nowhere as they are quoted: found where they became others, lost where they are gone. */
final class QuoteMatcherTest {
    private static final String WORDS = "the so-called “kulaks”, some 269,100 persons, were resettled in Café Street";
    private static final String TEXT =
            "😀 An introduction of no interest whatever.\n\nIn that year " + WORDS + " and elsewhere.\nA last line.";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            errors of recognition    | the so-called “kulaks”, some 269,lOO persons, were resett1ed in Café Street
            other quotation marks    | the so-called "kulaks", some 269,100 persons, were resettled in Café Street
            another case             | The So-Called “KULAKS”, some 269,100 persons, were resettled in café street
            no accent                | the so-called “kulaks”, some 269,100 persons, were resettled in Cafe Street
            an accent apart          | the so-called “kulaks”, some 269,100 persons, were resettled in Cafe\u0301 Street
            other white space        | the  so-called “kulaks”, some   269,100 persons,  were resettled in Café   Street
            a dash                   | the so–called “kulaks”, some 269,100 persons, were resettled in Café Street
            hyphenated               | the so-called “ku- laks”, some 269,100 per- sons, were re- settled in Café Street
            a word left out          | the so-called “kulaks”, 269,100 persons, were resettled in Café Street
            a word put in            | the so-called “kulaks”, some 269,100 poor persons, were resettled in Café Street
            edited at both ends      | he so-called “kulaks”, some 269,100 persons, were resettled in Café Streets
            """)
    void edited_words_are_found_to_the_letter(String name, String quoted) {
        Approximate found = (Approximate) find(TEXT, quoted, "In that year ", " and elsewhere");
        assertThat(slice(TEXT, found.span())).as(name).isEqualTo(WORDS);
        assertThat(found.similarity()).isGreaterThan(0.85).isLessThan(1);
    }

    @Test
    void re_wrapped_words_need_no_context() {
        Approximate found = (Approximate) find(TEXT, WORDS.replace(", ", ",\n"), "", "");
        assertThat(slice(TEXT, found.span())).isEqualTo(WORDS);
    }

    @Test
    void a_hint_is_heard_however_many_places_say_the_same() {
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (int n = 0; n < 150; n++) {
            text.append("Paragraph ").append(n * 7919 % 1_000).append(": ");
            starts.add(Character.codePointCount(text, 0, text.length()));
            text.append(WORDS).append(".\n");
        }
        String edited = WORDS.replace("persons", "people");
        assertThat(find(text.toString(), edited, "", "")).isInstanceOf(Lost.class);
        for (int meant : List.of(starts.get(3), starts.get(80), starts.get(149))) {
            Approximate found = (Approximate) matcher(text.toString())
                    .find(new TextQuoteSelector(edited, "", ""), List.of(new TextSpan(meant, meant + 40)));
            assertThat(found.span().start()).isEqualTo(meant);
        }
    }

    @Test
    void words_of_another_book_are_lost() {
        assertThat(find(TEXT, "It was the best of times, it was the worst of times", "", ""))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.candidates()).isEmpty());
        assertThat(find(TEXT, "short", "", "")).isInstanceOf(Lost.class);
        assertThat(find(TEXT, "—", "", "")).isInstanceOf(Lost.class);
    }

    @Test
    void a_few_edited_words_alone_are_offered_and_never_taken() {
        assertThat(find(TEXT, "In that yeer", "", "")).isInstanceOf(Lost.class);
        assertThat(find(TEXT, "In that yeer", "no interest whatever.\n\n", " the so-called “kulaks”"))
                .isInstanceOfSatisfying(
                        Approximate.class,
                        found -> assertThat(slice(TEXT, found.span())).isEqualTo("In that year"));
    }

    @Test
    void a_passage_taken_out_is_lost_though_its_neighbours_stand() {
        String without = TEXT.replace(WORDS, "nothing happened");
        assertThat(find(without, WORDS, "In that year ", " and elsewhere.\nA last line"))
                .isInstanceOf(Lost.class);
    }

    @Test
    void an_edited_quote_of_a_repeated_sentence_is_found_by_its_context_and_else_lost() {
        String sentence = "Some 269,100 persons were resettled in that year. ";
        String text = "The first report says this: " + sentence + "The second report, of June, agrees: " + sentence
                + "A third was never found.";
        String quoted = "Some 269,1OO persons were reset-tled in that year.";
        assertThat(find(text, quoted, "", ""))
                .isInstanceOfSatisfying(
                        Lost.class,
                        lost -> assertThat(lost.candidates())
                                .extracting(candidate -> slice(text, candidate.span()))
                                .containsExactly(sentence.strip(), sentence.strip()));
        int second = text.lastIndexOf(sentence);
        Approximate found = (Approximate) find(text, quoted, "the sekond report, of June, agres: ", " A third was");
        assertThat(found.span().start()).isEqualTo(second);
        // A hint decides between equals, and only if it is near one of them.
        Approximate hinted = (Approximate) matcher(text)
                .find(
                        new TextQuoteSelector(quoted, "", ""),
                        List.of(new TextSpan(second - 3, second + 50)),
                        any -> true);
        assertThat(hinted.span().start()).isEqualTo(second);
        assertThat(matcher(text).find(new TextQuoteSelector(quoted, "", ""), List.of(new TextSpan(0, 50)), any -> true))
                .isInstanceOf(Approximate.class);
        assertThat(matcher(text)
                        .find(new TextQuoteSelector(quoted, "", ""), List.of(new TextSpan(150, 200)), any -> true))
                .isInstanceOf(Lost.class);
    }

    @Test
    void a_repeated_sentence_quoted_word_for_word_is_told_apart_by_context_that_was_edited() {
        String sentence = "Some 269,100 persons were resettled in that year. ";
        String text = "The first report says this: " + sentence + "The second report, of June, agrees: " + sentence
                + "A third was never found.";
        Anchored found = (Anchored) find(text, sentence.strip(), "Second Report of June agrees: ", "A 3rd was");
        assertThat(found.span().start()).isEqualTo(text.lastIndexOf(sentence));
    }

    @Test
    void a_place_that_is_not_allowed_is_as_if_it_were_not_there() {
        String sentence = "Some 269,100 persons were resettled in that year. ";
        String text = sentence + "The second report, of June, agrees: " + sentence;
        Anchored found = (Anchored) matcher(text)
                .find(new TextQuoteSelector(sentence.strip(), "", ""), List.of(), place -> place.start() > 0);
        assertThat(found.span().start()).isEqualTo(text.lastIndexOf(sentence));
        assertThat(matcher(text).find(new TextQuoteSelector(sentence.strip(), "", ""), List.of(), place -> false))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.candidates()).isEmpty());
    }

    @Test
    void a_span_never_cuts_what_a_reader_sees_as_one_character() {
        String text = "Before them stood the e\u0301migre\u0301s of the first hour, and their children\u0301 too.";
        Approximate found =
                (Approximate) find(text, "emigres of the fyrst hour, and their children", "Before them stood the ", "");
        assertThat(slice(text, found.span()))
                .isEqualTo("e\u0301migre\u0301s of the first hour, and their children\u0301");
    }

    @Test
    void what_it_became_is_found_in_a_passage_of_many_pages() {
        StringBuilder made = new StringBuilder();
        for (int n = 0; n < 3_000; n++) {
            made.append("Line ").append(n * 7919 % 10_007).append(" of the book. ");
        }
        String text = made.toString();
        String passage = text.substring(text.indexOf("Line 5"), text.indexOf("Line 5") + 12_000);
        Approximate found = (Approximate) find(text, passage.replace("0 of", "0, of"), "", "");
        assertThat(slice(text, found.span())).isEqualTo(passage);
    }

    private static Anchoring find(String text, String exact, String prefix, String suffix) {
        return matcher(text).find(new TextQuoteSelector(exact, prefix, suffix), List.of(), place -> true);
    }

    private static QuoteMatcher matcher(String text) {
        return new QuoteMatcher(new IndexedText(new CodePointText(text)));
    }

    private static String slice(String text, TextSpan span) {
        return new CodePointText(text).slice(span);
    }
}
