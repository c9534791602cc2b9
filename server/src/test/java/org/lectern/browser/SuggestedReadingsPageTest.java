package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scanner misread is suggested, accepted and read on the page, and the text stays what it is. */
class SuggestedReadingsPageTest extends BrowserTest {
    private static final String PAGE = "/documents/great-terror-excerpt/pages/1";
    private static final String LIST =
            "Список\n\nПодписали Рыиов 👩‍👩‍👧 и Бухарин в июле июле.\n\nКонец lo списка.\n";

    private static BrowserContext keepers;
    private static String keeper;
    private static String text;

    @BeforeAll
    static void start() {
        keepers = browsers.person(new Browser.NewContextOptions().setViewportSize(1280, 860));
        Reading signedIn = new Reading(keepers.newPage());
        signedIn.claim(lectern.ownerClaimLink(), "Olga");
        signedIn.page().close();
        keeper = lectern.token("Olga");
        text = lectern.get("/api/documents/great-terror-excerpt/text").body();
        lectern.ingest("chosen", text.getBytes(StandardCharsets.UTF_8));
        lectern.ingest("found", "An order for mass operations was given.\n".getBytes(StandardCharsets.UTF_8));
        lectern.ingest("looked-at", LIST.getBytes(StandardCharsets.UTF_8));
        accept(suggest("looked-at", "Рыиов", "Рыков"));
        accept(suggest("looked-at", "lo", "до конца"));
        lectern.ingest("list", LIST.getBytes(StandardCharsets.UTF_8));
        for (String[] one :
                new String[][] {{"Рыиов", "Рыков"}, {" июле.", "."}, {"lo", "до конца"}, {"июле июле", "июле"}}) {
            accept(suggest("list", one[0], one[1]));
        }
    }

    private static String made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String suggest(String document, String printed, String read) {
        return made(lectern.annotate(keeper, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"editing",
             "body":{"type":"TextualBody","purpose":"editing","value":"%s"},"audience":"%s/groups/public",
             "target":{"source":"%s/documents/%s","selector":{"type":"TextQuoteSelector","exact":"%s"}}}\
            """.formatted(read, lectern.base(), lectern.base(), document, printed)));
    }

    private static void accept(String reading) {
        made(lectern.annotate(keeper, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"moderating",
             "body":{"type":"Moderation","act":"accept"},"audience":"%s/groups/public","target":"%s"}\
            """.formatted(lectern.base(), reading)));
    }

    private static String span(String words) {
        int start = text.indexOf(words);
        return "?span=%d-%d".formatted(start, start + words.length());
    }

    /** What a screen reader hears of the first reading on the page, and what is printed. */
    private static String heard(Page page) {
        return (String) page.evaluate(
                "() => document.querySelector('.read').textContent + document.querySelector('.printed').textContent");
    }

    private static void showReadings(Page page, boolean shown) {
        page.evaluate("shown => localStorage.setItem('lectern.readings', shown ? 'accepted' : 'transcribed')", shown);
        page.reload();
    }

    /** In its middle, as somebody would who points at it. */
    private static void clickOnRead(Page page) {
        page.locator(".read").first().scrollIntoViewIfNeeded();
        BoundingBox box = page.locator(".read").first().boundingBox();
        page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
    }

    @Test
    void with_the_keyboard_alone_one_is_suggested_accepted_and_read() {
        Page page = keepers.newPage();
        Reading reader = new Reading(page);
        reader.open(lectern.base() + PAGE + span("lagoda"));
        // This browser keeps its choice, and another test may have made it.
        showReadings(page, false);
        page.locator(".notes-rail h2").waitFor();
        String before = reader.text();
        page.locator("main").focus();
        page.keyboard().press("c");
        reader.composer().waitFor();
        page.waitForCondition(
                () -> page.evaluate("document.activeElement.tagName").equals("TEXTAREA"));
        assertThat(page.evaluate("document.activeElement.value")).isEqualTo("lagoda");
        page.keyboard().press("Control+Enter");
        assertThat(reader.composer().getByRole(AriaRole.ALERT).textContent()).contains("These are the printed words");
        page.keyboard().press("Control+A");
        page.keyboard().type("Iagoda");
        assertThat(reader.composer().locator(".change").textContent()).contains("lagoda", "Iagoda");
        page.keyboard().press("Control+Enter");
        reader.waitForStatus("Reading suggested for “lagoda”");
        Locator card = page.locator(".note.reading");
        assertThat(card.getAttribute("aria-label")).startsWith("Suggested reading 1 by Olga: Iagoda");
        page.waitForCondition(() -> (Boolean) page.evaluate("document.activeElement.matches('.note.reading')"));
        assertThat(page.locator(".read").count()).isZero();

        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept"))
                .press("Enter");
        reader.waitForStatus("Accepted.");
        page.waitForCondition(() -> card.locator(".decided.accepted").count() == 1);
        assertThat(card.locator(".decided").textContent()).isEqualTo("Accepted by Olga");
        page.locator("main").focus();
        page.keyboard().press("v");
        reader.waitForStatus("Accepted readings are shown in the text.");
        assertThat(heard(page)).isEqualTo("read: Iagoda, printed: lagoda");
        assertThat(reader.text()).as("the text itself").isEqualTo(before).contains("lagoda");

        page.reload();
        page.locator(".read").waitFor();
        assertThat(reader.text()).as("after a reload, since the choice stays").isEqualTo(before);
        page.locator("main").focus();
        page.keyboard().press("v");
        page.waitForCondition(() -> page.locator(".read").count() == 0);
        page.keyboard().press("v");
        clickOnRead(page);
        page.waitForCondition(() -> page.locator(".note.reading[aria-current]").count() == 1);
        page.locator(".note.reading")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Set aside"))
                .click();
        page.waitForCondition(() -> page.locator(".read").count() == 0);
        assertThat(page.locator(".note.reading .decided").textContent()).isEqualTo("Set aside by Olga");
        page.close();
    }

    @Test
    void words_chosen_over_a_shown_reading_are_quoted_as_they_are_printed() {
        String printed = "soon-lo-be-executed";
        accept(suggest("chosen", printed, "soon-to-be-executed"));
        Page page = keepers.newPage();
        Reading reader = new Reading(page);
        reader.open(lectern.base() + "/documents/chosen/pages/1");
        showReadings(page, true);
        page.locator(".read").first().waitFor();
        AnnotatingTest.dragBetween(page, "he replaced the", "Genrikh");
        String chosen = text.substring(text.indexOf("he replaced the"), text.indexOf("Genrikh") + 7);
        assertThat(chosen).contains(printed);
        page.evaluate(
                "document.addEventListener('copy', event => { window.copied = event.clipboardData.getData('text/plain') })");
        page.keyboard().press("Control+C");
        assertThat((String) page.evaluate("window.copied")).isEqualTo(chosen);
        reader.chooseInAdder("Note");
        reader.composer().waitFor();
        assertThat(reader.composer().locator("blockquote").textContent()).isEqualTo(chosen);
        reader.write("Over a reading");
        page.keyboard().press("Control+Enter");
        reader.waitForStatus("Note saved on");
        page.locator(".read").first().waitFor();
        String marked = String.join("", page.locator("mark").allTextContents());
        assertThat(marked).contains(printed);
        page.close();
    }

    @Test
    void the_text_of_a_page_full_of_readings_is_the_file() {
        Page page = browsers.page(1280, 860);
        Reading reader = new Reading(page);
        reader.open(lectern.base() + "/documents/list/pages/1");
        showReadings(page, true);
        page.waitForCondition(() -> page.locator(".read").count() == 3);
        assertThat(reader.text()).isEqualTo(LIST);
        assertThat(page.locator(".read").allTextContents())
                .as("of two that overlap the one accepted last")
                .containsExactly("read: Рыков, printed: ", "read: июле, printed: ", "read: до конца, printed: ");
        page.close();
    }

    @Test
    void whoever_does_not_decide_sees_it_happen_and_has_no_buttons_for_it() {
        BrowserContext readers = browsers.person(new Browser.NewContextOptions().setLocale("ru-RU"));
        Page page = readers.newPage();
        Reading reader = new Reading(page);
        page.navigate(lectern.claimLink("Ann"));
        page.locator("main form button").click();
        page.waitForURL(Pattern.compile(".*/$"));
        page.navigate(lectern.base() + "/documents/werth-2010/pages/1");
        page.locator(".notes-rail h2").waitFor();
        showReadings(page, true);
        String reading = suggest("werth-2010", "269,100 persons", "269.100 persons");
        page.locator(".note.reading, .pill").first().waitFor();
        if (page.locator(".pill").count() > 0) {
            page.locator(".pill").click();
        }
        page.locator(".note.reading .unfold").click();
        assertThat(page.locator(".note.reading").textContent()).contains("предлагает чтение");
        accept(reading);
        page.locator(".read").waitFor();
        assertThat(heard(page)).isEqualTo("читать: 269.100 persons, напечатано: 269,100 persons");
        assertThat(page.locator(".note.reading .decided").textContent()).isEqualTo("Принято: Olga");
        assertThat(page.locator(".note.reading").textContent()).doesNotContain("Отклонить", "Принять");
        assertThat(reader.text()).contains("269,100 persons").doesNotContain("269.100 persons");
        readers.close();
    }

    @Test
    void a_search_leads_to_the_printed_words() {
        accept(suggest("found", "mass operations", "Massenoperationen"));
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + "/search?q=Massenoperationen");
        page.locator("ol.hits > li:not(.note) h3 a").click();
        page.locator(".notes-rail h2").waitFor();
        page.waitForCondition(() -> (Boolean) page.evaluate("(CSS.highlights.get('lectern-shown')?.size ?? 0) > 0"));
        assertThat(page.evaluate("[...CSS.highlights.get('lectern-shown')].map(String).join('')"))
                .isEqualTo("mass operations");
        page.close();
    }

    @Test
    void on_paper_what_is_read_and_what_is_printed_are_told_apart() {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + "/documents/list/pages/1");
        showReadings(page, true);
        page.waitForCondition(() -> page.locator(".read").count() == 3);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator(".print-foot").textContent()).endsWith("the printed words follow in brackets.");
        assertThat(page.locator(".read").first().isVisible()).isTrue();
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.printed'), '::before').content"))
                .asString()
                .startsWith("\"[\"");
        page.close();
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "390,LIGHT", "390,DARK"})
    void axe_finds_nothing_to_complain_of(int width, ColorScheme scheme) {
        BrowserContext context = browsers.person(
                new Browser.NewContextOptions().setViewportSize(width, 860).setColorScheme(scheme));
        Page page = context.newPage();
        new Reading(page).claim(lectern.claimLink("Olga"), "Olga");
        page.navigate(lectern.base() + "/documents/looked-at/pages/1");
        showReadings(page, true);
        page.waitForCondition(() -> page.locator(".read").count() == 2);
        clickOnRead(page);
        page.waitForCondition(() -> page.locator(".note.reading[aria-current]").count() == 1);
        check(page);
        page.locator("main").focus();
        page.keyboard().press("j");
        page.keyboard().press("c");
        page.locator(".composer textarea").first().fill("Список, читаемый иначе");
        check(page);
        context.close();
    }

    private static void check(Page page) {
        assertThat(Sight.tooWide(page)).isEmpty();
        String kept = System.getProperty("lectern.screenshots", "");
        if (!kept.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(kept, "readings-%d.png".formatted(System.nanoTime()))));
        }
        assertThat(Axe.complaints(page, "readings")).isEmpty();
    }
}
