package org.lectern.bench;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.app.RunningLectern;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** A hundred thousand annotations listed and exported, and whether that takes more memory than a tenth of them. */
final class ExportBenchmark implements Benchmark {
    private static final int MANY = 100_000;
    private static final int FEW = MANY / 10;
    private static final int BATCH = 1_000;
    private static final String LISTING = "listing";
    private static final List<String> FORMATS = List.of("jsonld", "markdown", "html", "csv");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "exports";
    }

    @Override
    public String about() {
        return "%,d annotations on `real-stalin-series`, listed page by page and exported in every format over HTTP from a server in a process of its own with the launcher's flags, 512 MB of heap among them; beside it the content of the same rows, read by bare JDBC. Heap is what is left after a full collection, asked for again and again while the work is done, the most of it; beside it the most of a server with %,d, in any of these."
                .formatted(MANY, FEW);
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        Map<String, Heap.Most> few = memory(filled(folder.resolve("few"), FEW), FEW);
        Path data = filled(folder.resolve("many"), MANY);
        Map<String, Heap.Most> many = memory(data, MANY);
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess lectern = ServerProcess.lectern(data);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String thing : things()) {
                things.put(thing, () -> rate(() -> read(client, lectern.base(), thing, MANY)));
            }
            things.put("bare", () -> rate(() -> readRows(data.resolve("lectern.sqlite"))));
            Rounds rounds = Rounds.of(things);
            figures.add(Figure.measured("the same rows by bare JDBC", "annotations/s", rounds.median("bare")));
            for (String thing : things()) {
                figures.add(Figure.measured(thing, "annotations/s", rounds.median(thing)));
                figures.add(Figure.measured(thing + ", share of the bare rate", "", rounds.ratio(thing, "bare")));
            }
        }
        // What a collection leaves differs by tens of megabytes from look to look, whatever is done
        long least = few.values().stream().mapToLong(Heap.Most::heap).max().orElseThrow();
        for (String thing : things()) {
            figures.add(Figure.counted(
                    least + 32,
                    "%s of %,d, most heap after a collection; of %,d, whatever was done: %d MB"
                            .formatted(thing, MANY, FEW, least),
                    "MB",
                    known(many, thing).heap()));
        }
        Heap.Most less = known(few, "csv");
        Heap.Most more = known(many, "csv");
        figures.add(Figure.counted(
                700,
                "after all that, most resident memory of the process; of %,d: %d MB".formatted(FEW, less.resident()),
                "MB",
                more.resident()));
        return figures;
    }

    private static List<String> things() {
        List<String> things = new ArrayList<>(List.of(LISTING));
        things.addAll(FORMATS);
        return things;
    }

    private static <T> T known(Map<String, T> map, String key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }

    /** By what was done. */
    private static Map<String, Heap.Most> memory(Path data, int annotations) throws Exception {
        Map<String, Heap.Most> most = new LinkedHashMap<>();
        try (ServerProcess lectern = ServerProcess.lectern(data);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String thing : things()) {
                most.put(thing, Heap.whileDoing(lectern.pid(), () -> {
                    // As much work for few as for many, so that both are looked at as often
                    for (int done = 0; done < MANY; done += annotations) {
                        read(client, lectern.base(), thing, annotations);
                    }
                }));
            }
        }
        return most;
    }

    private static double rate(Heap.Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        return MANY / ((System.nanoTime() - before) / 1e9);
    }

    private static void read(HttpClient client, String base, String thing, int annotations) throws Exception {
        if (thing.equals(LISTING)) {
            list(client, base, annotations);
        } else {
            export(client, base + "/api/documents/real-stalin-series/export?format=" + thing, annotations);
        }
    }

    private static void export(HttpClient client, String address, int annotations) throws Exception {
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            long length = 0;
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
            }
            if (answer.statusCode() != 200 || length < annotations * 100L) {
                throw new IllegalStateException("%d, %d bytes: %s".formatted(answer.statusCode(), length, address));
            }
        }
    }

    private static void list(HttpClient client, String base, int annotations) throws Exception {
        Optional<String> next = Optional.of(base + "/annotations/?target=/documents/real-stalin-series&after=-");
        int pages = 0;
        while (next.isPresent()) {
            String body = client.send(
                            HttpRequest.newBuilder(URI.create(next.get())).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher matcher = NEXT.matcher(body);
            next = matcher.find() ? Optional.of(matcher.group(1).replace("\\/", "/")) : Optional.empty();
            pages++;
        }
        if (pages < annotations / BATCH) {
            throw new IllegalStateException("The listing had %d pages".formatted(pages));
        }
    }

    private static void readRows(Path database) throws Exception {
        long length = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT content FROM annotation ORDER BY ordered")) {
            while (rows.next()) {
                length += rows.getString(1).length();
            }
        }
        if (length < MANY * 100L) {
            throw new IllegalStateException("Only %d characters were read".formatted(length));
        }
    }

    /** A data folder with so many annotations. */
    private static Path filled(Path data, int annotations) {
        try (RunningLectern lectern = RunningLectern.in(data)) {
            lectern.token("Ada");
            fill(lectern, annotations);
        }
        return data;
    }

    private static void fill(RunningLectern lectern, int annotations) {
        Version version = lectern.catalogue()
                .version(new DocumentAddress(new DocumentId("real-stalin-series"), Optional.empty()), Viewer.ANYONE)
                .orElseThrow();
        AccountId ada = lectern.account("Ada");
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        List<Annotation> batch = new ArrayList<>();
        for (int n = 0; n < annotations; n++) {
            int start = (int) ((long) n * (version.characters() - 200) / annotations);
            String content = """
                    {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",\
                    "body":{"type":"TextualBody","value":"Note %d on **these** words","format":"text/markdown"},\
                    "target":{"type":"SpecificResource","source":"%s","selector":[\
                    {"type":"TextPositionSelector","start":%d,"end":%d}]}}""".formatted(n, version.address().path(), start, start + 80);
            Instant at = now.plusMillis(n);
            batch.add(StoredAnnotation.of(
                    AnnotationId.make(at, Optional.empty()), ada, at, at, 1, Audience.of(GroupId.PUBLIC), content));
            if (batch.size() == BATCH || n == annotations - 1) {
                lectern.annotations().addAll(batch);
                batch.clear();
            }
        }
    }
}
