package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody says which document a work is, looks at a quotation beside it, and stores the grade that is proposed. */
class QuotationsTest extends BrowserTest {
    private static final String COMPILATION = """
            Voices on 1937

            Produced in a matter of days, these figures […] matched those of “suspect” individuals already under police surveillance
            Arden, Paul. The Figures. London: Dent, 2011, p. 3

            Uninterrupted interrogation for days on end and cruel beatings were widely used to force prisoners to confess
            Arden, Paul. The Figures. London: Dent, 2011, p. 4

            Death sentences were immediately enforceable. THE SENTENCE WAS NOT EVEN ANNOUNCED to the condemned
            Arden, Paul. The Figures. London: Dent, 2011, p. 5
            """;

    @BeforeAll
    static void start() {
        lectern.ingest("voices", COMPILATION.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_work_is_said_to_be_a_document_and_its_quotation_is_graded_as_proposed() {
        Reading ann = new Reading(browsers.page(1280, 900));
        Page page = ann.page();
        ann.claim(lectern.claimLink("Ann"), "Ann");
        page.navigate(lectern.base() + "/works?document=voices");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The Figures"))
                .first()
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Quotations against the source"))
                .click();
        page.getByLabel("Which document of the library it is").selectOption("werth-2010");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();
        Locator checked = page.locator(".citings > li");
        checked.first().waitFor();
        assertThat(checked.allTextContents())
                .satisfiesExactly(
                        one -> assertThat(one).contains("Edits are marked", "T2"),
                        two -> assertThat(two).contains("nothing in the quotation says so", "T3"),
                        three -> assertThat(three).contains("Edits are marked", "T2"));
        List<String> complaints = new ArrayList<>(Axe.complaintsByDayAndNight(page, "the list"));
        picture(page, "quotations");

        checked.nth(1).locator("p a").click();
        assertThat(page.locator(".pair.run ins").allTextContents()).containsExactly("cruel");
        assertThat(page.locator(".pair.run del").allTextContents()).containsExactly("merciless");
        complaints.addAll(Axe.complaintsByDayAndNight(page, "one quotation"));
        picture(page, "quotation");
        page.setViewportSize(390, 844);
        complaints.addAll(Axe.complaintsByDayAndNight(page, "one quotation on a phone"));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        picture(page, "quotation-390");
        page.setViewportSize(1280, 900);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Store this grade"))
                .click();
        page.getByText("Your grade is stored.").waitFor();
        page.locator(".pair.run .loc a").first().click();
        page.locator(".notes-rail [role=comment]").first().waitFor();
        assertThat(ann.rail().textContent()).contains("T3");
        assertThat(complaints).isEmpty();
    }
}
