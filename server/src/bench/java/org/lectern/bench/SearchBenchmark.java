package org.lectern.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.search.PassageLoad;

/** Searching and indexing beside bare Lucene with its own highlighter. */
final class SearchBenchmark implements Benchmark {
    private static final int DOCUMENTS = Integer.getInteger("lectern.bench.documents", 200);
    private static final int IN_A_DOCUMENT = 5_000;
    private static final int TIMES = 8;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String about() {
        return "%,d passages made from the seeds; thirteen searches for words, names, phrases and beginnings, each with twenty snippets. Bare Lucene has the same fields and analysis, and its unified highlighter."
                .formatted(DOCUMENTS * IN_A_DOCUMENT);
    }

    @Override
    public List<Figure> run() throws Exception {
        try (PassageLoad load = new PassageLoad(BenchFolders.make(), Path.of(System.getProperty("lectern.seeds")))) {
            double[] ratios = new double[DOCUMENTS];
            for (int n = 0; n < DOCUMENTS; n++) {
                PassageLoad.Indexing taken = load.add();
                ratios[n] = taken.raw() / taken.ours();
            }
            load.show();
            Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
            things.put("ours", () -> load.ours(TIMES));
            things.put("raw", () -> load.raw(TIMES));
            Rounds rounds = Rounds.of(things);
            return List.of(
                    Figure.measured("a search with snippets, 99th percentile", "ms", rounds.median("ours")),
                    Figure.measured("bare Lucene with its highlighter", "ms", rounds.median("raw")),
                    Figure.atMost(2, "the first over the second", "", rounds.ratio("ours", "raw")),
                    Figure.atLeast(
                            0.7,
                            "indexing, speed over bare Lucene's, a document at a time",
                            "",
                            Rounds.Median.of(ratios)));
        }
    }
}
