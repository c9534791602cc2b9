package org.lectern.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
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
    private final SamePage same;

    /** @param same the pages that have one */
    Discussion(
            Catalogue catalogue,
            CitationIndex citations,
            Correcting correcting,
            MayCorrect may,
            AnnotationStore store,
            AnnotationService service,
            People people,
            Groups groups,
            Addresses addresses,
            SamePage same) {
        this.same = same;
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
        Routes.get(routes, "/documents/{document}/discussion", ctx -> showDocument(ctx, ctx.pathParam("document")));
        same.add("/documents/([^/]+)/discussion", this::showDocument);
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
        return new DiscussionHtml(Words.of(ctx), store, people, groups, Asker.of(ctx), Refused.of(ctx))
                .html(targets, here);
    }

    /** What is said of a whole document: its passages have theirs beside them. */
    private void showDocument(Context ctx, String id) {
        Optional<Document> document = DocumentAddress.parse(id)
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
                Refused.status(ctx),
                Refused.title(ctx, words.say("works.discussion")),
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
        save(ctx, json, author.get(), next, form(ctx, target));
    }

    /** Which of the page's forms it was that sent this, by its name there. */
    private static String form(Context ctx, String target) {
        return AnnotationId.ofPath(target)
                .map(DiscussionHtml::answerForm)
                .orElse(Form.text(ctx, "kind").equals("flag") ? DiscussionHtml.FLAG : DiscussionHtml.SAY);
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
        save(ctx, json, author.get(), next, "");
    }

    /** @param form the page's form that sent it; empty for a button, which nothing was typed beside */
    private void save(Context ctx, ObjectNode json, Account author, String next, String form) {
        SaveOutcome outcome;
        try {
            outcome = service.create(
                    reader.read(json.toString().getBytes(StandardCharsets.UTF_8)),
                    author.id(),
                    Asker.of(ctx).viewer(),
                    Optional.empty(),
                    Optional.empty());
        } catch (InvalidAnnotationException e) {
            refuse(ctx, next, form, e.field(), String.valueOf(e.getMessage()));
            return;
        }
        switch (outcome) {
            case SaveOutcome.Saved(var annotation) -> Form.go(ctx, next + "#" + DiscussionHtml.anchor(annotation));
            case SaveOutcome.Refused(var field, var detail) -> refuse(ctx, next, form, field, detail);
            case SaveOutcome.NotAnchored(var field, var version, var lost) ->
                refuse(ctx, next, form, field, lost.reason());
            case SaveOutcome.Forbidden(var detail) -> Problem.forOthers(detail).answer(ctx);
            case SaveOutcome.Conflicts(var detail) ->
                Problem.contradiction(detail).answer(ctx);
            default ->
                Problem.unprocessable(
                                "target", "This cannot be said there. Go back, load the page again and try once more.")
                        .answer(ctx);
        }
    }

    private void refuse(Context ctx, String page, String form, String pointer, String detail) {
        Problem problem = Problem.unprocessable(pointer, detail);
        if (form.isEmpty()) {
            problem.answer(ctx);
        } else {
            same.answer(ctx, page, form, input(pointer), problem);
        }
    }

    /** The name of the input that sent a part of an annotation. */
    private static String input(String pointer) {
        return Stream.of("basis", "evidence", "verb")
                .filter(name -> pointer.matches("/body(?:/\\d+)?/%s.*".formatted(name)))
                .findFirst()
                .orElse(pointer.startsWith("/audience") ? "share" : pointer.startsWith("/body") ? "words" : "");
    }
}
