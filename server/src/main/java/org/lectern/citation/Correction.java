package org.lectern.citation;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.document.DocumentId;

/**
 * What somebody says is otherwise than it was found. Works and citations are named by their ids, which never change;
 * nothing that was found is rewritten, so that each can be undone for itself.
 */
public sealed interface Correction {
    /** Two works are one: {@code from} is from now on another name of {@code into}. */
    record Merge(String from, String into) implements Correction {}

    /**
     * Citations of a work cite another one that has no record yet.
     *
     * @param made the id of the new work
     */
    record Split(String from, String made, List<String> citations) implements Correction {
        public Split {
            citations = List.copyOf(citations);
        }
    }

    /**
     * Citations of an edited volume cite the part that one contributor wrote.
     *
     * @param made the id of the part, which is a work
     * @param name the contributor's, as typed
     */
    record Contribution(String volume, String made, String name, List<String> citations) implements Correction {
        public Contribution {
            citations = List.copyOf(citations);
        }
    }

    /** Citations cite another work that is known. */
    record Move(List<String> citations, String work) implements Correction {
        public Move {
            citations = List.copyOf(citations);
        }
    }

    /** A citation's words, its place or what it quotes are others. */
    record Respan(String citation, Spans spans) implements Correction {}

    /** This is no citation. */
    record Removal(String citation) implements Correction {}

    /**
     * A citation that was not found.
     *
     * @param citation the id that it gets
     * @param work the one that it cites
     */
    record Addition(String citation, Spans spans, Reference reference, String work) implements Correction {}

    /** A work's author, title, year or volume are others. */
    record Rename(String work, Reference reference) implements Correction {}

    /** Whether a work's author, or somebody in it, may be living, so that it is spoken of with more care. */
    record Living(String work, boolean mayBeLiving) implements Correction {}

    /** The same of a document: its author, or somebody whom it speaks of. */
    record LivingInDocument(DocumentId document, boolean mayBeLiving) implements Correction {}

    /** Where a citation, the place it names and what it quotes stand in a version; offsets are code points. */
    record Spans(
            DocumentId document,
            String version,
            TextSpan citation,
            Optional<TextSpan> locator,
            Optional<TextSpan> quoted) {}

    /** The citations that it names; empty for what is about works alone. */
    default List<String> citationIds() {
        return switch (this) {
            case Split split -> split.citations();
            case Contribution contribution -> contribution.citations();
            case Move move -> move.citations();
            case Respan respan -> List.of(respan.citation());
            case Removal removal -> List.of(removal.citation());
            case Addition addition -> List.of(addition.citation());
            case Merge merge -> List.of();
            case Rename rename -> List.of();
            case Living living -> List.of();
            case LivingInDocument living -> List.of();
        };
    }

    /** The works that it names. */
    default List<String> workIds() {
        return switch (this) {
            case Merge merge -> List.of(merge.into(), merge.from());
            case Split split -> List.of(split.from(), split.made());
            case Contribution contribution -> List.of(contribution.volume(), contribution.made());
            case Move move -> List.of(move.work());
            case Addition addition -> List.of(addition.work());
            case Rename rename -> List.of(rename.work());
            case Living living -> List.of(living.work());
            case LivingInDocument living -> List.of();
            case Respan respan -> List.of();
            case Removal removal -> List.of();
        };
    }

    /** As it is stored and sent. */
    default String kind() {
        return switch (this) {
            case Merge merge -> "merge";
            case Split split -> "split";
            case Contribution contribution -> "contributor";
            case Move move -> "move";
            case Respan respan -> "span";
            case Removal removal -> "remove";
            case Addition addition -> "add";
            case Rename rename -> "record";
            case Living living -> "living";
            case LivingInDocument living -> "living";
        };
    }
}
