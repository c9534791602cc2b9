package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.Role;
import org.lectern.review.Grade;
import org.lectern.review.Scale;
import org.lectern.review.Scales;
import org.lectern.review.Scales.InvalidScaleException;

/** What a group grades sources on: its members read it, its owners choose it or make their own. */
final class ScaleRoutes {
    private final Groups groups;
    private final Scales scales;
    private final InstantSource clock;

    ScaleRoutes(Groups groups, Scales scales, InstantSource clock) {
        this.groups = groups;
        this.scales = scales;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/groups/{group}/scale", this::show);
        routes.post("/groups/{group}/scale", this::choose);
        Routes.get(routes, "/api/groups/{group}/scale", this::describe);
    }

    /** Empty, and answered, where the asker is no member. */
    private Optional<GroupRoutes.Seen> member(Context ctx) {
        Optional<GroupRoutes.Seen> seen = GroupRoutes.seen(ctx, groups);
        if (seen.isPresent() && seen.get().role().isEmpty()) {
            Problem.missing(LensRequest.NO_GROUP).answer(ctx);
            return Optional.empty();
        }
        return seen;
    }

    private void show(Context ctx) {
        member(ctx).ifPresent(seen -> page(ctx, 200, seen, ScaleHtml.Typed.NOTHING));
    }

    private void page(Context ctx, int status, GroupRoutes.Seen seen, ScaleHtml.Typed typed) {
        Words words = Words.of(ctx);
        GroupId id = seen.group().id();
        Form.page(
                ctx,
                status,
                words.say("scale.title"),
                new ScaleHtml(words)
                        .page(
                                seen.group(),
                                scales.of(id),
                                scales.own(id),
                                seen.role().filter(Role::mayGovern).isPresent(),
                                ctx.queryParam("done") != null,
                                typed));
    }

    private void describe(Context ctx) {
        String asked = ctx.pathParam("group");
        Asker.of(ctx).viewer().groups().stream()
                .filter(group -> group.value().equals(asked))
                .findFirst()
                .ifPresentOrElse(
                        group -> {
                            ctx.header("Vary", Answer.VARY);
                            Answer.json(ctx, GradeJson.scale(scales.of(group), new GradeWords(Words.of(ctx))));
                        },
                        () -> Problem.missing(LensRequest.NO_GROUP).answer(ctx));
    }

    private void choose(Context ctx) {
        Optional<GroupRoutes.Seen> found = member(ctx);
        if (found.isEmpty()) {
            return;
        }
        GroupRoutes.Seen seen = found.get();
        if (seen.role().filter(Role::mayGovern).isEmpty()) {
            GroupRoutes.forbidden().answer(ctx);
            return;
        }
        GroupId id = seen.group().id();
        String wanted = Form.text(ctx, "scale");
        ScaleHtml.Typed typed = new ScaleHtml.Typed(
                wanted, Form.text(ctx, "name"), Form.text(ctx, "grades"), Form.text(ctx, "missing"), "");
        Optional<Scale> known =
                Scale.KNOWN.stream().filter(scale -> scale.id().equals(wanted)).findFirst();
        try {
            if (known.isPresent()) {
                scales.choose(id, known.get(), seen.account().id(), clock.instant());
            } else {
                scales.define(id, typed.name(), grades(typed), seen.account().id(), clock.instant());
            }
            Form.go(ctx, id.path() + "/scale?done=chosen");
        } catch (InvalidScaleException e) {
            page(ctx, 422, seen, typed.with(Words.of(ctx).told(String.valueOf(e.getMessage()))));
        }
    }

    /** One a line, from best to worst, what it means after a colon. */
    static List<Grade> grades(ScaleHtml.Typed typed) {
        List<Grade> grades = new ArrayList<>();
        typed.grades()
                .lines()
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    String value = colon < 0 ? line : line.substring(0, colon).strip();
                    grades.add(new Grade(
                            value,
                            "",
                            colon < 0 ? "" : line.substring(colon + 1).strip(),
                            false));
                });
        if (!typed.missing().isEmpty()) {
            grades.add(new Grade(typed.missing(), "", "", true));
        }
        return grades;
    }
}
