package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** Files that are broken or mean harm: each ends as what is expected of it, and its process is gone. */
class HostilePdfTest {
    private static final long MEBIBYTE = 1L << 20;

    /** Less than usual, so that a file that bursts does so soon. */
    private static final PdfLimits NARROW = new PdfLimits(
            96 * MEBIBYTE,
            400 * MEBIBYTE,
            64 * MEBIBYTE,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            1_000,
            1_000_000);

    @TempDir
    Path folder;

    @AfterEach
    void nothing_is_left_of_it() {
        assertThat(new Reading(folder, NARROW).left()).isEmpty();
        assertThat(PdfReaderTest.children()).isEmpty();
    }

    /** One of the corpus. */
    static final class Case {
        private final String name;
        private final byte[] file;
        private final String expected;

        private Case(String name, byte[] file, String expected) {
            this.name = name;
            this.file = file;
            this.expected = expected;
        }

        static Case refused(String name, byte[] file, Kind kind) {
            return new Case(name, file, kind.name());
        }

        static Case read(String name, byte[] file, String text) {
            return new Case(name, file, "read: " + text);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static PdfFile file() {
        return new PdfFile();
    }

    /** Content of a page: one string of a fifth of a gibibyte, which takes 200 KB of the file. */
    private static byte[] bomb() {
        byte[] string = new byte[200 << 20];
        Arrays.fill(string, (byte) 'x');
        string[0] = '(';
        PdfFile file = file();
        return file.pageOf(file.addStream("/Filter /FlateDecode", PdfFile.deflated(string)), "")
                .bytes();
    }

    private static byte[] changed(byte[] pdf, String from, String to) {
        return PdfFile.ascii(new String(pdf, StandardCharsets.ISO_8859_1).replace(from, to));
    }

    private static byte[] selfDrawing() {
        PdfFile file = file();
        int form = 4;
        file.addStream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
                        .formatted(form),
                PdfFile.ascii("/X Do"));
        int content = file.addStream("", PdfFile.ascii("BT /F 12 Tf 72 700 Td (Here.) Tj ET /X Do"));
        return file.pageOf(content, "/Resources << /Font << /F 3 0 R >> /XObject << /X %d 0 R >> >>".formatted(form))
                .bytes();
    }

    static Stream<Case> corpus() {
        byte[] good = file().lines("One line.").lines("Another.").bytes();
        String nested = "<< /A ".repeat(200_000);
        return Stream.of(
                Case.refused("no_bytes", new byte[0], Kind.NOT_OF_ITS_KIND),
                Case.refused("a_text_that_is_called_a_PDF", PdfFile.ascii("Dear reader,"), Kind.NOT_OF_ITS_KIND),
                Case.refused("a_head_and_nothing_more", PdfFile.ascii("%PDF-1.7\n"), Kind.DAMAGED),
                Case.read("cut_off_before_its_table", Arrays.copyOf(good, good.length - 150), "One line.\fAnother."),
                Case.refused("cut_off_before_its_pages", Arrays.copyOf(good, 200), Kind.EMPTY),
                Case.refused("no_pages", file().bytes(), Kind.EMPTY),
                Case.refused(
                        "pages_in_a_ring",
                        file().lines("x").pageTree("/Kids [2 0 R] /Count 1").bytes(),
                        Kind.EMPTY),
                Case.read(
                        "says_it_has_two_thousand_million_pages",
                        file().lines("x")
                                .pageTree("/Kids [5 0 R] /Count 2000000000")
                                .bytes(),
                        "x"),
                Case.read(
                        "a_huge_page", file().mediaBox("0 0 1e9 1e9").lines("x").bytes(), "x"),
                Case.read(
                        "a_page_of_no_size",
                        file().mediaBox("0 0 0 0").lines("x").bytes(),
                        "x"),
                Case.read(
                        "wrong_lengths",
                        changed(file().lines("One line.").bytes(), "/Length ", "/Length 9"),
                        "One line."),
                Case.refused("a_bomb_of_streams", bomb(), Kind.OUT_OF_MEMORY),
                Case.read("a_form_that_draws_itself", selfDrawing(), "Here."),
                Case.refused(
                        "objects_inside_of_objects",
                        file().catalogue("/Deep " + nested).lines("x").bytes(),
                        Kind.DAMAGED),
                Case.read(
                        "lists_inside_of_lists_on_a_page",
                        file().lines("x").page("[".repeat(100_000)).bytes(),
                        "x\f\f"),
                Case.read(
                        "a_table_that_leads_to_itself",
                        file().lines("x").trailer("/Prev 15").bytes(),
                        "x"),
                Case.read(
                        "an_outline_in_a_ring",
                        file().lines("x")
                                .catalogue("/Outlines << /First 1 0 R >>")
                                .bytes(),
                        "x"),
                Case.read(
                        "labels_that_are_nonsense",
                        file().lines("x")
                                .catalogue("/PageLabels << /Nums [0 0 0 (x) -5 << /S 3 >>] >>")
                                .bytes(),
                        "x"),
                Case.refused("more_characters_than_may_be", many("x".repeat(100), 300, 40), Kind.TOO_LARGE),
                Case.refused("more_pages_than_may_be", pages(1_001), Kind.TOO_LARGE));
    }

    private static byte[] many(String line, int lines, int pages) {
        PdfFile file = file();
        String[] all = new String[lines];
        Arrays.fill(all, line);
        for (int page = 0; page < pages; page++) {
            file.lines(all);
        }
        return file.bytes();
    }

    private static byte[] pages(int count) {
        PdfFile file = file();
        for (int n = 0; n < count; n++) {
            file.page("");
        }
        return file.bytes();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void each_ends_as_is_expected_of_it(Case one) {
        assertThat(outcome(one.file, NARROW)).isEqualTo(one.expected);
    }

    private String outcome(byte[] file, PdfLimits limits) {
        try (ReadSource read = new Reading(folder, limits).read(file)) {
            return "read: " + read.text().value();
        } catch (UnreadableSourceException e) {
            assertThat(e.getMessage()).matches("[A-Z].*\\.");
            return e.kind().name();
        }
    }

    @Test
    void a_file_that_takes_too_long_is_ended_and_the_limit_named() {
        PdfFile file = file();
        byte[] operators = "q Q ".repeat(10_000_000).getBytes(StandardCharsets.ISO_8859_1);
        file.pageOf(file.addStream("/Filter /FlateDecode", PdfFile.deflated(operators)), "");
        PdfLimits hasty = new PdfLimits(
                512 * MEBIBYTE,
                900 * MEBIBYTE,
                64 * MEBIBYTE,
                Duration.ofMillis(900),
                Duration.ofSeconds(60),
                10,
                1_000_000);
        assertThat(outcome(file.bytes(), hasty)).isEqualTo("TIMED_OUT");
    }

    @Test
    void a_process_that_takes_more_memory_than_it_may_is_ended() {
        PdfLimits lean = new PdfLimits(
                96 * MEBIBYTE,
                8 * MEBIBYTE,
                64 * MEBIBYTE,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                10,
                1_000_000);
        assertThat(outcome(pages(200), lean)).isEqualTo("OUT_OF_MEMORY");
    }

    @Test
    void a_process_that_fills_the_disk_is_ended() {
        PdfLimits scarce = new PdfLimits(
                96 * MEBIBYTE, 400 * MEBIBYTE, 100, Duration.ofSeconds(20), Duration.ofSeconds(60), 2_000, 10_000_000);
        PdfFile file = file();
        for (int n = 0; n < 600; n++) {
            file.lines("A line of a page, and it is number %d of many.".formatted(n));
        }
        assertThat(outcome(file.bytes(), scarce)).isEqualTo("OUT_OF_SCRATCH");
    }

    @Test
    void a_process_that_is_killed_costs_its_own_file_and_says_so() {
        PdfFile file = file();
        for (int n = 0; n < 900; n++) {
            file.lines("A line of page %d.".formatted(n));
        }
        ReadingWatch killer = new ReadingWatch() {
            @Override
            public void read(int pages, int of) {
                if (pages == 5) {
                    ProcessHandle.current()
                            .children()
                            .filter(child ->
                                    child.info().commandLine().orElse("").contains(PdfChild.class.getName()))
                            .forEach(ProcessHandle::destroyForcibly);
                }
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        try (ReadSource read = new Reading(folder, NARROW).read(file.bytes(), "", killer)) {
            throw new AssertionError("It was read: " + read.mediaType());
        } catch (UnreadableSourceException e) {
            assertThat(e.kind()).isEqualTo(Kind.CRASHED);
            assertThat(e).hasMessageContaining("Nobody else was disturbed");
        }
    }

    @Test
    void what_an_earlier_program_left_is_removed_at_the_start() throws IOException {
        Path left = Files.createDirectories(folder.resolve("scratch/pdf-1/child"));
        Files.writeString(left.resolve("pages"), "half");
        assertThat(new Reading(folder, NARROW).left()).isEmpty();
    }
}
