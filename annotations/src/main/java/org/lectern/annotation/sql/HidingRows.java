package org.lectern.annotation.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.Hiding;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.sql.Database;

/** The table of what moderators hide. */
final class HidingRows {
    /** Read with an annotation's row. Only the reason, which stands last, holds blanks. */
    static final String COLUMN = """
            (SELECT hidden_by || ' ' || at || ' ' || group_ids || ' ' || reason FROM hiding
              WHERE hiding.annotation = annotation.id) AS hiding""";

    private HidingRows() {}

    static Optional<Hiding> read(Optional<String> column) {
        return column.map(text -> {
            String[] parts = text.split(" ", 4);
            TreeSet<GroupId> groups = new TreeSet<>();
            List.of(parts[2].split(",", -1)).forEach(id -> groups.add(new GroupId(id)));
            return new Hiding(new AccountId(parts[0]), Instant.parse(parts[1]), parts[3], groups, false);
        });
    }

    /** What a decision does to the annotation it is about. */
    enum Effect {
        HIDDEN,
        UNHIDDEN,
        NOTHING
    }

    /** @param decision a moderator's on one annotation, in the name of these groups as far as that one is shared with them */
    static Effect apply(Handle handle, Annotation decision, Annotation target, Collection<GroupId> in) {
        Moderation moderation = decision.moderatorsDecision().orElseThrow();
        return moderation.hides()
                ? hide(
                        handle,
                        decision,
                        target,
                        in,
                        moderation.reason().orElse("").strip())
                : unhide(handle, target, in);
    }

    private static Effect hide(
            Handle handle, Annotation decision, Annotation target, Collection<GroupId> in, String reason) {
        SortedSet<GroupId> groups = new TreeSet<>(in);
        groups.retainAll(target.audience().groups());
        target.hiding().ifPresent(before -> groups.addAll(before.groups()));
        if (groups.isEmpty()) {
            return Effect.NOTHING;
        }
        remove(handle, target.id());
        handle.createUpdate("""
                        INSERT INTO hiding(annotation, hidden_by, at, reason, group_ids)
                        VALUES (:id, :by, :at, :reason, :groups)""")
                .bind("id", target.id().value())
                .bind("by", decision.creator().value())
                .bind("at", Database.timeText(decision.created()))
                .bind("reason", reason)
                .bind("groups", joined(groups))
                .execute();
        return Effect.HIDDEN;
    }

    /** It stays hidden in the name of other groups, whose moderators have not said so. */
    private static Effect unhide(Handle handle, Annotation target, Collection<GroupId> in) {
        SortedSet<GroupId> left =
                new TreeSet<>(target.hiding().map(Hiding::groups).orElseGet(java.util.Collections::emptySortedSet));
        if (left.isEmpty()) {
            return Effect.NOTHING;
        }
        left.removeAll(in);
        if (left.isEmpty()) {
            remove(handle, target.id());
            return Effect.UNHIDDEN;
        }
        handle.createUpdate("UPDATE hiding SET group_ids = :groups WHERE annotation = :id")
                .bind("groups", joined(left))
                .bind("id", target.id().value())
                .execute();
        return Effect.NOTHING;
    }

    private static void remove(Handle handle, AnnotationId id) {
        handle.execute("DELETE FROM hiding WHERE annotation = ?", id.value());
    }

    private static String joined(SortedSet<GroupId> groups) {
        return String.join(",", groups.stream().map(GroupId::value).toList());
    }
}
