package org.lectern.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.lectern.bench.CarryingLoad.Kind;

/** A new version of a long document with many notes: how long it takes to come in with all of them, and how much memory. */
final class CarryingBenchmark implements Benchmark {
    private static final int NOTES = 10_000;
    private static final int FEW = 1_000;
    private static final int PAGES = CarryingLoad.PAGES;

    @Override
    public String name() {
        return "carrying";
    }

    @Override
    public String about() {
        return "A document of %,d pages made from the seeds comes in anew, corrected in a tenth of its paragraphs and with a twentieth of it moved to its end; %,d notes of 50 to 200 characters stand on its first version. Beside it the same document without notes, and the rows that are written of notes by bare JDBC in one transaction."
                .formatted(PAGES, NOTES);
    }

    @Override
    public List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>(times());
        figures.add(Figure.atMost(
                32,
                "memory in use at most, with 10,000 notes less with %,d".formatted(FEW),
                "MB",
                Rounds.Median.of(peak(NOTES) - peak(FEW))));
        return figures;
    }

    private static List<Figure> times() throws Exception {
        try (CarryingLoad many = load(Kind.VARIED, NOTES);
                CarryingLoad alike = load(Kind.REPETITIVE, NOTES);
                CarryingLoad none = load(Kind.VARIED, 0)) {
            Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
            things.put("many", many::takeNext);
            things.put("alike", alike::takeNext);
            things.put("none", none::takeNext);
            things.put("bare", CarryingBenchmark::bareRows);
            Rounds rounds = Rounds.of(things);
            System.err.println(
                    "What became of notes: " + many.outcomes() + "; where much is alike: " + alike.outcomes());
            return List.of(
                    Figure.atMost(10_000, "a new version with 10,000 notes", "ms", rounds.median("many")),
                    Figure.atMost(
                            10_000,
                            "… of a document that says nearly everything several times",
                            "ms",
                            rounds.median("alike")),
                    Figure.measured("… without notes", "ms", rounds.median("none")),
                    Figure.measured("10,000 rows by bare JDBC", "ms", rounds.median("bare")),
                    Figure.measured("with notes / without", "", rounds.ratio("many", "none")));
        }
    }

    private static CarryingLoad load(Kind kind, int notes) throws Exception {
        return new CarryingLoad(BenchFolders.make(), kind, notes);
    }

    /** The largest heap, in MB after a collection, while a version comes in. */
    private static double peak(int notes) throws Exception {
        try (CarryingLoad load = load(Kind.VARIED, notes)) {
            load.takeNext();
            AtomicBoolean done = new AtomicBoolean();
            AtomicLong most = new AtomicLong();
            Thread watch = Thread.ofPlatform().daemon().start(() -> {
                while (!done.get()) {
                    System.gc();
                    most.accumulateAndGet(
                            ManagementFactory.getMemoryMXBean()
                                    .getHeapMemoryUsage()
                                    .getUsed(),
                            Math::max);
                }
            });
            load.takeNext();
            done.set(true);
            watch.join(TimeUnit.MINUTES.toMillis(1));
            return most.get() / 1e6;
        }
    }

    private static double bareRows() throws Exception {
        Path file = BenchFolders.make().resolve("bare.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute(
                    "CREATE TABLE placement (annotation TEXT, ordinal INT, resource TEXT, version TEXT, start_offset INT, end_offset INT, state TEXT, similarity REAL, found_start INT, found_end INT, found_state TEXT, found_similarity REAL, PRIMARY KEY (annotation, ordinal, version))");
            statement.execute("CREATE INDEX placement_by_place ON placement (resource, version, start_offset)");
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO placement VALUES (?, 0, '/documents/thousand-pages', ?, ?, ?, 'moved', 1, ?, ?, 'moved', 1)")) {
                for (int n = 0; n < NOTES; n++) {
                    insert.setString(1, "%026d".formatted(n));
                    insert.setString(2, "0".repeat(64));
                    for (int column = 3; column <= 6; column++) {
                        insert.setInt(column, n * 300);
                    }
                    insert.executeUpdate();
                }
            }
            connection.commit();
            return (System.nanoTime() - begun) / 1e6;
        }
    }
}
