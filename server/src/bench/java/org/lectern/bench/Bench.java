package org.lectern.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the benchmarks that are named, or all, and prints what they found. Exit code 1: a bound was not kept. */
public final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new BrowserBenchmark(),
            new MatcherBenchmark(),
            new HiddenBenchmark(),
            new PagesBenchmark(),
            new WritesBenchmark(),
            new ExportBenchmark(),
            new StartBenchmark(),
            new SearchBenchmark(),
            new CarryingBenchmark(),
            new SharedBenchmark(),
            new WorkbenchBenchmark(),
            new PdfTextBenchmark(),
            new PageImageBenchmark(),
            new HostileBenchmark(),
            new LongBenchmark(),
            new LongPdfBenchmark());

    /** What is made only where it is named. */
    private static final List<Benchmark> NAMED = List.of(new Pictures());

    private Bench() {}

    /** @param names of benchmarks; none means all */
    public static void main(String[] names) throws Exception {
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(Stream.concat(ALL.stream(), NAMED.stream())
                    .filter(benchmark -> benchmark.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no benchmark %s; there are %s."
                            .formatted(name, ALL.stream().map(Benchmark::name).toList()))));
        }
        boolean kept = true;
        for (Benchmark benchmark : chosen.isEmpty() ? ALL : chosen) {
            try {
                List<Figure> figures = benchmark.run();
                System.out.println(table(benchmark, figures));
                kept &= figures.stream().allMatch(Figure::kept);
            } finally {
                BenchFolders.removeAll();
            }
        }
        System.exit(kept ? 0 : 1);
    }

    private static String table(Benchmark benchmark, List<Figure> figures) {
        Runtime machine = Runtime.getRuntime();
        StringBuilder text = new StringBuilder("## ")
                .append(benchmark.name())
                .append("\n\n")
                .append(benchmark.about())
                .append("\n\n")
                .append("`./lectern bench %s`, %s, %d cores, %s, Java %s; medians of five interleaved rounds.%n%n"
                        .formatted(
                                benchmark.name(),
                                LocalDate.now(ZoneOffset.UTC),
                                machine.availableProcessors(),
                                System.getProperty("os.name"),
                                Runtime.version().feature()))
                .append("| measured | median | rounds | wanted | kept |\n|---|---|---|---|---|\n");
        figures.forEach(figure -> text.append(figure.row()).append('\n'));
        return text.toString();
    }
}
