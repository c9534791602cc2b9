package org.lectern.bench;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.app.RunningLectern;

/** Pages over HTTP, beside a bare handler of the same HTTP library that returns the same bytes. */
final class PagesBenchmark implements Benchmark {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final String PAGE = "/documents/real-stalin-series/pages/100";

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String about() {
        return "Page 100 of `real-stalin-series` for %d clients at once, %d s a round, client and servers in one process; a bare Javalin handler returns the same bytes."
                .formatted(Load.CLIENTS, TIME.toSeconds());
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("lectern-bench");
        try (RunningLectern lectern = RunningLectern.in(folder)) {
            byte[] json = lectern.get("/api" + PAGE).body().getBytes(StandardCharsets.UTF_8);
            byte[] html = lectern.get(PAGE, "Accept", "text/html").body().getBytes(StandardCharsets.UTF_8);
            Javalin bare = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.http.compressionStrategy = CompressionStrategy.NONE;
                        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 24;
                        config.routes.get(
                                "/json",
                                ctx -> ctx.contentType("application/json").result(json));
                        config.routes.get(
                                "/html",
                                ctx -> ctx.contentType("text/html; charset=utf-8")
                                        .result(html));
                    })
                    .start("127.0.0.1", 0);
            try {
                return measure(lectern.base(), "http://127.0.0.1:" + bare.port());
            } finally {
                bare.stop();
            }
        }
    }

    private static List<Figure> measure(String lectern, String bare) throws Exception {
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        for (Map.Entry<String, HttpRequest> one : Map.of(
                        "page JSON",
                        Load.get(lectern + "/api" + PAGE),
                        "bare JSON",
                        Load.get(bare + "/json"),
                        "page HTML",
                        Load.get(lectern + PAGE),
                        "bare HTML",
                        Load.get(bare + "/html"))
                .entrySet()) {
            things.put(
                    one.getKey(),
                    () -> Load.run(TIME, 200, client -> one.getValue()).rate());
            things.put(
                    one.getKey() + " p99",
                    () -> Load.run(TIME, 200, client -> one.getValue()).p99());
        }
        Rounds rounds = Rounds.of(things);
        List<Figure> figures = new ArrayList<>();
        for (String form : List.of("JSON", "HTML")) {
            figures.add(Figure.measured("page %s".formatted(form), "answers/s", rounds.median("page " + form)));
            figures.add(Figure.measured("bare %s".formatted(form), "answers/s", rounds.median("bare " + form)));
            figures.add(Figure.atLeast(
                    0.6,
                    "page %s, share of the bare rate".formatted(form),
                    "",
                    rounds.ratio("page " + form, "bare " + form)));
            figures.add(Figure.measured("page %s, p99".formatted(form), "ms", rounds.median("page " + form + " p99")));
            figures.add(Figure.atMost(
                    2,
                    "page %s, p99 in terms of the bare p99".formatted(form),
                    "",
                    rounds.ratio("page " + form + " p99", "bare " + form + " p99")));
        }
        return figures;
    }
}
