package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.Selector;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore.Entry;
import org.lectern.document.Catalogue;
import org.lectern.people.Account;
import org.lectern.people.People;
import org.lectern.reading.Footings;
import org.lectern.reading.Ledger;
import org.lectern.reading.Ledger.DecideOutcome;

/** What became of notes in a version, and what somebody decides about it. */
final class LedgerRoutes {
    private static final int PAGE = 50;
    private static final String NOTHING = "There is no such note in this version, or it is not shared with you.";

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final People people;
    private final Addresses addresses;
    private final Footings footings;

    LedgerRoutes(Catalogue catalogue, Ledger ledger, Footings footings, People people, Addresses addresses) {
        this.footings = footings;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.people = people;
        this.addresses = addresses;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/documents/{document}/changes", this::show);
        Routes.get(routes, "/documents/{document}/changes/{annotation}/{end}", this::showOne);
        routes.post("/documents/{document}/changes/{annotation}/{end}", this::decide);
        Routes.get(routes, "/api/documents/{document}/changes", this::describe);
    }

    private Optional<AskedDocument> asked(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Optional<AskedDocument> asked = AskedDocument.find(ctx, catalogue);
        if (asked.isEmpty()) {
            Problem.noVersion().answer(ctx);
        }
        return asked;
    }

    private static Optional<State> state(Context ctx) {
        String wanted = Optional.ofNullable(ctx.queryParam("state")).orElse("");
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(wanted))
                .findFirst();
    }

    private static int from(Context ctx) {
        String from = Optional.ofNullable(ctx.queryParam("from")).orElse("0");
        return from.matches("\\d{1,9}") ? Integer.parseInt(from) : 0;
    }

    private void show(Context ctx) {
        asked(ctx).ifPresent(asked -> {
            List<Entry> entries = ledger.entries(asked.version(), asked.viewer(), state(ctx), from(ctx), PAGE + 1);
            LedgerHtml html = html(ctx, asked);
            Form.page(
                    ctx,
                    200,
                    Words.of(ctx).say("changes.title"),
                    html.report(
                            ledger.counts(asked.version(), asked.viewer()),
                            entries.subList(0, Math.min(PAGE, entries.size())),
                            state(ctx),
                            from(ctx),
                            entries.size() > PAGE ? Optional.of(from(ctx) + PAGE) : Optional.empty(),
                            Asker.of(ctx).account()));
        });
    }

    private LedgerHtml html(Context ctx, AskedDocument asked) {
        return new LedgerHtml(
                Words.of(ctx),
                asked.document(),
                asked.version(),
                ledger,
                catalogue,
                people,
                annotation -> footings.of(annotation.id(), asked.viewer()));
    }

    private Optional<Entry> entry(Context ctx, AskedDocument asked) {
        Optional<Entry> entry = AnnotationId.parse(ctx.pathParam("annotation"))
                .filter(id -> ctx.pathParam("end").matches("\\d{1,4}"))
                .flatMap(id ->
                        ledger.entry(asked.version(), id, Integer.parseInt(ctx.pathParam("end")), asked.viewer()));
        if (entry.isEmpty()) {
            Problem.missing(NOTHING).answer(ctx);
        }
        return entry;
    }

    private void showOne(Context ctx) {
        asked(ctx).ifPresent(asked -> entry(ctx, asked).ifPresent(entry -> one(ctx, 200, asked, entry, "", "")));
    }

    private void one(Context ctx, int status, AskedDocument asked, Entry entry, String trouble, String typed) {
        LedgerHtml html = html(ctx, asked);
        boolean may = asked.isCurrent()
                && Asker.of(ctx)
                        .account()
                        .filter(account -> ledger.mayDecide(entry.annotation(), asked.document(), account))
                        .isPresent();
        Form.page(ctx, status, Words.of(ctx).say("changes.one"), html.one(entry, may, trouble, typed));
    }

    private void decide(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        asked(ctx)
                .ifPresent(asked -> entry(ctx, asked).ifPresent(entry -> {
                    if (!asked.isCurrent()) {
                        Problem.of(
                                        409,
                                        "not-current",
                                        "This is not the current version any more",
                                        "Nothing was changed. Look at %s/changes."
                                                .formatted("/documents/"
                                                        + asked.document().id().value()))
                                .answer(ctx);
                        return;
                    }
                    answer(ctx, asked, entry, outcome(ctx, asked, entry, account.get()));
                }));
    }

    private DecideOutcome outcome(Context ctx, AskedDocument asked, Entry entry, Account account) {
        AnnotationId id = entry.annotation().id();
        return switch (Form.text(ctx, "decision")) {
            case "accepted" -> ledger.accept(asked.document(), id, entry.end(), account, asked.viewer());
            case "kept-lost" -> ledger.keepLost(asked.document(), id, entry.end(), account, asked.viewer());
            case "undone" -> ledger.undo(asked.document(), id, entry.end(), account, asked.viewer());
            case "attached" ->
                ledger.attach(asked.document(), id, entry.end(), selectors(ctx), account, asked.viewer());
            default -> new DecideOutcome.Refused("Say what you decide: accepted, attached, kept-lost or undone.");
        };
    }

    /** The words as they were typed or pasted, or a place that was offered. */
    private static List<Selector> selectors(Context ctx) {
        List<Selector> selectors = new ArrayList<>();
        String place = Form.text(ctx, "place");
        if (place.matches("\\d{1,9}-\\d{1,9}")) {
            int start = Integer.parseInt(place.substring(0, place.indexOf('-')));
            int end = Integer.parseInt(place.substring(place.indexOf('-') + 1));
            selectors.add(new TextPositionSelector(new TextSpan(Math.min(start, end), end)));
        } else {
            // Browsers send line ends as CRLF; a canonical text has LF.
            String words = Form.text(ctx, "exact").replace("\r\n", "\n");
            selectors.add(new TextQuoteSelector(words, "", ""));
        }
        return selectors;
    }

    private void answer(Context ctx, AskedDocument asked, Entry before, DecideOutcome outcome) {
        switch (outcome) {
            case DecideOutcome.Done(var entry) -> {
                if (Accept.of(ctx).prefersHtml()) {
                    Form.go(ctx, LedgerHtml.path(asked.version(), entry));
                } else {
                    ctx.contentType("application/json").result(json(entry).toString());
                }
            }
            case DecideOutcome.Missing() -> Problem.missing(NOTHING).answer(ctx);
            case DecideOutcome.Forbidden() ->
                Problem.forOthers(
                                "Its author decides, a moderator of a group that it is shared with, or whoever owns the document.")
                        .answer(ctx);
            case DecideOutcome.Refused(var detail) ->
                refuse(ctx, asked, before, Problem.unprocessable("decision", detail));
            case DecideOutcome.NotAnchored(var lost) -> {
                Problem problem = Problem.of(422, "not-anchored", "These words cannot be found", lost.reason())
                        .with("field", "exact");
                problem.more().set("candidates", DocumentJson.candidates(lost.candidates()));
                refuse(ctx, asked, before, problem);
            }
        }
    }

    private void refuse(Context ctx, AskedDocument asked, Entry before, Problem problem) {
        if (Accept.of(ctx).prefersHtml()) {
            String why = Words.of(ctx).told(problem.detail());
            one(ctx, problem.status(), asked, before, why, Form.text(ctx, "exact"));
        } else {
            problem.answer(ctx);
        }
    }

    /** Of the annotations that are asked for by their addresses or ids, as many as one slice has. */
    private List<Entry> entriesOf(List<String> annotations, AskedDocument asked) {
        return annotations.stream()
                .limit(PAGE)
                .flatMap(name -> AnnotationId.parse(name.substring(name.lastIndexOf('/') + 1)).stream())
                .distinct()
                .flatMap(id -> ledger.entries(asked.version(), id, asked.viewer()).stream())
                .limit(PAGE)
                .toList();
    }

    private void describe(Context ctx) {
        asked(ctx).ifPresent(asked -> {
            List<Entry> entries = ctx.queryParams("annotation").isEmpty()
                    ? ledger.entries(asked.version(), asked.viewer(), state(ctx), from(ctx), PAGE + 1)
                    : entriesOf(ctx.queryParams("annotation"), asked);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("document", asked.document().id().value())
                    .put("version", asked.version().hash());
            Map<State, Integer> came = ledger.counts(asked.version(), asked.viewer());
            ObjectNode counts = json.putObject("counts");
            for (State state : State.values()) {
                counts.put(state.word(), came.getOrDefault(state, 0));
            }
            ArrayNode list = json.putArray("changes");
            entries.subList(0, Math.min(PAGE, entries.size())).forEach(entry -> list.add(json(entry)));
            if (entries.size() > PAGE) {
                json.put("next", String.valueOf(from(ctx) + PAGE));
            }
            Answer.json(ctx, json);
        });
    }

    private ObjectNode json(Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("annotation", addresses.absolute(entry.annotation().id().path()))
                .put("end", entry.end())
                .put("state", entry.placed().state().word())
                .put("similarity", Math.round(entry.placed().similarity() * 1000) / 1000.0);
        ObjectNode before = json.putObject("before");
        before.put("version", entry.own().version().orElse(""));
        entry.own().span().ifPresent(span -> before.put("start", span.start()).put("end", span.end()));
        before.put("text", ledger.before(entry));
        ObjectNode after = json.putObject("after");
        after.put("version", entry.placed().version());
        if (entry.placed().state() != State.LOST) {
            entry.placed()
                    .span()
                    .ifPresent(span -> after.put("start", span.start()).put("end", span.end()));
            after.put("text", ledger.after(entry));
        }
        entry.placed()
                .decision()
                .ifPresent(decision -> json.putObject("decision")
                        .put("decision", decision.verdict().word())
                        .put("by", addresses.absolute(decision.by().path()))
                        .put("at", decision.at().toString()));
        return json;
    }
}
