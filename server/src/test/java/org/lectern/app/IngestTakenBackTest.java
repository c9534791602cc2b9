package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.ProgramProcess.Ended;
import org.lectern.document.DocumentId;
import org.lectern.document.pdf.PdfFile;

/** Ctrl+C while a file is taken in: it is not, nothing of it is left, and whoever pressed it is told so. */
@DisabledOnOs(OS.WINDOWS)
class IngestTakenBackTest {
    /** By Ctrl+C. */
    private static final int STOPPED = 130;
    /** More than a machine reads between the first word of how far it is and Ctrl+C. */
    private static final int PAGES = 6_000;

    private static final long LONG_ENOUGH_S = 120;

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Path manual() throws IOException {
        PdfFile pdf = new PdfFile();
        for (int page = 0; page < PAGES; page++) {
            pdf.lines("Words of a page", "of a long manual");
        }
        return Files.write(folder.resolve("manual.pdf"), pdf.bytes());
    }

    /** What a shell starts in the background hears no Ctrl+C, and so does all that it starts, unless it is told otherwise. */
    private static List<String> hearing() throws Exception {
        List<String> command = List.of("env", "--default-signal=INT");
        Process tried = new ProcessBuilder("env", "--default-signal=INT", "true")
                .redirectErrorStream(true)
                .start();
        return tried.waitFor() == 0 ? command : List.of(); // only Linux has that
    }

    /** Takes files in and presses Ctrl+C once it is said how far the first is. */
    private Ended takenBack(Path... files) throws Exception {
        List<String> command = new ArrayList<>(hearing());
        command.addAll(ProgramProcess.command("ingest", "--data", data().toString()));
        Stream.of(files).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        StringBuilder err = new StringBuilder();
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            assertThat(first).contains("of 6,000 pages read");
            assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                err.append(line).append('\n');
            }
        }
        assertThat(process.waitFor(LONG_ENOUGH_S, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(folder.resolve("out")), err.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void beside_a_running_server_too_and_the_files_after_it_are_left_out() throws Exception {
        Path other = Files.writeString(folder.resolve("other.txt"), "Words.");
        try (RunningLectern lectern = RunningLectern.in(data());
                ControlSocket commands = ControlSocket.listen(data(), new Chores(lectern.store(), lectern.base()))) {
            assertThat(commands).isNotNull();
            List<Path> before = files(data().resolve("files"));

            Ended ended = takenBack(manual(), other);

            assertThat(ended.code()).as(ended.err()).isEqualTo(STOPPED);
            assertThat(ended.err()).containsOnlyOnce("manual.pdf: It was cancelled, and nothing of it was kept.");
            assertThat(ended.out()).isEmpty();
            assertThat(lectern.catalogue().isTaken(new DocumentId("manual"))).isFalse();
            assertThat(lectern.catalogue().isTaken(new DocumentId("other"))).isFalse();
            assertThat(files(data().resolve("files"))).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void where_no_server_runs_as_well() throws Exception {
        Ended ended = takenBack(manual());

        assertThat(ended.code()).as(ended.err()).isEqualTo(STOPPED);
        assertThat(ended.err()).containsOnlyOnce("manual.pdf: It was cancelled, and nothing of it was kept.");
        assertThat(files(data().resolve("files"))).isEmpty();
    }
}
