package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.app.RunningLectern;
import org.lectern.people.Viewer;

/**
 * Thousands of notes at once, put into the store as the server would have completed them: each is a copy of one that the
 * server did complete, with the quotation, its surroundings and its offsets exchanged.
 */
final class ManyNotes {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Code points of context that the server keeps on each side of a quotation. */
    private static final int CONTEXT = 32;

    private final RunningLectern lectern;
    private final Annotation pattern;
    private final CodePointText text;

    /** @param path of a public note on words of the document */
    ManyNotes(RunningLectern lectern, String path, String text) {
        this.lectern = lectern;
        this.text = new CodePointText(text);
        AnnotationId id = new AnnotationId(path.substring(path.lastIndexOf('/') + 1));
        if (!(lectern.annotations().find(id, Viewer.ANYONE) instanceof Lookup.Found(var found))) {
            throw new IllegalArgumentException("There is no public note " + path);
        }
        this.pattern = found;
    }

    /** Spreads notes evenly over a run of the text, in code points, many at a time. */
    void fill(int start, int end, int count) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Future<?>> written = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(64)) {
            for (int n = 0; n < count; n++) {
                int at = start + CONTEXT + (int) ((long) (end - start - 3 * CONTEXT) * n / count);
                Annotation note = at(new TextSpan(at, at + 20), now.plusMillis(n));
                written.add(writers.submit(() -> lectern.annotations().add(note, Optional.empty())));
            }
        }
        for (Future<?> one : written) {
            one.get();
        }
    }

    private Annotation at(TextSpan span, Instant created) throws Exception {
        ObjectNode content = (ObjectNode) JSON.readTree(pattern.content());
        for (JsonNode selector : content.path("target").path("selector")) {
            ObjectNode changed = (ObjectNode) selector;
            switch (selector.path("type").asText()) {
                case "TextQuoteSelector" ->
                    changed.put("exact", text.slice(span))
                            .put("prefix", text.slice(new TextSpan(span.start() - CONTEXT, span.start())))
                            .put("suffix", text.slice(new TextSpan(span.end(), span.end() + CONTEXT)));
                case "TextPositionSelector" ->
                    changed.put("start", span.start()).put("end", span.end());
                default -> changed.put("value", "char=%d,%d".formatted(span.start(), span.end()));
            }
        }
        return StoredAnnotation.of(
                AnnotationId.make(created, Optional.empty()),
                pattern.creator(),
                created,
                created,
                1,
                pattern.audience(),
                JSON.writeValueAsString(content));
    }
}
