package org.lectern.citation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.SlicedText;
import org.lectern.anchor.TextSpan;

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

    /** Entries that are known; a text that has more is hardly anything else, and its last ones are not resolved. */
    static final int MOST = 50_000;

    private final List<Entry> entries;
    /** By the one half of the first surname and by the other, so that one letter of it may differ: indexes, ascending. */
    private final Map<String, List<Integer>> byHalf = new HashMap<>();

    private Bibliography(List<Entry> entries) {
        this.entries = entries;
        for (int n = 0; n < entries.size(); n++) {
            if (!entries.get(n).surnames().isEmpty()) {
                for (String half :
                        halves(AuthorYears.fold(entries.get(n).surnames().getFirst()))) {
                    byHalf.computeIfAbsent(half, any -> new ArrayList<>()).add(n);
                }
            }
        }
    }

    /** @param entries of the text, in order, {@value #MOST} at most */
    static Bibliography of(SlicedText text, List<Entry> entries) {
        return new Bibliography(toldApart(text, entries));
    }

    /** What a list names twice are two works, so that titles which begin alike are taken as far as they differ. */
    private static List<Entry> toldApart(SlicedText text, List<Entry> entries) {
        List<WorkKey> keys =
                entries.stream().map(entry -> WorkKey.of(entry.reference())).toList();
        Map<String, List<Integer>> alike = new HashMap<>();
        for (int n = 0; n < keys.size(); n++) {
            for (String group : groups(keys.get(n))) {
                alike.computeIfAbsent(group, any -> new ArrayList<>()).add(n);
            }
        }
        List<Entry> apart = new ArrayList<>(entries.size());
        for (int n = 0; n < keys.size(); n++) {
            WorkKey key = keys.get(n);
            int self = n;
            boolean isTwice = groups(key).stream()
                    .flatMap(group -> alike.getOrDefault(group, List.of()).stream())
                    .anyMatch(other -> other != self && keys.get(other).sameWork(key));
            apart.add(isTwice ? inFull(text, entries.get(n)) : entries.get(n));
        }
        return apart;
    }

    /** Two keys of one work have one of these in common: their title, or their year. */
    private static List<String> groups(WorkKey key) {
        return List.of(key.surname() + "\n" + key.title(), key.surname() + "\n" + key.year());
    }

    /** The first entry whose first surname and year these are; a surname may be misprinted by one letter. */
    Optional<Entry> resolve(String surname, int year) {
        String folded = AuthorYears.fold(surname);
        return halves(folded).stream()
                .flatMap(half -> byHalf.getOrDefault(half, List.of()).stream()
                        .filter(n -> isOf(entries.get(n), folded, year))
                        .findFirst()
                        .stream())
                .min(Comparator.naturalOrder())
                .map(entries::get);
    }

    private static boolean isOf(Entry entry, String surname, int year) {
        int from = entry.reference().year().orElse(year);
        return from <= year
                && year <= entry.lastYear().orElse(from)
                && differences(AuthorYears.fold(entry.surnames().getFirst()), surname) <= 1;
    }

    private static List<String> halves(String surname) {
        int middle = surname.length() / 2;
        return List.of(
                surname.length() + "<" + surname.substring(0, middle),
                surname.length() + ">" + surname.substring(middle));
    }

    /** Letters that differ at the same place; a misprint of another kind is not forgiven. */
    private static int differences(String a, String b) {
        if (a.length() != b.length()) {
            return Integer.MAX_VALUE;
        }
        int differences = 0;
        for (int i = 0; i < a.length(); i++) {
            differences += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return differences;
    }

    private static Entry inFull(SlicedText text, Entry entry) {
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

    /** The entry that a passage is, if it is one. */
    static Optional<Entry> entry(TextSpan span, String line) {
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
