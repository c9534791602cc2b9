package org.lectern.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lectern.app.RunningLectern;
import org.lectern.document.pdf.LongPdf;
import org.lectern.web.Uploads;

/** A PDF of 5,000 pages beside one of a hundred that has its first pages: taking it in, opening it, finding and drawing in it. */
final class LongPdfBenchmark implements Benchmark {
    /** Fewer only to see that it runs. */
    private static final int PAGES = Integer.getInteger("lectern.bench.longpdf.pages", 5_000);

    private static final int SMALL_PAGES = 100;
    /** MB: what the process may have that reads it is 640 MiB. */
    private static final double MOST_OF_CHILD = 671;

    private static final double MOST_OF_SERVER = 800;
    private static final String LONG = "long-pdf";
    private static final String SMALL = "small-pdf";

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String name() {
        return "longpdf";
    }

    @Override
    public String about() {
        return "A PDF of %,d pages, bound together from manuals with their fonts and outlines, and one of its first %d, taken in by a server with the launcher's 512 MB of heap; then in rounds %d pages of each, the same pages, in the middle of the long one, none opened before, in turn. What the process that reads PDFs needs to start is left out of the seconds a page."
                .formatted(PAGES, SMALL_PAGES, LongPdfOpenings.OPENED);
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        List<Path> manuals = Manuals.in(Files.createDirectory(folder.resolve("manuals")));
        Path large = folder.resolve("long.pdf");
        Path small = folder.resolve("small.pdf");
        Path one = folder.resolve("one.pdf");
        int once = LongPdf.bind(manuals, PAGES, "A long manual", large);
        LongPdf.bind(manuals, SMALL_PAGES, "A small manual", small);
        LongPdf.bind(manuals, 1, "A leaf", one);
        Path data = folder.resolve("data");
        String token;
        try (RunningLectern lectern = RunningLectern.in(data)) { // plants the seeds
            token = lectern.token("Ann");
        }
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess lectern = ServerProcess.lectern(data)) {
            taken(data, one, "warm-up");
            double start = taken(data, one, "leaf");
            double small100 = taken(data, small, SMALL);
            try (Memory memory = new Memory(lectern.pid())) {
                IngestCommand ingest = new IngestCommand(data, large, LONG);
                double seconds = ingest.end();
                double each = (seconds - start) * 1e3 / PAGES;
                double eachOfSmall = (small100 - start) * 1e3 / SMALL_PAGES;
                figures.add(Figure.measured("%,d pages taken in by command".formatted(PAGES), "s", of(seconds)));
                figures.add(Figure.measured("for each page", "ms", of(each)));
                figures.add(Figure.measured("for each page of the small one", "ms", of(eachOfSmall)));
                figures.add(Figure.atMost(1.5, "the first over the second", "", of(each / eachOfSmall)));
                figures.add(Figure.atMost(
                        10, "longest time without a word of how far it is", "s", of(ingest.longestSilence())));
                figures.add(Figure.measured(
                        "the same PDF uploaded to another document", "s", of(uploaded(lectern, token, large))));
                figures.add(
                        Figure.atMost(MOST_OF_CHILD, "memory of the process that reads it", "MB", of(memory.child())));
                figures.add(
                        Figure.atMost(MOST_OF_SERVER, "memory of the server's own at most", "MB", of(memory.own())));
            }
            figures.addAll(new LongPdfOpenings(lectern, token, once, PAGES, SMALL_PAGES).figures(LONG, SMALL));
        }
        try (ServerProcess again = ServerProcess.lectern(data)) {
            figures.add(Figure.atMost(3, "start of a server that has it", "s", of(again.secondsToReady())));
        }
        return figures;
    }

    private static Rounds.Median of(double value) {
        return Rounds.Median.of(value);
    }

    private static double taken(Path data, Path file, String id) throws Exception {
        return new IngestCommand(data, file, id).end();
    }

    private double uploaded(ServerProcess lectern, String token, Path file) throws Exception {
        long begun = System.nanoTime();
        String accepted = new Uploads(lectern.base())
                .program(token, "long.pdf", Files.readAllBytes(file), Map.of("id", "uploaded-pdf"))
                .body();
        String ingest = json.readTree(accepted).path("ingest").asText();
        for (String state = ""; !state.equals("done"); ) {
            TimeUnit.MILLISECONDS.sleep(100);
            state = json.readTree(Asked.body(lectern, ingest, token))
                    .path("state")
                    .asText();
            if (state.equals("failed") || state.isEmpty()) {
                throw new IllegalStateException("The upload failed");
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
