package org.lectern.bench;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lectern.app.RunningLectern;

/** A text of 200 MB: what taking it in needs, and whether its pages open as quickly as those of a short text. */
final class LongBenchmark implements Benchmark {
    private static final long BYTES = 200_000_000;
    private static final int PAGES = 60;
    private static final String SMALL = "real-stalin-series";

    @Override
    public String name() {
        return "long";
    }

    @Override
    public String about() {
        return "A text of 200 MB made of the seeds' paragraphs in another order each time, taken in by `./lectern ingest` with 512 MB of heap; then %d pages of it and of the longest seed, each opened for the first time since the server's start, medians."
                .formatted(PAGES);
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("lectern-bench");
        Path data = folder.resolve("data");
        RunningLectern.in(data).close(); // plants the seeds
        Path text = folder.resolve("text.txt");
        write(text);
        double[] taken = ingest(data, text);
        Files.delete(text);
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        things.put("long", () -> firstOpening(data, "text", 50_000));
        things.put("small", () -> firstOpening(data, SMALL, 100));
        Rounds rounds = Rounds.of(things);
        return List.of(
                Figure.measured("taking 200 MB in", "s", Rounds.Median.of(taken[0])),
                Figure.measured("memory of the process at most", "MB", Rounds.Median.of(taken[1])),
                Figure.measured("a page of the long text, first opening", "ms", rounds.median("long")),
                Figure.measured("a page of a short text, first opening", "ms", rounds.median("small")),
                Figure.atMost(1.5, "the first over the second", "", rounds.ratio("long", "small")));
    }

    private static void write(Path file) throws Exception {
        String all =
                Files.readString(Path.of(System.getProperty("lectern.seeds"), SMALL + ".txt"), StandardCharsets.UTF_8);
        String[] paragraphs = all.split("\n\n", -1);
        Random random = new Random(7);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long bytes = 0; bytes < BYTES; ) {
                String paragraph = "%d. %s\n\n".formatted(bytes, paragraphs[random.nextInt(paragraphs.length)]);
                out.write(paragraph);
                bytes += paragraph.length();
            }
        }
    }

    /** Seconds and megabytes. */
    private static double[] ingest(Path data, Path text) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(ServerProcess.JVM);
        builder.command()
                .addAll(List.of(
                        "-Dlectern.home=" + System.getProperty("lectern.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lectern.app.Main",
                        "ingest",
                        "--data",
                        data.toString(),
                        text.toString()));
        long begun = System.nanoTime();
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        double most = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, resident(process.pid()));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("The text was not taken in");
        }
        return new double[] {(System.nanoTime() - begun) / 1e9, most};
    }

    private static double resident(long pid) {
        try {
            String counts = Files.readString(Path.of("/proc", String.valueOf(pid), "statm"));
            return Long.parseLong(counts.split(" ", -1)[1]) * 4096 / 1e6;
        } catch (java.io.IOException e) {
            return 0; // it has just ended, or this is another system
        }
    }

    private static double firstOpening(Path data, String document, int pages) throws Exception {
        Random random = new Random(11);
        double[] taken = new double[PAGES];
        try (ServerProcess lectern = ServerProcess.lectern(data)) {
            // the server is warm, and none of these pages has been asked for
            for (int n = 1; n <= 40; n++) {
                open(lectern, "werth-2010", 1 + n % 8);
            }
            for (int n = 0; n < PAGES; n++) {
                int page = 1 + (random.nextInt(pages - PAGES) + n) % pages;
                long begun = System.nanoTime();
                open(lectern, document, page);
                taken[n] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(taken);
        return taken[PAGES / 2];
    }

    private static void open(ServerProcess lectern, String document, int page) throws Exception {
        try (Load.Client client = Load.Request.get(
                        200, lectern.base(), "/documents/%s/pages/%d".formatted(document, page))
                .plain()) {
            client.exchange();
        }
    }
}
