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

    private final TextSpan block;
    private final String words;
    private final Bibliography bibliography;
    private final List<Citation> found = new ArrayList<>();

    private AuthorYears(TextSpan block, String words, Bibliography bibliography) {
        this.block = block;
        this.words = words;
        this.bibliography = bibliography;
    }

    /** What {@link #ONE} needs inside of brackets. */
    private static final Pattern POSSIBLE = Pattern.compile("\\([^()]{0,200}?(?:1[89]|20)\\d\\d[^()]{0,200}\\)");

    static boolean mayStandIn(String words) {
        return POSSIBLE.matcher(words).find();
    }

    /** @param block where these words stand */
    static List<Citation> in(TextSpan block, String words, Bibliography bibliography) {
        var reader = new AuthorYears(block, words, bibliography);
        reader.read();
        return reader.found;
    }

    private void read() {
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
                inside.add(citation(at, one, quotedBefore(brackets.start())));
                at += part.length() + 1;
            }
            found.addAll(inside);
        }
    }

    private Citation citation(int at, Matcher one, Optional<TextSpan> quoted) {
        TextSpan span = span(at + one.start(1), at + (one.group(4) == null ? one.end(1) : one.end(4)));
        Optional<TextSpan> locator =
                one.group(4) == null ? Optional.empty() : Optional.of(span(at + one.start(4) + 2, at + one.end(4)));
        return new Citation(Citation.Form.AUTHOR_YEAR, span, reference(one), locator, quoted);
    }

    private Reference reference(Matcher one) {
        List<String> surnames = List.of(one.group(2).split(", | and | & ", -1));
        int year = Integer.parseInt(one.group(3));
        return bibliography
                .resolve(surnames.getFirst(), year)
                .map(Bibliography.Entry::reference)
                .orElse(new Reference(surnames, "", OptionalInt.of(year), ""));
    }

    static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private Optional<TextSpan> quotedBefore(int bracket) {
        Matcher quoted = QUOTED_BEFORE.matcher(words.substring(0, bracket));
        return quoted.find() && quoted.group(1).split("\\s+", -1).length >= QUOTED_WORDS
                ? Optional.of(span(quoted.start(1), quoted.end(1)))
                : Optional.empty();
    }

    private TextSpan span(int from, int to) {
        int start = block.start();
        return new TextSpan(start + words.codePointCount(0, from), start + words.codePointCount(0, to));
    }
}
