package org.lectern.document.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.lectern.document.IngestReport;
import org.lectern.document.Version;

/** Reports on versions of long texts. */
final class ReportRows {
    private ReportRows() {}

    /** @param wholeUpTo as the report is to say, which no row does: it is a setting */
    static Optional<IngestReport> of(Handle handle, Version version, Optional<Integer> wholeUpTo) {
        return VersionRows.of(handle, version, """
            SELECT passages, languages, suspects, unknown, without_text FROM version_report
            WHERE document = :document AND version = :version\
            """)
                .map((row, context) -> new IngestReport(
                        version.pages(),
                        row.getInt("passages"),
                        languages(row.getString("languages")),
                        row.getInt("suspects"),
                        numbers(row.getString("unknown")),
                        numbers(row.getString("without_text")),
                        wholeUpTo))
                .findOne();
    }

    /** For a version that may have one already, which is the same. */
    static void put(Handle handle, Version version, IngestReport report) {
        handle.createUpdate("""
            INSERT INTO version_report(document, version, passages, languages, suspects, unknown, without_text)
            VALUES (:document, :version, :passages, :languages, :suspects, :unknown, :withoutText)
            ON CONFLICT DO NOTHING\
            """)
                .bind("document", version.document().value())
                .bind("version", version.hash())
                .bind("passages", report.passages())
                .bind(
                        "languages",
                        report.languages().entrySet().stream()
                                .map(language -> "%s %d".formatted(language.getKey(), language.getValue()))
                                .collect(Collectors.joining("\n")))
                .bind("suspects", report.suspects())
                .bind("unknown", words(report.unknown()))
                .bind("withoutText", words(report.withoutText()))
                .execute();
    }

    private static SortedMap<String, Integer> languages(String lines) {
        SortedMap<String, Integer> languages = new TreeMap<>();
        lines.lines()
                .map(line -> line.split(" ", -1))
                .forEach(language -> languages.put(language[0], Integer.parseInt(language[1])));
        return languages;
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Integer> numbers(String words) {
        return words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(" ", -1)).map(Integer::valueOf).toList();
    }
}
