package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ten main screens, with no note, one and fifty, by day and by night, on a desk and on a phone. */
class MainScreensTest extends BrowserTest {
    private static final String FIFTY = "/documents/great-terror-excerpt/pages/1";

    private static MainScreen.Place none;
    private static MainScreen.Place one;
    private static MainScreen.Place fifty;

    private final List<String> troubles = new ArrayList<>();

    @BeforeAll
    static void start() {
        Written ann = new Written(lectern, "Ann");
        ann.note("werth-2010", "Two important features of this mass crime", "Which two?");
        ann.notesOn(FIFTY, 50);
        String base = lectern.base();
        none = new MainScreen.Place(base, "/documents/crawford-great-purge/pages/2", "zzzz");
        one = new MainScreen.Place(base, "/documents/werth-2010/pages/2", "Which two");
        fifty = new MainScreen.Place(base, FIFTY, "busy page");
    }

    private Reading signedIn(int width) {
        BrowserContext context = browsers.person(new Browser.NewContextOptions().setViewportSize(width, 860));
        context.onRequest(request -> {
            if (!request.url().startsWith(lectern.base()) && !request.url().startsWith("data:")) {
                troubles.add("asked elsewhere: " + request.url());
            }
        });
        Reading reader = new Reading(context.newPage());
        reader.claim(lectern.claimLink("Vera"), "Vera");
        return reader;
    }

    private void look(Reading reader, MainScreen screen, MainScreen.Place place) {
        screen.show(reader, place);
        Page page = reader.page();
        boolean inText = page.locator("main[data-page]").count() > 0;
        if (inText && place.equals(fifty)) {
            page.locator("a.ref").nth(49).waitFor();
        }
        if (screen == MainScreen.SEARCH && !place.equals(none)) {
            page.waitForCondition(() -> {
                page.reload(); // the index follows a little behind
                return page.locator(".hit").count() > 0;
            });
        }
        String where = "%s, %d px, %s".formatted(screen, page.viewportSize().width, place.page());
        Sight.tooWide(page).forEach(wide -> troubles.add("too wide in %s: %s".formatted(where, wide)));
        troubles.addAll(Axe.complaintsByDayAndNight(page, where));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void axe_finds_nothing_and_nothing_is_too_wide_with_no_note_one_and_fifty(int width) {
        Reading reader = signedIn(width);
        for (MainScreen screen : MainScreen.values()) {
            look(reader, screen, none);
            if (screen.differsByNotes()) {
                look(reader, screen, one);
                look(reader, screen, fifty);
            }
        }
        reader.page().context().close();
        assertThat(troubles).isEmpty();
        assertThat(browsers.complaints()).isEmpty();
    }
}
