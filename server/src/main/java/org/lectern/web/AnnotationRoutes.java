package org.lectern.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.lectern.anchor.Anchoring;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.IdempotencyKey;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Placement;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.AuthoredAnnotation;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.reading.AnnotationService;
import org.lectern.reading.SaveOutcome;

/** One annotation: read, create, replace, withdraw, as the Web Annotation Protocol says. */
final class AnnotationRoutes {
    static final String JSON_LD = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";
    private static final String VARY = "Accept, Prefer, Cookie, Authorization";
    private static final String ALLOW = "GET, HEAD, OPTIONS, PUT, DELETE";
    private static final int MAX_KEY = 255;

    private final AnnotationStore store;
    private final AnnotationService service;
    private final AnnotationReader reader;
    private final AnnotationView view;
    private final Addresses addresses;

    AnnotationRoutes(
            AnnotationStore store,
            AnnotationService service,
            AnnotationReader reader,
            AnnotationView view,
            Addresses addresses) {
        this.store = store;
        this.service = service;
        this.reader = reader;
        this.view = view;
        this.addresses = addresses;
    }

    /** What all answers carry, refusals too; to be added before anything that may refuse. */
    void addDescriptionTo(RoutesConfig routes) {
        routes.before("/annotations/{annotation}", AnnotationRoutes::describe);
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/annotations/{annotation}", this::show);
        routes.put("/annotations/{annotation}", this::replace);
        routes.delete("/annotations/{annotation}", this::withdraw);
        routes.options("/annotations/{annotation}", this::options);
        routes.post(ContainerRoutes.PATH, this::create);
    }

    private void options(Context ctx) {
        Cors.preflight(ctx);
        ctx.status(204);
    }

    private static void describe(Context ctx) {
        Cors.open(ctx);
        FirstHeaders.add(ctx, "Allow", ALLOW);
        FirstHeaders.add(ctx, "Vary", VARY);
        ctx.res().addHeader("Link", "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"");
        ctx.res().addHeader("Link", "<http://www.w3.org/ns/oa#Annotation>; rel=\"type\"");
    }

    private Lookup find(Context ctx) {
        return AnnotationId.parse(ctx.pathParam("annotation"))
                .map(id -> store.find(id, Asker.of(ctx).viewer()))
                .orElseGet(Lookup.Missing::new);
    }

    static Problem missing() {
        return Problem.missing("There is no such annotation, or it is not shared with you.");
    }

    private static Problem gone() {
        return Problem.gone("Its author withdrew this annotation.");
    }

    private void show(Context ctx) {
        switch (find(ctx)) {
            case Lookup.Found(var annotation) -> show(ctx, annotation);
            case Lookup.Gone(var last, var when) -> gone().answer(ctx);
            case Lookup.Missing() -> missing().answer(ctx);
        }
    }

    private void show(Context ctx, Annotation annotation) {
        Accept accept = Accept.of(ctx);
        if (accept.prefersHtml()) {
            ctx.header("Cache-Control", Answer.PERSONAL)
                    .redirect(view.pageOf(annotation, Asker.of(ctx).viewer()), HttpStatus.SEE_OTHER);
        } else if (accept.takesJsonLd()) {
            Answer.bytes(ctx, JSON_LD, bytes(ctx, annotation), Answer.PERSONAL);
        } else {
            Problem.of(406, "not-acceptable", "There is no such representation", "Annotations are served as JSON-LD.")
                    .answer(ctx);
        }
    }

    private byte[] bytes(Context ctx, Annotation annotation) {
        return view.bytes(annotation, Asker.of(ctx).viewer());
    }

    private void create(Context ctx) {
        if (ContainerRoutes.isPage(ctx)) {
            Problem.method().answer(ctx);
            return;
        }
        Asker asker = Asker.of(ctx);
        Optional<Account> author = asker.account();
        if (author.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        if (!isJson(ctx)) {
            unsupported().answer(ctx);
            return;
        }
        Optional<String> key = Optional.ofNullable(ctx.header("Idempotency-Key"));
        if (key.filter(value -> value.isEmpty() || value.length() > MAX_KEY).isPresent()) {
            Problem.badRequest("An Idempotency-Key has 1 to %d characters.".formatted(MAX_KEY))
                    .answer(ctx);
            return;
        }
        byte[] body = Bodies.bytes(ctx);
        AuthoredAnnotation authored = reader.read(body);
        SaveOutcome outcome = service.create(
                authored,
                author.get().id(),
                asker.viewer(),
                Optional.ofNullable(ctx.header("Slug")),
                key.map(value -> new IdempotencyKey(value, Answer.etag(body))));
        answer(ctx, outcome, authored, 201);
    }

    private static boolean isJson(Context ctx) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(java.util.Locale.ROOT);
        int parameters = type.indexOf(';');
        String essence = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        return essence.equals("application/ld+json") || essence.equals("application/json");
    }

    private static Problem unsupported() {
        return Problem.of(415, "media-type", "Annotations are sent as JSON-LD", "Send Content-Type: " + JSON_LD + ".");
    }

    private void replace(Context ctx) {
        change(ctx, annotation -> {
            if (!isJson(ctx)) {
                unsupported().answer(ctx);
                return;
            }
            AuthoredAnnotation authored = reader.read(Bodies.bytes(ctx));
            SaveOutcome outcome =
                    service.replace(annotation, authored, Asker.of(ctx).viewer());
            answer(ctx, outcome, authored, 200);
        });
    }

    private void withdraw(Context ctx) {
        change(ctx, annotation -> {
            if (service.withdraw(annotation, annotation.creator())) {
                ctx.status(204);
            } else {
                Problem.stale().answer(ctx);
            }
        });
    }

    private interface Change {
        void make(Annotation annotation);
    }

    /** Only the author changes an annotation, and only the state that they have seen. */
    private void change(Context ctx, Change change) {
        Asker asker = Asker.of(ctx);
        switch (find(ctx)) {
            case Lookup.Gone(var last, var when) -> gone().answer(ctx);
            case Lookup.Missing() -> {
                if (asker.account().isEmpty()) {
                    Problem.notSignedIn().answer(ctx);
                } else {
                    missing().answer(ctx);
                }
            }
            case Lookup.Found(var annotation) -> {
                if (asker.account().isEmpty()) {
                    Problem.notSignedIn().answer(ctx);
                } else if (!asker.viewer().is(annotation.creator())) {
                    Problem.of(
                                    403,
                                    "not-yours",
                                    "Only its author can change this",
                                    "Write a reply instead, or an annotation of your own.")
                            .answer(ctx);
                } else if (!Answer.mayChange(ctx, Answer.etag(bytes(ctx, annotation)))) {
                    Problem.stale().answer(ctx);
                } else {
                    change.make(annotation);
                }
            }
        }
    }

    private void answer(Context ctx, SaveOutcome outcome, AuthoredAnnotation authored, int saved) {
        switch (outcome) {
            case SaveOutcome.Saved(var annotation) ->
                represent(ctx, annotation, view.bytes(annotation, Asker.of(ctx).viewer(), authored), saved);
            case SaveOutcome.Repeated(var annotation) -> represent(ctx, annotation, bytes(ctx, annotation), saved);
            case SaveOutcome.NotAnchored(var field, var version, var lost) ->
                notAnchored(field, version, lost).answer(ctx);
            case SaveOutcome.Refused(var field, var detail) ->
                Problem.unprocessable(field, detail).answer(ctx);
            case SaveOutcome.Forbidden(var detail) -> Problem.forOthers(detail).answer(ctx);
            case SaveOutcome.Conflicts(var detail) ->
                Problem.contradiction(detail).answer(ctx);
            case SaveOutcome.RatedAlready(var existing) ->
                Problem.of(
                                409,
                                "rated-already",
                                "You have rated this already",
                                "Change that rating instead: each person has one current rating of a passage on each axis.")
                        .with("annotation", addresses.absolute(existing.path()))
                        .answer(ctx);
            case SaveOutcome.KeyReused() ->
                Problem.unprocessable(
                                "Idempotency-Key",
                                "This key was used before for another annotation. Use a new key for each annotation.")
                        .answer(ctx);
            case SaveOutcome.NotAModerator() ->
                Problem.of(
                                403,
                                "not-a-moderator",
                                "Only a moderator can decide this",
                                "Ask a moderator or an owner of a group that it is shared with; for what everyone can see, whoever looks after this Lectern.")
                        .answer(ctx);
            case SaveOutcome.Stale() -> Problem.stale().answer(ctx);
        }
    }

    private void represent(Context ctx, Annotation annotation, byte[] content, int status) {
        if (status == 201) {
            String address = addresses.absolute(annotation.id().path());
            FirstHeaders.add(ctx, "Location", address);
            FirstHeaders.add(ctx, "Content-Location", address);
            // The answer's body is the annotation, so its headers are those of the annotation.
            ctx.res().addHeader("Link", "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"");
        }
        FirstHeaders.add(ctx, "ETag", Answer.etag(content));
        FirstHeaders.add(ctx, "Cache-Control", Answer.PERSONAL);
        ctx.status(status);
        Answer.write(ctx, JSON_LD, content);
    }

    private static Problem notAnchored(String field, Version version, Anchoring.Lost lost) {
        Problem problem = Problem.of(422, "not-anchored", "These words cannot be found", lost.reason())
                .with("field", field)
                .with("version", version.hash())
                .with("state", Placement.State.LOST.word());
        ObjectNode more = problem.more();
        more.set("candidates", DocumentJson.candidates(lost.candidates()));
        return problem;
    }
}
