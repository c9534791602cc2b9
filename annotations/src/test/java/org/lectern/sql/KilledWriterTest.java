package org.lectern.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program killed in the middle of its writing has lost nothing that it acknowledged. */
final class KilledWriterTest {
    private static final int ENOUGH = 200;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 120)
    void everything_acknowledged_is_there_after_the_program_is_killed() throws IOException, InterruptedException {
        Path file = folder.resolve("lectern.sqlite");
        List<String> acknowledged = new ArrayList<>();
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The last line may be cut off by the kill; whole ones end in a full stop
                if (line.endsWith(".")) {
                    acknowledged.add(line.substring(0, line.length() - 1));
                }
                if (acknowledged.size() == ENOUGH) {
                    // By its handle, which leaves what it has said still to be read
                    assertThat(child.toHandle().destroyForcibly()).isTrue();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        try (SqliteDatabase database = new SqliteDatabase(file)) {
            Samples samples = new Samples(database);
            assertThat(samples.logged()).containsAll(acknowledged);
            assertThat(samples.rows()).containsExactlyInAnyOrderElementsOf(samples.logged());
            assertThat(samples.changesAfter(0).getLast().cursor())
                    .isEqualTo(samples.logged().size());
        }
    }

    /** The program that is killed: several threads write for ever and say what was acknowledged. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) {
            Samples samples = new Samples(new SqliteDatabase(Path.of(arguments[0])));
            for (int thread = 0; thread < 4; thread++) {
                String prefix = thread + "-";
                Thread.ofPlatform().start(() -> writeForEver(samples, prefix));
            }
        }

        private static void writeForEver(Samples samples, String prefix) {
            for (int n = 0; n < Integer.MAX_VALUE; n++) {
                samples.add(prefix + n);
                System.out.println(prefix + n + ".");
            }
        }
    }
}
