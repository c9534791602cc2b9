package org.lectern.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.lectern.search.SearchQuery.Clause;
import org.lectern.search.WordForms.Asked;
import org.lectern.search.WordForms.Likeness;
import org.lectern.search.WordTokens.Token;

/** The words of a search, twice: as a question to the index, and for finding them again in a text that it found. */
final class AskedWords {
    private final List<Sought> wanted = new ArrayList<>();
    private final List<Sought> unwanted = new ArrayList<>();
    private final boolean exact;

    /** One clause: for each of its words, the terms that will do. */
    private record Sought(Clause clause, List<List<Asked>> words, List<Map<String, Likeness>> likenesses) {
        Sought only(int word) {
            return new Sought(clause, List.of(words.get(word)), List.of(likenesses.get(word)));
        }

        /** Of a word that is only how it begins, its terms are beginnings too. */
        Optional<Likeness> likeness(int word, List<String> terms) {
            Likeness best = null;
            for (String term : terms) {
                Likeness found = likenesses.get(word).get(term);
                if (found == null && clause.prefix()) {
                    found = beginning(word, term);
                }
                if (found != null && (best == null || found.compareTo(best) < 0)) {
                    best = found;
                }
            }
            return Optional.ofNullable(best);
        }

        private @org.jspecify.annotations.Nullable Likeness beginning(int word, String term) {
            for (Asked asked : words.get(word)) {
                if (term.startsWith(asked.term())) {
                    return asked.likeness();
                }
            }
            return null;
        }
    }

    /** @param clause which of the wanted clauses it answers */
    record Lit(int clause, int start, int end, Likeness likeness) {}

    AskedWords(SearchQuery query, WordTokens tokens) {
        this.exact = query.exact();
        for (Clause clause : query.clauses()) {
            List<List<Asked>> words = new ArrayList<>();
            List<Map<String, Likeness>> likenesses = new ArrayList<>();
            for (String word : clause.words()) {
                List<Asked> asked = asked(tokens.forms(word), query.exact(), clause.prefix());
                Map<String, Likeness> byTerm = new HashMap<>();
                asked.forEach(term -> byTerm.put(term.term(), term.likeness()));
                words.add(asked);
                likenesses.add(byTerm);
            }
            (clause.excluded() ? unwanted : wanted).add(new Sought(clause, words, likenesses));
        }
    }

    /** A beginning may go on in any way, so nothing is guessed about how it was misread. */
    private static List<Asked> asked(WordForms forms, boolean exact, boolean prefix) {
        List<Asked> asked = forms.asked(exact);
        return prefix
                ? asked.stream()
                        .filter(term -> term.likeness() == Likeness.SAME
                                || forms.nameTerms().contains(term.term()))
                        .toList()
                : asked;
    }

    /** As the words stand. */
    boolean isExact() {
        return exact;
    }

    boolean isOnlyUnwanted() {
        return wanted.isEmpty();
    }

    /** @param filter what may be found at all */
    Query query(String field, Query filter) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Sought sought : wanted) {
            query.add(query(field, sought), Occur.MUST);
        }
        if (wanted.isEmpty()) {
            query.add(new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE), Occur.MUST);
        }
        for (Sought sought : unwanted) {
            query.add(query(field, sought), Occur.MUST_NOT);
        }
        return query.add(filter, Occur.FILTER).build();
    }

    /** What holds any of the wanted words; empty where none is wanted. */
    Optional<Query> anyWord(String field, Query filter) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Sought sought : wanted) {
            for (int word = 0; word < sought.words.size(); word++) {
                any.add(query(field, sought.only(word)), Occur.SHOULD);
            }
        }
        return Optional.of(new BooleanQuery.Builder()
                .add(any.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build());
    }

    private static Query query(String field, Sought sought) {
        if (sought.clause.prefix()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            sought.words
                    .getFirst()
                    .forEach(asked -> any.add(new PrefixQuery(new Term(field, asked.term())), Occur.SHOULD));
            return any.build();
        }
        if (sought.words.size() == 1) {
            SynonymQuery.Builder any = new SynonymQuery.Builder(field);
            sought.words
                    .getFirst()
                    .forEach(asked -> any.addTerm(
                            new Term(field, asked.term()), asked.likeness().weight()));
            return any.build();
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (List<Asked> word : sought.words) {
            phrase.add(word.stream().map(asked -> new Term(field, asked.term())).toArray(Term[]::new));
        }
        return phrase.build();
    }

    /** The places in a text that answer the wanted clauses, in order. */
    List<Lit> litIn(List<Token> text) {
        return litIn(text, wanted);
    }

    /** Whether each of the wanted clauses is among what was found. */
    boolean answersAll(List<Lit> found) {
        return found.stream().mapToInt(Lit::clause).distinct().count() == wanted.size();
    }

    boolean hasUnwanted(List<Token> text) {
        return !litIn(text, unwanted).isEmpty();
    }

    /** The least sure of the clauses' best words; what was found without words is the same. */
    Likeness likeness(List<Lit> lit) {
        Map<Integer, Likeness> best = new HashMap<>();
        for (Lit one : lit) {
            best.merge(one.clause(), one.likeness(), (was, now) -> was.compareTo(now) <= 0 ? was : now);
        }
        return best.values().stream().max(Likeness::compareTo).orElse(Likeness.SAME);
    }

    private static List<Lit> litIn(List<Token> text, List<Sought> wanted) {
        List<Lit> lit = new ArrayList<>();
        List<List<String>> terms =
                text.stream().map(token -> token.forms().indexed()).toList();
        for (int at = 0; at < text.size(); at++) {
            for (int clause = 0; clause < wanted.size(); clause++) {
                Sought sought = wanted.get(clause);
                Likeness likeness = Likeness.SAME;
                int length = 0;
                while (length < sought.words.size() && at + length < text.size()) {
                    Optional<Likeness> word = sought.likeness(length, terms.get(at + length));
                    if (word.isEmpty()) {
                        break;
                    }
                    likeness = word.get().compareTo(likeness) > 0 ? word.get() : likeness;
                    length++;
                }
                if (length == sought.words.size()) {
                    lit.add(new Lit(
                            clause,
                            text.get(at).start(),
                            text.get(at + length - 1).end(),
                            likeness));
                }
            }
        }
        return lit;
    }
}
