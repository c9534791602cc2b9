package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.pdf.PdfFile;

/** Somebody brings PDFs of their own, reads them as images and as text, and writes about words and areas. */
class PdfReadingTest extends BrowserTest {
    private static final String WORDS = "signed by the commissar";

    @TempDir
    static Path folder;

    private static Page page;
    private static Reading reading;

    @BeforeAll
    static void start() {
        lectern.token("Owner");
        page = browsers.page(1280, 900);
        reading = new Reading(page);
        reading.claim(lectern.claimLink("Vera"), "Vera");
    }

    private static byte[] manual(int pages) {
        PdfFile pdf = new PdfFile();
        for (int number = 1; number <= pages; number++) {
            pdf.lines(
                    "Page %d of the register.".formatted(number),
                    "The list was %s on day %d,".formatted(WORDS, number),
                    "and nobody read it zyzzyva%d.".formatted(number));
        }
        return pdf.trailer("/Info << /Title (The register) >>").bytes();
    }

    private static void bring(String name, byte[] file) throws IOException {
        page.navigate(lectern.base() + "/");
        page.getByText("Add a text").first().click();
        page.getByLabel("Text, book or PDF").setInputFiles(Files.write(folder.resolve(name), file));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add the text"))
                .click();
    }

    private static String brought() {
        // thousands of pages take a busy machine a while; its own page says how far it is
        page.waitForURL(
                Pattern.compile(".*/documents/[a-z0-9-]+\\?done=added"),
                new Page.WaitForURLOptions().setTimeout(180_000));
        return page.url().replaceAll(".*/documents/([a-z0-9-]+).*", "$1");
    }

    private static void open(String document, int number, String look) {
        reading.open("%s/documents/%s/pages/%d?look=%s".formatted(lectern.base(), document, number, look));
        if (look.equals("image")) {
            page.locator(".facsimile.laid").waitFor();
        }
    }

    private static void save(String words) {
        reading.write(words);
        reading.press("Save note");
        reading.waitForStatus("Note saved");
    }

    /** The words that each mark on the page covers. */
    private static List<String> marked() {
        page.locator("main mark").first().waitFor();
        return List.of(
                String.join("", page.locator("main mark").allTextContents()).strip());
    }

    @Test
    void a_long_pdf_is_watched_read_annotated_on_image_and_text_found_and_exported() throws Exception {
        page.addInitScript("""
                addEventListener("DOMContentLoaded", () => {
                    if (location.pathname.includes("/ingests/")) {
                        const main = document.querySelector("main");
                        const keep = () => { sessionStorage.said = (sessionStorage.said ?? "") + main.innerHTML; };
                        keep();
                        new MutationObserver(keep).observe(main, {subtree: true, childList: true, characterData: true});
                    }
                });""");
        bring("register.pdf", manual(3_000));
        String document = brought();
        assertThat(String.valueOf(page.evaluate("sessionStorage.said")))
                .containsPattern("\\d+ of 3,000 pages read")
                .contains("<progress");
        assertThat(page.locator("h1").textContent()).isEqualTo("The register");
        assertThat(page.locator("main").textContent())
                .contains("What was found in it")
                .contains("3,000 pages");

        open(document, 120, "image");
        assertThat(reading.text()).startsWith("Page 120 of the register.\nThe list was " + WORDS);
        page.waitForCondition(
                () -> (boolean)
                        page.evaluate(
                                "() => { const image = document.querySelector('.picture'); return image.complete && image.naturalWidth > 0; }"));
        wordsLieOverTheirPrint();
        selectOnImage("signed", "commissar");
        reading.chooseInAdder("Note");
        save("Which one?");
        assertThat(marked()).containsExactly(WORDS);

        open(document, 120, "text");
        assertThat(marked()).containsExactly(WORDS);
        reading.selectByMouse("nobody read it");
        reading.chooseInAdder("Note");
        save("Really nobody?");
        open(document, 120, "image");
        page.waitForCondition(() -> page.locator("main mark").count() >= 2);
        assertThat(String.join("", page.locator("main mark").allTextContents())).isEqualTo(WORDS + "nobody read it");

        page.navigate(lectern.base() + "/search?q=zyzzyva120");
        page.waitForCondition(() -> {
            page.reload();
            return page.locator(".hits a").count() > 0;
        });
        assertThat(page.locator(".hits").textContent()).contains("zyzzyva120");
        String exported = page.request()
                .get(lectern.base() + "/api/documents/" + document + "/export?format=markdown")
                .text();
        assertThat(exported).contains(WORDS).contains("Which one?").contains("nobody read it");
    }

    /** Each word is as wide as its print and stands where the file says. */
    private static void wordsLieOverTheirPrint() {
        BoundingBox image = page.locator(".picture").boundingBox();
        for (Locator word : page.locator(".facsimile .w").all()) {
            String[] box = String.valueOf(word.getAttribute("data-box")).split(" ", -1);
            BoundingBox drawn = word.boundingBox();
            double scale = image.width / 6120;
            assertThat(drawn.x).isCloseTo(image.x + scale * Integer.parseInt(box[0]), within());
            assertThat(drawn.y).isCloseTo(image.y + scale * Integer.parseInt(box[1]), within());
            assertThat(drawn.width).isCloseTo(scale * Integer.parseInt(box[2]), within());
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(2.0);
    }

    private static void selectOnImage(String first, String last) {
        BoundingBox from = page.locator(".facsimile .w")
                .filter(new Locator.FilterOptions().setHasText(first))
                .first()
                .boundingBox();
        BoundingBox to = page.locator(".facsimile .w")
                .filter(new Locator.FilterOptions().setHasText(last))
                .first()
                .boundingBox();
        page.mouse().move(from.x + 0.5, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(to.x + to.width - 0.5, to.y + to.height / 2);
        page.mouse().up();
    }

    @Test
    void a_scanned_page_says_that_it_has_no_text_and_takes_notes_on_areas_by_keyboard_and_by_mouse() throws Exception {
        bring("scan.pdf", new PdfFile().scan().scan().bytes());
        String document = brought();
        assertThat(page.locator("main").textContent()).contains("Pages without text");
        reading.open(lectern.base() + "/documents/" + document + "/pages/1");
        page.locator(".facsimile.laid").waitFor();
        assertThat(page.locator("main").textContent()).contains("This page has no text");

        Locator mark = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark an area"));
        page.locator(".notes-rail .none")
                .getByText("makes a note on a part of its image")
                .waitFor();
        page.keyboard().press("a");
        page.locator(".area-frame").waitFor();
        page.keyboard().press("Escape");
        page.waitForCondition(() -> page.locator(".area-cover").count() == 0);
        mark.focus();
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Enter");
        save("A stamp.");
        Locator stamp = page.locator("a.area").first();
        assertThat(stamp.getAttribute("aria-label")).contains("30 % from the left, 35 % from the top, 45 % wide");
        BoundingBox image = page.locator(".picture").boundingBox();
        assertThat(stamp.boundingBox().x).isCloseTo(image.x + 0.3 * image.width, within());

        mark.click();
        page.locator(".area-cover").scrollIntoViewIfNeeded();
        BoundingBox cover = page.locator(".area-cover").boundingBox();
        page.mouse().move(cover.x + cover.width * 0.1, cover.y + 40);
        page.mouse().down();
        page.mouse().move(cover.x + cover.width * 0.25, cover.y + 100);
        page.mouse().up();
        save("A signature.");
        assertThat(page.locator("a.area").count()).isEqualTo(2);

        page.reload();
        page.waitForCondition(() -> page.locator("a.area").count() == 2);
        page.locator("a.area").last().click();
        page.waitForCondition(
                () -> page.locator(".notes-rail").textContent().contains("An area of the image of page 1"));
        reading.open(lectern.base() + "/documents/" + document + "/pages/2");
        assertThat(page.locator("a.area").count()).isZero();
    }

    @Test
    void a_page_whose_font_does_not_say_what_its_glyphs_are_says_so_on_both_looks_and_in_the_report() throws Exception {
        PdfFile pdf = new PdfFile()
                .font("<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own "
                        + "/Encoding << /Differences [65 /g1 /g2] >> >>")
                .lines("All of it is known.")
                .lines("The BAll was A list.");
        bring("glyphs.pdf", pdf.bytes());
        String document = brought();
        assertThat(page.locator("dt:has-text('Pages with characters that are not known') + dd")
                        .textContent())
                .isEqualTo("2: 1, 2");
        open(document, 2, "text");
        assertThat(reading.text()).isEqualTo("The \uFFFD\uFFFDll was \uFFFD list.");
        assertThat(page.locator("main .notice").textContent())
                .startsWith("3 characters of this page are not known and stand as \uFFFD");
        reading.selectByMouse("was \uFFFD list");
        reading.chooseInAdder("Note");
        save("Which list?");
        open(document, 2, "image");
        assertThat(page.locator("main .notice").textContent()).contains("Notes can stand on an area of the image");
        assertThat(marked()).containsExactly("was \uFFFD list");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void leaving_the_choice_of_an_area_leaves_nothing_behind() throws Exception {
        bring("other.pdf", new PdfFile().scan().lines("x").bytes());
        String document = brought();
        open(document, 1, "image");
        Locator mark = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark an area"));
        mark.click();
        page.keyboard().press("Escape");
        assertThat(page.locator(".area-cover").count()).isZero();
        assertThat((String) page.evaluate("() => document.activeElement.textContent"))
                .isEqualTo("Mark an area");
        open(document, 1, "text");
        assertThat(page.locator("main").textContent()).contains("Look at its image");
    }

    @Test
    void everybody_can_use_the_images_of_pages_by_day_and_by_night() throws Exception {
        bring(
                "looks.pdf",
                new PdfFile()
                        .lines("Words on an image.", "And a second line.")
                        .scan()
                        .bytes());
        String document = brought();
        open(document, 1, "image");
        selectOnImage("Words", "image");
        reading.chooseInAdder("Note");
        save("Seen.");
        page.locator("main mark").first().waitFor();
        List<String> violations = new ArrayList<>(Axe.complaintsByDayAndNight(page, "the image of a page"));
        open(document, 2, "image");
        Locator mark = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark an area"));
        violations.addAll(Axe.complaintsByDayAndNight(page, "the image of a page without words"));
        mark.click();
        page.locator(".area-cover").waitFor();
        violations.addAll(Axe.complaintsByDayAndNight(page, "choosing an area"));
        page.keyboard().press("Enter");
        save("A stamp.");
        page.locator("a.area").first().waitFor();
        violations.addAll(Axe.complaintsByDayAndNight(page, "an area with a note"));
        assertThat(violations).isEmpty();
    }

    @Test
    void an_encrypted_file_asks_for_its_password_and_is_read_and_drawn_with_it_once() throws Exception {
        bring("secret.pdf", encrypted(new PdfFile().lines("A secret list.").bytes(), "sesame"));
        page.waitForCondition(() -> page.getByLabel("Password").count() > 0);
        page.getByLabel("Password").fill("wrong");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> page.locator(".trouble").count() > 0);
        page.getByLabel("Password").fill("sesame");
        page.keyboard().press("Enter");
        String document = brought();
        open(document, 1, "image");
        assertThat(reading.text()).isEqualTo("A secret list.");
        page.waitForCondition(
                () -> (boolean)
                        page.evaluate(
                                "() => { const image = document.querySelector('.picture'); return image.complete && image.naturalWidth > 0; }"));
    }

    private static byte[] encrypted(byte[] pdf, String password) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void a_cancelled_upload_leaves_nothing_behind() throws Exception {
        int before =
                lectern.catalogue().documents(org.lectern.people.Viewer.ANYONE).size();
        bring("cancelled.pdf", manual(4_000));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                .click();
        page.waitForCondition(() -> page.locator("main").textContent().contains("It was cancelled"));
        assertThat(page.request()
                        .get(lectern.base() + "/api/documents/cancelled")
                        .status())
                .isEqualTo(404);
        assertThat(lectern.catalogue().documents(org.lectern.people.Viewer.ANYONE))
                .hasSize(before);
        assertThat(lectern.catalogue().check(progress -> {}).damage()).isEmpty();
        assertThat(lectern.leftovers()).isEmpty();
    }
}
