package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing notes in: tried first, then done, by keyboard, and without scripts. */
class ImportScreenTest extends BrowserTest {
    @TempDir
    private Path folder;

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private Path hypothesis() throws IOException {
        return Files.writeString(folder.resolve("hypothesis.json"), """
                {"total":2,"rows":[
                 {"id":"h1","uri":"%1$s/documents/werth-2010/pages/1","text":"Whose figure?","tags":["figures"],"user":"acct:a@hypothes.is",
                  "target":[{"source":"x","selector":[{"type":"TextQuoteSelector","exact":"269,100 persons"}]}]},
                 {"id":"h2","uri":"https://example.org/","text":"<b>elsewhere</b>","tags":[],"user":"acct:a@hypothes.is",
                  "target":[{"source":"x","selector":[{"type":"TextQuoteSelector","exact":"no such words & <i>none</i>"}]}]}]}""".formatted(lectern.base()));
    }

    @Test
    void a_file_is_tried_then_brought_in_without_scripts_and_by_keyboard() throws IOException {
        Page page = browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(390, 800)
                        .setJavaScriptEnabled(false))
                .newPage();
        page.navigate(lectern.base() + "/import");
        assertThat(page.url()).contains("/sign-in?next=");
        page.navigate(lectern.claimLink("Ann"));
        page.getByRole(AriaRole.BUTTON, named("Continue")).click();
        page.navigate(lectern.base() + "/account");
        page.getByRole(AriaRole.LINK, named("Bring notes in")).click();
        page.getByLabel("File").setInputFiles(hypothesis());
        page.getByLabel("Shared with").selectOption("public");
        page.getByRole(AriaRole.BUTTON, named("See where they would stand")).focus();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.HEADING, named("Where they would stand")).waitFor();
        assertThat(page.locator("main").textContent())
                .contains("Nothing is stored yet", "1 stands exactly", "1 is on a text that is not known here")
                .contains("no such words & <i>none</i>");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("“269,100 persons”"))
                .click();
        assertThat(page.url()).contains("/documents/werth-2010@");
        page.goBack();
        page.getByRole(AriaRole.BUTTON, named("Bring them in")).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".outcome[role=status]").textContent()).isEqualTo("1 note brought in.");
        page.getByRole(AriaRole.LINK, named("Your notes")).click();
        page.getByText("Export what you may see").click();
        page.getByLabel("Markdown").check();
        Download file = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named("Export")).click());
        file.saveAs(folder.resolve("mine.md"));
        assertThat(Files.readString(folder.resolve("mine.md"))).contains("269,100 persons", "Whose figure?", "anyone");
    }

    @Test
    void what_is_no_such_file_says_what_to_send_and_each_page_is_for_everybody() throws IOException {
        browsers.expect("status of 422");
        List<String> violations = new ArrayList<>();
        for (int width : List.of(1280, 390)) {
            Page page = browsers.page(width, 860);
            page.navigate(lectern.claimLink("Ann"));
            page.getByRole(AriaRole.BUTTON, named("Continue")).click();
            page.navigate(lectern.base() + "/import");
            look(page, violations);
            page.getByLabel("File").setInputFiles(Files.writeString(folder.resolve("not.json"), "{\"a\":"));
            page.getByRole(AriaRole.BUTTON, named("See where they would stand")).click();
            assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("Nothing was brought in", "not whole");
            look(page, violations);
            page.getByLabel("File").setInputFiles(hypothesis());
            page.getByRole(AriaRole.BUTTON, named("See where they would stand")).click();
            page.getByRole(AriaRole.HEADING, named("Where they would stand")).waitFor();
            look(page, violations);
            page.navigate(lectern.base() + "/search/export?q=Ezhov");
            look(page, violations);
            page.navigate(lectern.base() + "/account");
            look(page, violations);
            page.context().close();
        }
        assertThat(violations).isEmpty();
    }

    private static void look(Page page, List<String> violations) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling at %s", page.url())
                .isTrue();
        violations.addAll(Axe.complaintsByDayAndNight(page, page.url()));
    }
}
