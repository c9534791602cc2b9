package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was exported comes back as it was, into an empty server, and is taken from nobody. */
class ImportTest extends TwoServers {
    private static final List<String> WORDS =
            List.of("Ста́лин", "𝔄🙂", "=1", "\\\"so\\\"", "a | b", "[x]", "\\n", "<b>", "é");

    private void writeManyThings(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> audiences = List.of("", audience("/groups/public"), audience(group), audience("/groups/everyone"));
        for (int n = 0; n < 25; n++) {
            int start = random.nextInt(9_000);
            String value = WORDS.get(random.nextInt(WORDS.size())) + WORDS.get(random.nextInt(WORDS.size()));
            String body = switch (random.nextInt(4)) {
                case 0 -> ",\"bodyValue\":\"%s\"".formatted(value);
                case 1 ->
                    ",\"motivation\":\"commenting\",\"odd:kept\":[1.50,{\"deep\":\"%s\"}],\"body\":{\"type\":\"TextualBody\",\"value\":\"%s\",\"format\":\"text/markdown\",\"language\":\"ru\"}"
                            .formatted(value, value);
                case 2 ->
                    ",\"motivation\":\"linking\",\"body\":%s"
                            .formatted(
                                    target(start + 300, start + 310)
                                            .replaceFirst(
                                                    "\\{",
                                                    "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"relation\":\"repeats\","));
                default ->
                    ",\"motivation\":\"assessing\",\"body\":{\"type\":\"ReliabilityRating\",\"purpose\":\"assessing\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"C\"}";
            };
            String audience = audiences.get(random.nextInt(audiences.size()));
            String note =
                    annotate(old, random.nextBoolean() ? ada : ben, target(start, start + 1 + n * 7), body + audience);
            if (!audience.isEmpty() && random.nextInt(3) == 0) {
                annotate(old, ben, "\"" + note + "\"", ",\"motivation\":\"replying\",\"bodyValue\":\"yes\"" + audience);
            }
        }
    }

    @Test
    void an_export_imported_into_an_empty_server_is_exported_just_the_same() throws IOException {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        writeManyThings(seed);
        String exported = export(old, ada);
        int total = JSON.readTree(exported).path("total").intValue();
        Path file = file(exported);

        assertThat(run(fresh, file, "", true)).startsWith(total + " of " + total + " would be brought in");
        assertThat(fresh.store().people.claimed()).isFalse();
        assertThat(run(fresh, file, "", false)).startsWith(total + " of " + total + " brought in");
        String again = export(fresh, fresh.token("Ada"));
        List<String> lines = comparable(old, exported).lines().toList();
        List<String> linesAgain = comparable(fresh, again).lines().toList();
        for (int n = 0; n < lines.size(); n++) {
            assertThat(linesAgain.get(n)).as("seed %d, line %d", seed, n).isEqualTo(lines.get(n));
        }
        assertThat(linesAgain).hasSameSizeAs(lines);

        assertThat(run(fresh, file, "", false))
                .startsWith("0 of " + total + " brought in: " + total + " is here already");
        assertThat(comparable(fresh, export(fresh, fresh.token("Ada")))).isEqualTo(comparable(fresh, again));
    }

    @Test
    void a_name_that_somebody_has_here_is_not_taken_from_them() throws IOException {
        annotate(old, ada, target(10, 20), ",\"bodyValue\":\"one\"");
        fresh.token("Ada");
        String said = run(fresh, file(export(old, ada)), "", false);
        assertThat(said).contains("Ada (2) has an account now");
        assertThat(JSON.readTree(export(fresh, fresh.token("Ada")))
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(JSON.readTree(export(fresh, fresh.token("Ada (2)")))
                        .path("total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void the_command_line_exports_beside_a_running_server() throws IOException {
        annotate(old, ada, target(10, 20), ",\"bodyValue\":\"for all\"" + audience("/groups/public"));
        annotate(old, ada, target(30, 40), ",\"bodyValue\":\"private\"");
        String all = "notes,ratings,links,replies";
        Path public1 =
                Path.of(old.chore(List.of(Chores.EXPORT, TransferChores.DOCUMENT, "werth-2010", "", "markdown", all)));
        assertThat(Files.readString(public1)).contains("for all").doesNotContain("private");
        Path adas = Path.of(old.chore(List.of(Chores.EXPORT, TransferChores.ACCOUNT, "Ada", "Ada", "csv", all)));
        assertThat(Files.readString(adas)).contains("for all", "private");
        assertThat(Pattern.compile("\r\n").splitAsStream(Files.readString(adas)))
                .hasSizeGreaterThan(3);
        Path found = Path.of(
                old.chore(List.of(Chores.EXPORT, TransferChores.SEARCH, "private kind:note", "Ada", "csv", all)));
        assertThat(Files.readString(found)).contains("private").doesNotContain("for all");
        Path nobodys =
                Path.of(old.chore(List.of(Chores.EXPORT, TransferChores.EXACT_SEARCH, "269,100", "", "markdown", all)));
        assertThat(Files.readString(nobodys)).contains("> ", "269,100");
        for (Path file : List.of(public1, adas, found, nobodys)) {
            Files.delete(file);
        }
    }
}
