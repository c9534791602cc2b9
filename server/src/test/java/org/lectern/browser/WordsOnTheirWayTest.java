package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words that are on their way when something goes wrong, or when their author goes on writing. */
class WordsOnTheirWayTest extends BrowserTest {
    private static final String ABOVE = "has drastically changed our perception";
    private static final int SENT_AGAIN_AFTER_MILLIS = 10_000;

    private Reading vera;

    @BeforeAll
    static void start() {
        browsers.expect("ERR_INTERNET_DISCONNECTED");
        browsers.expect("ERR_FAILED");
        browsers.expect("status of 401");
        lectern.token("Vera");
    }

    @BeforeEach
    void signIn() {
        vera = new Reading(browsers.page(1280, 860));
        vera.claim(lectern.claimLink("Vera"), "Vera");
    }

    @AfterEach
    void leave() {
        vera.page().context().close();
    }

    private static String page(int number) {
        return lectern.base() + "/documents/werth-2010/pages/" + number;
    }

    private Locator card(String words) {
        return vera.cards().filter(new Locator.FilterOptions().setHasText(words));
    }

    /** Opens the composer on a paragraph by keyboard and writes. */
    private void begin(int paragraph, String words) {
        vera.page().locator("main .block").nth(paragraph).focus();
        vera.page().keyboard().press("a");
        vera.write(words);
    }

    /** The next note that is sent gets no answer. */
    private void loseNextNote(Consumer<Route> before) {
        Routes.put(
                vera.page(),
                url -> url.endsWith("/annotations/"),
                route -> {
                    before.accept(route);
                    route.abort();
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

    private static LocatorAssertions expect(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }

    private Locator words() {
        return vera.composer().locator("textarea");
    }

    @Test
    void what_is_written_on_while_a_note_is_on_its_way_stays_and_changes_the_note_when_it_is_saved() {
        vera.open(page(2));
        begin(0, "sent at once");
        Held held = Held.next(vera.page(), "POST");
        vera.page().keyboard().press("Control+Enter");
        held.once();
        vera.page().keyboard().type(", thought over");
        held.arrives();
        vera.composer().getByText("What you wrote since then is not").waitFor();
        expect(words()).hasValue("sent at once, thought over");
        expect(words()).isFocused();
        assertThat(kept("sent at once")).isEqualTo(1);

        vera.page().keyboard().press("Control+Enter");
        card("sent at once, thought over").waitFor();
        expect(vera.composer()).hasCount(0);
        assertThat(kept("sent at once")).isZero();
        assertThat(kept("sent at once, thought over")).isEqualTo(1);
        expect(vera.rail().locator(".drafts")).hasCount(0);
    }

    @Test
    void what_is_written_on_while_the_answer_is_lost_is_there_after_the_page_was_closed_and_makes_one_note() {
        vera.open(page(2));
        BrowserContext context = vera.page().context();
        begin(1, "in the train");
        Held held = Held.next(vera.page(), "POST");
        vera.page().keyboard().press("Control+Enter");
        held.once();
        vera.page().keyboard().type(", then in a tunnel");
        held.arrivesButItsAnswerIsLost();
        // Nobody has finished who goes on writing, so it is not sent by itself
        vera.composer().getByText("Your words are kept here; try again").waitFor();
        vera.page().close();

        vera = new Reading(context.newPage());
        vera.open(page(2));
        vera.rail().locator(".drafts button").first().click();
        expect(words()).hasValue("in the train, then in a tunnel");
        expect(words()).isFocused();
        vera.page().keyboard().press("Control+Enter");
        card("in the train, then in a tunnel").waitFor();
        expect(vera.composer()).hasCount(0);
        assertThat(kept("in the train")).isZero();
        assertThat(kept("in the train, then in a tunnel")).isEqualTo(1);
    }

    @Test
    void a_note_that_arrives_late_leaves_alone_what_its_author_writes_by_then() {
        vera.open(page(2));
        begin(1, "the first of two");
        Held held = Held.next(vera.page(), "POST");
        vera.page().keyboard().press("Control+Enter");
        held.once();
        vera.page().keyboard().press("Escape");
        expect(vera.composer()).hasCount(0);
        begin(2, "the second of two");
        held.arrives();
        vera.waitForStatus("Note saved on");
        expect(words()).hasValue("the second of two");
        expect(words()).isFocused();
        vera.page().keyboard().press("Control+Enter");
        card("the second of two").waitFor();
        assertThat(kept("the first of two")).isEqualTo(1);
        assertThat(kept("the second of two")).isEqualTo(1);
        expect(vera.rail().locator(".drafts")).hasCount(0);
    }

    @Test
    void what_is_written_on_while_a_change_is_on_its_way_is_a_change_of_what_is_saved_by_then() {
        new Written(lectern, "Vera").note("werth-2010", "Two important features of this mass crime", "as begun");
        vera.open(page(2));
        card("as begun").locator(".unfold").click();
        button(vera.rail(), "Edit").click();
        Locator edited = vera.rail().locator("form.composer textarea");
        edited.fill("changed once");
        Held held = Held.next(vera.page(), "PUT");
        edited.press("Control+Enter");
        held.once();
        edited.press("End");
        vera.page().keyboard().type(" and again");
        held.arrives();
        vera.rail().getByText("What you wrote since then is not").waitFor();
        expect(edited).hasValue("changed once and again");
        edited.press("Control+Enter");
        expect(edited).hasCount(0);
        card("changed once and again").waitFor();
        assertThat(kept("changed once and again")).isEqualTo(1);
    }

    @Test
    void what_is_written_on_while_a_reply_is_on_its_way_is_kept_whether_its_answer_comes_or_not() {
        new Written(lectern, "Ilya").note("werth-2010", ABOVE, "to be answered");
        vera.open(page(1));
        card("to be answered").locator(".unfold").click();
        button(card("to be answered"), "Reply").click();
        Locator reply = card("to be answered").locator("textarea");
        reply.fill("yes");
        Held lost = Held.next(vera.page(), "POST");
        reply.press("Control+Enter");
        lost.once();
        vera.page().keyboard().type(", but");
        lost.arrivesButItsAnswerIsLost();
        vera.rail().getByText("Your words are kept here; try again").waitFor();
        expect(reply).hasValue("yes, but");

        Held late = Held.next(vera.page(), "PUT");
        reply.press("Control+Enter");
        late.once();
        vera.page().keyboard().type(" why");
        late.arrives();
        vera.rail().getByText("What you wrote since then is not").waitFor();
        expect(reply).hasValue("yes, but why");
        reply.press("Control+Enter");
        expect(reply).hasCount(0);
        vera.rail().getByText("yes, but why").waitFor();
        assertThat(vera.rail().getByText("yes").count()).isEqualTo(1);
    }

    @Test
    void what_is_written_without_a_network_is_sent_once_there_is_one() {
        vera.open(page(3));
        BrowserContext context = vera.page().context();
        begin(0, "without a network");
        Routes.goOffline(vera.page());
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
        vera.page().clock().install();
        vera.open(page(1));
        loseNextNote(route -> {});
        begin(2, "sent again");
        vera.page().keyboard().press("Control+Enter");
        vera.composer().getByText("Not sent yet").waitFor();
        new Written(lectern, "Ilya").note("werth-2010", ABOVE, "news meanwhile");
        card("news meanwhile").or(vera.rail().locator(".pill")).first().waitFor();
        vera.page().clock().runFor(SENT_AGAIN_AFTER_MILLIS);
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
}
