package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page can be used by everybody: wide and narrow, by day and by night, without scripts. */
class LooksTest extends BrowserTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/documents/werth-2010",
            "/documents/werth-2010/pages/2",
            "/documents/real-stalin-series/pages/100",
            "/documents/crawford-great-purge/pages/1",
            "/documents/werth-2010/export",
            "/documents/no-such-document");

    @BeforeAll
    static void start() {
        browsers.expect("status of 404");
        String token = lectern.token("Ann");
        String base = lectern.base();
        String words = "{\"type\":\"TextualBody\",\"value\":\"Whose *figure* is this?\",\"format\":\"text/markdown\"}";
        String rating =
                "{\"type\":\"ReliabilityRating\",\"purpose\":\"assessing\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"B\"}";
        for (String[] one : new String[][] {
            {"commenting", words, "269,100 persons, of whom 76,000 were to be killed"},
            {"questioning", words, "Two important features of this mass crime"},
            {"assessing", rating, "The round-number quotas of Order"}
        }) {
            assertThat(lectern.annotate(token, note(base, one[0], one[1], one[2]))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    private static String note(String base, String motivation, String body, String quote) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"%s","body":%s,
                 "audience":{"id":"%s/groups/public","type":"Audience"},
                 "target":{"type":"SpecificResource","source":"%s/documents/werth-2010",
                           "selector":{"type":"TextQuoteSelector","exact":"%s"}}}""".formatted(motivation, body, base, base, quote);
    }

    /** What somebody sees who is signed in and looks after a group. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void axe_finds_nothing_to_complain_of_where_people_are_looked_after(int width) {
        var context = browsers.person(new Browser.NewContextOptions().setViewportSize(width, 860));
        Page page = context.newPage();
        List<String> violations = new ArrayList<>();
        page.navigate(lectern.base() + "/sign-in");
        check(page, page.url(), violations);
        page.navigate(lectern.claimLink("Ann"));
        check(page, page.url(), violations);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                .click();
        page.waitForURL(lectern.base() + "/");
        page.navigate(lectern.base() + "/groups");
        page.getByLabel("Name").first().fill("Readers " + width);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/groups/readers-.*"));
        check(page, page.url(), violations);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a link"))
                .click();
        page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true)).waitFor();
        check(page, page.url(), violations);
        String link = page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                .inputValue();
        for (String path : List.of("/groups", "/account", "/")) {
            page.navigate(lectern.base() + path);
            check(page, page.url(), violations);
        }
        page.navigate(link);
        check(page, page.url(), violations);
        page.navigate(lectern.base() + "/join/AAAA-AAAA-AAAA");
        check(page, page.url(), violations);
        context.close();
        assertThat(violations).isEmpty();
    }

    private static void check(Page page, String where, List<String> violations) {
        fits(page, where);
        violations.addAll(Axe.complaintsByDayAndNight(page, where));
    }

    private static void fits(Page page, String where) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling at %s, %d wide", where, page.viewportSize().width)
                .isTrue();
    }

    private static void show(Page page, String path) {
        page.navigate(lectern.base() + path);
        if (path.contains("/pages/")) {
            page.waitForCondition(() -> page.locator(".notes-rail h2").count() > 0
                    && !page.locator(".notes-rail").textContent().contains("Loading"));
        }
    }

    /** What {@link MainScreensTest} does not show: strangers' pages, and one of the longest document. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void axe_finds_nothing_to_complain_of_and_nothing_scrolls_sideways(int width) {
        List<String> violations = new ArrayList<>();
        Page page = browsers.page(width, 860);
        for (String path : List.of("/", "/documents/real-stalin-series/pages/100", "/documents/no-such-document")) {
            show(page, path);
            check(page, path, violations);
        }
        page.context().close();
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 768})
    void no_page_scrolls_sideways_at_other_widths(int width) {
        Page page = browsers.page(width, 860);
        for (String path : PAGES) {
            show(page, path);
            fits(page, path);
        }
        page.context().close();
    }

    @Test
    void axe_complains_of_a_picture_without_words_and_by_night_of_letters_as_dark_as_their_ground() {
        Page page = browsers.page(390, 860);
        page.setContent("""
                <html lang="en"><title>Bad</title><style>
                  @media (prefers-color-scheme: dark) { body { background: #111; color: #333 } }
                </style><main><h1>Bad</h1><p>Some words</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>""");
        assertThat(Axe.complaintsByDayAndNight(page, "a bad page"))
                .satisfiesExactly(
                        day -> assertThat(day).startsWith("image-alt in a bad page:"),
                        night -> assertThat(night).startsWith("color-contrast in a bad page by night:"));
        page.context().close();
    }

    @Test
    void the_text_is_there_without_javascript() {
        Page page = browsers.person(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
        page.navigate(lectern.base() + "/documents/werth-2010/pages/2");
        assertThat(page.locator("main").textContent()).contains("Two important features of this mass crime");
        page.locator("#leaf").fill("3");
        page.keyboard().press("Enter");
        page.waitForURL(lectern.base() + "/documents/werth-2010/pages/3");
        assertThat(page.locator("main").getAttribute("data-page")).isEqualTo("3");
    }

    @Test
    void no_page_asks_another_host_for_anything() {
        Page page = browsers.page(1280, 860);
        List<String> elsewhere = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(lectern.base()) && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        for (String path : PAGES) {
            page.navigate(lectern.base() + path);
        }
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void a_page_of_the_largest_seed_stays_small() {
        Page page = browsers.page(1280, 860);
        show(page, "/documents/real-stalin-series/pages/100");
        assertThat((Integer) page.evaluate("document.querySelectorAll('*').length"))
                .isLessThan(3_000);
    }
}
