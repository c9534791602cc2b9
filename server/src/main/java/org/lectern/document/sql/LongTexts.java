package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.lectern.document.ContentStore;
import org.lectern.document.ReadSource;
import org.lectern.document.TextFile;
import org.lectern.sql.Database;

/** Texts that are read on the disk, with where their characters stand kept in memory. Safe for use by several threads. */
final class LongTexts {
    /** Bytes of all that is kept; a text of 200 MB takes less than one. */
    private static final long IN_MEMORY = 16L << 20;

    /** Bytes that a code point takes at most in UTF-8. */
    private static final int WIDEST = 4;

    private final Database database;
    private final ContentStore files;
    private final Predicate<String> isPdf;
    private final Cache<String, TextFile> opened = Caffeine.newBuilder()
            .maximumWeight(IN_MEMORY)
            .weigher((String hash, TextFile text) -> 100 + text.bytesInMemory())
            .build();

    /** @param isPdf whether a version is that of a PDF, by its hash */
    LongTexts(Database database, ContentStore files, Predicate<String> isPdf) {
        this.database = database;
        this.files = files;
        this.isPdf = isPdf;
    }

    TextFile get(String version) {
        return opened.get(version, this::open);
    }

    private TextFile open(String version) {
        Path file = files.path(version);
        int before = ReadSource.bytesBefore(isPdf.test(version));
        return database.read(handle -> VersionRows.marks(handle, version))
                .map(marks -> TextFile.marked(file, before, files.path(marks)))
                .orElseGet(() -> TextFile.of(file, before));
    }

    /** The number of bytes says it for most texts. */
    boolean isLongerThan(int characters, String version) {
        long bytes = files.size(version);
        return bytes > characters
                && (bytes / WIDEST > characters + 100L || get(version).length() > characters);
    }
}
