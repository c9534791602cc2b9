package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search box offers how a word goes on, and what was found is taken away: by keyboard, by mouse, by finger. */
class CompletionBoxTest extends BrowserTest {
    @TempDir
    static Path folder;

    private static Locator box(Page page) {
        return page.getByRole(AriaRole.COMBOBOX);
    }

    private static Locator options(Page page) {
        // Those of the list, not of the fields that narrow the search
        return page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
    }

    private static Page search() {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + "/search");
        box(page).waitFor();
        return page;
    }

    private static String value(Page page) {
        return box(page).inputValue();
    }

    @Test
    void by_keyboard_a_word_is_chosen_and_the_search_is_sent_only_by_the_next_enter() {
        Page page = search();
        page.keyboard().type("Bukhar");
        options(page).first().waitFor();
        assertThat(box(page).getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(box(page).getAttribute("aria-activedescendant")).isNull();
        page.keyboard().press("ArrowDown");
        Locator active = page.locator("#" + box(page).getAttribute("aria-activedescendant"));
        assertThat(active.getAttribute("aria-selected")).isEqualTo("true");
        String first = active.locator("span").textContent();
        page.keyboard().press("ArrowUp");
        assertThat(box(page).getAttribute("aria-activedescendant")).isNull();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(value(page)).isEqualTo(first + " ");
        assertThat(page.url()).endsWith("/search");
        assertThat(options(page).count()).isZero();
        assertThat(page.locator(".completed [role=status]").textContent()).contains(first);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?q=.*"));
        assertThat(page.locator(".hits > li").count()).isPositive();
        page.close();
    }

    @Test
    void the_list_that_is_chosen_from_is_not_exchanged_for_a_later_answer() {
        Page page = search();
        page.keyboard().type("Bukha");
        options(page).first().waitFor();
        // Also those of the letters before have come or been given up
        page.waitForLoadState(LoadState.NETWORKIDLE);
        AtomicReference<Request> later = new AtomicReference<>();
        Routes.put(page, url -> url.contains("/api/search/completions"), route -> later.set(route.request()));
        page.keyboard().type("r");
        page.waitForCondition(() -> later.get() != null);
        page.keyboard().press("ArrowDown");
        Request asked = Objects.requireNonNull(later.get());
        page.waitForCondition(() -> asked.failure() != null);
        String first = page.locator("[role=option][aria-selected=true] span").textContent();
        page.keyboard().press("Enter");
        assertThat(value(page)).isEqualTo(first + " ");
        page.close();
    }

    @Test
    void escape_closes_the_list_and_keeps_what_was_typed_and_enter_searches_for_just_that() {
        Page page = search();
        page.keyboard().type("Ezho");
        options(page).first().waitFor();
        page.keyboard().press("Escape");
        assertThat(options(page).count()).isZero();
        assertThat(value(page)).isEqualTo("Ezho");
        assertThat(box(page).getAttribute("aria-expanded")).isEqualTo("false");
        page.keyboard().type("v");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?q=Ezhov(&.*)?"));
        page.close();
    }

    @Test
    void a_name_typed_in_russian_is_offered_as_the_texts_have_it_and_a_person_and_a_document_too() {
        Page page = search();
        page.keyboard().type("Ежо");
        options(page).first().waitFor();
        assertThat(options(page).allTextContents()).anyMatch(text -> text.matches("Y?[Ee]zho.*"));
        box(page).fill("in:werth");
        page.waitForCondition(
                () -> options(page).allTextContents().stream().anyMatch(text -> text.contains("document")));
        options(page).first().click();
        assertThat(value(page)).matches("in:\\S+ ");
        page.close();
    }

    @Test
    void by_finger_an_option_is_large_enough_and_keeps_the_keyboard_up() {
        Page page = browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(390, 800)
                        .setHasTouch(true)
                        .setIsMobile(true))
                .newPage();
        page.navigate(lectern.base() + "/search");
        box(page).tap();
        page.keyboard().type("opera");
        options(page).first().waitFor();
        assertThat(options(page).first().boundingBox().height).isGreaterThanOrEqualTo(44);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        options(page).first().tap();
        assertThat(value(page)).startsWithIgnoringCase("opera").endsWith(" ");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search-words");
        page.context().close();
    }

    @Test
    void the_open_list_is_for_everybody() {
        List<String> violations = new ArrayList<>();
        for (int width : List.of(1280, 390)) {
            Page page = browsers.person(new Browser.NewContextOptions()
                            .setViewportSize(width, 860)
                            .setLocale("ru-RU"))
                    .newPage();
            page.navigate(lectern.base() + "/search");
            box(page).focus();
            page.keyboard().type("by:");
            options(page).first().waitFor();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".completions").getAttribute("aria-label")).isEqualTo("Как можно продолжить");
            violations.addAll(Axe.complaintsByDayAndNight(page, "the open list"));
            assertThat(options(page).first().isVisible())
                    .as("it was open by night too")
                    .isTrue();
            page.context().close();
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void what_was_found_is_taken_away_by_keyboard() throws IOException {
        Page page = search();
        page.keyboard().type("\"269,100 persons\"");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?q=.*"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Take these away"))
                .focus();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search/export\\?.*"));
        page.getByLabel("Markdown").focus();
        Download file = page.waitForDownload(() -> page.keyboard().press("Enter"));
        Path kept = folder.resolve("found.md");
        file.saveAs(kept);
        assertThat(Files.readString(kept)).contains("269,100 persons", "> ");
        assertThat(browsers.complaints()).isEmpty();
        page.close();
    }
}
