package org.lectern.export;

import java.io.IOException;

/** Writes an export in one format. Excerpts come one by one, and the head last, when it is known what it has to say. */
interface ExcerptWriter {
    void excerpt(Appendable out, Excerpt excerpt) throws IOException;

    /** Once, after all excerpts. */
    default void closing(Appendable out) throws IOException {}

    /** Stands before all excerpts in the file. */
    void head(Appendable out, ExportHead head) throws IOException;

    /** Stands after them. */
    default void foot(Appendable out) throws IOException {}
}
