package org.lectern.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lectern.app.RunningLectern;

/** Whether the time of an answer tells that a note is there which is not for the asker. */
final class HiddenBenchmark implements Benchmark {
    private static final int TIMES = 5_000;
    /** Well formed, and never given to anything. */
    private static final String NEVER = "/annotations/01m00000000000000000000000";

    @Override
    public String name() {
        return "hidden";
    }

    @Override
    public String about() {
        return "A private note of 100,000 characters asked for by somebody else, and one that never was, in turn, each over one connection: medians of %,d requests each a round."
                .formatted(TIMES);
    }

    @Override
    public List<Figure> run() throws Exception {
        Path data = BenchFolders.make();
        String hidden;
        String ben;
        try (RunningLectern lectern = RunningLectern.in(data)) {
            hidden = URI.create(lectern.annotate(lectern.token("Ann"), """
                            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation",
                             "bodyValue":"%s","target":"http://example.org/page"}""".formatted("x".repeat(100_000)))
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .getPath();
            ben = lectern.token("Ben");
        }
        try (ServerProcess lectern = ServerProcess.lectern(data);
                Load.Client there = ask(lectern, hidden, ben);
                Load.Client never = ask(lectern, NEVER, ben)) {
            Rounds rounds = Rounds.of(List.of(() -> medians(there, never)));
            return List.of(
                    Figure.measured("not for the asker, 404", "µs", rounds.median("hidden")),
                    Figure.measured("never was, 404", "µs", rounds.median("never")),
                    Figure.atMost(1.1, "the first over the second", "", rounds.ratio("hidden", "never")),
                    Figure.atMost(1.1, "the second over the first", "", rounds.ratio("never", "hidden")));
        }
    }

    private static Load.Client ask(ServerProcess lectern, String address, String token) throws Exception {
        return Load.Request.get(404, lectern.base(), address, "Authorization", "Bearer " + token)
                .plain();
    }

    private static Map<String, Double> medians(Load.Client hidden, Load.Client never) throws Exception {
        double[] first = new double[TIMES];
        double[] second = new double[TIMES];
        for (int n = 0; n < TIMES; n++) {
            first[n] = taken(hidden);
            second[n] = taken(never);
        }
        return Map.of("hidden", median(first), "never", median(second));
    }

    /** Microseconds. */
    private static double taken(Load.Client client) throws Exception {
        long begun = System.nanoTime();
        client.exchange();
        return (System.nanoTime() - begun) / 1e3;
    }

    private static double median(double[] taken) {
        Arrays.sort(taken);
        return taken[TIMES / 2];
    }
}
