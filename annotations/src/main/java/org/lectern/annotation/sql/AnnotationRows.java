package org.lectern.annotation.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore.IdempotencyKey;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.annotation.jsonld.Withheld;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** The tables of annotations: one annotation's rows in and out. */
final class AnnotationRows {
    /** Groups are read with the row, so that a page of annotations is one statement. */
    static final String COLUMNS = """
            annotation.id, annotation.creator, annotation.created, annotation.modified, annotation.revision,
            annotation.withdrawn, annotation.content,
            (SELECT string_agg(group_id, ' ') FROM annotation_audience WHERE annotation = annotation.id) AS audience,
            """ + HidingRows.COLUMN;

    static final RowMapper<Row> ROW = (row, context) -> {
        Audience audience = new Audience(groups(Optional.ofNullable(row.getString("audience"))));
        Annotation annotation = StoredAnnotation.of(
                new AnnotationId(row.getString("id")),
                new AccountId(row.getString("creator")),
                Instant.parse(row.getString("created")),
                Instant.parse(row.getString("modified")),
                row.getInt("revision"),
                audience,
                row.getString("content"));
        return new Row(
                HidingRows.read(Optional.ofNullable(row.getString("hiding")))
                        .map(annotation::hiddenBy)
                        .orElse(annotation),
                Optional.ofNullable(row.getString("withdrawn")).map(Instant::parse));
    };

    /** The same as one viewer may read them: whatever goes out of the store to a viewer is read with this. */
    static RowMapper<Row> rowFor(Viewer viewer) {
        return (row, context) -> {
            Row read = ROW.map(row, context);
            return new Row(readBy(viewer, read.annotation), read.withdrawn);
        };
    }

    static Annotation readBy(Viewer viewer, Annotation annotation) {
        return annotation.isHiddenFrom(viewer) ? Withheld.of(annotation) : annotation;
    }

    private AnnotationRows() {}

    private static SortedSet<GroupId> groups(Optional<String> joined) {
        TreeSet<GroupId> groups = new TreeSet<>();
        joined.ifPresent(ids -> List.of(ids.split(" ", -1)).forEach(id -> groups.add(new GroupId(id))));
        return groups;
    }

    record Row(Annotation annotation, Optional<Instant> withdrawn) {}

    static Optional<Row> find(Handle handle, AnnotationId id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM annotation WHERE id = :id")
                .bind("id", id.value())
                .map(ROW)
                .findOne();
    }

    /** @param changed the cursor of its change; 0 where {@link #changed} will say it */
    static void insert(Handle handle, Annotation annotation, long changed) {
        Database.execute(
                handle,
                """
                INSERT INTO annotation(id, ordered, creator, created, modified, revision, content, changed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                annotation.id().value(),
                annotation.id().order(),
                annotation.creator().value(),
                Database.timeText(annotation.created()),
                Database.timeText(annotation.modified()),
                annotation.revision(),
                annotation.content(),
                changed);
        insertDetails(handle, annotation);
    }

    /** Remembers the cursor of its latest change. */
    static void changed(Handle handle, AnnotationId id, long cursor) {
        Database.execute(handle, "UPDATE annotation SET changed = ? WHERE id = ?", cursor, id.value());
    }

    /** Whether the revision was still the current one. */
    static boolean update(Handle handle, Annotation annotation, int revision) {
        int updated = handle.createUpdate("""
                        UPDATE annotation SET modified = :modified, revision = :next, content = :content
                        WHERE id = :id AND revision = :revision AND withdrawn IS NULL""")
                .bind("modified", Database.timeText(annotation.modified()))
                .bind("next", annotation.revision())
                .bind("content", annotation.content())
                .bind("id", annotation.id().value())
                .bind("revision", revision)
                .execute();
        if (updated == 0) {
            return false;
        }
        for (String table : List.of("annotation_audience", "annotation_motivation", "annotation_place", "rating")) {
            handle.createUpdate("DELETE FROM <table> WHERE annotation = :id")
                    .define("table", table)
                    .bind("id", annotation.id().value())
                    .execute();
        }
        insertDetails(handle, annotation);
        return true;
    }

    /** Whether the revision was still the current one. Its audience stays: it decides who may know that it is gone. */
    static boolean withdraw(Handle handle, AnnotationId id, int revision, Instant at) {
        int updated = handle.createUpdate("""
                        UPDATE annotation SET withdrawn = :at, modified = :at
                        WHERE id = :id AND revision = :revision AND withdrawn IS NULL""")
                .bind("at", Database.timeText(at))
                .bind("id", id.value())
                .bind("revision", revision)
                .execute();
        handle.createUpdate("DELETE FROM rating WHERE annotation = :id AND :updated = 1")
                .bind("id", id.value())
                .bind("updated", updated)
                .execute();
        return updated == 1;
    }

    /** Motivations and places were kept; what a rating forbids to be said twice was let go; the audience may be less. */
    static void restore(Handle handle, Annotation annotation) {
        handle.createUpdate("""
                        UPDATE annotation SET withdrawn = NULL, modified = :modified, revision = :revision
                        WHERE id = :id""")
                .bind("modified", Database.timeText(annotation.modified()))
                .bind("revision", annotation.revision())
                .bind("id", annotation.id().value())
                .execute();
        handle.execute(
                "DELETE FROM annotation_audience WHERE annotation = ?",
                annotation.id().value());
        insertAudience(handle, annotation);
        insertRatings(handle, annotation);
    }

    private static void insertAudience(Handle handle, Annotation annotation) {
        for (GroupId group : annotation.audience().groups()) {
            Database.execute(
                    handle,
                    "INSERT INTO annotation_audience(annotation, group_id) VALUES (?, ?)",
                    annotation.id().value(),
                    group.value());
        }
    }

    private static void insertDetails(Handle handle, Annotation annotation) {
        String id = annotation.id().value();
        insertAudience(handle, annotation);
        for (String motivation : annotation.motivations()) {
            Database.execute(
                    handle, "INSERT INTO annotation_motivation(annotation, motivation) VALUES (?, ?)", id, motivation);
        }
        insertPlaces(handle, annotation.id(), StoredAnnotation.places(annotation));
        insertRatings(handle, annotation);
    }

    private static void insertRatings(Handle handle, Annotation annotation) {
        for (ReliabilityRating rating : ratings(annotation)) {
            handle.createUpdate("""
                            INSERT INTO rating(annotation, creator, target, axis, scale, scale_version, scope, within, round, grade)
                            VALUES (:id, :creator, :target, :axis, :scale, :version, :scope, :within, :round, :grade)""")
                    .bind("id", annotation.id().value())
                    .bind("creator", annotation.creator().value())
                    .bind("target", ratedTarget(annotation))
                    .bind("axis", rating.axis())
                    .bind("scale", rating.scale())
                    .bind("version", rating.scaleVersion())
                    .bind("scope", rating.scope().orElse(""))
                    .bind("within", String.join(" ", rating.within()))
                    .bind("round", rating.round().orElse(""))
                    .bind("grade", rating.value())
                    .execute();
        }
    }

    private static void insertPlaces(Handle handle, AnnotationId id, List<Place> places) {
        for (int ordinal = 0; ordinal < places.size(); ordinal++) {
            Place place = places.get(ordinal);
            Database.execute(
                    handle,
                    """
                    INSERT INTO annotation_place(annotation, ordered, ordinal, resource, version, start_offset, end_offset)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    id.value(),
                    id.order(),
                    ordinal,
                    place.resource(),
                    place.version().orElse(null),
                    place.span().map(TextSpan::start).orElse(null),
                    place.span().map(TextSpan::end).orElse(null));
        }
    }

    static List<ReliabilityRating> ratings(Annotation annotation) {
        return annotation.bodies().stream()
                .filter(ReliabilityRating.class::isInstance)
                .map(ReliabilityRating.class::cast)
                .toList();
    }

    /** One text for the same set of places, so that the same words rated twice are seen to be the same. */
    private static String ratedTarget(Annotation annotation) {
        return annotation.targets().stream()
                .map(AnnotationRows::target)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** One target in that text. */
    static String target(Place place) {
        return "%s@%s#%s"
                .formatted(
                        place.resource(),
                        place.version().orElse(""),
                        place.span()
                                .map(span -> span.start() + "," + span.end())
                                .orElse(""));
    }

    /** Another current rating by the same account that would say the same thing twice. */
    static Optional<AnnotationId> rivalRating(Handle handle, Annotation annotation) {
        for (ReliabilityRating rating : ratings(annotation)) {
            Optional<AnnotationId> rival = handle.createQuery("""
                            SELECT annotation FROM rating WHERE creator = :creator AND target = :target
                            AND axis = :axis AND scale = :scale AND scope = :scope AND round = :round
                            AND annotation <> :id""")
                    .bind("creator", annotation.creator().value())
                    .bind("target", ratedTarget(annotation))
                    .bind("axis", rating.axis())
                    .bind("scale", rating.scale())
                    .bind("scope", rating.scope().orElse(""))
                    .bind("round", rating.round().orElse(""))
                    .bind("id", annotation.id().value())
                    .map((row, context) -> new AnnotationId(row.getString("annotation")))
                    .findFirst();
            if (rival.isPresent()) {
                return rival;
            }
        }
        return Optional.empty();
    }

    static Set<AnnotationId> answered(Handle handle, List<AnnotationId> ids) {
        return handle
                .createQuery("SELECT DISTINCT resource FROM annotation_place WHERE resource IN (<paths>)")
                .bindList(
                        EmptyHandling.NULL_KEYWORD,
                        "paths",
                        ids.stream().map(AnnotationId::path).toList())
                .mapTo(String.class)
                .stream()
                .flatMap(path -> AnnotationId.ofPath(path).stream())
                .collect(Collectors.toSet());
    }

    static boolean isNamed(Handle handle, String path) {
        return handle.createQuery("SELECT count(*) FROM annotation WHERE content LIKE '%' || :path || '%'")
                        .bind("path", path)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    record Remembered(AnnotationId annotation, String requestHash) {}

    static Optional<Remembered> remembered(Handle handle, AccountId account, String key, Instant since) {
        return handle.createQuery("""
                        SELECT annotation, request_hash FROM idempotency
                        WHERE account = :account AND idempotency_key = :key AND at > :since""")
                .bind("account", account.value())
                .bind("key", key)
                .bind("since", Database.timeText(since))
                .map((row, context) ->
                        new Remembered(new AnnotationId(row.getString("annotation")), row.getString("request_hash")))
                .findOne();
    }

    static void remember(Handle handle, Annotation annotation, IdempotencyKey key, Instant since) {
        // Only an outlived entry of the same key makes room; one that somebody else has just made must stop us.
        handle.createUpdate("""
                        DELETE FROM idempotency
                        WHERE account = :account AND idempotency_key = :key AND at <= :since""")
                .bind("since", Database.timeText(since))
                .bind("account", annotation.creator().value())
                .bind("key", key.value())
                .execute();
        handle.createUpdate("""
                        INSERT INTO idempotency(account, idempotency_key, request_hash, annotation, at)
                        VALUES (:account, :key, :hash, :annotation, :at)""")
                .bind("account", annotation.creator().value())
                .bind("key", key.value())
                .bind("hash", key.requestHash())
                .bind("annotation", annotation.id().value())
                .bind("at", Database.timeText(annotation.created()))
                .execute();
    }
}
