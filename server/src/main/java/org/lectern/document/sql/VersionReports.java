package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.lectern.document.IngestReport;
import org.lectern.document.LongLayout;
import org.lectern.document.TextFile;
import org.lectern.document.Version;
import org.lectern.sql.Database;

/** What versions turned out to be. The whole text is read for it once, so it is kept for those asked for most. */
final class VersionReports {
    private static final int REPORTS_IN_MEMORY = 1_000;

    private final Database database;
    private final StoredTexts texts;
    private final Cache<Version, IngestReport> reports =
            Caffeine.newBuilder().maximumSize(REPORTS_IN_MEMORY).build();

    VersionReports(Database database, StoredTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    IngestReport of(Version version) {
        return reports.get(version, this::find);
    }

    private IngestReport find(Version version) {
        int suspects = suspects(texts.file(version.hash()));
        Optional<Integer> wholeUpTo = texts.isLong(version) ? Optional.of(texts.longestWhole()) : Optional.empty();
        return database.read(handle -> new IngestReport(
                version.pages(),
                PassageRows.count(handle, version),
                PassageRows.languages(handle, version),
                suspects,
                PageRows.withoutPassages(handle, version),
                wholeUpTo));
    }

    private static int suspects(TextFile text) {
        int suspects = 0;
        for (int at = 0; at < text.length(); at += LongLayout.WINDOW) {
            suspects += IngestReport.suspects(text.sliceWithin(at, at + LongLayout.WINDOW));
        }
        return suspects;
    }
}
