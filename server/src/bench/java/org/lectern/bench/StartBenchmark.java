package org.lectern.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of the process to the line that says it is ready. */
final class StartBenchmark implements Benchmark {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "`./lectern serve`, 512 MB of heap, on a data folder in which the seeds are already ingested and indexed; for the first time since the program was built, and again, when the archive of classes is there that the launcher has Java write.";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        Path data = folder.resolve("data");
        Path none = folder.resolve("none.jsa");
        Path archive = folder.resolve("lectern.jsa");
        start(data, archive); // ingests, and leaves the archive
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        things.put("first", () -> {
            Files.deleteIfExists(none);
            return start(data, none);
        });
        things.put("again", () -> start(data, archive));
        Rounds rounds = Rounds.of(things);
        return List.of(
                Figure.atMost(3, "ready, the first time after a build", "s", rounds.median("first")),
                Figure.atMost(3, "ready, every time after that", "s", rounds.median("again")));
    }

    private static double start(Path data, Path archive) throws Exception {
        try (ServerProcess lectern = ServerProcess.launched(data, archive)) {
            return lectern.secondsToReady();
        }
    }
}
