package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/** A reviewer's afternoon by keyboard alone, and what others see of it. */
class ReviewingTest {
    private static final String BENCH = "/groups/public/workbench";
    private static final String STRIP = "/documents/real-stalin-series/grades?group=public";
    private static final int MOST_TABS = 400;

    @TempDir
    static Path folder;

    private static RunningLectern lectern;
    private static Browsers browsers;

    @BeforeAll
    static void start() {
        lectern = RunningLectern.in(folder);
        browsers = new Browsers();
    }

    @AfterAll
    static void stop() {
        List<String> complaints = browsers.complaints();
        browsers.close();
        lectern.close();
        assertThat(complaints).isEmpty();
    }

    /** Goes on with Tab until what is meant has the focus. */
    private static void tabTo(Page page, Locator wanted) {
        for (int n = 0; n < MOST_TABS; n++) {
            if ((boolean) wanted.first().evaluate("one => one === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("No Tab leads to " + wanted);
    }

    private static Locator button(Page page, String name) {
        return page.locator("main button:visible, main a:visible")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(name)));
    }

    /** Grades the work in that row. */
    private static void rate(Page page, int row, String grade, String basis) {
        tabTo(page, page.locator(".bench-works tbody tr").nth(row).locator("td a"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*#record"));
        Locator choices = page.locator(".record input[name=value]");
        tabTo(page, choices);
        int down = "ABCDEF".indexOf(grade);
        page.keyboard().press("Space");
        for (int n = 0; n < down; n++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(page.locator(".record input[name=value]:checked").inputValue())
                .isEqualTo(grade);
        tabTo(page, page.locator("#basis"));
        page.keyboard().type(basis);
        tabTo(page, button(page, "^Submit the grade$"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*done=rated.*"));
    }

    /** The rows of the table by the number of their page. */
    private static Map<String, String> rows(Page page) {
        Map<String, String> rows = new TreeMap<>();
        List<String> numbers = page.locator("table.grades tbody th").allTextContents();
        List<String> whole = page.locator("table.grades tbody tr").allTextContents();
        for (int n = 0; n < numbers.size(); n++) {
            rows.put(numbers.get(n), whole.get(n));
        }
        return rows;
    }

    @Test
    void an_afternoon_of_reviewing_by_keyboard_alone() {
        List<String> violations = new ArrayList<>();
        Reading vera = new Reading(browsers.page(1280, 900));
        Page page = vera.page();
        vera.claim(lectern.claimLink("Vera"), "Vera");

        // Works by reach, three of them graded in place
        page.navigate(lectern.base() + BENCH);
        List<Integer> reach = page.locator(".bench-works td.reaches").allTextContents().stream()
                .map(said -> Integer.valueOf(said.strip()))
                .toList();
        assertThat(reach).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(50);
        rate(page, 0, "D", "Recollections of a participant, decades later.");
        assertThat(page.locator(".outcome").textContent())
                .isEqualTo(reach.getFirst() + " passages show D, inherited. 0 with a grade of their own keep it.");
        page.evaluate("scrollTo(0, 0)"); // what lies under the bar would be said to be too small
        violations.addAll(Axe.complaintsByDayAndNight(page, "the workbench with a record"));
        rate(page, 1, "B", "Edition of archival documents.");
        rate(page, 2, "C", "Monograph with contested method.");
        assertThat(page.locator(".reach").textContent())
                .contains("%d of ".formatted(reach.get(0) + reach.get(1) + reach.get(2)));

        // One grade undone, and given again
        tabTo(page, button(page, "^Undo$"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*done=undone.*"));
        assertThat(page.locator(".reach").textContent()).contains("%d of ".formatted(reach.get(0) + reach.get(1)));
        rate(page, 2, "C", "Monograph with contested method.");

        // The strip, and the next weak page
        page.navigate(lectern.base() + STRIP);
        Locator strip = page.getByRole(AriaRole.SLIDER);
        tabTo(page, strip);
        page.keyboard().press("d");
        String said = strip.getAttribute("aria-valuetext");
        assertThat(said).matches("Page \\d+: .*worst D weak.*");
        int weak = Integer.parseInt(strip.getAttribute("aria-valuenow"));
        page.keyboard().press("ArrowRight");
        assertThat(strip.getAttribute("aria-valuetext")).startsWith("Page " + (weak + 1) + ":");
        page.keyboard().press("Shift+D");
        assertThat(strip.getAttribute("aria-valuenow")).isEqualTo(String.valueOf(weak));
        page.keyboard().press("End");
        assertThat(strip.getAttribute("aria-valuenow")).isEqualTo(strip.getAttribute("aria-valuemax"));
        page.keyboard().press("PageDown");
        page.keyboard().press("Home");
        assertThat(strip.getAttribute("aria-valuenow")).isEqualTo("1");
        violations.addAll(Axe.complaintsByDayAndNight(page, "the strip"));

        // Strip and table agree on every page
        Map<String, String> table = rows(page);
        String[] lines = page.locator("[data-strip]").getAttribute("data-said").split("\n", -1);
        assertThat(table).hasSize(lines.length);
        for (String line : lines) {
            String number = line.replaceFirst("Page (\\d+):.*", "$1");
            String row = String.valueOf(table.get(number));
            assertThat(row.contains("D weak")).as(line).isEqualTo(line.contains("worst D weak"));
            assertThat(row.contains("B documented")).as(line).isEqualTo(line.contains("worst B documented"));
        }

        // From the strip to the page, from its badge to the passage, and one citation graded otherwise
        for (int n = 1; n < weak; n++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/pages/" + weak));
        Locator badge = page.locator("a.held-by:has(.grade.d.inherited)");
        badge.first().waitFor();
        assertThat(badge.first().textContent()).contains("weak").contains("inherited from Chuev 1993 (1 reviewer,");
        assertThat(vera.text()).doesNotContain("inherited from");
        violations.addAll(Axe.complaintsByDayAndNight(page, "a page with grades"));
        tabTo(page, badge);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/citations/.*/grades"));
        String passage = page.url();
        violations.addAll(Axe.complaintsByDayAndNight(page, "a passage and its grades"));
        page.navigate(passage + "?group=public&step=source");
        tabTo(page, page.locator("input[name=value]"));
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        tabTo(page, page.locator("#basis"));
        page.keyboard().type("The interviewer speaks here, not Molotov.");
        violations.addAll(Axe.complaintsByDayAndNight(page, "a citation graded otherwise"));
        tabTo(page, button(page, "^Submit the grade$"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*undo=.*"));
        assertThat(page.locator(".held-axes").textContent()).contains("mixed").contains("given here (Vera,");

        // A draft is hers alone; whoever reads without a name sees the rest
        page.navigate(lectern.base() + BENCH);
        tabTo(page, page.locator(".bench-works tbody tr").nth(3).locator("td a"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*#record"));
        tabTo(page, page.locator(".record input[name=value]"));
        page.keyboard().press("Space");
        tabTo(page, page.locator("#basis"));
        page.keyboard().type("To be looked up.");
        tabTo(page, button(page, "^Save a draft, only for you$"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*done=draft.*"));
        int graded = reach.get(0) + reach.get(1) + reach.get(2);
        Page stranger = browsers.page(390, 844);
        stranger.navigate(lectern.base() + STRIP.replace("?group=public", ""));
        assertThat(stranger.locator(".lead").textContent()).contains(graded + " of them carry a grade");
        violations.addAll(Axe.complaintsByDayAndNight(stranger, "the strip on a phone"));
        stranger.navigate(passage);
        assertThat(stranger.locator(".held-axes").textContent())
                .contains("mixed")
                .contains("given here (Vera,");
        stranger.navigate(lectern.base() + BENCH);
        assertThat(stranger.locator(".bench-works tbody tr").nth(3).textContent())
                .doesNotContain("checkable");
        violations.addAll(Axe.complaintsByDayAndNight(stranger, "the workbench on a phone"));
        assertThat((int) stranger.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        assertThat(violations).isEmpty();
    }

    @Test
    void a_strip_without_colours_is_still_ordered_by_the_length_of_its_bars() throws IOException {
        Reading ann = new Reading(browsers.page(1280, 900));
        ann.claim(lectern.claimLink("Ann"), "Ann");
        Page page = ann.page();
        String token = lectern.token("Ann");
        Matcher works = Pattern.compile("\"id\":\"([a-z2-7]{12})\"")
                .matcher(lectern.get("/api/works?document=real-stalin-series").body());
        for (String letter : List.of("A", "B", "C", "D", "E")) {
            assertThat(works.find()).isTrue();
            // Only hers, so that nobody else's afternoon is another for it
            assertThat(lectern.annotate(token, """
                    {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                     "body":{"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"%s"},
                     "target":"%s/works/%s"}""".formatted(letter, lectern.base(), works.group(1)))
                            .statusCode())
                    .isEqualTo(201);
        }
        page.navigate(lectern.base() + STRIP.replace("?group=public", ""));
        Locator svg = page.locator("svg.strip");
        List<String> concerns = List.of(
                page.locator("[data-strip]").getAttribute("data-concerns").split(",", -1));
        BufferedImage shot = ImageIO.read(new ByteArrayInputStream(svg.screenshot()));
        List<Integer> lengths = new ArrayList<>();
        for (String concern : List.of("0.00", "0.25", "0.50", "0.75", "1.00")) {
            assertThat(concerns).contains(concern);
            lengths.add(length(shot, concerns.indexOf(concern), concerns.size()));
        }
        assertThat(lengths).isSorted().doesNotHaveDuplicates();
        assertThat(lengths.getLast()).isBetween(15, 17);
        assertThat(lengths.getFirst()).isBetween(3, 5);
    }

    /** Pixels that a page's bar is long, told from the paper by how dark they are alone. */
    private static int length(BufferedImage shot, int page, int pages) {
        int x = (int) Math.round((page + 0.375) * shot.getWidth() / pages);
        double paper = grey(shot.getRGB(x, 6));
        int base = 26 * shot.getHeight() / 38;
        int length = 0;
        while (Math.abs(grey(shot.getRGB(x, base - 1 - length)) - paper) > 40) {
            length++;
        }
        return length;
    }

    /** Luma by Rec. 601. */
    private static double grey(int rgb) {
        return 0.299 * ((rgb >> 16) & 255) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255);
    }
}
