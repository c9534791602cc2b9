package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading while others write, and words that are on their way when something goes wrong. */
class LiveNotesTest extends BrowserTest {
    private static final String ABOVE = "has drastically changed our perception";
    private static final String SEEN = "southern Urals (16,000, of whom 5,500 were to be shot)";
    private static final String LOW = "approximately 767,000 persons were condemned";

    private static String ilya;

    private Reading vera;

    @BeforeAll
    static void start() {
        browsers.expect("ERR_INTERNET_DISCONNECTED");
        browsers.expect("ERR_FAILED");
        browsers.expect("status of 401");
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

    /** The next note that is sent gets no answer. */
    private void loseNextNote(Consumer<Route> before) {
        vera.page()
                .route(
                        url -> url.endsWith("/annotations/"),
                        route -> {
                            if (route.request().method().equals("POST")) {
                                before.accept(route);
                                route.abort();
                            } else {
                                route.resume();
                            }
                        },
                        new Page.RouteOptions().setTimes(1));
    }

    /** How many notes with these words the server has. */
    private static int kept(String words) {
        String all = lectern.get(
                        "/annotations/?after=-&target=" + lectern.base() + "/documents/werth-2010",
                        "Authorization",
                        "Bearer " + lectern.token("Vera"),
                        "Accept",
                        "application/ld+json")
                .body();
        return all.split(java.util.regex.Pattern.quote("\"" + words + "\""), -1).length - 1;
    }

    @Test
    void what_is_written_without_a_network_is_sent_once_there_is_one() {
        vera.open(page(3));
        BrowserContext context = vera.page().context();
        begin(0, "without a network");
        context.setOffline(true);
        vera.page().keyboard().press("Control+Enter");
        vera.composer().getByText("Not sent yet").waitFor();
        assertThat(kept("without a network")).isZero();
        context.setOffline(false);
        card("without a network").waitFor();
        assertThat(kept("without a network")).isEqualTo(1);
        context.close();
    }

    @Test
    void what_did_not_arrive_is_sent_again_by_itself_though_the_page_has_news_meanwhile() {
        vera.open(page(1));
        loseNextNote(route -> {});
        begin(2, "sent again");
        vera.page().keyboard().press("Control+Enter");
        vera.composer().getByText("Not sent yet").waitFor();
        note(ABOVE, "news meanwhile");
        card("news meanwhile").or(waiting()).first().waitFor();

        card("sent again").waitFor();
        assertThat(kept("sent again")).isEqualTo(1);
    }

    @Test
    void an_answer_that_never_came_and_a_closed_page_make_one_note() {
        vera.open(page(3));
        BrowserContext context = vera.page().context();
        // The first arrives; what the page sends again by itself meets no network, however long this takes
        loseNextNote(route -> {
            route.fetch();
            context.setOffline(true);
        });
        begin(1, "answer lost");
        vera.page().keyboard().press("Control+Enter");
        vera.composer().getByText("Not sent yet").waitFor();
        vera.page().close();
        context.setOffline(false);

        vera = new Reading(context.newPage());
        vera.open(page(3));
        vera.rail().locator(".drafts button").first().click();
        vera.composer().locator("textarea:focus").waitFor();
        vera.page().keyboard().press("Control+Enter");
        vera.page().waitForCondition(() -> vera.rail().locator(".drafts").count() == 0);
        card("answer lost").waitFor();
        assertThat(kept("answer lost")).isEqualTo(1);
        context.close();
    }

    @Test
    void who_is_signed_out_meanwhile_loses_no_words() {
        vera.open(page(3));
        BrowserContext context = vera.page().context();
        begin(2, "signed out meanwhile");
        List<Cookie> cookies = context.cookies();
        context.clearCookies();
        vera.page().keyboard().press("Control+Enter");
        vera.composer().getByText("You are no longer signed in").waitFor();
        assertThat(kept("signed out meanwhile")).isZero();
        context.addCookies(cookies);
        vera.page().keyboard().press("Control+Enter");
        card("signed out meanwhile").waitFor();
        assertThat(kept("signed out meanwhile")).isEqualTo(1);
        context.close();
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
