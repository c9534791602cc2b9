package org.lectern.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From the start of the process to the line that says it is ready. */
final class StartBenchmark implements Benchmark {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "A process of its own with -Xmx512m, on a data folder in which the seeds are already ingested.";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path data = Files.createTempDirectory("lectern-bench");
        start(data); // ingests
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        things.put("ready", () -> start(data));
        return List.of(Figure.atMost(3, "ready", "s", Rounds.of(things).median("ready")));
    }

    private static double start(Path data) throws Exception {
        long before = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-Dlectern.home=" + System.getProperty("lectern.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lectern.app.Main",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            if (line == null || !line.startsWith("Lectern is ready")) {
                throw new IllegalStateException("It did not start: " + line);
            }
            return (System.nanoTime() - before) / 1e9;
        } finally {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }
}
