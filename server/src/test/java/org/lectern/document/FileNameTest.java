package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file is called, it is called something that does no harm where it is shown. */
class FileNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    report.txt                    | report.txt
                    Приказ № 00447 (1937).txt     | Приказ № 00447 (1937).txt
                    say "aye".txt                 | say "aye".txt
                    %2e%2e%2fx                    | %2e%2e%2fx
                    CON                           | CON
                    .hidden                       | .hidden
                    ../../x                       | x
                    /etc/passwd                   | passwd
                    C:\\Users\\Ann\\My list.pdf   | My list.pdf
                    ..\\..\\x.txt                 | x.txt
                    ...                           | untitled
                    ../                           | untitled
                    ``                            | untitled
                    """)
    void folders_go_and_what_is_left_stays(String sent, String kept) {
        FileName name = FileName.of(sent);

        assertThat(name.value()).isEqualTo(kept);
        assertThat(name.isAsSent()).isEqualTo(sent.equals(kept));
    }

    @Test
    void what_moves_the_cursor_ends_a_line_or_turns_words_around_is_left_out() {
        assertThat(FileName.of("a\u0000b\u0007c\u001B[31m.txt").value()).isEqualTo("abc[31m.txt");
        assertThat(FileName.of("two\r\n lines\tand a tab.txt").value()).isEqualTo("two lines and a tab.txt");
        assertThat(FileName.of("list\u202Etxt.exe").value()).isEqualTo("listtxt.exe");
        assertThat(FileName.of("x\uD800y\uDC00z.txt").value()).isEqualTo("xyz.txt");
        assertThat(FileName.of("x\uFFFDy.txt").value()).isEqualTo("xy.txt");
        assertThat(FileName.of("\u0001\u0002").isMade()).isTrue();
    }

    @Test
    void what_a_script_needs_stays() {
        for (String name : new String[] {"می\u200Cخواهم.txt", "\uD83D\uDC69\u200D\uD83C\uDF3E.txt", "e\u0301te.txt"}) {
            assertThat(FileName.of(name).value()).isEqualTo(name);
        }
    }

    @Test
    void a_very_long_name_is_cut_and_keeps_its_ending() {
        FileName name = FileName.of("\uD83D\uDCDC".repeat(4_000) + ".pdf");

        assertThat(name.value()).isEqualTo("\uD83D\uDCDC".repeat(296) + ".pdf");
        assertThat(name.title()).isEqualTo("\uD83D\uDCDC".repeat(296));
        assertThat(name.isAsSent()).isFalse();
        assertThat(FileName.of("x".repeat(299) + " and more").value()).isEqualTo("x".repeat(299));
    }

    @Test
    void whatever_it_was_it_is_one_line_and_making_it_harmless_again_changes_nothing() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("names: seed " + seed);
        Random random = new Random(seed);
        for (int n = 0; n < 2_000; n++) {
            String sent = random.ints(random.nextInt(400), 0, random.nextBoolean() ? 0x180 : 0x10000)
                    .collect(StringBuilder::new, (text, unit) -> text.append((char) unit), StringBuilder::append)
                    .toString();
            String kept = FileName.of(sent).value();

            assertThat(kept)
                    .as(sent)
                    .doesNotContain("/", "\\")
                    .isEqualTo(kept.strip())
                    .isNotEmpty();
            assertThat(kept.codePoints().anyMatch(Character::isISOControl)).isFalse();
            assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(FileName.MAX_LENGTH);
            assertThat(FileName.of(kept)).isEqualTo(new FileName(kept, true));
        }
    }
}
