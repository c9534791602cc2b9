package org.lectern.annotation.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Standing;
import org.lectern.annotation.AnnotationStore.Summary;
import org.lectern.annotation.SuggestedReading;
import org.lectern.annotation.sql.AnnotationRows.Row;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** One viewer's look at the annotations that a query names: {@link org.lectern.people.Audience}'s rule, in SQL. */
final class AnnotationSearch {
    /** Nobody takes back more at one place. */
    private static final int MOST_GONE = 1_000;

    private static final Comparator<AnnotationId> OLDEST_FIRST = Comparator.comparing(AnnotationId::order);

    private final String condition;
    private final Optional<StandingOn> place;
    private final boolean replies;
    private final Map<String, Object> values = new HashMap<>();
    private final List<String> groups;
    private final Viewer viewer;

    AnnotationSearch(AnnotationQuery query, Viewer viewer) {
        this.viewer = viewer;
        this.groups = viewer.groups().stream().map(GroupId::value).sorted().toList();
        List<String> conditions = new ArrayList<>();
        conditions.add(visible(viewer));
        query.creator().ifPresent(creator -> {
            conditions.add("annotation.creator = :creator");
            values.put("creator", creator.value());
        });
        query.audience().ifPresent(group -> {
            conditions.add("annotation.id IN (SELECT annotation FROM annotation_audience WHERE group_id = :group)");
            values.put("group", group.value());
            if (!viewer.groups().contains(group)) {
                // what else a note is shared with is told to its author alone: Audience.toldTo, in SQL
                conditions.add(viewer.account()
                        .map(account -> "annotation.creator = :viewer")
                        .orElse("1 = 0"));
            }
        });
        query.motivation().ifPresent(motivation -> {
            conditions.add(
                    "annotation.id IN (SELECT annotation FROM annotation_motivation WHERE motivation = :motivation)");
            values.put("motivation", motivation);
        });
        this.place = query.place().map(place -> new StandingOn(place, values));
        this.replies = query.replies();
        this.condition = String.join(" AND ", conditions);
    }

    /** UNION, not UNION ALL: annotations that answer each other in a circle are followed once. */
    private static String withReplies(String annotations) {
        return """
                WITH RECURSIVE thread(annotation) AS (%s
                  UNION SELECT reply.annotation FROM annotation_place AS reply
                  JOIN thread ON reply.resource = '/annotations/' || thread.annotation)
                SELECT annotation FROM thread""".formatted(annotations);
    }

    private String visible(Viewer viewer) {
        String shared = "EXISTS (SELECT 1 FROM annotation_audience AS shared"
                + " WHERE shared.annotation = annotation.id AND shared.group_id IN (<groups>))";
        return viewer.account()
                .map(account -> {
                    values.put("viewer", account.value());
                    return "(annotation.creator = :viewer OR " + shared + ")";
                })
                .orElse(shared);
    }

    /** CROSS JOIN keeps SQLite at the order in which the tables are named: from the few to the many. */
    private Query query(Handle handle, String select, String rest) {
        String from = place.map(this::ids)
                .map("(%s) AS standing CROSS JOIN annotation WHERE annotation.id = standing.annotation AND "::formatted)
                .orElse("annotation WHERE ");
        return bound(handle, select + " FROM " + from + condition + " " + rest);
    }

    private String ids(StandingOn there) {
        return replies ? withReplies(there.ids()) : there.ids();
    }

    private Query bound(Handle handle, String sql) {
        return handle.createQuery(sql).bindMap(values).bindList(EmptyHandling.NULL_KEYWORD, "groups", groups);
    }

    /**
     * By age, what stands on a place by walks along it that end when there is enough.
     *
     * @param from a condition on the time of making, {@code <ordered>}, and {@code direction} ASC or DESC
     */
    private <T> List<T> byAge(
            Handle handle,
            String select,
            String from,
            String direction,
            int limit,
            Function<Query, List<T>> read,
            Function<T, AnnotationId> id) {
        String rest =
                " AND withdrawn IS NULL AND " + from + " ORDER BY <ordered> <byBytes> " + direction + " LIMIT :limit";
        if (replies || place.filter(StandingOn::isWalked).isEmpty()) {
            return read.apply(query(handle, select, rest)
                    .define("ordered", "annotation.ordered")
                    .bind("limit", limit));
        }
        Map<AnnotationId, T> met = new TreeMap<>(direction.equals("ASC") ? OLDEST_FIRST : OLDEST_FIRST.reversed());
        for (StandingOn.Walk walk : place.get().walks()) {
            Query query = bound(
                            handle,
                            "%s FROM %s AS place CROSS JOIN annotation WHERE annotation.id = place.annotation AND %s AND %s%s"
                                    .formatted(select, walk.table(), walk.there(), condition, rest))
                    .define("ordered", "place.ordered")
                    .bind("limit", limit);
            read.apply(query).forEach(one -> met.put(id.apply(one), one));
        }
        return met.values().stream().limit(limit).toList();
    }

    /** What a viewer may see of placements; {@code rest} may use the columns of both tables. */
    static Query placements(Handle handle, Viewer viewer, String select, String rest) {
        AnnotationSearch search = new AnnotationSearch(AnnotationQuery.ALL, viewer);
        return handle.createQuery(select + " FROM placement JOIN annotation ON annotation.id = placement.annotation"
                        + " WHERE annotation.withdrawn IS NULL AND " + search.condition + " " + rest)
                .bindMap(search.values)
                .bindList(EmptyHandling.NULL_KEYWORD, "groups", search.groups);
    }

    /** What a viewer may see of ratings; {@code joined} are further tables, {@code rest} may use the columns of all. */
    static Query ratings(
            Handle handle, AnnotationQuery query, Viewer viewer, String select, String joined, String rest) {
        AnnotationSearch search = new AnnotationSearch(query, viewer);
        return handle.createQuery(select + " FROM rating JOIN annotation ON annotation.id = rating.annotation " + joined
                        + " WHERE annotation.withdrawn IS NULL AND " + search.condition + " " + rest)
                .bindMap(search.values)
                .bindList(EmptyHandling.NULL_KEYWORD, "groups", search.groups);
    }

    /** A row that the viewer may not see is not even read, so asking for it takes as long as for one that never was. */
    static Optional<Row> find(Handle handle, AnnotationId id, Viewer viewer) {
        return new AnnotationSearch(AnnotationQuery.ALL, viewer)
                .query(handle, "SELECT " + AnnotationRows.COLUMNS, "AND annotation.id = :id")
                .bind("id", id.value())
                .map(AnnotationRows.rowFor(viewer))
                .findOne();
    }

    /** The revisions of those among {@code ids} that are to be read; only a few thousand fit into one question. */
    Map<AnnotationId, Integer> revisions(Handle handle, List<AnnotationId> ids) {
        Map<AnnotationId, Integer> found = new HashMap<>();
        query(handle, "SELECT id, creator, revision, " + HidingRows.COLUMN, "AND withdrawn IS NULL AND id IN (<ids>)")
                .bindList(
                        EmptyHandling.NULL_KEYWORD,
                        "ids",
                        ids.stream().map(AnnotationId::value).toList())
                .map((row, context) -> {
                    boolean isRead = HidingRows.read(Optional.ofNullable(row.getString("hiding")))
                            .map(hiding -> hiding.mayBeLiftedBy(viewer))
                            .orElse(true);
                    if (isRead || viewer.is(new AccountId(row.getString("creator")))) {
                        found.put(new AnnotationId(row.getString("id")), row.getInt("revision"));
                    }
                    return found;
                })
                .list();
        return found;
    }

    List<Annotation> current(Handle handle, Optional<AnnotationId> after, int limit) {
        return byAge(
                handle,
                "SELECT " + AnnotationRows.COLUMNS,
                "<ordered> <byBytes> > :after",
                "ASC",
                limit,
                query -> query.bind("after", after.map(AnnotationId::order).orElse(""))
                        .map(AnnotationRows.rowFor(viewer))
                        .map(AnnotationRows.Row::annotation)
                        .list(),
                Annotation::id);
    }

    /** The index of the same name gives this order, so that each slice begins where the one before ended. */
    List<Standing> inReadingOrder(
            Handle handle, String resource, boolean firstOnly, Optional<Standing> after, int limit) {
        String sameResource = firstOnly ? "" : "AND earlier.resource = place.resource";
        // A list of all that stand there would be made anew for each slice of them
        String standing = place.map(there -> there.isWalked() && !replies
                        ? there.holdsAnnotation()
                        : "annotation.id IN (%s)".formatted(ids(there)))
                .map(" AND "::concat)
                .orElse("");
        return handle.createQuery(
                        "SELECT " + AnnotationRows.COLUMNS + """
                        , coalesce(place.start_offset, -1) AS begins, coalesce(place.end_offset, -1) AS ends
                        FROM annotation_place AS place JOIN annotation ON annotation.id = place.annotation
                        WHERE place.resource = :reading AND withdrawn IS NULL
                        AND coalesce(place.start_offset, -1) >= :begins
                        AND (coalesce(place.start_offset, -1) > :begins OR coalesce(place.end_offset, -1) > :ends
                        OR (coalesce(place.end_offset, -1) = :ends AND place.annotation > :last))
                        AND NOT EXISTS (SELECT 1 FROM annotation_place AS earlier
                        WHERE earlier.annotation = place.annotation AND earlier.ordinal < place.ordinal
                        """ + sameResource + ") AND " + condition + standing + """
                         ORDER BY coalesce(place.start_offset, -1), coalesce(place.end_offset, -1), place.annotation
                        LIMIT :limit""")
                .bindMap(values)
                .bindList(EmptyHandling.NULL_KEYWORD, "groups", groups)
                .bind("reading", resource)
                .bind("begins", after.map(Standing::start).orElse(-1))
                .bind("ends", after.map(Standing::end).orElse(-2))
                .bind("last", after.map(last -> last.annotation().id().value()).orElse(""))
                .bind("limit", limit)
                .map((row, context) -> new Standing(
                        AnnotationRows.rowFor(viewer).map(row, context).annotation(),
                        row.getInt("begins"),
                        row.getInt("ends")))
                .list();
    }

    /** Those written on the version and those that came to stand in it. */
    List<Annotation> readings(Handle handle, String resource, String version, TextSpan span) {
        String begins =
                "WHERE resource = :resource AND version = :version AND " + StandingOn.beginsWithin(":from", ":to");
        return query(handle, "SELECT " + AnnotationRows.COLUMNS, """
                        AND withdrawn IS NULL AND annotation.id IN (SELECT annotation FROM annotation_place %s
                        UNION SELECT annotation FROM placement %s)
                        AND EXISTS (SELECT 1 FROM annotation_motivation AS edits
                        WHERE edits.annotation = annotation.id AND edits.motivation = :editing)
                        ORDER BY ordered <byBytes>""".formatted(begins, begins))
                .bind("resource", resource)
                .bind("version", version)
                .bind("from", span.start())
                .bind("to", span.end())
                .bind("editing", SuggestedReading.EDITING)
                .map(AnnotationRows.ROW)
                .map(AnnotationRows.Row::annotation)
                .list();
    }

    /** Only a few thousand ids fit into one question. */
    List<Annotation> answers(Handle handle, List<AnnotationId> ids, String motivation) {
        return query(handle, "SELECT " + AnnotationRows.COLUMNS, """
                        AND withdrawn IS NULL AND annotation.id IN
                        (SELECT annotation FROM annotation_place WHERE resource IN (<asked>))
                        AND EXISTS (SELECT 1 FROM annotation_motivation AS said
                        WHERE said.annotation = annotation.id AND said.motivation = :said)
                        ORDER BY ordered <byBytes>""")
                .bindList(
                        EmptyHandling.NULL_KEYWORD,
                        "asked",
                        ids.stream().map(AnnotationId::path).toList())
                .bind("said", motivation)
                .map(AnnotationRows.ROW)
                .map(AnnotationRows.Row::annotation)
                .list();
    }

    List<Annotation> goneSince(Handle handle, Instant moment) {
        return query(handle, "SELECT " + AnnotationRows.COLUMNS, """
                        AND (withdrawn > :moment OR EXISTS (SELECT 1 FROM hiding
                        WHERE hiding.annotation = annotation.id AND hiding.at > :moment))
                        ORDER BY ordered <byBytes> LIMIT :most""")
                .bind("moment", Database.timeText(moment))
                .bind("most", MOST_GONE)
                .map(AnnotationRows.ROW)
                .map(AnnotationRows.Row::annotation)
                .list();
    }

    /** The one that is {@code steps} older than another; empty where there are not so many. */
    Optional<AnnotationId> back(Handle handle, AnnotationId from, int steps) {
        return last(handle, "<ordered> <byBytes> <= :from", from.order(), steps + 1);
    }

    /** The one that {@code younger} others come after. */
    Optional<AnnotationId> fromTheEnd(Handle handle, int younger) {
        // No letter of an id comes after this one
        return last(handle, "<ordered> <byBytes> < :from", "~", younger + 1);
    }

    private Optional<AnnotationId> last(Handle handle, String condition, String from, int count) {
        List<AnnotationId> youngestFirst = byAge(
                handle,
                "SELECT annotation.id",
                condition,
                "DESC",
                count,
                query -> query.bind("from", from)
                        .map((row, context) -> new AnnotationId(row.getString("id")))
                        .list(),
                Function.identity());
        return youngestFirst.size() < count ? Optional.empty() : Optional.of(youngestFirst.getLast());
    }

    /**
     * The latest change counts what is withdrawn too: otherwise withdrawing the newest would turn time back.
     *
     * <p>The fingerprint is made of the cursors of the latest changes, since clocks tell too little apart. Their sum alone
     * would be the same for many sets of annotations, so each is first spread over 32 bits (multiplicative hashing, Knuth,
     * The Art of Computer Programming 3, 6.4).
     */
    Summary summary(Handle handle) {
        return query(handle, """
                        SELECT count(CASE WHEN withdrawn IS NULL THEN 1 END) AS total, max(modified) AS modified,
                        count(*) AS ever, coalesce(max(changed), 0) AS newest,
                        coalesce(sum((changed * 2654435761) % 4294967291), 0) AS mixed""", "")
                .map((row, context) -> new Summary(
                        row.getInt("total"),
                        Optional.ofNullable(row.getString("modified")).map(Instant::parse),
                        "%d %d %d %s"
                                .formatted(
                                        row.getInt("total"),
                                        row.getLong("ever"),
                                        row.getLong("newest"),
                                        row.getString("mixed"))))
                .one();
    }
}
