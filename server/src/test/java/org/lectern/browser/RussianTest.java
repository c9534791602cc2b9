package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody who reads Russian meets no English but that of the documents. */
class RussianTest extends BrowserTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";

    @BeforeAll
    static void start() {
        browsers.expect("status of 404");
        Written ann = new Written(lectern, "Анна");
        ann.note("werth-2010", "Two important features of this mass crime", "Which two?");
        ann.rating("werth-2010", "The round-number quotas of Order", "source", "B");
    }

    private static Page page(int width) {
        return browsers.person(new Browser.NewContextOptions()
                        .setViewportSize(width, 860)
                        .setLocale("ru-RU"))
                .newPage();
    }

    /**
     * Latin words that are seen or heard and are said to be Russian. Documents' own words, names and quotations are in
     * elements of another language; what is typed into a machine is in {@code code}, addresses are {@code mono}.
     */
    @SuppressWarnings("unchecked")
    private static List<String> foreignWords(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const skipped = "script, style, noscript, code, kbd, .mono, .quote, q, blockquote, [data-text], .wordmark, textarea";
                  const known = /^(Lectern|Enter|Ctrl|Alt|Shift|Tab|Escape|Esc|Space|Home|End|Page|Up|Down|JSON|LD|CSV|PDF|EPUB|TEI|DOCX|Markdown|SHA|HTTPS|JavaScript|Chromium|Chrome|Headless|HeadlessChrome|Linux|Mac|Ezhov|Yezhov|English|UTC|UTF|KiB|MiB|Hypothesis|rem|Caddy|nginx)$/;
                  const said = [];
                  const look = (element, text) => {
                    if (element.closest(skipped) || element.closest("[lang]")?.lang !== "ru") return;
                    for (const word of text.match(/[A-Za-z]{3,}/g) ?? [])
                      if (!known.test(word)) said.push(`${word} in <${element.tagName.toLowerCase()} ${element.className}> ${text.trim().slice(0, 60)}`);
                  };
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  for (let node = walker.nextNode(); node; node = walker.nextNode()) look(node.parentElement, node.data);
                  for (const element of document.body.querySelectorAll("*"))
                    for (const name of ["aria-label", "aria-description", "title", "alt", "placeholder", "aria-valuetext"])
                      look(element, element.getAttribute(name) ?? "");
                  return said;
                }""");
    }

    private static void look(Page page, List<String> foreign) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ru");
        foreignWords(page).forEach(word -> foreign.add("%s: %s".formatted(page.url(), word)));
    }

    @Test
    void the_main_pages_say_nothing_in_english_but_the_documents_words() {
        Page page = page(1280);
        List<String> foreign = new ArrayList<>();
        for (String path :
                List.of("/sign-in", "/search", "/search?q=Ezhov", "/search?q=zzzz", "/works", "/join/AAAA")) {
            page.navigate(lectern.base() + path);
            look(page, foreign);
        }
        page.navigate(lectern.base() + "/works");
        page.locator(".works a").first().click();
        look(page, foreign);
        page.navigate(lectern.claimLink("Анна"));
        look(page, foreign);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Дальше"))
                .click();
        page.waitForURL(Pattern.compile(".*/$"));
        for (String path : List.of(
                "/",
                "/documents/werth-2010",
                "/documents/werth-2010/export",
                "/documents/werth-2010/changes",
                "/groups",
                "/groups/everyone",
                "/account",
                "/import",
                "/search/export?q=Ezhov",
                "/documents/nothing-here",
                "/groups/nothing-here",
                "/people/aaaaaaaaaaaa")) {
            page.navigate(lectern.base() + path);
            look(page, foreign);
        }
        inGroup(page, foreign);
        onPage(page, foreign);
        assertThat(foreign).isEmpty();
    }

    private static void inGroup(Page page, List<String> foreign) {
        page.navigate(lectern.base() + "/groups");
        page.getByLabel("Название группы").fill("Читальня");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/groups/group.*"));
        look(page, foreign);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Создать ссылку"))
                .click();
        page.locator("#link").waitFor();
        look(page, foreign);
        String link = page.locator("#link").inputValue();
        Page guest = page(390);
        guest.navigate(link);
        look(guest, foreign);
        guest.context().close();
    }

    private static void onPage(Page page, List<String> foreign) {
        Reading reading = new Reading(page);
        reading.open(lectern.base() + PAGE);
        page.locator("a.ref").nth(1).waitFor();
        look(page, foreign);
        page.locator(".block").nth(1).focus();
        page.keyboard().press("a");
        page.locator(".notes-rail form").first().waitFor();
        look(page, foreign);
    }

    @Test
    void a_choice_of_language_holds_for_what_the_server_draws_and_what_the_client_does() {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + PAGE);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Text size"))
                .click();
        page.getByLabel("Русский").check();
        page.waitForCondition(() -> "ru".equals(page.locator("html").getAttribute("lang")));
        assertThat(page.locator("nav.outline").getAttribute("aria-label")).isEqualTo("Оглавление");
        page.waitForCondition(() -> page.locator(".notes-rail h2").textContent().contains("на этой странице"));
        page.navigate(lectern.base() + "/search");
        assertThat(page.locator("h1").textContent()).isEqualTo("Поиск");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void a_language_that_was_chosen_before_the_server_knew_of_it_is_not_forgotten() {
        Page page = browsers.page(1280, 860);
        page.navigate(lectern.base() + PAGE);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.evaluate("localStorage.setItem('lectern.language', 'ru')");
        page.navigate(lectern.base() + PAGE);
        page.waitForCondition(() -> "ru".equals(page.locator("html").getAttribute("lang")));
        // What is chosen from now on is not overruled
        page.waitForLoadState();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Вид текста"))
                .click();
        page.getByLabel("English").check();
        page.waitForCondition(() -> "en".equals(page.locator("html").getAttribute("lang")));
        page.navigate(lectern.base() + "/search");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.context().close();
    }
}
