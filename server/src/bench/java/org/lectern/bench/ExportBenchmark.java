package org.lectern.bench;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A hundred thousand annotations listed and exported, and how much memory that takes. */
final class ExportBenchmark implements Benchmark {
    private static final int MANY = 100_000;
    private static final int BATCH = 1_000;
    private static final double MEGABYTE = 1024 * 1024;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "exports";
    }

    @Override
    public String about() {
        return "%,d annotations on `real-stalin-series`, in every format and page by page, over HTTP; the process has at most %,d MB of heap, with client and server in it."
                .formatted(MANY, (int) (Runtime.getRuntime().maxMemory() / MEGABYTE));
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("lectern-bench");
        try (RunningLectern lectern = RunningLectern.in(folder);
                HttpClient client = HttpClient.newHttpClient()) {
            lectern.token("Ada");
            fill(lectern);
            Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
            Map<String, Double> heap = new LinkedHashMap<>();
            for (String format : List.of("jsonld", "markdown", "html", "csv")) {
                String address = lectern.base() + "/api/documents/real-stalin-series/export?format=" + format;
                things.put(format, () -> timed(heap, format, () -> read(client, address)));
            }
            things.put("listing", () -> timed(heap, "listing", () -> list(client, lectern.base())));
            Rounds rounds = Rounds.of(things);
            List<Figure> figures = new ArrayList<>();
            for (String thing : things.keySet()) {
                figures.add(Figure.measured(thing, "annotations/s", rounds.median(thing)));
                Double most = heap.get(thing);
                figures.add(Figure.counted(
                        256,
                        thing + ", most heap in use after a collection",
                        "MB",
                        Math.round(most == null ? 0 : most)));
            }
            return figures;
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double timed(Map<String, Double> heap, String thing, Work work) throws Exception {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        boolean[] done = {false};
        double[] most = {0};
        Thread sampler = Thread.ofPlatform().daemon().start(() -> {
            while (!done[0]) {
                most[0] = Math.max(most[0], afterCollection());
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        long before = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - before) / 1e9;
        done[0] = true;
        sampler.interrupt();
        sampler.join();
        System.gc();
        heap.merge(thing, Math.max(most[0], afterCollection()), Math::max);
        return MANY / seconds;
    }

    private static double afterCollection() {
        double used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == java.lang.management.MemoryType.HEAP && pool.getCollectionUsage() != null) {
                used += pool.getCollectionUsage().getUsed() / MEGABYTE;
            }
        }
        return used;
    }

    private static void read(HttpClient client, String address) throws Exception {
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            long length = 0;
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
            }
            if (answer.statusCode() != 200 || length < MANY * 100L) {
                throw new IllegalStateException("%d, %d bytes: %s".formatted(answer.statusCode(), length, address));
            }
        }
    }

    private static void list(HttpClient client, String base) throws Exception {
        Optional<String> next = Optional.of(base + "/annotations/?target=/documents/real-stalin-series&iris=1");
        while (next.isPresent()) {
            String body = client.send(
                            HttpRequest.newBuilder(URI.create(next.get())).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher matcher = NEXT.matcher(body);
            next = matcher.find() ? Optional.of(matcher.group(1).replace("\\/", "/")) : Optional.empty();
        }
    }

    private static void fill(RunningLectern lectern) {
        Version version = lectern.catalogue()
                .version(new DocumentAddress(new DocumentId("real-stalin-series"), Optional.empty()), Viewer.ANYONE)
                .orElseThrow();
        AccountId ada = lectern.account("Ada");
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        List<Annotation> batch = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            int start = (int) ((long) n * (version.characters() - 200) / MANY);
            String content = """
                    {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",\
                    "body":{"type":"TextualBody","value":"Note %d on **these** words","format":"text/markdown"},\
                    "target":{"type":"SpecificResource","source":"%s","selector":[\
                    {"type":"TextPositionSelector","start":%d,"end":%d}]}}""".formatted(n, version.address().path(), start, start + 80);
            Instant at = now.plusMillis(n);
            batch.add(StoredAnnotation.of(
                    AnnotationId.make(at, Optional.empty()), ada, at, at, 1, Audience.of(GroupId.PUBLIC), content));
            if (batch.size() == BATCH || n == MANY - 1) {
                lectern.annotations().addAll(batch);
                batch.clear();
            }
        }
    }
}
