package org.lectern.annotation;

import org.lectern.anchor.TextSpan;

/**
 * A suggested reading that somebody accepted, where it stands in one version.
 *
 * @param span of the printed words, in code points of that version
 * @param printed these words
 * @param words what to read instead; empty where they are to be left out
 * @param acceptance the decision that holds
 */
public record AcceptedReading(
        Annotation annotation, TextSpan span, String printed, String words, Annotation acceptance) {

    /** As it is written after the printed words where both are shown. */
    public String sic() {
        return words.isEmpty() ? "[sic; leave out]" : "[sic; read: %s]".formatted(words);
    }
}
