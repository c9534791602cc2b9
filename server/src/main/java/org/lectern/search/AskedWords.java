package org.lectern.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Each doubles what is looked for. */
    private static final int MOST_HYPHENS = 3;

    /** One clause, with or without the hyphens that were typed in it. */
    private record Sought(Clause clause, List<Wording> wordings) {}

    /** For each of the words in a row, the terms that will do. */
    private record Wording(Clause clause, List<List<Asked>> words, List<Map<String, Likeness>> likenesses) {
        static Wording of(Clause clause, List<List<Asked>> words) {
            List<Map<String, Likeness>> likenesses = new ArrayList<>();
            for (List<Asked> asked : words) {
                Map<String, Likeness> byTerm = new HashMap<>();
                asked.forEach(term -> byTerm.put(term.term(), term.likeness()));
                likenesses.add(byTerm);
            }
            return new Wording(clause, words, likenesses);
        }

        Wording only(int word) {
            return new Wording(clause, List.of(words.get(word)), List.of(likenesses.get(word)));
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
            List<Wording> wordings = new ArrayList<>();
            for (List<String> words : wordings(clause, query.exact())) {
                List<List<Asked>> asked = words.stream()
                        .map(word -> asked(tokens.forms(word), query.exact(), clause.prefix()))
                        .toList();
                wordings.add(Wording.of(clause, asked));
            }
            (clause.excluded() ? unwanted : wanted).add(new Sought(clause, wordings));
        }
    }

    /** What was typed with hyphens may be written in one word, in each place or not. */
    private static List<List<String>> wordings(Clause clause, boolean exact) {
        List<List<String>> wordings = List.of(List.of());
        boolean mayBeOne = !exact && clause.compounds().size() <= MOST_HYPHENS;
        for (int word = 0; word < clause.words().size(); word++) {
            String next = clause.words().get(word);
            boolean goesOn = mayBeOne && clause.compounds().contains(word - 1);
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : wordings) {
                longer.add(Stream.concat(before.stream(), Stream.of(next)).toList());
                if (goesOn) {
                    List<String> inOne = new ArrayList<>(before);
                    inOne.add(inOne.removeLast() + next);
                    longer.add(inOne);
                }
            }
            wordings = longer;
        }
        return wordings;
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
            for (Wording wording : sought.wordings) {
                for (int word = 0; word < wording.words.size(); word++) {
                    any.add(query(field, wording.only(word)), Occur.SHOULD);
                }
            }
        }
        return Optional.of(new BooleanQuery.Builder()
                .add(any.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build());
    }

    private static Query query(String field, Sought sought) {
        if (sought.wordings.size() == 1) {
            return query(field, sought.wordings.getFirst());
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        sought.wordings.forEach(wording -> any.add(query(field, wording), Occur.SHOULD));
        return any.build();
    }

    private static Query query(String field, Wording sought) {
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
        for (int at = 0; at < text.size(); at++) {
            for (int clause = 0; clause < wanted.size(); clause++) {
                for (Wording wording : wanted.get(clause).wordings) {
                    lit(text, at, clause, wording).ifPresent(lit::add);
                }
            }
        }
        return lit;
    }

    /** Where a wording stands in a text from one of its words on. */
    private static Optional<Lit> lit(List<Token> text, int at, int clause, Wording wording) {
        Likeness likeness = Likeness.SAME;
        int end = -1;
        for (int word = 0; word < wording.words.size(); word++) {
            if (at + word >= text.size()) {
                return Optional.empty();
            }
            Token token = text.get(at + word);
            Optional<Likeness> found = wording.likeness(word, token.terms());
            end = token.end();
            if (found.isEmpty()) {
                found = wording.likeness(word, token.together());
                end = token.togetherEnd();
            }
            if (found.isEmpty()) {
                return Optional.empty();
            }
            likeness = found.get().compareTo(likeness) > 0 ? found.get() : likeness;
        }
        return Optional.of(new Lit(clause, text.get(at).start(), end, likeness));
    }
}
