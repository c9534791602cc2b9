package org.lectern.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.lectern.document.Catalogue;
import org.lectern.document.IngestReport;
import org.lectern.document.Version;

/** What a text that was taken in turned out to be, as the document's page says it to whoever keeps it. */
final class IngestFindings {
    /** Numbers of pages that are listed one by one. */
    private static final int LISTED = 40;

    private final Catalogue catalogue;
    private final Version version;

    IngestFindings(Catalogue catalogue, Version version) {
        this.catalogue = catalogue;
        this.version = version;
    }

    /** A line for each thing that there is to say. */
    String lines() {
        IngestReport report = catalogue.report(version);
        StringJoiner lines = new StringJoiner("\n  ", "  ", "");
        lines.add("Read as %s%s."
                .formatted(
                        version.mediaType(),
                        catalogue.encoding(version).map(" in %s"::formatted).orElse("")));
        lines.add("Passages: %,d%s. Words that look misread: %,d."
                .formatted(report.passages(), languages(report), report.suspects()));
        pages("Pages with characters that are not known", report.unknown()).ifPresent(lines::add);
        pages("Pages without text", report.withoutText()).ifPresent(lines::add);
        String written = differences(true);
        if (!written.isEmpty()) {
            lines.add("Written out, as it is shown but has no letters in the file: %s.".formatted(written));
        }
        String left = differences(false);
        if (!left.isEmpty()) {
            lines.add("Left out, as no part of the text: %s.".formatted(left));
        }
        report.wholeUpTo()
                .ifPresent(most -> lines.add(
                        "It has more than %,d characters (whole-text): its citations are found in the background while a server runs, and it is not compared with other texts."
                                .formatted(most)));
        return lines.toString();
    }

    private String differences(boolean isWritten) {
        return catalogue.leftOut(version).entrySet().stream()
                .filter(left -> left.getKey().isWritten() == isWritten)
                .map(left -> "%s %,d".formatted(left.getKey().shortWord().replace('_', ' '), left.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String languages(IngestReport report) {
        return report.languages().entrySet().stream()
                .map(IngestFindings::language)
                .collect(Collectors.joining(
                        ", ",
                        report.languages().isEmpty() ? "" : " (",
                        report.languages().isEmpty() ? "" : ")"));
    }

    private static String language(Map.Entry<String, Integer> passages) {
        return "%s %,d".formatted(passages.getKey().equals("und") ? "unknown" : passages.getKey(), passages.getValue());
    }

    private static Optional<String> pages(String what, List<Integer> pages) {
        String listed = pages.stream()
                .limit(LISTED)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "", pages.size() > LISTED ? " …" : ""));
        return pages.isEmpty() ? Optional.empty() : Optional.of("%s: %,d (%s).".formatted(what, pages.size(), listed));
    }
}
