package org.lectern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.people.Account;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** The program is killed while it indexes; afterwards nothing is missing, too many or out of date. */
class KilledIndexTest {
    private static final int TIMES = 3;
    private static final int FURTHEST = 60;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 180)
    void an_index_whose_program_was_killed_holds_what_the_store_holds() throws IOException, InterruptedException {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("KilledIndexTest: -Dlectern.seed=" + seed);
        Random random = new Random(seed);
        int said = 0;
        for (int time = 0; time < TIMES; time++) {
            said += killedAfter(1 + random.nextInt(FURTHEST));
            try (IndexUnderTest index = new IndexUnderTest(folder)) {
                IndexReport report = index.index().check();
                assertThat(report.isSound()).as("seed %d: %s", seed, report).isTrue();
                assertThat(report.entries()).isGreaterThanOrEqualTo(said);
                assertThat(index.find("passage").total()).isPositive();
            }
        }
    }

    /** How many notes it had acknowledged by then. */
    private int killedAfter(int lines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int said = 0;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said += line.endsWith(".") ? 1 : 0;
                if (said == lines) {
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isGreaterThanOrEqualTo(lines);
        return said;
    }

    /** The program that is killed: writes for ever, puts its index on disk whenever it can, says what it wrote. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) {
            IndexUnderTest index = new IndexUnderTest(Path.of(arguments[0]));
            Account ann = index.account("Ann");
            for (int n = 0; n < Integer.MAX_VALUE; n++) {
                if (n % 10 == 0) {
                    index.document("killed", "A passage.\n\n".repeat(20) + "Wording " + System.nanoTime());
                }
                var note = index.note(ann, Audience.of(GroupId.PUBLIC), "Note " + n);
                if (n % 7 == 3) {
                    index.annotations.withdraw(note.id(), ann.id(), 1, note.created());
                } else {
                    System.out.println(n + ".");
                }
                if (n % 5 == 0) {
                    index.find("note"); // so that the index has followed this far
                }
            }
        }
    }
}
