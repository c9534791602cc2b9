package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page printed by Chromium, read as a PDF. */
class PaperTest extends BrowserTest {
    private static final String LEAF = "/documents/werth-2010/pages/1";

    /** The path of one that stands on the page. */
    private static String note;

    @BeforeAll
    static void start() {
        Written ann = new Written(lectern, "Ann");
        note = ann.note("werth-2010", "the discovery in the Soviet archives", "Which archives?");
        ann.rating("werth-2010", "approximately 767,000 persons were condemned", "source", "B");
    }

    private static byte[] printed(Page page) {
        page.locator("a.ref").nth(1).waitFor();
        return page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    }

    /** White space is the paper's, not the text's. */
    private static String text(PDDocument paper, int from, int to) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(from);
        stripper.setEndPage(to);
        return stripper.getText(paper).replaceAll("\\s+", " ");
    }

    @Test
    void it_has_the_whole_text_its_notes_and_where_it_is_from_and_each_sheet_its_number() throws IOException {
        Page page = browsers.page(1280, 860);
        new Reading(page).open(lectern.base() + LEAF);
        String version = String.valueOf(page.locator("main").getAttribute("data-version"));
        try (PDDocument paper = Loader.loadPDF(printed(page))) {
            int sheets = paper.getNumberOfPages();
            assertThat(sheets).as("a page of the document fills two sheets").isLessThanOrEqualTo(3);
            String all = text(paper, 1, sheets);
            assertThat(all)
                    .contains("Which archives?", "documented", "Version " + version.substring(0, 12))
                    .contains(LEAF.replace("werth-2010", "werth-2010@" + version), "p. 1 of 9")
                    .doesNotContain("Sign in", "Text size", "More");
            assertThat(all.replace(" ", "")).as("the note's own address").contains(lectern.base() + note);
            assertThat(all)
                    .contains("the discovery in the Soviet archives")
                    .contains("approximately 767,000 persons were condemned")
                    .contains("The hidden side of the Great Terror");
            for (int sheet = 1; sheet <= sheets; sheet++) {
                assertThat(text(paper, sheet, sheet)).as("sheet %d", sheet).contains(sheet + " / " + sheets);
            }
        }
        page.context().close();
    }

    @Test
    void the_text_alone_leaves_the_notes_and_their_numbers_out() throws IOException {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + LEAF);
        page.evaluate("localStorage.setItem('lectern.print', 'text')");
        new Reading(page).open(lectern.base() + LEAF);
        try (PDDocument paper = Loader.loadPDF(printed(page))) {
            assertThat(text(paper, 1, paper.getNumberOfPages()))
                    .contains("the discovery in the Soviet archives", "approximately 767,000 persons were condemned")
                    .doesNotContain("Which archives?");
        }
        page.context().close();
    }
}
