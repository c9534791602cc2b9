package org.lectern.document;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.document.UnreadableSourceException.Kind;

/** Texts that are broken or odd, short and long: each ends as what is expected of it and leaves nothing on the disk. */
class HostileTextTest {
    private static final TextLimits LIMITS = TextLimits.USUAL;

    @TempDir
    Path folder;

    private ReadSource read(byte[] bytes) throws IOException, UnreadableSourceException {
        Path file = Files.write(folder.resolve("received"), bytes);
        return new TextReader(folder.resolve("scratch"), LIMITS)
                .read(new SourceFile(file), List.of(), ReadingWatch.NOBODY);
    }

    @AfterEach
    void nothing_is_left_of_it() throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static Stream<Arguments> refused() {
        byte[] ascii = "Plain. ".repeat(3).getBytes(UTF_8);
        byte[] longer = "A line that is plain enough.\n".repeat(50_000).getBytes(UTF_8);
        byte[] utf8 = "Приказ ".getBytes(UTF_8);
        byte[] cp1251 = "Указ".getBytes(Charset.forName("windows-1251"));
        List<Arguments> cases = new ArrayList<>();
        for (byte[] before : List.of(ascii, longer)) {
            String length = before.length < 100 ? "short" : "long";
            cases.add(Arguments.of(
                    length + ", two encodings in one file",
                    joined(before, utf8, cp1251),
                    "Byte %d ".formatted(before.length + utf8.length)));
            cases.add(Arguments.of(
                    length + ", half a pair of surrogates in UTF-8",
                    joined(before, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
                    "Byte %d ".formatted(before.length)));
            cases.add(Arguments.of(
                    length + ", cut off inside a character",
                    joined(before, new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x99}),
                    "Byte %d ".formatted(before.length)));
            cases.add(Arguments.of(
                    length + ", U+0000",
                    joined(before, new byte[] {0}, before),
                    "U+0000 at character %d".formatted(before.length)));
            byte[] wide = new String(before, UTF_8).getBytes(UTF_16LE);
            cases.add(Arguments.of(
                    length + ", half a pair of surrogates in UTF-16",
                    joined(new byte[] {(byte) 0xFF, (byte) 0xFE}, wide, new byte[] {0, (byte) 0xD8, 'x', 0}),
                    "Byte %d ".formatted(2 + wide.length)));
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_cannot_be_decoded_is_refused_with_the_place_of_the_fault(String name, byte[] bytes, String place) {
        assertThatThrownBy(() -> read(bytes))
                .as(name)
                .isInstanceOfSatisfying(
                        UnreadableSourceException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.UNDECODABLE))
                .hasMessageContaining(place);
    }

    @Test
    void the_place_of_a_fault_is_said_by_its_line_and_the_words_before_it() {
        for (String before : List.of("First line.\r\nThe caf", "A line.\r\n".repeat(300_000) + "The caf")) {
            long line = 1 + before.chars().filter(c -> c == '\n').count();
            byte[] bytes = joined(before.getBytes(UTF_8), new byte[] {(byte) 0xE9}, " and on.\n".getBytes(UTF_8));
            assertThatThrownBy(() -> read(bytes))
                    .hasMessageContaining("(0xE9, in line %d after “The caf”)".formatted(line));
        }
        assertThatThrownBy(() -> read(joined("One.\n".getBytes(UTF_8), new byte[] {(byte) 0xFF, 'x', 'y'})))
                .hasMessageContaining("(0xFF, at the beginning of line 2)");
        String longLine = "слово ".repeat(100);
        assertThatThrownBy(() -> read(joined(longLine.getBytes(UTF_8), new byte[] {(byte) 0xFF})))
                .hasMessageContaining("in line 1 after “…")
                .hasMessageContaining("слово”");
    }

    @Test
    void controls_of_direction_and_joining_stay_as_they_are() throws Exception {
        String text = "Written \u202Ebackwards\u202C, \u2066apart\u2069, and \u200Bjoined\u200D.\n";
        try (ReadSource read = read(text.getBytes(UTF_8))) {
            assertThat(read.text().value()).isEqualTo(text);
        }
        String longer = text.repeat(30_000);
        try (ReadSource read = read(longer.getBytes(UTF_8))) {
            assertThat(text(read).equals(longer)).isTrue();
        }
    }

    private static String text(ReadSource read) {
        return switch (read.words()) {
            case ReadText.Whole whole -> whole.text().value();
            case ReadText.OnDisk(var text, var layout, var headings) -> text.sliceWithin(0, text.length());
        };
    }

    /** As many pages as any text of that length, cut where a sentence, a word or a letter ends. */
    @ParameterizedTest
    @MethodSource("lines")
    void one_line_of_many_megabytes_is_cut_into_pages(String piece) throws Exception {
        String line = piece.repeat(6_000_000 / piece.length());
        try (ReadSource read = read(line.getBytes(UTF_8))) {
            int end = 0;
            for (PageSpan page : read.words().pages()) {
                assertThat(page.span().start()).isEqualTo(end);
                assertThat(page.span().length()).isBetween(1, Pagination.LONGEST);
                end = page.span().end();
            }
            assertThat(end).isEqualTo(read.words().characters());
            assertThat(read.words().pages().size()).isLessThan(end / 2_000);
            assertThat(read.words().passages()).isEqualTo(read.words().pages().size());
        }
    }

    static Stream<String> lines() {
        return Stream.of("x", "One sentence of many. ", "🙂", "e\u0301", "\u0301");
    }

    @Test
    void one_line_of_200_megabytes_is_read_and_cut_into_pages_in_little_memory() throws Exception {
        Path line = folder.resolve("line.txt");
        byte[] sentence = "One of many sentences, and all are in one line. ".getBytes(UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(line))) {
            for (int bytes = 0; bytes < 200_000_000; bytes += sentence.length) {
                out.write(sentence);
            }
        }
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        line.toString(),
                        folder.resolve("scratch").toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), UTF_8);
            assertThat(said).isEqualToIgnoringNewLines(Files.size(line) + " characters, whole");
            assertThat(child.waitFor()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    /** The process with little memory: reads a file and says what became of it. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) throws IOException, UnreadableSourceException {
            try (ReadSource read = new TextReader(Path.of(arguments[1]), LIMITS)
                    .read(new SourceFile(Path.of(arguments[0])), List.of(), ReadingWatch.NOBODY)) {
                int end = 0;
                for (PageSpan page : read.words().pages()) {
                    end = page.span().start() == end && page.span().length() <= Pagination.LONGEST
                            ? page.span().end()
                            : -1;
                }
                int characters = read.words().characters();
                System.out.println(characters + " characters, " + (end == characters ? "whole" : "not all on pages"));
            }
        }
    }
}
