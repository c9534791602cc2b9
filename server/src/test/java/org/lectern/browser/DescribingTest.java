package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said of a document is changed and put back by keyboard alone, on a page that everybody can use. */
class DescribingTest extends BrowserTest {
    @Test
    void the_provenance_of_a_document_is_changed_read_by_others_and_put_back_by_keyboard_alone() {
        browsers.expect("422");
        List<String> violations = new ArrayList<>();
        Page page = browsers.page(1280, 900);
        page.navigate(lectern.ownerClaimLink());
        page.getByLabel("Display name").fill("Vera");
        page.keyboard().press("Enter");
        page.waitForURL(lectern.base() + "/");
        page.navigate(lectern.base() + "/documents/great-terror-excerpt");
        tabTo(page, "Change what is said of it");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/description"));

        tabTo(page, "Authors, one a line");
        page.keyboard().type("Robert Conquest");
        tabTo(page, "Date");
        page.keyboard().type("1968-31");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("Write a year, a month or a day");
        PlaywrightAssertions.assertThat(page.getByLabel("Date", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("1968-31");
        violations.addAll(Axe.complaintsByDayAndNight(page, "what is wrong"));
        tabTo(page, "Date");
        page.keyboard().press("Control+A");
        page.keyboard().type("1968");
        tabTo(page, "Save");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Saved.");
        violations.addAll(Axe.complaintsByDayAndNight(page, "the history"));
        picture(page, "describe");

        Page reader = browsers.page(390, 800);
        reader.navigate(lectern.base() + "/documents/great-terror-excerpt/description");
        PlaywrightAssertions.assertThat(reader.locator(".edits")).containsText("Robert Conquest");
        PlaywrightAssertions.assertThat(reader.locator(".edits")).containsText("Vera");
        assertThat(reader.locator("main button").count()).isZero();
        picture(reader, "describe-reader");

        tabTo(page, "Put back what it said before: Date, 2");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Undone.");
        PlaywrightAssertions.assertThat(page.getByLabel("Date", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
        page.navigate(lectern.base() + "/documents/great-terror-excerpt");
        PlaywrightAssertions.assertThat(page.locator("dl.facts").first()).containsText("Robert Conquest");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("What is said of it was changed on");
        assertThat(violations).isEmpty();
    }
}
