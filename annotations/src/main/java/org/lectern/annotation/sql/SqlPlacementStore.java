package org.lectern.annotation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.PlacedEnd.Decision;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.Placer;
import org.lectern.annotation.sql.PlacementRows.Unplaced;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link PlacementStore} in a database; its table is one of {@link SqlAnnotationStore}'s, which has to be made first. */
public final class SqlPlacementStore implements PlacementStore {
    private static final String PLACEMENTS = "/placements/";

    /** Annotations in memory at a time. */
    private static final int SLICE = 500;

    private final Database database;
    private final Placer placer;

    public SqlPlacementStore(Database database, Placer placer) {
        this.database = database;
        this.placer = placer;
    }

    @Override
    public int placeAll(Transaction transaction, String resource, String version) {
        Handle handle = transaction.handle();
        int count = 0;
        List<Annotation> slice = elsewhere(handle, resource, version, "");
        while (!slice.isEmpty()) {
            for (Annotation annotation : slice) {
                for (Unplaced end : PlacementRows.unplaced(handle, annotation, resource, version)) {
                    PlacementRows.insert(
                            handle, annotation.id(), end.ordinal(), placer.place(end.end(), version, end.decided()));
                }
            }
            count += slice.size();
            slice = elsewhere(handle, resource, version, slice.getLast().id().order());
        }
        return count;
    }

    @Override
    public void prepare(String resource, String version) {
        List<Annotation> slice = database.read(handle -> elsewhere(handle, resource, version, ""));
        while (!slice.isEmpty()) {
            List<Annotation> now = slice;
            // Looked for when nothing of the database is held any more
            List<Unplaced> ends = database.read(handle -> now.stream()
                    .flatMap(annotation -> PlacementRows.unplaced(handle, annotation, resource, version).stream())
                    .toList());
            ends.forEach(end -> placer.place(end.end(), version, end.decided()));
            String last = slice.getLast().id().order();
            slice = database.read(handle -> elsewhere(handle, resource, version, last));
        }
    }

    private static List<Annotation> elsewhere(Handle handle, String resource, String version, String after) {
        return handle.createQuery("SELECT " + AnnotationRows.COLUMNS + """
             FROM annotation_place AS place CROSS JOIN annotation
            WHERE annotation.id = place.annotation AND withdrawn IS NULL
              AND place.resource = :resource AND place.version <> :version AND place.ordered <byBytes> > :after
              AND NOT EXISTS (SELECT 1 FROM annotation_place AS earlier
                WHERE earlier.annotation = place.annotation AND earlier.ordinal < place.ordinal
                  AND earlier.resource = :resource AND earlier.version <> :version)
            ORDER BY place.ordered <byBytes> LIMIT :limit\
            """)
                .bind("after", after)
                .bind("resource", resource)
                .bind("version", version)
                .bind("limit", SLICE)
                .map(AnnotationRows.ROW)
                .map(AnnotationRows.Row::annotation)
                .list();
    }

    @Override
    public List<String> versionsWrittenOn(String resource) {
        return database.read(handle -> handle.createQuery("""
            SELECT DISTINCT version FROM annotation_place
            WHERE resource = :resource AND version IS NOT NULL\
            """)
                .bind("resource", resource)
                .mapTo(String.class)
                .list());
    }

    @Override
    public Map<Integer, PlacedEnd> in(AnnotationId id, String version) {
        return database.read(handle -> PlacementRows.in(handle, id, version));
    }

    @Override
    public Map<String, Integer> outcomes(String resource, String version) {
        Map<String, Integer> outcomes = new TreeMap<>();
        database.read(handle -> handle.createQuery("""
            SELECT state, count(*) AS ends FROM placement
            WHERE resource = :resource AND version = :version
              AND annotation IN (SELECT id FROM annotation WHERE withdrawn IS NULL)
            GROUP BY state\
            """)
                        .bind("resource", resource)
                        .bind("version", version)
                        .map((row, context) -> Map.entry(row.getString("state"), row.getInt("ends")))
                        .list())
                .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
        return outcomes;
    }

    @Override
    public List<String> damage(String resource, String version, Function<Entry, Optional<String>> look) {
        return database.read(handle -> handle
                .createQuery("SELECT placement.*, " + AnnotationRows.COLUMNS + """
             FROM placement JOIN annotation ON annotation.id = placement.annotation
            WHERE placement.resource = :resource AND placement.version = :version AND annotation.withdrawn IS NULL
            ORDER BY annotation.ordered <byBytes>, placement.ordinal\
            """)
                .bind("resource", resource)
                .bind("version", version)
                .map((row, context) -> wrong(row, context, look))
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<String> wrong(
            ResultSet row, StatementContext context, Function<Entry, Optional<String>> look) throws SQLException {
        String end = "/annotations/%s, end %d".formatted(row.getString("annotation"), row.getInt("ordinal"));
        try {
            return look.apply(PlacementRows.ENTRY.map(row, context)).map(what -> end + ": " + what);
        } catch (RuntimeException e) {
            return Optional.of("%s: its outcome cannot be read (%s)".formatted(end, e.getMessage()));
        }
    }

    @Override
    public List<AnnotationId> withoutOneOutcome(String resource, String version) {
        return database.read(handle -> handle.createQuery("""
            SELECT end_.annotation FROM annotation_place end_ JOIN annotation ON annotation.id = end_.annotation
            WHERE end_.resource = :resource AND annotation.withdrawn IS NULL
            GROUP BY end_.annotation
            HAVING sum(CASE WHEN end_.version <> :version THEN 1 ELSE 0 END) <>
              (SELECT count(*) FROM placement
               WHERE annotation = end_.annotation AND resource = :resource AND version = :version)\
            """)
                .bind("resource", resource)
                .bind("version", version)
                .map((row, context) -> new AnnotationId(row.getString("annotation")))
                .list());
    }

    private static final String IN_VERSION = "AND placement.resource = :resource AND placement.version = :version ";

    @Override
    public List<Entry> entries(
            String resource, String version, Viewer viewer, Optional<State> state, int from, int limit) {
        String ofState = state.isPresent() ? "AND placement.state = :state " : "";
        return database.read(handle -> {
            Query query = AnnotationSearch.placements(
                            handle, viewer, "SELECT placement.*, " + AnnotationRows.COLUMNS, IN_VERSION + ofState + """
                                ORDER BY coalesce(placement.start_offset, -1), annotation.ordered <byBytes>, placement.ordinal
                                LIMIT :limit OFFSET :from\
                                """)
                    .bind("resource", resource)
                    .bind("version", version)
                    .bind("limit", limit)
                    .bind("from", from);
            state.ifPresent(only -> query.bind("state", only.word()));
            return query.map(PlacementRows.entryFor(viewer)).stream()
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    @Override
    public Map<State, Integer> counts(String resource, String version, Viewer viewer) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        database.read(handle -> AnnotationSearch.placements(
                                handle,
                                viewer,
                                "SELECT placement.state, count(*) AS ends",
                                IN_VERSION + "GROUP BY placement.state")
                        .bind("resource", resource)
                        .bind("version", version)
                        .map((row, context) ->
                                Map.entry(PlacementRows.state(row.getString("state")), row.getInt("ends")))
                        .list())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public Optional<Entry> entry(AnnotationId id, int end, String version, Viewer viewer) {
        return database.read(handle -> AnnotationSearch.placements(
                        handle,
                        viewer,
                        "SELECT placement.*, " + AnnotationRows.COLUMNS,
                        "AND placement.annotation = :id AND placement.ordinal = :ordinal AND placement.version ="
                                + " :version")
                .bind("id", id.value())
                .bind("ordinal", end)
                .bind("version", version)
                .map(PlacementRows.entryFor(viewer))
                .findOne()
                .flatMap(entry -> entry));
    }

    @Override
    public boolean decide(AnnotationId id, int end, PlacedEnd decided) {
        Decision decision = decided.decision().orElseThrow();
        return database.write(transaction -> {
            if (!PlacementRows.decide(transaction.handle(), id, end, decided)) {
                return false;
            }
            transaction.append(
                    "placement-decided",
                    subject(id),
                    decision.at(),
                    Optional.of(decision.by().value()),
                    "{\"end\":%d,\"version\":\"%s\",\"decision\":\"%s\",\"state\":\"%s\",\"span\":[%s]}"
                            .formatted(
                                    end,
                                    decided.version(),
                                    decision.verdict().word(),
                                    decided.state().word(),
                                    decided.span()
                                            .map(span -> span.start() + "," + span.end())
                                            .orElse("")));
            return true;
        });
    }

    @Override
    public boolean undo(AnnotationId id, int end, String version, AccountId by, Instant at) {
        return database.write(transaction -> {
            if (!PlacementRows.undo(transaction.handle(), id, end, version)) {
                return false;
            }
            transaction.append(
                    "placement-undone",
                    subject(id),
                    at,
                    Optional.of(by.value()),
                    "{\"end\":%d,\"version\":\"%s\"}".formatted(end, version));
            return true;
        });
    }

    @Override
    public List<Decided> decidedBetween(long cursor, long upTo, int limit) {
        return database.changesBetween(cursor, upTo, PLACEMENTS, limit).stream()
                .flatMap(change -> AnnotationId.parse(change.subject().substring(PLACEMENTS.length())).stream()
                        .map(id -> new Decided(change.cursor(), id)))
                .toList();
    }

    /** Not the annotation's own address: what its author wrote is not changed by where it stands. */
    private static String subject(AnnotationId id) {
        return PLACEMENTS + id.value();
    }
}
