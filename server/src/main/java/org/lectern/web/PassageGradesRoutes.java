package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Place;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.FoundCitation;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Axis;
import org.lectern.review.Scale;

/** One passage with what holds for it on each axis, and the forms that say otherwise: one question at a time. */
final class PassageGradesRoutes {
    private final WorkbenchRoutes.Parts parts;
    private final CitationIndex citations;

    PassageGradesRoutes(WorkbenchRoutes.Parts parts, CitationIndex citations) {
        this.parts = parts;
        this.citations = citations;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/citations/{citation}/grades", this::show);
        routes.post("/citations/{citation}/grades", this::rate);
    }

    /** A citation as the asker looks at it. */
    record Asked(FoundCitation citation, Lens lens, GradedPassage passage) {}

    private Optional<Asked> asked(Context ctx, Optional<String> group) {
        ctx.header("Vary", Answer.VARY);
        Optional<FoundCitation> citation =
                citations.citation(ctx.pathParam("citation"), Asker.of(ctx).viewer());
        if (citation.isEmpty()) {
            Problem.missing("There is no such citation here. The list of works has those that documents cite.")
                    .answer(ctx);
            return Optional.empty();
        }
        Optional<Lens> lens = group.filter(id -> !id.isEmpty())
                .map(id -> LensRequest.ofGroup(ctx, id, parts.scales(), parts.grading()))
                .orElseGet(() -> LensRequest.of(ctx, parts.scales(), parts.grading()));
        return lens.filter(looked -> stands(citation.get(), looked))
                .map(looked -> new Asked(
                        citation.get(),
                        looked,
                        parts.grading()
                                .passages(citation.get().version(), List.of(citation.get()), looked)
                                .getFirst()));
    }

    /** Whether nobody said that it is none. */
    private boolean stands(FoundCitation citation, Lens lens) {
        return citations.citationsOf(citation.version(), lens.viewer()).stream()
                .anyMatch(one -> one.id().equals(citation.id()));
    }

    private void show(Context ctx) {
        Optional<Axis> step = Optional.ofNullable(ctx.queryParam("step")).flatMap(Axis::of);
        asked(ctx, Optional.empty()).ifPresent(asked -> {
            PassageGradesHtml.Typed before = step.flatMap(axis -> Asker.of(ctx)
                            .account()
                            .flatMap(account -> parts.desk()
                                    .current(
                                            wish(asked, axis, PassageGradesHtml.Typed.NOTHING),
                                            account,
                                            asked.lens().viewer())))
                    .map(PassageGradesHtml.Typed::of)
                    .orElse(PassageGradesHtml.Typed.NOTHING);
            page(ctx, 200, asked, step, before);
        });
    }

    private void page(Context ctx, int status, Asked asked, Optional<Axis> step, PassageGradesHtml.Typed typed) {
        Words words = Words.of(ctx);
        PassageGradesHtml html =
                new PassageGradesHtml(words, parts, asked, Asker.of(ctx).account());
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(new Frame(words, "works", words.say("rated.title")).page(html.page(step, typed, done(ctx))));
    }

    private static Optional<PassageGradesHtml.Done> done(Context ctx) {
        String undo = Optional.ofNullable(ctx.queryParam("undo")).orElse("");
        int dot = undo.lastIndexOf('.');
        boolean undoable = dot > 0 && undo.substring(dot + 1).matches("\\d{1,9}");
        return undoable
                ? AnnotationId.parse(undo.substring(0, dot))
                        .map(id -> new PassageGradesHtml.Done(id, Integer.parseInt(undo.substring(dot + 1))))
                : Optional.empty();
    }

    private void rate(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        Optional<Axis> axis = Axis.of(Form.text(ctx, "axis"));
        if (axis.isEmpty()) {
            Problem.unprocessable("axis", "An axis is source, information or transmission.")
                    .answer(ctx);
            return;
        }
        asked(ctx, Optional.of(Form.text(ctx, "group"))).ifPresent(asked -> {
            PassageGradesHtml.Typed typed = new PassageGradesHtml.Typed(
                    Form.text(ctx, "value"), Form.text(ctx, "basis"), Form.text(ctx, "evidence"), "");
            if (typed.value().isEmpty()
                    || (axis.get() == Axis.SOURCE && typed.basis().isEmpty())) {
                String why = typed.value().isEmpty()
                        ? "Choose a grade."
                        : "Say why this use of the work is graded otherwise than the work itself.";
                page(ctx, 422, asked, axis, typed.with(Words.of(ctx).told(why)));
                return;
            }
            RatingDesk.Wish wish = wish(asked, axis.get(), typed);
            switch (parts.desk().rate(wish, account.get(), asked.lens().viewer())) {
                case RatingDesk.Outcome.Done(var id, var revision) ->
                    Form.go(
                            ctx,
                            "%s/grades?%sundo=%s.%d"
                                    .formatted(
                                            asked.citation().path(),
                                            asked.lens()
                                                    .group()
                                                    .map(group -> "group=" + group.value() + "&")
                                                    .orElse(""),
                                            id.value(),
                                            revision));
                case RatingDesk.Outcome.Refused(var why) ->
                    page(ctx, 422, asked, axis, typed.with(Words.of(ctx).told(why)));
                case RatingDesk.Outcome.Stale() -> WorkbenchForms.stale(ctx);
                case RatingDesk.Outcome.Missing() -> WorkbenchForms.stale(ctx);
            }
        });
    }

    /** The source is a matter of the citation; the claim and its transmission are matters of the words. */
    private RatingDesk.Wish wish(Asked asked, Axis axis, PassageGradesHtml.Typed typed) {
        Optional<GroupId> group = asked.lens().group();
        FoundCitation citation = asked.citation();
        TextSpan words = citation.citation().quoted().orElse(citation.citation().span());
        Place target = axis == Axis.SOURCE
                ? Place.whole(citation.path())
                : new Place(
                        "/documents/" + citation.version().document().value(),
                        Optional.of(citation.version().hash()),
                        Optional.of(words));
        Scale scale = axis == Axis.SOURCE
                ? new LensHtml(Words.in(Language.ENGLISH), parts.groups(), parts.scales()).scale(asked.lens())
                : Scale.ADMIRALTY;
        return new RatingDesk.Wish(
                target,
                axis,
                scale,
                typed.value(),
                typed.basis(),
                EvidenceHtml.typed(typed.evidence()),
                "",
                List.of(),
                group);
    }
}
