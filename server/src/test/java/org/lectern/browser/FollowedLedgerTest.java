package org.lectern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** What became of notes, while others decide about it: the page follows, and takes nothing from under anybody's hands. */
class FollowedLedgerTest extends BrowserTest {
    private static final String DOCUMENT = "followed";
    private static final String PAGE = "/documents/" + DOCUMENT + "/changes";

    private static String text(String first, String second) {
        return "%s\n\nWhat stands between them is the same in both, word for word and line for line.\n\n%s\n"
                .formatted(first, second);
    }

    private void ingest(String text) {
        lectern.ingest(
                DOCUMENT,
                text.getBytes(StandardCharsets.UTF_8),
                Audience.of(GroupId.EVERYONE),
                Optional.of(lectern.account("Ann")));
    }

    private void note(String exact) {
        org.assertj.core.api.Assertions.assertThat(lectern.annotate(
                                lectern.token("Ann"), """
                                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"Which?",
                                 "target":{"type":"SpecificResource","source":"%s/documents/%s",
                                   "selector":{"type":"TextQuoteSelector","exact":"%s"}},
                                 "audience":{"id":"%s/groups/everyone","type":"Audience"}}""".formatted(lectern.base(), DOCUMENT, exact, lectern.base()))
                        .statusCode())
                .isEqualTo(201);
    }

    private static Locator button(Page page, String name, int n) {
        return page.locator("article.change")
                .nth(n)
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void the_page_shows_what_others_decide_and_offers_it_to_whoever_is_at_work() {
        Reading ann = somebody("Ann", 1280, 900);
        ingest(text(
                "The quarterly figures of the northern office were sent by courier on the ninth of the month.",
                "The answer of the southern office came by telegraph in the night from Friday to Saturday."));
        note("sent by courier on the ninth");
        note("by telegraph in the night from Friday");
        ingest(text(
                "The quarterly figures of the northern office were sent by special courier on the ninth of that month.",
                "The answer of the southern office came by wireless telegraph in the night from Friday to Sunday."));
        Page watching = ann.page();
        watching.navigate(lectern.base() + PAGE);
        assertThat(watching.locator("article.change")).hasCount(2);

        Page deciding = somebody("Ann", 1280, 900).page();
        deciding.navigate(lectern.base() + PAGE);
        button(deciding, "Accept", 0).click();
        assertThat(watching.locator("main")).containsText("Accepted by");
        assertThat(button(watching, "Undo", 0)).isVisible();

        // Its own page has come back too; to leave before that breaks one of the two off
        assertThat(button(deciding, "Undo", 0)).isVisible();

        // Whoever is at a button keeps it, and is told
        button(watching, "Accept", 1).focus();
        deciding.navigate(lectern.base() + PAGE);
        button(deciding, "Accept", 1).click();
        assertThat(watching.locator(".newer")).containsText("What became of notes has changed.");
        assertThat(button(watching, "Accept", 1)).isFocused();
        org.assertj.core.api.Assertions.assertThat(Axe.complaintsByDayAndNight(watching, "a ledger with news"))
                .isEqualTo(List.of());
        watching.locator(".newer button").click();
        assertThat(button(watching, "Undo", 1)).isVisible();
        assertThat(watching.locator("main")).isFocused();
        assertThat(watching.locator(".newer")).hasCount(0);
    }
}
