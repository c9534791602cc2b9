package org.lectern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.pdf.PdfFile;

/** Somebody sends a file, watches it, stops it, loses the connection or is refused, by keyboard and with what they chose kept. */
class UploadingTest extends BrowserTest {
    private static final double LONG_MS = 60_000;

    @TempDir
    static Path folder;

    private static Page page;

    @BeforeAll
    static void start() {
        browsers.expect("status of 422");
        browsers.expect("ERR_CONNECTION_RESET");
        lectern.token("Owner");
        page = browsers.page(1280, 900);
        new Reading(page).claim(lectern.claimLink("Vera"), "Vera");
    }

    @BeforeEach
    void chooseNothing() {
        page.navigate(lectern.base() + "/");
        page.getByText("Add a text").first().click();
    }

    private static Locator file() {
        return page.getByLabel("Text, book or PDF");
    }

    private static Locator send() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add the text"));
    }

    private static Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void choose(String name, byte[] bytes) throws IOException {
        file().setInputFiles(Files.write(folder.resolve(name), bytes));
    }

    private static void isStillChosen(String name) {
        assertThat(file().evaluate("field => field.files[0]?.name")).isEqualTo(name);
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_being_read_is_watched_without_losing_the_focus_and_cancelled_by_keyboard() throws Exception {
        PdfFile pdf = new PdfFile();
        for (int number = 1; number <= 6_000; number++) {
            pdf.lines("Page %d of the register.".formatted(number));
        }
        choose("register.pdf", pdf.bytes());
        send().click();
        page.waitForURL(Pattern.compile(".*/ingests/\\d+"));
        button("Cancel").focus();
        page.evaluate("() => { window.thisPage = true; }");
        assertThat(page.locator("[data-said]"))
                .hasText(
                        Pattern.compile("\\d+ of 6,000 pages read\\."),
                        new LocatorAssertions.HasTextOptions().setTimeout(LONG_MS));
        String first = page.locator("[data-said]").textContent();
        assertThat(page.locator("[data-said]"))
                .not()
                .hasText(first, new LocatorAssertions.HasTextOptions().setTimeout(LONG_MS));
        assertThat(button("Cancel")).isFocused();
        assertThat(page.evaluate("() => window.thisPage === true")).isEqualTo(true);
        page.keyboard().press("Enter");
        assertThat(page.locator("main"))
                .containsText("It was cancelled", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MS));
    }

    @Test
    void a_file_that_is_refused_stays_chosen_and_goes_in_once_its_encoding_is_named() throws Exception {
        choose("prikaz.txt", "Приказ.".getBytes(Charset.forName("windows-1251")));
        send().press("Enter");
        Locator encoding = page.getByLabel("Encoding");
        assertThat(encoding).isFocused();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Byte 0 of the file is not UTF-8");
        assertThat(encoding).hasAttribute("aria-describedby", Pattern.compile("encoding-trouble.*"));
        isStillChosen("prikaz.txt");
        page.keyboard().type("windows-1251");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/documents/prikaz\\?done=added"));
        assertThat(page.locator("#report + dl")).containsText("windows-1251");
    }

    @Test
    void where_the_connection_is_lost_the_file_stays_chosen_and_is_sent_again() throws Exception {
        choose("lost.txt", text("The list was signed in July.\n"));
        page.getByLabel("Title").fill("The lost list");
        Predicate<String> documents = url -> url.endsWith("/documents");
        Routes.put(page, documents, route -> route.abort("connectionreset"));
        send().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The connection was lost");
        assertThat(send()).isFocused();
        isStillChosen("lost.txt");
        page.unroute(documents);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/documents/the-lost-list\\?done=added"));
    }

    @Test
    void sending_says_how_much_has_gone_and_stopped_by_keyboard_it_leaves_nothing() throws Exception {
        choose("slow.txt", text("The list was signed in July.\n".repeat(300_000)));
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        JsonObject slow = new JsonObject();
        slow.addProperty("offline", false);
        slow.addProperty("latency", 0);
        slow.addProperty("downloadThroughput", -1);
        slow.addProperty("uploadThroughput", 200_000);
        network.send("Network.emulateNetworkConditions", slow);
        try {
            send().press("Enter");
            assertThat(button("Stop sending")).isFocused();
            assertThat(page.locator("[data-sending]"))
                    .containsText(
                            Pattern.compile("\\d of 9 MiB sent"),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MS));
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("nothing of it was kept");
            assertThat(send()).isFocused();
            isStillChosen("slow.txt");
        } finally {
            network.detach();
        }
        assertThat(page.request().get(lectern.base() + "/api/documents/slow").status())
                .isEqualTo(404);
        page.waitForCondition(() -> lectern.leftovers().isEmpty());
    }

    @Test
    void pressed_twice_a_text_is_sent_once() throws Exception {
        choose("twice.txt", text("The list was signed in July, and once.\n"));
        send().dblclick();
        page.waitForURL(Pattern.compile(".*/documents/twice\\?done=added"));
        assertThat(page.request().get(lectern.base() + "/api/documents/twice-2").status())
                .isEqualTo(404);
    }
}
