package org.lectern.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of a test class, each in a browser of their own. Everything that their pages complain about is kept. */
public final class Browsers implements AutoCloseable {
    /** As long as anything else that is waited for: a busy machine is slow, and only a test that fails waits so long. */
    private static final double PATIENCE_MILLIS = 30_000;

    /** How many times slower than this machine its browsers are, to find tests that count on being quick. */
    private static final int SLOWDOWN = Integer.getInteger("lectern.browser.slowdown", 1);

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final Browser browser = Chromium.running();
    private final List<BrowserContext> people = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** A person's own browser: its cookies and drafts are nobody else's. */
    public BrowserContext person(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        people.add(context);
        context.onClose(people::remove);
        context.onConsoleMessage(this::note);
        context.onWebError(error -> complaints.add(error.error()));
        if (SLOWDOWN > 1) {
            context.onPage(Browsers::slowDown);
        }
        return context;
    }

    private static void slowDown(Page page) {
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", SLOWDOWN);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    }

    public Page page(int width, int height) {
        return person(new Browser.NewContextOptions().setViewportSize(width, height))
                .newPage();
    }

    /** Begins to record what Chromium does for a page. */
    public void startTracing(Page page, List<String> categories) {
        browser.startTracing(page, new Browser.StartTracingOptions().setCategories(categories));
    }

    /** The trace, as JSON. */
    public byte[] stopTracing() {
        return browser.stopTracing();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    /** Chromium complains of every page that answers with an error, also where a test wants it to. */
    void expect(String inComplaint) {
        expected.add(inComplaint);
    }

    /** What nobody expected. */
    public List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> expected.stream().noneMatch(complaint::contains))
                .toList();
    }

    @Override
    public void close() {
        List.copyOf(people).forEach(BrowserContext::close);
    }

    /** One for the whole JVM, since starting it takes longer than most tests; it ends with the JVM. */
    private static final class Chromium {
        private static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private static @Nullable Browser running;

        private Chromium() {}

        static Browser running() {
            if (running == null || !running.isConnected()) {
                running = start();
            }
            return running;
        }

        private static Browser start() {
            Path program = Path.of(
                    Optional.ofNullable(System.getenv("LECTERN_CHROMIUM")).orElse("/usr/bin/chromium"));
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException(
                        "There is no Chromium at %s. ./lectern test installs it, or set LECTERN_CHROMIUM."
                                .formatted(program));
            }
            return PLAYWRIGHT
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
    }
}
