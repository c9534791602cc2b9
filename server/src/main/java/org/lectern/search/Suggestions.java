package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.lectern.search.SearchQuery.Clause;
import org.lectern.search.SearchResult.AlsoSpelled;

/**
 * Words that are spelled much like one that was typed. They come from passages that the asker may see and from nowhere
 * else: the notes' words are in a field that is not looked at, and a word that no visible passage holds is not offered.
 */
final class Suggestions {
    private static final int MOST = 5;

    /** Of a search for more, none is likely to be what was meant. */
    private static final int MOST_WORDS = 5;

    /** Near words that are looked at for one of those offered. */
    private static final int CANDIDATES = 200;

    /** Shorter words are near to too many others. */
    private static final int SHORTEST = 4;

    private static final int LONG = 8;

    private final WordTokens tokens;

    Suggestions(WordTokens tokens) {
        this.tokens = tokens;
    }

    /** @param visible a filter of passages */
    List<AlsoSpelled> of(SearchQuery query, IndexSearcher searcher, Query visible) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), IndexFields.PASSAGE_WORDS);
        List<AlsoSpelled> found = new ArrayList<>();
        List<Clause> words = query.clauses().stream()
                .filter(clause ->
                        !clause.excluded() && !clause.prefix() && clause.words().size() == 1)
                .toList();
        if (terms == null || words.size() > MOST_WORDS) {
            return found;
        }
        for (Clause clause : words) {
            String typed = clause.words().getFirst();
            Set<String> asked = asked(tokens.forms(typed), query.exact());
            for (String near : near(terms, tokens.forms(typed), query.exact())) {
                if (found.size() == MOST) {
                    return found;
                }
                asPrinted(near, searcher, visible)
                        .filter(word -> tokens.forms(word).indexed().stream().noneMatch(asked::contains))
                        .map(word -> new AlsoSpelled(typed, word))
                        .filter(one -> !found.contains(one))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Set<String> asked(WordForms typed, boolean exact) {
        Set<String> asked = new HashSet<>();
        typed.asked(exact).forEach(term -> asked.add(term.term()));
        return asked;
    }

    private record Near(String term, float likeness) {}

    /** The nearest first; what the search finds already is left out. */
    private static List<String> near(Terms terms, WordForms typed, boolean exact) throws IOException {
        Set<String> asked = asked(typed, exact);
        List<Near> near = new ArrayList<>();
        for (String word : written(typed)) {
            int sign = Character.isLetter(word.codePointAt(0)) ? 0 : 1;
            int length = word.codePointCount(0, word.length()) - sign;
            if (length < SHORTEST || word.chars().noneMatch(Character::isLetter)) {
                continue;
            }
            Term middle = new Term(IndexFields.PASSAGE_WORDS, word);
            FuzzyTermsEnum all = new FuzzyTermsEnum(terms, middle, length < LONG ? 1 : 2, sign, true);
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                String found = term.utf8ToString();
                String letters = found.substring(sign);
                if (Character.isLetter(letters.codePointAt(0))
                        && !asked.contains(found)
                        && WordForms.of(letters).indexed().stream().noneMatch(asked::contains)) {
                    near.add(new Near(found, all.getBoost()));
                }
            }
        }
        return near.stream()
                .sorted(Comparator.comparingDouble(Near::likeness).reversed().thenComparing(Near::term))
                .map(Near::term)
                .distinct()
                .limit(CANDIDATES)
                .toList();
    }

    /** The terms whose neighbours are near to it: as it is written, and as a name in the other script. */
    private static Set<String> written(WordForms typed) {
        Set<String> written = new LinkedHashSet<>();
        written.add(typed.folded());
        written.add(WordForms.FOLDED + typed.folded());
        if (typed.isCyrillic()) {
            RussianNames.writtenPlainlyFromCyrillic(typed.names()).stream()
                    .limit(1)
                    .forEach(latin -> {
                        written.add(latin);
                        written.add(WordForms.FOLDED + latin);
                    });
        } else {
            RussianNames.asIfRussian(typed.folded()).stream()
                    .limit(1)
                    .forEach(name -> written.add(WordForms.CYRILLIC + name));
        }
        return written;
    }
    /** How it stands in a passage that may be seen; empty where no such passage has it. */
    private Optional<String> asPrinted(String term, IndexSearcher searcher, Query visible) throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(IndexFields.PASSAGE_WORDS, term)), Occur.FILTER)
                .add(visible, Occur.FILTER)
                .build();
        TopDocs found = searcher.search(query, 1);
        if (found.scoreDocs.length == 0) {
            return Optional.empty();
        }
        String text = searcher.storedFields()
                .document(found.scoreDocs[0].doc, Set.of(IndexFields.PASSAGE_WORDS))
                .get(IndexFields.PASSAGE_WORDS);
        return tokens.tokens(text).stream()
                .filter(token -> token.forms().indexed().contains(term))
                .map(token -> Letters.bare(token.word()))
                .findFirst();
    }
}
