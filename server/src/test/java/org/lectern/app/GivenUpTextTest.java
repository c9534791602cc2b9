package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.Version;

/** A text that cannot be looked at holds up no other, its page says so, and the next start tries again. */
class GivenUpTextTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private static final String SHARED =
            "The honourable society of river pilots and barge masters of the upper valley met there on the first day.";

    @TempDir
    Path folder;

    private static byte[] text(String opening) {
        String cited = "Conquest, Robert. The Great Terror. New York: Oxford University Press, 1990, p.";
        return "%1$s\n\n%2$s\n%3$s 12\n\n%2$s It was late.\n%3$s 14\n\n%2$s It was cold.\n%3$s 15\n"
                .formatted(opening, SHARED, cited)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What searches find once they are no more behind. */
    private static String found(RunningLectern lectern) throws InterruptedException {
        String found = "\"isBehind\":true";
        for (long end = System.nanoTime() + LONG_ENOUGH.toNanos();
                found.contains("\"isBehind\":true") && System.nanoTime() < end; ) {
            TimeUnit.MILLISECONDS.sleep(100);
            found = lectern.get("/api/search?q=barge").body();
        }
        return found;
    }

    @Test
    void it_is_left_out_of_comparing_and_of_reading_citations_until_the_next_start() throws Exception {
        Path kept = folder.resolve("kept");
        Path file;
        try (RunningLectern lectern = RunningLectern.in(folder.resolve("data"))) {
            Version damaged = lectern.ingest("damaged", text("This one is going to be damaged."));
            lectern.ingest("after-one", text("This one comes after it."));
            lectern.ingest("after-two", text("And so does this one."));
            file = lectern.folder()
                    .resolve("files")
                    .resolve(damaged.hash().substring(0, 2))
                    .resolve(damaged.hash());
        }
        // as versions were in the library before they were read for citations when they came
        Jdbi.create("jdbc:sqlite:" + folder.resolve("data").resolve("lectern.sqlite"))
                .useHandle(handle -> {
                    handle.execute(
                            "DELETE FROM citation_in_version WHERE document IN ('damaged', 'after-one', 'after-two')");
                    handle.execute("DELETE FROM cited_version WHERE document IN ('damaged', 'after-one', 'after-two')");
                });
        Files.move(file, kept);

        try (RunningLectern lectern = RunningLectern.in(folder.resolve("data"))) {
            assertThat(lectern.following().awaitUpToDate(LONG_ENOUGH)).isTrue();
            assertThat(lectern.store().citing().awaitDone(LONG_ENOUGH)).isTrue();

            assertThat(found(lectern)).contains("after-one", "after-two");
            assertThat(lectern.get("/api/parallels?document=after-one&with=after-two")
                            .body())
                    .contains("\"words\":");
            for (String other : List.of("after-one", "after-two")) {
                assertThat(lectern.get("/api/documents/" + other + "/citations").body())
                        .contains("The Great Terror");
                assertThat(lectern.get("/documents/" + other).body())
                        .doesNotContain("could not be compared", "could not be found");
            }
            assertThat(lectern.get("/documents/damaged", "Accept", "text/html").body())
                    .contains("This text could not be compared with others")
                    .contains("What this text cites could not be found");

            Files.move(kept, file);
            lectern.restart();
            assertThat(lectern.following().awaitUpToDate(LONG_ENOUGH)).isTrue();
            assertThat(lectern.store().citing().awaitDone(LONG_ENOUGH)).isTrue();
            assertThat(lectern.get("/documents/damaged", "Accept", "text/html").body())
                    .contains("/compare/damaged..after-one")
                    .doesNotContain("could not be compared", "could not be found");
            assertThat(lectern.get("/api/documents/damaged/citations").body()).contains("The Great Terror");
        }
    }
}
