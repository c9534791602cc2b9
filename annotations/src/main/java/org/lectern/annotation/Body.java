package org.lectern.annotation;

import java.util.List;
import java.util.Optional;

/** What an annotation says, as far as Lectern understands it; all of what was sent is in the annotation's content. */
public sealed interface Body {
    record TextualBody(String value, Optional<String> purpose) implements Body {}

    /**
     * A grade on one axis of one scale.
     *
     * @param axis {@code source}, {@code information} or {@code transmission}
     * @param scaleVersion from 1, which stands for itself where nothing is said
     * @param scope what part of a work it speaks of; empty for all
     * @param within the paths of the citations that this part is cited by; empty where it has no scope
     * @param round the review round it belongs to; empty outside of rounds
     */
    record ReliabilityRating(
            String axis,
            String scale,
            int scaleVersion,
            String value,
            Optional<String> scope,
            List<String> within,
            Optional<String> round)
            implements Body {
        public ReliabilityRating {
            within = List.copyOf(within);
        }

        /** What is asked, apart from the answer: an account may have one current answer to it. */
        public ReliabilityRating withoutGrade() {
            return new ReliabilityRating(axis, scale, 1, "", scope, List.of(), round);
        }
    }

    /** The far end of a cross-reference. */
    record CrossReference(Place end, String relation) implements Body {}

    /**
     * What a reader of an annotation decided about it.
     *
     * @param act {@code resolve} or {@code reopen}, for everybody; {@code retract}, by its own author; {@code accept}
     *     or {@code set-aside}, of a suggested reading; {@code hide} or
     *     {@code unhide}, for moderators
     * @param reason why it is hidden
     */
    record Moderation(String act, Optional<String> reason) implements Body {
        public static final String MODERATING = "moderating";
        public static final String RETRACT = "retract";
        public static final String REOPEN = "reopen";
        public static final String ACCEPT = "accept";
        public static final String SET_ASIDE = "set-aside";

        /** Whether it says if a suggested reading is accepted, which is not for everybody to say. */
        public boolean isOnReading() {
            return act.equals(ACCEPT) || act.equals(SET_ASIDE);
        }

        public boolean hides() {
            return act.equals("hide");
        }

        public boolean unhides() {
            return act.equals("unhide");
        }

        /** Whether only a moderator may decide so. */
        public boolean isAModerators() {
            return hides() || unhides();
        }
    }

    /**
     * Something to be seen in a source, in one of a few neutral words.
     *
     * @param basis what is to be seen and where, in the words of whoever flags it
     */
    record Flag(String verb, String basis) implements Body {}

    /** Anything else the model allows. */
    record OtherBody() implements Body {}
}
