package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Words that would like to be more than words. */
final class Hostile {
    static final String NAME = "\"><svg onload=window.ran=1>";

    /** Each short enough for a name; whatever of them runs sets {@code window.ran}. */
    static final List<String> PAYLOADS = List.of(
            "<script>window.ran=1</script>",
            "<img src=x onerror=window.ran=1>",
            NAME,
            "'><img src=//evil.example/x onerror=window.ran=1>",
            "{{constructor.constructor('window.ran=1')()}}",
            "javascript:window.ran=1",
            "</textarea></title></script><script>window.ran=1</script>");

    private Hostile() {}

    /** None of it has run on this page, and nothing on it would run when it is touched. */
    static void doesNothingOn(Page page) {
        assertThat(page.evaluate("() => window.ran === undefined"))
                .as(page.url())
                .isEqualTo(true);
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll("*")].filter(element =>
                  [...element.attributes].some(({ name, value }) => /^on/.test(name)
                    || (/^(?:href|src|action|formaction)$/.test(name) && /^\\s*(?:javascript|data:text|\\/\\/)/i.test(value))
                    || /^https?:\\/\\/evil/.test(value) && name !== "href")).map(element => element.outerHTML)""")).as(page.url()).isEqualTo(List.of());
        assertThat(page.locator(".notes-rail :is(script, img, svg, iframe, style, form[action])")
                        .count())
                .as(page.url())
                .isZero();
    }
}
