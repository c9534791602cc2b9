package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;
import org.lectern.document.pdf.PdfFile;
import org.lectern.people.Viewer;

/**
 * The server or the process that reads a PDF is killed while a file comes in: the document is wholly there or not there, no
 * file is left that nothing names, and all is well.
 */
class KilledUploadTest {
    private static final int ROUNDS = 4;
    private static final int PAGES = 150;

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    /** A PDF, or a text that is long enough to be read on the disk; each with words that no other has. */
    private Path file(int round) throws IOException {
        if (round % 3 == 2) {
            StringBuilder text = new StringBuilder();
            for (int n = 0; text.length() < 1_200_000; n++) {
                text.append("Line %d of the text of round %d.\n\n".formatted(n, round));
            }
            return Files.writeString(folder.resolve("round-%d.txt".formatted(round)), text);
        }
        PdfFile pdf = new PdfFile();
        for (int page = 0; page < PAGES; page++) {
            String[] lines = new String[40];
            for (int n = 0; n < lines.length; n++) {
                lines[n] = "Line %d of page %d, in round %d.".formatted(n, page, round);
            }
            pdf.lines(lines);
        }
        return Files.write(folder.resolve("round-%d.pdf".formatted(round)), pdf.bytes());
    }

    @Test
    void what_comes_in_is_wholly_there_or_not_and_leaves_no_file_that_nothing_names() throws Exception {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        long whole = round(0, Long.MAX_VALUE, false, "the first, undisturbed");
        for (int round = 1; round <= ROUNDS; round++) {
            // Of a later run everything is in the disk's cache, so most of these are within it
            long after = (long) (whole * random.nextDouble());
            boolean server = random.nextBoolean();
            round(
                    round,
                    after,
                    server,
                    "seed %d, round %d, %s after %d ms".formatted(seed, round, server ? "server" : "child", after));
        }
    }

    /** @return how many milliseconds it took, or until it was killed */
    private long round(int round, long killAfter, boolean server, String as) throws Exception {
        Path file = file(round);
        Process program = program(file, "round-" + round);
        List<String> said = new ArrayList<>();
        long[] begun = new long[1];
        Thread killer = new Thread(() -> kill(program, killAfter, server));
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.equals("begun")) {
                    begun[0] = System.nanoTime();
                    if (killAfter < Long.MAX_VALUE) {
                        killer.start();
                    }
                }
            }
        } finally {
            killer.join();
            program.destroyForcibly();
        }
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).as(as).isTrue();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun[0]);
        assertThat(said).as(as).contains("begun");
        assertWhole("round-" + round, file, said.contains("done"), as);
        if (killAfter == Long.MAX_VALUE) {
            assertThat(said).as(as).contains("done");
        }
        return took;
    }

    private static void kill(Process program, long after, boolean server) {
        try {
            if (!program.waitFor(after, TimeUnit.MILLISECONDS)) {
                List<ProcessHandle> victims = server
                        ? List.of(program.toHandle())
                        : program.descendants().toList();
                victims.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertWhole(String id, Path file, boolean acknowledged, String as) throws IOException {
        try (DataFolder taken = DataFolder.take(data()).orElseThrow();
                Store store = new Store(taken)) {
            List<Version> versions = store.catalogue.allVersions(new DocumentId(id));
            assertThat(versions.size()).as(as).isBetween(acknowledged ? 1 : 0, 1);
            for (Version version : versions) {
                assertThat(store.catalogue.document(new DocumentId(id), Viewer.ANYONE))
                        .as(as)
                        .isPresent();
                assertThat(Files.mismatch(store.catalogue.source(version), file))
                        .as(as)
                        .isEqualTo(-1);
                boolean isPdf = String.valueOf(file).endsWith(".pdf");
                assertThat(version.pages()).as(as).isGreaterThanOrEqualTo(PAGES);
                assertThat(store.catalogue.glyphs(version, version.pages()).isEmpty())
                        .as(as)
                        .isNotEqualTo(isPdf);
            }
            assertThat(new Chores(store, "http://127.0.0.1").run(List.of(Chores.CHECK)))
                    .as(as)
                    .startsWith("All is well")
                    .doesNotContain("no version");
            assertThat(kept(data())).as(as).isEqualTo(named(data()));
            assertThat(rowsOfNoVersion(data())).as(as).isZero();
            assertThat(left("scratch", "pdf-", "text-")).as(as).isEmpty();
        }
    }

    /** Every file below the folder of files, whatever it is. */
    static Set<String> kept(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("files"))) {
            return files.filter(Files::isRegularFile)
                    .map(path -> String.valueOf(path.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Every file that a version has, by the rows. */
    static Set<String> named(Path data) {
        return Jdbi.create("jdbc:sqlite:" + data.resolve("lectern.sqlite"))
                .withHandle(handle -> new TreeSet<>(
                        handle.createQuery("""
                        SELECT version FROM document_version UNION SELECT source_hash FROM document_version
                        UNION SELECT glyphs FROM document_version WHERE glyphs IS NOT NULL
                        UNION SELECT pictured FROM document_version WHERE pictured IS NOT NULL
                        UNION SELECT marks FROM document_version WHERE marks IS NOT NULL""").mapTo(String.class).list()));
    }

    /** Pages and passages that an ingest left, once the library is open again. */
    static int rowsOfNoVersion(Path data) {
        return Jdbi.create("jdbc:sqlite:" + data.resolve("lectern.sqlite"))
                .withHandle(
                        handle -> handle.createQuery("""
                        SELECT (SELECT count(*) FROM page p WHERE NOT EXISTS
                            (SELECT 1 FROM document_version WHERE document = p.document AND version = p.version))
                          + (SELECT count(*) FROM passage p WHERE NOT EXISTS
                            (SELECT 1 FROM document_version WHERE document = p.document AND version = p.version))
                          + (SELECT count(*) FROM version_layout WHERE ingest IS NOT NULL)""").mapTo(Integer.class).one());
    }

    private List<String> left(String in, String... beginnings) throws IOException {
        try (Stream<Path> files = Files.list(data().resolve(in))) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> Stream.of(beginnings).anyMatch(name::startsWith))
                    .toList();
        }
    }

    private Process program(Path file, String id) throws IOException {
        return new ProcessBuilder(ProgramProcess.command(Taking.class, List.of(data().toString(), file.toString(), id)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The program that is killed: takes one file in. */
    static final class Taking {
        private Taking() {}

        public static void main(String[] arguments) {
            try (DataFolder folder = DataFolder.take(Path.of(arguments[0])).orElseThrow();
                    Store store = new Store(folder)) {
                System.out.println("begun");
                new Chores(store, "http://127.0.0.1")
                        .run(List.of(Chores.INGEST, arguments[1], arguments[2], "", "", "", ""));
                System.out.println("done");
            } catch (FailedException e) {
                System.out.println("failed: " + e.getMessage());
            }
        }
    }
}
