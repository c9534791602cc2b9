package org.lectern.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a reader does on a page. */
public final class Reading {
    private final Page page;

    public Reading(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** Opens a claim link and, where it asks for one, gives a name. */
    public void claim(String link, String name) {
        page.navigate(link);
        if (page.getByLabel("Display name").count() > 0) {
            page.getByLabel("Display name").fill(name);
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                .click();
        page.waitForURL(Pattern.compile(".*/$"));
    }

    public void open(String address) {
        page.navigate(address);
        page.locator(".notes-rail h2").waitFor();
        page.waitForCondition(() -> !rail().textContent().contains("Loading"));
    }

    Locator rail() {
        return page.locator(".notes-rail");
    }

    Locator cards() {
        return page.locator(".notes-rail [role=comment]");
    }

    /** Drags the mouse from the first to the last letter of words that stand on the page. */
    public void selectByMouse(String words) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> ends = (List<Map<String, Object>>) page.evaluate("""
                words => {
                  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
                  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const at = node.data.indexOf(words);
                    if (at < 0) continue;
                    // Near an edge the browser would scroll on while the button is down.
                    const all = new Range();
                    all.setStart(node, at);
                    all.setEnd(node, at + words.length);
                    scrollBy({ top: all.getBoundingClientRect().top - innerHeight / 2, behavior: "instant" });
                    const end = offset => {
                      const range = new Range();
                      range.setStart(node, offset);
                      range.setEnd(node, offset + 1);
                      const box = range.getClientRects()[0];
                      return box;
                    };
                    const first = end(at), last = end(at + words.length - 1);
                    return [
                      { x: first.left + 0.5, y: first.top + first.height / 2 },
                      { x: last.right - 0.5, y: last.top + last.height / 2 },
                    ];
                  }
                  throw new Error("Not on this page: " + words);
                }""", words);
        page.mouse().move(number(ends.get(0), "x"), number(ends.get(0), "y"));
        page.mouse().down();
        page.mouse().move(number(ends.get(1), "x"), number(ends.get(1), "y"));
        page.mouse().up();
    }

    private static double number(Map<String, Object> point, String key) {
        return ((Number) Objects.requireNonNull(point.get(key))).doubleValue();
    }

    public void chooseInAdder(String verb) {
        page.getByRole(AriaRole.TOOLBAR, new Page.GetByRoleOptions().setName("Selected words"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(verb))
                .click();
    }

    public Locator composer() {
        return page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("New annotation"));
    }

    public void write(String words) {
        composer()
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^Note")))
                .fill(words);
    }

    /** @param audience as the composer words it */
    void shareWith(String audience) {
        composer().getByLabel("Who can see it").selectOption(audience);
    }

    void press(String button) {
        composer()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** What the status line says, once it says something that begins so. */
    void waitForStatus(String beginning) {
        page.waitForCondition(
                () -> page.locator("[data-island=status]").textContent().startsWith(beginning));
    }

    /** The words of the page, put together again from its text-bearing nodes, without what is not text. */
    String text() {
        return (String) page.evaluate("""
                () => [...document.querySelectorAll("main [data-text]")].map(bearer => {
                  const copy = bearer.cloneNode(true);
                  copy.querySelectorAll("[data-chrome]").forEach(chrome => chrome.remove());
                  return copy.textContent;
                }).join("")""");
    }
}
