package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.Body;
import org.lectern.annotation.Place;
import org.lectern.document.Document;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.Parallels.Elsewhere;
import org.lectern.parallel.SharedRun;
import org.lectern.people.Account;
import org.lectern.people.Viewer;
import org.lectern.reading.SaveOutcome;

/** Two documents beside each other, with the text that they share; and the list of stop runs. */
final class CompareRoutes {
    private static final String STOP_RUNS = "/stop-runs";
    private static final Set<String> RELATIONS = Set.of("sharesTextWith", "repeats");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    /** Letters and digits of any script, with spaces and apostrophes between them: words and nothing else. */
    private static final Pattern STOP_RUN =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}’']+(?: [\\p{L}\\p{M}\\p{Nd}’']+){1,11}");

    private static final int LONGEST_STOP_RUN = 120;
    private static final int MOST_STOP_RUNS = 1_000;
    private static final int LINKS = 50;
    private static final int LONGEST_WORDS = 2_000;

    private final ComparingParts parts;
    private final Parallels parallels;

    CompareRoutes(ComparingParts parts, Parallels parallels) {
        this.parts = parts;
        this.parallels = parallels;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/compare/{pair}", this::show);
        routes.post("/compare/{pair}/links", this::link);
        Routes.get(routes, "/documents/{document}/pages/{page}/elsewhere", this::showElsewhere);
        Routes.get(routes, "/stop-runs", this::showStopRuns);
        routes.post("/stop-runs", this::changeStopRuns);
    }

    private Optional<ComparedRuns> asked(Context ctx) {
        Optional<ComparedRuns> asked = ComparedRuns.of(ctx, parts.catalogue(), parallels);
        if (asked.isEmpty()) {
            Problem.noVersion().answer(ctx);
        }
        return asked;
    }

    private void show(Context ctx) {
        asked(ctx).ifPresent(compared -> {
            Viewer viewer = Asker.of(ctx).viewer();
            Words words = Words.of(ctx);
            CompareHtml html = new CompareHtml(words, parts.catalogue(), parallels, viewer);
            RunLinksHtml between = new RunLinksHtml(words, parts.people());
            String linking = compared.shown()
                    .map(run -> between.links(links(compared, run, viewer))
                            + Asker.of(ctx)
                                    .account()
                                    .map(account -> between.form(
                                            compared, run, parts.groups().of(account.id()), Refused.of(ctx)))
                                    .orElseGet(between::signIn))
                    .orElse("");
            String done = FormHtml.status(Optional.ofNullable(ctx.queryParam("done"))
                    .filter("linked"::equals)
                    .map(any -> words.say("compare.linked")));
            String main = html.main(compared, done, linking);
            page(ctx, html.title(compared), main);
        });
    }

    /** What of a page stands elsewhere too; the reader shows it below the page. */
    private void showElsewhere(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<Page> page = PageAddress.parse(ctx.pathParam("document"), ctx.pathParam("page"))
                .flatMap(address -> parts.catalogue().page(address, viewer));
        Optional<Document> document =
                page.flatMap(one -> parts.catalogue().document(one.version().document(), viewer));
        if (page.isEmpty() || document.isEmpty()) {
            Problem.noPage().answer(ctx);
            return;
        }
        List<Elsewhere> runs = page.get().version().equals(document.get().current())
                ? parallels
                        .elsewhere(page.get().version(), viewer, Parallels.KEPT)
                        .runs()
                : List.of();
        Words words = Words.of(ctx);
        String main = new ElsewhereHtml(words, parts.catalogue()).main(document.get(), page.get(), runs);
        page(ctx, words.say("elsewhere.link"), main);
    }

    private static void page(Context ctx, String title, String main) {
        if (Refused.status(ctx) != 200) {
            Form.page(ctx, Refused.status(ctx), Refused.title(ctx, title), main);
            return;
        }
        String page = new Frame(Words.of(ctx), "library", title).page(main);
        Answer.page(ctx, page);
    }

    /** Cross-references that a viewer sees between the two sides of a run. */
    private List<Annotation> links(ComparedRuns compared, SharedRun run, Viewer viewer) {
        Place here = place(compared.a().version(), run.a());
        AnnotationQuery query =
                new AnnotationQuery(Optional.of(here), Optional.empty(), Optional.empty(), Optional.of("linking"));
        return parts.annotations().slice(query, viewer, Optional.empty(), LINKS).annotations().stream()
                .filter(one -> one.bodies().stream().anyMatch(Body.CrossReference.class::isInstance))
                .filter(one -> one.ends().stream()
                        .anyMatch(end -> isAt(end, compared.a().version(), run.a())))
                .filter(one -> one.ends().stream()
                        .anyMatch(end -> isAt(end, compared.b().version(), run.b())))
                .toList();
    }

    private static Place place(Version version, TextSpan span) {
        return new Place(resource(version), Optional.of(version.hash()), Optional.of(span));
    }

    private static String resource(Version version) {
        return "/documents/" + version.document().value();
    }

    private static boolean isAt(Place end, Version version, TextSpan span) {
        return end.resource().equals(resource(version))
                && end.version().filter(version.hash()::equals).isPresent()
                && end.span().filter(span::overlaps).isPresent();
    }

    /** Writes a cross-reference as any other annotation is written, its ends anchored by quotation and place. */
    private void link(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        asked(ctx).ifPresent(compared -> {
            Optional<TextSpan> a = span(Form.text(ctx, "a"), compared.a().version());
            Optional<TextSpan> b = span(Form.text(ctx, "b"), compared.b().version());
            String relation = Form.text(ctx, "relation");
            if (a.isEmpty() || b.isEmpty() || !RELATIONS.contains(relation)) {
                Problem.unprocessable("relation", "Send the run from the page that compares the two documents.")
                        .answer(ctx);
                return;
            }
            String words = Form.text(ctx, "words");
            if (words.codePointCount(0, words.length()) > LONGEST_WORDS) {
                refuseLink(
                        ctx,
                        "words",
                        Problem.unprocessable("words", "A note on a link has at most 2,000 characters. Shorten it."));
                return;
            }
            ObjectNode annotation = annotation(compared, a.get(), b.get(), relation, words, Form.text(ctx, "audience"));
            SaveOutcome outcome = parts.save(annotation, account.get(), ctx);
            answer(ctx, compared, outcome);
        });
    }

    /** Shows the run again with its form as it was filled in. */
    private void refuseLink(Context ctx, String field, Problem problem) {
        SamePage.answer(ctx, RunLinksHtml.FORM, field, problem, () -> show(ctx));
    }

    /** The name of the input that sent a part of an annotation. */
    static String input(String pointer) {
        return pointer.startsWith("/audience") ? ReadersField.NAME : pointer.startsWith("/body") ? "words" : "";
    }

    private void answer(Context ctx, ComparedRuns compared, SaveOutcome outcome) {
        switch (outcome) {
            case SaveOutcome.Saved(var annotation) -> Form.go(ctx, compared.path(compared.run()) + "&done=linked");
            case SaveOutcome.Refused(var field, var detail) ->
                refuseLink(ctx, input(field), Problem.unprocessable(field, detail));
            case SaveOutcome.NotAnchored(var field, var version, var lost) ->
                refuseLink(ctx, "", Problem.unprocessable(field, lost.reason()));
            case SaveOutcome.Forbidden(var detail) -> refuseLink(ctx, ReadersField.NAME, Problem.forOthers(detail));
            default ->
                Problem.contradiction("Nothing was linked. Look at the documents as they are now, then try again.")
                        .answer(ctx);
        }
    }

    private static Optional<TextSpan> span(String sent, Version version) {
        Matcher span = SPAN.matcher(sent);
        if (!span.matches()) {
            return Optional.empty();
        }
        int start = Integer.parseInt(span.group(1));
        int end = Integer.parseInt(span.group(2));
        return start < end && end <= version.characters() ? Optional.of(new TextSpan(start, end)) : Optional.empty();
    }

    private ObjectNode annotation(
            ComparedRuns compared, TextSpan a, TextSpan b, String relation, String words, String audience) {
        ObjectNode json = parts.annotation("linking", audience);
        ArrayNode bodies = json.putArray("body");
        bodies.add(parts.passage(compared.b().version(), b)
                .put("purpose", "linking")
                .put("relation", relation));
        if (!words.isEmpty()) {
            bodies.addObject()
                    .put("type", "TextualBody")
                    .put("purpose", "commenting")
                    .put("value", words)
                    .put("format", "text/markdown");
        }
        json.set("target", parts.passage(compared.a().version(), a));
        return json;
    }

    private void showStopRuns(Context ctx) {
        Words words = Words.of(ctx);
        String main = new StopRunHtml(words, parts.people())
                .main(
                        parallels.stopRuns(),
                        Asker.of(ctx).account().isPresent(),
                        Optional.ofNullable(ctx.queryParam("done")).orElse(""),
                        Refused.of(ctx));
        page(ctx, words.say("stops.title"), main);
    }

    private void refuseStopRun(Context ctx, String why) {
        SamePage.answer(ctx, StopRunHtml.FORM, "words", Problem.unprocessable("words", why), () -> showStopRuns(ctx));
    }

    private void changeStopRuns(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        String run = Form.text(ctx, "words").replaceAll("\\s+", " ");
        if (Form.isTicked(ctx, "remove")) {
            boolean removed = parallels.removeStopRun(
                    run, account.get().id(), parts.clock().instant());
            Form.go(ctx, STOP_RUNS + (removed ? "?done=removed" : ""));
            return;
        }
        if (!STOP_RUN.matcher(run).matches() || run.length() > LONGEST_STOP_RUN) {
            refuseStopRun(
                    ctx,
                    "A stop run is two to twelve words with single spaces between them and no other marks. Nothing was changed.");
            return;
        }
        if (parallels.stopRuns().size() >= MOST_STOP_RUNS) {
            refuseStopRun(ctx, "The list has 1,000 entries, which is as many as it takes. Remove one first.");
            return;
        }
        boolean added =
                parallels.addStopRun(run, account.get().id(), parts.clock().instant());
        Form.go(ctx, STOP_RUNS + (added ? "?done=added" : "?done=known"));
    }
}
