package org.lectern.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.Place;
import org.lectern.document.DocumentAddress;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** Whose or what annotations an export is of, or what a search found. */
public sealed interface Selection {
    /** The address of what is exported, as a path. */
    String path();

    /** The address of the export, as a path; other parameters can be put after it. */
    default String exportPath() {
        return path() + "/export?";
    }

    /** Annotations that the store can tell by a query. */
    sealed interface Stored extends Selection {
        /** @param version the full hash of the version that is asked for */
        AnnotationQuery query(Optional<String> version);
    }

    /** What is written on one document, on one version of it if one is named; cross-references that end in it too. */
    record OfDocument(DocumentAddress document) implements Stored {
        @Override
        public String path() {
            return document.path();
        }

        @Override
        public AnnotationQuery query(Optional<String> version) {
            return new AnnotationQuery(
                    Optional.of(new Place(
                            new DocumentAddress(document.id(), Optional.empty()).path(), version, Optional.empty())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** What one account wrote. */
    record OfAccount(AccountId account) implements Stored {
        @Override
        public String path() {
            return account.path();
        }

        @Override
        public AnnotationQuery query(Optional<String> version) {
            return new AnnotationQuery(Optional.empty(), Optional.of(account), Optional.empty(), Optional.empty());
        }
    }

    /** What is shared with one group. */
    record OfGroup(GroupId group) implements Stored {
        @Override
        public String path() {
            return group.path();
        }

        @Override
        public AnnotationQuery query(Optional<String> version) {
            return new AnnotationQuery(Optional.empty(), Optional.empty(), Optional.of(group), Optional.empty());
        }
    }

    /**
     * What a search finds: passages and annotations, these without the answers to them.
     *
     * @param typed what was looked for, in words
     * @param parameters of the search's address, as they stand after its question mark
     */
    record OfSearch(String typed, String parameters, Findings findings) implements Selection {
        @Override
        public String path() {
            return "/search?" + parameters;
        }

        @Override
        public String exportPath() {
            return "/search/export?%s&".formatted(parameters);
        }
    }

    /** Gives out what was found and what the viewer may see of it, in reading order. */
    @FunctionalInterface
    interface Findings {
        void each(Viewer viewer, Sink sink) throws IOException;
    }

    /** Takes one after the other. */
    interface Sink {
        /**
         * A passage that was found.
         *
         * @param document its version named
         * @param span of the whole passage
         * @param lit the words that were found in it; both in code points of the version
         */
        void passage(DocumentAddress document, TextSpan span, List<TextSpan> lit) throws IOException;

        void annotation(Annotation annotation) throws IOException;
    }
}
