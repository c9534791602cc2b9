package org.lectern.bench;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.app.RunningLectern;

/** Whether the time of an answer tells that a note is there which is not for the asker. */
final class HiddenBenchmark implements Benchmark {
    private static final int TIMES = 400;
    /** Well formed, and never given to anything. */
    private static final String NEVER = "/annotations/01m00000000000000000000000";

    @Override
    public String name() {
        return "hidden";
    }

    @Override
    public String about() {
        return "A private note asked for by somebody else, and one that never was: medians of %d requests in turn."
                .formatted(TIMES);
    }

    @Override
    public List<Figure> run() throws Exception {
        try (RunningLectern lectern = RunningLectern.in(Files.createTempDirectory("lectern-bench"))) {
            String hidden = lectern.annotate(lectern.token("Ann"), """
                            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation",
                             "bodyValue":"%s","target":"http://example.org/page"}""".formatted("x".repeat(100_000)))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            String ben = lectern.token("Ben");
            Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
            things.put("hidden", () -> median(lectern, ben, hidden));
            things.put("never", () -> median(lectern, ben, NEVER));
            Rounds rounds = Rounds.of(things);
            return List.of(
                    Figure.measured("not for the asker, 404", "µs", rounds.median("hidden")),
                    Figure.measured("never was, 404", "µs", rounds.median("never")),
                    Figure.atMost(1.1, "the first over the second", "", rounds.ratio("hidden", "never")),
                    Figure.atMost(1.1, "the second over the first", "", rounds.ratio("never", "hidden")));
        }
    }

    private static double median(RunningLectern lectern, String token, String address) {
        double[] taken = new double[TIMES];
        for (int n = 0; n < TIMES; n++) {
            long begun = System.nanoTime();
            int status =
                    lectern.get(address, "Authorization", "Bearer " + token).statusCode();
            taken[n] = (System.nanoTime() - begun) / 1e3;
            if (status != 404) {
                throw new IllegalStateException("Answered %d".formatted(status));
            }
        }
        Arrays.sort(taken);
        return taken[TIMES / 2];
    }
}
