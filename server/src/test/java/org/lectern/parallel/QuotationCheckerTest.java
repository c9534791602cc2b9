package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.TextSpan;
import org.lectern.parallel.QuotationCheck.Edit;
import org.lectern.parallel.QuotationCheck.Kind;
import org.lectern.parallel.QuotationCheck.Outcome;

/** A quotation held against its source: named cases, each by its outcome, its edits and its proposal. */
class QuotationCheckerTest {
    private static final String SOURCE =
            "The harbour had been closed for a week when the inspector arrived. He walked along the quay in silence, "
                    + "counted the lighters that lay there, and noted that only four of them were fit to sail. The foreman, "
                    + "who had waited for him since the morning, said that the timber would rot before the ice broke. "
                    + "Nobody contradicted him, and the inspector closed his book.";

    private static QuotationCheck check(String quotation) {
        String citing = "As the book has it: " + quotation + " So far the book.";
        CodePointText text = new CodePointText(citing);
        int start = citing.codePointCount(0, citing.indexOf(quotation));
        return new QuotationChecker(
                        text,
                        TextWords.of(citing, List.of()),
                        new IndexedText(new CodePointText(SOURCE)),
                        TextWords.of(SOURCE, List.of()))
                .check(new TextSpan(start, start + quotation.codePointCount(0, quotation.length())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            He walked along the quay in silence, counted the lighters that lay there | VERBATIM | T1
            “he walked along the Quay in silence counted the lighters – that lay there” | VERBATIM | T1
            He walked along the quay in silence … and noted that only four of them were fit to sail. | DISCLOSED | T2
            He walked along the quay in silence, ... only four of them were fit to sail | DISCLOSED | T2
            He [the inspector] walked along the quay in silence, counted the lighters that lay there | DISCLOSED | T2
            He walked along the quay in silence, counted the lighters, and noted that ONLY FOUR OF THEM WERE FIT to sail | UNDISCLOSED | T3
            noted that ONLY FOUR OF THEM WERE FIT TO SAIL. The foreman, who had waited for him | DISCLOSED | T2
            He walked along the quay in anger, counted the lighters that lay there | UNDISCLOSED | T3
            said that the timber would not rot before the ice broke. Nobody contradicted him | UNDISCLOSED | T3
            The harvest was better than in any year that the villagers could remember | NOT_FOUND | T4
            """)
    void what_differs_decides_what_is_proposed(String quotation, Outcome outcome, String proposed) {
        QuotationCheck check = check(quotation);

        assertThat(check.outcome()).as("%s", check.edits()).isEqualTo(outcome);
        assertThat(check.outcome().proposed()).isEqualTo(proposed);
    }

    @Test
    void each_edit_names_its_words_on_both_sides() {
        QuotationCheck check = check("He walked along the quay in anger, counted the lighters that lay there");

        assertThat(check.edits()).hasSize(1);
        Edit edit = check.edits().getFirst();
        assertThat(edit.kind()).isEqualTo(Kind.EXCHANGED);
        assertThat(edit.source().map(span -> SOURCE.substring(span.start(), span.end())))
                .contains("silence");
    }

    @Test
    void a_word_that_is_left_out_without_a_mark_is_told_from_one_with_a_mark() {
        assertThat(check("counted the lighters that lay there and noted that only four were fit to sail")
                        .edits())
                .extracting(Edit::kind)
                .containsExactly(Kind.OMITTED);
        assertThat(check("counted the lighters that lay there and noted that only four … were fit to sail")
                        .edits())
                .extracting(Edit::kind)
                .containsExactly(Kind.MARKED_OMISSION);
    }

    @Test
    void a_segment_that_stands_nowhere_is_said_to_be_added() {
        QuotationCheck check = check(
                "He walked along the quay in silence, counted the lighters that lay there … and praised every sailor by name");

        assertThat(check.outcome()).isEqualTo(Outcome.UNDISCLOSED);
        assertThat(check.pieces().getFirst().source()).isPresent();
        assertThat(check.pieces().getLast().source()).isEmpty();
        assertThat(check.edits()).extracting(Edit::kind).contains(Kind.ADDED, Kind.MARKED_OMISSION);
    }
}
