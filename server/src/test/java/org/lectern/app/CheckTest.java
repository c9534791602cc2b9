package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.document.Version;

/** A data folder that is damaged behind the program's back: {@code check} says what and where. */
class CheckTest {
    private static final String FIRST =
            "A HEADING OF IT\n\nThe first paragraph speaks of the lists of July.\n\nThe second one speaks of August.\n";
    private static final String SECOND = FIRST.replace("The first", "A paragraph that is new.\n\nThe first");

    /** Made once, for each test to damage a copy of its own. */
    @TempDir
    static Path whole;

    private static Version first;
    private static Version second;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        try (RunningLectern lectern = RunningLectern.in(whole)) {
            first = lectern.ingest("report", FIRST.getBytes(StandardCharsets.UTF_8));
            String note = """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"highlighting",
                 "target":{"type":"SpecificResource","source":"%s/documents/report",
                   "selector":{"type":"TextQuoteSelector","exact":"the lists of July"}}}""".formatted(lectern.base());
            assertThat(lectern.annotate(lectern.token("Ann"), note).statusCode())
                    .isEqualTo(201);
            second = lectern.ingest("report", SECOND.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(whole)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, folder.resolve(whole.relativize(file)));
            }
        }
    }

    /** A server that was killed while a file was sent to it, and is not started again before somebody looks. */
    @Test
    void what_was_half_received_when_a_server_was_killed_is_gone_whatever_is_run_next() throws IOException {
        Path half = folder.resolve("incoming/MultiPart4474201995601280019");
        Files.createDirectories(half.getParent());
        Files.writeString(half, "The first half of a fi");

        assertThat(check().isWell()).isTrue();
        assertThat(half).doesNotExist();
    }

    private record Checked(boolean isWell, List<String> lines) {
        String all() {
            return String.join("\n", lines);
        }
    }

    private Checked check() {
        List<String> lines = new ArrayList<>();
        try (DataFolder taken = DataFolder.take(folder).orElseThrow();
                Store store = new Store(taken)) {
            lines.add(new Chores(store, "http://127.0.0.1").run(List.of(Chores.CHECK), lines::add));
            return new Checked(true, lines);
        } catch (FailedException e) {
            lines.add(String.valueOf(e.getMessage()));
            return new Checked(false, lines);
        }
    }

    private void execute(String sql) {
        Jdbi.create("jdbc:sqlite:" + folder.resolve("lectern.sqlite")).useHandle(handle -> handle.execute(sql));
    }

    private Path file(String hash) {
        return folder.resolve("files").resolve(hash.substring(0, 2)).resolve(hash);
    }

    @Test
    void a_folder_that_is_whole_is_said_to_be_well() {
        Checked checked = check();

        assertThat(checked.isWell()).as(checked.all()).isTrue();
        assertThat(checked.lines().getLast()).startsWith("All is well").contains("6 documents", "7 versions");
    }

    @Test
    void a_file_that_is_missing_or_changed_is_named_with_its_version() throws IOException {
        Files.delete(file(first.hash()));
        Files.writeString(file(second.hash()), SECOND.replace("August", "Augusta"));

        Checked checked = check();

        assertThat(checked.isWell()).isFalse();
        assertThat(checked.all())
                .contains("/documents/report@%s: the file %s is not there".formatted(first.hash(), file(first.hash())))
                .contains("/documents/report@%s: the file %s is not what its name says"
                        .formatted(second.hash(), file(second.hash())));
        assertThat(checked.lines().getLast()).startsWith("2 things are damaged").contains("restore a backup");
    }

    @Test
    void a_file_that_nothing_names_is_told_of_and_is_no_damage() throws IOException {
        Path stray = Files.writeString(
                Files.createDirectories(folder.resolve("files/ab")).resolve("abc"), "left over");
        assertThat(check().all()).doesNotContain(stray.toString());
        Files.setLastModifiedTime(stray, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        Checked checked = check();

        assertThat(checked.isWell()).isTrue();
        assertThat(checked.lines().getLast())
                .contains("1 file belongs to no document")
                .contains(stray.toString());
    }

    static Stream<Arguments> damages() {
        String ofReport =
                " WHERE document = 'report' AND version = (SELECT current_version FROM document WHERE id = 'report')";
        return Stream.of(
                Arguments.of("UPDATE page SET end_offset = end_offset - 1" + ofReport, "the pages end at"),
                Arguments.of("UPDATE page SET start_offset = 3" + ofReport, "page 1 begins at 3, where 0 is due"),
                Arguments.of("DELETE FROM page" + ofReport, "it has 0 pages, not 1 as it says"),
                Arguments.of("UPDATE document_version SET characters = characters + 1" + ofReport, "characters, not"),
                Arguments.of("DELETE FROM passage" + ofReport + " AND ordinal = 2", "that are in no passage"),
                Arguments.of(
                        "UPDATE passage SET start_offset = start_offset - 9" + ofReport + " AND ordinal = 3",
                        "out of order or out of the text"),
                Arguments.of(
                        "UPDATE passage SET end_offset = end_offset + 900" + ofReport + " AND ordinal = 4",
                        "out of order or out of the text"),
                Arguments.of("UPDATE passage SET page = 2" + ofReport + " AND ordinal = 2", "is not on page 2"),
                Arguments.of(
                        "UPDATE passage SET id = (SELECT id FROM passage WHERE document = 'werth-2010' LIMIT 1)"
                                + ofReport + " AND ordinal = 2",
                        "belongs to two documents"),
                Arguments.of("UPDATE heading SET start_offset = start_offset + 1" + ofReport, "only 0 are passages"),
                Arguments.of("UPDATE heading SET passage = 'other'" + ofReport, "only 0 are passages"),
                Arguments.of("UPDATE document SET current_version = 'none' WHERE id = 'report'", "its current version"),
                Arguments.of("DELETE FROM placement", "has not exactly one outcome"),
                Arguments.of("UPDATE placement SET start_offset = 0, end_offset = 5", "other words stand"),
                Arguments.of("UPDATE placement SET state = 'exact'", "other words stand"),
                Arguments.of("UPDATE placement SET end_offset = 90000", "the text ends at"),
                Arguments.of("UPDATE placement SET state = 'lost'", "it is lost, and stands on words"),
                Arguments.of("UPDATE placement SET found_state = 'lost'", "it is lost, and stands on words"),
                Arguments.of("UPDATE placement SET state = 'gone'", "cannot be read"),
                Arguments.of("UPDATE placement SET ordinal = 7", "cannot be read"),
                Arguments.of(
                        "UPDATE annotation_place SET version = 'none' WHERE resource = '/documents/report'",
                        "annotations stand on /documents/report@none, which is not there"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void rows_that_do_not_agree_with_the_text_or_each_other_are_named(String damage, String named) {
        execute(damage);

        Checked checked = check();

        assertThat(checked.isWell()).as(damage).isFalse();
        assertThat(checked.all()).contains(named);
        assertThat(checked.lines().getLast()).contains("damaged").doesNotContain("\n");
    }
}
