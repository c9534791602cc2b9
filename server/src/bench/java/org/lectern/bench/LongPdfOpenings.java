package org.lectern.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lectern.browser.Browsers;

/** Pages of a long PDF and of a small one that has its first pages: opened, drawn, found, exported, and read on a phone. */
final class LongPdfOpenings {
    /** Pages opened of each in a round. */
    static final int OPENED = 8;

    /** A visit of a phone takes longer than all others together. */
    private static final int VISITS = 3;

    private static final int WIDTH = 960;
    /** Of images that are drawn after another file's, so that none was drawn before. */
    private static final int OTHER_WIDTH = 640;
    /** How many times slower than this machine a phone is. */
    private static final int PHONE = 4;

    private final ServerProcess lectern;
    private final String token;
    /** Pages after which the same ones stand in the long one again. */
    private final int once;

    private final int pages;
    private final int smallPages;
    private final Random random = new Random(5);
    /** Pages of the small one that were opened, in each way. */
    private final Map<String, Integer> opened = new HashMap<>();

    LongPdfOpenings(ServerProcess lectern, String token, int once, int pages, int smallPages) {
        this.lectern = lectern;
        this.token = token;
        this.once = once;
        this.pages = pages;
        this.smallPages = smallPages;
    }

    List<Figure> figures(String large, String small) throws Exception {
        awaitFound(large);
        annotate(large, pages - 3);
        annotate(small, smallPages - 3);
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        both(things, "text", n -> open(large, inTheMiddle(n), "text"), n -> open(small, n, "text"));
        both(things, "look", n -> open(large, inTheMiddle(n), "image"), n -> open(small, n, "image"));
        both(things, "drawn", n -> drawn(large, inTheMiddle(n), WIDTH), n -> drawn(small, n, WIDTH));
        things.put("begin", () -> each("begin", n -> drawn(large, n, WIDTH)));
        things.put(
                "first",
                () -> each("first", n -> {
                    drawn(small, n, OTHER_WIDTH); // so that the long one is not what is open
                    return drawn(large, inTheMiddle(n), OTHER_WIDTH);
                }));
        things.put(
                "small first",
                () -> each("small first", n -> {
                    drawn(large, inTheMiddle(n), 320);
                    return drawn(small, n, 320);
                }));
        both(things, "search", n -> asked(search(large)), n -> asked(search(small)));
        both(things, "export", n -> asked(export(large)), n -> asked(export(small)));
        try (Browsers browsers = new Browsers()) {
            both(things, "phone", n -> phone(browsers, large, inTheMiddle(n)), n -> phone(browsers, small, n));
            Rounds rounds = Rounds.of(things);
            List<Figure> figures = new ArrayList<>();
            compared(figures, rounds, 1.5, "a page in the middle, first opening", "text");
            compared(figures, rounds, 1.5, "the same for its image, with the places of its words", "look");
            compared(figures, rounds, 1.2, "an image drawn, after another one of the file", "drawn");
            figures.add(Figure.atMost(
                    1.2, "such an image in the middle over one at the beginning", "", rounds.ratio("drawn", "begin")));
            compared(figures, rounds, 2, "an image drawn, after one of another file", "first");
            compared(figures, rounds, 2, "a search in it", "search");
            compared(figures, rounds, 2, "an export of what is written on it", "export");
            compared(figures, rounds, 1.5, "on a phone, until the page answers", "phone");
            String middle = "/documents/%s/pages/%d".formatted(large, pages / 2);
            figures.add(Figure.counted(3_000, "elements of a page", "", elements(browsers, middle)));
            figures.add(Figure.counted(
                    15_000, "elements of the document's own page", "", elements(browsers, "/documents/" + large)));
            return figures;
        }
    }

    private static void compared(List<Figure> figures, Rounds rounds, double bound, String what, String name) {
        figures.add(Figure.measured(what, "ms", rounds.median(name)));
        figures.add(Figure.measured("… of the small one", "ms", rounds.median("small " + name)));
        figures.add(Figure.atMost(bound, "the first over the second", "", rounds.ratio(name, "small " + name)));
    }

    /** Milliseconds that a page took, by its number in the small one. */
    private interface Opening {
        double page(int number) throws Exception;
    }

    private void both(Map<String, Rounds.Measurement> things, String name, Opening large, Opening small) {
        things.put(name, () -> each(name, large));
        things.put("small " + name, () -> each("small " + name, small));
    }

    /** The middle of some pages, which nobody has opened in that way. */
    private double each(String way, Opening opening) throws Exception {
        double[] taken = new double[way.endsWith("phone") ? VISITS : OPENED];
        for (int n = 0; n < taken.length; n++) {
            int before = opened.merge(way, 1, Integer::sum) - 1;
            taken[n] = opening.page(1 + before * 37 % smallPages);
        }
        return Rounds.Median.of(taken).value();
    }

    /** The same page of the long one, somewhere in its middle. */
    private int inTheMiddle(int number) {
        int copies = Math.max(1, (pages - smallPages) / once);
        return number + once * (1 + random.nextInt(Math.max(1, copies - 1)));
    }

    private double asked(String path) throws Exception {
        long begun = System.nanoTime();
        Asked.bytes(lectern, path, token);
        return (System.nanoTime() - begun) / 1e6;
    }

    private double open(String document, int page, String look) throws Exception {
        return asked("/documents/%s/pages/%d?look=%s".formatted(document, page, look));
    }

    private double drawn(String document, int page, int width) throws Exception {
        return asked("/api/documents/%s/pages/%d/image?width=%d".formatted(document, page, width));
    }

    private static String search(String document) {
        return "/search?q=the+in%3A" + document;
    }

    private static String export(String document) {
        return "/api/documents/%s/export?format=markdown".formatted(document);
    }

    /** Until the last page can be found. */
    private void awaitFound(String document) throws Exception {
        for (int tries = 0;
                Asked.body(lectern, "/api/search?q=the+in%3A" + document, token).contains("\"isBehind\":true");
                tries++) {
            if (tries == 600) {
                throw new IllegalStateException("The search index does not follow");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** A note on a page of a document. */
    private void annotate(String document, int page) throws Exception {
        String body = """
                {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "commenting",
                 "body": {"type": "TextualBody", "value": "Is it so?", "format": "text/markdown"},
                 "target": {"type": "SpecificResource", "source": "%s/documents/%s",
                   "selector": {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
                     "value": "page=%d", "refinedBy": {"type": "FragmentSelector",
                       "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "xywh=percent:10,20,30,10"}}}}""".formatted(lectern.base(), document, page);
        Asked.sent(HttpRequest.newBuilder(URI.create(lectern.base() + "/annotations/"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/ld+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** From the address to a page whose notes and keys are there. */
    private double phone(Browsers browsers, String document, int number) {
        try (BrowserContext context = browsers.person(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = context.newPage();
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", PHONE);
            context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
            long begun = System.nanoTime();
            page.navigate("%s/documents/%s/pages/%d?look=text".formatted(lectern.base(), document, number));
            ready(page);
            return (System.nanoTime() - begun) / 1e6;
        }
    }

    private static void ready(Page page) {
        page.waitForFunction("() => document.querySelector('.notes-rail h2') !== null");
    }

    private long elements(Browsers browsers, String path) {
        try (BrowserContext context = browsers.person(new Browser.NewContextOptions().setViewportSize(1280, 860))) {
            Page page = context.newPage();
            page.navigate(lectern.base() + path);
            if (path.contains("/pages/")) {
                ready(page);
            }
            return ((Number) page.evaluate("document.querySelectorAll('*').length")).longValue();
        }
    }
}
