package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.GlyphFile;
import org.lectern.document.GlyphRun;
import org.lectern.document.Heading;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** What a PDF becomes: its words in the order in which they are read, its pages as it has them. */
class PdfReaderTest {
    @TempDir
    static Path folder;

    private static Reading reading;

    @BeforeAll
    static void start() {
        reading = new Reading(folder, PdfLimits.USUAL);
    }

    @AfterEach
    void nothing_is_left_of_what_was_read() {
        assertThat(reading.left()).isEmpty();
    }

    @Test
    void pages_are_the_files_own_and_end_with_a_form_feed() throws Exception {
        byte[] pdf = new PdfFile().lines("First page.").lines("Second", "page.").bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.text().value()).isEqualTo("First page.\fSecond\npage.");
            assertThat(read.layout().pages()).extracting(PageSpan::label).containsExactly("1", "2");
            assertThat(read.mediaType()).isEqualTo("application/pdf");
        }
    }

    @Test
    void lines_of_a_paragraph_are_one_passage_with_their_hyphens_as_printed() throws Exception {
        byte[] pdf = new PdfFile()
                .page("BT /F 12 Tf 14 TL 72 720 Td (The first para-) Tj T* (graph ends here.) Tj ET "
                        + "BT /F 12 Tf 72 640 Td (The second stands apart.) Tj ET")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(Reading.passages(read))
                    .containsExactly(
                            "paragraph: The first para-\ngraph ends here.", "paragraph: The second stands apart.");
        }
    }

    @Test
    void words_of_a_line_that_is_set_close_do_not_run_together_and_kerned_letters_stay_together() throws Exception {
        // Thousandths of 12 points: gaps of a point and a half, and of half a point
        byte[] pdf = new PdfFile()
                .page("BT /F 12 Tf 72 720 Td [(supplied) -125 (with) -125 (W) -40 (indows)] TJ ET")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.text().value()).isEqualTo("supplied with Windows");
        }
    }

    @Test
    void labels_are_those_that_are_printed_on_the_pages() throws Exception {
        byte[] pdf = new PdfFile()
                .lines("one")
                .lines("two")
                .lines("three")
                .catalogue("/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 >>] >>")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.layout().pages()).extracting(PageSpan::label).containsExactly("i", "ii", "7");
        }
    }

    @Test
    void ligatures_come_apart_and_letters_beyond_the_first_plane_stay_whole() throws Exception {
        byte[] pdf = new PdfFile()
                .meaning("41", "FB01", "42", "D83DDE00", "43", "0438")
                .lines("AnC B.")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.text().value()).isEqualTo("finи 😀.");
            List<GlyphRun> runs = GlyphFile.page(read.glyphs().orElseThrow(), 1);
            assertThat(runs.stream().map(run -> Reading.slice(read, run.start(), run.start() + run.length())))
                    .containsExactly("finи", "😀.");
        }
    }

    @Test
    void words_from_right_to_left_come_in_the_order_in_which_they_are_read() throws Exception {
        // On paper, from the left: the letters of the second word, a gap, those of the first
        byte[] pdf = new PdfFile()
                .meaning("41", "05D0", "42", "05D1", "43", "05D2", "44", "05D3")
                .page("BT /F 12 Tf 72 720 Td (DC) Tj 60 0 Td (BA) Tj ET")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.text().value()).isEqualTo("אב גד");
        }
    }

    @Test
    void columns_are_read_one_after_the_other() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 12; row++) {
            rows.append("BT /F 10 Tf 60 %d Td (left %d of the column) Tj ET\n".formatted(700 - 13 * row, row));
            rows.append("BT /F 10 Tf 330 %d Td (right %d of the column) Tj ET\n".formatted(700 - 13 * row, row));
        }
        byte[] pdf = new PdfFile().page(rows.toString()).bytes();
        try (ReadSource read = reading.read(pdf)) {
            List<String> lines =
                    read.text().value().lines().filter(line -> !line.isBlank()).toList();
            List<String> expected = new ArrayList<>();
            for (String side : List.of("left", "right")) {
                for (int row = 0; row < 12; row++) {
                    expected.add("%s %d of the column".formatted(side, row));
                }
            }
            assertThat(lines).isEqualTo(expected);
        }
    }

    @Test
    void a_table_is_read_row_by_row() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 12; row++) {
            rows.append("BT /F 10 Tf 60 %d Td (%s) Tj ET\n".formatted(700 - 13 * row, "region ".repeat(1 + row % 5)));
            rows.append("BT /F 10 Tf 330 %d Td (%d) Tj ET\n".formatted(700 - 13 * row, (long) Math.pow(10, row % 7)));
        }
        try (ReadSource read = reading.read(new PdfFile().page(rows.toString()).bytes())) {
            assertThat(read.text().value().lines()).first().asString().isEqualTo("region 1");
        }
    }

    @Test
    void what_no_text_may_have_is_an_unknown_character() throws Exception {
        byte[] pdf = new PdfFile()
                .meaning("41", "0000", "42", "D800", "43", "000C", "44", "202E")
                .lines("xAx xBx", "xCx xDx")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.text().value()).isEqualTo("x\uFFFDx x\uFFFDx\nx x xx\u202E");
        }
    }

    @Test
    void the_outline_leads_to_the_passages_that_it_names_and_makes_them_headings() throws Exception {
        PdfFile pdf = new PdfFile()
                .page(
                        "BT /F 12 Tf 72 720 Td (Some words first, and they go on.) Tj ET BT /F 12 Tf 72 640 Td (The list of july) Tj ET"
                                + " BT /F 12 Tf 72 560 Td (More words.) Tj ET")
                .scan();
        int second = 3 + 2 + 2 + 2 + 1;
        int outline = pdf.add("<< /Type /Outlines /First %d 0 R /Last %d 0 R >>".formatted(second + 1, second + 2));
        int first = pdf.add("<< /Title (The List of July) /Parent %d 0 R /Next %d 0 R /Dest [%d 0 R /Fit] >>"
                .formatted(outline, outline + 2, pdf.object(1)));
        pdf.add("<< /Title (Pictures) /Parent %d 0 R /Prev %d 0 R /Next %d 0 R /Dest [%d 0 R /Fit] >>"
                .formatted(outline, first, first, pdf.object(2)));
        byte[] bytes = pdf.catalogue("/Outlines %d 0 R".formatted(outline)).bytes();
        bytes = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(
                        "/First %d 0 R /Last %d 0 R".formatted(second + 1, second + 2),
                        "/First %d 0 R".formatted(first))
                .getBytes(StandardCharsets.ISO_8859_1);
        try (ReadSource read = reading.read(bytes)) {
            assertThat(read.headings()).extracting(Heading::title).containsExactly("The List of July", "Pictures");
            assertThat(Reading.slice(
                            read,
                            read.headings().getFirst().start(),
                            read.headings().getFirst().start() + 8))
                    .isEqualTo("The list");
            assertThat(Reading.passages(read)).contains("heading: The list of july");
            assertThat(read.headings().get(1).start())
                    .isEqualTo(read.layout().pages().get(1).span().start());
        }
    }

    @Test
    void what_the_file_says_of_itself_is_found_but_not_the_day_on_which_it_was_made() throws Exception {
        byte[] pdf = new PdfFile()
                .lines("words")
                .catalogue("/Lang (de-DE)")
                .trailer("/Info << /Title (A Report) /Author (B. Two) /CreationDate (D:20260730120000Z) >>")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.found())
                    .isEqualTo(new ReadSource.Found(
                            java.util.Optional.of("A Report"),
                            List.of("B. Two"),
                            java.util.Optional.empty(),
                            List.of("de-DE")));
        }
    }

    @Test
    void a_title_says_nothing_of_the_program_and_is_none_where_its_letters_are_garbled() throws Exception {
        for (var said : java.util.Map.of(
                        "Microsoft Word - The List.doc", "The List.doc", "\\317\\360\\350\\352\\340\\347 00447", "")
                .entrySet()) {
            byte[] pdf = new PdfFile()
                    .lines("words")
                    .trailer("/Info << /Title (%s) /Author (%s) >>".formatted(said.getKey(), said.getKey()))
                    .bytes();
            try (ReadSource read = reading.read(pdf)) {
                assertThat(read.found().title().orElse("")).isEqualTo(said.getValue());
            }
        }
    }

    @Test
    void the_words_say_the_language_where_the_file_has_another_that_its_program_put_there() throws Exception {
        byte[] pdf = new PdfFile()
                .lines(
                        "The archive was opened in the autumn, and in its cellar there were letters",
                        "of which nobody knew, because they had been taken to another town in the war.")
                .catalogue("/Lang (de-DE)")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(read.found().languages()).containsExactly("en");
        }
    }

    @Test
    void a_page_without_words_still_holds_one_character_so_that_notes_have_a_place() throws Exception {
        try (ReadSource read = reading.read(new PdfFile().scan().scan().bytes())) {
            assertThat(read.text().value()).isEqualTo("\f\f");
            assertThat(read.layout().pages()).allMatch(page -> page.span().length() == 1);
            assertThat(read.layout().blocks()).isEmpty();
        }
    }

    @Test
    void where_characters_stand_is_known_in_tenths_of_a_point_from_the_upper_left() throws Exception {
        byte[] pdf =
                new PdfFile().page("BT /F 10 Tf 100 692 Td (Here it is) Tj ET").bytes();
        try (ReadSource read = reading.read(pdf)) {
            List<GlyphRun> runs = GlyphFile.page(read.glyphs().orElseThrow(), 1);
            assertThat(runs.stream().map(run -> Reading.slice(read, run.start(), run.start() + run.length())))
                    .containsExactly("Here", "it", "is");
            GlyphRun first = runs.getFirst();
            assertThat(first.x()).isEqualTo(1000);
            assertThat(first.y()).isBetween(900, 940); // the baseline is 100 points from the top
            assertThat(first.height()).isEqualTo(100);
            assertThat(first.advances().stream().mapToInt(Integer::intValue).sum())
                    .isCloseTo(first.width(), within(4));
            assertThat(read.layout().pages().getFirst().size()).contains(new PageSpan.Size(6120, 7920));
        }
    }

    private static org.assertj.core.data.Offset<Integer> within(int distance) {
        return org.assertj.core.data.Offset.offset(distance);
    }

    private static byte[] encrypted(byte[] pdf, String password) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void an_encrypted_file_opens_with_its_password_and_leaves_a_copy_that_needs_none() throws Exception {
        byte[] pdf = encrypted(new PdfFile().lines("A secret list.").bytes(), "верно!");
        assertThatThrownBy(() -> reading.read(pdf))
                .isInstanceOfSatisfying(
                        UnreadableSourceException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.ENCRYPTED))
                .hasMessageContaining("Give its password");
        assertThatThrownBy(() -> reading.read(pdf, "wrong", ReadingWatch.NOBODY))
                .isInstanceOfSatisfying(
                        UnreadableSourceException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.ENCRYPTED));
        try (ReadSource read = reading.read(pdf, "верно!", ReadingWatch.NOBODY)) {
            assertThat(read.text().value()).isEqualTo("A secret list.");
            try (PDDocument open = Loader.loadPDF(read.pictured().orElseThrow().toFile())) {
                assertThat(open.isEncrypted()).isFalse();
                assertThat(open.getNumberOfPages()).isEqualTo(1);
            }
        }
    }

    @Test
    void progress_is_told_page_by_page_and_cancelling_ends_the_process() {
        PdfFile pdf = new PdfFile();
        for (int page = 1; page <= 400; page++) {
            pdf.lines("This is page %d and it has a line.".formatted(page));
        }
        List<String> heard = new ArrayList<>();
        ReadingWatch watch = new ReadingWatch() {
            @Override
            public void read(int pages, int of) {
                heard.add("%d of %d".formatted(pages, of));
            }

            @Override
            public boolean isCancelled() {
                return heard.size() >= 3;
            }
        };
        assertThatThrownBy(() -> reading.read(pdf.bytes(), "", watch))
                .isInstanceOfSatisfying(
                        UnreadableSourceException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(heard).startsWith("1 of 400", "2 of 400", "3 of 400");
        assertThat(children()).isEmpty();
    }

    static List<String> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(child -> child.info().commandLine().orElse(""))
                .filter(line -> line.contains(PdfChild.class.getName()))
                .collect(Collectors.toList());
    }
}
