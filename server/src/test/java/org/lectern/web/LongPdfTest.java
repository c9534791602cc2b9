package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;
import org.lectern.document.pdf.PdfFile;

/** A PDF of thousands of pages, with an outline of thousands of entries and printed page numbers, is read like any other. */
class LongPdfTest {
    private static final int PAGES = 5_000;
    private static final int SECTIONS = 2_500;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    @TempDir
    static Path folder;

    private static String ann;
    private static String said;

    @BeforeAll
    static void start() throws Exception {
        ann = lectern.token("Ann");
        PdfFile pdf = new PdfFile();
        for (int page = 1; page <= PAGES; page++) {
            pdf.lines(
                    "Section %d".formatted((page + 1) / 2), "Leaf %d of the register zyzzyva%d.".formatted(page, page));
        }
        int root = pdf.add("null") + 1;
        pdf.add("<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
                .formatted(root + 1, root + SECTIONS, SECTIONS));
        for (int section = 1; section <= SECTIONS; section++) {
            pdf.add("<< /Title (Section %d) /Parent %d 0 R /Dest [%d 0 R /Fit] %s %s >>"
                    .formatted(
                            section,
                            root,
                            pdf.object(2 * section - 1),
                            section > 1 ? "/Prev %d 0 R".formatted(root + section - 1) : "",
                            section < SECTIONS ? "/Next %d 0 R".formatted(root + section + 1) : ""));
        }
        pdf.catalogue("/Outlines %d 0 R /PageLabels << /Nums [0 << /S /r >> 8 << /S /D >>] >>".formatted(root));
        Path file = Files.write(folder.resolve("register.pdf"), pdf.bytes());
        said = lectern.chore(List.of("ingest", file.toString(), "register", "The register", "", "", ""));
    }

    private static String page(String path) {
        return lectern.as(ann, path).body();
    }

    private static JsonNode json(String path) throws Exception {
        return JSON.readTree(page(path));
    }

    private static int count(String part, String in) {
        int count = 0;
        for (int at = in.indexOf(part); at >= 0; at = in.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }

    @Test
    void the_command_and_the_pages_say_how_long_it_is_in_numbers_that_can_be_read() {
        assertThat(said).contains("/documents/register: 5,000 pages, ");
        assertThat(page("/")).contains("5,000 pages");
        assertThat(page("/documents/register")).contains("5,000 pages");
        assertThat(page("/documents/register/pages/2500")).contains("of 5,000</span>");
    }

    @Test
    void each_page_has_its_own_words_and_its_printed_number() throws Exception {
        for (int number : List.of(1, 8, 9, 2_500, 4_999, PAGES)) {
            JsonNode page = json("/api/documents/register/pages/" + number);
            assertThat(page.path("text").asText()).contains("Leaf %d of the register".formatted(number));
            assertThat(page.path("label").asText())
                    .isEqualTo(number <= 8 ? number == 1 ? "i" : "viii" : String.valueOf(number - 8));
        }
        assertThat(page("/documents/register/pages/2500?look=text")).contains("2492");
        assertThat(lectern.as(ann, "/documents/register/pages?n=999999")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/documents/register/pages/5000"));
        assertThat(lectern.as(ann, "/documents/register/pages/5001").statusCode())
                .isEqualTo(404);
    }

    @Test
    void beside_a_page_stand_the_headings_around_it_and_no_more() {
        String page = page("/documents/register/pages/3000?look=text");
        Matcher outline = Pattern.compile("(?s)<nav class=\"outline\".*?</nav>").matcher(page);
        assertThat(outline.find()).isTrue();
        List<String> titles = new ArrayList<>();
        Matcher title = Pattern.compile("<span>(Section \\d+)</span>").matcher(outline.group());
        while (title.find()) {
            titles.add(title.group(1));
        }
        assertThat(titles).hasSize(50).contains("Section 1500", "Section 1476", "Section 1525");
        assertThat(outline.group())
                .containsPattern("aria-current=\"true\"><span>Section 1500</span>")
                .contains("50 of 2,500 headings");
        assertThat(count("<", page)).as("marks of elements on a page").isLessThan(1_000);
        String whole = page("/documents/register");
        assertThat(whole).contains("The first 2,000 of 2,500 headings");
        assertThat(count("<li class=\"level-", whole)).isEqualTo(2_000);
    }

    @Test
    void a_page_near_its_end_is_drawn() throws Exception {
        byte[] image = new Uploads(lectern)
                .bytes(ann, "/api/documents/register/pages/4990/image?width=320")
                .body();
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(image));
        assertThat(drawn.getWidth()).isEqualTo(320);
        assertThat(page("/documents/register/pages/4990?look=image")).contains("data-box=");
    }

    @Test
    void words_are_found_where_they_stand_and_what_is_written_there_is_exported_with_its_page() throws Exception {
        JsonNode found = JSON.missingNode();
        for (int tries = 0; tries < 600 && found.path("hits").isEmpty(); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
            found = json("/api/search?q=zyzzyva4321");
        }
        assertThat(found.path("hits").size()).as(found.toString()).isEqualTo(1);
        assertThat(found.toString()).contains("/documents/register").contains("4321");
        var made = lectern.annotate(ann, """
                {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "commenting",
                 "body": {"type": "TextualBody", "value": "Is it so?", "format": "text/markdown"},
                 "target": {"type": "SpecificResource", "source": "%s/documents/register",
                   "selector": {"type": "TextQuoteSelector", "exact": "zyzzyva4321"}}}""".formatted(lectern.base()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(page("/api/documents/register/export?format=markdown"))
                .contains("zyzzyva4321")
                .contains("/pages/4321");
    }
}
