package org.lectern.search;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lectern.search.SearchQuery.Clause;
import org.lectern.search.SearchQuery.Narrowing;
import org.lectern.search.SearchQuery.Scope;
import org.lectern.search.SearchQuery.UnreadableQueryException;

/**
 * Reads what people type: words, {@code "a phrase"}, {@code begin*}, {@code -without}, and the field words {@code in: by:
 * kind: group: tag: rating: since: until:}, whose value may be quoted. A colon after any other word is no field word, and
 * a quotation mark that nothing closes reaches to the end, so that whatever is typed is a search; what is too long or holds
 * half a character is refused with a reason.
 */
public final class QueryReader {
    /** In code points. */
    public static final int LONGEST = 1_000;

    private static final int MOST_WORDS = 40;
    private static final Set<String> FIELDS = Set.of("in", "by", "kind", "group", "tag", "rating", "since", "until");
    private static final String QUOTES = "\"“”„«»";

    private static final WordTokens WORDS = new WordTokens();

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<Clause> clauses = new ArrayList<>();
    private int words;

    private QueryReader() {}

    /** What may be given beside the box, by the names of the field words. */
    public static SearchQuery read(String typed, Map<String, List<String>> beside, Set<Scope> scopes, boolean exact)
            throws UnreadableQueryException {
        QueryReader reader = new QueryReader();
        check(typed);
        for (Map.Entry<String, List<String>> entry : beside.entrySet()) {
            for (String value : entry.getValue()) {
                check(value);
                if (!value.isBlank()) {
                    reader.field(entry.getKey()).add(value.strip());
                }
            }
        }
        reader.readAll(typed);
        return new SearchQuery(typed, reader.clauses, reader.narrowing(scopes), exact);
    }

    public static SearchQuery read(String typed) throws UnreadableQueryException {
        return read(typed, Map.of(), EnumSet.allOf(Scope.class), false);
    }

    /** What was typed, without the values of one field word. */
    public static String without(String field, String typed) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        for (Piece piece : pieces(typed)) {
            if (piece.field.equals(Optional.of(field))) {
                left.append(typed, at, piece.start);
                at = Math.min(typed.length(), piece.end + (piece.closed ? 1 : 0));
            }
        }
        return left.append(typed.substring(at)).toString().strip();
    }

    static void check(String typed) throws UnreadableQueryException {
        if (typed.codePointCount(0, typed.length()) > LONGEST) {
            throw new UnreadableQueryException(
                    "A search has at most %,d characters. Look for fewer words.".formatted(LONGEST));
        }
        if (typed.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(typed)) {
            throw new UnreadableQueryException(
                    "The search holds something that no text can hold (U+0000 or half a character). Type it anew.");
        }
    }

    private List<String> field(String name) {
        return fields.computeIfAbsent(name, key -> new ArrayList<>());
    }

    /**
     * A word or quotation as it stands in the box.
     *
     * @param start where it begins, with its field word or minus
     * @param from where its text begins and {@code end} where it ends, without quotation marks
     * @param closed whether a quotation mark ends it
     */
    record Piece(
            int start, int from, int end, Optional<String> field, boolean excluded, boolean quoted, boolean closed) {
        String text(String typed) {
            return typed.substring(from, end);
        }
    }

    static List<Piece> pieces(String typed) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < typed.length()) {
            int here = typed.codePointAt(at);
            if (isSpace(here)) {
                at += Character.charCount(here);
                continue;
            }
            boolean excluded = (here == '-' || here == '−') && at + 1 < typed.length();
            int start = excluded ? at + 1 : at;
            int colon = excluded ? -1 : fieldEnd(typed, start);
            int from = colon >= 0 ? colon + 1 : start;
            boolean quoted = from < typed.length() && QUOTES.indexOf(typed.charAt(from)) >= 0;
            int end = quoted ? closing(typed, from + 1) : nextSpace(typed, from);
            Optional<String> field =
                    colon >= 0 ? Optional.of(typed.substring(start, colon).toLowerCase(Locale.ROOT)) : Optional.empty();
            pieces.add(new Piece(
                    at, quoted ? from + 1 : from, end, field, excluded, quoted, quoted && end < typed.length()));
            at = quoted ? Math.min(end + 1, typed.length()) : end;
        }
        return pieces;
    }

    private void readAll(String typed) throws UnreadableQueryException {
        for (Piece piece : pieces(typed)) {
            String text = piece.text(typed);
            if (piece.field.isEmpty()) {
                addClause(text, piece.excluded, piece.quoted);
            } else if (!text.isBlank()) {
                field(piece.field.get()).add(text.strip());
            }
        }
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }

    /** Where the colon of a field word stands; −1 where there is none. */
    private static int fieldEnd(String typed, int start) {
        int colon = typed.indexOf(':', start);
        boolean isField =
                colon > start && FIELDS.contains(typed.substring(start, colon).toLowerCase(Locale.ROOT));
        return isField ? colon : -1;
    }

    private static int closing(String typed, int from) {
        int at = from;
        while (at < typed.length() && QUOTES.indexOf(typed.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int nextSpace(String typed, int from) {
        int at = from;
        while (at < typed.length() && !isSpace(typed.codePointAt(at)) && QUOTES.indexOf(typed.charAt(at)) < 0) {
            at += Character.charCount(typed.codePointAt(at));
        }
        return at;
    }

    private void addClause(String text, boolean excluded, boolean quoted) throws UnreadableQueryException {
        List<WordTokens.Token> tokens = WORDS.tokens(text);
        List<String> found = tokens.stream().map(WordTokens.Token::word).toList();
        Set<Integer> compounds = IntStream.range(0, tokens.size())
                .filter(word -> tokens.get(word).isCompound())
                .boxed()
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            return; // only punctuation: nothing to look for
        }
        words += found.size();
        if (words > MOST_WORDS) {
            throw new UnreadableQueryException(
                    "A search has at most %d words. Look for fewer, or for a part of the phrase."
                            .formatted(MOST_WORDS));
        }
        clauses.add(new Clause(found, excluded, !quoted && found.size() == 1 && text.endsWith("*"), compounds));
    }

    private Narrowing narrowing(Set<Scope> scopes) throws UnreadableQueryException {
        return new Narrowing(
                scopes,
                values("in"),
                values("kind").stream()
                        .map(kind -> kind.toLowerCase(Locale.ROOT))
                        .toList(),
                values("by"),
                values("group"),
                values("tag"),
                values("rating"),
                day("since", true),
                day("until", false));
    }

    private List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    private Optional<LocalDate> day(String field, boolean first) throws UnreadableQueryException {
        List<String> values = values(field);
        return values.isEmpty() ? Optional.empty() : Optional.of(parseDay(values.getLast(), first));
    }

    /** A year, a month or a day; of the longer ones, its first or its last day. */
    private static LocalDate parseDay(String text, boolean first) throws UnreadableQueryException {
        try {
            if (text.matches("\\d{4}")) {
                LocalDate start = LocalDate.of(Integer.parseInt(text), 1, 1);
                return first ? start : start.plusYears(1).minusDays(1);
            }
            if (text.matches("\\d{4}-\\d{2}")) {
                YearMonth month = YearMonth.parse(text);
                return first ? month.atDay(1) : month.atEndOfMonth();
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new UnreadableQueryException(unreadableDate(text));
        }
        throw new UnreadableQueryException(unreadableDate(text));
    }

    private static String unreadableDate(String text) {
        return "\"%s\" is no date. Write a year, a month or a day, as 1937, 1937-08 or 1937-08-05.".formatted(text);
    }
}
