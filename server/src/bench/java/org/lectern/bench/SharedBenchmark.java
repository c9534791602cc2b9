package org.lectern.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.parallel.GrowingLibrary;

/** Text that documents share: the seeds, and a library that grows to 100,000 pages. */
final class SharedBenchmark implements Benchmark {
    @Override
    public String name() {
        return "shared";
    }

    @Override
    public String about() {
        return "The five seeds, from their characters to all runs of 12 words and more, in memory and on disk; and made-up documents of 100 pages with 500 words each that come one after another until there are 100,000 pages, in a process of its own with the server's heap of 512 MB, warmed up by 3,000 pages of another library. One page of twenty has a passage of an earlier document, a twentieth of its words exchanged. What a page costs is taken over all pages between two sizes, so what is merged among them is in it.";
    }

    @Override
    public List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        List<String> seeds = new ArrayList<>();
        for (String id : List.of(
                "werth-2010-excerpt",
                "werth-2010",
                "great-terror-excerpt",
                "crawford-great-purge",
                "real-stalin-series")) {
            seeds.add(Files.readString(
                    Path.of(System.getProperty("lectern.seeds")).resolve(id + ".txt"), StandardCharsets.UTF_8));
        }
        figures.add(Figure.atMost(
                3_000,
                "the five seeds, the first time in a process",
                "ms",
                Rounds.Median.of(GrowingLibrary.seeds(seeds))));
        Map<String, Rounds.Measurement> again = new LinkedHashMap<>();
        again.put("seeds", () -> GrowingLibrary.seeds(seeds));
        figures.add(Figure.atMost(
                3_000, "the five seeds, again", "ms", Rounds.of(again).median("seeds")));
        grow(figures);
        return figures;
    }

    private static void grow(List<Figure> figures) throws Exception {
        SharedGrowth.Grown grown = SharedGrowth.measure();
        int from = 0;
        for (int size : SharedGrowth.SIZES) {
            figures.add(Figure.measured(
                    "a page, from %,d to %,d pages".formatted(from, size), "ms", grown.of("time " + size)));
            figures.add(Figure.measured("… of a processor's time", "ms", grown.of("processor " + size)));
            from = size;
        }
        int first = SharedGrowth.SIZES.getFirst();
        int last = SharedGrowth.SIZES.getLast();
        figures.add(Figure.atMost(
                2, "a page, up to 100,000 / up to 1,000", "", grown.ratio("time " + last, "time " + first)));
        figures.add(Figure.atMost(
                2, "… of a processor's time", "", grown.ratio("processor " + last, "processor " + first)));
        figures.add(Figure.measured("all 100,000 pages", "s", Rounds.Median.of(grown.number("all") / 1_000)));
        figures.add(Figure.atMost(256, "memory in use after a collection, at most", "MB", grown.of("heap")));
        figures.add(Figure.measured("files of the index", "MB", grown.of("files")));
        figures.add(Figure.atLeast(0.98, "of the words that were taken over, found", "", grown.of("found")));
        figures.add(Figure.atMost(0.05, "of the words that were reported, wrongly", "", grown.of("wrong")));
    }
}
