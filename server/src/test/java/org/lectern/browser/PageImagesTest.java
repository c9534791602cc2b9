package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.document.pdf.PdfFile;

/** The images of pages in the hand and on paper. */
class PageImagesTest extends BrowserTest {
    private Page page;
    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setHasTouch(true))
                .newPage());
        page = reading.page();
        reading.claim(lectern.claimLink("Vera"), "Vera");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void bring(byte[] file) {
        page.navigate(lectern.base() + "/");
        page.getByText("Add a text").first().click();
        page.getByLabel("Text, book or PDF").setInputFiles(new FilePayload("brought.pdf", "application/pdf", file));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add the text"))
                .click();
        page.waitForURL(Pattern.compile(".*/documents/[a-z0-9-]+\\?done=added.*"));
        reading.open(page.url().replaceAll("\\?.*", "/pages/1?look=image"));
        page.locator(".facsimile.laid").waitFor();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void save(String words) {
        reading.write(words);
        reading.press("Save note");
        reading.waitForStatus("Note saved");
    }

    @Test
    void an_area_is_marked_with_a_finger_alone_and_left_without_one() {
        page.setViewportSize(390, 844);
        bring(new PdfFile().scan().bytes());
        button("Mark an area").tap();
        assertThat(page.locator(".select-bar").textContent()).contains("with a finger");
        button("Cancel").tap();
        page.waitForCondition(() -> page.locator(".area-cover, .select-bar").count() == 0);

        button("Mark an area").tap();
        BoundingBox image = page.locator(".area-cover").boundingBox();
        page.touchscreen().tap(image.x + image.width / 4, image.y + 60);
        page.waitForCondition(() -> String.valueOf(page.locator(".area-frame").getAttribute("aria-label"))
                .contains("5 % from the left"));
        button("Take this area").tap();
        page.locator("#notes-title").getByText("On the area you marked").waitFor();
        save("A stamp.");
        assertThat(page.locator("a.area").getAttribute("aria-label")).contains("5 % from the left");
        assertThat(page.locator(".select-bar").count()).isZero();
    }

    @Test
    void a_second_press_of_its_key_begins_no_second_area() {
        bring(new PdfFile().scan().bytes());
        button("Mark an area").click();
        page.locator(".area-frame:focus").waitFor();
        page.keyboard().press("a");
        assertThat(page.locator(".area-cover").count()).isEqualTo(1);
        page.keyboard().press("Tab");
        page.locator(".select-bar button:focus").waitFor();
        page.keyboard().press("Escape");
        page.waitForCondition(() -> page.locator(".area-cover, .select-bar").count() == 0);
        page.locator(".mark-area:focus").waitFor();
    }

    @Test
    void on_paper_an_area_hides_nothing_and_stands_on_the_sheet_of_its_page() throws IOException {
        bring(new PdfFile().scan().bytes());
        button("Mark an area").click();
        page.locator(".area-frame:focus").waitFor();
        page.keyboard().press("Enter");
        save("A stamp.");
        page.locator("a.area").waitFor();
        try (PDDocument paper = Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4")))) {
            assertThat(textOf(paper, 1)).contains("Page 1", "This page has no text");
            BufferedImage sheet = new PDFRenderer(paper).renderImageWithDPI(0, 96);
            Frame frame = Frame.in(sheet);
            // The upper left quarter of the scan is black; the area begins within it.
            int dark = sheet.getRGB(frame.left + (frame.right - frame.left) / 10, frame.bottom - 12) & 0xFF;
            assertThat(dark).as("what is under the area").isLessThan(100);
        }
    }

    @Test
    void on_paper_notes_on_an_image_have_their_numbers() throws IOException {
        bring(new PdfFile().lines("The list was signed.", "And nobody read it.").bytes());
        page.locator(".facsimile .block").first().focus();
        page.keyboard().press("a");
        save("By whom?");
        page.locator("main mark").first().waitFor();
        try (PDDocument paper = Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4")))) {
            assertThat(textOf(paper, 1)).contains("[1]");
            BufferedImage sheet = new PDFRenderer(paper).renderImageWithDPI(0, 96);
            assertThat(longestRow(sheet, color -> blue(color) - red(color) > 90))
                    .as("pixels of its number")
                    .isPositive();
        }
    }

    private static String textOf(PDDocument paper, int sheet) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(sheet);
        stripper.setEndPage(sheet);
        return stripper.getText(paper);
    }

    private static int red(int color) {
        return (color >> 16) & 0xFF;
    }

    private static int blue(int color) {
        return color & 0xFF;
    }

    /** How many pixels are of such a colour in the row that has most of them. */
    private static int longestRow(BufferedImage sheet, IntPredicate color) {
        return IntStream.range(0, sheet.getHeight())
                .map(y -> (int) IntStream.range(0, sheet.getWidth())
                        .filter(x -> color.test(sheet.getRGB(x, y)))
                        .count())
                .max()
                .orElseThrow();
    }

    /** Where the brown of marks is on a sheet, in pixels. */
    private record Frame(int left, int right, int bottom) {
        static Frame in(BufferedImage sheet) {
            int left = Integer.MAX_VALUE;
            int right = -1;
            int bottom = -1;
            for (int y = 0; y < sheet.getHeight(); y++) {
                for (int x = 0; x < sheet.getWidth(); x++) {
                    int color = sheet.getRGB(x, y);
                    if (red(color) - blue(color) > 90) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        bottom = y;
                    }
                }
            }
            assertThat(right).as("brown on the sheet").isPositive();
            return new Frame(left, right, bottom);
        }
    }
}
