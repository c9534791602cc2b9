package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Place;
import org.lectern.people.Account;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Axis;
import org.lectern.review.Scale;

/** What is sent from the workbench: grades, drafts of them, and what takes them back. */
final class WorkbenchForms {
    private final WorkbenchRoutes.Parts parts;
    private final WorkbenchRoutes pages;

    WorkbenchForms(WorkbenchRoutes.Parts parts, WorkbenchRoutes pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/groups/{group}/workbench/works/{work}", this::rate);
        routes.post("/groups/{group}/workbench/undo", this::undo);
    }

    private Optional<Account> account(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
        }
        return account;
    }

    private void rate(Context ctx) {
        account(ctx)
                .ifPresent(account -> pages.lens(ctx).ifPresent(lens -> {
                    String work = ctx.pathParam("work");
                    Optional<Row> row = parts.workbench().row(lens, work);
                    if (row.isEmpty()) {
                        Problem.missing("There is no such work here. The list of works has those that documents cite.")
                                .answer(ctx);
                        return;
                    }
                    RecordHtml.Typed typed = new RecordHtml.Typed(
                            Form.text(ctx, "value"),
                            Form.text(ctx, "scope"),
                            List.copyOf(ctx.formParams("within")),
                            Form.text(ctx, "basis"),
                            Form.text(ctx, "evidence"),
                            "");
                    boolean draft = Form.text(ctx, "act").equals("draft");
                    Optional<String> missing = missing(typed, scale(lens), draft);
                    if (missing.isPresent()) {
                        pages.works(
                                ctx, 422, lens, work, typed.with(Words.of(ctx).told(missing.get())));
                        return;
                    }
                    RatingDesk.Outcome outcome =
                            parts.desk().rate(wish(typed, work, lens, draft), account, lens.viewer());
                    switch (outcome) {
                        case RatingDesk.Outcome.Done(var id, var revision) ->
                            Form.go(ctx, back(ctx, lens, work, draft ? "draft" : "rated", id, revision));
                        case RatingDesk.Outcome.Refused(var why) ->
                            pages.works(
                                    ctx,
                                    422,
                                    lens,
                                    work,
                                    typed.with(Words.of(ctx).told(why)));
                        case RatingDesk.Outcome.Stale() -> stale(ctx);
                        case RatingDesk.Outcome.Missing() -> stale(ctx);
                    }
                }));
    }

    private RatingDesk.Wish wish(RecordHtml.Typed typed, String work, Lens lens, boolean draft) {
        return new RatingDesk.Wish(
                Place.whole("/works/" + work),
                Axis.SOURCE,
                scale(lens),
                typed.value(),
                typed.basis(),
                EvidenceHtml.typed(typed.evidence()),
                typed.scope(),
                typed.scope().isEmpty()
                        ? List.of()
                        : typed.within().stream().map(id -> "/citations/" + id).toList(),
                draft ? Optional.empty() : lens.group());
    }

    private Scale scale(Lens lens) {
        return new LensHtml(Words.in(Language.ENGLISH), parts.groups(), parts.scales()).scale(lens);
    }

    /**
     * A grade without a reason and something to look at is groundless, and one for a scope without passages reaches none.
     * A draft may wait for both; a grade that says that nothing can be judged has nothing to show.
     */
    private static Optional<String> missing(RecordHtml.Typed typed, Scale scale, boolean draft) {
        if (typed.value().isEmpty()) {
            return Optional.of("Choose a grade.");
        }
        if (typed.basis().isEmpty() && !draft) {
            return Optional.of("Say what the grade rests on.");
        }
        boolean says = scale.grade(Axis.SOURCE, typed.value())
                .filter(grade -> !grade.missing())
                .isPresent();
        if (typed.evidence().isEmpty() && says && !draft) {
            return Optional.of(
                    "Name at least one thing that shows it: the address of a passage here, or an outside source with its page.");
        }
        if (typed.scope().isEmpty() != typed.within().isEmpty()) {
            return Optional.of("A grade for a part of the work needs both: what it is for, and the passages.");
        }
        return Optional.empty();
    }

    static void stale(Context ctx) {
        Problem.of(
                        409,
                        "at-the-same-time",
                        "Others changed the same thing at the same time",
                        "Nothing of yours was stored. Look at how it is now, then try again.")
                .answer(ctx);
    }

    private static String back(Context ctx, Lens lens, String work, String done, AnnotationId id, int revision) {
        String query = Optional.ofNullable(ctx.queryString())
                .map(said -> said.replaceAll("(?:^|&)(?:work|done|undo)=[^&]*", ""))
                .orElse("");
        return "%s/workbench?work=%s&done=%s&undo=%s.%d%s#record"
                .formatted(
                        lens.group().orElseThrow().path(),
                        URLEncoder.encode(work, StandardCharsets.UTF_8),
                        done,
                        id.value(),
                        revision,
                        query.isEmpty() || query.startsWith("&") ? query : "&" + query);
    }

    private void undo(Context ctx) {
        account(ctx)
                .ifPresent(account -> pages.lens(ctx).ifPresent(lens -> {
                    Optional<AnnotationId> id = AnnotationId.parse(Form.text(ctx, "annotation"));
                    String revision = Form.text(ctx, "revision");
                    if (id.isEmpty() || !revision.matches("\\d{1,9}")) {
                        Problem.unprocessable("annotation", "Name the grade and its revision.")
                                .answer(ctx);
                        return;
                    }
                    boolean withdraws = Form.text(ctx, "act").equals("withdraw");
                    RatingDesk.Outcome outcome = withdraws
                            ? parts.desk().withdraw(id.get(), account, lens.viewer())
                            : parts.desk().undo(id.get(), Integer.parseInt(revision), account, lens.viewer());
                    switch (outcome) {
                        case RatingDesk.Outcome.Done(var done, var now) -> {
                            String next = Form.text(ctx, "next");
                            Form.go(
                                    ctx,
                                    next.isEmpty()
                                            ? back(
                                                    ctx,
                                                    lens,
                                                    Form.text(ctx, "work"),
                                                    withdraws ? "withdrawn" : "undone",
                                                    done,
                                                    now)
                                            : Form.next(next));
                        }
                        case RatingDesk.Outcome.Missing() ->
                            AnnotationRoutes.missing().answer(ctx);
                        case RatingDesk.Outcome.Refused(var why) ->
                            Problem.unprocessable("annotation", why).answer(ctx);
                        case RatingDesk.Outcome.Stale() -> stale(ctx);
                    }
                }));
    }
}
