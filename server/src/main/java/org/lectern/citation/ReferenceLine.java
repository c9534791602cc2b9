package org.lectern.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a line such as {@code Chuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. 278} as a reference.
 *
 * <p>Compilers write their citations by hand: the mark after the author is a point or a comma, the imprint follows a
 * point or a comma, years carry a {@code c}, and quotation marks are not always closed. So the reader takes the line
 * from both ends, where the marks are firm (authors in front, page and year behind), and what is left is the title.
 *
 * @param locatorStart UTF-16 offset in the line; equal to {@code locatorEnd} where no place is named
 */
record ReferenceLine(Reference reference, int locatorStart, int locatorEnd) {
    /** A line that is longer tells something; it does not only cite. In UTF-16 units. */
    private static final int LONGEST = 330;

    private static final String YEAR = "(?:1[89]|20)\\d\\d";
    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final String NUMBERS = "\\[?(?:\\d+|[ivxlc]+)(?:(?: and |[-–,;& ])*(?:\\d+|[ivxlc]+))*\\]?";

    private static final Pattern PAGE =
            Pattern.compile("[\\s,.](pp?[.,]? ?" + NUMBERS + ")[.,;)]*(?: ?\\[pp?\\.? ?[-–\\d]+ on the NET\\])?\\\\?$");
    private static final Pattern PAGES_AFTER_YEAR =
            Pattern.compile("\\((?:" + MONTH + " )?" + YEAR + "\\)[,:] (\\d+(?:[-–]\\d+)?)\\.?$");
    /** Where a paper lies in an archive: fond, opis and delo, then leaves, in Latin letters or in Cyrillic ones. */
    private static final String IN_ARCHIVE =
            "(?:f|fond|ф|фонд)\\.? ?\\d+\\p{L}?(?:, (?:op|opis|d|delo|k|p|ll?|оп|опись|д|дело|лл?)\\.? ?\\d+\\p{L}?(?: ob\\.| об\\.)?(?:(?:[-–]|, )\\d{1,3}(?!\\d))*)+";

    private static final Pattern ARCHIVE = Pattern.compile("[\\s,.](" + IN_ARCHIVE + ")(?![\\p{L}\\d])");
    private static final Pattern ARCHIVE_LAST = Pattern.compile("[\\s,.](" + IN_ARCHIVE + ")[.,;)]*$");
    private static final Pattern YEARS = Pattern.compile("(?<!\\d)[cC]?(" + YEAR + ")(?![\\d])");
    private static final Pattern VOLUME =
            Pattern.compile("[ ,(]*\\bVol\\. ?(\\d+|[IVXLC]+)(?:, No\\. ?(\\d+))?\\)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE_LAST = Pattern.compile(
            ",? (?:\\d{1,2} )?(?:" + MONTH + ",? ?)?c?" + YEAR + "\\.?$|\\[[^\\[\\]]*\\b" + YEAR + "\\b[^\\[\\]]*\\]$");
    private static final Pattern BY = Pattern.compile(
            "^(.{3,120}?) by ((?:\\p{Lu}[\\p{L}.’'-]* ){1,4}?" + "\\p{Lu}[\\p{L}’'-]+), .*" + YEAR + ".*$");
    private static final Pattern SOURCE = Pattern.compile("^Sources?: (\\p{Lu}.*?), .*" + YEAR + "\\.?$");

    /** A line below what it cites that names a page; certain wherever it stands. */
    static Optional<ReferenceLine> withPage(String line) {
        if (line.length() > LONGEST || !opens(line)) {
            return Optional.empty();
        }
        return Stream.of(PAGE, PAGES_AFTER_YEAR, ARCHIVE_LAST)
                .map(pattern -> pattern.matcher(line))
                .filter(Matcher::find)
                .findFirst()
                .flatMap(page -> read(line.substring(0, page.start(1)).replaceAll("[\\s,]+$", ""))
                        .map(reference -> of(reference, line, page)));
    }

    /** A line that names no page but an author, a title and at its end a year; certain only as the last of its group. */
    static Optional<ReferenceLine> withYear(String line) {
        if (line.length() > LONGEST || !opens(line)) {
            return Optional.empty();
        }
        Matcher source = SOURCE.matcher(line);
        if (source.matches()) {
            return Optional.of(new ReferenceLine(
                    new Reference(List.of(), source.group(1), year(line), ""), line.length(), line.length()));
        }
        if (!DATE_LAST.matcher(line).find()) {
            return Optional.empty();
        }
        Matcher by = BY.matcher(line);
        if (by.matches() && !by.group(1).contains(". ")) {
            var reference = new Reference(List.of(by.group(2)), by.group(1), year(line), "");
            return Optional.of(new ReferenceLine(reference, line.length(), line.length()));
        }
        // an author in front is what tells such a line from a date at the end of a sentence
        return Authors.inFrontOf(line)
                .filter(authors -> authors.inverted() && authors.end() < line.length())
                .flatMap(authors -> read(line))
                .map(reference -> inArchive(reference, line));
    }

    private static ReferenceLine inArchive(Reference reference, String line) {
        Matcher place = ARCHIVE.matcher(line);
        return place.find()
                ? new ReferenceLine(reference, place.start(1), place.end(1))
                : new ReferenceLine(reference, line.length(), line.length());
    }

    private static ReferenceLine of(Reference reference, String line, Matcher page) {
        int end = page.end(1);
        while (end > page.start(1) && ",; ".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return new ReferenceLine(reference, page.start(1), end);
    }

    private static boolean opens(String line) {
        int first = line.codePointAt(0);
        return Character.isUpperCase(first) || first == '“' || first == '"';
    }

    private static Optional<Reference> read(String head) {
        Optional<Authors> authors = Authors.inFrontOf(head);
        String rest = authors.map(a -> head.substring(a.end())).orElse(head).strip();
        Matcher volume = VOLUME.matcher(rest);
        String number = "";
        if (volume.find()) {
            number = volume.group(2) == null ? volume.group(1) : volume.group(1) + ", " + volume.group(2);
        }
        String title = Titles.of(volumeLeftOut(rest));
        if (title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reference(authors.map(Authors::names).orElse(List.of()), title, year(head), number));
    }

    /** Without the volume and what follows it: a volume closes the title, whatever comes next. */
    private static String volumeLeftOut(String rest) {
        Matcher volume = VOLUME.matcher(rest);
        return volume.find() && volume.start() > 0 ? rest.substring(0, volume.start()) : rest;
    }

    /** The last year: titles carry years of their own, the imprint stands behind them. */
    private static OptionalInt year(String head) {
        var years = new ArrayList<Integer>();
        Matcher year = YEARS.matcher(head);
        while (year.find()) {
            years.add(Integer.parseInt(year.group(1)));
        }
        return years.isEmpty() ? OptionalInt.empty() : OptionalInt.of(years.getLast());
    }
}
