package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where something is typed or asked, everybody can use it: claiming, joining, writing, the dialogs; by day and by night. */
class FormsLooksTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";

    private final List<String> violations = new ArrayList<>();

    private void check(Page page, String what) {
        violations.addAll(Axe.complaintsByDayAndNight(page, what));
    }

    @Test
    void axe_finds_nothing_to_complain_of() {
        browsers.expect("status of 404");
        browsers.expect("status of 409");
        browsers.expect("status of 422");
        Page page = browsers.page(1280, 860);
        String link = comesIn(page);
        Reading vera = new Reading(page);
        writes(vera);
        dialogs(vera);
        guests(link);
        assertThat(violations).isEmpty();
    }

    private String comesIn(Page page) {
        String claim = lectern.ownerClaimLink();
        page.navigate(claim);
        check(page, "claiming");
        page.getByLabel("Display name").fill(" ");
        page.evaluate("() => document.querySelector('form').noValidate = true");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.ALERT).waitFor();
        check(page, "claiming without a name");
        page.getByLabel("Display name").fill("Vera");
        page.keyboard().press("Enter");
        page.waitForURL(lectern.base() + "/");
        check(page, "the first steps");
        page.getByLabel("Name of the group").fill("Tuesday readers");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
        check(page, "the invitation");
        String link = page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                .inputValue();
        page.navigate(claim);
        check(page, "a used claim link");
        return link;
    }

    private void writes(Reading vera) {
        Page page = vera.page();
        vera.open(lectern.base() + PAGE);
        page.locator("main").focus();
        page.keyboard().press("j");
        page.keyboard().press("a");
        vera.composer().waitFor();
        check(page, "a note being written");
        vera.press("Save note");
        vera.composer().getByRole(AriaRole.ALERT).waitFor();
        check(page, "a note without words");
        vera.composer().getByLabel("Rate").check();
        check(page, "a rating");
        vera.composer()
                .getByLabel("Link", new Locator.GetByLabelOptions().setExact(true))
                .check();
        vera.composer().locator("select[data-document]").selectOption("crawford-great-purge");
        page.locator(".other-page .block").first().waitFor();
        check(page, "choosing the far end of a link");
        page.keyboard().press("Escape");
        vera.composer()
                .getByLabel("Note", new Locator.GetByLabelOptions().setExact(true))
                .first()
                .check();
        vera.write("Whose figure?");
        page.keyboard().press("Control+Enter");
        vera.waitForStatus("Note saved on");
        changedElsewhere(vera);
    }

    private void changedElsewhere(Reading vera) {
        Page page = vera.page();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Edit").setExact(true))
                .click();
        String token = lectern.token("Vera");
        String address = Objects.requireNonNull(lectern.as(token, "/annotations/"))
                .body()
                .replaceFirst("(?s).*?\"items\":\\[\\{\"id\":\"([^\"]+)\".*", "$1");
        String changed = lectern.as(token, address).body().replace("Whose", "Which");
        assertThat(lectern.send(
                                "PUT",
                                address,
                                changed,
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "application/ld+json")
                        .statusCode())
                .isEqualTo(200);
        Locator form = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Change annotation"));
        form.locator("textarea").fill("Whose figure is this?");
        page.keyboard().press("Control+Enter");
        form.locator(".merge").waitFor();
        check(page, "two wordings of one note");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take what is saved"))
                .click();
        // The status line says already that a note was saved, the first time
        form.locator("textarea:focus").waitFor();
        page.keyboard().press("Control+Enter");
        form.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private void dialogs(Reading vera) {
        Page page = vera.page();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Withdraw").setExact(true))
                .click();
        page.getByRole(AriaRole.ALERTDIALOG).waitFor();
        check(page, "withdrawing");
        page.keyboard().press("Escape");
        for (String[] one : new String[][] {{"?", "the help"}, {"q", "quoting to annotate"}}) {
            page.locator("main").focus();
            page.keyboard().press(one[0]);
            page.locator("dialog[open]").waitFor();
            check(page, one[1]);
            page.keyboard().press("Escape");
            page.waitForCondition(() -> page.locator("dialog[open]").count() == 0);
        }
    }

    private void guests(String link) {
        Page guest = browsers.page(390, 844);
        guest.navigate(link);
        check(guest, "joining");
        guest.getByLabel("Display name").fill("Vera");
        guest.keyboard().press("Enter");
        guest.locator("[aria-invalid]").waitFor();
        check(guest, "joining under a name that is taken");
        guest.getByLabel("Display name").fill("Ilya");
        guest.keyboard().press("Enter");
        guest.waitForURL(Pattern.compile(".*" + PAGE + "$"));
        guest.locator(".notice a").waitFor();
        check(guest, "the page of who invited");
        guest.navigate(lectern.base() + "/join/AAAA-AAAA-AAAA");
        check(guest, "an invitation that is over");
        guest.navigate(lectern.base() + "/people/aaaaaaaaaaaa");
        check(guest, "nobody's page");
    }
}
