package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.app.EndingUpload.Point;
import org.lectern.document.pdf.PdfFile;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.web.Uploads;

/** A server that ends after it accepted uploads: the next one takes them in, or says what happened and what to do. */
class AcceptedUploadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 4;
    private static final String PASSWORD = "open-sesame-7";

    /** With one document, made once and copied for each test. */
    @TempDir
    private static Path begun;

    private static String ann = "";

    @SuppressWarnings("NullAway.Init")
    private static AccountId account;

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    /** Some hundred thousand characters, which take a moment to take in. */
    private static String text(int number) {
        StringBuilder text = new StringBuilder("Text %d.\n\n".formatted(number));
        for (int n = 0; n < 2_000; n++) {
            text.append("Paragraph %d of text %d speaks of %d things.\n\n"
                    .formatted(n, number, n * 7919 + number * 104_729));
        }
        return text.toString();
    }

    @BeforeAll
    static void begin() {
        try (RunningLectern lectern = RunningLectern.in(begun)) {
            lectern.token("Owner");
            ann = lectern.token("Ann");
            account = lectern.account("Ann");
            lectern.ingest(
                    "kept",
                    "The first words.\n\nThe second ones.\n".getBytes(StandardCharsets.UTF_8),
                    Audience.ONLY_AUTHOR,
                    Optional.of(account));
            assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60)))
                    .isTrue();
        }
    }

    @BeforeEach
    void prepare() {
        PlantedFolder.copy(begun, data());
    }

    private HttpResponse<String> get(RunningLectern lectern, String path) {
        return lectern.get(path, "Authorization", "Bearer " + ann);
    }

    private JsonNode comesTo(RunningLectern lectern, String ingest, String states) throws Exception {
        return new Uploads(lectern.base()).comesTo(ann, ingest, states);
    }

    private void assertAllIsWellAndNothingIsLeft(RunningLectern lectern) throws IOException {
        for (String place : List.of("incoming", "scratch")) {
            try (Stream<Path> left = Files.walk(data().resolve(place))) {
                assertThat(left.filter(Files::isRegularFile)
                                .filter(file -> !file.startsWith(data().resolve("scratch/fonts"))))
                        .isEmpty();
            }
        }
        assertThat(lectern.chore(List.of(Chores.CHECK))).startsWith("All is well");
    }

    private List<String> upload(String base) throws Exception {
        List<String> ingests = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            HttpResponse<String> accepted = new Uploads(base)
                    .program(
                            ann,
                            "text.txt",
                            text(n).getBytes(StandardCharsets.UTF_8),
                            Map.of("id", "many-" + n, "title", "Text " + n, "authors", "A. One\nB. Two"));
            ingests.add(Uploads.ingest(accepted));
        }
        return ingests;
    }

    private void assertTakenIn(RunningLectern lectern, List<String> ingests) throws Exception {
        for (int n = 0; n < MANY; n++) {
            JsonNode end = comesTo(lectern, ingests.get(n), "done|failed");
            assertThat(end.path("report").path("outcome").asText())
                    .as(end.toString())
                    .isEqualTo("added");
            assertThat(get(lectern, "/api/documents/many-%d/text".formatted(n)).body())
                    .isEqualTo(text(n));
            JsonNode document =
                    JSON.readTree(get(lectern, "/api/documents/many-" + n).body());
            assertThat(document.path("title").asText()).isEqualTo("Text " + n);
            assertThat(document.path("creators")).hasSize(2);
            assertThat(lectern.get("/api/documents/many-" + n).statusCode())
                    .as("it is still its keeper's alone")
                    .isEqualTo(404);
        }
        assertAllIsWellAndNothingIsLeft(lectern);
    }

    @Test
    void what_a_killed_server_had_accepted_is_taken_in_by_the_next_and_its_address_still_tells_of_it()
            throws Exception {
        Process server = server();
        List<String> ingests;
        try {
            ingests = upload(baseOf(server));
        } finally {
            server.destroyForcibly();
        }
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();

        try (RunningLectern lectern = RunningLectern.in(data())) {
            assertTakenIn(lectern, ingests);
        }
    }

    @Test
    void what_reads_a_file_ends_when_its_server_is_killed_and_the_next_reads_it_from_the_beginning() throws Exception {
        PdfFile pdf = new PdfFile();
        for (int page = 1; page <= 1_500; page++) {
            pdf.lines("Page %d".formatted(page), "has a second line, and it is longer than the first one.");
        }
        Process server = server();
        List<ProcessHandle> readers;
        try {
            Uploads uploads = new Uploads(baseOf(server));
            String ingest = Uploads.ingest(uploads.program(ann, "long.pdf", pdf.bytes(), Map.of("id", "long")));
            JsonNode now = uploads.comesTo(ann, ingest, "reading|done|failed");
            while (now.path("state").asText().equals("reading")
                    && now.path("progress").path("pages").asInt() == 0) {
                now = uploads.comesTo(ann, ingest, "reading|done|failed");
            }
            readers = server.descendants().toList();
            assertThat(readers).as(now.toString()).isNotEmpty();
        } finally {
            server.destroyForcibly();
        }
        for (ProcessHandle reader : readers) {
            reader.onExit().get(60, TimeUnit.SECONDS);
        }

        try (RunningLectern lectern = RunningLectern.in(data())) {
            assertThat(comesTo(lectern, "/api/ingests/1", "done|failed")
                            .path("report")
                            .path("pages")
                            .asInt())
                    .isEqualTo(1_500);
            assertAllIsWellAndNothingIsLeft(lectern);
        }
    }

    @Test
    void a_server_that_is_stopped_leaves_what_it_had_accepted_to_the_next() throws Exception {
        try (RunningLectern lectern = RunningLectern.in(data())) {
            List<String> ingests = upload(lectern.base());
            lectern.restart();
            assertTakenIn(lectern, ingests);
            lectern.restart();
            assertTakenIn(lectern, ingests);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, fresh, added",
        "BEGUN, fresh, added",
        "COMMITTED, fresh, added",
        "ACCEPTED, kept, changed",
        "BEGUN, kept, changed",
        "WRITTEN, kept, changed",
        "COMMITTED, kept, changed"
    })
    void wherever_the_program_ends_the_upload_is_wholly_there_afterwards(Point point, String id, String outcome)
            throws Exception {
        Path file = Files.writeString(folder.resolve("new.txt"), "Other words.\n\nThe second ones.\n");
        end(point, id, file.toString());

        try (RunningLectern lectern = RunningLectern.in(data())) {
            JsonNode end = comesTo(lectern, "/api/ingests/1", "done|failed");
            assertThat(end.path("report").path("outcome").asText())
                    .as(end.toString())
                    .isEqualTo(outcome);
            assertThat(get(lectern, "/api/documents/%s/text".formatted(id)).body())
                    .startsWith("Other words.");
            assertThat(JSON.readTree(get(lectern, "/api/documents/" + id).body())
                            .path("versions"))
                    .hasSize(id.equals("kept") ? 2 : 1);
            assertAllIsWellAndNothingIsLeft(lectern);
        }
    }

    @Test
    void what_ends_the_program_twice_is_not_tried_again_and_its_report_says_so() throws Exception {
        Path file = Files.writeString(folder.resolve("new.txt"), "Words that end the program.\n");
        end(Point.BEGUN, "fresh", file.toString());
        end(Point.BEGUN);

        try (RunningLectern lectern = RunningLectern.in(data())) {
            JsonNode end = comesTo(lectern, "/api/ingests/1", "done|failed");
            assertThat(end.path("state").asText()).isEqualTo("failed");
            assertThat(end.path("detail").asText()).contains("stopped twice").contains("nothing of it was kept");
            assertThat(get(lectern, "/api/documents/fresh").statusCode()).isEqualTo(404);
            assertAllIsWellAndNothingIsLeft(lectern);
            lectern.restart();
            assertThat(comesTo(lectern, "/api/ingests/1", "failed").path("detail"))
                    .isEqualTo(end.path("detail"));
        }
    }

    @Test
    void a_password_is_kept_nowhere_and_asked_for_once_more_with_the_reason() throws Exception {
        Path file = folder.resolve("secret.pdf");
        Files.write(file, encrypted(new PdfFile().lines("A secret list.").bytes()));
        end(Point.ACCEPTED, "fresh", file.toString(), PASSWORD);
        assertThatNoFileHas(PASSWORD);

        try (RunningLectern lectern = RunningLectern.in(data())) {
            JsonNode asks = comesTo(lectern, "/api/ingests/1", "password|done|failed");
            assertThat(asks.path("state").asText()).isEqualTo("password");
            assertThat(asks.path("again").asBoolean()).isTrue();
            assertThat(asks.path("wrong").asBoolean()).isFalse();
            assertThat(asks.path("detail").asText()).contains("started anew");
            assertThat(lectern.send(
                                    "POST",
                                    "/api/ingests/1/password",
                                    "{\"password\": \"%s\"}".formatted(PASSWORD),
                                    "Authorization",
                                    "Bearer " + ann,
                                    "Content-Type",
                                    "application/json")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(comesTo(lectern, "/api/ingests/1", "done|failed")
                            .path("state")
                            .asText())
                    .isEqualTo("done");
            assertThat(get(lectern, "/api/documents/fresh/text").body()).contains("A secret list.");
            assertAllIsWellAndNothingIsLeft(lectern);
        }
        assertThatNoFileHas(PASSWORD);
    }

    private static byte[] encrypted(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.protect(new StandardProtectionPolicy("owner", PASSWORD, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void assertThatNoFileHas(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    private Process server() throws IOException {
        return new ProcessBuilder(ProgramProcess.command("serve", "--port", "0", "--data", data().toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Where it is, once it is ready. */
    private static String baseOf(Process server) throws IOException {
        BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
        String ready = lines.readLine();
        assertThat(ready).startsWith("Lectern is ready at http");
        return ready.substring(ready.indexOf("http"), ready.length() - 1);
    }

    /** @param upload the document's id, the file and perhaps its password; none to go on with what is there */
    private void end(Point point, String... upload) throws Exception {
        List<String> words = new ArrayList<>(List.of(data().toString(), point.name(), account.value()));
        words.addAll(List.of(upload));
        Process child = new ProcessBuilder(ProgramProcess.command(EndingUpload.class, words))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("it came to that point").isEqualTo(EndingUpload.ENDED);
    }
}
