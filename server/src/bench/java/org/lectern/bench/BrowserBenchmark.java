package org.lectern.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.app.RunningLectern;
import org.lectern.browser.Browsers;

/** What a reader of the longest seed waits for. */
final class BrowserBenchmark implements Benchmark {
    private static final String PAGE = "/documents/real-stalin-series/pages/100";

    @Override
    public String name() {
        return "browser";
    }

    @Override
    public String about() {
        return "Page 100 of 242 of `real-stalin-series` in headless Chromium, 1280 × 860, with an empty browser cache.";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("lectern-bench");
        try (RunningLectern lectern = RunningLectern.in(folder);
                Browsers browsers = new Browsers()) {
            Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
            things.put("plain", () -> firstText(browsers, lectern.base() + PAGE));
            Rounds rounds = Rounds.of(things);
            return List.of(Figure.measured("first text on screen, no notes", "ms", rounds.median("plain")));
        }
    }

    /** Milliseconds from the start of the navigation to the first paint with text. */
    private static double firstText(Browsers browsers, String address) throws PlaywrightException {
        Page page = browsers.page(1280, 860);
        page.navigate(address);
        Object paint = page.evaluate("""
                () => new Promise(done => {
                  new PerformanceObserver(list => done(list.getEntriesByName("first-contentful-paint")[0].startTime))
                    .observe({ type: "paint", buffered: true });
                })""");
        page.context().close();
        return ((Number) paint).doubleValue();
    }
}
