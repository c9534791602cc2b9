package org.lectern.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The ten main screens, named once: what is looked at for everybody's sake, and what the pictures show. */
public enum MainScreen {
    LIBRARY,
    DOCUMENT,
    READER,
    NOTE,
    RATING,
    BESIDE,
    SEARCH,
    WORKS,
    GROUP,
    EXPORT;

    /**
     * Where to look.
     *
     * @param page the path of a document's page
     * @param words what is searched for
     */
    public record Place(String base, String page, String words) {
        String document() {
            return page.replaceFirst("/pages/.*", "");
        }
    }

    /** Whether it looks otherwise where a page has notes. */
    boolean differsByNotes() {
        return switch (this) {
            case READER, NOTE, RATING, BESIDE, SEARCH, EXPORT -> true;
            case LIBRARY, DOCUMENT, WORKS, GROUP -> false;
        };
    }

    /** Brings the browser of somebody who is signed in to the screen. */
    public void show(Reading reader, Place place) {
        String base = place.base;
        switch (this) {
            case LIBRARY -> reader.page().navigate(base + "/");
            case DOCUMENT -> reader.page().navigate(base + place.document());
            case READER -> reader.open(base + place.page);
            case NOTE -> compose(reader, place, "a");
            case RATING -> compose(reader, place, "r");
            case BESIDE -> {
                reader.open(base + place.page + "?beside=crawford-great-purge/pages/3");
                reader.page().locator(".other-page .block").first().waitFor();
            }
            case SEARCH -> reader.page().navigate("%s/search?q=%s".formatted(base, place.words.replace(' ', '+')));
            case WORKS -> reader.page().navigate(base + "/works");
            case GROUP -> invite(reader.page(), base);
            case EXPORT -> reader.page().navigate(base + place.document() + "/export");
        }
    }

    private static void compose(Reading reader, Place place, String key) {
        reader.open(place.base + place.page);
        reader.page().locator(".block").first().focus();
        reader.page().keyboard().press(key);
        reader.composer().waitFor();
    }

    /** To a group with its invitation open; it is made where there is none. */
    private static void invite(Page page, String base) {
        page.navigate(base + "/groups");
        Locator there = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tuesday readers"));
        if (there.count() > 0) {
            there.first().click();
        } else {
            page.getByLabel("Name").first().fill("Tuesday readers");
            page.keyboard().press("Enter");
        }
        page.waitForURL(Pattern.compile(".*/groups/tuesday-readers.*"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a link"))
                .click();
        page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true)).waitFor();
    }
}
