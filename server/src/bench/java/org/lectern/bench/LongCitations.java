package org.lectern.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lectern.citation.CitationFinder;
import org.lectern.document.Block;
import org.lectern.document.CanonicalText;
import org.lectern.document.TextLayout;

/** Watches a server find what a long text cites, beside finding as much in a short one that is in memory. */
final class LongCitations {
    private static final int LOOKS_EVERY_MILLIS = 500;
    private static final int ROUNDS = 5;

    private final ServerProcess lectern;
    private final String document;
    private final HttpClient client = HttpClient.newHttpClient();
    private final long begun = System.nanoTime();
    private final Thread looking;
    private volatile long ended;

    LongCitations(ServerProcess lectern, String document) {
        this.lectern = lectern;
        this.document = document;
        this.looking = Thread.ofVirtual().start(this::look);
    }

    /** Beside whoever saves notes meanwhile. */
    private void look() {
        try {
            while (get("/works?document=" + document).contains("<p class=\"notice\" role=\"status\">")) {
                TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY_MILLIS);
            }
            ended = System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isUnderWay() {
        return looking.isAlive();
    }

    private String get(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(lectern.base() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param part a text like it, of which the long one is made
     * @param times how often the long one has as much
     */
    List<Figure> figures(Path part, double times) throws Exception {
        double seconds = (ended - begun) / 1e9;
        double inMemory = times * inMemory(part);
        long asked = System.nanoTime();
        int found = get("/api/documents/%s/citations".formatted(document)).split("\"id\":", -1).length - 1;
        double listed = (System.nanoTime() - asked) / 1e6;
        if (found == 0) {
            throw new IllegalStateException("Nothing was found in the long text");
        }
        return List.of(
                Figure.measured("citations of it", "", Rounds.Median.of(found)),
                Figure.measured("finding and storing them", "s", Rounds.Median.of(seconds)),
                Figure.measured("finding as many in a short text, in memory", "s", Rounds.Median.of(inMemory)),
                Figure.measured("the first over the second", "", Rounds.Median.of(seconds / inMemory)),
                Figure.measured("listing all of them", "ms", Rounds.Median.of(listed)));
    }

    private static double inMemory(Path part) throws Exception {
        CanonicalText text = CanonicalText.decode(Files.readAllBytes(part));
        List<Block> blocks = TextLayout.of(text, List.of("en")).blocks();
        double best = Double.MAX_VALUE;
        for (int n = 0; n < ROUNDS; n++) {
            long from = System.nanoTime();
            CitationFinder.find(text, blocks);
            best = Math.min(best, (System.nanoTime() - from) / 1e9);
        }
        return best;
    }
}
