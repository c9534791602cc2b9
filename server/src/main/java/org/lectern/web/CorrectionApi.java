package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Addresses;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitationIndex.Unapplied;
import org.lectern.citation.Correcting;
import org.lectern.citation.Correcting.Outcome;
import org.lectern.citation.Correction;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.Correction.LivingInDocument;
import org.lectern.citation.Correction.Merge;
import org.lectern.citation.Correction.Split;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.LoggedCorrection;
import org.lectern.citation.Reference;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;

/** Corrections of citations and works, for programs. */
final class CorrectionApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MISSING =
            "There is no such work, citation or correction here, or it is not for you. Nothing was changed.";

    private final Catalogue catalogue;
    private final CitationIndex index;
    private final Correcting correcting;
    private final MayCorrect may;
    private final Addresses addresses;
    private final InstantSource clock;

    CorrectionApi(
            Catalogue catalogue,
            CitationIndex index,
            Correcting correcting,
            MayCorrect may,
            Addresses addresses,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.index = index;
        this.correcting = correcting;
        this.may = may;
        this.addresses = addresses;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/api/corrections", this::list);
        routes.post("/api/corrections", this::correct);
        routes.post("/api/corrections/{number}/undo", ctx -> hold(ctx, false));
        routes.post("/api/corrections/{number}/redo", ctx -> hold(ctx, true));
    }

    private void list(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("corrections");
        Optional<String> work = Optional.ofNullable(ctx.queryParam("work"));
        correcting.corrections(viewer).stream()
                .filter(logged ->
                        work.isEmpty() || logged.correction().workIds().contains(work.get()))
                .forEach(logged -> list.add(json(logged)));
        ArrayNode unapplied = json.putArray("unapplied");
        for (Document document : catalogue.documents(viewer)) {
            for (Unapplied one : index.unapplied(document.current(), viewer)) {
                unapplied
                        .addObject()
                        .put("correction", one.correction().number())
                        .put("citation", one.citation())
                        .put("document", document.id().value());
            }
        }
        ctx.header("Vary", "Cookie, Authorization");
        Answer.json(ctx, json);
    }

    private ObjectNode json(LoggedCorrection logged) {
        Correction correction = logged.correction();
        ObjectNode json = JSON.objectNode();
        json.put("number", logged.number()).put("kind", correction.kind());
        correction.workIds().forEach(json.putArray("works")::add);
        correction.citationIds().forEach(json.putArray("citations")::add);
        switch (correction) {
            case Merge merge -> json.put("from", merge.from()).put("into", merge.into());
            case Split split -> json.put("from", split.from()).put("made", split.made());
            case Contribution part ->
                json.put("volume", part.volume()).put("made", part.made()).put("name", part.name());
            case LivingInDocument living ->
                json.put("document", living.document().value());
            default -> {
                // its works and citations say it
            }
        }
        json.put("by", addresses.absolute(logged.by().path()))
                .put("at", logged.at().toString());
        logged.undone()
                .ifPresent(undone -> json.putObject("undone")
                        .put("by", addresses.absolute(undone.by().path()))
                        .put("at", undone.at().toString()));
        return json;
    }

    private Optional<Account> allowed(Context ctx) {
        ctx.header("Vary", "Cookie, Authorization");
        if (Asker.of(ctx).account().isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return Optional.empty();
        }
        Optional<Account> account = may.of(ctx);
        if (account.isEmpty()) {
            MayCorrect.forbidden().answer(ctx);
        }
        return account;
    }

    private void correct(Context ctx) {
        allowed(ctx).ifPresent(account -> {
            JsonNode json = read(ctx.bodyAsBytes());
            answer(ctx, outcome(json, Asker.of(ctx).viewer(), account.id(), clock.instant()), 201);
        });
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            return json == null ? JSON.objectNode() : json;
        } catch (IOException e) {
            return JSON.objectNode();
        }
    }

    private Outcome outcome(JsonNode json, Viewer viewer, AccountId by, Instant at) {
        return switch (json.path("kind").asText()) {
            case "merge" -> correcting.merge(text(json, "from"), text(json, "into"), viewer, by, at);
            case "split" -> correcting.split(text(json, "from"), strings(json, "citations"), viewer, by, at);
            case "contributor" ->
                correcting.contribute(
                        text(json, "volume"), text(json, "name"), strings(json, "citations"), viewer, by, at);
            case "move" -> correcting.move(strings(json, "citations"), text(json, "work"), viewer, by, at);
            case "span" -> respan(json, viewer, by, at);
            case "remove" -> correcting.remove(text(json, "citation"), viewer, by, at);
            case "add" -> add(json, viewer, by, at);
            case "record" -> correcting.rename(text(json, "work"), reference(json), viewer, by, at);
            case "living" -> living(json, json.path("mayBeLiving").asBoolean(), viewer, by, at);
            default ->
                new Outcome.Refused(
                        "kind",
                        "A correction is of one kind: merge, split, contributor, move, span, remove, add, record or living.");
        };
    }

    private Outcome living(JsonNode json, boolean mayBeLiving, Viewer viewer, AccountId by, Instant at) {
        if (!json.has("document")) {
            return correcting.markLiving(text(json, "work"), mayBeLiving, viewer, by, at);
        }
        return DocumentAddress.parse(text(json, "document"))
                .map(address -> correcting.markLiving(address.id(), mayBeLiving, viewer, by, at))
                .orElseGet(Outcome.Missing::new);
    }

    /** What is not sent stays as it is; null takes away. */
    private Outcome respan(JsonNode json, Viewer viewer, AccountId by, Instant at) {
        Optional<FoundCitation> found = index.citation(text(json, "citation"), viewer);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        var citation = found.get().citation();
        return correcting.respan(
                found.get().id(),
                json.has("span") ? span(json, "span").orElse(citation.span()) : citation.span(),
                json.has("locator") ? span(json, "locator") : citation.locator(),
                json.has("quoted") ? span(json, "quoted") : citation.quoted(),
                viewer,
                by,
                at);
    }

    private Outcome add(JsonNode json, Viewer viewer, AccountId by, Instant at) {
        Optional<Version> version =
                DocumentAddress.parse(text(json, "document")).flatMap(address -> catalogue.version(address, viewer));
        Optional<TextSpan> span = span(json, "span");
        if (version.isEmpty()) {
            return new Outcome.Missing();
        }
        return span.isEmpty()
                ? new Outcome.Refused(
                        "span", "Say where its words stand, as a span with its start and its end in code points.")
                : correcting.add(
                        version.get(), span.get(), span(json, "locator"), span(json, "quoted"), viewer, by, at);
    }

    private static Reference reference(JsonNode json) {
        JsonNode year = json.path("year");
        return new Reference(
                strings(json, "authors"),
                text(json, "title"),
                year.isInt() ? OptionalInt.of(year.asInt()) : OptionalInt.empty(),
                text(json, "volume"));
    }

    private static String text(JsonNode json, String key) {
        return json.path(key).asText("").strip();
    }

    private static List<String> strings(JsonNode json, String key) {
        var strings = new ArrayList<String>();
        json.path(key).forEach(one -> strings.add(one.asText()));
        return strings;
    }

    private static Optional<TextSpan> span(JsonNode json, String key) {
        int start = json.path(key).path("start").asInt(-1);
        int end = json.path(key).path("end").asInt(-1);
        return start >= 0 && end >= start ? Optional.of(new TextSpan(start, end)) : Optional.empty();
    }

    private void answer(Context ctx, Outcome outcome, int done) {
        switch (outcome) {
            case Outcome.Done(var correction) -> {
                ctx.status(done).header("Cache-Control", "no-store").contentType("application/json");
                ctx.result(json(correction).toString());
            }
            case Outcome.Missing() -> Problem.missing(MISSING).answer(ctx);
            case Outcome.Refused(var field, var detail) ->
                Problem.unprocessable(field, detail).answer(ctx);
        }
    }

    private void hold(Context ctx, boolean holds) {
        allowed(ctx).ifPresent(account -> {
            Viewer viewer = Asker.of(ctx).viewer();
            String number = ctx.pathParam("number");
            Optional<LoggedCorrection> logged = correcting.corrections(viewer).stream()
                    .filter(one -> String.valueOf(one.number()).equals(number))
                    .findFirst();
            if (logged.isEmpty()) {
                Problem.missing(MISSING).answer(ctx);
            } else if (!may.undo(logged.get(), account)) {
                CorrectionRoutes.notYours().answer(ctx);
            } else {
                answer(
                        ctx,
                        correcting.setHolding(logged.get().number(), holds, viewer, account.id(), clock.instant()),
                        200);
            }
        });
    }
}
