package org.lectern.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lectern.app.RunningLectern;

/**
 * A text of 200 MB on a running server: what taking it in needs beside copying it and writing as many rows, how long others wait
 * who write meanwhile, and whether its pages open as quickly as those of a short text.
 */
final class LongBenchmark implements Benchmark {
    private static final long BYTES = 200_000_000;
    private static final int PAGES = 60;
    private static final String SMALL = "real-stalin-series";
    /** Pages of either text that are opened before any is measured: a program that has just begun runs slower. */
    private static final int WARM_UP = 120;
    /** Of the longest seed, at least. */
    private static final int SMALL_PAGES = 190;

    private static final int WRITERS = 64;
    private static final int PAUSE_MILLIS = 20;
    /** MB: the heap of 512 MiB, and what Java and SQLite need beside it. */
    private static final double MOST_MEMORY = 800;

    /** Processor time in two seconds of a server that has nothing to do. */
    private static final double REST_MICROS = 200_000;

    private static final int REST_LOOKS = 90;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(15);

    @Override
    public String name() {
        return "long";
    }

    @Override
    public String about() {
        return "A text of 200 MB made of the seeds' paragraphs in another order each time, taken in once by a server with the launcher's 512 MB of heap, while %d accounts in turn save a note every %d ms; before, the same without it. Raw is one thread that decodes the file, writes it down again and has as many rows in the same tables and indexes of SQLite, a commit for each thousand. Then the same notes while the server finds what the text cites, beside finding it in the seed as often. Then, once the search index has all of it, %d pages of it and of the longest seed in turn, none opened since the server's start, medians; before, %d others of either, since what a program does for the first times takes longer, of a long text as of a short one."
                .formatted(WRITERS, PAUSE_MILLIS, PAGES, WARM_UP);
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        Path data = folder.resolve("data");
        List<String> tokens = new ArrayList<>();
        try (RunningLectern lectern = RunningLectern.in(data)) { // plants the seeds
            for (int n = 0; n < WRITERS; n++) {
                tokens.add(lectern.token("Writer " + n));
            }
        }
        Path text = folder.resolve("text.txt");
        write(text);
        double raw = RawRows.seconds(text, folder);
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess lectern = ServerProcess.lectern(data)) {
            // What a server does for the first time takes longer
            creates(lectern, tokens, until(QUIET_NANOS));
            double[] quiet = creates(lectern, tokens, until(QUIET_NANOS));
            double[] meanwhile;
            IngestCommand ingest = new IngestCommand(data, text, "text");
            try (Memory memory = new Memory(lectern.pid())) {
                meanwhile = creates(lectern, tokens, ingest::isUnderWay);
                double seconds = ingest.end();
                figures.add(Figure.measured("taking 200 MB in", "s", Rounds.Median.of(seconds)));
                figures.add(Figure.measured("raw: decoding, copying and as many rows", "s", Rounds.Median.of(raw)));
                figures.add(Figure.measured("the first over the second", "", Rounds.Median.of(seconds / raw)));
                figures.add(Figure.atMost(
                        MOST_MEMORY, "memory of the server's own at most", "MB", Rounds.Median.of(memory.own())));
                figures.add(Figure.atMost(
                        10,
                        "longest time without a word of how far it is",
                        "s",
                        Rounds.Median.of(ingest.longestSilence())));
            }
            figures.add(Figure.measured(
                    "a note saved without it, 99 of 100", "ms", Rounds.Median.of(quantile(quiet, 0.99))));
            figures.add(Figure.measured("the slowest", "ms", Rounds.Median.of(quantile(quiet, 1))));
            figures.add(Figure.measured(
                    "a note saved while it comes in, 99 of 100", "ms", Rounds.Median.of(quantile(meanwhile, 0.99))));
            figures.add(Figure.atMost(2_000, "the slowest", "ms", Rounds.Median.of(quantile(meanwhile, 1))));
            figures.addAll(citing(lectern, tokens));
            awaitRest(lectern);
            figures.addAll(openings(lectern, ingest.pages()));
        }
        return figures;
    }

    private static List<Figure> citing(ServerProcess lectern, List<String> tokens) throws Exception {
        List<Figure> figures = new ArrayList<>();
        LongCitations citations = new LongCitations(lectern, "text");
        try (Memory memory = new Memory(lectern.pid())) {
            double[] meanwhile = creates(lectern, tokens, citations::isUnderWay);
            figures.addAll(citations.figures(seed(), (double) BYTES / Files.size(seed())));
            figures.add(Figure.atMost(
                    MOST_MEMORY, "memory of the server's own at most", "MB", Rounds.Median.of(memory.own())));
            figures.add(Figure.measured(
                    "a note saved while they are found, 99 of 100", "ms", Rounds.Median.of(quantile(meanwhile, 0.99))));
            figures.add(Figure.atMost(2_000, "the slowest", "ms", Rounds.Median.of(quantile(meanwhile, 1))));
        }
        return figures;
    }

    private static Path seed() {
        return Path.of(System.getProperty("lectern.seeds"), SMALL + ".txt");
    }

    private static void write(Path file) throws IOException {
        String all = Files.readString(seed(), StandardCharsets.UTF_8);
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

    /** The search index follows a while longer, and is no part of how a page opens. */
    private static void awaitRest(ServerProcess lectern) throws InterruptedException {
        double used = Double.MAX_VALUE;
        for (int looks = 0; looks < REST_LOOKS && used > REST_MICROS; looks++) {
            double before = lectern.processorMicros();
            TimeUnit.SECONDS.sleep(2);
            used = lectern.processorMicros() - before;
        }
    }

    private static BooleanSupplier until(long nanos) {
        long end = System.nanoTime() + nanos;
        return () -> System.nanoTime() < end;
    }

    /** What each took, in milliseconds. */
    private static double[] creates(ServerProcess lectern, List<String> tokens, BooleanSupplier goesOn)
            throws Exception {
        List<Double> taken = new ArrayList<>();
        List<Load.Client> clients = new ArrayList<>();
        try {
            for (String token : tokens) {
                clients.add(create(lectern.base(), token).plain());
            }
            for (int n = 0; goesOn.getAsBoolean(); n++) {
                long begun = System.nanoTime();
                clients.get(n % clients.size()).exchange();
                taken.add((System.nanoTime() - begun) / 1e6);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } finally {
            for (Load.Client client : clients) {
                client.close();
            }
        }
        return taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
    }

    private static Load.Request create(String base, String token) {
        String body = """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"Whose figure is this?","format":"text/markdown"},
                 "target":{"type":"SpecificResource","source":"%s/documents/werth-2010",
                           "selector":{"type":"TextQuoteSelector","exact":"269,100 persons"}}}""".formatted(base);
        return Load.Request.post(
                201,
                base,
                "/annotations/",
                body,
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/ld+json");
    }

    private static List<Figure> openings(ServerProcess lectern, int pages) throws Exception {
        Random random = new Random(11);
        int apart = pages / (WARM_UP + PAGES);
        for (int n = 0; n < WARM_UP; n++) {
            open(lectern, "text", 1 + (PAGES + n) * apart + random.nextInt(apart));
            open(lectern, SMALL, 1 + PAGES + n % (SMALL_PAGES - PAGES));
            open(lectern, "werth-2010", 1 + n % 8);
        }
        double[] large = new double[PAGES];
        double[] small = new double[PAGES];
        double[] ratios = new double[PAGES];
        for (int n = 0; n < PAGES; n++) {
            large[n] = open(lectern, "text", 1 + n * apart + random.nextInt(apart));
            small[n] = open(lectern, SMALL, 1 + n);
            ratios[n] = large[n] / small[n];
        }
        Arrays.sort(ratios);
        return List.of(
                Figure.measured("a page of the long text, first opening", "ms", Rounds.Median.of(large)),
                Figure.measured("a page of a short text, first opening", "ms", Rounds.Median.of(small)),
                Figure.atMost(1.5, "the first over the second", "", Rounds.Median.of(middle(ratios))));
    }

    /** The middle half, whose lowest and highest say more than those of all. */
    private static double[] middle(double[] sorted) {
        return Arrays.copyOfRange(sorted, sorted.length / 4, sorted.length * 3 / 4);
    }

    /** In milliseconds. */
    private static double open(ServerProcess lectern, String document, int page) throws IOException {
        long begun = System.nanoTime();
        try (Load.Client client = Load.Request.get(
                        200, lectern.base(), "/documents/%s/pages/%d".formatted(document, page))
                .plain()) {
            client.exchange();
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
