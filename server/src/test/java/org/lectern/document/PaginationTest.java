package org.lectern.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where pages end; the expected numbers are code point offsets, the last being the text's length. */
class PaginationTest {
    private static final String CITATION = "\nChuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. 278";
    private static final int CITED = CITATION.length();

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("an empty text has one page", "", List.of(0)),
                Arguments.of("a short text", "a\nb", List.of(3)),
                Arguments.of("a line end just at 3,000", x(2999) + "\n" + x(10), List.of(3000, 3010)),
                Arguments.of("a line end just before 3,000", x(2998) + "\n" + x(10) + "\nx", List.of(3010, 3011)),
                Arguments.of("no empty page after the last break", x(2999) + "\n", List.of(3000)),
                Arguments.of("blank lines count as lines", x(2999) + "\n\n\n" + x(5), List.of(3000, 3007)),
                Arguments.of(
                        "the citation comes along",
                        x(3100) + CITATION + "\n" + x(9),
                        List.of(3100 + CITED + 1, 3100 + CITED + 10)),
                Arguments.of(
                        "two citations come along",
                        x(3100) + CITATION + CITATION + "\nx",
                        List.of(3100 + 2 * CITED + 1, 3100 + 2 * CITED + 2)),
                Arguments.of(
                        "a quotation may be parted between its paragraphs",
                        x(3100) + "\n" + x(100) + CITATION,
                        List.of(3101, 3201 + CITED)),
                Arguments.of(
                        "the quotation's last words wait for a citation beyond 6,000",
                        "word ".repeat(1190) + "last" + CITATION + "\n" + x(9),
                        List.of(5950, 5954 + CITED + 10)),
                Arguments.of("a line just at 6,000", x(5999) + "\n" + x(9), List.of(6000, 6009)),
                Arguments.of("a text of 6,000 in one line", x(6000), List.of(6000)),
                Arguments.of("a line without spaces", x(13000), List.of(6000, 12000, 13000)),
                Arguments.of(
                        "a long line ends with a sentence",
                        "One two. ".repeat(500) + "Xxxxx " + "no sentence ".repeat(300),
                        List.of(4500, 8106)),
                Arguments.of("an abbreviation ends no sentence", "n. b. ".repeat(1100), List.of(6000, 6600)),
                Arguments.of("a long line ends with a word", "abcdefg ".repeat(800), List.of(6000, 6400)),
                Arguments.of("the last whole word", "x" + "abcdefg ".repeat(800), List.of(5993, 6401)),
                Arguments.of("an early space would waste the page", "a " + x(7000), List.of(6000, 7002)),
                Arguments.of(
                        "a letter keeps its accents", x(5998) + "o\u0301\u0302\u0303" + x(100), List.of(5998, 6102)),
                Arguments.of("a space with an accent is no gap", x(5000) + " \u0301" + x(2000), List.of(6000, 7002)),
                Arguments.of("one endless grapheme is broken", "o" + "\u0301".repeat(7000), List.of(6000, 7001)),
                Arguments.of("astral characters count once", "🙂".repeat(2999) + "\n🙂", List.of(3000, 3001)),
                Arguments.of("astral characters are not parted", "𝒜".repeat(6001), List.of(6000, 6001)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void ends_pages(String name, String text, List<Integer> expected) {
        assertThat(ends(CanonicalText.of(text))).as(name).isEqualTo(expected);
    }

    @Test
    void counts_CRLF_once() throws UnreadableSourceException {
        byte[] source = (x(2999) + "\r\n" + x(7)).getBytes(UTF_8);

        assertThat(ends(CanonicalText.decode(source))).containsExactly(3000, 3007);
    }

    @Test
    void a_block_is_cut_where_its_page_ends() {
        var text = CanonicalText.of("abcdefg ".repeat(800));

        assertThat(TextLayout.of(text, List.of("en")).blocks())
                .extracting(block -> block.span().start(), block -> block.span().end())
                .containsExactly(tuple(0, 5999), tuple(6000, 6399));
    }

    private static List<Integer> ends(CanonicalText text) {
        return TextLayout.of(text, List.of("en")).pages().stream()
                .map(page -> page.span().end())
                .toList();
    }

    private static String x(int count) {
        return "x".repeat(count);
    }
}
