package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
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
        Found found = new Found(database.read(handle -> PageRows.spans(handle, version)));
        found.look(texts.file(version.hash()));
        Optional<Integer> wholeUpTo = texts.isLong(version) ? Optional.of(texts.longestWhole()) : Optional.empty();
        return database.read(handle -> new IngestReport(
                version.pages(),
                PassageRows.count(handle, version),
                PassageRows.languages(handle, version),
                found.suspects,
                found.unknown,
                PageRows.withoutPassages(handle, version),
                wholeUpTo));
    }

    /** What is found in the text itself, which is read from its beginning to its end. */
    private static final class Found {
        private final List<TextSpan> pages;
        private final List<Integer> unknown = new ArrayList<>();
        private int page;
        private int suspects;

        private Found(List<TextSpan> pages) {
            this.pages = pages;
        }

        private void look(TextFile text) {
            for (int at = 0; at < text.length(); at += LongLayout.WINDOW) {
                String window = text.sliceWithin(at, at + LongLayout.WINDOW);
                suspects += IngestReport.suspects(window);
                lookForUnknown(window, at);
            }
        }

        /** @param start code points before it */
        private void lookForUnknown(String window, int start) {
            int point = start;
            int counted = 0;
            for (int unit = window.indexOf(IngestReport.UNKNOWN);
                    unit >= 0;
                    unit = window.indexOf(IngestReport.UNKNOWN, unit + 1)) {
                point += window.codePointCount(counted, unit);
                counted = unit;
                while (page < pages.size() && pages.get(page).end() <= point) {
                    page++;
                }
                int number = page + 1;
                if (unknown.isEmpty() || unknown.getLast() != number) {
                    unknown.add(number);
                }
            }
        }
    }
}
