package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lectern.app.RunningLectern;

/** Sends forms with files, as a browser or a program does. */
public final class Uploads {
    static final String BOUNDARY = "----a-line-that-no-text-here-has";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** For a slow machine with much to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;

    Uploads(RunningLectern lectern) {
        this(lectern.base());
    }

    /** @param base of a server, without a slash at the end */
    public Uploads(String base) {
        this.base = base;
    }

    static byte[] form(String fileName, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> line(
                form,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value)));
        line(
                form,
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/plain\r\n\r\n"
                        .formatted(BOUNDARY, fileName));
        form.writeBytes(file);
        line(form, "\r\n--%s--\r\n".formatted(BOUNDARY));
        return form.toByteArray();
    }

    private static void line(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body);
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        return answer(request.build());
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        // A connection of its own: the server ends one on which it left a body unread
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a program with a token. */
    public HttpResponse<String> program(String token, String fileName, byte[] file, Map<String, String> fields) {
        return send(
                "/api/documents",
                BodyPublishers.ofByteArray(form(fileName, file, fields)),
                "Authorization",
                "Bearer " + token);
    }

    HttpResponse<String> program(String token, String text, Map<String, String> fields) {
        return program(token, "a text.txt", text.getBytes(StandardCharsets.UTF_8), fields);
    }

    /** As a program that does not say how long the form is. */
    HttpResponse<String> inPieces(String token, byte[] file) {
        byte[] form = form("long.txt", file, Map.of());
        return send(
                "/api/documents",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)),
                "Authorization",
                "Bearer " + token);
    }

    /** Where to ask how far an accepted upload is. */
    public static String ingest(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String ingest = json(accepted.body()).path("ingest").asText();
        assertThat(ingest).matches("/api/ingests/\\d+");
        assertThat(accepted.headers().firstValue("Location")).contains(ingest);
        return ingest;
    }

    /**
     * Waits until an upload comes to one of these states; what is said of it then.
     *
     * @param states such as {@code done|failed}
     */
    public JsonNode comesTo(String token, String ingest, String states) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + ingest))
                .header("Authorization", "Bearer " + token)
                .build();
        for (long since = System.nanoTime(); System.nanoTime() - since < PATIENCE.toNanos(); ) {
            JsonNode now = json(answer(request).body());
            if (now.path("state").asText().matches(states)) {
                return now;
            }
            assertThat(now.path("state").asText())
                    .isIn("waiting", "reading", "comparing", "storing", "carrying", "password");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("It did not come to " + states);
    }

    /** Waits for the end of an accepted upload; what is said of it then. */
    JsonNode end(String token, HttpResponse<String> accepted) throws InterruptedException {
        return comesTo(token, ingest(accepted), "done|failed");
    }

    /** What is given back of what was sent, byte for byte. */
    HttpResponse<byte[]> bytes(String token, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** As a browser, from a page of this server. */
    HttpResponse<String> browser(
            Visitor visitor, String path, String fileName, byte[] file, Map<String, String> fields) {
        return browserFrom(base, visitor, path, fileName, file, fields);
    }

    HttpResponse<String> browserFrom(
            String origin, Visitor visitor, String path, String fileName, byte[] file, Map<String, String> fields) {
        String[] headers = visitor.cookie().isPresent()
                ? new String[] {
                    "Accept",
                    "text/html",
                    "Origin",
                    origin,
                    "Cookie",
                    visitor.cookie().get()
                }
                : new String[] {"Accept", "text/html", "Origin", origin};
        return send(path, BodyPublishers.ofByteArray(form(fileName, file, fields)), headers);
    }
}
