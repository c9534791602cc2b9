package org.lectern.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
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
    private static final int[] SIZES = {1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000};
    private static final int AT_EACH = 10;

    @Override
    public String name() {
        return "shared";
    }

    @Override
    public String about() {
        return "The five seeds, from their characters to all runs of 12 words and more, in memory and on disk; and made-up documents of 100 pages with 500 words each that come one after another until there are 100,000 pages, with what the next ten documents cost at each size. One page of twenty has a passage of an earlier document, a twentieth of its words exchanged.";
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
        double first = 0;
        double last = 0;
        double all = 0;
        double atTenth = 0;
        long most = 0;
        try (GrowingLibrary library = new GrowingLibrary()) {
            for (int size : SIZES) {
                while (library.pages() < size - AT_EACH * GrowingLibrary.PAGES) {
                    all += library.add();
                    most = Math.max(most, afterCollections());
                }
                double here = 0;
                for (int n = 0; n < AT_EACH; n++) {
                    here += library.add();
                }
                all += here;
                last = here / (AT_EACH * GrowingLibrary.PAGES);
                first = first == 0 ? last : first;
                atTenth = size == SIZES[SIZES.length - 1] / 10 ? all : atTenth;
                figures.add(Figure.measured("a page more, at %,d pages".formatted(size), "ms", Rounds.Median.of(last)));
                System.err.printf("%,d pages: %.3f ms a page, %.0f s in all%n", size, last, all / 1_000);
            }
            figures.add(Figure.measured("… at 100,000 pages / at 1,000", "", Rounds.Median.of(last / first)));
            figures.add(Figure.measured("all 100,000 pages", "s", Rounds.Median.of(all / 1_000)));
            figures.add(Figure.atMost(20, "all 100,000 pages / the first 10,000", "", Rounds.Median.of(all / atTenth)));
            figures.add(Figure.atMost(
                    512, "memory in use after a collection, at most", "MB", Rounds.Median.of(most / 1e6)));
            figures.add(Figure.measured("files of the index", "MB", Rounds.Median.of(library.size())));
            figures.add(Figure.atLeast(
                    0.98, "of the words that were taken over, found", "", Rounds.Median.of(library.recall())));
            figures.add(Figure.atMost(
                    0.05, "of the words that were reported, wrongly", "", Rounds.Median.of(library.wrong())));
        }
    }

    /** What was left on the heap after its last collections, in bytes. */
    private static long afterCollections() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                used += pool.getCollectionUsage().getUsed();
            }
        }
        return used;
    }
}
