package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Works are merged, split and flagged by keyboard alone, and everybody can use the pages on which that is done. */
class CorrectingPageTest extends BrowserTest {
    private final List<String> violations = new ArrayList<>();

    @Test
    void a_work_is_merged_undone_split_by_contributor_and_flagged_by_keyboard_alone() {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.ownerClaimLink());
        page.getByLabel("Display name").fill("Vera");
        page.keyboard().press("Enter");
        page.waitForURL(lectern.base() + "/");
        merges(page);
        names(page);
        flags(page);
        mends(page);
        for (String path :
                List.of("/corrections", "/works?document=real-stalin-series", "/documents/werth-2010/discussion")) {
            page.navigate(lectern.base() + path);
            opened(page, path);
        }
        assertThat(violations).isEmpty();
    }

    private void merges(Page page) {
        page.navigate(lectern.base() + "/works");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("THUS SPAKE KAGANOVICH"))
                .click();
        opened(page, "a work");
        page.reload();
        tabTo(page, "This is the same work as another");
        page.keyboard().press("Enter");
        tabTo(page, "The work that both are");
        page.keyboard().type("Chuev, Feliks");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(heading(page)).hasText("Molotov Remembers");
        PlaywrightAssertions.assertThat(
                        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Cited in 45 places")))
                .isVisible();
        PlaywrightAssertions.assertThat(page.locator(".corrections")).containsText("Merged");
        tabTo(page, "Undo 1");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Undone: Merged");
        PlaywrightAssertions.assertThat(
                        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Cited in 44 places")))
                .isVisible();
    }

    /** The text names contributors above what it quotes; each is made a part of the volume by one button. */
    private void names(Page page) {
        page.navigate(lectern.base() + "/works");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Stalinist Terror").setExact(true))
                .click();
        tabTo(page, "Make this part: Sheila Fitzpatrick");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS).first())
                .containsText("the part by Sheila Fitzpatrick");
        PlaywrightAssertions.assertThat(page.locator("dl.facts")).containsText("Sheila Fitzpatrick: Stalinist Terror");
        opened(page, "a volume with a part");
    }

    private void flags(Page page) {
        page.reload();
        tabTo(page, "Flag this");
        page.keyboard().press("Enter");
        tabTo(page, "Basis: what is to be seen, and where");
        page.keyboard().type("The same figure is given twice, and no source is named for either.");
        page.keyboard().press("Tab");
        page.keyboard().type("Getty 1999, p. 471");
        tabTo(page, "Save flag");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".discussion")).containsText("No source given");
        tabTo(page, "Retract");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".discussion del").first()).containsText("No source given");
    }

    private void mends(Page page) {
        page.navigate(lectern.base() + "/documents/real-stalin-series/pages/1");
        page.locator("a.cited").first().focus();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/record"));
        opened(page, "a citation");
        page.reload();
        tabTo(page, "This is no citation");
        page.keyboard().press("Enter");
        tabTo(page, "It is none");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("main"))
                .containsText("Somebody said that these words are no citation.");
    }

    /** With all that can be opened open, by day and by night, wide and narrow. */
    private void opened(Page page, String what) {
        page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true; })");
        violations.addAll(Axe.complaintsByDayAndNight(page, what));
        page.setViewportSize(390, 844);
        Object beyond = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        if (((Number) beyond).intValue() > 0) {
            violations.add(what + " is wider than a phone by " + beyond);
        }
        page.setViewportSize(1280, 860);
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
