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
        return checkAt("As the book has it: " + quotation + " So far the book.", quotation);
    }

    private static QuotationCheck checkAt(String citing, String quotation) {
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
            [Report of the inspector, May 1911] He walked along the quay in silence, counted the lighters that lay there | DISCLOSED | T2
            said that the timber would rot before the ice broke –Harbour report, 1911 | DISCLOSED | T2
            said that the timber would rot before the ice broke – and he meant it | UNDISCLOSED | T3
            He walked along the quay in silence (so he said), counted the lighters that lay there | UNDISCLOSED | T3
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

    @ParameterizedTest
    @CsvSource({"[,]", "(,)"})
    void a_label_that_the_quotation_begins_within_is_no_part_of_it(String opening, String closing) {
        String words =
                "Report of May" + closing + " He walked along the quay in silence, counted the lighters that lay there";
        QuotationCheck check = checkAt("As the book has it: " + opening + words + ".", words);

        assertThat(check.outcome()).as("%s", check.edits()).isEqualTo(Outcome.DISCLOSED);
        assertThat(check.edits()).extracting(Edit::kind).containsExactly(Kind.MARKED_INSERTION);
    }

    @Test
    void what_follows_in_the_source_is_not_what_a_longer_end_stands_for() {
        QuotationCheck check =
                check("He walked along the quay in silence, counted the lighters and thanked the whole crew for it");

        assertThat(check.edits()).extracting(Edit::kind).containsExactly(Kind.ADDED);
        assertThat(check("He walked along the quay in silence, counted the barges")
                        .edits())
                .extracting(Edit::kind)
                .containsExactly(Kind.EXCHANGED);
    }

    @Test
    void an_ellipsis_that_is_the_sources_own_leaves_nothing_out() {
        String citing = "He counted the lighters … four of them were fit to sail … said the foreman.";
        String source = "In the morning he counted the lighters … four of them were fit to sail … and said nothing.";
        CodePointText text = new CodePointText(citing);
        QuotationChecker checker = new QuotationChecker(
                text,
                TextWords.of(citing, List.of()),
                new IndexedText(new CodePointText(source)),
                TextWords.of(source, List.of()));

        assertThat(checker.check(new TextSpan(0, citing.indexOf(" … said"))).outcome())
                .isEqualTo(Outcome.VERBATIM);
    }

    @Test
    void a_phrase_that_both_have_is_no_place_of_a_long_quotation() {
        QuotationCheck check = check(
                "In the year before, many of the people of the valley had been told that the ice broke late, and before the ice broke there had been neither work nor bread for anybody along the river or in the hills");

        assertThat(check.outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(check.pieces()).allMatch(piece -> piece.source().isEmpty());
    }

    @Test
    void a_word_or_two_stand_where_those_beside_them_do_or_nowhere() {
        QuotationCheck alone = check("The foreman … sang in the tavern of the upper town until the lamps were put out");
        assertThat(alone.pieces()).allMatch(piece -> piece.source().isEmpty());

        QuotationCheck beside = check("The foreman … said that the timber would rot before the ice broke");
        assertThat(beside.outcome()).isEqualTo(Outcome.DISCLOSED);
        assertThat(beside.pieces()).allMatch(piece -> piece.source().isPresent());

        // it stands in the source, before what it is said to follow
        QuotationCheck turned = check("said that the timber would rot before the ice broke … The foreman");
        assertThat(turned.outcome()).isEqualTo(Outcome.UNDISCLOSED);
    }
}
