package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/**
 * The program with the seeds on a folder of its own, and browsers for its people. Whatever their pages complain of fails
 * the class, unless the test says that it wants to see it.
 */
abstract class BrowserTest {
    private static final int MOST_TABS = 600;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    static Browsers browsers;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
    }

    /** Before the program ends, since pages complain of its end too. */
    @AfterAll
    static void closeBrowsers() {
        List<String> complaints = browsers.complaints();
        browsers.close();
        assertThat(complaints).isEmpty();
    }

    /** What all documents share is worked out behind the requests; this waits for it. */
    static void waitForSharedText() {
        assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60))).isTrue();
    }

    /** Somebody with an account, in a browser of their own. */
    static Reading somebody(String name, int width, int height) {
        Reading reading = new Reading(browsers.page(width, height));
        reading.claim(lectern.claimLink(name), name);
        return reading;
    }

    static void open(Page page, String path) {
        page.navigate(lectern.base() + path);
    }

    /** For those who want to look: {@code -Dlectern.pictures=FOLDER}. */
    static void picture(Page page, String name) {
        Optional.ofNullable(System.getProperty("lectern.pictures"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .ifPresent(into -> page.screenshot(new Page.ScreenshotOptions()
                        .setPath(into.resolve(name + ".png"))
                        .setFullPage(true)));
    }

    static Locator button(Locator in, String name) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Goes on with Tab until what is meant has the focus. */
    static void tabTo(Page page, Locator wanted) {
        wanted.first().waitFor();
        for (int n = 0; n < MOST_TABS; n++) {
            if ((boolean) wanted.first().evaluate("one => one === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("No Tab leads to " + wanted);
    }

    /** Goes on with Tab, at least once, until the focus is on what has these words or this label. */
    static void tabTo(Page page, String words) {
        for (int n = 0; n < MOST_TABS; n++) {
            page.keyboard().press("Tab");
            // While a page is being exchanged for the next one nothing has the focus
            Object at = page.evaluate("""
                    () => {
                      const here = document.activeElement;
                      return (here?.labels?.[0]?.textContent ?? here?.textContent ?? "").trim().replace(/\\s+/g, " ");
                    }""");
            if (words.equals(at)) {
                return;
            }
        }
        throw new AssertionError("No Tab leads to " + words);
    }

    /** Goes there by Tab, and presses it. */
    static void press(Page page, Locator wanted) {
        tabTo(page, wanted);
        page.keyboard().press("Enter");
    }

    static void type(Page page, Locator field, String words) {
        tabTo(page, field);
        page.keyboard().type(words);
        PlaywrightAssertions.assertThat(field).hasValue(words);
    }

    /** Chooses in a list by the arrows. */
    static void choose(Page page, Locator list, String value) {
        tabTo(page, list);
        page.keyboard().press("Home");
        for (int n = 0; n < 50 && !list.inputValue().equals(value); n++) {
            page.keyboard().press("ArrowDown");
        }
        PlaywrightAssertions.assertThat(list).hasValue(value);
    }
}
