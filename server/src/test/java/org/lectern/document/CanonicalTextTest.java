package org.lectern.document;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

class CanonicalTextTest {

    static Stream<Arguments> decodings() {
        return Stream.of(
                Arguments.of("an empty file", "".getBytes(UTF_8), ""),
                Arguments.of("a byte order mark goes", "\uFEFFa".getBytes(UTF_8), "a"),
                Arguments.of("only the first one goes", "\uFEFF\uFEFFa".getBytes(UTF_8), "\uFEFFa"),
                Arguments.of("one inside stays", "a\uFEFFb".getBytes(UTF_8), "a\uFEFFb"),
                Arguments.of("CRLF", "a\r\nb\r\n".getBytes(UTF_8), "a\nb\n"),
                Arguments.of("a lone CR", "a\rb\r\r\nc".getBytes(UTF_8), "a\nb\n\nc"),
                Arguments.of("nothing composed", "Ежо\u0301в e\u0301".getBytes(UTF_8), "Ежо\u0301в e\u0301"),
                Arguments.of("nothing trimmed", " \t\u00A0a \f \n".getBytes(UTF_8), " \t\u00A0a \f \n"),
                Arguments.of("UTF-16 big end first", "\uFEFFЯ 🙂\r\n".getBytes(UTF_16BE), "Я 🙂\n"),
                Arguments.of("UTF-16 little end first", "\uFEFFЯ 🙂\r".getBytes(UTF_16LE), "Я 🙂\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decodings")
    void decodes_a_file(String name, byte[] source, String expected) throws UnreadableSourceException {
        assertThat(CanonicalText.decode(source).value()).as(name).isEqualTo(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("a stray byte", new byte[] {'a', 'b', (byte) 0xFF, 'c'}, "Byte 2 "),
                Arguments.of("a cut-off sequence", new byte[] {'a', (byte) 0xE2, (byte) 0x82}, "Byte 1 "),
                Arguments.of(
                        "a surrogate in UTF-8", new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "Byte 1 "),
                Arguments.of(
                        "an unpaired surrogate in UTF-16",
                        new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0, 0, 'a'},
                        "Byte 2 "),
                Arguments.of("U+0000", "🙂\r\nb\0".getBytes(UTF_8), "character 3, in line 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses_a_file_and_says_where(String name, byte[] source, String where) {
        assertThatThrownBy(() -> CanonicalText.decode(source))
                .as(name)
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining(where);
    }

    @Test
    void refuses_text_that_only_claims_to_be_canonical() {
        for (String text : new String[] {"a\r\n", "\0", "\uD83D", "\uDE42a"}) {
            assertThatThrownBy(() -> CanonicalText.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_version_is_the_SHA_256_of_the_text() {
        assertThat(CanonicalText.of("abc").version())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void counts_and_slices_in_code_points() {
        var text = CanonicalText.of("a🙂Ежо\u0301в🙂");

        assertThat(text.length()).isEqualTo(8);
        assertThat(text.slice(new TextSpan(1, 3))).isEqualTo("🙂Е");
        assertThat(text.slice(new TextSpan(8, 8))).isEmpty();
        assertThatThrownBy(() -> text.slice(new TextSpan(7, 9))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void converts_every_offset_both_ways() {
        String text = "ab🙂".repeat(1_000);
        var codePoints = new CodePointText(text);

        for (int i = 0, unit = 0; i <= codePoints.length(); i++) {
            assertThat(codePoints.toUnits(i)).isEqualTo(unit);
            assertThat(codePoints.toPoints(unit)).isEqualTo(i);
            unit += i < codePoints.length() ? Character.charCount(text.codePointAt(unit)) : 0;
        }
    }
}
