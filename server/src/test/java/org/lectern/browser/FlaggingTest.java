package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flagging a passage: what is missing is said, words of intent are answered, and a retracted flag stays, struck through. */
class FlaggingTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";

    private static Locator field(Reading reading, String label) {
        return reading.composer().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static String missing(Reading reading) {
        return reading.composer().locator(".missing").textContent();
    }

    @Test
    void a_flag_is_written_by_keyboard_with_what_is_missing_named_and_retracted_where_others_go_on_reading_it() {
        List<String> violations = new ArrayList<>();
        Reading ann = somebody("Ann", 1280, 860);
        Page page = ann.page();
        ann.open(lectern.base() + PAGE);
        page.locator("main").focus();
        page.keyboard().press("j");
        page.keyboard().press("a");
        ann.composer().waitFor();
        field(ann, "Note").first().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(field(ann, "Flag").isChecked()).isTrue();

        assertThat(missing(ann)).isEqualTo("Still missing: what is to be seen.");
        field(ann, "What is to be seen").selectOption("No source given");
        assertThat(missing(ann)).contains("a basis of at least 40 characters (this has 0)");
        Locator basis = field(ann, "Basis: what is to be seen, and where");
        basis.fill("This is propaganda.");
        assertThat(ann.composer().locator(".wording").textContent())
                .contains("“propaganda” speaks of what somebody is or meant")
                .contains("states its purpose on p. …");
        page.keyboard().press("Control+Enter");
        assertThat(ann.composer().getByRole(AriaRole.ALERT).textContent()).contains("this has 19");
        basis.fill("The round-number quotas are given here and no source is named.");
        assertThat(ann.composer().locator(".wording").textContent()).isEmpty();
        assertThat(missing(ann)).contains("evidence");
        Locator evidence = field(ann, "Evidence");
        evidence.fill("some book");
        page.keyboard().press("Enter");
        assertThat(ann.composer().getByRole(AriaRole.ALERT).textContent()).contains("the page of a source");
        evidence.fill("Getty 1999, p. 471");
        page.keyboard().press("Enter");
        evidence.fill(PAGE);
        page.keyboard().press("Enter");
        assertThat(ann.composer().locator(".evidence li").allTextContents())
                .hasSize(2)
                .anyMatch(shown -> shown.contains(lectern.base() + PAGE));
        assertThat(ann.composer().locator(".missing").count()).isZero();
        violations.addAll(Axe.complaintsByDayAndNight(page, "a flag being written"));
        ann.shareWith("Everyone on this server");
        page.keyboard().press("Control+Enter");
        ann.waitForStatus("Flag saved on");

        Reading ben = somebody("Ben", 390, 844);
        ben.open(lectern.base() + PAGE);
        Locator card = page.locator(".notes-rail .note").first();
        assertThat(card.getAttribute("aria-label")).matches("Flag 1 by Ann: No source given");
        assertThat(card.locator(".evidence a").getAttribute("href")).isEqualTo(lectern.base() + PAGE);
        button(card, "Retract").click();
        ann.waitForStatus("The flag is retracted.");
        assertThat(card.locator("del").allTextContents())
                .containsExactly("No source given", "The round-number quotas are given here and no source is named.");
        violations.addAll(Axe.complaintsByDayAndNight(page, "a retracted flag"));
        ben.page().reload();
        ben.open(lectern.base() + PAGE);
        assertThat(ben.page().locator(".notes-rail").textContent()).contains("Retracted by its author");
        assertThat(ben.page().locator(".notes-rail del").first().textContent()).isEqualTo("No source given");

        button(card, "Take the retraction back").click();
        ann.waitForStatus("The flag stands again.");
        assertThat(card.locator("del").count()).isZero();
        assertThat(violations).isEmpty();
    }
}
