package org.lectern.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Scale;
import org.lectern.review.Scales;

/** Whose grades a request asks for: {@code group=} a group of the asker's, {@code scale=} another scale than its own. */
final class LensRequest {
    static final String NO_GROUP =
            "There is no group here that you are part of. Sign in if you are a member, or ask one for a link.";

    private LensRequest() {}

    /** Empty, and answered, where the asker is in no such group. */
    static Optional<Lens> of(Context ctx, Scales scales, Grading grading) {
        String asked = Optional.ofNullable(ctx.queryParam("group")).orElse("");
        return asked.isEmpty()
                ? Optional.of(of(ctx, Optional.empty(), scales, grading))
                : ofGroup(ctx, asked, scales, grading);
    }

    /** The same for a group in the path. */
    static Optional<Lens> ofGroup(Context ctx, String asked, Scales scales, Grading grading) {
        String id = asked.startsWith("/groups/") ? asked.substring("/groups/".length()) : asked;
        Optional<GroupId> group = Asker.of(ctx).viewer().groups().stream()
                .filter(one -> one.value().equals(id))
                .findFirst();
        if (group.isEmpty()) {
            ctx.header("Vary", Answer.VARY);
            Problem.missing(NO_GROUP).answer(ctx);
        }
        return group.map(found -> of(ctx, Optional.of(found), scales, grading));
    }

    private static Lens of(Context ctx, Optional<GroupId> group, Scales scales, Grading grading) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<String> asked = Optional.ofNullable(ctx.queryParam("scale")).filter(id -> !id.isEmpty());
        Lens usual = new Lens(
                viewer, group, group.map(scales::of).orElse(Scale.ADMIRALTY).id());
        if (asked.isPresent()) {
            return new Lens(viewer, group, asked.get());
        }
        // Where nobody graded on the usual scale, what there is says more than nothing
        List<String> used = group.isPresent() ? List.of() : grading.scalesUsed(usual);
        return used.isEmpty() || used.contains(usual.scale()) ? usual : new Lens(viewer, group, used.getFirst());
    }
}
