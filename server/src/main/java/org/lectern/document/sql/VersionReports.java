package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.document.IngestReport;
import org.lectern.document.LongLayout;
import org.lectern.document.ReadingWatch;
import org.lectern.document.TextFile;
import org.lectern.document.Version;
import org.lectern.sql.Database;
import org.lectern.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What versions turned out to be. The whole text is read for it, so it is kept: in memory for those asked for most, and in the
 * database for long texts, which take seconds.
 */
final class VersionReports {
    private static final Logger LOG = LoggerFactory.getLogger(VersionReports.class);
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
        return of(version, ReadingWatch.NOBODY);
    }

    /** @param watch is told how far it is where the text has to be read */
    IngestReport of(Version version, ReadingWatch watch) {
        return reports.get(version, wanted -> find(wanted, watch));
    }

    private IngestReport find(Version version, ReadingWatch watch) {
        Optional<Integer> wholeUpTo = texts.isLong(version) ? Optional.of(texts.longestWhole()) : Optional.empty();
        if (version.characters() <= LongLayout.WINDOW) {
            return read(version, wholeUpTo, watch);
        }
        Optional<IngestReport> kept = database.read(handle -> ReportRows.of(handle, version, wholeUpTo));
        if (kept.isPresent()) {
            return kept.get();
        }
        IngestReport report = read(version, wholeUpTo, watch);
        keep(version, report);
        return report;
    }

    /** Whoever asked has it even where the disk is full. */
    private void keep(Version version, IngestReport report) {
        try {
            database.write(transaction -> {
                ReportRows.put(transaction.handle(), version, report);
                return version;
            });
        } catch (StorageException e) {
            LOG.warn(
                    "The report on {} is not kept, and made again when it is asked for",
                    version.address().path(),
                    e);
        }
    }

    private IngestReport read(Version version, Optional<Integer> wholeUpTo, ReadingWatch watch) {
        Found found = new Found(database.read(handle -> PageRows.spans(handle, version)));
        found.look(texts.file(version.hash()), watch);
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

        private void look(TextFile text, ReadingWatch watch) {
            for (int at = 0; at < text.length(); at += LongLayout.WINDOW) {
                String window = text.sliceWithin(at, at + LongLayout.WINDOW);
                suspects += IngestReport.suspects(window);
                lookForUnknown(window, at);
                int upTo = Math.min(text.length(), at + LongLayout.WINDOW);
                watch.lookedThrough((int) ((long) pages.size() * upTo / text.length()), pages.size());
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
