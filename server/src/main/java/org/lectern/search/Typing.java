package org.lectern.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.search.SearchQuery.Scope;
import org.lectern.search.SearchQuery.UnreadableQueryException;

/**
 * A search that is still being typed.
 *
 * @param before what stands in the box before the word or the value that is being typed
 * @param field the field word that it belongs to; empty for a word to look for
 * @param begun how it begins so far
 * @param rest the search without it
 */
public record Typing(String before, Optional<String> field, String begun, SearchQuery rest) {
    private static final WordTokens WORDS = new WordTokens();

    /** Empty where the box ends with nothing that could go on; parameters as in {@link QueryReader#read}. */
    public static Optional<Typing> read(
            String typed, Map<String, List<String>> beside, Set<Scope> scopes, boolean exact)
            throws UnreadableQueryException {
        QueryReader.check(typed);
        List<QueryReader.Piece> pieces = QueryReader.pieces(typed);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        QueryReader.Piece last = pieces.getLast();
        if (last.closed() || last.end() != typed.length()) {
            return Optional.empty();
        }
        if (last.field().isPresent()) {
            String before = typed.substring(0, last.start());
            return Optional.of(new Typing(
                    before, last.field(), last.text(typed), QueryReader.read(before, beside, scopes, exact)));
        }
        List<WordTokens.Token> words = WORDS.tokens(last.text(typed));
        if (words.isEmpty() || last.from() + words.getLast().end() != typed.length()) {
            return Optional.empty();
        }
        int start = last.from() + words.getLast().start();
        String before = typed.substring(0, start);
        return Optional.of(new Typing(
                before, Optional.empty(), typed.substring(start), QueryReader.read(before, beside, scopes, exact)));
    }
}
