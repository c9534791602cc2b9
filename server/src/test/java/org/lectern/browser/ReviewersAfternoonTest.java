package org.lectern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A reviewer's afternoon by keyboard alone, and what others may read of it. */
class ReviewersAfternoonTest extends BrowserTest {
    private static final String BENCH = "/groups/public/workbench";
    private static final String STRIP = "/documents/real-stalin-series/grades?group=public";
    private static final String FLAGGED = "/documents/werth-2010/pages/2";
    private static final String PAIR = "/compare/crawford-great-purge..werth-2010";
    private static final String BASIS = "The round-number quotas are given here and no source is named.";

    private final List<String> violations = new ArrayList<>();

    @BeforeAll
    static void expectRefusals() {
        browsers.expect("422 (Unprocessable Entity)");
    }

    private static Locator named(Page page, String name) {
        return page.locator("main button:visible, main a:visible")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(name)));
    }

    private void look(Page page, String where) {
        page.evaluate("scrollTo(0, 0)"); // what lies under the bar would be said to be too small
        violations.addAll(Axe.complaintsByDayAndNight(page, where));
        picture(page, "afternoon-" + where.replace(' ', '-'));
    }

    /** How many passages each work reaches, in the order of the table. */
    private static List<Integer> reach(Page page) {
        return page.locator(".bench-works td.reaches").allTextContents().stream()
                .map(said -> Integer.valueOf(said.strip()))
                .toList();
    }

    private static void openRecord(Page page, int row) {
        press(page, page.locator(".bench-works tbody tr").nth(row).locator("td a"));
        page.waitForURL(Pattern.compile(".*#record"));
    }

    private static void chooseGrade(Page page, String grade) {
        tabTo(page, page.locator("input[name=value]"));
        page.keyboard().press("Space");
        for (int n = 0; n < "ABCDEF".indexOf(grade); n++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(page.locator("input[name=value]:checked")).hasValue(grade);
    }

    /** Grades the work in that row, with what shows it. */
    private static void rate(Page page, int row, String grade, String basis) {
        openRecord(page, row);
        chooseGrade(page, grade);
        type(page, page.locator("#basis"), basis);
        type(page, page.locator("#evidence"), "Getty 1999, p. 471");
        press(page, named(page, "^Submit the grade$"));
        page.waitForURL(Pattern.compile(".*done=rated.*"));
    }

    @Test
    void an_afternoon_of_reviewing_by_keyboard_alone_and_what_others_may_read_of_it() {
        waitForSharedText();
        Reading vera = somebody("Vera", 1280, 900);
        Page page = vera.page();

        List<Integer> reach = sortsByReach(page);
        ratesThreeWorks(page, reach);
        int weak = walksTheStrip(page);
        seesStripAndTableAgree(page);
        String passage = overridesOneCitation(vera, weak);
        flagsAPassageWithEvidence(vera);
        comparesTwoDocumentsAndLinksARun(page);
        keepsADraft(page);

        readsSignedOut(reach, passage);
        readsSignedIn();
        assertThat(violations).isEmpty();
    }

    private List<Integer> sortsByReach(Page page) {
        open(page, BENCH + "?sort=author");
        assertThat(reach(page)).isNotEmpty();
        choose(page, page.locator("select[name=sort]"), "passages");
        press(page, page.locator("form.works-of button"));
        page.waitForURL(Pattern.compile(".*sort=passages.*"));
        List<Integer> reach = reach(page);
        assertThat(reach).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(50);
        return reach;
    }

    private void ratesThreeWorks(Page page, List<Integer> reach) {
        // A grade from nothing is refused, and what was typed is still there
        openRecord(page, 0);
        assertThat(page.locator(".act"))
                .containsText(reach.getFirst() + " passages will show the grade that you choose, inherited.");
        chooseGrade(page, "D");
        type(page, page.locator("#basis"), "Recollections of a participant, decades later.");
        press(page, named(page, "^Submit the grade$"));
        assertThat(page.locator(".trouble")).containsText("Name at least one thing that shows it");
        assertThat(page.locator("#basis")).hasValue("Recollections of a participant, decades later.");
        assertThat(page.locator("input[name=value]:checked")).hasValue("D");
        type(page, page.locator("#evidence"), FLAGGED);
        press(page, named(page, "^Submit the grade$"));
        page.waitForURL(Pattern.compile(".*done=rated.*"));
        assertThat(page.locator(".outcome"))
                .hasText(reach.getFirst() + " passages show D, inherited. 0 with a grade of their own keep it.");
        assertThat(page.locator(".given .evidence a")).hasAttribute("href", FLAGGED);
        look(page, "the workbench with a record");

        rate(page, 1, "B", "Edition of archival documents.");
        rate(page, 2, "C", "Monograph with contested method.");
        assertThat(page.locator(".reach")).containsText("%d of ".formatted(reach.get(0) + reach.get(1) + reach.get(2)));
        press(page, named(page, "^Undo$"));
        page.waitForURL(Pattern.compile(".*done=undone.*"));
        assertThat(page.locator(".reach")).containsText("%d of ".formatted(reach.get(0) + reach.get(1)));
        rate(page, 2, "C", "Monograph with contested method.");
    }

    /** The strip as one slider; the number of the next weak page. */
    private int walksTheStrip(Page page) {
        open(page, STRIP);
        Locator strip = page.getByRole(AriaRole.SLIDER);
        tabTo(page, strip);
        page.keyboard().press("d");
        assertThat(strip).hasAttribute("aria-valuetext", Pattern.compile("Page \\d+: .*worst D weak.*"));
        int weak = Integer.parseInt(strip.getAttribute("aria-valuenow"));
        page.keyboard().press("ArrowRight");
        assertThat(strip).hasAttribute("aria-valuetext", Pattern.compile("Page " + (weak + 1) + ":.*"));
        page.keyboard().press("Shift+D");
        assertThat(strip).hasAttribute("aria-valuenow", String.valueOf(weak));
        page.keyboard().press("End");
        assertThat(strip).hasAttribute("aria-valuenow", strip.getAttribute("aria-valuemax"));
        page.keyboard().press("PageDown");
        page.keyboard().press("Home");
        assertThat(strip).hasAttribute("aria-valuenow", "1");
        look(page, "the strip");
        return weak;
    }

    private static void seesStripAndTableAgree(Page page) {
        Map<String, String> table = new TreeMap<>();
        List<String> numbers = page.locator("table.grades tbody th").allTextContents();
        List<String> rows = page.locator("table.grades tbody tr").allTextContents();
        for (int n = 0; n < numbers.size(); n++) {
            table.put(numbers.get(n), rows.get(n));
        }
        String[] lines = page.locator("[data-strip]").getAttribute("data-said").split("\n", -1);
        assertThat(table).hasSize(lines.length);
        for (String line : lines) {
            String row = String.valueOf(table.get(line.replaceFirst("Page (\\d+):.*", "$1")));
            for (String said : List.of("D weak", "B documented", "C mixed")) {
                assertThat(row.contains(said)).as(line).isEqualTo(line.contains("worst " + said));
            }
        }
    }

    /** From the strip to the page, from its badge to the passage; the address of that. */
    private String overridesOneCitation(Reading vera, int weak) {
        Page page = vera.page();
        tabTo(page, page.getByRole(AriaRole.SLIDER));
        for (int n = 1; n < weak; n++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/pages/" + weak));
        Locator badge = page.locator("a.held-by:has(.grade.d.inherited)");
        assertThat(badge.first()).containsText("inherited from Chuev 1993 (1 reviewer,");
        assertThat(badge.first()).containsText("weak");
        assertThat(vera.text()).doesNotContain("inherited from");
        look(page, "a page with grades");
        press(page, badge);
        page.waitForURL(Pattern.compile(".*/citations/.*/grades"));
        String passage = page.url();
        look(page, "a passage and its grades");
        page.navigate(passage + "?group=public&step=source");
        chooseGrade(page, "C");
        press(page, named(page, "^Submit the grade$"));
        assertThat(page.locator(".trouble")).containsText("Say why this use of the work is graded otherwise");
        type(page, page.locator("#basis"), "The interviewer speaks here, not Molotov.");
        look(page, "a citation graded otherwise");
        press(page, named(page, "^Submit the grade$"));
        page.waitForURL(Pattern.compile(".*undo=.*"));
        assertThat(page.locator(".held-axes")).containsText("given here (Vera,");
        assertThat(page.locator(".held-axes")).containsText("mixed");
        return passage;
    }

    private void flagsAPassageWithEvidence(Reading vera) {
        Page page = vera.page();
        vera.open(lectern.base() + FLAGGED);
        press(page, page.locator("a.skip"));
        page.keyboard().press("j");
        assertThat(page.locator(".block[aria-current]")).hasCount(1);
        page.keyboard().press("f");
        Locator composer = vera.composer();
        choose(page, composer.getByLabel("What is to be seen", exactly()), "noSourceGiven");
        type(page, composer.getByLabel("Basis: what is to be seen, and where", exactly()), BASIS);
        assertThat(composer.locator(".missing")).containsText("evidence");
        type(page, composer.getByLabel("Evidence", exactly()), "Getty 1999, p. 471");
        page.keyboard().press("Enter");
        assertThat(composer.locator(".evidence li")).hasCount(1);
        choose(page, composer.getByLabel("Who can see it"), "/groups/everyone");
        look(page, "a flag being written");
        page.keyboard().press("Control+Enter");
        vera.waitForStatus("Flag saved on");
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private void comparesTwoDocumentsAndLinksARun(Page page) {
        open(page, "/documents/crawford-great-purge");
        press(
                page,
                page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("The NKVD Mass Secret Operation n°00447 (August 1937 - November 1938)")
                                .setExact(true)));
        page.waitForURL("**" + PAIR);
        assertThat(page.locator("#run-title")).containsText("Run 1 of");
        page.keyboard().press("j");
        page.waitForURL("**run=2#run-title");
        page.keyboard().press("j");
        page.waitForURL("**run=3#run-title");
        page.keyboard().press("k");
        page.waitForURL("**run=2#run-title");
        look(page, "two documents compared");
        Locator form = page.locator(".cmp-link");
        tabTo(page, form.locator("input[type=radio]:checked"));
        for (int n = 0;
                n < 2 && !form.getByLabel("repeats the same underlying source").isChecked();
                n++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(form.getByLabel("repeats the same underlying source")).isChecked();
        choose(page, form.getByLabel("Who can see it"), "/groups/public");
        type(page, form.getByLabel("A word on it"), "No source is named here.");
        press(page, form.getByRole(AriaRole.BUTTON));
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("The two passages are linked.")))
                .isVisible();
        assertThat(page.locator(".cmp-links")).containsText("repeats the same underlying source");
    }

    private void keepsADraft(Page page) {
        open(page, BENCH);
        openRecord(page, 3);
        chooseGrade(page, "A");
        press(page, named(page, "^Save a draft, only for you$"));
        page.waitForURL(Pattern.compile(".*done=draft.*"));
        assertThat(page.locator(".outcome")).containsText("Only you can see it");
    }

    /** Grades and a link for anyone are read without a name; a draft, and a flag for those with accounts, are not. */
    private void readsSignedOut(List<Integer> reach, String passage) {
        Page stranger = browsers.page(390, 844);
        open(stranger, STRIP.replace("?group=public", ""));
        assertThat(stranger.locator(".lead"))
                .containsText((reach.get(0) + reach.get(1) + reach.get(2)) + " of them carry a grade");
        look(stranger, "the strip on a phone");
        stranger.navigate(passage);
        assertThat(stranger.locator(".held-axes")).containsText("given here (Vera,");
        assertThat(stranger.locator(".held-axes")).containsText("mixed");
        open(stranger, BENCH);
        Locator rows = stranger.locator(".bench-works tbody tr");
        assertThat(rows.nth(0).locator(".grade.d")).isVisible();
        assertThat(rows.nth(3)).not().containsText("checkable");
        look(stranger, "the workbench on a phone");
        assertThat((int) stranger.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        Reading reader = new Reading(browsers.page(1280, 900));
        reader.open(lectern.base() + FLAGGED);
        assertThat(reader.page().locator("main")).not().containsText("No source given");
        assertThat(reader.rail()).not().containsText(BASIS);
        open(reader.page(), PAIR + "?run=2");
        assertThat(reader.page().locator(".cmp-links")).containsText("repeats the same underlying source");
        leadsToBothEnds(reader);
    }

    /** The link that was made on a run shows beside the text at either end of it. */
    private void leadsToBothEnds(Reading reader) {
        for (int side = 0; side < 2; side++) {
            open(reader.page(), PAIR + "?run=2");
            reader.open(lectern.base()
                    + reader.page().locator(".pair.hd a").nth(side).getAttribute("href"));
            assertThat(reader.rail()).containsText("No source is named here.");
        }
    }

    private void readsSignedIn() {
        Reading ben = somebody("Ben", 1280, 900);
        ben.open(lectern.base() + FLAGGED);
        assertThat(ben.rail()).containsText("No source given");
        assertThat(ben.rail()).containsText(BASIS);
        open(ben.page(), BENCH);
        Locator fourth = ben.page().locator(".bench-works tbody tr").nth(3);
        assertThat(fourth).not().containsText("checkable");
    }

    @Test
    void a_strip_without_colours_is_still_ordered_by_the_length_of_its_bars() throws IOException {
        Page page = somebody("Ann", 1280, 900).page();
        String token = lectern.token("Ann");
        Matcher works = Pattern.compile("\"id\":\"([a-z2-7]{12})\"")
                .matcher(lectern.get("/api/works?document=real-stalin-series").body());
        for (String letter : List.of("A", "B", "C", "D", "E")) {
            assertThat(works.find()).isTrue();
            // For accounts, and looked at so: what Vera shared with anyone is not counted
            assertThat(lectern.annotate(token, """
                    {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                     "body":{"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"%1$s"},
                     "audience":{"id":"%2$s/groups/everyone","type":"Audience"},"target":"%2$s/works/%3$s"}""".formatted(letter, lectern.base(), works.group(1)))
                            .statusCode())
                    .isEqualTo(201);
        }
        open(page, STRIP.replace("group=public", "group=everyone"));
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
