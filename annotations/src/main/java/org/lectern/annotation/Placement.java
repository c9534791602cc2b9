package org.lectern.annotation;

import java.util.Optional;
import org.lectern.anchor.TextSpan;

/**
 * Where one end of an annotation stands in the current version of its resource.
 *
 * @param span code points of that version; empty for the whole resource and for what is lost
 * @param similarity 1 for the same words, whatever the white space between them; less for other wording, 0 for what is
 *     lost
 * @param page from 1
 * @param passage the id of the passage that the span begins in
 */
public record Placement(
        String version,
        Optional<TextSpan> span,
        State state,
        double similarity,
        Optional<Integer> page,
        Optional<String> passage) {
    /** What became of a passage: the words are here, elsewhere, reworded, or gone. */
    public enum State {
        EXACT,
        MOVED,
        APPROXIMATE,
        LOST;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
