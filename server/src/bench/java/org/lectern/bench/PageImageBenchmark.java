package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lectern.app.RunningLectern;

/** An image of a page that was drawn before, over HTTP, beside drawing it by poppler's pdftoppm. */
final class PageImageBenchmark implements Benchmark {
    private static final int TIMES = 30;
    private static final int WIDTH = 1280;

    @Override
    public String name() {
        return "pageimage";
    }

    @Override
    public String about() {
        return "A page of a manual as PNG, %d pixels wide: asked of Lectern where it was drawn before, over HTTP, and drawn by `pdftoppm -png`; medians of %d each a round."
                .formatted(WIDTH, TIMES);
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        Path manual =
                Manuals.in(Files.createDirectory(folder.resolve("manuals"))).getFirst();
        drawn(manual, folder.resolve("drawn"));
        Path data = folder.resolve("data");
        try (RunningLectern lectern = RunningLectern.in(data)) {
            lectern.chore(List.of("ingest", manual.toString(), "manual", "", "", "", ""));
        }
        try (ServerProcess lectern = ServerProcess.lectern(data)) {
            Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
            things.put("cached", () -> cached(lectern)); // the round that warms up has it drawn
            things.put("pdftoppm", () -> median(() -> drawn(manual, folder.resolve("drawn"))));
            Rounds rounds = Rounds.of(things);
            return List.of(
                    Figure.measured("a cached image", "ms", rounds.median("cached")),
                    Figure.measured("pdftoppm -png of the page", "ms", rounds.median("pdftoppm")),
                    Figure.atLeast(20, "pdftoppm over the cached image", "", rounds.ratio("pdftoppm", "cached")));
        }
    }

    /** Over a connection of its own: the server ends one that is idle while the other side is measured. */
    private static double cached(ServerProcess lectern) throws Exception {
        try (Load.Client image = Load.Request.get(
                        200, lectern.base(), "/api/documents/manual/pages/20/image?width=" + WIDTH)
                .plain()) {
            return median(image::exchange);
        }
    }

    private interface Step {
        void take() throws Exception;
    }

    private static double median(Step step) throws Exception {
        double[] taken = new double[TIMES];
        for (int n = 0; n < TIMES; n++) {
            long begun = System.nanoTime();
            step.take();
            taken[n] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        return taken[TIMES / 2];
    }

    private static void drawn(Path pdf, Path to) throws Exception {
        try {
            Process process = new ProcessBuilder(
                            "pdftoppm",
                            "-png",
                            "-f",
                            "20",
                            "-l",
                            "20",
                            "-scale-to-x",
                            String.valueOf(WIDTH),
                            "-scale-to-y",
                            "-1",
                            pdf.toString(),
                            to.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("pdftoppm could not draw page 20 of " + pdf);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is no pdftoppm to compare with. Install poppler-utils and try again.", e);
        }
    }
}
