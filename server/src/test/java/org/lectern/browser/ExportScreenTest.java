package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking excerpts out, by mouse, by keyboard, and where there are none. */
class ExportScreenTest extends BrowserTest {
    @TempDir
    private Path folder;

    @Test
    void excerpts_are_taken_out_by_mouse_and_by_keyboard() throws IOException {
        Page page = browsers.page(390, 800);
        page.navigate(lectern.base() + "/documents/werth-2010/export");
        assertThat(page.locator("main").textContent()).contains("nothing here yet", "Sign in");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Export")).count()).isZero();

        note();
        page.navigate(lectern.base() + "/documents/werth-2010");
        page.getByText("Export excerpts").click();
        page.getByLabel("Web page").check();
        page.getByLabel("Replies").uncheck();
        Download html = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named("Export")).click());
        assertThat(html.suggestedFilename()).isEqualTo("werth-2010.html");
        Path file = folder.resolve("out.html");
        html.saveAs(file);
        assertThat(Files.readString(file)).contains("269,100 persons</blockquote>", "Left out by choice: Replies");
        page.navigate(file.toUri().toString());
        assertThat(page.locator("blockquote").textContent()).isEqualTo("269,100 persons");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);

        page.navigate(lectern.base() + "/documents/werth-2010/export");
        page.getByLabel("Markdown").focus();
        page.keyboard().press("ArrowDown"); // Web page
        page.keyboard().press("ArrowDown"); // Table
        Download csv = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(csv.suggestedFilename()).isEqualTo("werth-2010.csv");
        csv.saveAs(folder.resolve("out.csv"));
        assertThat(Files.readString(folder.resolve("out.csv"))).contains("269,100 persons");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void note() {
        assertThat(lectern.annotate(lectern.token("Ann"), """
                        {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"Whose figure?",
                         "audience":"%1$s/groups/public","target":{"source":"%1$s/documents/werth-2010",
                         "selector":{"type":"TextQuoteSelector","exact":"269,100 persons"}}}""".formatted(lectern.base()))
                        .statusCode())
                .isEqualTo(201);
    }
}
