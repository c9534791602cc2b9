package org.lectern.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.Correcting;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.AnnotationService;
import org.lectern.reading.SaveOutcome;

/**
 * What people say of a work, a citation or a whole document, on pages that need no JavaScript: notes, questions, flags,
 * answers, and responses of those concerned. What is sent becomes an annotation like any other.
 */
final class Discussion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern TARGET = Pattern.compile(
            "/(?:works|citations)/[a-z2-7]{12}|/documents/[a-z0-9][a-z0-9-]{1,63}|/annotations/[^/?#]{1,200}");

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final Correcting correcting;
    private final MayCorrect may;
    private final AnnotationStore store;
    private final AnnotationService service;
    private final AnnotationReader reader;
    private final People people;
    private final Groups groups;
    private final Addresses addresses;

    Discussion(
            Catalogue catalogue,
            CitationIndex citations,
            Correcting correcting,
            MayCorrect may,
            AnnotationStore store,
            AnnotationService service,
            People people,
            Groups groups,
            Addresses addresses) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.correcting = correcting;
        this.may = may;
        this.store = store;
        this.service = service;
        this.reader = new AnnotationReader(addresses);
        this.people = people;
        this.groups = groups;
        this.addresses = addresses;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/documents/{document}/discussion", this::showDocument);
        routes.post("/discussion", this::say);
        routes.post("/discussion/{annotation}/retract", ctx -> decide(ctx, Moderation.RETRACT));
        routes.post("/discussion/{annotation}/reopen", ctx -> decide(ctx, Moderation.REOPEN));
    }

    /**
     * What is said, with forms for those who are signed in.
     *
     * @param targets the paths of what it is about; several where a work has several names
     * @param here the page that all this stands on; what is said from now on is about the first target
     */
    String html(Context ctx, List<String> targets, String here) {
        return new DiscussionHtml(Words.of(ctx), store, people, groups, Asker.of(ctx)).html(targets, here);
    }

    /** What is said of a whole document: its passages have theirs beside them. */
    private void showDocument(Context ctx) {
        Optional<Document> document = DocumentAddress.parse(ctx.pathParam("document"))
                .flatMap(address ->
                        catalogue.document(address.id(), Asker.of(ctx).viewer()));
        if (document.isEmpty()) {
            ctx.header("Vary", Answer.VARY);
            Problem.noDocument().answer(ctx);
            return;
        }
        Words words = Words.of(ctx);
        String path = "/documents/" + document.get().id().value();
        String lang = words.lang(document.get().metadata());
        Form.page(
                ctx,
                200,
                words.say("works.discussion"),
                words.html(
                        """
                        <main id="main" class="narrow about" tabindex="-1">
                        <p><a href="%s"%s>%s</a></p>
                        <h1>{works.discussion}</h1>
                        %s%s
                        %s
                        </main>""",
                        path,
                        lang,
                        Html.escape(document.get().metadata().title()),
                        outcome(ctx, path),
                        living(ctx, document.get()),
                        html(ctx, List.of(path), path + "/discussion")));
    }

    private String outcome(Context ctx, String path) {
        Words words = Words.of(ctx);
        Viewer viewer = Asker.of(ctx).viewer();
        KnownWorks names = KnownWorks.of(words, catalogue, citations, viewer);
        return new CorrectionHtml(words, names, people, may, Asker.of(ctx).account(), path + "/discussion")
                .outcome(ctx, number -> correcting.correction(number, viewer));
    }

    /** Whether its author or somebody whom it speaks of may be living; reviewers say so here. */
    private String living(Context ctx, Document document) {
        Words words = Words.of(ctx);
        boolean mayBeLiving = citations.corrections().mayBeLiving(document.id());
        String notice = mayBeLiving ? words.html("<p class=\"notice\">{correct.mayBeLivingDocument}</p>") : "";
        return may.of(ctx).isEmpty()
                ? notice
                : notice
                        + words.html(
                                """
                                <details class="careful"><summary>{correct.living}</summary>
                                <form class="stack" method="post" action="/documents/%s/living"><p>{correct.livingDocumentWhy}</p>
                                <div class="btns"><button class="btn" type="submit" name="living" value="%s">%s</button></div></form></details>
                                """,
                                document.id().value(),
                                mayBeLiving ? "no" : "yes",
                                words.say(mayBeLiving ? "correct.notLiving" : "correct.isLiving"));
    }

    private void say(Context ctx) {
        String next = Form.next(Form.text(ctx, "next"));
        Optional<Account> author = Asker.of(ctx).account();
        if (author.isEmpty()) {
            Form.goToSignIn(ctx, next);
            return;
        }
        String target = Form.text(ctx, "target");
        if (!TARGET.matcher(target).matches()) {
            Problem.unprocessable("target", "Say what this is about: a work, a citation, a document or a note.")
                    .answer(ctx);
            return;
        }
        ObjectNode json = JSON.objectNode();
        json.put("@context", "http://www.w3.org/ns/anno.jsonld").put("type", "Annotation");
        body(ctx, json);
        json.put("target", addresses.absolute(target));
        String share = Form.text(ctx, "share");
        if (!share.isEmpty()) {
            json.putObject("audience")
                    .put("id", addresses.absolute("/groups/" + share))
                    .put("type", "Audience");
        }
        save(ctx, json, author.get(), next);
    }

    private static void body(Context ctx, ObjectNode json) {
        String kind = Form.text(ctx, "kind");
        if (kind.equals("flag")) {
            json.put("motivation", "classifying");
            ObjectNode flag = json.putObject("body")
                    .put("type", "Flag")
                    .put("purpose", "classifying")
                    .put("verb", Form.text(ctx, "verb"))
                    .put("basis", Form.text(ctx, "basis"));
            var evidence = flag.putArray("evidence");
            Form.text(ctx, "evidence")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> {
                        if (line.matches("(?:https?:/)?/\\S+")) {
                            evidence.add(line);
                        } else {
                            evidence.addObject().put("value", line);
                        }
                    });
            return;
        }
        String motivation = switch (kind) {
            case "question" -> "questioning";
            case "reply", "response" -> "replying";
            default -> "commenting";
        };
        json.put("motivation", motivation);
        json.putObject("body")
                .put("type", "TextualBody")
                .put("purpose", kind.equals("response") ? DiscussionHtml.RESPONDING : motivation)
                .put("format", "text/markdown")
                .put("value", Form.text(ctx, "words").replace("\r\n", "\n"));
    }

    /** One's own flag stays to be read, struck through, or stands again. */
    private void decide(Context ctx, String act) {
        String next = Form.next(Form.text(ctx, "next"));
        Optional<Account> author = Asker.of(ctx).account();
        if (author.isEmpty()) {
            Form.goToSignIn(ctx, next);
            return;
        }
        Optional<AnnotationId> id = AnnotationId.parse(ctx.pathParam("annotation"));
        if (id.isEmpty() || !(store.find(id.get(), Asker.of(ctx).viewer()) instanceof Lookup.Found(var about))) {
            Problem.missing("There is no such annotation, or it is not shared with you.")
                    .answer(ctx);
            return;
        }
        ObjectNode json = JSON.objectNode();
        json.put("@context", "http://www.w3.org/ns/anno.jsonld")
                .put("type", "Annotation")
                .put("motivation", "moderating")
                .put("target", addresses.absolute(about.id().path()));
        json.putObject("body")
                .put("type", "Moderation")
                .put("purpose", "moderating")
                .put("act", act);
        var audience = json.putArray("audience");
        about.audience()
                .groups()
                .forEach(group -> audience.addObject()
                        .put("id", addresses.absolute(group.path()))
                        .put("type", "Audience"));
        save(ctx, json, author.get(), next);
    }

    private void save(Context ctx, ObjectNode json, Account author, String next) {
        SaveOutcome outcome = service.create(
                reader.read(json.toString().getBytes(StandardCharsets.UTF_8)),
                author.id(),
                Asker.of(ctx).viewer(),
                Optional.empty(),
                Optional.empty());
        switch (outcome) {
            case SaveOutcome.Saved(var annotation) -> Form.go(ctx, next + "#" + DiscussionHtml.anchor(annotation));
            case SaveOutcome.Refused(var field, var detail) ->
                Problem.unprocessable(field, detail).answer(ctx);
            case SaveOutcome.Forbidden(var detail) ->
                Problem.forOthers(detail)
                        .answer(ctx);
            case SaveOutcome.Conflicts(var detail) ->
                Problem.contradiction(detail)
                        .answer(ctx);
            default ->
                Problem.unprocessable(
                                "target", "This cannot be said there. Go back, load the page again and try once more.")
                        .answer(ctx);
        }
    }
}
