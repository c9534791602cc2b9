package org.lectern.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Chromium for a test class. Everything that its pages complain about is kept, for the test to look at. */
public final class Browsers implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    public Browsers() {
        Path chromium =
                Path.of(Optional.ofNullable(System.getenv("LECTERN_CHROMIUM")).orElse("/usr/bin/chromium"));
        if (!Files.isExecutable(chromium)) {
            throw new IllegalStateException(
                    "There is no Chromium at %s. ./lectern test installs it, or set LECTERN_CHROMIUM."
                            .formatted(chromium));
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A person's own browser: its cookies and drafts are nobody else's. */
    public BrowserContext person(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.onConsoleMessage(this::note);
        context.onWebError(error -> complaints.add(error.error()));
        return context;
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
            complaints.add(message.text());
        }
    }

    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
