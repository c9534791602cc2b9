package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Version;
import org.lectern.sql.Database;

/**
 * The outlines of versions, of which every page that is opened shows a part. They are kept in memory for those asked for most;
 * a version never changes, so none goes stale.
 */
final class Outlines {
    /** Headings that are kept, over all versions; each takes some 250 bytes. */
    private static final int IN_MEMORY = 50_000;

    /** Headings of one version; more are asked of the database each time. */
    private static final int WHOLE = 5_000;

    private final Database database;
    private final Cache<Version, Kept> outlines = Caffeine.newBuilder()
            .maximumWeight(IN_MEMORY)
            .weigher((Version version, Kept outline) -> 1 + outline.entries().size())
            .build();

    /** @param entries all of them, in order; none where there are more than may be kept */
    private record Kept(int count, List<OutlineEntry> entries) {
        boolean isWhole() {
            return entries.size() == count;
        }
    }

    Outlines(Database database) {
        this.database = database;
    }

    private Kept of(Version version) {
        return outlines.get(
                version,
                wanted -> database.read(handle -> {
                    int count = HeadingRows.count(handle, wanted);
                    return new Kept(count, count > WHOLE ? List.of() : HeadingRows.all(handle, wanted));
                }));
    }

    /** How many headings a version has. */
    int count(Version version) {
        return of(version).count();
    }

    List<OutlineEntry> all(Version version) {
        Kept kept = of(version);
        return kept.isWhole() ? kept.entries() : database.read(handle -> HeadingRows.all(handle, version));
    }

    /**
     * A part of a version's outline: of the headings around a code point so many, in order.
     *
     * @param most before it, and as many from it on
     */
    List<OutlineEntry> around(Version version, int offset, int most) {
        Kept kept = of(version);
        if (!kept.isWhole()) {
            return database.read(handle -> HeadingRows.around(handle, version, offset, most));
        }
        int middle = 0;
        int start = -1;
        for (int n = 0; n < kept.count(); n++) {
            int next = kept.entries().get(n).heading().start();
            if (next <= offset && next >= start) { // an outline may lead back
                middle = n + 1;
                start = next;
            }
        }
        return kept.entries().subList(Math.max(0, middle - most), Math.min(kept.count(), middle + most));
    }
}
