package org.lectern.parallel;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;

/**
 * What holding a quotation against its source shows. It proposes a grade of transmission; whether an edit changes the
 * sense is for a person to say.
 *
 * @param pieces of the quotation, in order, with where each stands in the source
 * @param page of the source on which it begins, as printed there; empty where nothing of it was found
 */
public record QuotationCheck(Outcome outcome, List<Piece> pieces, List<Edit> edits, Optional<String> page) {
    public QuotationCheck {
        pieces = List.copyOf(pieces);
        edits = List.copyOf(edits);
    }

    /** The same of a citing text that has so many code points more before it. */
    QuotationCheck moved(int by) {
        return new QuotationCheck(
                outcome,
                pieces.stream()
                        .map(piece -> new Piece(moved(piece.quoted(), by), piece.source()))
                        .toList(),
                edits.stream()
                        .map(edit -> new Edit(edit.kind(), edit.quoted().map(span -> moved(span, by)), edit.source()))
                        .toList(),
                page);
    }

    private static TextSpan moved(TextSpan span, int by) {
        return new TextSpan(span.start() + by, span.end() + by);
    }

    /** From the most faithful. */
    public enum Outcome {
        /** Word for word; case, accents, punctuation and white space are not looked at. */
        VERBATIM("T1"),
        /** Every edit is marked as one. */
        DISCLOSED("T2"),
        /** Words differ and nothing says so. */
        UNDISCLOSED("T3"),
        /** It stands in the source, on another page than is cited. */
        ELSEWHERE("T4"),
        NOT_FOUND("T4");

        private final String grade;

        Outcome(String grade) {
            this.grade = grade;
        }

        /** On the axis of transmission. */
        public String proposed() {
            return grade;
        }
    }

    /** @param source empty where it was not found */
    public record Piece(TextSpan quoted, Optional<TextSpan> source) {}

    /** How an edit is made. */
    public enum Kind {
        /** Left out, with an ellipsis in its place. */
        MARKED_OMISSION,
        /** Put in, in square brackets. */
        MARKED_INSERTION,
        /** Printed in capitals for emphasis. */
        CAPITALS,
        /** Other words stand in the source. */
        EXCHANGED,
        /** Words of the source are missing. */
        OMITTED,
        /** The source does not have these words. */
        ADDED;

        /** Whether the quotation itself says so. */
        public boolean isDisclosed() {
            return this == MARKED_OMISSION || this == MARKED_INSERTION || this == CAPITALS;
        }
    }

    /**
     * @param quoted code points of the citing text
     * @param source code points of the source
     */
    public record Edit(Kind kind, Optional<TextSpan> quoted, Optional<TextSpan> source) {}
}
