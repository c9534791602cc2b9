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
        return new Bibliography(entries);
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
        String title =
                article ? article(line) : Titles.of(line.substring(year.end()).replaceAll("^, ", ""));
        return Optional.of(new Entry(
                span,
                List.copyOf(surnames),
                OptionalInt.of(to),
                new Reference(surnames, title, OptionalInt.of(from), "")));
    }

    private static String article(String line) {
        int open = line.indexOf('“');
        return open < 0 ? "" : Titles.of(line.substring(open));
    }
}
