package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/** A reviewer compares two documents, walks the runs by keyboard, links one, and finds the link at both ends. */
class ComparingTest {
    private static final String PAIR = "/compare/crawford-great-purge..werth-2010";

    @TempDir
    static Path folder;

    private static RunningLectern lectern;
    private static Browsers browsers;

    @BeforeAll
    static void start() {
        lectern = RunningLectern.in(folder);
        assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60))).isTrue();
        browsers = new Browsers();
    }

    @AfterAll
    static void stop() {
        List<String> complaints = browsers.complaints();
        browsers.close();
        lectern.close();
        assertThat(complaints).isEmpty();
    }

    /** For those who want to look: {@code -Dlectern.pictures=FOLDER}. */
    private static void picture(Page page, String name) {
        Optional.ofNullable(System.getProperty("lectern.pictures"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .ifPresent(into -> page.screenshot(new Page.ScreenshotOptions()
                        .setPath(into.resolve(name + ".png"))
                        .setFullPage(true)));
    }

    private static String title(Page page) {
        return page.locator("#run-title").textContent();
    }

    @Test
    void runs_are_walked_by_keyboard_one_is_linked_and_the_link_shows_at_both_ends() {
        Reading ann = new Reading(browsers.page(1280, 900));
        Page page = ann.page();
        ann.claim(lectern.claimLink("Ann"), "Ann");
        page.navigate(lectern.base() + "/documents/crawford-great-purge");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("The NKVD Mass Secret Operation n°00447 (August 1937 - November 1938)")
                                .setExact(true))
                .click();
        page.waitForURL("**" + PAIR);
        assertThat(title(page)).startsWith("Run 1 of");
        page.keyboard().press("j");
        page.waitForURL("**run=2#run-title");
        page.keyboard().press("j");
        page.waitForURL("**run=3#run-title");
        page.keyboard().press("k");
        page.waitForURL("**run=2#run-title");
        assertThat(title(page)).startsWith("Run 2 of");

        Locator form = page.locator(".cmp-link");
        form.getByLabel("repeats the same underlying source").focus();
        page.keyboard().press("Space");
        form.getByLabel("Who can see it").selectOption("/groups/everyone");
        form.getByLabel("A word on it").fill("No source is named here.");
        form.getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText("The two passages are linked."))
                .waitFor();
        assertThat(page.locator(".cmp-links").textContent()).contains("repeats the same underlying source", "Ann");
        picture(page, "compare-linked");

        for (int side = 0; side < 2; side++) {
            page.navigate(lectern.base() + PAIR + "?run=2");
            String end = page.locator(".pair.hd a").nth(side).getAttribute("href");
            ann.open(lectern.base() + end);
            assertThat(ann.rail().textContent())
                    .as("the end on side %d", side)
                    .contains("repeats", "No source is named here.");
        }
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
