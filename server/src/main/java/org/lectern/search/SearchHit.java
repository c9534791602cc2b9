package org.lectern.search;

import java.util.List;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.annotation.Annotation;
import org.lectern.document.BlockKind;
import org.lectern.document.DocumentId;

/** Something that was found. */
public sealed interface SearchHit {
    Snippet snippet();

    /** How surely it is what was asked for: that of its best word. */
    String likeness();

    /**
     * @param version the one that these words stand in, whole
     * @param span of the whole passage, in code points of that version
     * @param lit the words that were found, in order, in code points of that version
     * @param readings the accepted readings by which it was found; empty for what is found as it is printed
     */
    record OfPassage(
            DocumentId document,
            String version,
            int page,
            String passage,
            BlockKind block,
            TextSpan span,
            List<TextSpan> lit,
            Snippet snippet,
            String likeness,
            List<AcceptedReading> readings)
            implements SearchHit {
        /** The likeness of what is not printed so, but read so. */
        public static final String BY_READING = "reading";

        public OfPassage {
            lit = List.copyOf(lit);
            readings = List.copyOf(readings);
        }
    }

    /** @param annotation as the store gave it to the asker */
    record OfAnnotation(Annotation annotation, Snippet snippet, String likeness) implements SearchHit {}

    /**
     * A piece of the original text, code point for code point.
     *
     * @param marks the words that were found, in code points of {@code text}
     * @param isCutBefore whether there is more before it
     */
    record Snippet(String text, List<TextSpan> marks, int start, boolean isCutBefore, boolean isCutAfter) {
        public Snippet {
            marks = List.copyOf(marks);
        }
    }
}
