package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a phone, with fingers: no words need a drag, and whatever a drag does a button does as well. */
class TouchTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";
    private static final String NOTED = "/documents/werth-2010/pages/4";

    private Reading reader;
    private Page page;

    @BeforeAll
    static void start() {
        new Written(lectern, "Ann").notesOn(NOTED, 12);
    }

    @BeforeEach
    void open() {
        reader = new Reading(browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setDeviceScaleFactor(2))
                .newPage());
        page = reader.page();
        reader.claim(lectern.claimLink("Ann"), "Ann");
        reader.open(lectern.base() + PAGE);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private Locator bar() {
        return page.locator(".select-bar");
    }

    private void tap(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .tap();
    }

    private String composed() {
        reader.composer().waitFor();
        return String.valueOf(reader.composer().locator("blockquote").textContent());
    }

    @Test
    void the_number_of_a_paragraph_offers_the_whole_of_it() {
        page.locator("a.pn").nth(1).tap();
        tap("Whole paragraph");
        page.getByRole(AriaRole.TOOLBAR, new Page.GetByRoleOptions().setName("Selected words"))
                .waitFor();
        assertThat(bar().count()).isZero();
        reader.chooseInAdder("Note");
        assertThat(composed())
                .isEqualTo(page.locator(".block").nth(1).locator("[data-text]").evaluate("""
                        element => { const copy = element.cloneNode(true);
                          copy.querySelectorAll("[data-chrome]").forEach(one => one.remove()); return copy.textContent; }"""));
        reader.write("All of it");
        reader.press("Save note");
        reader.waitForStatus("Note saved on “a) The round-number quotas");
    }

    @Test
    void first_and_last_word_are_chosen_by_buttons_alone() {
        page.locator("a.pn").nth(0).tap();
        tap("Choose first and last word");
        tap("Last word: one later");
        tap("Last word: one later");
        tap("First word: one later");
        tap("Last word: one later");
        tap("Last word: one earlier");
        tap("Done");
        reader.chooseInAdder("Note");
        assertThat(composed()).isEqualTo("important features");
    }

    @Test
    void first_and_last_word_are_chosen_by_tapping_them() {
        page.locator("a.pn").nth(0).tap();
        tap("Choose first and last word");
        tapWord("features");
        tapWord("crime");
        page.waitForCondition(() -> bar().textContent().contains("“features of this mass crime”"));
        tapWord("important");
        page.waitForCondition(() -> bar().textContent().contains("“important features of this mass crime”"));
        tap("Done");
        reader.chooseInAdder("Note");
        assertThat(composed()).isEqualTo("important features of this mass crime");
    }

    private void tapWord(String word) {
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>) page.evaluate("""
                word => {
                  const walker = document.createTreeWalker(document.querySelector(".block [data-text]"), NodeFilter.SHOW_TEXT);
                  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const at = node.data.indexOf(word);
                    if (at < 0) continue;
                    const range = new Range();
                    range.setStart(node, at + 1);
                    range.setEnd(node, at + 3);
                    const box = range.getBoundingClientRect();
                    return [box.left + box.width / 2, box.top + box.height / 2];
                  }
                  throw new Error("Not here: " + word);
                }""", word);
        page.touchscreen().tap(at.get(0).doubleValue(), at.get(1).doubleValue());
    }

    @Test
    void the_bar_is_left_without_a_trace() {
        page.locator("a.pn").nth(0).tap();
        tap("Cancel");
        assertThat(bar().count()).isZero();
        assertThat(page.evaluate("document.activeElement.matches('a.pn')")).isEqualTo(true);
        assertThat(page.evaluate("CSS.highlights.size")).isEqualTo(0);
        assertThat(page.url()).doesNotContain("#");
    }

    @Test
    void every_height_of_the_notes_is_reached_by_a_drag_and_by_buttons_alike() {
        reader.open(lectern.base() + NOTED);
        double window = 844;
        Object strip = height();
        tap("Open Notes");
        Object low = height();
        tap("Larger");
        Object half = height();
        tap("Larger");
        Object full = height();
        assertThat(List.of(strip, low, half, full)).doesNotHaveDuplicates();
        tap("Smaller");
        assertThat(height()).isEqualTo(half);
        tap("Smaller");
        assertThat(height()).isEqualTo(low);
        tap("Close");
        assertThat(height()).isEqualTo(strip);

        drawTo(window * 0.7);
        assertThat(height()).isEqualTo(low);
        drawTo(window * 0.42);
        assertThat(height()).isEqualTo(half);
        drawTo(60);
        assertThat(height()).isEqualTo(full);
        drawTo(window - 20);
        assertThat(height()).isEqualTo(strip);
    }

    private Object height() {
        return Objects.requireNonNull(
                page.evaluate("Math.round(document.querySelector('.rail').getBoundingClientRect().height)"));
    }

    /** A finger on the heading of the notes goes to this height and rests there before it lets go. */
    private void drawTo(double y) {
        CDPSession touch = page.context().newCDPSession(page);
        BoundingBox heading = page.locator("#notes-title").boundingBox();
        double x = heading.x + 10;
        double from = heading.y + heading.height / 2;
        send(touch, "touchStart", x, from);
        for (int step = 1; step <= 10; step++) {
            send(touch, "touchMove", x, from + (y - from) * step / 10);
            page.evaluate("new Promise(requestAnimationFrame)");
        }
        // Longer than what counts as a throw
        page.evaluate("new Promise(done => setTimeout(done, 150))");
        send(touch, "touchEnd", -1, -1);
        page.waitForCondition(() -> page.locator(".rail.drawing").count() == 0);
        touch.detach();
    }

    private static void send(CDPSession touch, String type, double x, double y) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        JsonArray points = new JsonArray();
        if (!type.equals("touchEnd")) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        event.add("touchPoints", points);
        touch.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void the_line_between_two_texts_is_moved_by_a_drag_and_by_buttons_alike() {
        page.setViewportSize(1280, 860);
        reader.open(lectern.base() + PAGE + "?beside=werth-2010/pages/4");
        Locator line = page.getByRole(AriaRole.SEPARATOR);
        line.waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More room for the second text"))
                .click();
        String moved = String.valueOf(line.getAttribute("aria-valuenow"));
        assertThat(moved).isEqualTo("45");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Less room for the second text"))
                .click();
        assertThat(line.getAttribute("aria-valuenow")).isEqualTo("50");
        BoundingBox main = page.locator("main").boundingBox();
        BoundingBox other = page.locator("section.other").boundingBox();
        BoundingBox grip = line.boundingBox();
        page.mouse().move(grip.x + grip.width / 2, grip.y + grip.height / 2);
        page.mouse().down();
        page.mouse().move(main.x + (other.x + other.width - main.x) * 0.45, grip.y + grip.height / 2);
        page.mouse().up();
        assertThat(line.getAttribute("aria-valuenow")).isEqualTo(moved);
        assertThat(page.url()).matches(Pattern.compile(".*beside=.*"));
    }
}
