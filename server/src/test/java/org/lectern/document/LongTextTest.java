package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/** Texts that stay on the disk are the same texts: decoded, sliced and laid out like those in memory. */
class LongTextTest {
    private static final int ROUNDS = 60;
    private static final TextLimits LIMITS = TextLimits.USUAL;
    private static final List<String> PIECES = List.of(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "word ",
            "A sentence. ",
            "Рыков ",
            "o\u0301",
            "🙂👩‍👩‍👧",
            "مرحبا ",
            "\uFEFF",
            "ß");

    @TempDir
    Path folder;

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < pieces; n++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(3)));
        }
        return text.toString();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("received"), bytes);
    }

    /** What the reading in pieces makes of a file. */
    private TextFile decoded(Path file, Charset charset) throws IOException, UnreadableSourceException {
        CanonicalFile canonical = new CanonicalFile(folder.resolve("canonical"), LIMITS, ReadingWatch.NOBODY);
        new TextDecoding(charset, canonical.begin()).decode(file);
        return canonical.finish();
    }

    @Test
    void decoding_in_pieces_makes_the_same_text_as_decoding_at_once() throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Charset charset = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("GB18030"))
                    .get(round % 3);
            // More than one buffer, so that characters and line ends are divided between two
            byte[] bytes = text(random, 20_000 + random.nextInt(20_000)).getBytes(charset);
            CanonicalText expected = CanonicalText.decode(bytes, charset);

            TextFile text = decoded(file(bytes), charset);

            assertThat(text.length()).as("seed %d", seed).isEqualTo(expected.length());
            assertThat(text.sliceWithin(0, text.length()).equals(expected.value()))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void what_cannot_be_decoded_is_refused_with_the_same_words_at_any_place() throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = text(random, 20_000).getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (round % 2 == 0 ? 0 : 0xFF);
            Path file = file(bytes);

            String expected = refusal(() -> CanonicalText.decode(bytes, StandardCharsets.UTF_8));

            // Where both stand in a file, the first is what is named; a wrong byte may also make the one before it
            // wrong
            if (round % 2 == 1 || expected.contains("U+0000")) {
                assertThat(refusal(() -> decoded(file, StandardCharsets.UTF_8)))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
            }
        }
    }

    @FunctionalInterface
    private interface Reading {
        Object read() throws IOException, UnreadableSourceException;
    }

    private static String refusal(Reading reading) throws IOException {
        try {
            throw new AssertionError("It was read: " + reading.read());
        } catch (UnreadableSourceException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void any_span_is_sliced_as_from_memory_and_words_are_found_where_they_stand() throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        CanonicalText whole = CanonicalText.decode(text(random, 30_000).getBytes(StandardCharsets.UTF_8));
        CodePointText points = whole.codePoints();
        Path file = Files.writeString(folder.resolve("kept"), "65 bytes\n" + whole.value());
        TextFile scanned = TextFile.of(file, "65 bytes\n".length());
        Path marks = Files.write(folder.resolve("marks"), scanned.marks());
        for (TextFile text : List.of(scanned, TextFile.marked(file, "65 bytes\n".length(), marks))) {
            assertThat(text.length()).isEqualTo(whole.length());
            for (int n = 0; n < 500; n++) {
                int start = random.nextInt(whole.length());
                TextSpan span = new TextSpan(start, start + random.nextInt(Math.min(5_000, whole.length() - start)));
                assertThat(text.slice(span)).as("seed %d", seed).isEqualTo(points.slice(span));
            }
            for (int n = 0; n < 20; n++) {
                int start = random.nextInt(whole.length() - 40);
                String words = points.slice(new TextSpan(start, start + 1 + random.nextInt(30)));
                assertThat(text.places(words, Integer.MAX_VALUE))
                        .as("seed %d", seed)
                        .isEqualTo(places(points, words));
            }
            assertThatThrownBy(() -> text.slice(new TextSpan(0, text.length() + 1)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private static List<TextSpan> places(CodePointText text, String words) {
        List<TextSpan> places = new ArrayList<>();
        for (int at = text.value().indexOf(words); at >= 0; at = text.value().indexOf(words, at + 1)) {
            places.add(new TextSpan(text.toPoints(at), text.toPoints(at + words.length())));
        }
        return places;
    }

    @Test
    void a_text_laid_out_in_windows_is_whole_in_pages_of_the_usual_length() throws Exception {
        long first = Long.getLong("lectern.seed", System.nanoTime());
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Random random = new Random(seed);
            CanonicalText whole = CanonicalText.decode(
                    text(random, 2_000 + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8));
            Path file = Files.writeString(folder.resolve("canonical"), whole.value());

            ReadText.OnDisk read = LongLayout.of(
                    TextFile.of(file, 0),
                    List.of("en"),
                    LIMITS,
                    folder.resolve("layout"),
                    15_000 + random.nextInt(30_000));

            List<Block> blocks = new ArrayList<>();
            read.blocks(blocks::add);
            assertThat(blocks).hasSize(read.passages());
            LayoutPropertyTest.check(whole, new Layout(read.pages(), blocks), "-Dlectern.seed=" + seed);
        }
    }

    @Test
    void windows_that_meet_between_paragraphs_change_nothing_about_pages_and_passages() throws Exception {
        StringBuilder words = new StringBuilder();
        for (int n = 0; n < 2_000; n++) {
            words.append(
                    n % 50 == 0
                            ? "Chapter %d of This\n\n".formatted(n / 50)
                            : "It was said, and it was %d.\n\n".formatted(n));
        }
        CanonicalText whole = CanonicalText.of(words.toString());
        Path file = Files.writeString(folder.resolve("canonical"), whole.value());

        ReadText.OnDisk read =
                LongLayout.of(TextFile.of(file, 0), List.of("en"), LIMITS, folder.resolve("layout"), 20_000);

        Layout expected = TextLayout.of(whole, List.of("en"));
        List<Block> blocks = new ArrayList<>();
        read.blocks(blocks::add);
        assertThat(read.pages()).isEqualTo(expected.pages());
        assertThat(blocks).isEqualTo(expected.blocks());
        assertThat(read.headings())
                .isEqualTo(TextLayout.outline(whole, expected))
                .hasSize(40);
    }

    @Test
    void a_long_file_is_read_in_its_encoding_without_being_told_and_leaves_nothing_behind() throws Exception {
        String russian = "Приказ был подписан в июле, и никто его не отменил.\r\n\r\n".repeat(30_000);
        Path file = file(russian.getBytes(Charset.forName("KOI8-R")));
        assertThat(Files.size(file)).isGreaterThan(LongLayout.WINDOW);
        TextReader reader = new TextReader(folder.resolve("scratch"), LIMITS);
        try (ReadSource read = reader.read(new SourceFile(file), List.of(), ReadingWatch.NOBODY)) {
            assertThat(read.encoding()).contains("KOI8-R");
            assertThat(read.words()).isInstanceOf(ReadText.OnDisk.class);
            assertThat(read.words().characters())
                    .isEqualTo(russian.replace("\r\n", "\n").length());
        }
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void beyond_a_limit_a_text_is_refused_with_the_setting_named_and_leaves_nothing_behind() throws Exception {
        Path file = file("A\n\n".repeat(400_000).getBytes(StandardCharsets.UTF_8));
        Path scratch = folder.resolve("scratch");
        for (TextLimits limits :
                List.of(new TextLimits(8_000_000, 1 << 20, 5_000_000), new TextLimits(8_000_000, 1 << 30, 1_000))) {
            assertThatThrownBy(() ->
                            new TextReader(scratch, limits).read(new SourceFile(file), List.of(), ReadingWatch.NOBODY))
                    .isInstanceOfSatisfying(
                            UnreadableSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(UnreadableSourceException.Kind.TOO_LARGE))
                    .hasMessageContaining(limits.passages() == 1_000 ? "(max-passages)" : "(max-text)");
            try (Stream<Path> left = Files.list(scratch)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void reading_a_long_text_stops_when_nobody_wants_it_any_more() throws Exception {
        Path file = file("One line of many.\n".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        ReadingWatch impatient = new ReadingWatch() {
            private int told;

            @Override
            public void read(int pages, int of) {
                assertThat(of).isGreaterThanOrEqualTo(pages);
                told++;
            }

            @Override
            public boolean isCancelled() {
                return told == 2;
            }
        };
        assertThatThrownBy(() -> new TextReader(folder.resolve("scratch"), LIMITS)
                        .read(new SourceFile(file), List.of(), impatient))
                .isInstanceOfSatisfying(
                        UnreadableSourceException.class,
                        e -> assertThat(e.kind()).isEqualTo(UnreadableSourceException.Kind.CANCELLED));
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }
}
