package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.annotation.PlacementStore;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.reading.IngestService;

/**
 * A program killed while a version comes in: the version is wholly there or not, and so are its citations and what became
 * of every note.
 */
class KilledIngestTest {
    private static final int ROUNDS = 2;
    private static final int NOTES = 40;
    /** More than are written at once. */
    private static final int PARAGRAPHS = 1_400;

    private static final int CITATIONS = PARAGRAPHS / 40;

    private static final DocumentId CHANGING = new DocumentId("changing");
    /** What a program exits with that ended itself in the middle. */
    private static final int ENDED = 9;

    /** With a document and its notes, made once and copied for each test. */
    @TempDir
    private static Path begun;

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    /** Paragraphs of which every version has others. */
    static String text(int version) {
        StringBuilder text = new StringBuilder("State %d of the text.\n\n".formatted(version));
        for (int n = 0; n < PARAGRAPHS; n++) {
            if ((n * 31 + version) % 7 != 0) {
                text.append("Paragraph %d speaks of the things numbered %d to %d and of nothing else.\n\n"
                        .formatted(n, n * 17, n * 17 + 16));
            }
            if (n % 40 == 0) {
                text.append("Conquest, Robert. The Great Terror. New York: Oxford University Press, 1990, p. %d\n\n"
                        .formatted(n + 1));
            }
        }
        return text.toString();
    }

    @BeforeAll
    static void begin() {
        try (RunningLectern lectern = RunningLectern.in(begun)) {
            lectern.ingest("changing", text(0).getBytes(StandardCharsets.UTF_8));
            String ann = lectern.token("Ann");
            for (int n = 1; n <= NOTES; n++) {
                assertThat(lectern.annotate(ann, """
                                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation",
                                 "motivation":"highlighting",
                                 "target":{"type":"SpecificResource","source":"%s/documents/changing",
                                   "selector":{"type":"TextPositionSelector","start":%d,"end":%d}}}""".formatted(lectern.base(), n * 150, n * 150 + 40))
                                .statusCode())
                        .isEqualTo(201);
            }
        }
    }

    @BeforeEach
    void prepare() {
        PlantedFolder.copy(begun, data());
    }

    @Test
    void a_version_is_wholly_there_or_not_and_every_note_has_one_outcome() throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int acknowledged = killAfter(1 + random.nextInt(3), random.nextInt(60), round * 100 + 1);
            assertThat(acknowledged).as("seed %d", seed).isPositive();
            assertWhole("seed %d, round %d".formatted(seed, round), acknowledged);
        }
    }

    /** The places of an ingest between which nothing is written: none of it is there before the last, all of it after. */
    @ParameterizedTest
    @EnumSource(Point.class)
    void the_end_of_the_program_inside_an_ingest_leaves_nothing_or_all(Point point) throws Exception {
        Process child = child(Ending.class, point.name());
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("it came to that point").isEqualTo(ENDED);

        try (DataFolder taken = DataFolder.take(data()).orElseThrow();
                Store store = new Store(taken)) {
            List<Version> versions = store.catalogue.allVersions(CHANGING);
            String text = store.catalogue
                    .text(store.catalogue
                            .document(CHANGING, Viewer.ANYONE)
                            .orElseThrow()
                            .current())
                    .value();
            assertThat(text).isEqualTo(text(point == Point.ACKNOWLEDGED ? 1 : 0));
            assertThat(versions).hasSize(point == Point.ACKNOWLEDGED ? 2 : 1);
            Jdbi.create("jdbc:sqlite:" + data().resolve("lectern.sqlite"))
                    .useHandle(handle -> assertThat(citations(handle))
                            .hasSameSizeAs(versions)
                            .containsOnly(CITATIONS));
            assertThat(new Chores(store, "http://127.0.0.1").run(List.of(Chores.CHECK)))
                    .startsWith("All is well");
            assertThat(KilledUploadTest.rowsOfNoVersion(data())).isZero();
            assertThat(KilledUploadTest.kept(data()))
                    .as("files of the ingest that was cut off")
                    .isEqualTo(KilledUploadTest.named(data()));
            // … and it can be taken in again.
            Path file = Files.writeString(folder.resolve("again.txt"), text(1));
            new Chores(store, "http://127.0.0.1").run(List.of(Chores.INGEST, file.toString(), "changing", "", ""));
        }
        assertOneOutcome(point.name());
    }

    /** @return the number of the last version that was acknowledged */
    private int killAfter(int versions, int milliseconds, int first) throws Exception {
        Process child = child(Ingesting.class, String.valueOf(first));
        List<Integer> acknowledged = new ArrayList<>();
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(".")) {
                    acknowledged.add(Integer.parseInt(line.substring(0, line.length() - 1)));
                }
                if (acknowledged.size() == versions) {
                    // Somewhere within the next one
                    child.waitFor(milliseconds, TimeUnit.MILLISECONDS);
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return acknowledged.getLast();
    }

    private Process child(Class<?> program, String argument) throws IOException {
        return new ProcessBuilder(ProgramProcess.command(program, List.of(data().toString(), argument)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** For every version one outcome for each note that was written on another. */
    private void assertOneOutcome(String as) {
        Jdbi.create("jdbc:sqlite:" + data().resolve("lectern.sqlite"))
                .useHandle(handle -> assertThat(
                                handle.createQuery("""
                            SELECT (SELECT count(*) FROM placement p WHERE p.version = v.version) FROM document_version v
                            WHERE v.document = 'changing' AND v.ordinal > 1""").mapTo(Integer.class).list())
                        .as(as)
                        .isNotEmpty()
                        .containsOnly(NOTES));
    }

    private void assertWhole(String as, int acknowledged) {
        assertOneOutcome(as);
        Jdbi database = Jdbi.create("jdbc:sqlite:" + data().resolve("lectern.sqlite"));
        database.useHandle(handle -> {
            String current = handle.createQuery("SELECT current_version FROM document WHERE id = 'changing'")
                    .mapTo(String.class)
                    .one();
            int ordinal = handle.createQuery("SELECT ordinal FROM document_version WHERE version = :version")
                    .bind("version", current)
                    .mapTo(Integer.class)
                    .one();
            assertThat(ordinal).as(as).isGreaterThan(1);
            assertThat(citations(handle)).as(as).hasSize(ordinal).containsOnly(CITATIONS);
            assertThat(handle.createQuery("""
                                    SELECT count(*) FROM document_version v WHERE v.document = 'changing' AND
                                      ((SELECT count(*) FROM page WHERE document = v.document AND version = v.version) <> v.pages
                                       OR NOT EXISTS (SELECT 1 FROM passage WHERE document = v.document AND version = v.version))""").mapTo(Integer.class).one())
                    .as(as)
                    .isZero();
            assertThat(handle.createQuery("SELECT count(*) FROM change WHERE kind = 'version-added'")
                            .mapTo(Integer.class)
                            .one())
                    .as(as)
                    .isEqualTo(ordinal - 1)
                    .isEqualTo(handle.createQuery("SELECT count(*) FROM change WHERE kind = 'annotations-carried'")
                            .mapTo(Integer.class)
                            .one());
        });
        try (DataFolder taken = DataFolder.take(data()).orElseThrow();
                Store store = new Store(taken)) {
            String text = store.catalogue
                    .text(store.catalogue
                            .document(CHANGING, Viewer.ANYONE)
                            .orElseThrow()
                            .current())
                    .value();
            // What was acknowledged is there; the next one may be, since its answer may not have come through.
            assertThat(List.of(text(acknowledged), text(acknowledged + 1), text(acknowledged + 2)))
                    .as(as)
                    .contains(text);
            assertThat(new Chores(store, "http://127.0.0.1").run(List.of(Chores.CHECK)))
                    .as(as)
                    .startsWith("All is well");
        }
    }

    /** How many each version has. */
    private static List<Integer> citations(Handle handle) {
        return handle.createQuery("""
                        SELECT (SELECT count(*) FROM citation_in_version c WHERE c.version = v.version)
                        FROM document_version v JOIN cited_version r ON r.document = v.document AND r.version = v.version
                        WHERE v.document = 'changing'""").mapTo(Integer.class).list();
    }

    /** The program that is killed: takes version after version in and says which were acknowledged. */
    static final class Ingesting {
        private Ingesting() {}

        public static void main(String[] arguments) throws Exception {
            Path data = Path.of(arguments[0]);
            DataFolder folder = DataFolder.take(data).orElseThrow();
            Store store = new Store(folder);
            Chores chores = new Chores(store, "http://127.0.0.1");
            for (int version = Integer.parseInt(arguments[1]); version < Integer.MAX_VALUE; version++) {
                Path file = Files.writeString(data.resolve("incoming.txt"), text(version));
                chores.run(List.of(Chores.INGEST, file.toString(), "changing", "", ""));
                System.out.println(version + ".");
            }
        }
    }

    /** Where an ingest is cut off. */
    enum Point {
        /** The files are kept, no row is written. */
        FILES_KEPT,
        /** Some of the version's rows are written and committed, the version is not. */
        PARTLY_STORED,
        /** The version's rows are written, no note is carried, the version is not committed. */
        ROWS_WRITTEN,
        /** Every note is carried, the version is not committed. */
        NOTES_CARRIED,
        /** Committed and said to be done. */
        ACKNOWLEDGED
    }

    /** The program that ends itself without a word at a point of an ingest. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] arguments) throws Exception {
            Path data = Path.of(arguments[0]);
            Point point = Point.valueOf(arguments[1]);
            Store store = new Store(DataFolder.take(data).orElseThrow());
            PlacementStore ending = (PlacementStore) Proxy.newProxyInstance(
                    Ending.class.getClassLoader(), new Class<?>[] {PlacementStore.class}, (proxy, method, given) -> {
                        endAt(point, Point.FILES_KEPT, method.getName().equals("prepare"));
                        endAt(point, Point.ROWS_WRITTEN, method.getName().equals("placeAll"));
                        Object answer = method.invoke(store.placements, given);
                        endAt(point, Point.NOTES_CARRIED, method.getName().equals("placeAll"));
                        return answer;
                    });
            Document document =
                    store.catalogue.document(CHANGING, Viewer.ANYONE).orElseThrow();
            new IngestService(store.catalogue, ending, store.citations)
                    .ingest(
                            new Ingest(
                                    CHANGING,
                                    document.metadata(),
                                    document.audience(),
                                    document.owner(),
                                    Files.writeString(data.resolve("incoming.txt"), text(1)),
                                    Instant.now()),
                            new IngestService.Stages() {
                                @Override
                                public void at(IngestService.Stage stage) {}

                                @Override
                                public void stored(int pages, int of) {
                                    endAt(point, Point.PARTLY_STORED, pages < of);
                                }
                            });
            endAt(point, Point.ACKNOWLEDGED, true);
        }

        private static void endAt(Point wanted, Point point, boolean isHere) {
            if (wanted == point && isHere) {
                Runtime.getRuntime().halt(ENDED);
            }
        }
    }
}
