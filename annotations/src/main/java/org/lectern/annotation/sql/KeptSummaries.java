package org.lectern.annotation.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Summary;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/**
 * Summaries of what was asked for lately. Each page of a list says how long the whole list is, which takes a look at all
 * of it; so what was found is said again until the change log has gone on. Safe for use by several threads.
 */
final class KeptSummaries {
    private static final int MOST = 100;

    private final Map<Asked, Found> kept = new LinkedHashMap<>();

    private record Asked(AnnotationQuery query, Viewer viewer) {}

    /** @param cursor of the newest change at that time */
    private record Found(long cursor, Summary summary) {}

    /** @param handle reads one consistent state, so that the log and the annotations are of the same moment */
    Summary of(Handle handle, AnnotationQuery query, Viewer viewer) {
        Asked asked = new Asked(query, viewer);
        long cursor = Database.lastCursor(handle);
        Found before = get(asked);
        if (before != null && before.cursor == cursor) {
            return before.summary;
        }
        Summary summary = new AnnotationSearch(query, viewer).summary(handle);
        put(asked, new Found(cursor, summary));
        return summary;
    }

    private synchronized @Nullable Found get(Asked asked) {
        return kept.get(asked);
    }

    private synchronized void put(Asked asked, Found found) {
        kept.remove(asked);
        kept.put(asked, found);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
