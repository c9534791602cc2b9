package org.lectern.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.app.RunningLectern;

/** Weighing sources: a workbench of many works, and how soon a work's grade is shown on all that it reaches. */
final class WorkbenchBenchmark implements Benchmark {
    private static final int DOCUMENTS = 100;
    private static final int CITATIONS = 1_000;
    private static final int WORKS = 5_000;
    private static final String PAGE = "/documents/synthetic-1/pages/1";
    private static final String BENCH = "/groups/public/workbench";
    private static final String SEED = "/api/documents/real-stalin-series/grades";

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "workbench";
    }

    @Override
    public String about() {
        return "A library of %d documents with %,d citations each of %,d works, %,d citations in all, besides the seeds; single requests, one after the other. A work that reaches 44 passages of a seed is graded and the grade asked for on all of them, then withdrawn and asked for again."
                .formatted(DOCUMENTS, CITATIONS, WORKS, DOCUMENTS * CITATIONS);
    }

    @Override
    public List<Figure> run() throws Exception {
        Path data = BenchFolders.make();
        String token;
        try (RunningLectern lectern = RunningLectern.in(data)) {
            token = lectern.token("Ada");
            for (int n = 1; n <= DOCUMENTS; n++) {
                lectern.ingest("synthetic-" + n, text(n).getBytes(StandardCharsets.UTF_8));
            }
            lectern.get(BENCH);
        }
        try (ServerProcess lectern = ServerProcess.lectern(data)) {
            String base = lectern.base();
            get(base + BENCH, token);
            String work = reaching44(get(base + "/api/works?document=real-stalin-series", token));
            List<Rounds.Visit> visits = List.of(
                    () -> Map.of("page", taken(() -> get(base + PAGE, token))),
                    () -> Map.of(
                            "works again",
                            taken(() -> get(base + BENCH, token)),
                            "record",
                            taken(() -> get(base + BENCH + "?work=" + work, token)),
                            "find",
                            taken(() -> get(base + BENCH + "?find=work+4711&sort=author", token))),
                    () -> graded(base, work, token));
            Rounds rounds = Rounds.of(visits);
            int size = get(base + BENCH, token).getBytes(StandardCharsets.UTF_8).length;
            return List.of(
                    Figure.measured("a page of text", "ms", rounds.median("page")),
                    Figure.measured("the workbench, nothing changed", "ms", rounds.median("works again")),
                    Figure.measured("the same with a record open", "ms", rounds.median("record")),
                    Figure.measured("found and sorted", "ms", rounds.median("find")),
                    Figure.atMost(
                            1_000, "the workbench after a grade was given", "ms", rounds.median("after a change")),
                    Figure.measured("that over a page of text", "", rounds.ratio("after a change", "page")),
                    Figure.atMost(1_000, "a work graded until all 44 passages show it", "ms", rounds.median("shown")),
                    Figure.atMost(1_000, "withdrawn until none shows it", "ms", rounds.median("gone")),
                    Figure.measured("the first over one note saved", "", rounds.ratio("shown", "note")),
                    Figure.counted(100_000, "bytes of the workbench's page", "", size));
        }
    }

    /** One grade given, seen on all passages and on the workbench, and taken back; beside a note that is only saved. */
    private Map<String, Double> graded(String base, String work, String token) throws Exception {
        Map<String, Double> taken = new HashMap<>();
        taken.put("note", taken(() -> post(base, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"x",
                 "target":"%s/documents/werth-2010"}""".formatted(base), token)));
        long begun = System.nanoTime();
        String address = post(base, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                 "body":{"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"D"},
                 "target":"%s/works/%s","audience":"%s/groups/public"}""".formatted(base, work, base), token);
        expect(44, get(base + SEED, token));
        taken.put("shown", millis(begun));
        begun = System.nanoTime();
        get(base + BENCH, token);
        taken.put("after a change", millis(begun));
        begun = System.nanoTime();
        send(HttpRequest.newBuilder(URI.create(address)).DELETE(), token, 204);
        expect(0, get(base + SEED, token));
        taken.put("gone", millis(begun));
        return taken;
    }

    private static void expect(int wanted, String grades) {
        int shown = 0;
        Matcher found = Pattern.compile("\"source\":\\{\"value\":\"D\"").matcher(grades);
        while (found.find()) {
            shown++;
        }
        if (shown != wanted) {
            throw new IllegalStateException("%d passages show the grade, not %d".formatted(shown, wanted));
        }
    }

    /** Quotations with their citation lines; works follow each other unevenly, as a few are always cited most. */
    private static String text(int document) {
        StringBuilder text = new StringBuilder("A compilation, number %d.\n\n".formatted(document));
        for (int n = 0; n < CITATIONS; n++) {
            long mixed = (document * 1_000L + n) * 2_654_435_761L % 1_000_003;
            int work = (int) (mixed % (n % 3 == 0 ? WORKS / 20 : WORKS));
            text.append(
                    "What was said of the matter, in words of their own, number %d of %d.\n\n".formatted(n, document));
            text.append("Author%s, Ann. The Work %d on Things. London: Press, %d, p. %d\n\n"
                    .formatted(letters(work), work, 1900 + work % 100, 1 + n % 300));
        }
        return text.toString();
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    private static String reaching44(String works) {
        Matcher found = Pattern.compile("\"id\":\"([a-z2-7]{12})\",\"title\":\"Molotov Remembers")
                .matcher(works);
        if (!found.find()) {
            throw new IllegalStateException("The seeds cite it");
        }
        return found.group(1);
    }

    private interface Deed {
        String run() throws Exception;
    }

    private static double taken(Deed deed) throws Exception {
        List<Double> taken = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            long begun = System.nanoTime();
            deed.run();
            taken.add(millis(begun));
        }
        return taken.stream().sorted().toList().get(2);
    }

    private static double millis(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private String get(String address, String token) throws Exception {
        return send(
                        HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html, application/json"),
                        token,
                        200)
                .body();
    }

    private String post(String base, String annotation, String token) throws Exception {
        return send(
                        HttpRequest.newBuilder(URI.create(base + "/annotations/"))
                                .header("Content-Type", "application/ld+json")
                                .POST(HttpRequest.BodyPublishers.ofString(annotation)),
                        token,
                        201)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token, int wanted) throws Exception {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != wanted) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
