package org.lectern.annotation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Place;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.PlacedEnd.Decision;
import org.lectern.annotation.PlacedEnd.Verdict;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore.Entry;
import org.lectern.annotation.Placer;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** The table of placements: ends in and out. */
final class PlacementRows {
    static final RowMapper<PlacedEnd> END = (row, context) -> end(row);

    private PlacementRows() {}

    static PlacedEnd end(ResultSet row) throws SQLException {
        Optional<String> verdict = Optional.ofNullable(row.getString("decision"));
        Optional<Decision> decision = Optional.empty();
        if (verdict.isPresent()) {
            decision = Optional.of(new Decision(
                    Verdict.of(verdict.get()),
                    new AccountId(row.getString("decided_by")),
                    Instant.parse(row.getString("decided_at"))));
        }
        return new PlacedEnd(
                row.getString("resource"),
                row.getString("version"),
                span(row, "start_offset", "end_offset"),
                state(row.getString("state")),
                row.getDouble("similarity"),
                decision);
    }

    /** As it is stored, for those who look after the store. */
    static final RowMapper<Entry> ENTRY =
            (row, context) -> entry(AnnotationRows.ROW.map(row, context).annotation(), row);

    /** Empty for the far end of a link that is hidden from the viewer: what it was linked to is part of what was said. */
    static RowMapper<Optional<Entry>> entryFor(Viewer viewer) {
        return (row, context) -> {
            Annotation annotation =
                    AnnotationRows.rowFor(viewer).map(row, context).annotation();
            boolean isTold = row.getInt("ordinal") < annotation.ends().size();
            return isTold ? Optional.of(entry(annotation, row)) : Optional.empty();
        };
    }

    private static Entry entry(Annotation annotation, ResultSet row) throws SQLException {
        int ordinal = row.getInt("ordinal");
        return new Entry(
                annotation,
                ordinal,
                annotation.ends().get(ordinal),
                end(row),
                PlacedEnd.found(
                        row.getString("resource"),
                        row.getString("version"),
                        span(row, "found_start", "found_end"),
                        state(row.getString("found_state")),
                        row.getDouble("found_similarity")));
    }

    static State state(String word) {
        return State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Optional<TextSpan> span(ResultSet row, String from, String to) throws SQLException {
        int start = row.getInt(from);
        return row.wasNull() ? Optional.empty() : Optional.of(new TextSpan(start, row.getInt(to)));
    }

    /** By end; those of one version only. */
    static Map<Integer, PlacedEnd> in(Handle handle, AnnotationId id, String version) {
        Map<Integer, PlacedEnd> ends = new TreeMap<>();
        handle.createQuery("SELECT * FROM placement WHERE annotation = :id AND version = :version")
                .bind("id", id.value())
                .bind("version", version)
                .map((row, context) -> Map.entry(row.getInt("ordinal"), end(row)))
                .forEach(entry -> ends.put(entry.getKey(), entry.getValue()));
        return ends;
    }

    private static List<PlacedEnd> decided(Handle handle, AnnotationId id, int ordinal) {
        return handle.createQuery("""
            SELECT * FROM placement WHERE annotation = :id AND ordinal = :ordinal AND decision IS NOT NULL
            ORDER BY decided_at DESC\
            """)
                .bind("id", id.value())
                .bind("ordinal", ordinal)
                .map(END)
                .list();
    }

    /** Places every end of an annotation that stands in an older version than the current one of its resource. */
    static void placeIn(Transaction transaction, Annotation annotation, Placer placer) {
        List<Place> ends = annotation.ends();
        for (int ordinal = 0; ordinal < ends.size(); ordinal++) {
            Place end = ends.get(ordinal);
            if (end.version().isPresent()) {
                Optional<String> current = placer.current(transaction, end.resource());
                if (current.isPresent() && !current.equals(end.version())) {
                    placeOne(transaction.handle(), annotation.id(), ordinal, end, current.get(), placer);
                }
            }
        }
    }

    /**
     * An end that has no place in a version yet.
     *
     * @param ordinal its place in the content
     * @param decided what was decided about it in other versions, the latest first
     */
    record Unplaced(int ordinal, Place end, List<PlacedEnd> decided) {}

    /** The ends in one resource that stand in another version than this one and have no place in it yet. */
    static List<Unplaced> unplaced(Handle handle, Annotation annotation, String resource, String version) {
        List<Unplaced> unplaced = new ArrayList<>();
        List<Place> ends = annotation.ends();
        for (int ordinal = 0; ordinal < ends.size(); ordinal++) {
            Place end = ends.get(ordinal);
            if (end.resource().equals(resource)
                    && end.version().filter(own -> !own.equals(version)).isPresent()
                    && !isPlaced(handle, annotation.id(), ordinal, version)) {
                unplaced.add(new Unplaced(ordinal, end, decided(handle, annotation.id(), ordinal)));
            }
        }
        return unplaced;
    }

    private static void placeOne(
            Handle handle, AnnotationId id, int ordinal, Place end, String version, Placer placer) {
        if (!isPlaced(handle, id, ordinal, version)) {
            insert(handle, id, ordinal, placer.place(end, version, decided(handle, id, ordinal)));
        }
    }

    private static boolean isPlaced(Handle handle, AnnotationId id, int ordinal, String version) {
        return handle.createQuery("""
            SELECT 1 FROM placement
            WHERE annotation = :id AND ordinal = :ordinal AND version = :version\
            """)
                .bind("id", id.value())
                .bind("ordinal", ordinal)
                .bind("version", version)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static void insert(Handle handle, AnnotationId id, int ordinal, PlacedEnd end) {
        handle.createUpdate("""
            INSERT INTO placement(annotation, ordered, ordinal, resource, version, start_offset, end_offset, state,
              similarity, found_start, found_end, found_state, found_similarity)
            VALUES (:id, :ordered, :ordinal, :resource, :version, :start, :end, :state, :similarity,
              :start, :end, :state, :similarity)\
            """)
                .bind("id", id.value())
                .bind("ordered", id.order())
                .bind("ordinal", ordinal)
                .bind("resource", end.resource())
                .bind("version", end.version())
                .bind("start", end.span().map(TextSpan::start).orElse(null))
                .bind("end", end.span().map(TextSpan::end).orElse(null))
                .bind("state", end.state().word())
                .bind("similarity", end.similarity())
                .execute();
    }

    /**
     * Keeps the placements of ends that a new state of the annotation has as the old one had them, wherever it counts
     * them now; those of other ends go.
     */
    static void keepRepeated(Handle handle, Annotation before, Annotation next) {
        List<Place> old = before.ends();
        List<Place> now = next.ends();
        if (old.equals(now)) {
            return;
        }
        String id = before.id().value();
        // Out of the way first: a row may not meet another on its way to its new place.
        handle.createUpdate("UPDATE placement SET ordinal = -1 - ordinal WHERE annotation = :id")
                .bind("id", id)
                .execute();
        PreparedBatch batch =
                handle.prepareBatch("UPDATE placement SET ordinal = :now WHERE annotation = :id AND ordinal = :aside");
        boolean[] taken = new boolean[old.size()];
        for (int ordinal = 0; ordinal < now.size(); ordinal++) {
            for (int was = 0; was < old.size(); was++) {
                if (!taken[was] && old.get(was).equals(now.get(ordinal))) {
                    taken[was] = true;
                    batch.bind("now", ordinal)
                            .bind("id", id)
                            .bind("aside", -1 - was)
                            .add();
                    break;
                }
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        handle.createUpdate("DELETE FROM placement WHERE annotation = :id AND ordinal < 0")
                .bind("id", id)
                .execute();
    }

    static boolean decide(Handle handle, AnnotationId id, int ordinal, PlacedEnd decided) {
        Decision decision = decided.decision().orElseThrow();
        return handle.createUpdate("""
            UPDATE placement SET start_offset = :start, end_offset = :end, state = :state,
              similarity = :similarity, decision = :decision, decided_by = :by, decided_at = :at
            WHERE annotation = :id AND ordinal = :ordinal AND version = :version\
            """)
                        .bind("start", decided.span().map(TextSpan::start).orElse(null))
                        .bind("end", decided.span().map(TextSpan::end).orElse(null))
                        .bind("state", decided.state().word())
                        .bind("similarity", decided.similarity())
                        .bind("decision", decision.verdict().word())
                        .bind("by", decision.by().value())
                        .bind("at", Database.timeText(decision.at()))
                        .bind("id", id.value())
                        .bind("ordinal", ordinal)
                        .bind("version", decided.version())
                        .execute()
                == 1;
    }

    static boolean undo(Handle handle, AnnotationId id, int ordinal, String version) {
        return handle.createUpdate("""
            UPDATE placement SET start_offset = found_start, end_offset = found_end, state = found_state,
              similarity = found_similarity, decision = NULL, decided_by = NULL, decided_at = NULL
            WHERE annotation = :id AND ordinal = :ordinal AND version = :version
              AND decision IS NOT NULL\
            """)
                        .bind("id", id.value())
                        .bind("ordinal", ordinal)
                        .bind("version", version)
                        .execute()
                == 1;
    }
}
