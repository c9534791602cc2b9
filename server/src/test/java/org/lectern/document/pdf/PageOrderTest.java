package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.document.GlyphFile;
import org.lectern.document.GlyphRun;
import org.lectern.document.ReadSource;

/** Letters that run sideways, lines that are set wide, words from right to left: what a page says, and where it stands. */
class PageOrderTest {
    private static final List<String> LINES = List.of(
            "The archive was opened in the autumn and in its cellar",
            "there were letters of which nobody knew because they",
            "had been taken to another town during the war.");

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder, PdfLimits.USUAL);
    }

    private ReadSource read(PdfFile pdf) throws Exception {
        return reading.read(pdf.bytes());
    }

    private String text(PdfFile pdf) throws Exception {
        try (ReadSource read = read(pdf)) {
            return read.text().value();
        }
    }

    private static String block(String matrix, int size, int leading, List<String> lines) {
        return lines.stream()
                .map("(%s) Tj T*"::formatted)
                .collect(Collectors.joining(" ", "BT /F %d Tf %s Tm %d TL ".formatted(size, matrix, leading), " ET\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 0 0 1 72 700", "0 1 -1 0 100 100", "-1 0 0 -1 500 100", "0 -1 1 0 300 700"})
    void lines_are_whole_whichever_way_they_run_and_however_the_page_is_turned(String matrix) throws Exception {
        PdfFile pdf = new PdfFile();
        for (int rotation = 0; rotation < 360; rotation += 90) {
            pdf.pageOf(pdf.addStream("", PdfFile.ascii(block(matrix, 11, 13, LINES))), "/Rotate " + rotation);
        }
        String page = String.join("\n", LINES);
        assertThat(text(pdf)).isEqualTo(String.join("\f", page, page, page, page));
    }

    @Test
    void words_at_the_margin_that_run_upwards_are_a_passage_of_their_own() throws Exception {
        PdfFile pdf = new PdfFile()
                .page(block("1 0 0 1 150 700", 11, 13, LINES)
                        + "BT /F 20 Tf 0 1 -1 0 40 200 Tm (Stamped on 1 Jan 1938) Tj ET\n"
                        + block("1 0 0 1 150 600", 11, 13, LINES));
        try (ReadSource read = read(pdf)) {
            String lines = "paragraph: " + String.join("\n", LINES);
            assertThat(Reading.passages(read)).hasSize(3).startsWith(lines).endsWith(lines);
            GlyphRun stamped = GlyphFile.page(read.glyphs().orElseThrow(), 1).stream()
                    .filter(run -> Reading.slice(read, run.start(), run.start() + run.length())
                            .equals("Stamped"))
                    .findFirst()
                    .orElseThrow();
            assertThat(stamped.turn()).isEqualTo(90);
            assertThat(stamped.y() + stamped.height()).isBetween(5910, 5930); // begins 200 points above the page's foot
            assertThat(stamped.x()).isBetween(230, 250); // its letters reach 16 points to the left of where they stand
            assertThat(stamped.width()).isEqualTo(200);
            assertThat(stamped.height()).isBetween(700, 900);
        }
    }

    @Test
    void words_on_a_turned_page_stand_where_they_are_shown() throws Exception {
        PdfFile pdf = new PdfFile();
        int content = pdf.addStream("", PdfFile.ascii("BT /F 10 Tf 100 692 Td (Here) Tj ET"));
        pdf.pageOf(content, "/Rotate 90").pageOf(content, "/Rotate 180").pageOf(content, "/Rotate 270");
        try (ReadSource read = read(pdf)) {
            Path glyphs = read.glyphs().orElseThrow();
            GlyphRun right = GlyphFile.page(glyphs, 1).getFirst();
            assertThat(right.turn()).isEqualTo(270);
            assertThat(right.y()).isEqualTo(1000);
            assertThat(right.x()).isBetween(6890, 6910);
            GlyphRun over = GlyphFile.page(glyphs, 2).getFirst();
            assertThat(over.turn()).isEqualTo(180);
            assertThat(over.x() + over.width()).isEqualTo(5120);
            GlyphRun left = GlyphFile.page(glyphs, 3).getFirst();
            assertThat(left.turn()).isEqualTo(90);
            assertThat(left.y() + left.height()).isEqualTo(5120);
        }
    }

    @Test
    void lines_that_are_set_wide_are_one_passage_until_one_is_indented_or_ends_short() throws Exception {
        PdfFile pdf = new PdfFile()
                .page(
                        "BT /F 12 Tf 28 TL 72 700 Td (%s) Tj T* (%s) Tj T* (of it.) Tj T* (%s) Tj T* (%s) Tj T* 30 0 Td (%s) Tj ET"
                                .formatted(LINES.get(0), LINES.get(1), LINES.get(0), LINES.get(1), LINES.get(2)));
        try (ReadSource read = read(pdf)) {
            assertThat(Reading.passages(read))
                    .containsExactly(
                            "paragraph: %s\n%s\nof it.".formatted(LINES.get(0), LINES.get(1)),
                            "paragraph: %s\n%s".formatted(LINES.get(0), LINES.get(1)),
                            "paragraph: " + LINES.get(2));
        }
    }

    @Test
    void a_title_in_larger_letters_is_no_part_of_what_follows_close_and_notes_in_smaller_ones_are_not_of_it()
            throws Exception {
        PdfFile pdf = new PdfFile()
                .page(
                        "BT /F 18 Tf 72 700 Td (The archive) Tj /F 12 Tf 14 TL 0 -16 Td (%s) Tj T* (%s) Tj T* (%s) Tj /F 8 Tf 0 -14 Td (1 See there.) Tj ET"
                                .formatted(LINES.toArray()));
        assertThat(text(pdf)).isEqualTo("The archive\n\n" + String.join("\n", LINES) + "\n\n1 See there.");
    }

    @Test
    void a_space_that_the_next_letter_covers_parts_no_word() throws Exception {
        PdfFile pdf = new PdfFile().page("BT /F 10 Tf 72 700 Td [(sev )278(eral words)] TJ ET");
        assertThat(text(pdf)).isEqualTo("several words");
    }

    @Test
    void a_paragraph_goes_on_at_the_head_of_the_next_column() throws Exception {
        PdfFile pdf = new PdfFile()
                .page(block("1 0 0 1 40 700", 10, 12, LINES.subList(0, 1))
                        + block("1 0 0 1 40 688", 10, 12, LINES.subList(1, 2))
                        + block("1 0 0 1 330 700", 10, 12, LINES.subList(2, 3))
                        + block("1 0 0 1 330 688", 10, 12, LINES.subList(0, 1)));
        assertThat(text(pdf)).isEqualTo(LINES.get(0) + "\n" + LINES.get(1) + "\n" + LINES.get(2) + "\n" + LINES.get(0));
    }

    private static PdfFile hebrew() {
        return new PdfFile()
                .meaning("61", "05D0", "62", "05D1", "63", "05D2", "64", "05D3", "65", "05B7", "66", "FB2A");
    }

    @Test
    void brackets_around_words_from_right_to_left_stand_as_they_are_read_and_figures_keep_their_order()
            throws Exception {
        // On paper: (12 ba) dc, where brackets are drawn as they look
        assertThat(text(hebrew().lines("(12 ba) dc"))).isEqualTo("גד (אב 12)");
    }

    @Test
    void a_bracket_that_the_file_says_itself_is_what_it_says() throws Exception {
        PdfFile pdf = hebrew().page("BT /F 12 Tf 72 700 Td /Span << /ActualText (\\)) >> BDC (\\() Tj EMC (12 ba) Tj "
                + "/Span << /ActualText (\\() >> BDC (\\)) Tj EMC ( dc) Tj ET");
        assertThat(text(pdf)).isEqualTo("גד (אב 12)");
    }

    @Test
    void words_from_right_to_left_that_were_written_as_they_are_read_keep_that_order() throws Exception {
        PdfFile pdf =
                hebrew().page("BT /F 12 Tf 200 700 Td (a) Tj -6.7 0 Td (b) Tj -11 0 Td (c) Tj -6.7 0 Td (d) Tj ET");
        assertThat(text(pdf)).isEqualTo("אב גד");
    }

    @Test
    void each_word_from_right_to_left_stands_over_its_own_letters() throws Exception {
        try (ReadSource read = read(hebrew().page("BT /F 10 Tf 100 692 Td (dcba  ba) Tj ET"))) {
            List<GlyphRun> runs = GlyphFile.page(read.glyphs().orElseThrow(), 1);
            assertThat(runs.stream().map(run -> Reading.slice(read, run.start(), run.start() + run.length())))
                    .containsExactly("אב", "אבגד");
            assertThat(runs.get(1).x()).isEqualTo(1000);
            assertThat(runs.get(0).x()).isGreaterThan(1000 + runs.get(1).width());
        }
    }

    @Test
    void columns_are_looked_for_on_the_paper_only_so_that_words_far_beside_it_cost_nothing() throws Exception {
        String near = IntStream.range(0, 8)
                .mapToObj(row -> "BT /F 10 Tf 60 %d Td (near) Tj ET BT /F 10 Tf 9000000000 %d Td (far off) Tj ET "
                        .formatted(700 - 12 * row, 700 - 12 * row))
                .collect(Collectors.joining());
        PdfLimits quick = new PdfLimits(
                PdfLimits.USUAL.heap(),
                PdfLimits.USUAL.resident(),
                PdfLimits.USUAL.scratch(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                10,
                10_000);
        try (ReadSource read =
                new Reading(folder, quick).read(new PdfFile().page(near).bytes())) {
            assertThat(read.text().value()).contains("near").contains("far off");
        }
    }

    @Test
    void words_that_run_another_way_at_the_height_where_others_ended_cost_nothing() throws Exception {
        byte[] pdf = new PdfFile()
                .page("BT /F 12 Tf 72 700 Td (Upright) Tj ET BT /F 12 Tf 0 1 -1 0 92 300 Tm (Sideways) Tj ET")
                .lines("Next.")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.text().value())
                    .contains("Upright")
                    .contains("Sideways")
                    .contains("Next.");
        }
    }
}
