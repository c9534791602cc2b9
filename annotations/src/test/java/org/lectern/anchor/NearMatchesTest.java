package org.lectern.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** Words that stand nowhere as they are quoted: the place is offered and never taken. */
final class NearMatchesTest {
    private static final String WORDS = "the so-called “kulaks”, some 269,100 persons, were resettled in Café Street";
    private static final CodePointText TEXT = new CodePointText(
            "😀 An introduction of no interest whatever.\n\nIn that year " + WORDS + " and elsewhere.\nA last line.");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an error of recognition  | the so-called “kulaks”, some 269,lOO persons, were resett1ed in Café Street
            other quotation marks    | the so-called "kulaks", some 269,100 persons, were resettled in Café Street
            another case             | The So-Called “KULAKS”, some 269,100 persons, were resettled in café street
            no accent                | the so-called “kulaks”, some 269,100 persons, were resettled in Cafe Street
            other white space        | the  so-called “kulaks”, some   269,100 persons,  were resettled in Café   Street
            a dash                   | the so–called “kulaks”, some 269,100 persons, were resettled in Café Street
            a word left out          | the so-called “kulaks”, 269,100 persons, were resettled in Café Street
            """)
    void the_place_is_the_first_candidate(String name, String quoted) {
        List<Candidate> candidates = candidates(quoted);
        assertThat(candidates).as(name).isNotEmpty();
        Candidate best = candidates.getFirst();
        assertThat(best.similarity()).isGreaterThan(0.85).isLessThan(1);
        int start = TEXT.toPoints(TEXT.value().indexOf(WORDS));
        assertThat(best.span().start()).isBetween(start - 8, start + 8);
        assertThat(best.span().end()).isBetween(start + WORDS.length() - 8, start + WORDS.length() + 8);
    }

    @Test
    void re_wrapped_words_are_the_same_place_to_the_letter() {
        List<Candidate> candidates = candidates(WORDS.replace(", ", ",\n"));
        assertThat(candidates).hasSize(1);
        assertThat(TEXT.slice(candidates.getFirst().span())).isEqualTo(WORDS);
    }

    @Test
    void words_of_another_book_have_no_candidate() {
        assertThat(candidates("It was the best of times, it was the worst of times"))
                .isEmpty();
        assertThat(candidates("short")).isEmpty();
        assertThat(candidates("—")).isEmpty();
    }

    @Test
    void each_place_is_offered_once_and_the_likest_first() {
        CodePointText text = new CodePointText(
                "some 269,100 persons were resettled. Later some 269,1O0 persons were resettled again. Then nothing.");
        PassageAnchor anchor = new PassageAnchor(text, page -> Optional.empty());
        Lost lost = (Lost) anchor.anchor(List.of(new TextQuoteSelector("Some 269,1OO persons were resettled", "", "")));
        assertThat(lost.candidates()).hasSize(2);
        assertThat(lost.candidates())
                .extracting(candidate -> text.slice(candidate.span()))
                .containsExactly("some 269,1O0 persons were resettled", "some 269,100 persons were resettled");
    }

    private static List<Candidate> candidates(String quoted) {
        PassageAnchor anchor = new PassageAnchor(TEXT, page -> Optional.empty());
        return ((Lost) anchor.anchor(List.of(new TextQuoteSelector(quoted, "", "")))).candidates();
    }
}
