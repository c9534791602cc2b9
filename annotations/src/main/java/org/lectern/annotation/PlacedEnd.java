package org.lectern.annotation;

import java.time.Instant;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.people.AccountId;

/**
 * Where one end of an annotation stands in a version other than the one it was written on.
 *
 * @param span code points of that version; empty for the whole resource; of no length for what is lost, where it would
 *     stand
 * @param similarity 1 for the same words, whatever the white space between them; less for other wording, 0 for what is
 *     lost
 * @param decision what somebody made of what was found; empty where nobody did
 */
public record PlacedEnd(
        String resource,
        String version,
        Optional<TextSpan> span,
        Placement.State state,
        double similarity,
        Optional<Decision> decision) {

    /** What was found by itself. */
    public static PlacedEnd found(
            String resource, String version, Optional<TextSpan> span, Placement.State state, double similarity) {
        return new PlacedEnd(resource, version, span, state, similarity, Optional.empty());
    }

    /** What somebody decided about an end. */
    public record Decision(Verdict verdict, AccountId by, Instant at) {}

    /** What can be decided about an end. */
    public enum Verdict {
        /** It does stand where it was found. */
        ACCEPTED,
        /** It stands on words that somebody chose. */
        ATTACHED,
        /** It stands nowhere in this version. */
        KEPT_LOST;

        /** As it is written in JSON and in the database. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static Verdict of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
