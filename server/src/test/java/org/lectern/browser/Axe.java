package org.lectern.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What axe complains of. It is put into a page once and asked for complaints alone, in the page itself: none has frames,
 * and a list of all that is well takes longer to bring out of the browser than to make.
 */
final class Axe {
    private static final Map<String, Object> ALL_RULES = Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

    /** Those that see colours. */
    private static final Map<String, Object> COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    private static final String PROGRAM = program();

    private Axe() {}

    private static String program() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> complaints(Page page, Map<String, Object> rules, String where) {
        if ((boolean) page.evaluate("() => typeof axe === 'undefined'")) {
            page.evaluate(PROGRAM);
        }
        return (List<String>) page.evaluate("""
                async ([runOnly, where]) => {
                  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
                  const nodes = rule => rule.nodes.map(node => `${node.html} ${node.failureSummary}`).join("\\n");
                  return violations.map(rule => `${rule.id} in ${where}: ${nodes(rule)}`);
                }""", List.of(rules, where));
    }

    /** All rules, in the colours that the page has now. */
    static List<String> complaints(Page page, String where) {
        return complaints(page, ALL_RULES, where);
    }

    /** All rules by day; by night those that see colours, since nothing else changes. Leaves the page by day. */
    static List<String> complaintsByDayAndNight(Page page, String where) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        List<String> day = complaints(page, ALL_RULES, where);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        List<String> night = complaints(page, COLOURS, where + " by night");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return Stream.concat(day.stream(), night.stream()).toList();
    }
}
