package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/**
 * The program on a disk that is really full: a file system of its own in memory, which Linux lets everybody make who may make
 * a user namespace. Where that is not so there is nothing to test with, and these tests are left out.
 */
class FullDiskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DISK_MIB = 120;
    private static final int TEXT = 2 << 20;
    private static final long LONG_ENOUGH_S = 120;

    @TempDir
    Path folder;

    private @Nullable Process server;
    private String base = "";
    private String token = "";
    /** The disk as it is seen from outside. */
    private Path disk = Path.of("");

    @BeforeEach
    void start() throws Exception {
        assumeTrue(canMount(), "no user namespaces here");
        Path mount = Files.createDirectory(folder.resolve("disk"));
        // Nothing is left to be done behind the requests, which would take room meanwhile
        RunningLectern.plantIn(folder.resolve("planted"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String java =
                "%s --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Dlectern.home='%s' -cp '%s' org.lectern.app.Main"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("lectern.home"),
                                System.getProperty("java.class.path"));
        String script = """
                mount -t tmpfs -o size=%dm tmpfs '%2$s' || exit 9
                cp -r '%4$s/planted' '%2$s/data' || exit 7
                %3$s token --account Ann --data '%2$s/data' > '%4$s/token' || exit 8
                exec %3$s serve --port %5$d --data '%2$s/data' > '%4$s/out' 2> '%4$s/err'
                """.formatted(DISK_MIB, mount, java, folder, port);
        server = new ProcessBuilder(List.of("unshare", "-rm", "sh", "-c", script))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sh").toFile())
                .start();
        base = "http://127.0.0.1:" + port;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG_ENOUGH_S);
        while (!Files.exists(folder.resolve("out"))
                || !Files.readString(folder.resolve("out")).contains("ready")) {
            assertThat(server.isAlive())
                    .as(Files.readString(folder.resolve("sh")))
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(100);
        }
        token = Files.readString(folder.resolve("token")).strip();
        disk = Path.of("/proc/%d/root%s".formatted(server.pid(), mount));
    }

    private static boolean canMount() throws InterruptedException {
        try {
            Process tried = new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor(20, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.destroyForcibly();
            server.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static byte[] text(String word) {
        return (word + " ").repeat(TEXT / (word.length() + 1)).getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String path, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + Uploads.BOUNDARY)
                .POST(body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Takes up all of the disk but so many bytes. */
    private Path fillBut(long bytes) throws IOException {
        Path filler = disk.resolve("filler");
        Files.deleteIfExists(filler);
        long free = free();
        byte[] page = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            for (long left = free - bytes; left > 0; left -= page.length) {
                out.write(page, 0, (int) Math.min(page.length, left));
            }
        }
        return filler;
    }

    private long free() {
        return disk.toFile().getUsableSpace();
    }

    private List<String> left(String place) throws IOException {
        Path folderOfPlace = disk.resolve("data").resolve(place);
        if (!Files.isDirectory(folderOfPlace)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folderOfPlace)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folderOfPlace.relativize(file).toString())
                    .filter(file -> !file.startsWith("fonts"))
                    .sorted()
                    .toList();
        }
    }

    private static void isDiskFull(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("type").asText()).isEqualTo("urn:lectern:problem:disk-full");
    }

    private JsonNode end(HttpResponse<String> accepted) throws Exception {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String ingest = JSON.readTree(accepted.body()).path("ingest").asText();
        while (true) {
            JsonNode now = JSON.readTree(get(ingest).body());
            if (now.path("state").asText().matches("done|failed")) {
                return now;
            }
            Thread.sleep(50);
        }
    }

    @Test
    void what_does_not_fit_is_507_with_nothing_left_and_reading_and_the_next_upload_go_on() throws Exception {
        List<String> kept = left("files");
        byte[] form = Uploads.form("a.txt", text("first"), Map.of("id", "first"));

        Path filler = fillBut(1 << 20);
        isDiskFull(send("/api/documents", BodyPublishers.ofByteArray(form)));
        // one that does not say how long it is fills the disk before anybody can know
        isDiskFull(send("/api/documents", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
        assertThat(left("incoming")).isEmpty();
        assertThat(left("files")).isEqualTo(kept);
        assertThat(get("/documents/werth-2010/pages/1").statusCode())
                .as(Files.readString(folder.resolve("err")))
                .isEqualTo(200);

        Files.delete(filler);
        // room to receive it, and not to keep it and its text as well
        filler = fillBut(TEXT * 2L + TEXT / 2);
        long free = free();
        JsonNode failed = end(send("/api/documents", BodyPublishers.ofByteArray(form)));
        assertThat(failed.path("state").asText()).as(failed.toString()).isEqualTo("failed");
        assertThat(failed.path("reason").asText()).isEqualTo("disk-full");
        assertThat(failed.path("detail").asText()).startsWith("There is no room left on the server");
        assertThat(left("incoming")).isEmpty();
        assertThat(left("scratch")).isEmpty();
        assertThat(left("files")).isEqualTo(kept);
        assertThat(free()).isGreaterThan(free - TEXT / 2);
        assertThat(get("/api/documents/first").statusCode()).isEqualTo(404);
        assertThat(get("/documents/werth-2010/pages/1").statusCode()).isEqualTo(200);

        Files.delete(filler);
        JsonNode done = end(send("/api/documents", BodyPublishers.ofByteArray(form)));
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(get("/api/documents/first/text").body()).hasSize(text("first").length);
        assertThat(Files.readString(folder.resolve("err")))
                .as("no thread ended")
                .doesNotContain("Exception in thread");
    }
}
