package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKindsTest {
    private static final String CHUEV = "Chuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. 278";
    private static final String SENTENCE = "Words are said here. ".repeat(6).strip();

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("quotation and citation", "Torture?\n(Remark)\n" + CHUEV, "quotation quotation citation"),
                Arguments.of("a citation above its text is none", CHUEV + "\n\nA word.", "paragraph paragraph"),
                Arguments.of("two citations", "A word.\n" + CHUEV + "\n" + CHUEV, "quotation citation citation"),
                Arguments.of("another group", "A word.\n\nSaid.\n" + CHUEV, "paragraph quotation citation"),
                Arguments.of(
                        "a compilation keeps groups together",
                        ("A word.\n\nSaid.\n" + CHUEV + "\n\n").repeat(3),
                        "quotation quotation citation ".repeat(3).strip()),
                Arguments.of(
                        "its citation may stand alone",
                        ("Said.\n" + CHUEV + "\n\n").repeat(3) + "Said.\n\n" + CHUEV,
                        "quotation citation ".repeat(4).strip()),
                Arguments.of(
                        "a bibliography has no citations",
                        "Said.\n\n" + CHUEV + "\n\n" + CHUEV,
                        "paragraph paragraph paragraph"),
                Arguments.of("a lettered section", "A. Context\n\n" + SENTENCE, "heading paragraph"),
                Arguments.of("a lettered sentence", "a) one thing\n\n" + SENTENCE, "paragraph paragraph"),
                Arguments.of("nothing below, no heading", SENTENCE + "\n\nThe End", "paragraph paragraph"),
                Arguments.of("a date is no heading", "16 May 2010\n\n" + SENTENCE, "paragraph paragraph"),
                Arguments.of(
                        "names under a picture", "Ры\u0301ков\nAlexei Rykov\n" + SENTENCE, "caption caption paragraph"),
                Arguments.of("a described picture", "Photograph of Ezhov, 1938.\n" + SENTENCE, "caption paragraph"),
                Arguments.of("a list", "- one\n- two\n• three", "list list list"),
                Arguments.of("rules", "____\n---\n* * *\n++++", "rule rule rule rule"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void tells_the_kinds_of_blocks(String name, String text, String expected) {
        assertThat(kinds(text)).as(name).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Getty & Naumov, The Road to Terror. New Haven, Conn.: Yale Univ. Press, c1999, p. xiv",
                "Getty, J. Arch. “Excesses are not permitted, “Russian Review 61 (January 2002) pp. 118-119",
                "E. H. Cookridge, Gehlen: Spy of the Century (New York: Random House, 1972), pp. 57–58.",
                "Thurston, Robert W. “On Desk-Bound Parochialism.” Slavic Review 45 (1986), 242-243.",
                "Sousa, Mario. Lies Concerning the History of the Soviet Union, 15 June 1998.",
                "THUS SPAKE KAGANOVICH by Feliks Chuyev, 1992",
                "Source: Newsweek International, January 2005"
            })
    void knows_citations_of_many_forms(String citation) {
        assertThat(kinds("It is said.\n" + citation)).isEqualTo("quotation citation");
    }

    @Test
    void hard_wrapped_lines_make_one_block_and_keep_their_line_ends() {
        String wrapped = """
                The secret mass operations were planned in the summer of the year
                and carried out by troikas whose members never saw the accused of
                whom they decided, often several hundred cases in an evening.""";
        var text = CanonicalText.of(wrapped + "\n\nAnother paragraph.");

        assertThat(TextLayout.of(text, List.of("en")).blocks())
                .extracting(block -> text.slice(block.span()))
                .containsExactly(wrapped, "Another paragraph.");
    }

    @Test
    void entries_of_a_list_are_not_taken_for_wrapped_lines() {
        String entries = "carrying-over intelligence and sabotage at the rear of the Red Army\nterrorism";

        assertThat(kinds(entries)).isEqualTo("paragraph paragraph");
    }

    private static String kinds(String text) {
        return String.join(
                " ",
                TextLayout.of(CanonicalText.of(text), List.of("en")).blocks().stream()
                        .map(block -> block.kind().wireName())
                        .toList());
    }
}
