package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.AnnotationStore.RestoreOutcome;
import org.lectern.people.Viewer;
import org.lectern.reading.AnnotationService;

/** Takes a withdrawal back. Only the author can, and the history keeps both. */
final class RestoreRoutes {
    private final AnnotationStore store;
    private final AnnotationService service;
    private final AnnotationView view;
    private final InstantSource clock;
    private final Addresses addresses;

    RestoreRoutes(
            AnnotationStore store,
            AnnotationService service,
            AnnotationView view,
            InstantSource clock,
            Addresses addresses) {
        this.store = store;
        this.service = service;
        this.view = view;
        this.clock = clock;
        this.addresses = addresses;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/annotations/{annotation}/restore", this::restore);
    }

    private void restore(Context ctx) {
        Cors.open(ctx);
        ctx.header("Vary", Answer.VARY);
        Asker asker = Asker.of(ctx);
        if (asker.account().isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        Lookup found = AnnotationId.parse(ctx.pathParam("annotation"))
                .map(id -> store.find(id, asker.viewer()))
                .orElseGet(Lookup.Missing::new);
        switch (found) {
            case Lookup.Missing() -> AnnotationRoutes.missing().answer(ctx);
            // What was asked for is so already: asking twice does no harm.
            case Lookup.Found(var current) when asker.viewer().is(current.creator()) -> show(ctx, current);
            case Lookup.Gone(var last, var when)
            when asker.viewer().is(last.creator()) -> restore(ctx, last, asker.viewer());
            default ->
                Problem.of(
                                403,
                                "not-yours",
                                "Only its author can bring this back",
                                "Ask its author, or write an annotation of your own.")
                        .answer(ctx);
        }
    }

    private void restore(Context ctx, Annotation last, Viewer author) {
        Optional<String> unconfirmed = service.objectionToConfirming(last, author);
        if (unconfirmed.isPresent()) {
            Problem.unprocessable("/body/value", unconfirmed.get()).answer(ctx);
            return;
        }
        if (service.objectionToRestoring(last, author).isPresent()) {
            Problem.of(
                            403,
                            "not-yours",
                            "This cannot be brought back",
                            "What it decided is no longer yours to decide, or what it is about is gone.")
                    .answer(ctx);
            return;
        }
        switch (store.restore(last.id(), author, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            case RestoreOutcome.Restored(var annotation) -> show(ctx, annotation);
            case RestoreOutcome.NotWithdrawn() -> Problem.stale().answer(ctx);
            case RestoreOutcome.RatedAlready(var existing) ->
                Problem.of(
                                409,
                                "rated-already",
                                "You have rated this anew",
                                "Each person has one current rating of a passage on each axis. Withdraw the newer one first, or keep it.")
                        .with("annotation", addresses.absolute(existing.path()))
                        .answer(ctx);
        }
    }

    private void show(Context ctx, Annotation annotation) {
        byte[] content = view.json(annotation, Asker.of(ctx).viewer()).getBytes(StandardCharsets.UTF_8);
        ctx.header("ETag", Answer.etag(content))
                .header("Cache-Control", Answer.PERSONAL)
                .contentType(AnnotationRoutes.JSON_LD)
                .result(content);
    }
}
