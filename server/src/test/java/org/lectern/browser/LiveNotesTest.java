package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading while others write. */
class LiveNotesTest extends BrowserTest {
    private static final String ABOVE = "has drastically changed our perception";
    private static final String SEEN = "southern Urals (16,000, of whom 5,500 were to be shot)";
    private static final String LOW = "approximately 767,000 persons were condemned";

    private static String ilya;

    private Reading vera;

    @BeforeAll
    static void start() {
        ilya = lectern.token("Ilya");
        lectern.token("Vera");
    }

    @BeforeEach
    void signIn() {
        vera = new Reading(browsers.page(1280, 860));
        vera.claim(lectern.claimLink("Vera"), "Vera");
    }

    private static String page(int number) {
        return lectern.base() + "/documents/werth-2010/pages/" + number;
    }

    /** Ilya's note for everyone; its address. */
    private static String note(String quote, String words) {
        HttpResponse<String> made = lectern.annotate(ilya, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"%s"},"audience":"%s/groups/everyone",
                 "target":{"source":"%s/documents/werth-2010","type":"SpecificResource",
                           "selector":{"type":"TextQuoteSelector","exact":"%s"}}}""".formatted(words, lectern.base(), lectern.base(), quote));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private static void withdraw(String annotation) {
        lectern.send("DELETE", annotation, null, "Authorization", "Bearer " + ilya);
    }

    private Locator card(String words) {
        return vera.cards().filter(new Locator.FilterOptions().setHasText(words));
    }

    private Locator waiting() {
        return vera.rail().locator(".pill");
    }

    /** How far from the window's top the first paragraph in view begins. */
    private double firstInView() {
        return ((Number) vera.page().evaluate("""
                () => [...document.querySelectorAll(".block")].map(block => block.getBoundingClientRect())
                  .find(box => box.bottom > 92).top""")).doubleValue();
    }

    private void scrollTo(String words) {
        vera.page().evaluate("""
                words => [...document.querySelectorAll(".block")].find(block => block.textContent.includes(words))
                  .scrollIntoView({ block: "start" })""", words);
    }

    @Test
    void what_others_write_below_comes_in_at_once_and_what_would_move_the_page_waits() {
        vera.open(page(1));
        String below = note(LOW, "written below");
        card("written below").waitFor();
        assertThat(card("written below").textContent()).contains("New");
        assertThat(waiting().count()).isZero();

        scrollTo("The hidden side of the Great Terror");
        double before = firstInView();
        String above = note(ABOVE, "written above");
        waiting().waitFor();
        assertThat(waiting().textContent()).startsWith("1 new");
        assertThat(card("written above").count()).isZero();
        assertThat(firstInView()).isCloseTo(before, org.assertj.core.data.Offset.offset(1.0));

        waiting().focus();
        vera.page().keyboard().press("Enter");
        card("written above").waitFor();
        assertThat(card("written above").textContent()).contains("New");
        assertThat(waiting().count()).isZero();
        assertThat(firstInView()).isCloseTo(before, org.assertj.core.data.Offset.offset(1.0));

        withdraw(above);
        vera.rail().getByText("Removed by its author.").waitFor();
        withdraw(below);
        vera.page().reload();
        vera.page().waitForCondition(() -> vera.rail().textContent().contains("No notes on this page yet"));
    }

    @Test
    void a_note_on_words_that_are_selected_leaves_the_selection_alone() {
        vera.open(page(1));
        vera.selectByMouse(SEEN);
        String selected = (String) vera.page().evaluate("() => getSelection().toString()");
        assertThat(selected).isEqualTo(SEEN);

        String made = note(SEEN, "on the same words");
        waiting().waitFor();
        vera.page().evaluate("() => document.querySelector('.pill').click()");
        card("on the same words").waitFor();
        assertThat((String) vera.page().evaluate("() => getSelection().toString()"))
                .isEqualTo(SEEN);
        assertThat(vera.page().locator("mark").count()).isZero();

        vera.page().evaluate("() => getSelection().removeAllRanges()");
        vera.page().locator("mark").first().waitFor();
        assertThat(vera.page().locator("mark").textContent()).isEqualTo(SEEN);
        withdraw(made);
    }

    @Test
    void a_withdrawal_is_undone_and_others_see_both() {
        Reading other = new Reading(browsers.page(1280, 860));
        other.claim(lectern.claimLink("Ann"), "Ann");
        vera.open(page(2));
        writeOn(0, "mine for a while", "Everyone on this server");
        other.open(page(2));
        Locator seen = other.cards().filter(new Locator.FilterOptions().setHasText("mine for a while"));
        seen.waitFor();

        press("Withdraw");
        vera.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        vera.rail().locator("[data-undo]").waitFor();
        other.rail().getByText("Removed by its author.").waitFor();
        vera.page().waitForCondition(() ->
                (Boolean) vera.page().evaluate("() => document.activeElement.hasAttribute('data-undo')"));
        vera.page().keyboard().press("Enter");
        card("mine for a while").waitFor();
        seen.waitFor();

        press("Withdraw");
        vera.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        vera.rail().locator("[data-undo]").waitFor();
        other.page().context().close();
    }

    private void press(String button) {
        vera.rail()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Opens the composer on a paragraph by keyboard and writes. */
    private void begin(int paragraph, String words) {
        vera.page().locator("main .block").nth(paragraph).focus();
        vera.page().keyboard().press("a");
        vera.write(words);
    }

    private void writeOn(int paragraph, String words, String audience) {
        begin(paragraph, words);
        vera.shareWith(audience);
        vera.press("Save note");
        card(words).waitFor();
    }

    @Test
    void a_passage_of_two_pieces_is_exact_in_each() {
        vera.open(page(4));
        vera.page().locator("main .block").nth(0).focus();
        vera.page().keyboard().press("a");
        vera.write("two pieces");
        vera.page().locator("main .block").nth(2).focus();
        vera.page().keyboard().press("p");
        vera.composer().getByText("Leave out").waitFor();
        List<String> pieces = vera.composer().locator("blockquote").allTextContents();
        vera.press("Save note");
        Locator saved = card("two pieces");
        saved.waitFor();
        assertThat(pieces).hasSize(2);
        assertThat(saved.locator("blockquote").textContent()).isEqualTo(String.join(" […] ", pieces));
        // Words that lead to a work are marks of their own
        assertThat(String.join("", vera.page().locator("mark").allTextContents()))
                .isEqualTo(String.join("", pieces));
        String json = lectern.get(
                        "/annotations/?after=-&motivation=commenting",
                        "Authorization",
                        "Bearer " + lectern.token("Vera"),
                        "Accept",
                        "application/ld+json")
                .body();
        assertThat(json).contains("two pieces");
    }
}
