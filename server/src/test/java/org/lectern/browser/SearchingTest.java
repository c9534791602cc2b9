package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searching as a reader does, by mouse and by keyboard alone. */
class SearchingTest extends BrowserTest {
    @Test
    void by_mouse_a_hit_opens_on_its_page_with_its_words_lit() {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Search"))
                .click();
        page.locator("#search-words").fill("Iagoda Ezhov in:real-stalin-series");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Search").setExact(true))
                .click();
        page.waitForURL(Pattern.compile(".*/search\\?.*"));
        assertThat(page.locator(".hits > li").first().locator("mark").count()).isGreaterThan(1);
        page.locator(".hits h3 a").first().click();
        page.waitForURL(Pattern.compile(".*/pages/\\d+\\?span=.*lit=.*"));
        page.waitForCondition(() -> lit(page).size() > 1);
        assertThat(lit(page)).allMatch(word -> word.matches("(?i)(.?[iy]agoda|.?[iy]?e[zž]h?ov|lagoda)(['’]s)?"));
        page.close();
    }

    /** The words in the colours of the span and of what else was found. */
    @SuppressWarnings("unchecked")
    private static List<String> lit(Page page) {
        return (List<String>)
                page.evaluate(
                        "() => ['lectern-shown', 'lectern-lit'].flatMap(layer => [...(CSS.highlights.get(layer) ?? [])].map(String))");
    }

    @Test
    void by_keyboard_alone_from_a_page_to_a_hit() {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + "/documents/werth-2010/pages/1");
        page.keyboard().press("Control+k");
        page.waitForURL(lectern.base() + "/search");
        page.waitForCondition(() -> page.evaluate("document.activeElement.id").equals("search-words"));
        page.keyboard().type("\"mass operations\"");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?q=.*"));
        page.locator(".hits h3 a").first().waitFor();
        page.waitForLoadState();
        page.keyboard().press("Control+k");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat((Boolean) page.evaluate("document.activeElement === document.querySelectorAll('.hits h3 a')[1]"))
                .isTrue();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/documents/.*span=.*"));
        page.close();
    }

    @ParameterizedTest
    @CsvSource({"1280", "390"})
    void axe_finds_nothing_to_complain_of_by_day_and_by_night(int width) {
        browsers.expect("status of 422");
        var context = browsers.person(new Browser.NewContextOptions().setViewportSize(width, 860));
        Page page = context.newPage();
        List<String> violations = new ArrayList<>();
        for (String query : List.of("", "?q=Ezhov", "?q=Bucharin&in=werth-2010", "?q=a&since=x")) {
            page.navigate(lectern.base() + "/search" + query);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scrolling at %s, %d", query, width)
                    .isTrue();
            violations.addAll(Axe.complaintsByDayAndNight(page, query));
        }
        context.close();
        assertThat(violations).isEmpty();
    }
}
