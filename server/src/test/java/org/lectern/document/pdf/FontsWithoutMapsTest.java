package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.document.GlyphFile;
import org.lectern.document.ReadSource;
import org.lectern.document.UnreadableSourceException;

/** Where a font does not say which characters its glyphs are, no character is made up for them. */
class FontsWithoutMapsTest {
    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder, PdfLimits.USUAL);
    }

    private String text(PdfFile pdf) throws UnreadableSourceException {
        try (ReadSource read = reading.read(pdf.bytes())) {
            return read.text().value();
        }
    }

    @Test
    void a_font_whose_encoding_has_names_of_its_own_says_unknown_for_them_and_what_it_says_for_the_others()
            throws Exception {
        PdfFile pdf = new PdfFile()
                .font(
                        "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own "
                                + "/Encoding << /Differences [65 /g1 /g2 /Euro /uni0416] >> /FirstChar 65 /LastChar 68 /Widths [500 500 500 500] >>")
                .lines("ABCD b");
        assertThat(text(pdf)).isEqualTo("\uFFFD\uFFFD€Ж b");
    }

    @Test
    void what_stands_where_unknown_glyphs_stand_can_be_selected_on_the_page() throws Exception {
        byte[] pdf = new PdfFile()
                .font(
                        "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own /Encoding << /Differences [65 /g1 /g2] >> >>")
                .lines("AxB")
                .bytes();
        try (ReadSource read = reading.read(pdf)) {
            assertThat(GlyphFile.page(read.glyphs().orElseThrow(), 1))
                    .extracting(run -> Reading.slice(read, run.start(), run.start() + run.length()))
                    .containsExactly("\uFFFDx\uFFFD");
        }
    }

    @Test
    void glyphs_that_are_drawn_by_the_file_itself_are_unknown() throws Exception {
        PdfFile pdf = new PdfFile();
        int drawn = pdf.addStream("", PdfFile.ascii("500 0 d0 0 0 400 400 re f"));
        pdf.font(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 98 /Widths [500 500] "
                        + "/Encoding << /Differences [97 /square /c98] >> /CharProcs << /square %d 0 R /c98 %d 0 R >> >>"
                                .formatted(drawn, drawn));
        assertThat(text(pdf.lines("ba"))).isEqualTo("\uFFFD\uFFFD");
    }

    private static String composite(PdfFile pdf, String more) {
        int letters = pdf.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 "
                + "/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 >> >>");
        return "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts [%d 0 R] %s >>"
                .formatted(letters, more);
    }

    private static final String SHOWN = "BT /F 12 Tf 72 720 Td <004100420043> Tj ET";

    @Test
    void numbers_of_glyphs_are_no_letters() throws Exception {
        PdfFile pdf = new PdfFile();
        assertThat(text(pdf.font(composite(pdf, "")).page(SHOWN))).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 beginbfchar <0042> <0416> endbfchar"})
    void what_a_map_leaves_out_is_unknown_also_where_it_leaves_out_everything(String entries) throws Exception {
        PdfFile pdf = new PdfFile();
        int map = pdf.addStream(
                "",
                PdfFile.ascii(
                        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def "
                                + "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
                                + entries
                                + " endcmap end end"));
        pdf.font(composite(pdf, "/ToUnicode %d 0 R".formatted(map)));
        assertThat(text(pdf.page(SHOWN))).isEqualTo(entries.isEmpty() ? "\uFFFD\uFFFD\uFFFD" : "\uFFFDЖ\uFFFD");
    }

    @Test
    void a_code_that_parts_words_stays_a_space_where_the_font_has_no_glyph_for_it() throws Exception {
        PdfFile pdf = new PdfFile();
        int drawn = pdf.addStream("", PdfFile.ascii("500 0 d0 0 0 400 400 re f"));
        pdf.font(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 /Widths [500] "
                        + "/Encoding << /Differences [97 /alpha] >> /CharProcs << /alpha %d 0 R >> >>"
                                .formatted(drawn));
        assertThat(text(pdf.lines("a a"))).isEqualTo("α α");
    }

    private static InputStream liberation() {
        return PDFont.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
    }

    @Test
    void a_part_of_a_font_without_names_and_without_a_map_says_nothing() throws Exception {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(liberation()))) {
            TTFSubsetter subsetter = new TTFSubsetter(whole, List.of("glyf", "head", "hhea", "hmtx", "loca", "maxp"));
            "Wat".chars().forEach(subsetter::add);
            subsetter.writeToStream(part);
        }
        PdfFile pdf = new PdfFile();
        int file = pdf.addStream("/Length1 %d".formatted(part.size()), part.toByteArray());
        pdf.font(
                "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Own /FirstChar 65 /LastChar 67 /Widths [900 500 500] "
                        + "/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 /FontBBox [0 0 1000 1000] /FontFile2 %d 0 R >> >>"
                                .formatted(file));
        assertThat(text(pdf.lines("ABC"))).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void a_part_of_a_font_that_lost_its_map_says_nothing() throws Exception {
        assertThat(withoutMap("Wort")).isEqualTo("\uFFFD\uFFFD\uFFFD\uFFFD");
    }

    private String withoutMap(String words) throws IOException, UnreadableSourceException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDType0Font font = PDType0Font.load(document, liberation(), true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 12);
                content.newLineAtOffset(72, 700);
                content.showText(words);
                content.endText();
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            document.save(whole);
            font.getCOSObject().removeItem(COSName.TO_UNICODE);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            try (ReadSource read = reading.read(bytes.toByteArray())) {
                return read.text().value();
            }
        }
    }
}
