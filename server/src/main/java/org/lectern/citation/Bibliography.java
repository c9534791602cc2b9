package org.lectern.citation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.CanonicalText;

/** The entries of a document's bibliography, such as {@code CONQUEST, Robert, 1968, The Great Terror: …}. */
final class Bibliography {
    private static final String SURNAME = "\\p{Lu}[\\p{Lu}’'-]{2,}";
    private static final Pattern ENTRY = Pattern.compile("^(" + SURNAME + "), \\p{Lu}");
    private static final Pattern SURNAMES = Pattern.compile(SURNAME + "(?=,)");
    private static final Pattern YEAR =
            Pattern.compile("(?<=, )((?:1[89]|20)\\d\\d)(?:[-–]((?:1[89]|20)\\d\\d))?(?=, )");
    /** One volume of a work, as {@code vol.5, 1/2}; a range such as {@code vol 1-8} is all of it. */
    private static final Pattern VOLUME = Pattern.compile("\\bvol\\.? ?(\\d+(?:, \\d+(?:/\\d+)?)?)(?![-–\\d])");

    private static final Pattern EDITORS = Pattern.compile(",? in " + SURNAME + ",");

    /**
     * One work of the list.
     *
     * @param surnames as printed, in capitals
     * @param lastYear equal to the year of the reference, or later where the volumes took years
     */
    record Entry(TextSpan span, List<String> surnames, OptionalInt lastYear, Reference reference) {}

    private final List<Entry> entries;
    private final Set<TextSpan> spans = new HashSet<>();

    private Bibliography(List<Entry> entries) {
        this.entries = entries;
        entries.forEach(entry -> spans.add(entry.span()));
    }

    static Bibliography in(CanonicalText text, List<Block> blocks) {
        var entries = new ArrayList<Entry>();
        for (Block block : blocks) {
            entry(block.span(), text.slice(block.span())).ifPresent(entries::add);
        }
        return new Bibliography(toldApart(text, entries));
    }

    /** What a list names twice are two works, so that titles which begin alike are taken as far as they differ. */
    private static List<Entry> toldApart(CanonicalText text, List<Entry> entries) {
        return entries.stream()
                .map(entry -> entries.stream()
                                .anyMatch(other -> !other.span().equals(entry.span())
                                        && WorkKey.of(other.reference()).sameWork(WorkKey.of(entry.reference())))
                        ? inFull(text, entry)
                        : entry)
                .toList();
    }

    private static Entry inFull(CanonicalText text, Entry entry) {
        String line = text.slice(entry.span());
        Matcher year = YEAR.matcher(line);
        Reference named = entry.reference();
        return year.find() && named.title().equals(Titles.of(afterYear(line, year)))
                ? new Entry(
                        entry.span(),
                        entry.surnames(),
                        entry.lastYear(),
                        new Reference(
                                named.authors(), Titles.inFull(afterYear(line, year)), named.year(), named.volume()))
                : entry;
    }

    private static String afterYear(String line, Matcher year) {
        return line.substring(year.end()).replaceAll("^, ", "");
    }

    boolean contains(Block block) {
        return spans.contains(block.span());
    }

    List<Entry> entries() {
        return entries;
    }

    private static Optional<Entry> entry(TextSpan span, String line) {
        Matcher year = YEAR.matcher(line);
        if (!ENTRY.matcher(line).find() || !year.find()) {
            return Optional.empty();
        }
        // an article in a volume: its authors stand before the volume's editors, the volume's year behind them
        Matcher editors = EDITORS.matcher(line);
        int authorsEnd = editors.find() ? Math.min(editors.start(), year.start()) : year.start();
        var surnames = new ArrayList<String>();
        Matcher surname = SURNAMES.matcher(line).region(0, authorsEnd);
        while (surname.find()) {
            surnames.add(surname.group());
        }
        int from = Integer.parseInt(year.group(1));
        int to = year.group(2) == null ? from : Integer.parseInt(year.group(2));
        boolean article = authorsEnd < year.start();
        String title = article ? article(line) : Titles.of(afterYear(line, year));
        Matcher volume = VOLUME.matcher(line).region(year.end(), line.length());
        return Optional.of(new Entry(
                span,
                List.copyOf(surnames),
                OptionalInt.of(to),
                new Reference(
                        surnames, title, OptionalInt.of(from), !article && volume.find() ? volume.group(1) : "")));
    }

    private static String article(String line) {
        int open = line.indexOf('“');
        return open < 0 ? "" : Titles.of(line.substring(open));
    }
}
