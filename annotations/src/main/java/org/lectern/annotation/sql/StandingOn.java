package org.lectern.annotation.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lectern.annotation.Place;

/**
 * The SQL that finds what stands on a place: the annotations written on it, and those of other versions that have come
 * to stand on it. It binds {@code :resource}, {@code :version}, {@code :start} and {@code :end} of the place.
 *
 * <p>What stands on a whole resource or version can be many times what is wanted of it, so it is walked by age along an
 * index. What stands on a span is all looked up, by classes of length: an end of at most 64 code points that reaches into
 * the span begins at most 64 before it, and so on.
 */
final class StandingOn {
    /** As the indexes {@code …_by_length} have it, word for word. */
    private static final String CLASS = """
            (CASE WHEN end_offset - start_offset <= 64 THEN 64 WHEN end_offset - start_offset <= 512 THEN 512
            WHEN end_offset - start_offset <= 4096 THEN 4096 ELSE 0 END)""";

    private static final List<Integer> LENGTHS = List.of(64, 512, 4096);

    private final Place place;

    /** @param values takes what is bound */
    StandingOn(Place place, Map<String, Object> values) {
        this.place = place;
        values.put("resource", place.resource());
        place.version().ifPresent(version -> values.put("version", version));
        place.span().ifPresent(span -> {
            values.put("start", span.start());
            values.put("end", span.end());
        });
    }

    /** Whether it is found by walks, not by {@link #ids}. */
    boolean isWalked() {
        return place.span().isEmpty();
    }

    /** By age along {@code place.ordered}; what is met on one walk may be met on another again. */
    List<Walk> walks() {
        List<Walk> walks = new ArrayList<>();
        String there =
                "place.resource = :resource" + (place.version().isPresent() ? " AND place.version = :version" : "");
        walks.add(walk("annotation_place", there));
        if (place.version().isPresent()) {
            walks.add(walk("placement", there));
        }
        return walks;
    }

    /**
     * @param table where to walk, as {@code place}
     * @param there the condition that an end stands there and is the annotation's first that does
     */
    record Walk(String table, String there) {}

    private static Walk walk(String table, String there) {
        String earlier = there.replace("place.", "earlier.");
        return new Walk(
                table,
                there
                        + " AND NOT EXISTS (SELECT 1 FROM %s AS earlier WHERE earlier.annotation = place.annotation AND %s"
                                .formatted(table, earlier)
                        + " AND earlier.ordinal < place.ordinal)");
    }

    /**
     * The condition that an annotation, which is looked at anyway, is among these; for what is walked. Its few ends are
     * counted, and said to have an ordinal, since SQLite would else go through all that stand there.
     */
    String holdsAnnotation() {
        String standing = "SELECT count(*) FROM %s AS standing WHERE standing.annotation = annotation.id"
                + " AND standing.ordinal >= 0 AND standing.resource = :resource%s";
        return place.version().isEmpty()
                ? "(" + standing.formatted("annotation_place", "") + ") > 0"
                : "(%s) + (%s) > 0"
                        .formatted(
                                standing.formatted("annotation_place", " AND standing.version = :version"),
                                standing.formatted("placement", " AND standing.version = :version"));
    }

    /** A query for the ids of all. */
    String ids() {
        String in = "SELECT annotation FROM %s WHERE resource = :resource";
        if (place.version().isEmpty()) {
            return in.replace("SELECT", "SELECT DISTINCT").formatted("annotation_place");
        }
        in += " AND version = :version";
        if (place.span().isEmpty()) {
            return in.formatted("annotation_place") + " UNION " + in.formatted("placement");
        }
        List<String> parts = new ArrayList<>();
        for (int length : LENGTHS) {
            String ofClass = in + " AND " + CLASS + " = " + length;
            String begins = " AND start_offset > :start - " + length + " AND start_offset < :end";
            parts.add(ofClass.formatted("annotation_place") + begins + " AND end_offset > :start");
            // What is lost has no length and is listed where it would stand
            String lost =
                    length == LENGTHS.getFirst() ? " OR (start_offset = end_offset AND start_offset >= :start)" : "";
            parts.add(ofClass.formatted("placement") + begins + " AND (end_offset > :start" + lost + ")");
        }
        String rest = in + " AND " + CLASS
                + " = 0 AND (start_offset IS NULL OR (start_offset < :end AND end_offset > :start))";
        parts.add(rest.formatted("annotation_place"));
        parts.add(rest.formatted("placement"));
        return String.join("\nUNION ", parts);
    }

    /** The condition on columns of {@code annotation_place} or {@code placement} that an end begins in a span. */
    static String beginsWithin(String from, String to) {
        return "%s IN (64, 512, 4096, 0) AND start_offset >= %s AND start_offset < %s".formatted(CLASS, from, to);
    }
}
