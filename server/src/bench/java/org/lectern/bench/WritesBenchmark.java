package org.lectern.bench;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lectern.app.RunningLectern;

/** Creating annotations over HTTP, beside a bare handler that parses the same bytes and stores the same rows. */
final class WritesBenchmark implements Benchmark {
    private static final Duration TIME = Duration.ofSeconds(3);
    /** What a server does for the first time its machine translates, which on two processors takes this long. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final int FSYNCS = 50;

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public String about() {
        return "Acknowledged creates by %d clients at once, %d s a round, each server in a process of its own with the launcher's flags; a bare Javalin handler parses the same bytes and stores the same rows in the same tables and indexes of SQLite at synchronous=FULL, as many as wait in one commit, each client's under an account of its own, and answers with the same bytes and headers. The clients share the machine with the servers."
                .formatted(Load.CLIENTS, TIME.toSeconds());
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        Path data = folder.resolve("data");
        List<String> tokens = new ArrayList<>();
        try (RunningLectern lectern = RunningLectern.in(data)) {
            for (int n = 0; n < Load.CLIENTS; n++) {
                // The limit of writes is by account, and is no part of what is measured.
                tokens.add(lectern.token("Client " + n));
            }
            HttpResponse<String> answer = lectern.annotate(tokens.getFirst(), body(lectern.base()));
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("The annotation that is sent is refused");
            }
            Files.writeString(folder.resolve("annotation.json"), answer.body());
            Files.write(folder.resolve("annotation.headers"), headers(answer));
        }
        Files.copy(data.resolve("lectern.sqlite"), folder.resolve("lectern.sqlite"));
        try (ServerProcess lectern = ServerProcess.lectern(data, jvm());
                ServerProcess bare =
                        ServerProcess.start(BareServer.class.getName(), List.of(), List.of(folder.toString()))) {
            return measure(lectern, bare, tokens, folder);
        }
    }

    /** But for those that the HTTP library says itself. */
    private static List<String> headers(HttpResponse<String> answer) {
        return answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().matches("date|content-length|:status"))
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .toList();
    }

    private static String[] jvm() {
        String more = System.getProperty("lectern.bench.jvm", "");
        return more.isEmpty() ? new String[0] : more.split(" ");
    }

    private static String body(String lectern) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"Whose figure is this?","format":"text/markdown"},
                 "audience":"%s/groups/public",
                 "target":{"type":"SpecificResource","source":"%s/documents/werth-2010",
                           "selector":{"type":"TextQuoteSelector","exact":"269,100 persons"}}}""".formatted(lectern, lectern);
    }

    private static List<Figure> measure(ServerProcess lectern, ServerProcess bare, List<String> tokens, Path folder)
            throws Exception {
        List<Rounds.Visit> things = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (ServerProcess server : List.of(lectern, bare)) {
                String name = server == lectern ? "lectern" : "bare";
                Load.Clients plain = n ->
                        create(server.base(), lectern.base(), tokens.get(n)).plain();
                Load.Clients java = n ->
                        create(server.base(), lectern.base(), tokens.get(n)).by(client);
                Load.run(WARM_UP, plain);
                Load.run(WARM_UP, java);
                things.add(() -> rateAndTime(name, server, plain));
                things.add(() -> Map.of(name + " by Java", Load.run(TIME, java).rate()));
            }
            things.add(() -> Map.of("fsync", fsync(folder.resolve("fsync"))));
            Rounds rounds = Rounds.of(things);
            return List.of(
                    Figure.measured(
                            "acknowledged creates, clients that do nothing else", "a second", rounds.median("lectern")),
                    Figure.measured("the bare handler", "a second", rounds.median("bare")),
                    Figure.atLeast(0.7, "share of the bare rate", "", rounds.ratio("lectern", "bare")),
                    Figure.measured(
                            "acknowledged creates, Java's HTTP client", "a second", rounds.median("lectern by Java")),
                    Figure.measured("the bare handler, likewise", "a second", rounds.median("bare by Java")),
                    Figure.atLeast(
                            0.7,
                            "share of the bare rate, likewise",
                            "",
                            rounds.ratio("lectern by Java", "bare by Java")),
                    Figure.measured("processor time of the server for each", "µs", rounds.median("lectern time")),
                    Figure.measured("the bare handler's", "µs", rounds.median("bare time")),
                    Figure.measured("one fsync of 4 KB, for comparison", "ms", rounds.median("fsync")));
        }
    }

    /** Others that want the same processors spoil the rate; the time that was used says more then. */
    private static Map<String, Double> rateAndTime(String name, ServerProcess server, Load.Clients clients)
            throws Exception {
        double before = server.processorMicros();
        Load.Result result = Load.run(TIME, clients);
        return Map.of(name, result.rate(), name + " time", (server.processorMicros() - before) / result.count());
    }

    private static Load.Request create(String base, String lectern, String token) {
        return Load.Request.post(
                201,
                base,
                "/annotations/",
                body(lectern),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/ld+json");
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
