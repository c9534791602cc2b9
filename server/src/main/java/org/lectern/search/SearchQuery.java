package org.lectern.search;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody looks for: all of the words, none of the excluded ones, within what it is narrowed to.
 *
 * @param typed as it stood in the box
 * @param exact as the words stand, but for case
 */
public record SearchQuery(String typed, List<Clause> clauses, Narrowing narrowing, boolean exact) {
    public SearchQuery {
        clauses = List.copyOf(clauses);
    }

    /**
     * A word or, where there are several, a phrase.
     *
     * @param prefix whether the word is only how it begins
     * @param compounds the words after which a hyphen was typed and no space, by their place from 0
     */
    public record Clause(List<String> words, boolean excluded, boolean prefix, Set<Integer> compounds) {
        public Clause {
            words = List.copyOf(words);
            compounds = Set.copyOf(compounds);
        }

        public Clause(List<String> words, boolean excluded, boolean prefix) {
            this(words, excluded, prefix, Set.of());
        }
    }

    /** Which things are looked through. */
    public enum Scope {
        DOCUMENTS,
        ANNOTATIONS
    }

    /**
     * What the search is narrowed to; what is empty does not narrow. Of several values for one key, any will do, but of
     * tags all.
     *
     * @param documents ids, or words of titles
     * @param kinds kinds of passage, or what an annotation is
     * @param people names of accounts and of documents' authors
     * @param groups ids or names
     * @param ratings values of grades
     * @param since the first day: of making for a note, of its date for a document
     * @param until the last day
     */
    public record Narrowing(
            Set<Scope> scopes,
            List<String> documents,
            List<String> kinds,
            List<String> people,
            List<String> groups,
            List<String> tags,
            List<String> ratings,
            Optional<LocalDate> since,
            Optional<LocalDate> until) {
        public Narrowing {
            scopes = Set.copyOf(scopes);
            documents = List.copyOf(documents);
            kinds = List.copyOf(kinds);
            people = List.copyOf(people);
            groups = List.copyOf(groups);
            tags = List.copyOf(tags);
            ratings = List.copyOf(ratings);
        }

        static final Narrowing NONE = new Narrowing(
                Set.of(Scope.DOCUMENTS, Scope.ANNOTATIONS),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        /** The field words that narrow it. */
        List<String> fields() {
            Map<String, Boolean> given = new LinkedHashMap<>();
            given.put("in", !documents.isEmpty());
            given.put("kind", !kinds.isEmpty());
            given.put("by", !people.isEmpty());
            given.put("group", !groups.isEmpty());
            given.put("tag", !tags.isEmpty());
            given.put("rating", !ratings.isEmpty());
            given.put("since", since.isPresent());
            given.put("until", until.isPresent());
            given.values().removeIf(isGiven -> !isGiven);
            return List.copyOf(given.keySet());
        }

        Narrowing without(String field) {
            return new Narrowing(
                    scopes,
                    field.equals("in") ? List.of() : documents,
                    field.equals("kind") ? List.of() : kinds,
                    field.equals("by") ? List.of() : people,
                    field.equals("group") ? List.of() : groups,
                    field.equals("tag") ? List.of() : tags,
                    field.equals("rating") ? List.of() : ratings,
                    field.equals("since") ? Optional.empty() : since,
                    field.equals("until") ? Optional.empty() : until);
        }

        /** Whether only annotations can have it. */
        boolean isOfAnnotations() {
            return !groups.isEmpty() || !tags.isEmpty() || !ratings.isEmpty();
        }
    }

    /** Whether it asks for nothing at all. */
    public boolean isEmpty() {
        return clauses.isEmpty() && narrowing.equals(Narrowing.NONE);
    }

    /** The same without what one field word narrows it to. */
    SearchQuery without(String field) {
        return new SearchQuery(typed, clauses, narrowing.without(field), exact);
    }

    /** What was typed is no search; the message says what to do. */
    public static final class UnreadableQueryException extends Exception {
        public UnreadableQueryException(String message) {
            super(message);
        }
    }
}
