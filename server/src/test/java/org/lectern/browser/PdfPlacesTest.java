package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.document.pdf.PdfFile;

/** Words on the image of a page lie where they are printed, however the page and its letters are turned. */
class PdfPlacesTest extends BrowserTest {
    private static final String LINES =
            "13 TL (The archive was opened) Tj T* (in the autumn of the year) Tj T* (and shut at once.) Tj ET ";

    private static Page page;
    private static Reading reading;

    @BeforeAll
    static void start() {
        lectern.token("Owner");
        PdfFile pdf = new PdfFile();
        int upright = content(pdf, "BT /F 12 Tf 172 700 Td " + LINES);
        int sideways =
                content(pdf, "BT /F 12 Tf 0 1 -1 0 200 300 Tm " + LINES + "BT /F 12 Tf 0 -1 1 0 300 700 Tm " + LINES);
        pdf.pageOf(upright, "/Rotate 90")
                .pageOf(upright, "/CropBox [100 200 500 750]")
                .pageOf(upright, "/UserUnit 2 /Rotate 270")
                .pageOf(sideways, "")
                .pageOf(sideways, "/Rotate 180 /CropBox [100 200 500 750]");
        lectern.ingest("turned", pdf.bytes());
        lectern.ingest(
                "lit",
                new PdfFile().lines("The zyzzyva list.", "A zyzzyva again.").bytes());
        lectern.ingest(
                "undrawn",
                new PdfFile()
                        .mediaBox("0 0 1e9 1e9")
                        .lines("Words all the same.")
                        .bytes());
        page = browsers.page(1280, 900);
        reading = new Reading(page);
        reading.claim(lectern.claimLink("Vera"), "Vera");
    }

    private static int content(PdfFile pdf, String words) {
        return pdf.addStream("", words.getBytes(StandardCharsets.US_ASCII));
    }

    private static void open(int number) {
        reading.open("%s/documents/turned/pages/%d?look=image".formatted(lectern.base(), number));
        page.locator(".facsimile.laid").waitFor();
        page.waitForCondition(
                () -> (boolean)
                        page.evaluate(
                                "() => { const image = document.querySelector('.picture'); return image.complete && image.naturalWidth > 0; }"));
    }

    /** Each word covers the box that the file says, and under it there is print and not only paper. */
    private static void wordsLieOverTheirPrint() {
        BoundingBox image = page.locator(".picture").boundingBox();
        double scale = image.width / number(page.locator(".facsimile").getAttribute("data-width"));
        for (Locator word : page.locator(".facsimile .w").all()) {
            String[] box = word.getAttribute("data-box").split(" ", -1);
            BoundingBox drawn = word.boundingBox();
            assertThat(drawn.x).isCloseTo(image.x + scale * number(box[0]), within());
            assertThat(drawn.y).isCloseTo(image.y + scale * number(box[1]), within());
            assertThat(drawn.width).isCloseTo(scale * number(box[2]), within());
            assertThat(drawn.height).isCloseTo(scale * number(box[3]), within());
        }
        assertThat((boolean) page.evaluate("""
                () => {
                  const image = document.querySelector(".picture");
                  const facsimile = document.querySelector(".facsimile");
                  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
                  const paper = canvas.getContext("2d", {willReadFrequently: true});
                  paper.drawImage(image, 0, 0);
                  const scale = image.naturalWidth / facsimile.dataset.width;
                  return [...facsimile.querySelectorAll(".w")].every(word => {
                    const [x, y, width, height] = word.dataset.box.split(" ").map(side => Math.round(side * scale));
                    return paper.getImageData(x, y, Math.max(1, width), Math.max(1, height)).data.some((value, at) => at % 4 === 0 && value < 100);
                  });
                }""")).isTrue();
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(2.0);
    }

    @Test
    void on_turned_and_cropped_pages_and_where_letters_run_sideways() {
        for (int number = 1; number <= 5; number++) {
            open(number);
            assertThat(page.locator(".facsimile .w").count())
                    .as("page %d", number)
                    .isPositive();
            wordsLieOverTheirPrint();
        }
    }

    @Test
    void words_that_run_upwards_are_selected_with_the_mouse_and_marked_as_in_the_text() {
        open(4);
        Locator words = page.locator(".facsimile .w");
        BoundingBox first = words.filter(new Locator.FilterOptions().setHasText("archive"))
                .first()
                .boundingBox();
        BoundingBox last = words.filter(new Locator.FilterOptions().setHasText("opened"))
                .first()
                .boundingBox();
        page.mouse().move(first.x + first.width / 2, first.y + first.height - 0.5);
        page.mouse().down();
        page.mouse().move(last.x + last.width / 2, last.y + 0.5);
        page.mouse().up();
        reading.chooseInAdder("Note");
        reading.write("Which one?");
        reading.press("Save note");
        reading.waitForStatus("Note saved");
        page.locator("main mark").first().waitFor();
        assertThat(String.join("", page.locator("main mark").allTextContents())).isEqualTo("archive was opened");
        reading.open(lectern.base() + "/documents/turned/pages/4?look=text");
        page.locator("main mark").first().waitFor();
        assertThat(String.join("", page.locator("main mark").allTextContents())).isEqualTo("archive was opened");
    }

    @Test
    void what_a_search_found_is_lit_on_the_image_too() {
        page.navigate(lectern.base() + "/search?q=zyzzyva");
        page.waitForCondition(() -> {
            page.reload();
            return page.locator(".hits a").count() > 0;
        });
        page.locator(".hits a[href*='span=']").first().click();
        page.locator(".notes-rail h2").waitFor();
        page.locator(".looks a[href*='look=image']").click();
        page.locator(".facsimile.laid").waitFor();
        page.waitForCondition(() -> (boolean) page.evaluate("""
                () => ["lectern-shown", "lectern-lit"].flatMap(layer => [...(CSS.highlights.get(layer) ?? [])])
                  .map(range => range.toString()).join() === "zyzzyva,zyzzyva"
                """));
    }

    @Test
    void an_image_that_cannot_be_made_says_why_and_leads_to_the_text() {
        browsers.expect("422");
        page.navigate(lectern.base() + "/documents/undrawn/pages/1?look=image");
        Locator trouble = page.locator(".picture-trouble");
        trouble.waitFor();
        assertThat(trouble.getAttribute("role")).isEqualTo("alert");
        assertThat(trouble.textContent()).contains("No image of this page can be made");
        assertThat(Axe.complaintsByDayAndNight(page, "an image that did not come"))
                .isEmpty();
        trouble.locator("a").click();
        page.waitForURL("**/pages/1?look=text");
        assertThat(page.locator(".text").textContent()).contains("Words all the same.");
    }

    @Test
    void an_image_that_did_not_come_is_asked_for_again() {
        browsers.expect("ERR_FAILED");
        page.route("**/image?*", Route::abort);
        page.navigate(lectern.base() + "/documents/turned/pages/2?look=image");
        Locator trouble = page.locator(".picture-trouble");
        trouble.waitFor();
        page.unroute("**/image?*");
        trouble.locator("button").click();
        page.waitForCondition(
                () -> (boolean) page.evaluate("() => document.querySelector('.picture').naturalWidth > 0"));
        page.waitForCondition(() -> trouble.count() == 0);
    }
}
