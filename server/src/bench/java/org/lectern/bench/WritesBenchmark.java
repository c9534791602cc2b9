package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.app.RunningLectern;

/** Creating annotations over HTTP, beside a bare handler that parses the same bytes and stores the same rows. */
final class WritesBenchmark implements Benchmark {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int FSYNCS = 50;

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public String about() {
        return "Acknowledged creates by %d clients at once, %d s a round; a bare Javalin handler parses the same bytes and stores the same rows in SQLite at synchronous=FULL, as many as wait in one commit."
                .formatted(Load.CLIENTS, TIME.toSeconds());
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("lectern-bench");
        try (RunningLectern lectern = RunningLectern.in(folder);
                BareStore store = new BareStore(folder.resolve("bare.sqlite"))) {
            List<String> tokens = new ArrayList<>();
            for (int n = 0; n < Load.CLIENTS; n++) {
                // The limit of writes is by account, and is no part of what is measured.
                tokens.add(lectern.token("Client " + n));
            }
            ObjectMapper json = new ObjectMapper();
            Javalin bare = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 24;
                        config.routes.post("/", ctx -> {
                            JsonNode parsed = json.readTree(ctx.bodyAsBytes());
                            store.add(parsed.path("body").path("value").asText(), ctx.body());
                            ctx.status(201).contentType("application/ld+json").result(json.writeValueAsBytes(parsed));
                        });
                    })
                    .start("127.0.0.1", 0);
            try {
                return measure(lectern.base(), "http://127.0.0.1:%d/".formatted(bare.port()), tokens, folder);
            } finally {
                bare.stop();
            }
        }
    }

    private static List<Figure> measure(String lectern, String bare, List<String> tokens, Path folder)
            throws Exception {
        String body = """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"Whose figure is this?","format":"text/markdown"},
                 "audience":"%s/groups/public",
                 "target":{"type":"SpecificResource","source":"%s/documents/werth-2010",
                           "selector":{"type":"TextQuoteSelector","exact":"269,100 persons"}}}""".formatted(lectern, lectern);
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        things.put(
                "lectern",
                () -> Load.run(TIME, 201, client -> post(lectern + "/annotations/", body, tokens.get(client)))
                        .rate());
        things.put(
                "bare",
                () -> Load.run(TIME, 201, client -> post(bare, body, tokens.get(client)))
                        .rate());
        things.put("fsync", () -> fsync(folder.resolve("fsync")));
        Rounds rounds = Rounds.of(things);
        return List.of(
                Figure.measured("acknowledged creates", "a second", rounds.median("lectern")),
                Figure.measured("the bare handler", "a second", rounds.median("bare")),
                Figure.atLeast(0.7, "share of the bare rate", "", rounds.ratio("lectern", "bare")),
                Figure.measured("one fsync of 4 KB, for comparison", "ms", rounds.median("fsync")));
    }

    private static HttpRequest post(String address, String body, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/ld+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** The median of some, in milliseconds. */
    private static double fsync(Path file) throws Exception {
        double[] times = new double[FSYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int n = 0; n < FSYNCS; n++) {
                channel.write(ByteBuffer.allocate(4096), n * 4096L);
                long before = System.nanoTime();
                channel.force(false);
                times[n] = (System.nanoTime() - before) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[FSYNCS / 2];
    }
}
