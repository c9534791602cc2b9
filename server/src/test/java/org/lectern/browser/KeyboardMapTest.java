package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every key of the reader's map does what the map says, by its place on the keyboard: on a Russian layout alone, on an
 * American one with Ctrl and Alt. Where a row begins in the text, the reader stands on the second paragraph.
 */
class KeyboardMapTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";
    private static final String FIRST = "Two important features of this mass crime";
    private static final String THIRD = "the culmination of a decade-long radicalization";

    private static Reading reader;
    private static Keys russian;
    private static Keys american;

    @BeforeAll
    static void start() {
        Written ann = new Written(lectern, "Ann");
        ann.note("werth-2010", FIRST, "Which two?");
        ann.note("werth-2010", THIRD, "Since when?");
        reader = new Reading(browsers.page(1280, 860));
        reader.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        reader.claim(lectern.claimLink("Ann"), "Ann");
        russian = new Keys(reader.page(), Keys.Layout.RUSSIAN);
        american = new Keys(reader.page(), Keys.Layout.AMERICAN);
    }

    @BeforeEach
    void open() {
        reader.open(lectern.base() + PAGE);
        reader.page().locator("a.ref").nth(1).waitFor();
    }

    record Row(String key, String does, Consumer<Page> happened) {
        @Override
        public String toString() {
            return key + ": " + does;
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row(
                        "KeyJ",
                        "next paragraph",
                        page -> assertThat(standsOn(page)).isEqualTo(2)),
                new Row(
                        "KeyK",
                        "previous paragraph",
                        page -> assertThat(standsOn(page)).isZero()),
                new Row("KeyN", "next note", page -> waitForFocusOn(page, ".block:nth-of-type(3) a.ref")),
                new Row("Shift+KeyN", "previous note", page -> waitForFocusOn(page, ".block:nth-of-type(1) a.ref")),
                new Row("KeyA", "note", page -> composerFor(page, "Note")),
                new Row("KeyR", "rate", page -> composerFor(page, "Rate")),
                new Row("KeyL", "link", page -> composerFor(page, "Link")),
                new Row("KeyF", "flag", page -> composerFor(page, "Flag")),
                new Row("KeyC", "suggest a reading", page -> composerFor(page, "Reading")),
                new Row(
                        "KeyV",
                        "accepted readings shown or not",
                        page -> page.waitForCondition(() -> String.valueOf(
                                        page.locator("[data-island=status]").textContent())
                                .matches("Accepted readings are shown.*|The text is shown as transcribed.*"))),
                new Row("KeyS", "select words", page -> waitForFocusOn(page, ".select-bar")),
                new Row("KeyQ", "quote to annotate", page -> dialog(page, "Quote to annotate")),
                new Row("Slash", "find in the document", page -> waitForFocusOn(page, "search.find input")),
                new Row("KeyG", "go to a page", page -> waitForFocusOn(page, "#leaf")),
                new Row("KeyP", "one more piece", page -> composerFor(page, "Note")),
                new Row("KeyB", "read beside", page -> dialog(page, "Read beside")),
                new Row("KeyO", "to the outline", page -> waitForFocusOn(page, ".outline a")),
                new Row("KeyE", "take out excerpts", page -> page.waitForURL("**/export")),
                new Row("BracketLeft", "hide the outline", page -> gone(page, ".outline")),
                new Row("BracketRight", "hide the notes", page -> gone(page, ".notes-rail")),
                new Row("KeyY", "copy the lasting address", KeyboardMapTest::copied),
                new Row("Shift+Slash", "help", page -> dialog(page, "Help and keys")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void alone_it_acts_in_the_text_whatever_the_layout_writes_there(Row row) {
        standOnSecondParagraph();
        russian.press(row.key());
        row.happened().accept(reader.page());
        undoPanels();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void with_control_and_alt_it_acts_from_anywhere(Row row) {
        standOnSecondParagraph();
        reader.page().locator(".turn a").first().focus();
        american.press("Control+Alt+" + row.key());
        row.happened().accept(reader.page());
        undoPanels();
    }

    private static void standOnSecondParagraph() {
        reader.page().locator(".block").nth(1).focus();
        assertThat(standsOn(reader.page())).isEqualTo(1);
    }

    /** Which panels are shown is kept in the browser, and the next row begins with all of them. */
    private static void undoPanels() {
        reader.page()
                .evaluate(
                        "['lectern.hide-outline', 'lectern.hide-notes'].forEach(key => localStorage.removeItem(key))");
    }

    private static int standsOn(Page page) {
        return ((Number)
                        page.evaluate(
                                "[...document.querySelectorAll('.text .block')].findIndex(block => block.ariaCurrent === 'true')"))
                .intValue();
    }

    private static void waitForFocusOn(Page page, String selector) {
        page.waitForFunction("selector => document.activeElement?.matches(selector)", selector);
    }

    private static void composerFor(Page page, String verb) {
        Locator composer = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("New annotation"));
        composer.waitFor();
        assertThat(composer.getByRole(
                                AriaRole.RADIO,
                                new Locator.GetByRoleOptions().setName(verb).setExact(true))
                        .isChecked())
                .isTrue();
        assertThat(String.valueOf(page.locator(".block").nth(1).textContent()))
                .contains(String.valueOf(composer.locator("blockquote").textContent())
                        .substring(0, 40));
    }

    private static void dialog(Page page, String name) {
        page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name))
                .waitFor();
    }

    private static void gone(Page page, String selector) {
        page.waitForCondition(() -> !page.locator(selector).isVisible());
    }

    private static void copied(Page page) {
        reader.waitForStatus("The address is copied.");
        assertThat(String.valueOf(page.evaluate("navigator.clipboard.readText()")))
                .matches(Pattern.quote(lectern.base()) + "/documents/werth-2010@[0-9a-f]+/pages/2#"
                        + page.locator(".block").nth(1).getAttribute("id"));
    }

    @Test
    void h_highlights_the_paragraph_at_once() {
        reader.open(lectern.base() + "/documents/werth-2010/pages/3");
        standOnSecondParagraph();
        int before = reader.cards().count();
        russian.press("KeyH");
        reader.waitForStatus("Highlighted “");
        assertThat(reader.cards().count()).isEqualTo(before + 1);
    }

    @Test
    void search_opens_from_anywhere_whatever_the_layout() {
        reader.page().locator("#leaf").focus();
        russian.press("Control+KeyK");
        reader.page().waitForURL("**/search");
        waitForFocusOn(reader.page(), "#search-words");
    }

    @Test
    void each_key_of_the_text_has_a_button_that_does_the_same() {
        Page page = reader.page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"))
                .click();
        Locator ways = page.locator(".ways");
        List<String> keys = new java.util.ArrayList<>(ways.locator("kbd").allTextContents());
        page.keyboard().press("Escape");
        russian.press("Shift+Slash");
        dialog(page, "Help and keys");
        List<String> listed =
                page.locator("dialog .keys").first().locator("kbd").allTextContents();
        assertThat(keys).containsAll(listed).contains("Shift+N");
        page.keyboard().press("Escape");

        standOnSecondParagraph();
        for (String name : List.of("Next paragraph", "Previous paragraph")) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"))
                    .click();
            ways.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                    .click();
            waitForFocusOn(page, ".block");
        }
        assertThat(standsOn(page)).isEqualTo(1);
    }

    @Test
    void what_was_hidden_is_shown_again_by_a_button_that_gives_it_the_focus() {
        Page page = reader.page();
        standOnSecondParagraph();
        russian.press("BracketRight");
        gone(page, ".notes-rail");
        page.locator(".leaf")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Notes"))
                .click();
        waitForFocusOn(page, "#notes-title");
        standOnSecondParagraph();
        russian.press("BracketLeft");
        gone(page, ".outline");
        page.locator(".leaf")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Outline"))
                .click();
        waitForFocusOn(page, ".outline a");
        undoPanels();
    }

    @Test
    void enter_opens_the_first_note_of_the_paragraph_and_escape_comes_back_to_it() {
        Locator block = reader.page()
                .locator(
                        ".block", new Page.LocatorOptions().setHas(reader.page().locator("a.ref")))
                .first();
        block.focus();
        russian.press("Enter");
        waitForFocusOn(reader.page(), ".notes-rail [role=comment][aria-current=true]");
        russian.press("Escape");
        waitForFocusOn(reader.page(), "a.ref");
        russian.press("Escape");
        waitForFocusOn(reader.page(), ".block");
        assertThat(block.evaluate("block => block === document.activeElement")).isEqualTo(true);
    }

    @Test
    void pages_are_turned_with_alt_from_anywhere_and_with_arrows_in_the_page_bar() {
        Page page = reader.page();
        page.locator("#leaf").focus();
        russian.press("Alt+PageDown");
        page.waitForURL("**/pages/3");
        russian.press("Alt+PageUp");
        page.waitForURL("**/pages/2");
        reader.open(lectern.base() + PAGE);
        page.locator(".leaf a[rel=next]").focus();
        russian.press("ArrowRight");
        page.waitForURL("**/pages/3");
        reader.open(lectern.base() + PAGE);
        page.locator(".leaf a[rel=next]").focus();
        russian.press("ArrowLeft");
        page.waitForURL("**/pages/1");
    }

    @Test
    void f6_goes_round_the_regions_both_ways() {
        Page page = reader.page();
        page.locator("main").focus();
        List<String> regions = List.of(".notes-rail", "header.bar", ".outline", "main");
        for (String region : regions) {
            russian.press("F6");
            assertThat(isIn(page, region)).as("F6 reaches " + region).isTrue();
        }
        for (String region : List.of(".outline", "header.bar", ".notes-rail", "main")) {
            russian.press("Shift+F6");
            assertThat(isIn(page, region)).as("Shift+F6 reaches " + region).isTrue();
        }
    }

    private static boolean isIn(Page page, String region) {
        return (Boolean)
                page.evaluate("region => document.querySelector(region).contains(document.activeElement)", region);
    }

    @Test
    void in_text_fields_letters_are_letters() {
        Page page = reader.page();
        page.locator("#leaf").fill("");
        for (String key : List.of("KeyA", "KeyJ", "KeyS", "Slash")) {
            russian.press(key);
        }
        assertThat(page.locator("#leaf").inputValue()).isEqualTo("фоы.");
        assertThat(reader.composer().count()).isZero();
        assertThat(standsOn(page)).isEqualTo(-1);
    }

    @Test
    void alt_graph_is_left_to_the_layout() {
        standOnSecondParagraph();
        Object taken = reader.page().evaluate("""
                () => !document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {
                  key: "ą", code: "KeyA", ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true }))""");
        assertThat(taken).isEqualTo(false);
        assertThat(reader.composer().count()).isZero();
        // The same press without AltGraph is a command: the check can fail.
        Object ours = reader.page().evaluate("""
                () => !document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {
                  key: "a", code: "KeyA", ctrlKey: true, altKey: true, bubbles: true, cancelable: true }))""");
        assertThat(ours).isEqualTo(true);
        reader.composer().waitFor();
    }

    @Test
    void a_key_can_be_moved_and_all_can_be_switched_off_by_keyboard() {
        Page page = reader.page();
        russian.press("Shift+Slash");
        Locator help = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Help and keys"));
        help.waitFor();
        help.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("^Change\\s*: Note on the selected words or the paragraph")))
                .focus();
        russian.press("Enter");
        russian.press("KeyJ");
        page.waitForCondition(() -> help.textContent().contains("J is the key for “Next paragraph” already"));
        russian.press("KeyU");
        page.waitForCondition(() -> help.textContent().contains("is now U"));
        russian.press("Escape");
        standOnSecondParagraph();
        russian.press("KeyA");
        russian.press("KeyU");
        composerFor(page, "Note");

        open();
        standOnSecondParagraph();
        russian.press("Shift+Slash");
        help.waitFor();
        help.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("All keys as they were"))
                .focus();
        russian.press("Enter");
        help.getByRole(AriaRole.SWITCH).focus();
        page.keyboard().press("Space");
        russian.press("Escape");
        standOnSecondParagraph();
        for (String key : List.of("KeyA", "KeyJ", "KeyS", "Slash", "KeyG", "BracketLeft")) {
            russian.press(key);
        }
        assertThat(standsOn(page)).isEqualTo(1);
        assertThat(reader.composer().count()).isZero();
        assertThat(page.locator(".select-bar, search.find").count()).isZero();
        assertThat(page.locator(".outline").isVisible()).isTrue();
        american.press("Control+Alt+KeyA");
        composerFor(page, "Note");
        page.evaluate("localStorage.clear()");
    }

    @Test
    void a_note_is_saved_with_control_and_enter_and_escape_keeps_its_draft() {
        Page page = reader.page();
        reader.open(lectern.base() + "/documents/werth-2010/pages/4");
        standOnSecondParagraph();
        russian.press("KeyA");
        reader.composer().waitFor();
        page.keyboard().insertText("Дважды посчитано");
        russian.press("Escape");
        reader.composer()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(page.locator(".block").nth(1).evaluate("block => block.contains(document.activeElement)"))
                .isEqualTo(true);
        assertThat(page.locator(".drafts").textContent()).contains("Continue");
        russian.press("KeyA");
        reader.composer().waitFor();
        assertThat(reader.composer().locator("textarea").inputValue()).isEqualTo("Дважды посчитано");
        russian.press("Control+Enter");
        reader.waitForStatus("Note saved on");
        assertThat(String.join(" ", reader.cards().allTextContents())).contains("Дважды посчитано");
        assertThat(page.locator(".drafts").count()).isZero();
    }
}
