package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lectern.app.RunningLectern;

/** Somebody who listens to events; what comes is kept until it is asked for. */
final class Listener implements AutoCloseable {
    /** Far longer than anything here takes; only a failing test waits for it. */
    private static final int PATIENCE_SECONDS = 20;

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

    record Event(String id, String name, JsonNode data) {
        String kind() {
            return data.path("kind").asText();
        }

        String annotation() {
            return data.has("id")
                    ? data.path("id").asText()
                    : data.path("annotation").path("id").asText();
        }
    }

    /** @param headers name, value, name, value … */
    Listener(RunningLectern lectern, String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(lectern.base() + address)).header("Accept", "text/event-stream");
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        try {
            response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (status() == 200) {
            Thread.ofVirtual().start(this::read);
        }
    }

    int status() {
        return response.statusCode();
    }

    private void read() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length()));
                } else if (line.isEmpty() && !name.isEmpty()) {
                    heard.add(new Event(id, name, Protocol.json(data.toString())));
                    name = "";
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // hung up, by this side or the other
        }
        heard.add(new Event("", "closed", Protocol.json("{}")));
    }

    Event next() {
        try {
            Event event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("nothing was told").isNotNull();
            return java.util.Objects.requireNonNull(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Event next(String name) {
        Event event = next();
        assertThat(event.name()).as("%s", event).isEqualTo(name);
        return event;
    }

    /** The changes up to one of this annotation, as "kind address". */
    List<String> changesUpTo(String annotation) {
        List<String> told = new java.util.ArrayList<>();
        while (true) {
            Event event = next("change");
            told.add(event.kind() + " " + event.annotation());
            if (event.annotation().equals(annotation)) {
                return told;
            }
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
