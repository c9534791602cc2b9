package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.jsonld.HistoryWriter;
import org.lectern.annotation.jsonld.HistoryWriter.Entry;
import org.lectern.people.Viewer;

/** What became of one annotation, for those who may see it; drafts stay with those who could see them then. */
final class HistoryRoutes {
    private final AnnotationStore store;
    private final AnnotationView view;
    private final HistoryWriter writer;

    HistoryRoutes(AnnotationStore store, AnnotationView view, HistoryWriter writer) {
        this.store = store;
        this.view = view;
        this.writer = writer;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/api/annotations/{annotation}/history", this::show);
    }

    private void show(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Cors.open(ctx);
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<AnnotationId> id = AnnotationId.parse(ctx.pathParam("annotation"));
        List<AnnotationChange> changes =
                id.map(known -> store.history(known, viewer)).orElse(List.of());
        if (changes.isEmpty()) {
            AnnotationRoutes.missing().answer(ctx);
            return;
        }
        String json = writer.write(changes.stream()
                .map(change -> new Entry(change, view.served(change.annotation(), viewer)))
                .toList());
        Answer.bytes(ctx, "application/json", json.getBytes(StandardCharsets.UTF_8), Answer.PERSONAL);
    }
}
