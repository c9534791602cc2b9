package org.lectern.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lectern.annotation.Placement.State;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.FileKind;
import org.lectern.document.Ingest;
import org.lectern.document.IngestReport;
import org.lectern.document.Ingested;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.TextLimits;
import org.lectern.document.TextReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.Audience;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.IngestQueue.Progress;
import org.lectern.reading.Ledger;
import org.lectern.reading.UploadRoom;
import org.lectern.reading.UploadTicket;
import org.lectern.web.FormHtml.Trouble;

/** Texts in, by form and by program. What cannot be read is refused at once; what can is taken in behind the answer. */
final class UploadRoutes {
    /** Milliseconds that a person waits for a page; most texts are in by then. */
    private static final long PATIENCE = 5_000;

    /** The same where the page tells how many pages were read. */
    private static final long PATIENCE_WITH_PAGES = 500;

    /** Between two looks at how far it is. */
    private static final long LOOK = 100;

    private static final Pattern HERE = Pattern.compile("/(api/)?documents|/documents/[^/]+/versions|/import");

    private final Catalogue catalogue;
    private final IngestQueue queue;
    private final UploadRoom room;
    private final Ledger ledger;
    private final Guard guard;
    private final InstantSource clock;

    UploadRoutes(
            Catalogue catalogue, IngestQueue queue, UploadRoom room, Ledger ledger, Guard guard, InstantSource clock) {
        this.catalogue = catalogue;
        this.queue = queue;
        this.room = room;
        this.ledger = ledger;
        this.guard = guard;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.before(UploadRoutes::refuseElsewhere);
        routes.post("/documents", ctx -> upload(ctx, Optional.empty()));
        routes.post("/documents/{document}/versions", this::uploadVersion);
        routes.post("/api/documents", ctx -> upload(ctx, Optional.empty()));
        Routes.get(routes, "/ingests/{number}", this::show);
        routes.post("/ingests/{number}/cancel", this::cancel);
        routes.post("/ingests/{number}/password", this::open);
        routes.delete("/api/ingests/{number}", this::cancel);
        routes.post("/api/ingests/{number}/password", this::open);
        Routes.get(routes, "/api/ingests/{number}", this::describe);
    }

    /** What comes in parts is received as it comes, past the limit of all other bodies: only here, and only within ours. */
    private static void refuseElsewhere(Context ctx) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") && !HERE.matcher(ctx.path()).matches()) {
            Problem.of(
                            415,
                            "not-in-parts",
                            "This cannot come in parts",
                            "Only texts are sent as multipart/form-data, to /api/documents. Send this as JSON or as an ordinary form.")
                    .answer(ctx);
            ctx.skipRemainingHandlers();
        }
    }

    /** A refused upload, with the field that the words belong to. */
    private record Refusal(Problem problem, Trouble trouble) {
        static Refusal of(String field, String detail) {
            return new Refusal(Problem.unprocessable(field, detail), new Trouble(field, detail));
        }

        static Refusal of(Problem problem, String field) {
            return new Refusal(problem.with("field", field), new Trouble(field, problem.detail()));
        }
    }

    private void uploadVersion(Context ctx) {
        Optional<Document> document = DocumentAddress.parse(ctx.pathParam("document"))
                .filter(address -> address.version().isEmpty())
                .flatMap(address ->
                        catalogue.document(address.id(), Asker.of(ctx).viewer()));
        if (document.isEmpty()) {
            Problem.missing("There is no such document here. The library lists what there is.")
                    .answer(ctx);
            return;
        }
        upload(ctx, document);
    }

    /** @param asked the document whose form this is; empty for the form of new ones, and for programs, who name an id */
    private void upload(Context ctx, Optional<Document> asked) {
        ctx.header("Vary", Answer.VARY);
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            UploadedForm.readPast(ctx, queue.mostBytes());
            Problem.notSignedIn().answer(ctx);
            return;
        }
        if (guard.isTooMany(ctx, Limits.Kind.UPLOAD, guard.who(ctx))) {
            return;
        }
        try (UploadedForm form = UploadedForm.receive(ctx, queue.folder(), queue.mostBytes())) {
            UploadFields fields = UploadFields.of(form);
            Optional<Document> document = asked.or(() -> named(ctx, fields));
            Optional<Refusal> refusal = refusal(form, fields, document, account.get());
            if (refusal.isPresent()) {
                refuse(ctx, asked, fields, refusal.get());
                return;
            }
            UploadRoom.Outcome outcome = room.add(
                    ingest(form, fields, document, account.get()), account.get().id(), document.isEmpty());
            if (outcome instanceof UploadRoom.Outcome.Accepted(var ticket)) {
                form.handOver();
                accept(ctx, ticket);
            } else {
                refuse(ctx, asked, fields, full(outcome));
            }
        } catch (UploadedForm.RefusedException e) {
            refuse(ctx, asked, UploadFields.NONE, Refusal.of(e.problem(), "file"));
        }
    }

    private static Refusal full(UploadRoom.Outcome outcome) {
        return Refusal.of(
                switch (outcome) {
                    case UploadRoom.Outcome.DocumentFull(var used, var most) ->
                        Problem.of(
                                413,
                                "document-full",
                                "This document has no room for that",
                                "The files of a document have at most %s together (max-document), and those of this one have %s. Nothing of it was kept; ask whoever looks after this server for more, or make it a document of its own."
                                        .formatted(UploadedForm.size(most), UploadedForm.size(used)));
                    case UploadRoom.Outcome.AccountFull(var used, var most) ->
                        Problem.of(
                                403,
                                "account-full",
                                "You have no room for that",
                                "Your documents may take %s here (max-account), and %s of it are used. Nothing of this was kept; ask whoever looks after this server for more."
                                        .formatted(UploadedForm.size(most), UploadedForm.size(used)));
                    case UploadRoom.Outcome.Accepted(var ticket) -> throw new IllegalStateException("It was accepted");
                },
                "file");
    }

    /** The document that an id names, where the asker may see it. */
    private Optional<Document> named(Context ctx, UploadFields fields) {
        return Optional.of(fields.id())
                .filter(UploadFields::isId)
                .flatMap(id ->
                        catalogue.document(new DocumentId(id), Asker.of(ctx).viewer()));
    }

    private Optional<Refusal> refusal(
            UploadedForm form, UploadFields fields, Optional<Document> document, Account account) {
        if (document.isPresent() && !document.get().isKeptBy(account)) {
            return Optional.of(Refusal.of(
                    Problem.of(
                            403,
                            "not-yours",
                            "This document is somebody else’s",
                            "This id is taken by somebody else’s document, and only they can add a version. Choose another id, or leave it empty."),
                    "id"));
        }
        if (document.isEmpty()
                && !fields.id().isEmpty()
                && UploadFields.isId(fields.id())
                && catalogue.isTaken(new DocumentId(fields.id()))) {
            return Optional.of(Refusal.of(
                    Problem.of(
                            409,
                            "id-taken",
                            "This id is taken",
                            "This id is taken. Choose another, or leave it empty."),
                    "id"));
        }
        Optional<Trouble> trouble = fields.trouble();
        if (trouble.isPresent()) {
            return Optional.of(Refusal.of(trouble.get().field(), trouble.get().words()));
        }
        if (form.file().isEmpty()) {
            return Optional.of(Refusal.of("file", "Choose a file."));
        }
        SourceFile file = source(form, fields, form.file().get());
        return FileKind.of(file) == FileKind.TEXT ? textRefusal(file) : Optional.empty();
    }

    /** A text is read once here already, so that what is wrong with it is said in the same answer. */
    private static Optional<Refusal> textRefusal(SourceFile file) {
        try {
            return TextReader.hasWords(file)
                    ? Optional.empty()
                    : Optional.of(Refusal.of("file", "There are no words in this file."));
        } catch (UnreadableSourceException e) {
            return Optional.of(Refusal.of("file", String.valueOf(e.getMessage())));
        }
    }

    private static SourceFile source(UploadedForm form, UploadFields fields, Path file) {
        return new SourceFile(
                file,
                form.fileName(),
                Optional.of(fields.encoding()).filter(name -> !name.isEmpty()),
                form.secret("password").map(Password::new));
    }

    private Ingest ingest(UploadedForm form, UploadFields fields, Optional<Document> document, Account account) {
        SourceFile file = source(form, fields, form.file().orElseThrow());
        return document.map(known -> new Ingest(
                        known.id(), known.metadata(), true, known.audience(), known.owner(), file, clock.instant()))
                .orElseGet(() -> new Ingest(
                        fields.id().isEmpty() ? freeId(fields, form.fileName()) : new DocumentId(fields.id()),
                        fields.metadata(form.fileName()),
                        !fields.title().isEmpty(),
                        Audience.ONLY_AUTHOR,
                        Optional.of(account.id()),
                        file,
                        clock.instant()));
    }

    /** From the title, else the file's name, with a number where that is taken. */
    private DocumentId freeId(UploadFields fields, String fileName) {
        DocumentId wanted = DocumentId.fromName(fields.metadata(fileName).title())
                .or(() -> DocumentId.fromName(fileName))
                .orElseGet(() -> new DocumentId("text"));
        DocumentId id = wanted;
        for (int number = 2; catalogue.isTaken(id); number++) {
            id = wanted.withNumber(number);
        }
        return id;
    }

    private void refuse(Context ctx, Optional<Document> asked, UploadFields fields, Refusal refusal) {
        if (!wantsPage(ctx)) {
            refusal.problem.answer(ctx);
            return;
        }
        Words words = Words.of(ctx);
        Trouble trouble = new Trouble(refusal.trouble.field(), words.told(refusal.trouble.words()));
        String main = asked.map(document -> new UploadHtml(words).versionAgain(document, space(ctx), trouble))
                .orElseGet(() -> new UploadHtml(words).again(space(ctx), fields, trouble));
        Form.page(ctx, refusal.problem.status(), words.say("upload.title"), main);
    }

    /** Of whoever is asking, who has an account, since nobody else gets as far as this. */
    private UploadSpace space(Context ctx) {
        return UploadSpace.of(queue, room, Asker.of(ctx).account().orElseThrow());
    }

    private static boolean wantsPage(Context ctx) {
        return Accept.of(ctx).prefersHtml() && !ctx.path().startsWith("/api/");
    }

    private void accept(Context ctx, UploadTicket ticket) {
        if (wantsPage(ctx)) {
            Form.go(ctx, "/ingests/" + ticket.number());
            return;
        }
        String path = "/api/ingests/" + ticket.number();
        ctx.status(202)
                .header("Location", path)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(JsonNodeFactory.instance
                        .objectNode()
                        .put("ingest", path)
                        .toString());
    }

    private Optional<UploadTicket> ticket(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Optional<UploadTicket> ticket = Optional.of(ctx.pathParam("number"))
                .filter(number -> number.matches("\\d{1,9}"))
                .flatMap(number ->
                        Asker.of(ctx).account().flatMap(account -> queue.find(Integer.parseInt(number), account.id())));
        if (ticket.isEmpty()) {
            Problem.missing(
                            "There is no such upload of yours, or many have come since. The library shows whether the text is here; send it again if not.")
                    .answer(ctx);
        }
        return ticket;
    }

    /** Leads on once it is done. */
    private void show(Context ctx) {
        ticket(ctx).ifPresent(ticket -> {
            if (isCounted(ticket)) {
                ticket.await(PATIENCE_WITH_PAGES);
            } else {
                for (long waited = 0; waited < PATIENCE && !ticket.hasEnded() && !isCounted(ticket); waited += LOOK) {
                    ticket.await(LOOK);
                }
            }
            if (ticket.progress() instanceof Progress.Done(var ingested)) {
                Form.go(ctx, destination(ingested));
                return;
            }
            if (!ticket.hasEnded()) {
                ctx.header("Refresh", "1");
            }
            Words words = Words.of(ctx);
            Form.page(
                    ctx,
                    200,
                    words.say("upload.working"),
                    new IngestHtml(words).working(ticket.number(), ticket.progress()));
        });
    }

    private void cancel(Context ctx) {
        ticket(ctx).ifPresent(ticket -> {
            queue.cancel(ticket);
            if (ctx.path().startsWith("/api/")) {
                ctx.status(204);
            } else {
                Form.go(ctx, "/ingests/" + ticket.number());
            }
        });
    }

    /** Tries it with a password: a form's field, or a JSON object's. */
    private void open(Context ctx) {
        ticket(ctx).ifPresent(ticket -> {
            boolean isProgram = ctx.path().startsWith("/api/");
            String password = isProgram
                    ? passwordOf(ctx)
                    : Optional.ofNullable(ctx.formParam("password")).orElse("");
            if (password.isEmpty()) {
                Problem.unprocessable("password", "Give the password that opens the file.")
                        .answer(ctx);
            } else if (!queue.open(ticket, new Password(password)) && isProgram) {
                Problem.of(409, "no-password", "No password is asked for", "Look at the ingest for how far it is.")
                        .answer(ctx);
            } else if (isProgram) {
                ctx.status(202);
            } else {
                Form.go(ctx, "/ingests/" + ticket.number());
            }
        });
    }

    private static String passwordOf(Context ctx) {
        try {
            JsonNode json = new ObjectMapper().readTree(ctx.body());
            return json == null ? "" : json.path("password").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static boolean isCounted(UploadTicket ticket) {
        return ticket.progress() instanceof Progress.Working working && working.of() > 0;
    }

    private static String destination(Ingested ingested) {
        String document = "/documents/" + ingested.version().document().value();
        return ingested.isUnchanged()
                ? document + "?done=unchanged"
                : ingested.before().isEmpty() ? document + "?done=added" : document + "/changes";
    }

    private void describe(Context ctx) {
        ticket(ctx).ifPresent(ticket -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("ingest", "/api/ingests/" + ticket.number())
                    .put("document", ticket.document().value());
            switch (ticket.progress()) {
                case Progress.Waiting() -> json.put("state", "waiting");
                case Progress.Working(var stage, var pages, var of) -> {
                    json.put("state", stage.word());
                    if (of > 0) {
                        json.putObject("progress").put("pages", pages).put("of", of);
                    }
                }
                case Progress.NeedsPassword(var wrong, var again) ->
                    json.put("state", "password")
                            .put("wrong", wrong)
                            .put("again", again)
                            .put(
                                    "detail",
                                    again
                                            ? "This file opens with a password only, and the server, which keeps none, was started anew since it was given. POST {\"password\": …} to it at …/password once more."
                                            : "This file opens with a password only. POST {\"password\": …} to it at …/password.");
                case Progress.Failed(var detail, var kind) -> {
                    json.put("state", "failed").put("detail", detail);
                    kind.ifPresent(why -> json.put("reason", why.word()));
                }
                case Progress.Done(var ingested) -> {
                    json.put("state", "done");
                    json.set("report", report(ctx, ingested));
                }
            }
            ctx.header("Cache-Control", "no-store")
                    .contentType("application/json")
                    .result(json.toString());
        });
    }

    private ObjectNode report(Context ctx, Ingested ingested) {
        Version version = ingested.version();
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put(
                        "outcome",
                        ingested.isUnchanged() ? "unchanged" : ingested.before().isEmpty() ? "added" : "changed")
                .put("document", "/api/documents/" + version.document().value())
                .put("version", version.hash())
                .put("pages", version.pages())
                .put("characters", version.characters());
        IngestReport found = catalogue.report(version);
        report.put("mediaType", version.mediaType());
        catalogue.encoding(version).ifPresent(encoding -> report.put("encoding", encoding));
        report.put("passages", found.passages());
        ObjectNode languages = report.putObject("languages");
        found.languages().forEach(languages::put);
        report.put("suspects", found.suspects());
        ArrayNode without = report.putArray("pagesWithoutText");
        found.withoutText().forEach(without::add);
        found.wholeUpTo().ifPresent(most -> {
            ObjectNode beyond = report.putObject("tooLongFor").put("characters", most);
            beyond.put("setting", TextLimits.WHOLE_SETTING);
            beyond.putArray("what")
                    .add("citations")
                    .add("shared-text")
                    .add("quotations")
                    .add("reworded-notes");
        });
        ObjectNode leftOut = report.putObject("leftOut");
        catalogue.leftOut(version).forEach((what, number) -> leftOut.put(what.word(), number));
        if (ingested.before().isPresent()) {
            report.put("before", ingested.before().get().hash())
                    .put("changes", "/api%s/changes".formatted(version.address().path()));
            Map<State, Integer> counts = ledger.counts(version, Asker.of(ctx).viewer());
            ObjectNode notes = report.putObject("notes");
            for (State state : State.values()) {
                notes.put(state.word(), counts.getOrDefault(state, 0));
            }
        }
        return report;
    }
}
