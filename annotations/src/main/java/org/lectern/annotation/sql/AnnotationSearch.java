package org.lectern.annotation.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Standing;
import org.lectern.annotation.AnnotationStore.Summary;
import org.lectern.annotation.Place;
import org.lectern.annotation.SuggestedReading;
import org.lectern.annotation.sql.AnnotationRows.Row;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** One viewer's look at the annotations that a query names: {@link org.lectern.people.Audience}'s rule, in SQL. */
final class AnnotationSearch {
    private final String condition;
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
        query.place()
                .ifPresent(place -> conditions.add("annotation.id IN ("
                        + (query.replies() ? withReplies(standing(place)) : standing(place)) + ")"));
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

    /** The annotations written on a place, and those of other versions that have come to stand on it. */
    private String standing(Place place) {
        values.put("resource", place.resource());
        String written = "SELECT annotation FROM annotation_place WHERE resource = :resource";
        if (place.version().isEmpty()) {
            return written;
        }
        values.put("version", place.version().get());
        written += " AND version = :version";
        String carried = "SELECT annotation FROM placement WHERE resource = :resource AND version = :version";
        if (place.span().isPresent()) {
            values.put("start", place.span().get().start());
            values.put("end", place.span().get().end());
            // What is lost has no length and is listed where it would stand.
            String on = " AND (start_offset IS NULL OR (start_offset < :end AND end_offset > :start)";
            written += on + ")";
            carried += on + " OR (start_offset = end_offset AND start_offset >= :start AND start_offset < :end))";
        }
        return written + " UNION " + carried;
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

    private Query query(Handle handle, String select, String rest) {
        return handle.createQuery(select + " FROM annotation WHERE " + condition + " " + rest)
                .bindMap(values)
                .bindList(EmptyHandling.NULL_KEYWORD, "groups", groups);
    }

    /** What a viewer may see of placements; {@code rest} may use the columns of both tables. */
    static Query placements(Handle handle, Viewer viewer, String select, String rest) {
        AnnotationSearch search = new AnnotationSearch(AnnotationQuery.ALL, viewer);
        return handle.createQuery(select + " FROM placement JOIN annotation ON annotation.id = placement.annotation"
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
        return query(handle, "SELECT " + AnnotationRows.COLUMNS, """
                        AND withdrawn IS NULL AND ordered <byBytes> > :after ORDER BY ordered <byBytes> LIMIT :limit""")
                .bind("after", after.map(AnnotationId::order).orElse(""))
                .bind("limit", limit)
                .map(AnnotationRows.rowFor(viewer))
                .map(AnnotationRows.Row::annotation)
                .list();
    }

    /** The index of the same name gives this order, so that each slice begins where the one before ended. */
    List<Standing> inReadingOrder(
            Handle handle, String resource, boolean firstOnly, Optional<Standing> after, int limit) {
        String sameResource = firstOnly ? "" : "AND earlier.resource = place.resource";
        return handle.createQuery("SELECT " + AnnotationRows.COLUMNS + """
                        , coalesce(place.start_offset, -1) AS begins, coalesce(place.end_offset, -1) AS ends
                        FROM annotation_place AS place JOIN annotation ON annotation.id = place.annotation
                        WHERE place.resource = :reading AND withdrawn IS NULL
                        AND coalesce(place.start_offset, -1) >= :begins
                        AND (coalesce(place.start_offset, -1) > :begins OR coalesce(place.end_offset, -1) > :ends
                        OR (coalesce(place.end_offset, -1) = :ends AND place.annotation > :last))
                        AND NOT EXISTS (SELECT 1 FROM annotation_place AS earlier
                        WHERE earlier.annotation = place.annotation AND earlier.ordinal < place.ordinal
                        """ + sameResource + ") AND " + condition + """
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
        String begins = "WHERE resource = :resource AND version = :version"
                + " AND start_offset >= :from AND start_offset < :to";
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

    Optional<AnnotationId> back(Handle handle, AnnotationId after, int limit) {
        return query(handle, "SELECT id", """
                        AND withdrawn IS NULL AND ordered <byBytes> <= :after
                        ORDER BY ordered <byBytes> DESC LIMIT 1 OFFSET :limit""")
                .bind("after", after.order())
                .bind("limit", limit)
                .mapTo(String.class)
                .findFirst()
                .map(AnnotationId::new);
    }

    Optional<AnnotationId> nth(Handle handle, int n) {
        return query(handle, "SELECT id", "AND withdrawn IS NULL ORDER BY ordered <byBytes> LIMIT 1 OFFSET :n")
                .bind("n", n)
                .mapTo(String.class)
                .findFirst()
                .map(AnnotationId::new);
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
