package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.document.Catalogue;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.reading.Footings;
import org.lectern.reading.grade.Bench;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.Flagged;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.Lens;
import org.lectern.reading.grade.Workbench;
import org.lectern.review.Scales;

/** Where a group weighs its sources: works by passages reached, rated in place; its passages and flags. */
final class WorkbenchRoutes {
    private static final int PAGE = 50;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the pages are made with. */
    record Parts(
            Workbench workbench,
            Grading grading,
            Flagged flagged,
            Footings footings,
            RatingDesk desk,
            Scales scales,
            People people,
            Groups groups,
            Catalogue catalogue,
            Addresses addresses) {
        /** Badges as somebody who looks through this lens sees them. */
        GradeHtml badges(Words words, Lens lens) {
            return new GradeHtml(words, grading, people, given -> footings.of(given.id(), lens.viewer()));
        }
    }

    private final Parts parts;

    WorkbenchRoutes(Parts parts) {
        this.parts = parts;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/groups/{group}/workbench", this::showWorks);
        Routes.get(routes, "/groups/{group}/workbench/passages", this::showPassages);
        Routes.get(routes, "/groups/{group}/workbench/flags", this::showFlags);
        Routes.get(routes, "/api/groups/{group}/workbench", this::describe);
        new WorkbenchForms(parts, this).addTo(routes);
    }

    Optional<Lens> lens(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        return LensRequest.ofGroup(ctx, ctx.pathParam("group"), parts.scales, parts.grading);
    }

    private static int from(Context ctx) {
        String from = Optional.ofNullable(ctx.queryParam("from")).orElse("0");
        return from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0;
    }

    private static String query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).orElse("");
    }

    private WorkbenchHtml html(Context ctx, Lens lens) {
        return new WorkbenchHtml(Words.of(ctx), parts, lens, Asker.of(ctx).account());
    }

    private static void page(Context ctx, int status, String title, String main) {
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(new Frame(Words.of(ctx), "groups", title).page(main));
    }

    private void showWorks(Context ctx) {
        lens(ctx).ifPresent(lens -> works(ctx, 200, lens, query(ctx, "work"), RecordHtml.Typed.NOTHING));
    }

    /**
     * The works with one of them open.
     *
     * @param open its id
     * @param typed what was typed into its form in vain
     */
    void works(Context ctx, int status, Lens lens, String open, RecordHtml.Typed typed) {
        BenchView view = view(ctx);
        Bench bench = parts.workbench.of(lens);
        List<Row> rows = view.of(bench.works());
        Optional<Row> row = parts.workbench.row(lens, open);
        String record = row.map(one ->
                        new RecordHtml(Words.of(ctx), parts, lens, Asker.of(ctx).account()).record(one, view, typed))
                .orElse("");
        page(
                ctx,
                status,
                Words.of(ctx).say("bench.title"),
                new BenchWorksHtml(Words.of(ctx), parts, lens, Asker.of(ctx).account())
                        .works(bench, rows, view, row, record, done(ctx)));
    }

    private static BenchView view(Context ctx) {
        return new BenchView(
                BenchView.Sort.of(query(ctx, "sort")),
                query(ctx, "show"),
                query(ctx, "find").strip(),
                from(ctx),
                PAGE);
    }

    /** What the address says was just done, with what undoes it. */
    private static Optional<BenchWorksHtml.Done> done(Context ctx) {
        String undo = query(ctx, "undo");
        int dot = undo.lastIndexOf('.');
        return Optional.of(query(ctx, "done")).filter(done -> !done.isEmpty()).map(done -> {
            boolean undoable = dot > 0 && undo.substring(dot + 1).matches("\\d{1,9}");
            return new BenchWorksHtml.Done(
                    done,
                    undoable ? AnnotationId.parse(undo.substring(0, dot)) : Optional.empty(),
                    undoable ? Integer.parseInt(undo.substring(dot + 1)) : 0);
        });
    }

    private void showPassages(Context ctx) {
        lens(ctx).ifPresent(lens -> {
            String show = query(ctx, "show");
            Predicate<GradedPassage> wanted = switch (show) {
                case "unrated" -> passage -> passage.source().isEmpty();
                case "own" ->
                    passage -> passage.source()
                            .filter(source -> !source.origin().isInherited())
                            .isPresent();
                case "differ" -> passage -> passage.grades().values().stream().anyMatch(one -> one.differs());
                default -> passage -> true;
            };
            List<GradedPassage> passages = parts.workbench
                    .passages(lens)
                    .filter(passage -> passage.citation().isPresent())
                    .filter(wanted)
                    .skip(from(ctx))
                    .limit(PAGE + 1L)
                    .toList();
            page(
                    ctx,
                    200,
                    Words.of(ctx).say("bench.passages"),
                    html(ctx, lens).passages(parts.workbench.of(lens), passages, show, from(ctx), PAGE));
        });
    }

    private void showFlags(Context ctx) {
        lens(ctx).ifPresent(lens -> {
            List<Annotation> flags = parts.flagged.all(Optional.empty(), lens.group(), lens.viewer());
            page(
                    ctx,
                    200,
                    Words.of(ctx).say("strip.flags"),
                    html(ctx, lens)
                            .flags(
                                    parts.workbench.of(lens),
                                    flags.reversed(),
                                    parts.flagged.retracted(flags, lens.viewer()),
                                    from(ctx),
                                    PAGE));
        });
    }

    private void describe(Context ctx) {
        lens(ctx).ifPresent(lens -> {
            Bench bench = parts.workbench.of(lens);
            BenchView view = view(ctx);
            List<Row> rows = view.of(bench.works());
            GradeJson grades = new GradeJson(
                    parts.addresses, parts.people, parts.grading, Words.of(ctx), parts.badges(Words.of(ctx), lens));
            ObjectNode json = JSON.objectNode();
            json.put("scale", lens.scale()).put("total", rows.size());
            json.putObject("progress")
                    .put("works", bench.progress().works())
                    .put("rated", bench.progress().rated())
                    .put("passages", bench.progress().passages())
                    .put("reached", bench.progress().reached());
            ArrayNode list = json.putArray("works");
            view.slice(rows).forEach(row -> list.add(grades.row(row)));
            if (view.hasMore(rows)) {
                json.put("next", String.valueOf(view.from() + PAGE));
            }
            Answer.json(ctx, json);
        });
    }
}
