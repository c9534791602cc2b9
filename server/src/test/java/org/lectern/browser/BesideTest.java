package org.lectern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading on, reading two places side by side, and notes that move nothing. */
class BesideTest extends BrowserTest {
    private static final String LINES = """
            () => [...document.querySelectorAll("main .text [data-text]:not(.separator)")].map(element => {
              const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT,
                  node => node.parentElement.closest("[data-chrome]") ? 2 : 1);
              const tops = [];
              for (let node = walker.nextNode(); node; node = walker.nextNode())
                for (let at = 0; at < node.length; at++) {
                  const letter = new Range();
                  letter.setStart(node, at);
                  letter.setEnd(node, at + 1);
                  const box = letter.getClientRects()[0];
                  // A space at the end of a line has a width or none, and nobody sees it.
                  if (box && node.data[at].trim()) tops.push(Math.round(box.bottom + scrollY));
                }
              return tops.reduce((said, top, at) => top === tops[at - 1] ? said : said + " " + at + ":" + top, "");
            }).join("|")""";

    private static Page page;

    @BeforeAll
    static void start() {
        page = browsers.page(1280, 860);
        new Reading(page).claim(lectern.ownerClaimLink(), "Vera");
    }

    private static String leaf(int number) {
        return lectern.base() + "/documents/werth-2010/pages/" + number;
    }

    private static Locator other() {
        return page.locator("section.other");
    }

    @Test
    void two_places_have_one_address_and_back_finds_what_was_beside() {
        new Reading(page).open(leaf(2));
        page.locator("main").focus();
        page.keyboard().press("b");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Document").selectOption("Joseph Stalin - The Great Purge");
        dialog.getByLabel("Page").fill("3");
        page.keyboard().press("Enter");
        assertThat(other().locator("h2")).isFocused();
        assertThat(other().locator(".other-page")).containsText("Tomsky headed the State Publishing House");
        assertThat(page.url()).isEqualTo(leaf(2) + "?beside=crawford-great-purge/pages/3");

        page.keyboard().press("Alt+PageDown");
        page.waitForURL(leaf(2) + "?beside=crawford-great-purge/pages/4");
        page.locator("main .leaf a[rel=next]").click();
        page.waitForURL(leaf(3) + "?beside=crawford-great-purge/pages/4");
        page.goBack();
        page.goBack();
        page.waitForURL(leaf(2) + "?beside=crawford-great-purge/pages/3");
        assertThat(other().locator("input")).hasValue("3");

        Locator divider = other().getByRole(AriaRole.SEPARATOR);
        divider.press("ArrowLeft");
        assertThat(divider).hasAttribute("aria-valuenow", "45");
        other().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Less room for the second text"))
                .click();
        assertThat(divider).hasAttribute("aria-valuenow", "50");

        page.locator("main").focus();
        page.keyboard().press("b");
        assertThat(other()).hasCount(0);
        assertThat(page.url()).isEqualTo(leaf(2));
    }

    @Test
    void reading_on_turns_the_page_and_the_focus_comes_along() {
        new Reading(page).open(leaf(4));
        page.locator("main").focus();
        // What is loaded below the text makes the page longer after it is there: whoever wants its end goes on.
        page.locator("[data-elsewhere]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForCondition(() -> {
            page.keyboard().press("End");
            return (boolean) page.evaluate("() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2");
        });
        page.keyboard().press("Space");
        page.waitForURL(leaf(5));
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("PageUp");
        page.waitForURL(leaf(4));
        page.waitForCondition(() -> (boolean) page.evaluate("() => scrollY > 0"));
        page.locator("main .leaf a[rel=next]").press("Enter");
        page.waitForURL(leaf(5));
        assertThat(page.locator("main .leaf a[rel=next]")).isFocused();
    }

    @Test
    void notes_that_arrive_move_no_line_of_the_text() {
        String token = lectern.token("Vera");
        for (int n = 0; n < 40; n++) {
            assertThat(lectern.annotate(token, """
                            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
                             "target":{"type":"SpecificResource","source":"%s/documents/crawford-great-purge",
                                       "selector":{"type":"TextPositionSelector","start":%d,"end":%d}}}""".formatted(lectern.base(), 40 + n * 61, 52 + n * 67))
                            .statusCode())
                    .isEqualTo(201);
        }
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/annotations/?*", held::set);
        page.navigate(lectern.base() + "/documents/crawford-great-purge/pages/1");
        page.waitForCondition(() -> held.get() != null);
        page.evaluate("() => document.fonts.ready.then(() => null)");
        Object before = page.evaluate(LINES);
        page.unroute("**/annotations/?*");
        Objects.requireNonNull(held.get()).resume();
        page.locator("main a.ref").first().waitFor();
        assertThat(page.locator("main a.ref").count()).isGreaterThan(20);
        assertThat(page.evaluate(LINES)).isEqualTo(before);
    }
}
