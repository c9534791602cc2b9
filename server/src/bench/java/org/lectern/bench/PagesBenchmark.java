package org.lectern.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lectern.app.RunningLectern;

/** Pages over HTTP, beside a bare handler of the same HTTP library that returns the same bytes. */
final class PagesBenchmark implements Benchmark {
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final String PAGE = "/documents/real-stalin-series/pages/100";

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String about() {
        return "Page 100 of `real-stalin-series` for %d clients at once, %d s a round, each server in a process of its own with the launcher's flags; a bare Javalin handler returns the same bytes."
                .formatted(Load.CLIENTS, TIME.toSeconds());
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        Path data = folder.resolve("data");
        try (RunningLectern lectern = RunningLectern.in(data)) {
            // Once somebody owns it, as any that is in use
            lectern.token("Ada");
        }
        try (ServerProcess lectern = ServerProcess.lectern(data)) {
            write(folder.resolve("page.json"), lectern.base() + "/api" + PAGE);
            write(folder.resolve("page.html"), lectern.base() + PAGE);
            try (ServerProcess bare =
                    ServerProcess.start(BareServer.class.getName(), List.of(), List.of(folder.toString()))) {
                return measure(lectern.base(), bare.base());
            }
        }
    }

    private static void write(Path file, String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Files.write(
                    file,
                    client.send(
                                    HttpRequest.newBuilder(URI.create(address)).build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        }
    }

    private static List<Figure> measure(String lectern, String bare) throws Exception {
        List<Rounds.Visit> visits = new ArrayList<>();
        for (String form : List.of("JSON", "HTML")) {
            String page = form.equals("JSON") ? "/api" + PAGE : PAGE;
            read(WARM_UP, lectern, page);
            visits.add(() -> read("page " + form, lectern, page));
            String same = "/" + form.toLowerCase(Locale.ROOT);
            read(WARM_UP, bare, same);
            visits.add(() -> read("bare " + form, bare, same));
        }
        Rounds rounds = Rounds.of(visits);
        List<Figure> figures = new ArrayList<>();
        for (String form : List.of("JSON", "HTML")) {
            String page = "page " + form;
            String same = "bare " + form;
            figures.add(Figure.measured(page, "answers/s", rounds.median(page)));
            figures.add(Figure.measured(same, "answers/s", rounds.median(same)));
            figures.add(Figure.atLeast(0.6, page + ", share of the bare rate", "", rounds.ratio(page, same)));
            figures.add(Figure.measured(page + ", p99", "ms", rounds.median(page + " p99")));
            figures.add(Figure.measured(same + ", p99", "ms", rounds.median(same + " p99")));
            figures.add(Figure.atMost(
                    2, page + ", p99 in terms of the bare p99", "", rounds.ratio(page + " p99", same + " p99")));
        }
        return figures;
    }

    private static Map<String, Double> read(String name, String base, String path) throws Exception {
        Load.Result result = read(TIME, base, path);
        return Map.of(name, result.rate(), name + " p99", result.p99());
    }

    private static Load.Result read(Duration time, String base, String path) throws Exception {
        return Load.run(time, client -> Load.Request.get(200, base, path).plain());
    }
}
