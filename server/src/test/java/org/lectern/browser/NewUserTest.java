package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lectern.document.Seeds;

/** What somebody does who has just started Lectern. */
class NewUserTest extends BrowserTest {
    private static final List<String> SEEDS = Seeds.ids();
    private static final String BY_MOUSE = "269,100 persons, of whom 76,000 were to be killed";
    private static final String RATED = "Two important features of this mass crime";
    private static final String LINKED = "round-number quotas";

    private String page(String document, int number) {
        return lectern.base() + "/documents/%s/pages/%d".formatted(document, number);
    }

    @Test
    void claims_reads_annotates_restarts_and_finds_everything_again() throws Exception {
        Reading vera = new Reading(browsers.page(1280, 860));
        vera.claim(lectern.ownerClaimLink(), "Vera");
        assertThat(vera.page().locator(".books li"))
                .satisfies(books -> assertThat(books.count()).isEqualTo(5));
        opensEachSeedFromTheLibrary(vera);
        String page = pageWith("werth-2010", BY_MOUSE);
        notesByMouse(vera, page);
        String paragraph = notesByKeyboard(vera, page);
        rates(vera, pageWith("werth-2010", RATED));
        links(vera, pageWith("werth-2010", LINKED));

        lectern.restart();

        vera.open(page);
        assertThat(vera.page().locator("mark").allTextContents().stream().reduce("", String::concat))
                .contains(BY_MOUSE);
        assertThat(vera.cards().allTextContents())
                .anyMatch(card -> card.contains("Rounded, or another copy?") && card.contains("Everyone"))
                .anyMatch(card -> card.contains("By keyboard alone"));
        assertThat(vera.text()).isEqualTo(slice("werth-2010", vera.page()));
        assertThat(vera.text()).contains(paragraph);
        vera.open(pageWith("werth-2010", RATED));
        assertThat(vera.cards().allTextContents()).anyMatch(card -> card.contains("D") && card.contains("T0"));
        seesTheLinkFromItsOtherEnd(vera);
        othersSeeOnlyWhatIsForEveryone(page, paragraph);
        assertThat(browsers.complaints()).isEmpty();
    }

    private void opensEachSeedFromTheLibrary(Reading vera) throws Exception {
        for (int n = 0; n < SEEDS.size(); n++) {
            vera.page().navigate(lectern.base() + "/");
            vera.page().locator(".books h3 a").nth(n).click();
            vera.page().waitForURL(page(SEEDS.get(n), 1));
            assertThat(vera.text()).isEqualTo(slice(SEEDS.get(n), vera.page()));
        }
    }

    private void notesByMouse(Reading vera, String page) {
        vera.open(page);
        vera.selectByMouse(BY_MOUSE);
        vera.chooseInAdder("Note");
        assertThat(vera.composer().locator("blockquote").textContent()).isEqualTo(BY_MOUSE);
        vera.write("Rounded, or another copy?");
        vera.shareWith("Everyone on this server");
        vera.press("Save note");
        vera.waitForStatus("Note saved on “269,100");
        assertThat(vera.page().locator("mark").textContent()).isEqualTo(BY_MOUSE);
        assertThat(vera.text()).isEqualTo(sliceQuietly("werth-2010", vera.page()));
    }

    /** J to the second paragraph, A, words, Ctrl+Enter: the mouse is not touched. */
    private String notesByKeyboard(Reading vera, String page) {
        vera.open(page);
        vera.page().locator("main").focus();
        vera.page().keyboard().press("j");
        vera.page().keyboard().press("j");
        String paragraph = vera.page()
                .locator(".block[aria-current] [data-text]")
                .evaluate(
                        "p => { const c = p.cloneNode(true); c.querySelectorAll('[data-chrome]').forEach(x => x.remove()); return c.textContent; }")
                .toString();
        vera.page().keyboard().press("a");
        vera.composer().waitFor();
        assertThat(vera.composer().locator("blockquote").textContent()).isEqualTo(paragraph);
        vera.page().keyboard().type("By keyboard alone");
        vera.shareWith("Only me");
        vera.page().keyboard().press("Control+Enter");
        vera.waitForStatus("Note saved on");
        return paragraph;
    }

    private void rates(Reading vera, String page) {
        vera.open(page);
        vera.selectByMouse(RATED);
        vera.chooseInAdder("Rate");
        assertThat(vera.composer().textContent()).contains("Often wrong, or a strongly interested party");
        vera.composer().locator("input[value=D]").check();
        vera.press("Continue");
        assertThat(vera.composer().getByRole(AriaRole.ALERT).textContent())
                .isEqualTo("Say what the grade of the source rests on.");
        vera.composer().getByLabel("What the grade rests on").fill("A participant, decades later.");
        vera.press("Continue");
        vera.press("Skip this question");
        vera.composer().locator("input[value=T0]").check();
        vera.shareWith("Everyone on this server");
        vera.press("Save rating");
        vera.waitForStatus("Rating saved on");
    }

    private void links(Reading vera, String page) {
        vera.open(page);
        vera.selectByMouse(LINKED);
        vera.chooseInAdder("Link");
        vera.composer().getByLabel("This passage").selectOption("contradicts");
        vera.composer().getByLabel("Document").selectOption("Stalin's Great Terror (untitled book excerpt)");
        Locator other = vera.page().locator("section.other");
        other.locator(".block").nth(1).hover();
        other.locator(".block")
                .nth(1)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Choose this paragraph"))
                .click();
        other.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Link these words"))
                .click();
        vera.shareWith("Everyone on this server");
        vera.press("Save link");
        vera.waitForStatus("Link saved on “round-number quotas");
        assertThat(vera.cards().allTextContents()).anyMatch(card -> card.contains("contradicts"));
    }

    private void seesTheLinkFromItsOtherEnd(Reading vera) {
        vera.open(page("great-terror-excerpt", 1));
        assertThat(vera.cards().count()).isEqualTo(1);
        assertThat(vera.cards().first().textContent()).contains("contradicts these words");
        Locator link =
                vera.cards().first().locator("a[href*='/documents/werth-2010']").first();
        assertThat(link.count()).isEqualTo(1);
        assertThat(vera.page().locator("mark").count()).isPositive();
        link.click();
        vera.page().waitForURL(Pattern.compile(".*/documents/werth-2010.*"));
        assertThat(vera.text()).contains(LINKED);
    }

    private void othersSeeOnlyWhatIsForEveryone(String page, String paragraph) {
        Reading ilya = new Reading(browsers.page(1280, 860));
        ilya.claim(lectern.claimLink("Ilya"), "Ilya");
        ilya.open(page);
        assertThat(ilya.cards().allTextContents())
                .anyMatch(card -> card.contains("Rounded, or another copy?"))
                .noneMatch(card -> card.contains("By keyboard alone"));
        assertThat(ilya.page().content()).doesNotContain("By keyboard alone");
        Page stranger = browsers.page(1280, 860);
        Reading nobody = new Reading(stranger);
        nobody.open(page);
        assertThat(nobody.cards().count()).isZero();
        assertThat(nobody.text()).contains(paragraph);
    }

    /** The address of the page on which the words stand. */
    private String pageWith(String document, String words) throws Exception {
        String text = Seeds.file(document);
        int offset = text.codePointCount(0, text.indexOf(words));
        return page(
                document,
                lectern.catalogue()
                        .pageAt(
                                lectern.catalogue().documents(org.lectern.people.Viewer.ANYONE).stream()
                                        .filter(found -> found.id().value().equals(document))
                                        .findFirst()
                                        .orElseThrow()
                                        .current(),
                                offset));
    }

    /** What the page shown says that it holds, cut from the file itself. */
    private static String slice(String document, Page shown) throws Exception {
        String text = Seeds.file(document);
        int start = Integer.parseInt(shown.locator("main").getAttribute("data-start"));
        int end = Integer.parseInt(shown.locator("main").getAttribute("data-end"));
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private static String sliceQuietly(String document, Page shown) {
        try {
            return slice(document, shown);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
