package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup holds everything that was acknowledged before it began, comes back as it was, and is never half there. */
class BackupTest {
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Path file() {
        return folder.resolve("kept.zip");
    }

    private static String annotate(RunningLectern lectern, String token, int n) {
        var made = lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"note %d",
                 "target":{"source":"%s/documents/mine","selector":{"type":"TextPositionSelector","start":%d,"end":%d}}}""".formatted(n, lectern.base(), n, n + 4));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private String restore(Path into, boolean replace) {
        return new Restoring(into, replace, progress -> {}).restore(file());
    }

    @Test
    void what_is_backed_up_beside_readers_and_writers_comes_back_as_it_was() throws Exception {
        String text = "Ры́ков 𝔄 one two three four five six seven.\n".repeat(40);
        List<String> before = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        String token;
        int port;
        try (RunningLectern lectern = RunningLectern.in(data())) {
            token = lectern.token("Ann");
            lectern.ingest("mine", text.getBytes(StandardCharsets.UTF_8));
            for (int n = 0; n < 20; n++) {
                before.add(annotate(lectern, token, n));
            }
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int n = 20; !done.get(); n++) {
                    annotate(lectern, token, n % 500);
                }
            });
            assertThat(lectern.chore(List.of(Chores.BACKUP, file().toString()))).contains(file().toString());
            done.set(true);
            writing.get(30, TimeUnit.SECONDS);
            for (String address : before) {
                bodies.add(lectern.as(token, address).body());
            }
            port = Integer.parseInt(lectern.base().replaceFirst(".*:", ""));
        }
        assertThat(names(folder)).containsExactly("data", "kept.zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        Path elsewhere = folder.resolve("elsewhere");
        assertThat(restore(elsewhere, false)).contains("can be searched");
        assertThat(names(folder)).containsExactly("data", "elsewhere", "kept.zip");
        try (RunningLectern again = RunningLectern.in(elsewhere)) {
            for (int n = 0; n < before.size(); n++) {
                String address =
                        before.get(n).replace(":" + port + "/", again.base().replaceFirst(".*:", ":") + "/");
                assertThat(again.get(address, "Authorization", "Bearer " + token)
                                .body()
                                .replace(again.base(), "http://127.0.0.1:" + port))
                        .isEqualTo(bodies.get(n));
            }
            assertThat(again.get("/api/documents/mine/text").body()).isEqualTo(text);
            assertThat(again.chore(List.of(Chores.CHECK))).contains("All is well");
            assertThat(again.get("/api/search?q=Рыков&document=mine").body()).contains("Ры́ков");
        }
    }

    @Test
    void nothing_is_overwritten_unless_that_is_asked_for_and_then_it_is_kept_aside() throws IOException {
        try (RunningLectern lectern = RunningLectern.in(data())) {
            lectern.ingest("mine", "one\n".getBytes(StandardCharsets.UTF_8));
            lectern.chore(List.of(Chores.BACKUP, file().toString()));
            lectern.ingest("later", "two\n".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> restore(data(), true)).hasMessageContaining("Stop it");
        }
        assertThatThrownBy(() -> restore(data(), false)).hasMessageContaining("--replace");
        try (RunningLectern lectern = RunningLectern.in(data())) {
            assertThat(lectern.get("/api/documents/later").statusCode()).isEqualTo(200);
        }
        assertThat(restore(data(), true)).contains("What was there before is in");
        try (RunningLectern lectern = RunningLectern.in(data())) {
            assertThat(lectern.get("/api/documents/later").statusCode()).isEqualTo(404);
            assertThat(lectern.get("/api/documents/mine").statusCode()).isEqualTo(200);
        }
        Path aside = folder.resolve(names(folder).stream()
                .filter(name -> name.startsWith("data.before-"))
                .findFirst()
                .orElseThrow());
        try (RunningLectern lectern = RunningLectern.in(aside)) {
            assertThat(lectern.get("/api/documents/later").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_backup_that_was_changed_or_cut_restores_nothing() throws IOException {
        try (RunningLectern lectern = RunningLectern.in(data())) {
            lectern.chore(List.of(Chores.BACKUP, file().toString()));
        }
        byte[] whole = Files.readAllBytes(file());
        Packed packed = largest(whole);
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        Path into = folder.resolve("into");
        for (int n = 0; n < 12; n++) {
            byte[] changed = n % 2 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (n % 2 == 1) {
                changed[packed.start() + random.nextInt(packed.length())] ^= 0x10;
            }
            Files.write(file(), changed);
            assertThatThrownBy(() -> restore(into, false))
                    .as("seed %d, %d", seed, n)
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining("Nothing was restored");
            assertThat(names(folder)).containsExactly("data", "kept.zip");
        }
        Files.write(file(), whole);
        assertThat(restore(into, false)).contains("is restored");
    }

    private record Packed(int start, int length) {}

    /** Where the largest file is packed. What stands between files, such as when each was packed, changes none of them. */
    private Packed largest(byte[] whole) throws IOException {
        try (ZipFile zip = new ZipFile(file().toFile())) {
            ZipEntry largest = zip.stream()
                    .max(Comparator.comparingLong(ZipEntry::getCompressedSize))
                    .orElseThrow();
            int name = new String(whole, StandardCharsets.ISO_8859_1).indexOf(largest.getName());
            int edge = largest.getName().length() + 64; // past what stands before it, and short of its end
            return new Packed(name + edge, (int) largest.getCompressedSize() - 2 * edge);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_named() {
        try (RunningLectern lectern = RunningLectern.in(data())) {
            assertThatThrownBy(() -> lectern.chore(List.of(
                            Chores.BACKUP, folder.resolve("no/such/file.zip").toString())))
                    .hasMessageContaining("Choose a folder that exists");
            assertThatThrownBy(() -> lectern.chore(List.of(Chores.BACKUP, folder.toString())))
                    .hasMessageContaining("is a folder");
        }
    }

    @Test
    void a_program_killed_in_the_middle_leaves_no_half_backup_under_the_name() throws Exception {
        try (RunningLectern lectern = RunningLectern.in(data())) {
            assertThat(lectern.base()).isNotEmpty();
        }
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int n = 0; n < KILLS; n++) {
            int backups = killedAfter(random.nextInt(3), random.nextInt(400));
            if (Files.exists(file())) {
                assertThat(BackupFile.verify(file())).as("seed %d", seed).containsKey(BackupFile.DATABASE);
            } else {
                assertThat(backups).as("seed %d", seed).isZero();
            }
        }
        // The next one clears away what the killed ones left
        try (RunningLectern lectern = RunningLectern.in(data())) {
            lectern.chore(List.of(Chores.BACKUP, file().toString()));
        }
        assertThat(names(folder)).containsExactly("data", "kept.zip");
    }

    /** @return how many backups it had said to be done */
    private int killedAfter(int backups, int milliseconds) throws Exception {
        Process child = new ProcessBuilder(
                        ProgramProcess.command(BackingUp.class, List.of(data().toString(), file().toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int done = 0;
        try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                done += line.equals("done") ? 1 : 0;
                if (done == backups) {
                    child.waitFor(milliseconds, TimeUnit.MILLISECONDS);
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return done;
    }

    /** The program that is killed: makes one backup after the other. */
    static final class BackingUp {
        private BackingUp() {}

        public static void main(String[] arguments) {
            DataFolder folder = DataFolder.take(Path.of(arguments[0])).orElseThrow();
            Chores chores = new Chores(new Store(folder), "http://127.0.0.1");
            System.out.println("started");
            for (int n = 0; n < Integer.MAX_VALUE; n++) {
                chores.run(List.of(Chores.BACKUP, arguments[1]));
                System.out.println("done");
            }
        }
    }
}
