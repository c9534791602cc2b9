package org.lectern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and annotating with other eyes, other letters, on paper and by ear. */
class ForEverybodyTest extends BrowserTest {
    private static final String NOTED = "/documents/werth-2010/pages/2";
    private static final String BUSY = "/documents/great-terror-excerpt/pages/1";
    private static final String SPOKEN = "/documents/spoken/pages/1";

    private @Nullable BrowserContext context;

    @BeforeAll
    static void start() {
        Written ann = new Written(lectern, "Ann");
        Written ben = new Written(lectern, "Ben");
        ann.note("werth-2010", "Two important features of this mass crime", "Which two?");
        ann.notesOn(BUSY, 50);
        lectern.ingest("spoken", """
                On Quotations

                The plan was launched once and for all, said \u0420\u044b\u0301\u043a\u043e\u0432.

                Nobody asked who had written it down.
                """.getBytes(StandardCharsets.UTF_8));
        ann.note("spoken", "plan was launched once", "Which plan?");
        ben.note("spoken", "launched once and for all", "By whom?");
        ben.rating("spoken", "Nobody asked", "source", "D");
        ann.link("spoken", "who had written it down", "werth-2010", "Two important features of this mass crime");
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
    }

    private Page open(String path, int width) {
        context = browsers.person(new Browser.NewContextOptions().setViewportSize(width, 860));
        Reading reading = new Reading(context.newPage());
        reading.open(lectern.base() + path);
        return reading.page();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void letters_on_marks_and_highlights_and_their_edges_can_be_told_apart(ColorScheme scheme) {
        Page page = open(NOTED, 1280);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        List<String> pairs = Sight.contrastOfHighlights(page);
        assertThat(pairs)
                .as("the rules that are known to be there")
                .anyMatch(pair -> pair.startsWith("mark |"))
                .anyMatch(pair -> pair.startsWith("mark.both"))
                .anyMatch(pair -> pair.startsWith("mark.link"))
                .anyMatch(pair -> pair.contains("lectern-find"))
                .anyMatch(pair -> pair.contains("lectern-selection"))
                .anyMatch(pair -> pair.contains("lectern-end"));
        for (String pair : pairs) {
            if (pair.startsWith(".facsimile")) {
                continue; // Tints of an image, by day and by night on its own paper; the text's letters lie unseen.
            }
            double wanted = pair.contains(" edge |") ? 3 : 4.5;
            assertThat(Double.parseDouble(pair.substring(pair.lastIndexOf(' ') + 1)))
                    .as("%s in %s", pair, scheme)
                    .isGreaterThanOrEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,NO_PREFERENCE", "DARK,NO_PREFERENCE", "LIGHT,MORE", "DARK,MORE"})
    void letters_lines_and_badges_stand_out_and_small_letters_stand_out_more_where_that_is_asked_for(
            ColorScheme scheme, Contrast contrast) {
        Page page = open(NOTED, 1280);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setContrast(contrast));
        double letters = contrast == Contrast.MORE ? 7 : 4.5;
        for (String ground : List.of("paper", "surface", "sunken")) {
            for (String ink : List.of("ink", "ink-2", "ink-3")) {
                standsOut(page, ink, ground, letters);
            }
        }
        for (String ground : List.of("paper", "surface")) {
            for (String ink : List.of("accent", "danger", "ok", "warn")) {
                standsOut(page, ink, ground, 4.5);
            }
            standsOut(page, "control", ground, 3);
            standsOut(page, "focus", ground, 3);
        }
        standsOut(page, "on-accent", "accent", 4.5);
        for (String grade : List.of("a", "b", "c", "d", "e", "f")) {
            standsOut(page, "grade-%s-ink".formatted(grade), "grade-%s-bg".formatted(grade), 4.5);
        }
    }

    private static void standsOut(Page page, String ink, String ground, double wanted) {
        assertThat(Sight.contrast(page, ink, ground))
                .as("--%s on --%s", ink, ground)
                .isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void forced_colours_keep_marks_and_reduced_motion_moves_nothing() {
        Page page = open(NOTED, 1280);
        page.locator("mark").first().waitFor();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertThat(page.evaluate("""
                () => {
                  const mark = getComputedStyle(document.querySelector("mark"));
                  const text = getComputedStyle(document.querySelector(".text"));
                  return mark.backgroundColor !== text.backgroundColor && parseFloat(mark.borderBlockEndWidth) >= 1;
                }""")).isEqualTo(true);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        page.emulateMedia(
                new Page.EmulateMediaOptions().setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll("body *")].filter(element => {
                  const style = getComputedStyle(element);
                  return [style.transitionDuration, style.animationDuration].some(time => parseFloat(time) > 0);
                }).length""")).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"1280,/", "1280," + NOTED, "768," + NOTED, "390," + NOTED})
    void nothing_that_has_the_focus_is_covered(int width, String path) {
        context = browsers.person(new Browser.NewContextOptions().setViewportSize(width, 640));
        Page page = context.newPage();
        page.navigate(lectern.base() + path);
        if (path.equals(NOTED)) {
            page.locator("a.ref").first().waitFor();
        }
        int reached = 0;
        for (; reached < 120; reached++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("document.activeElement === document.body")) {
                break;
            }
            assertThat(Sight.coveredFocus(page))
                    .as("covered, %d px, after %d Tabs", width, reached + 1)
                    .isNull();
        }
        assertThat(reached).as("elements reached by Tab").isBetween(8, 119);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void spaced_out_letters_lose_nothing_and_scroll_in_one_direction(int width) {
        Page page = open(NOTED, width);
        List<String> before = Sight.cutOff(page);
        Sight.spaceOut(page);
        List<String> after = new ArrayList<>(Sight.cutOff(page));
        after.removeAll(before);
        assertThat(after).isEmpty();
        assertThat(Sight.tooWide(page)).isEmpty();
    }

    @Test
    void letters_that_were_chosen_are_those_of_all_the_text() {
        Page page = open("/documents/crawford-great-purge/pages/1", 1280);
        assertThat(faces(page)).containsExactly("Source Serif 4");
        page.evaluate(
                "localStorage.setItem('lectern.text', JSON.stringify({ size: 1.4, measure: 34, lead: 1.6, face: 'sans' }))");
        page.reload();
        assertThat(faces(page)).containsExactly("Source Sans 3");
    }

    @SuppressWarnings("unchecked")
    private static List<String> faces(Page page) {
        return (List<String>) page.evaluate("""
                () => [...new Set([...document.querySelectorAll(".text .block, .text .block *:not([data-chrome])")].filter(
                  element => !element.closest(".pn, [data-chrome]") && element.textContent.trim() !== "").map(
                  element => getComputedStyle(element).fontFamily.split(",")[0].replaceAll('"', "")))]""");
    }

    /** A wide window at four times its size. */
    @Test
    void in_a_low_window_the_text_has_the_room() {
        Page page = open(NOTED, 320);
        page.setViewportSize(320, 215);
        page.evaluate("document.querySelector('.block').scrollIntoView({ block: 'start' })");
        page.evaluate("() => scrollBy(0, 200)");
        double share = ((Number) page.evaluate("""
                () => {
                  let free = 0;
                  for (let y = 2; y < innerHeight; y += 4) free += document.elementFromPoint(160, y)?.closest("main") ? 1 : 0;
                  return free / Math.ceil((innerHeight - 2) / 4);
                }""")).doubleValue();
        assertThat(share).as("of the window's height that shows the text").isGreaterThan(0.7);
    }

    @Test
    void a_grade_is_a_letter_bars_and_a_word_and_never_a_colour_alone() {
        Page page = open(SPOKEN, 1280);
        page.locator(".notes-rail .grade").waitFor();
        assertThat(page.locator(".notes-rail .axes dd").textContent().strip()).matches("D\\s*weak");
        assertThat(page.locator(".notes-rail .grade .bars i.on").count()).isEqualTo(4);
        // As on a printer without colours, the bars that are on are told from those that are off
        assertThat((Boolean) page.evaluate("""
                () => {
                  const grey = element => {
                    const [r, g, b, a = 1] = getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number);
                    return a * (0.2126 * r + 0.7152 * g + 0.0722 * b) + (1 - a) * 255;
                  };
                  const on = document.querySelector(".notes-rail .bars i.on");
                  const off = document.querySelector(".notes-rail .bars i:not(.on)");
                  return Math.abs(grey(on) - grey(off)) > 40;
                }""")).isTrue();
    }

    @Test
    void words_in_another_alphabet_are_spoken_in_their_language() {
        Page page = open(SPOKEN, 1280);
        assertThat(page.locator(".text [lang=ru]").allTextContents())
                .containsExactly("\u0420\u044b\u0301\u043a\u043e\u0432");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void on_paper_there_are_no_bars_and_numbers_lead_to_the_notes_below() {
        Page page = open(SPOKEN, 1280);
        page.locator("a.ref").first().waitFor();
        page.locator(".block").first().focus();
        page.keyboard().press("s");
        page.keyboard().press("Control+ArrowRight");
        assertThat((Integer) page.evaluate("CSS.highlights.size")).isPositive();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        // A browser lays out the paper as soon as the event was heard, before anything else can draw again.
        assertThat(page.evaluate("""
                () => {
                  dispatchEvent(new Event("beforeprint"));
                  return [...CSS.highlights.values()].reduce((sum, layer) => sum + layer.size, 0);
                }""")).isEqualTo(0);
        for (String bar : List.of("header.bar", ".outline", ".leaf", ".turn", ".select-bar", "button")) {
            assertThat(page.locator(bar).all()).as(bar).noneMatch(com.microsoft.playwright.Locator::isVisible);
        }
        String version = String.valueOf(page.locator("main").getAttribute("data-version"));
        assertThat(page.locator(".print-foot").isVisible()).isTrue();
        assertThat(page.locator(".print-foot").textContent())
                .contains(version.substring(0, 12), "/documents/spoken@", "p. 1 of 1");
        assertThat(page.evaluate("""
                () => {
                  const numbers = selector => [...document.querySelectorAll(selector)].map(element =>
                    [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.trim()).join(""));
                  return JSON.stringify([...new Set(numbers("a.ref"))].sort()) === JSON.stringify([...numbers(".notes-rail .num")].sort());
                }"""))
                .as("numbers in the text are those of the list")
                .isEqualTo(true);
    }

    /**
     * What a screen reader is told of a page with overlapping notes. Where it differs on purpose, read the new one
     * through as somebody who only hears it, then write it with -Dlectern.snapshots=write.
     */
    @Test
    void by_ear_the_page_reads_as_it_was_read_through() throws IOException {
        Page page = open(SPOKEN, 1280);
        page.locator("a.ref").nth(3).waitFor();
        page.getByText("given here").first().waitFor();
        String told = (page.locator("article.page").ariaSnapshot() + "\n"
                        + page.locator(".cards").ariaSnapshot() + "\n")
                .replaceAll("/annotations/[\\w-]+", "/annotations/ID")
                .replaceAll("@[0-9a-f]{8,64}", "@VERSION")
                .replaceAll("(?<=[#/])[a-z2-7]{12}(?=\\b)", "PASSAGE")
                .replaceAll("(?<=given here \\(Ben, )[^)]+(?=\\))", "DATE")
                // Follows when the library has been compared, which may be later.
                .replaceFirst(" *- paragraph:\n *- link \"Passages that stand elsewhere too\":\n *- /url: .+\n", "");
        Path kept = Path.of(
                System.getProperty("lectern.home"), "server/src/test/resources/org/lectern/browser/reader.aria.yml");
        if ("write".equals(System.getProperty("lectern.snapshots"))) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, told);
        }
        assertThat(told).isEqualTo(Files.readString(kept));
    }
}
