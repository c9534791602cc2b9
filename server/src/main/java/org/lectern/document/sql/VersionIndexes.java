package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.lectern.document.Version;
import org.lectern.sql.Database;

/** Where the pages and passages of versions stand, kept in memory for those asked for most. */
final class VersionIndexes {
    /** Pages and passages whose places are kept in memory, over all documents. */
    private static final int INDEXED_IN_MEMORY = 1_000_000;

    private final Database database;
    private final Cache<Version, VersionIndex> indexes = Caffeine.newBuilder()
            .maximumWeight(INDEXED_IN_MEMORY)
            .weigher((Version version, VersionIndex index) -> index.weight())
            .build();

    VersionIndexes(Database database) {
        this.database = database;
    }

    VersionIndex of(Version version) {
        return indexes.get(version, wanted -> VersionIndex.of(database, wanted));
    }
}
