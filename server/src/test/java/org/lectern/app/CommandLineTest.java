package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.ProgramProcess.Ended;

/** The program as it is started from a command line: what it prints, and with which code it ends. */
class CommandLineTest {
    private static final long LONG_ENOUGH_S = 60;

    @TempDir
    Path folder;

    private Ended run(String... words) throws Exception {
        return ProgramProcess.run(folder, words);
    }

    private String printed(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void a_token_is_all_that_the_token_command_prints() throws Exception {
        Ended ended = run("token", "--account", "Ann", "--data", data().toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).matches("lectern_[a-z2-7]{32}\\R");
    }

    @Test
    void wrong_usage_ends_with_2_and_says_where_help_is() throws Exception {
        assertThat(run("sreve").code()).isEqualTo(2);
        Ended ended = run("token", "--data", data().toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--account").contains("./lectern help");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void help_names_the_commands_and_the_settings() throws Exception {
        Ended ended = run("help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("serve", "token", "claim", "LECTERN_PORT", "lectern.properties");
    }

    @Test
    void the_search_index_is_checked_and_made_anew() throws Exception {
        PlantedFolder.plantIn(data());
        run("token", "--account", "Ann", "--data", data().toString());
        Ended made = run("reindex", "--data", data().toString());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("made anew");
        assertThat(made.err()).contains("changes read");
        Ended checked = run("check", "--data", data().toString());
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out()).startsWith("All is well");
    }

    @Test
    void an_export_leaves_nothing_out_unless_it_is_told_to() throws Exception {
        PlantedFolder.plantIn(data());
        run("token", "--account", "Ann", "--data", data().toString());
        Ended all = run("export", "--account", "Ann", "--format", "jsonld", "--data", data().toString());
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(all.out()).contains("\"leftOut\":[]");
        Ended some = run(
                "export",
                "--account",
                "Ann",
                "--format",
                "jsonld",
                "--include",
                "notes,ratings,links,replies",
                "--data",
                data().toString());
        assertThat(some.out()).contains("\"leftOut\":[\"Suggested readings\"]");
    }

    @Test
    void a_name_that_is_none_is_refused_in_one_line() throws Exception {
        Ended ended = run("token", "--account", " ", "--data", data().toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("1 to 60 characters");
    }

    @Test
    void a_port_in_use_is_named_with_what_to_do() throws Exception {
        PlantedFolder.plantIn(data());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("serve", "--port", String.valueOf(taken.getLocalPort()), "--data", data().toString());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("Port " + taken.getLocalPort()).contains("--port");
            assertThat(ended.out()).isEmpty();
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_to_is_named_with_what_to_do() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");

        Ended ended = run("serve", "--port", "0", "--data", file.resolve("data").toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("cannot be written to").contains("--data");
    }

    @Test
    void settings_that_cannot_be_are_named() throws Exception {
        PlantedFolder.plantIn(data());
        assertThat(run("serve", "--port", "70000", "--data", data().toString()).err())
                .contains("There is no port 70000");
        assertThat(run("serve", "--base-url", "lectern.example", "--data", data().toString())
                        .err())
                .contains("https://name");
    }

    @Test
    void the_data_of_a_newer_program_is_left_alone() throws Exception {
        PlantedFolder.plantIn(data());
        assertThat(run("token", "--account", "Ann", "--data", data().toString()).code())
                .isZero();
        Jdbi.create("jdbc:sqlite:" + data().resolve("lectern.sqlite")).useHandle(handle -> handle.execute("""
                INSERT INTO annotation_migrations
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (99, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, '', 1, 1)"""));

        Ended ended = run("token", "--account", "Ann", "--data", data().toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("newer Lectern").contains("--data");
    }

    @Test
    void a_running_server_does_commands_itself_and_keeps_a_second_server_out() throws Exception {
        PlantedFolder.plantIn(data());
        Process server = ProgramProcess.builder(folder, "serve", "--port", "0", "--data", data().toString())
                .redirectOutput(folder.resolve("server-out").toFile())
                .redirectError(folder.resolve("server-err").toFile())
                .start();
        try {
            waitUntilPrinted("server-out", "Lectern is ready at http://127.0.0.1:");
            assertThat(printed("server-err")).contains("/claim/").contains("within an hour");

            Ended token = run("token", "--account", "Ann", "--data", data().toString());
            Ended second = run("serve", "--port", "0", "--data", data().toString());
            Ended claim = run("claim", "--account", "Ann", "--data", data().toString());

            assertThat(token.out()).startsWith("lectern_");
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err()).contains("Another Lectern is using the data folder");
            assertThat(claim.out())
                    .startsWith(printed("server-out").strip().replace("Lectern is ready at ", "") + "claim/");
        } finally {
            server.destroy();
            assertThat(server.waitFor(LONG_ENOUGH_S, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void waitUntilPrinted(String file, String words) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG_ENOUGH_S);
        while (!printed(file).contains(words)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not print \"%s\": %s".formatted(words, printed("server-err")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
