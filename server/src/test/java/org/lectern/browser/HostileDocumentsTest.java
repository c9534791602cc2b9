package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.Metadata;

/** A document whose text, title and authors would like to act is read, found, listed and exported as text. */
class HostileDocumentsTest extends BrowserTest {
    private static final String ALL = String.join(" ", Hostile.PAYLOADS);
    private static final String NOTED = "noted words " + Hostile.PAYLOADS.getFirst();

    @TempDir
    static Path exported;

    private static Reading reader;
    private static final List<String> ELSEWHERE = new ArrayList<>();

    @BeforeAll
    static void start() {
        Optional<String> all = Optional.of(ALL);
        Metadata metadata = new Metadata(
                ALL, List.of(ALL), Optional.of("1937"), all, all, List.of("en"), Optional.empty(), all, all);
        String title = "Annals of " + Hostile.PAYLOADS.getFirst();
        String text = """
                %s

                Some %s stand here, and one goes on with it.
                Payload, Ivan. %s. Boston: Press, 1930, p. 12

                Some more of it stand here too.
                Payload, Ivan. %s. Boston: Press, 1930, p. 13

                And some at the end.
                Payload, Ivan. %s. Boston: Press, 1930, p. 14

                """.formatted(ALL, NOTED, title, title, title);
        lectern.ingest("hostile", metadata, text.getBytes(StandardCharsets.UTF_8));
        Written ann = new Written(lectern, "Ann");
        String inJson = ALL.replace("\"", "\\\"");
        ann.note("hostile", NOTED, inJson);
        ann.note("hostile", "one goes on with it", inJson);
        lectern.ingest(
                "hostile", metadata, (text + ALL).replace("goes on", "went on").getBytes(StandardCharsets.UTF_8));
        assertThat(lectern.get("/api/works?document=hostile").body()).contains("window.ran=1");
        reader = new Reading(browsers.page(1280, 860));
        reader.page().context().onRequest(request -> {
            if (!request.url().startsWith(lectern.base() + "/")
                    && !request.url().startsWith("data:image/")
                    && !request.url().startsWith(exported.toUri().toString())) {
                ELSEWHERE.add(request.url());
            }
        });
        reader.claim(lectern.claimLink("Ann"), "Ann");
    }

    private static void isHarmless(Page page) {
        Hostile.doesNothingOn(page);
        assertThat(ELSEWHERE).as(page.url()).isEmpty();
        assertThat(browsers.complaints()).as(page.url()).isEmpty();
    }

    @Test
    void the_library_the_document_its_pages_works_changes_and_exports_show_it_as_text() {
        Page page = reader.page();
        for (String path : List.of(
                "/",
                "/documents/hostile",
                "/documents/hostile/pages/1",
                "/documents/hostile/pages/1?span=0-40",
                "/documents/werth-2010/pages/1?beside=hostile/pages/1",
                "/documents/hostile/changes",
                "/documents/hostile/export",
                "/works",
                "/works?document=hostile",
                "/search?q=ran",
                "/search?q=onerror&in=hostile",
                "/search?q=annals",
                "/search?q=%3Cscript%3E&by=%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E",
                lectern.account("Ann").path() + "/export")) {
            page.navigate(lectern.base() + path);
            if (path.contains("/pages/")) {
                page.waitForCondition(() -> page.locator(".notes-rail h2").count() > 0
                        && !reader.rail().textContent().contains("Loading"));
            }
            if (path.contains("beside")) {
                page.locator(".other-page .block, .beside .block").first().waitFor();
            }
            boolean shown = !path.contains("werth") && !path.contains("account") && !path.startsWith("/people");
            assertThat(page.locator("main").textContent()).as(path).contains(shown ? "window.ran=1" : "");
            isHarmless(page);
        }
    }

    @Test
    void a_file_that_was_exported_and_opened_from_disk_shows_it_as_text() throws Exception {
        Page page = reader.page();
        for (String way : List.of(
                "/api/documents/hostile/export", "/api" + lectern.account("Ann").path() + "/export")) {
            String html = lectern.get(way + "?format=html", "Authorization", "Bearer " + lectern.token("Ann"))
                    .body();
            Path file = Files.writeString(exported.resolve("export.html"), html);
            page.navigate(file.toUri().toString());
            for (String payload : Hostile.PAYLOADS) {
                assertThat(page.locator("body").textContent()).contains(payload);
            }
            isHarmless(page);
            // Nor does it where a reader's browser minds no policy
            page.setContent(html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", ""));
            isHarmless(page);
        }
    }
}
