package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.document.Seeds;

/** The text as the browser has it, page for page, is the file. */
class DomTextTest extends BrowserTest {
    @BeforeAll
    static void start() {
        lectern.ingest(
                "made-up",
                "\uFEFFРы\u0301ков & <b>tro\u0457ka</b>\r\n𝔖 👩‍👩‍👧 \"a\"\t  b\r\rlast\u00a0line \u2028 end"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource(Seeds.IDS)
    void the_text_bearing_nodes_of_every_page_equal_the_file(String document) {
        assertThat(textOfAllPages(document)).isEqualTo(Seeds.file(document));
    }

    @ParameterizedTest
    @ValueSource(strings = "made-up")
    void markup_line_ends_and_strange_spaces_come_through_as_they_are(String document) {
        assertThat(textOfAllPages(document))
                .isEqualTo("Ры\u0301ков & <b>tro\u0457ka</b>\n𝔖 👩‍👩‍👧 \"a\"\t  b\n\nlast\u00a0line \u2028 end");
    }

    /** Fetches every page and lets the browser's own parser make a document of it. */
    private static String textOfAllPages(String document) {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + "/documents/%s/pages/1".formatted(document));
        int pages = Integer.parseInt(page.locator("main").getAttribute("data-pages"));
        Object text = page.evaluate("""
                async ({ document: id, pages }) => {
                  let text = "";
                  for (let n = 1; n <= pages; n++) {
                    const served = await (await fetch(`/documents/${id}/pages/${n}`, { headers: { Accept: "text/html" } })).text();
                    const parsed = new DOMParser().parseFromString(served, "text/html");
                    for (const bearer of parsed.querySelectorAll("[data-text]")) {
                      bearer.querySelectorAll("[data-chrome]").forEach(chrome => chrome.remove());
                      text += bearer.textContent;
                    }
                  }
                  return text;
                }""", Map.of("document", document, "pages", pages));
        page.close();
        return String.valueOf(text);
    }
}
