package org.lectern.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;

/** What axe complains of. */
final class Axe {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /** Asks for complaints alone, in the page itself: it has no frames, and a list of all that is well takes long. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static Stream<String> complaints(AxeBuilder axe, String where) {
        return axe.analyze().getViolations().stream()
                .map(rule -> "%s in %s: %s".formatted(rule.getId(), where, rule.getNodes()));
    }

    /** All rules, in the colours that the page has now. */
    static List<String> complaints(Page page, String where) {
        return complaints(axe(page).withTags(TAGS), where).toList();
    }

    /** All rules by day; by night those that see colours, since nothing else changes. Leaves the page by day. */
    static List<String> complaintsByDayAndNight(Page page, String where) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Stream<String> day = complaints(axe(page).withTags(TAGS), where);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Stream<String> night =
                complaints(axe(page).withRules(List.of("color-contrast", "link-in-text-block")), where + " by night");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return Stream.concat(day, night).toList();
    }
}
