package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A group from its first minute to a member's leaving. Nobody touches a mouse. */
class ThreePeopleTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";

    /** Goes to a control by its name, as the Tab key would, and presses Enter. */
    private static void press(Page page, AriaRole role, String name) {
        Locator control = page.getByRole(role, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
        control.first().focus();
        page.keyboard().press("Enter");
    }

    private static void type(Page page, String label, String words) {
        page.getByLabel(label).first().focus();
        page.keyboard().press("Control+a");
        page.keyboard().type(words);
    }

    private String makesGroup(Page vera) {
        vera.navigate(lectern.ownerClaimLink());
        type(vera, "Display name", "Vera");
        vera.keyboard().press("Enter");
        vera.waitForURL(lectern.base() + "/");
        type(vera, "Name of the group", "Tuesday readers");
        press(vera, AriaRole.BUTTON, "Create and invite");
        vera.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
        assertThat(vera.locator("main").textContent()).contains("Only this computer can open this link");
        return vera.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                .inputValue();
    }

    private static void joins(Page page, String link, String name) {
        page.navigate(link);
        assertThat(page.locator("h1").textContent()).isEqualTo("Join Tuesday readers");
        type(page, "Display name", name);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
    }

    /** J to the paragraph, A, words, the audience by its first letters, Ctrl+Enter. */
    private void writes(Reading reader, String words, String audience) {
        reader.open(lectern.base() + PAGE);
        reader.page().locator("main").focus();
        reader.page().keyboard().press("j");
        reader.page().keyboard().press("a");
        reader.composer().waitFor();
        reader.page().keyboard().type(words);
        chooseAudience(reader.page(), audience);
        reader.page().keyboard().press("Control+Enter");
        reader.waitForStatus("Note saved on");
    }

    private static void chooseAudience(Page page, String audience) {
        page.getByLabel("Who can see it").focus();
        page.keyboard().type(audience);
    }

    private void sees(Reading reader, String words) {
        reader.open(lectern.base() + PAGE);
        reader.page()
                .waitForCondition(
                        () -> String.join(" ", reader.cards().allTextContents()).contains(words));
    }

    private void doesNotSee(Reading reader, String words) {
        reader.open(lectern.base() + PAGE);
        assertThat(reader.page().content()).doesNotContain(words);
    }

    @Test
    void a_group_is_made_shared_with_and_left() {
        browsers.expect("status of 404"); // of a link that is no longer one
        Reading vera = new Reading(browsers.page(1280, 860));
        Reading ilya = new Reading(browsers.page(1280, 860));
        Reading ann = new Reading(browsers.page(1280, 860));
        String link = makesGroup(vera.page());
        joins(ilya.page(), link, "Ilya");
        joins(ann.page(), link, "Ann");

        writes(vera, "For the group alone", "Tuesday");
        assertThat(vera.cards().first().textContent()).contains("Tuesday readers");
        sees(ilya, "For the group alone");
        sees(ann, "For the group alone");
        Reading stranger = new Reading(browsers.page(1280, 860));
        doesNotSee(stranger, "For the group alone");

        writes(ilya, "A draft of mine", "Only me");
        doesNotSee(vera, "A draft of mine");
        sharesLater(ilya);
        sees(vera, "A draft of mine");

        removesAndRevokes(vera.page(), "Ilya");
        doesNotSee(ilya, "For the group alone");
        sees(ilya, "A draft of mine");
        sees(ann, "For the group alone");
        Page late = browsers.page(1280, 860);
        late.navigate(link);
        assertThat(late.locator("main").textContent()).contains("no longer works");
        assertThat(late.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join"))
                        .count())
                .isZero();
    }

    private void sharesLater(Reading ilya) {
        Page page = ilya.page();
        Locator card = page.locator(".notes-rail [role=comment]")
                .filter(new Locator.FilterOptions().setHasText("A draft of mine"));
        if (card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"))
                        .count()
                == 0) {
            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Open")))
                    .focus();
            page.keyboard().press("Enter");
        }
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"))
                .focus();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Change annotation"))
                .waitFor();
        chooseAudience(page, "Tuesday");
        page.keyboard().press("Control+Enter");
        page.waitForCondition(() -> card.textContent().contains("Tuesday readers"));
    }

    private void removesAndRevokes(Page vera, String name) {
        vera.navigate(lectern.base() + "/groups/tuesday-readers");
        Locator row = vera.locator(".people li").filter(new Locator.FilterOptions().setHasText(name));
        row.locator("summary").first().focus();
        vera.keyboard().press("Enter");
        row.locator("details details summary").focus();
        vera.keyboard().press("Enter");
        Locator remove = row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove " + name));
        remove.focus();
        vera.keyboard().press("Enter");
        vera.waitForCondition(() -> vera.locator(".people li")
                        .filter(new Locator.FilterOptions().setHasText(name))
                        .count()
                == 0);
    }
}
