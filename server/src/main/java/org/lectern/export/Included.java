package org.lectern.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.annotation.SuggestedReading;

/** Which kinds of annotations an export has; what is left out by choice is named in its head. */
public record Included(Set<Kind> kinds) {
    public static final Included ALL = new Included(EnumSet.allOf(Kind.class));

    public Included {
        kinds = Set.copyOf(kinds);
    }

    /** Each annotation is of one kind. */
    public enum Kind {
        /** Comments, questions, tags, highlights and whatever else is no other kind. */
        NOTES("notes", "Notes, questions and highlights"),
        RATINGS("ratings", "Reliability ratings"),
        LINKS("links", "Cross-references"),
        READINGS("readings", "Suggested readings"),
        REPLIES("replies", "Replies");

        private final String word;
        private final String title;

        Kind(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /** As it is asked for. */
        public String word() {
            return word;
        }

        public String title() {
            return title;
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    public static Included of(Collection<Kind> kinds) {
        return kinds.isEmpty() ? new Included(Set.of()) : new Included(EnumSet.copyOf(kinds));
    }

    /** @param reply whether it is an answer to another annotation */
    boolean has(Annotation annotation, boolean reply) {
        return kinds.contains(reply ? Kind.REPLIES : kind(annotation));
    }

    private static Kind kind(Annotation annotation) {
        if (annotation.bodies().stream().anyMatch(Body.ReliabilityRating.class::isInstance)) {
            return Kind.RATINGS;
        }
        if (annotation.motivations().contains(SuggestedReading.EDITING)) {
            return Kind.READINGS;
        }
        return annotation.bodies().stream().anyMatch(Body.CrossReference.class::isInstance) ? Kind.LINKS : Kind.NOTES;
    }

    /** What was left out by choice, in words. */
    List<String> leftOut() {
        List<String> left = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (!kinds.contains(kind)) {
                left.add(kind.title());
            }
        }
        return left;
    }
}
