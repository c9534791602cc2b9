package org.lectern.review.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.OwnScale;
import org.lectern.review.Scale;
import org.lectern.review.Scales;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link Scales} in a database. */
public final class SqlScales implements Scales {
    private final Database database;

    public SqlScales(Database database) {
        this.database = database;
        database.migrate("review", "org/lectern/review/sql/migrations");
    }

    @Override
    public Optional<Scale> find(String id, int version) {
        return known(id)
                .filter(scale -> scale.version() == version)
                .or(() -> database.read(handle -> stored(handle, id, version)));
    }

    private static Optional<Scale> known(String id) {
        return Scale.KNOWN.stream().filter(scale -> scale.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Scale> offered(String id, Viewer viewer) {
        return known(id)
                .or(() -> viewer.groups().stream()
                        .filter(group -> Scales.ownId(group).equals(id))
                        .findFirst()
                        .flatMap(this::own));
    }

    @Override
    public Scale of(GroupId group) {
        return database.read(handle -> handle.createQuery(
                                "SELECT scale, version FROM group_scale WHERE group_id = :group")
                        .bind("group", group.value())
                        .map((row, context) -> {
                            String id = row.getString("scale");
                            int version = row.getInt("version");
                            return known(id).or(() -> stored(handle, id, version));
                        })
                        .findOne())
                .flatMap(scale -> scale)
                .orElse(Scale.ADMIRALTY);
    }

    @Override
    public Optional<Scale> own(GroupId group) {
        return database.read(handle -> newest(handle, Scales.ownId(group)));
    }

    @Override
    public void choose(GroupId group, Scale scale, AccountId by, Instant at) {
        database.write(transaction -> {
            choose(transaction, group, scale, by, at);
            return group;
        });
    }

    private static void choose(Transaction transaction, GroupId group, Scale scale, AccountId by, Instant at) {
        transaction
                .handle()
                .createUpdate("""
                        INSERT INTO group_scale(group_id, scale, version) VALUES (:group, :scale, :version)
                        ON CONFLICT (group_id) DO UPDATE SET scale = :scale, version = :version""")
                .bind("group", group.value())
                .bind("scale", scale.id())
                .bind("version", scale.version())
                .execute();
        append(transaction, "scale-chosen", group, scale, by, at);
    }

    /** Ids of scales need no escaping in JSON. */
    private static void append(
            Transaction transaction, String kind, GroupId group, Scale scale, AccountId by, Instant at) {
        transaction.append(
                kind,
                group.path(),
                at,
                Optional.of(by.value()),
                "{\"scale\":\"%s\",\"version\":%d}".formatted(scale.id(), scale.version()));
    }

    @Override
    public Scale define(GroupId group, String name, List<Grade> grades, AccountId by, Instant at) {
        OwnScale.check(name, grades);
        return database.write(transaction -> {
            String id = Scales.ownId(group);
            Optional<Scale> before = newest(transaction.handle(), id);
            Scale next = Scale.own(id, before.map(Scale::version).orElse(0) + 1, name, grades);
            Scale defined = before.filter(old -> sameWords(old, next)).orElse(next);
            if (defined.equals(next)) {
                insert(transaction.handle(), next, by, at);
                append(transaction, "scale-defined", group, next, by, at);
            }
            choose(transaction, group, defined, by, at);
            return defined;
        });
    }

    @Override
    public Scale restore(Scale scale, AccountId by, Instant at) {
        GroupId group = Scales.check(scale);
        return database.write(transaction -> {
            Optional<Scale> before = stored(transaction.handle(), scale.id(), scale.version());
            if (before.isEmpty()) {
                insert(transaction.handle(), scale, by, at);
                append(transaction, "scale-restored", group, scale, by, at);
            }
            return before.orElse(scale);
        });
    }

    private static boolean sameWords(Scale a, Scale b) {
        return a.name().equals(b.name()) && a.grades().equals(b.grades());
    }

    private static void insert(Handle handle, Scale scale, AccountId by, Instant at) {
        handle.createUpdate("""
                        INSERT INTO scale(id, version, name, made_by, made) VALUES (:id, :version, :name, :by, :at)""")
                .bind("id", scale.id())
                .bind("version", scale.version())
                .bind("name", scale.name())
                .bind("by", by.value())
                .bind("at", Database.timeText(at))
                .execute();
        int ordinal = 0;
        for (Grade grade : scale.on(Axis.SOURCE)) {
            handle.createUpdate("""
                            INSERT INTO scale_grade(scale, version, ordinal, value, word, meaning, missing)
                            VALUES (:scale, :version, :ordinal, :value, :word, :meaning, :missing)""")
                    .bind("scale", scale.id())
                    .bind("version", scale.version())
                    .bind("ordinal", ++ordinal)
                    .bind("value", grade.value())
                    .bind("word", grade.word())
                    .bind("meaning", grade.meaning())
                    .bind("missing", grade.missing() ? 1 : 0)
                    .execute();
        }
    }

    private static Optional<Scale> newest(Handle handle, String id) {
        return handle.createQuery("SELECT max(version) FROM scale WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> Optional.of(row.getInt(1)).filter(version -> version > 0))
                .one()
                .flatMap(version -> stored(handle, id, version));
    }

    private static Optional<Scale> stored(Handle handle, String id, int version) {
        List<Grade> grades = handle.createQuery("""
                        SELECT value, word, meaning, missing FROM scale_grade
                        WHERE scale = :scale AND version = :version ORDER BY ordinal""")
                .bind("scale", id)
                .bind("version", version)
                .map((row, context) -> new Grade(
                        row.getString("value"),
                        row.getString("word"),
                        row.getString("meaning"),
                        row.getInt("missing") == 1))
                .list();
        return handle.createQuery("SELECT name FROM scale WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .mapTo(String.class)
                .findOne()
                .map(name -> Scale.own(id, version, name, grades));
    }
}
