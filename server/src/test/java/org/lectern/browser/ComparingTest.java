package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two documents compared on screens of all kinds; walking and linking runs is in {@link ReviewersAfternoonTest}. */
class ComparingTest extends BrowserTest {
    private static final String PAIR = "/compare/crawford-great-purge..werth-2010";

    @BeforeAll
    static void compare() {
        waitForSharedText();
    }

    private static String title(Page page) {
        return page.locator("#run-title").textContent();
    }

    @Test
    void it_is_read_without_javascript_and_stands_in_one_column_on_a_phone() {
        for (int width : List.of(1280, 390)) {
            Page page = browsers.person(new com.microsoft.playwright.Browser.NewContextOptions()
                            .setJavaScriptEnabled(false)
                            .setViewportSize(width, 844))
                    .newPage();
            page.navigate(lectern.base() + PAIR + "?run=2");
            double left = page.locator(".pair.run > :nth-child(1)").first().boundingBox().x;
            double right = page.locator(".pair.run > :nth-child(2)").first().boundingBox().x;
            assertThat(right > left).as("beside each other at %d", width).isEqualTo(width >= 900);
            page.locator(".runbar a[rel=next]").click();
            page.waitForURL(Pattern.compile(".*run=3.*"));
            page.locator("select[name=min]").selectOption("20");
            page.locator(".cmp-filters button").click();
            page.waitForURL(Pattern.compile(".*min=20.*"));
            assertThat(page.locator(".all-runs li").count()).isBetween(10, 20);
        }
    }

    @Test
    void nothing_is_hard_to_reach_or_to_see_by_day_and_night_in_both_languages() {
        List<String> complaints = new ArrayList<>();
        for (int width : List.of(1280, 390)) {
            Page page = browsers.page(width, 844);
            for (String path : List.of(
                    PAIR,
                    "/compare/real-stalin-series..real-stalin-series?run=3",
                    "/compare/great-terror-excerpt..werth-2010",
                    "/documents/crawford-great-purge",
                    "/stop-runs")) {
                page.navigate(lectern.base() + path);
                complaints.addAll(Axe.complaintsByDayAndNight(page, path + " at " + width));
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s at %d scrolls one way only", path, width)
                        .isTrue();
                picture(page, path.replaceAll("[^a-z0-9]+", "-") + "-" + width);
            }
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
            page.context()
                    .addCookies(List.of(new com.microsoft.playwright.options.Cookie("lectern-language", "ru")
                            .setUrl(lectern.base())));
            page.navigate(lectern.base() + PAIR + "?run=4");
            picture(page, "compare-ru-night-" + width);
            complaints.addAll(Axe.complaints(page, "in Russian at " + width));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_page_says_below_its_text_which_passages_stand_elsewhere_and_leads_to_the_comparison() {
        Reading reader = new Reading(browsers.page(1280, 900));
        Page page = reader.page();
        reader.open(lectern.base() + "/documents/werth-2010/pages/3");
        Locator said = page.locator("details.elsewhere summary");
        said.waitFor();
        assertThat(said.textContent()).matches("\\d+ passages of this page stand elsewhere too");
        said.click();
        assertThat(page.locator("details.elsewhere").textContent())
                .contains("Joseph Stalin - The Great Purge", "2014", "both may follow a third text");
        picture(page, "elsewhere");
        assertThat(Axe.complaints(page, "below a page")).isEmpty();
        page.locator("details.elsewhere a[href*='crawford'][href^='/compare/']")
                .last()
                .click();
        page.waitForURL(Pattern.compile(".*/compare/werth-2010..crawford-great-purge.*"));
        assertThat(title(page)).startsWith("Run ");

        reader.open(lectern.base() + "/documents/great-terror-excerpt/pages/1");
        page.waitForCondition(() -> page.locator(".elsewhere").count() == 0);
    }
}
