package org.lectern.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.lectern.app.RunningLectern;
import org.lectern.browser.Browsers;
import org.lectern.browser.Written;

/**
 * What a reader of the longest seed waits for. The same text is taken in three times, so that one page can be looked at
 * without notes, with 500 notes on it, and with 10,000 notes elsewhere in its document.
 */
final class BrowserBenchmark implements Benchmark {
    private static final int NOTES_ON_PAGE = 500;
    private static final int NOTES_ELSEWHERE = 10_000;
    private static final String PLAIN = "plain";
    private static final String BUSY = "busy";
    private static final String ELSEWHERE = "elsewhere";

    /** Before anything of the page runs: remembers paints of text, shifts, and when cards came. */
    private static final String WATCH = """
            (() => {
              const seen = (window.benchSeen = { text: null, cards: null, shift: 0 });
              new PerformanceObserver(list => {
                for (const entry of list.getEntries()) {
                  if (seen.text === null && entry.element?.closest(".text")) seen.text = entry.startTime;
                }
              }).observe({ type: "largest-contentful-paint", buffered: true });
              new PerformanceObserver(list => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
              }).observe({ type: "layout-shift", buffered: true });
              const cards = new MutationObserver(() => {
                if (!document.querySelector(".notes-rail [role=comment] button")) return;
                cards.disconnect();
                // Drawn, and the thread is free again: what is clicked now is answered.
                requestAnimationFrame(() => setTimeout(() => (seen.cards = performance.now())));
              });
              document.addEventListener("DOMContentLoaded", () =>
                cards.observe(document.querySelector(".notes-rail"), { subtree: true, childList: true }));
            })();""";

    @Override
    public String name() {
        return "browser";
    }

    @Override
    public String about() {
        return "Page 100 of `real-stalin-series` in headless Chromium, 1280 × 860, nobody signed in, empty browser"
                + " cache. Shift is Chromium's layout-shift score.";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        try (RunningLectern lectern = RunningLectern.in(folder);
                Browsers browsers = new Browsers()) {
            byte[] text = Files.readAllBytes(Path.of(System.getProperty("lectern.seeds"), "real-stalin-series.txt"));
            for (String document : List.of(PLAIN, BUSY, ELSEWHERE)) {
                lectern.ingest(document, text);
            }
            Written vera = new Written(lectern, "Vera");
            vera.notesOn(path(BUSY), NOTES_ON_PAGE);
            // In the first quarter of the text; page 100 lies behind it
            String note =
                    vera.notesOn("/documents/" + ELSEWHERE + "/pages/1", 1).getFirst();
            new ManyNotes(lectern, note, new String(text, StandardCharsets.UTF_8)).fill(0, 160_000, NOTES_ELSEWHERE);
            awaitIndex(lectern);
            return figures(lectern, browsers);
        }
    }

    /** Taking in ten thousand notes keeps the search index busy for a while, which is no part of reading a page. */
    private static void awaitIndex(RunningLectern lectern) throws InterruptedException {
        while (lectern.get("/api/search?q=unmistakable").body().contains("\"isBehind\":true")) {
            Thread.sleep(200);
        }
    }

    private static String path(String document) {
        return "/documents/%s/pages/100".formatted(document);
    }

    private static List<Figure> figures(RunningLectern lectern, Browsers browsers) throws Exception {
        String busy = lectern.base() + path(BUSY);
        Layouts layouts = new Layouts();
        Rounds rounds = Rounds.of(List.of(
                () -> Map.of(PLAIN, firstText(browsers, lectern.base() + path(PLAIN))),
                () -> Map.of(BUSY, firstText(browsers, busy)),
                () -> visited(
                        browsers,
                        busy,
                        page -> Map.of(
                                "cards",
                                afterData(page),
                                "marks",
                                marksAfterCards(page),
                                "shift",
                                number(page, "benchSeen.shift"),
                                "scrolling",
                                layouts.during(browsers, page, () -> scroll(page)),
                                "opening",
                                layouts.during(browsers, page, () -> openCard(page)))),
                () -> Map.of(ELSEWHERE, firstText(browsers, lectern.base() + path(ELSEWHERE)))));
        return List.of(
                Figure.measured("first text on screen, no notes", "ms", rounds.median(PLAIN)),
                Figure.measured("first text on screen, 500 notes on the page", "ms", rounds.median(BUSY)),
                Figure.atMost(1.2, "… with 500 notes on the page / without", "", rounds.ratio(BUSY, PLAIN)),
                Figure.atMost(1.1, "… with 10,000 notes elsewhere / without", "", rounds.ratio(ELSEWHERE, PLAIN)),
                Figure.atMost(200, "500 notes: from their data to cards that answer", "ms", rounds.median("cards")),
                Figure.measured(
                        "500 notes: from these cards to the last mark in the text", "ms", rounds.median("marks")),
                Figure.atMost(0, "500 notes: shift as they arrive", "", rounds.median("shift")),
                Figure.atMost(
                        0,
                        "500 notes: layouts outside the notes, scrolling to the end",
                        "",
                        rounds.median("scrolling")),
                Figure.atMost(0, "500 notes: layouts outside the notes, opening a card", "", rounds.median("opening")),
                counted(browsers, lectern.base() + path(PLAIN), 3_000, "elements of the page, no notes", """
                        document.querySelectorAll("*").length"""),
                Figure.counted(
                        120, "all scripts, gzipped", "KB", scripts(browsers, lectern, lectern.base() + path(PLAIN))),
                counted(browsers, busy, 0, "requests to another host", """
                        performance.getEntriesByType("resource").filter(entry => !entry.name.startsWith(location.origin)).length"""));
    }

    private interface Look<T> {
        T at(Page page) throws Exception;
    }

    private static <T> T visited(Browsers browsers, String address, Look<T> look) throws Exception {
        try (BrowserContext context = browsers.person(new Browser.NewContextOptions().setViewportSize(1280, 860))) {
            context.addInitScript(WATCH);
            Page page = context.newPage();
            page.navigate(address);
            return look.at(page);
        }
    }

    /** The middle of three visits: one frame more or less is a tenth of what is measured. */
    private static double firstText(Browsers browsers, String address) throws Exception {
        double[] visits = new double[3];
        for (int n = 0; n < visits.length; n++) {
            visits[n] = visited(browsers, address, BrowserBenchmark::firstText);
        }
        return Rounds.Median.of(visits).value();
    }

    private static double firstText(Page page) {
        page.waitForFunction("() => benchSeen.text !== null");
        return number(page, "benchSeen.text");
    }

    /** Milliseconds from the last byte of the notes to cards that answer. */
    private static double afterData(Page page) {
        page.waitForFunction("() => benchSeen.cards !== null");
        return number(page, """
                benchSeen.cards - Math.max(...performance.getEntriesByType("resource")
                  .filter(entry => entry.name.includes("/annotations/") && entry.responseEnd <= benchSeen.cards)
                  .map(entry => entry.responseEnd))""");
    }

    /** The marks that are not in view are painted piece by piece; scrolling is looked at when there is nothing left to do. */
    private static double marksAfterCards(Page page) {
        page.waitForFunction(
                "count => new Set([...document.querySelectorAll('a.ref')].map(ref => ref.dataset.key)).size >= count",
                NOTES_ON_PAGE);
        return number(page, "performance.now() - benchSeen.cards");
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private static void scroll(Page page) {
        page.mouse().move(600, 500);
        for (int n = 0; n < 20; n++) {
            page.mouse().wheel(0, 200);
            page.evaluate("new Promise(requestAnimationFrame)");
        }
    }

    private static void openCard(Page page) {
        page.locator(".notes-rail [role=comment] .unfold").nth(3).click();
        page.locator(".notes-rail [role=comment][aria-current=true]").waitFor();
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static Figure counted(Browsers browsers, String address, long bound, String what, String script)
            throws Exception {
        double count = visited(browsers, address, page -> {
            page.locator(".notes-rail h2").waitFor();
            return number(page, script);
        });
        return Figure.counted(bound, what, "", (long) count);
    }

    /** KB of everything that the page loads as script, each file compressed as a server would. */
    private static long scripts(Browsers browsers, RunningLectern lectern, String address) throws Exception {
        double kilobytes = visited(browsers, address, page -> {
            page.locator(".notes-rail h2").waitFor();
            Object loaded = page.evaluate("""
                    () => [...new Set([...document.scripts].map(script => script.src).filter(Boolean)
                      .concat(performance.getEntriesByType("resource").map(entry => entry.name).filter(name => /\\.js(\\?|$)/.test(name))))]""");
            long bytes = 0;
            for (Object script : (List<?>) loaded) {
                bytes += gzipped(lectern.get(String.valueOf(script)).body());
            }
            return Math.ceil(bytes / 1000.0);
        });
        return (long) kilobytes;
    }

    private static int gzipped(String script) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(script.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
