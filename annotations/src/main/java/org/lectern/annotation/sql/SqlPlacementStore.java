package org.lectern.annotation.sql;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.Placer;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link PlacementStore} in a database; its table is one of {@link SqlAnnotationStore}'s, which has to be made first. */
public final class SqlPlacementStore implements PlacementStore {
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
                PlacementRows.placeIn(handle, annotation, resource, version, placer);
            }
            count += slice.size();
            slice = elsewhere(handle, resource, version, slice.getLast().id().order());
        }
        return count;
    }

    private static List<Annotation> elsewhere(Handle handle, String resource, String version, String after) {
        return handle.createQuery("SELECT " + AnnotationRows.COLUMNS + """
                         FROM annotation WHERE withdrawn IS NULL AND ordered > :after AND id IN
                          (SELECT annotation FROM annotation_place
                           WHERE resource = :resource AND version IS NOT NULL AND version <> :version)
                        ORDER BY ordered LIMIT :limit""")
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
                        WHERE resource = :resource AND version IS NOT NULL""")
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
                        GROUP BY state""")
                        .bind("resource", resource)
                        .bind("version", version)
                        .map((row, context) -> Map.entry(row.getString("state"), row.getInt("ends")))
                        .list())
                .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
        return outcomes;
    }
}
