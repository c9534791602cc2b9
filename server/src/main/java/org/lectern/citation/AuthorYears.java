package org.lectern.citation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.CanonicalText;

/** Authors with years in running text: {@code (Hagenloh, 2000; Shearer, 2003)}, resolved to the bibliography. */
final class AuthorYears {
    private static final String SURNAME = "\\p{Lu}[\\p{L}’'-]+";
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]{4,200})\\)");
    private static final Pattern ONE =
            Pattern.compile("\\s*(?:see |cf\\. )?((" + SURNAME + "(?:(?:, | and | & )" + SURNAME
                    + ")*)(?: et al\\.?)?,? ((?:1[89]|20)\\d\\d)[a-z]?)((?:, |: )(?:pp?\\. ?)?\\d+(?:[-–]\\d+)?)?\\s*");
    private static final Pattern MONTH = Pattern.compile(
            "(?i)(?:january|february|march|april|may|june|july|august|" + "september|october|november|december)");
    private static final Pattern QUOTED_BEFORE = Pattern.compile("“([^“”]+)”[.,]?\\s*$");

    /** Fewer words in quotation marks are a term, such as “wrecking”, and not a quotation. */
    private static final int QUOTED_WORDS = 3;

    private final CanonicalText text;
    private final Block block;
    private final Bibliography bibliography;
    private final List<Citation> found = new ArrayList<>();

    private AuthorYears(CanonicalText text, Block block, Bibliography bibliography) {
        this.text = text;
        this.block = block;
        this.bibliography = bibliography;
    }

    /** What {@link #ONE} needs inside of brackets. */
    private static final Pattern POSSIBLE = Pattern.compile("\\([^()]{0,200}?(?:1[89]|20)\\d\\d[^()]{0,200}\\)");

    static boolean mayStandIn(String words) {
        return POSSIBLE.matcher(words).find();
    }

    static List<Citation> in(CanonicalText text, Block block, Bibliography bibliography) {
        var reader = new AuthorYears(text, block, bibliography);
        reader.read();
        return reader.found;
    }

    private void read() {
        String words = text.slice(block.span());
        Matcher brackets = BRACKETS.matcher(words);
        while (brackets.find()) {
            var inside = new ArrayList<Citation>();
            int at = brackets.start(1);
            for (String part : brackets.group(1).split(";", -1)) {
                Matcher one = ONE.matcher(part);
                if (!one.matches() || MONTH.matcher(one.group(2)).matches()) {
                    inside.clear();
                    break;
                }
                inside.add(citation(words, at, one, quotedBefore(words, brackets.start())));
                at += part.length() + 1;
            }
            found.addAll(inside);
        }
    }

    private Citation citation(String words, int at, Matcher one, Optional<TextSpan> quoted) {
        TextSpan span = span(words, at + one.start(1), at + (one.group(4) == null ? one.end(1) : one.end(4)));
        Optional<TextSpan> locator = one.group(4) == null
                ? Optional.empty()
                : Optional.of(span(words, at + one.start(4) + 2, at + one.end(4)));
        return new Citation(Citation.Form.AUTHOR_YEAR, span, reference(one), locator, quoted);
    }

    private Reference reference(Matcher one) {
        List<String> surnames = List.of(one.group(2).split(", | and | & ", -1));
        int year = Integer.parseInt(one.group(3));
        return bibliography.entries().stream()
                .filter(entry -> resolves(entry, surnames, year))
                .map(Bibliography.Entry::reference)
                .findFirst()
                .orElse(new Reference(surnames, "", OptionalInt.of(year), ""));
    }

    /** The first surname and the year agree; a surname may be misprinted by one letter, where the rest agrees. */
    private static boolean resolves(Bibliography.Entry entry, List<String> surnames, int year) {
        int from = entry.reference().year().orElse(year);
        return from <= year
                && year <= entry.lastYear().orElse(from)
                && !entry.surnames().isEmpty()
                && differences(fold(entry.surnames().getFirst()), fold(surnames.getFirst())) <= 1;
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

    static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private Optional<TextSpan> quotedBefore(String words, int bracket) {
        Matcher quoted = QUOTED_BEFORE.matcher(words.substring(0, bracket));
        return quoted.find() && quoted.group(1).split("\\s+", -1).length >= QUOTED_WORDS
                ? Optional.of(span(words, quoted.start(1), quoted.end(1)))
                : Optional.empty();
    }

    private TextSpan span(String words, int from, int to) {
        int start = block.span().start();
        return new TextSpan(start + words.codePointCount(0, from), start + words.codePointCount(0, to));
    }
}
