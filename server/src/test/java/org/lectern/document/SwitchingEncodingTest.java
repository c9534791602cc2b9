package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.anchor.TextSpan;

/** Japanese in seven bits, as mails have it. */
class SwitchingEncodingTest {
    private static final String MAIL = "Subject: archive\n\n秋に記録が公開され、地下室で手紙が見つかった。\nEnd.\n";
    private static final Charset USUAL = Charset.forName("ISO-2022-JP");
    private static final Charset OF_WINDOWS = Charset.forName("x-windows-50221");

    @TempDir
    Path folder;

    private static TextReader.Decoded decoded(byte[] text) throws UnreadableSourceException {
        return TextReader.decode(text, Optional.empty());
    }

    @Test
    void it_is_recognised_also_behind_much_ascii() throws Exception {
        for (String text : List.of(MAIL, "Plain words of a mail.\n".repeat(5_000) + MAIL)) {
            TextReader.Decoded decoded = decoded(text.getBytes(USUAL));
            assertThat(decoded.charset()).isEqualTo(USUAL);
            assertThat(decoded.text().value()).isEqualTo(text);
        }
    }

    @Test
    void letters_that_programs_of_windows_write_are_read_too() throws Exception {
        String text = "一覧\n①手紙\n②日記（㈱記録館）\n";
        TextReader.Decoded decoded = decoded(text.getBytes(OF_WINDOWS));
        assertThat(decoded.text().value()).isEqualTo(text);
        assertThat(decoded.charset()).isEqualTo(OF_WINDOWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001B[1mbold\u001B[0m text", "\u001B$B cut \u001B short", "\u001B$Bé", "at the end \u001B$"})
    void other_escapes_stay_what_they_are(String other) throws Exception {
        assertThat(decoded(other.getBytes(StandardCharsets.UTF_8)).text().value())
                .isEqualTo(other);
    }

    @Test
    void a_damaged_one_is_refused_with_the_place_of_the_damage_rather_than_read_as_ascii() {
        byte[] cut = (MAIL + MAIL).getBytes(USUAL);
        int bad = new String(cut, StandardCharsets.ISO_8859_1).lastIndexOf("End.") - "\u001B(B\n".length() - 1;
        cut[bad] = '\n';
        assertThatThrownBy(() -> decoded(cut))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("Byte %d of the file".formatted(bad - 1))
                .hasMessageContaining("name the encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-2022-JP", "x-windows-50221"})
    void a_long_one_is_read_piece_by_piece_as_a_short_one_is(String encoding) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int n = 0; text.length() < 2 * LongLayout.WINDOW; n++) {
            text.append("x".repeat(n % 7)).append(MAIL).append(encoding.equals(USUAL.name()) ? "" : "①");
        }
        Path file = Files.write(folder.resolve("mails.txt"), text.toString().getBytes(Charset.forName(encoding)));
        try (ReadSource read = new TextReader(folder.resolve("scratch"), TextLimits.USUAL)
                .read(new SourceFile(file), List.of(), ReadingWatch.NOBODY)) {
            assertThat(read.encoding()).contains(encoding);
            assertThat(((ReadText.OnDisk) read.words()).text().slice(new TextSpan(0, text.length())))
                    .isEqualTo(text.toString());
        }
    }
}
