package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.lectern.people.Viewer;
import org.lectern.search.TermTallies.Tally;

/**
 * Offers words that go on as the last one in the box begins, each such that the whole search would find something. Words
 * are offered as they are printed; those that differ only in accents or case are one, and a Russian name is offered in
 * each writing that the texts have.
 */
final class Completions {
    static final int MOST = 8;

    /** Of them, for words that stand in notes alone. */
    private static final int FROM_NOTES = 3;

    /** Fewer letters begin too many words. In code points. */
    private static final int SHORTEST = 2;

    private static final int COUNTED = 1_000;

    /** Notes of each word that the store is asked about. */
    private static final int NOTES_ASKED = 5;

    /** Places that are looked at for how a word is printed. */
    private static final int LOOKED_AT = 20;

    /** Of them, those looked at further once it was found in capital letters. */
    private static final int FOR_SMALL_LETTERS = 4;

    private final WordTokens tokens;
    private final Narrowed narrowed;
    private final NotesSeen seen;
    private final FieldCompletions fields;

    Completions(WordTokens tokens, Narrowed narrowed, SearchIndex.Sources sources) {
        this.tokens = tokens;
        this.narrowed = narrowed;
        this.seen = new NotesSeen(sources.annotations());
        this.fields = new FieldCompletions(sources, seen);
    }

    List<Completion> of(Typing typing, IndexSearcher searcher, Viewer viewer) throws IOException {
        Narrowed.Filters filters = narrowed.filters(typing.rest().narrowing(), viewer);
        if (typing.field().isPresent()) {
            return fields.of(typing, searcher, filters.annotations(), viewer);
        }
        WordForms begun = tokens.forms(typing.begun());
        if (begun.folded().codePointCount(0, begun.folded().length()) < SHORTEST) {
            return List.of();
        }
        AskedWords rest = new AskedWords(typing.rest(), tokens);
        Offers offers = new Offers(begun, searcher);
        if (filters.passages().isPresent()) {
            Query allowed =
                    rest.query(IndexFields.PASSAGE_WORDS, filters.passages().get());
            offers.add(
                    IndexFields.PASSAGE_WORDS,
                    TermTallies.of(searcher, IndexFields.PASSAGE_WORDS, prefixes(begun), allowed, COUNTED, LOOKED_AT),
                    MOST);
        }
        List<String> words = offers.words();
        if (filters.annotations().isPresent()) {
            Query allowed =
                    rest.query(IndexFields.NOTE_WORDS, filters.annotations().get());
            Map<String, Tally> tallies = TermTallies.of(
                    searcher, IndexFields.NOTE_WORDS, prefixes(begun), allowed, NOTES_ASKED, NOTES_ASKED);
            offers.add(IndexFields.NOTE_WORDS, seen.only(tallies, searcher, viewer), FROM_NOTES);
        }
        List<String> fromNotes =
                offers.words().subList(words.size(), offers.words().size());
        List<String> all = new ArrayList<>(words.subList(0, Math.min(words.size(), MOST - fromNotes.size())));
        all.addAll(fromNotes);
        return all.stream()
                .map(word -> new Completion(word, "word", typing.before() + word))
                .toList();
    }

    private static Set<String> prefixes(WordForms begun) {
        Set<String> prefixes = new LinkedHashSet<>();
        prefixes.add(begun.plain());
        prefixes.add(begun.folded());
        prefixes.add(WordForms.FOLDED + begun.folded());
        begun.nameTerms().stream().filter(term -> term.length() > SHORTEST).forEach(prefixes::add);
        // One that begins with another would count its terms twice
        prefixes.removeIf(
                prefix -> prefixes.stream().anyMatch(other -> !other.equals(prefix) && prefix.startsWith(other)));
        return prefixes;
    }

    /** Words taken up one after the other, none twice. */
    private final class Offers {
        private final WordForms begun;
        private final IndexSearcher searcher;
        private final Map<String, String> byFolded = new LinkedHashMap<>();
        private final Map<Integer, List<Word>> read = new HashMap<>();

        Offers(WordForms begun, IndexSearcher searcher) {
            this.begun = begun;
            this.searcher = searcher;
        }

        List<String> words() {
            return List.copyOf(byFolded.values());
        }

        void add(String field, Map<String, Tally> tallies, int most) throws IOException {
            List<Map.Entry<String, Tally>> frequent = tallies.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<String, Tally> entry) ->
                                    -entry.getValue().count())
                            .thenComparing(Map.Entry::getKey))
                    .toList();
            int wanted = byFolded.size() + most;
            Set<String> tried = new HashSet<>();
            for (Map.Entry<String, Tally> entry : frequent) {
                String term = entry.getKey();
                if (byFolded.size() >= wanted) {
                    return;
                }
                if (WordForms.isName(term)) {
                    continue;
                }
                // What is folded already is known before any text is looked at
                String key = tokens.forms(term.charAt(0) == WordForms.FOLDED ? term.substring(1) : term)
                        .folded();
                if (tried.add(key) && !byFolded.containsKey(key)) {
                    take(field, entry);
                }
            }
            // Then names in further writings, which are other words
            for (Map.Entry<String, Tally> entry : frequent) {
                boolean more = WordForms.isName(entry.getKey());
                while (more && byFolded.size() < wanted) {
                    more = take(field, entry);
                }
            }
        }

        private boolean take(String field, Map.Entry<String, Tally> entry) throws IOException {
            Optional<String> word =
                    printed(field, entry.getKey(), entry.getValue().documents());
            word.ifPresent(printed -> byFolded.put(tokens.forms(printed).folded(), printed));
            return word.isPresent();
        }

        /** As it stands in one of these places, in small letters if it does so early on; in a writing not yet offered. */
        private Optional<String> printed(String field, String term, List<Integer> documents) throws IOException {
            Optional<String> found = Optional.empty();
            int looked = 0;
            for (int document : documents) {
                if (found.isPresent() && ++looked > FOR_SMALL_LETTERS) {
                    break;
                }
                for (Word one : words(field, document)) {
                    String word = one.printed;
                    String folded = one.forms.folded();
                    if (one.forms.indexed().contains(term)
                            && !byFolded.containsKey(folded)
                            && !folded.equals(begun.folded())
                            && word.indexOf(':') < 0) {
                        if (Character.isLowerCase(word.codePointAt(0))) {
                            return Optional.of(word);
                        }
                        found = found.isPresent() ? found : Optional.of(word);
                    }
                }
            }
            return found;
        }

        private List<Word> words(String field, int document) throws IOException {
            List<Word> known = read.get(document);
            if (known == null) {
                String text = searcher.storedFields()
                        .document(document, Set.of(field))
                        .get(field);
                known = tokens.tokens(text).stream()
                        .map(token -> new Word(Letters.bare(token.word()), token.forms()))
                        .toList();
                read.put(document, known);
            }
            return known;
        }
    }

    /** A word of a text as it stands there. */
    private record Word(String printed, WordForms forms) {}
}
