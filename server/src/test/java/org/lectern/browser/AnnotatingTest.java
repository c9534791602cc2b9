package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways to words and back: what is chosen is what is kept, whoever chooses it and with what. */
class AnnotatingTest extends BrowserTest {
    private static final String DOCUMENT = "/documents/werth-2010";
    private static final String TWICE = "What Order n° 00447 began went on. The end of Order n° 00447 was late.\n";
    private static final String STRESSED = "Ры\u0301ков и Бухарин";

    private static Written ann;
    private static BrowserContext hers;
    private Reading reader;

    @BeforeAll
    static void start() {
        ann = new Written(lectern, "Ann");
        lectern.ingest("made-up", ("One " + STRESSED + " 👩‍👩‍👧 end.\n").getBytes(StandardCharsets.UTF_8));
        lectern.ingest("twice", TWICE.getBytes(StandardCharsets.UTF_8));
        hers = browsers.person(new Browser.NewContextOptions().setViewportSize(1280, 860));
        Reading signedIn = new Reading(hers.newPage());
        signedIn.claim(lectern.claimLink("Ann"), "Ann");
        signedIn.page().close();
    }

    @BeforeEach
    void page() {
        reader = new Reading(hers.newPage());
    }

    @AfterEach
    void close() {
        reader.page().close();
    }

    private Page open(String path) {
        reader.open(lectern.base() + path);
        return reader.page();
    }

    private String composed() {
        reader.composer().waitFor();
        return String.valueOf(reader.composer().locator("blockquote").textContent());
    }

    @Test
    void words_dragged_over_two_paragraphs_are_the_slice_between_the_two_ends() {
        Page page = open(DOCUMENT + "/pages/2");
        String first = "underlined at this stage:";
        String last = "The round-number quotas";
        dragBetween(page, first, last);
        reader.chooseInAdder("Note");
        String text = lectern.get("/api" + DOCUMENT + "/text").body();
        String expected = text.substring(text.indexOf(first), text.indexOf(last) + last.length());
        assertThat(expected).contains("\n");
        assertThat(composed()).isEqualTo(expected);
        reader.write("Over a paragraph's end");
        page.keyboard().press("Control+Enter");
        reader.waitForStatus("Note saved on “underlined at this stage:");
        assertThat(String.join("", page.locator("mark").allTextContents()).replaceAll("\\s", ""))
                .isEqualTo(expected.replaceAll("\\s", ""));
    }

    static void dragBetween(Page page, String first, String last) {
        Object ends = page.evaluate("""
                ([first, last]) => {
                  const point = (words, end) => {
                    const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
                    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                      const at = node.data.indexOf(words);
                      if (at < 0) continue;
                      const range = new Range();
                      const letter = end ? at + words.length - 1 : at;
                      range.setStart(node, letter);
                      range.setEnd(node, letter + 1);
                      const box = range.getClientRects()[0];
                      return [end ? box.right - 0.5 : box.left + 0.5, box.top + box.height / 2];
                    }
                    throw new Error("Not on this page: " + words);
                  };
                  return [...point(first, false), ...point(last, true)];
                }""", List.of(first, last));
        List<?> at = (List<?>) ends;
        page.mouse().move(number(at, 0), number(at, 1));
        page.mouse().down();
        page.mouse().move(number(at, 2), number(at, 3));
        page.mouse().up();
    }

    private static double number(List<?> values, int index) {
        return ((Number) values.get(index)).doubleValue();
    }

    @Test
    void five_words_are_chosen_by_keyboard_alone_and_each_step_is_spoken() {
        Page page = open(DOCUMENT + "/pages/2");
        Keys keys = new Keys(page, Keys.Layout.RUSSIAN);
        page.locator(".block").first().focus();
        keys.press("KeyS");
        page.locator(".select-bar").waitFor();
        for (String word : List.of("Two", "important", "features", "of", "this")) {
            keys.press("Control+ArrowRight");
            reader.waitForStatus(word);
        }
        keys.press("Enter");
        page.waitForFunction("() => document.activeElement?.closest('[role=toolbar]')");
        keys.press("Enter");
        assertThat(composed()).isEqualTo("Two important features of this");
        assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("TEXTAREA");
    }

    @Test
    void the_other_keys_of_selecting_move_the_end_they_say() {
        Page page = open(DOCUMENT + "/pages/2");
        Keys keys = new Keys(page, Keys.Layout.RUSSIAN);
        page.locator(".block").nth(2).focus();
        keys.press("KeyS");
        page.locator(".select-bar").waitFor();
        keys.press("Period");
        reader.waitForStatus("b) Order n° 00447 was the culmination");
        String taken = said(keys, "ArrowDown");
        assertThat(said(keys, "ArrowUp")).isEqualTo(taken + ", left out");
        assertThat(said(keys, "Tab")).isEqualTo("Now the beginning moves.");
        assertThat(said(keys, "Control+ArrowRight")).isEqualTo("b), left out");
        assertThat(said(keys, "Control+ArrowLeft")).isEqualTo("b)");
        assertThat(said(keys, "Tab")).isEqualTo("Now the end moves.");
        assertThat(said(keys, "Comma")).startsWith("b) Order").endsWith("left out");
        keys.press("KeyP");
        keys.press("Enter");
        page.waitForFunction("() => document.activeElement?.closest('[role=toolbar]')");
        keys.press("Enter");
        assertThat(composed())
                .isEqualTo(page.locator(".block").nth(2).locator("[data-text]").textContent());
        keys.press("Escape");
        keys.press("KeyS");
        page.locator(".select-bar").waitFor();
        keys.press("Escape");
        page.waitForFunction("() => document.activeElement?.matches('.block')");
        assertThat(page.locator(".select-bar").count()).isZero();
    }

    /** What the status line says next. */
    private String said(Keys keys, String chord) {
        Locator status = reader.page().locator("[data-island=status]");
        String before = String.valueOf(status.textContent());
        keys.press(chord);
        reader.page().waitForCondition(() -> !status.textContent().isEmpty() && !before.equals(status.textContent()));
        return String.valueOf(status.textContent());
    }

    @Test
    void a_letter_with_its_stress_mark_is_one_letter_for_hand_and_keyboard() {
        Page page = open("/documents/made-up/pages/1");
        // A selection as a finger leaves it: its end stands between a letter and the mark over it.
        page.evaluate("""
                () => {
                  const node = document.createTreeWalker(document.querySelector(".block [data-text]"), NodeFilter.SHOW_TEXT);
                  for (let text = node.nextNode(); text; text = node.nextNode()) {
                    const at = text.data.indexOf("\u0301");
                    if (at < 0) continue;
                    getSelection().setBaseAndExtent(text, at - 2, text, at);
                    return;
                  }
                }""");
        reader.chooseInAdder("Note");
        assertThat(composed()).isEqualTo("Ры\u0301");
        page.keyboard().press("Escape");
        Keys keys = new Keys(page, Keys.Layout.AMERICAN);
        page.evaluate("getSelection().removeAllRanges()");
        page.locator(".block").first().focus();
        keys.press("KeyS");
        page.locator(".select-bar").waitFor();
        keys.press("Control+ArrowRight");
        keys.press("ArrowRight");
        keys.press("ArrowRight");
        keys.press("ArrowRight");
        keys.press("Enter");
        page.waitForFunction("() => document.activeElement?.closest('[role=toolbar]')");
        keys.press("Enter");
        assertThat(composed()).isEqualTo("One Ры\u0301");
    }

    @Test
    void quoted_words_that_stand_twice_offer_both_places() {
        Page page = open("/documents/twice/pages/1");
        new Keys(page, Keys.Layout.RUSSIAN).press("Control+Alt+KeyQ");
        Locator dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Quote to annotate"));
        dialog.waitFor();
        page.keyboard().insertText("ORDER  n° 00447");
        Locator places = dialog.getByRole(AriaRole.RADIO);
        page.waitForCondition(() -> places.count() == 2);
        assertThat(dialog.getByRole(AriaRole.STATUS).textContent()).isEqualTo("2 places");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(composed()).isEqualTo("Order n° 00447");
        reader.write("The second of them");
        page.keyboard().press("Control+Enter");
        reader.waitForStatus("Note saved on “Order");
        int second = TWICE.lastIndexOf("Order");
        assertThat(lectern.get("/annotations/?target=%s/documents/twice".formatted(lectern.base()), "Cookie", cookies())
                        .body())
                .contains("\"start\":%d,\"end\":%d".formatted(second, second + "Order n° 00447".length()));
    }

    private static String cookies() {
        return hers.cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(java.util.stream.Collectors.joining("; "));
    }

    @Test
    void overlapping_notes_share_a_segment_that_names_both_and_every_name_resolves() {
        ann.note("werth-2010", "In 1992, the discovery in the Soviet archives", "outer");
        ann.note("werth-2010", "discovery in the Soviet", "inner");
        Page page = open(DOCUMENT + "/pages/1");
        page.waitForCondition(() -> page.locator("mark").count() >= 3);
        assertThat(page.locator("mark").allTextContents().stream().reduce("", String::concat))
                .contains("In 1992, the discovery in the Soviet archives");
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll("mark")].map(mark => mark.getAttribute("aria-details").split(" "))
                  .every(ids => ids.every(id => document.getElementById(id)?.role === "comment"))""")).isEqualTo(true);
        assertThat(page.locator("mark.both").getAttribute("aria-details").split(" "))
                .hasSize(2);
        assertThat(page.locator("mark.both").textContent()).isEqualTo("discovery in the Soviet");
    }

    @Test
    void from_the_link_in_the_text_to_the_card_and_back_to_the_same_link() {
        ann.note("werth-2010", "Although Nikolai Ezhov signed the Order", "Signed, not instigated");
        Page page = open(DOCUMENT + "/pages/3");
        Locator link = page.locator("a.ref").first();
        link.focus();
        String name = String.valueOf(link.textContent());
        assertThat(name).matches("note \\d+: by Ann.*");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.activeElement?.role === 'comment'");
        assertThat(page.locator(":focus").textContent()).contains("Signed, not instigated");
        page.keyboard().press("Escape");
        page.waitForFunction("() => document.activeElement?.matches('a.ref')");
        assertThat(page.locator(":focus").textContent()).isEqualTo(name);
    }

    @Test
    void what_the_network_loses_is_kept_and_arrives_once() {
        Page page = open(DOCUMENT + "/pages/5");
        page.locator(".block").first().focus();
        page.keyboard().press("a");
        reader.write("Written in a tunnel");
        // The note reaches the server, and the answer is lost on the way back.
        browsers.expect("ERR_FAILED");
        browsers.expect("ERR_INTERNET_DISCONNECTED");
        Predicate<String> notes = url -> url.endsWith("/annotations/");
        Routes.put(page, notes, route -> {
            if (route.request().method().equals("POST")) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        page.keyboard().press("Control+Enter");
        reader.composer().getByText("Not sent yet. Your words are kept here").waitFor();
        Routes.goOffline(page);
        page.unroute(notes);
        assertThat(reader.composer().locator("textarea").inputValue()).isEqualTo("Written in a tunnel");
        hers.setOffline(false);
        reader.waitForStatus("Note saved on");
        reader.open(lectern.base() + DOCUMENT + "/pages/5");
        assertThat(reader.cards().allTextContents().stream().filter(card -> card.contains("Written in a tunnel")))
                .hasSize(1);
    }

    @Test
    void on_a_touch_screen_the_verbs_stand_at_the_edge_and_are_no_part_of_the_words() {
        try (BrowserContext phone = browsers.person(new Browser.NewContextOptions()
                .setViewportSize(412, 839)
                .setHasTouch(true)
                .setIsMobile(true)
                .setDeviceScaleFactor(2.6))) {
            Reading touching = new Reading(phone.newPage());
            touching.claim(lectern.claimLink("Ann"), "Ann");
            touching.open(lectern.base() + DOCUMENT + "/pages/2");
            Page page = touching.page();
            page.evaluate("""
                    () => {
                      const text = document.querySelector(".block [data-text]").firstChild;
                      getSelection().setBaseAndExtent(text, 4, text, 13);
                    }""");
            Locator adder = page.getByRole(AriaRole.TOOLBAR, new Page.GetByRoleOptions().setName("Selected words"));
            adder.waitFor();
            assertThat(page.evaluate("""
                    () => {
                      const words = getSelection().getRangeAt(0).getBoundingClientRect();
                      const bar = document.querySelector("[role=toolbar]").getBoundingClientRect();
                      return bar.bottom >= innerHeight - 1 && bar.top > words.bottom;
                    }"""))
                    .as("at the bottom edge, below the words")
                    .isEqualTo(true);
            assertThat(page.evaluate("""
                    () => {
                      getSelection().selectAllChildren(document.body);
                      return getSelection().toString();
                    }""")).asString().doesNotContain("Highlight");
            page.evaluate("""
                    () => {
                      const text = document.querySelector(".block [data-text]").firstChild;
                      getSelection().setBaseAndExtent(text, 4, text, 13);
                    }""");
            adder.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Note"))
                    .tap();
            touching.composer().waitFor();
            assertThat(touching.composer().locator("blockquote").textContent()).isEqualTo("important");
        }
    }

    @Test
    void the_address_of_a_note_opens_its_page_with_the_card_open_on_exactly_its_words() {
        String quote = "The public side was that of the show trials";
        String path = ann.note("werth-2010", quote, "And the other side?");
        Page page = reader.page();
        page.navigate(lectern.base() + path);
        page.waitForURL(Pattern.compile(".*/documents/werth-2010.*/pages/1.*"));
        page.waitForFunction("() => document.activeElement?.role === 'comment'");
        assertThat(page.locator(":focus").textContent()).contains("And the other side?", quote);
        assertThat(String.join("", page.locator("mark.open").allTextContents())).isEqualTo(quote);
        assertThat(lectern.get(path, "Accept", "application/ld+json").body()).contains("\"state\":\"exact\"");
    }
}
