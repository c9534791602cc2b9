package org.lectern.export;

import java.io.IOException;

/** Writes an export in one format. Excerpts come one by one, and the head last, when it is known what it has to say. */
interface ExcerptWriter {
    void excerpt(Appendable out, Excerpt excerpt) throws IOException;

    /** A passage that a search found; comes where it stands among the excerpts. */
    void passage(Appendable out, FoundPassage passage) throws IOException;

    /** Whether passages stand apart, so that they come only after all excerpts and after {@link #passages}. */
    default boolean setsPassagesApart() {
        return false;
    }

    /** Once, before passages that stand apart. */
    default void passages(Appendable out) throws IOException {}

    /** Once, after all excerpts. */
    default void closing(Appendable out) throws IOException {}

    /** Stands before all excerpts in the file. */
    void head(Appendable out, ExportHead head) throws IOException;

    /** Stands after them. */
    default void foot(Appendable out) throws IOException {}
}
