package org.lectern.document;

import java.util.List;

/** What saying something of a document otherwise can come to. */
public sealed interface DescribeOutcome {
    /** @param edits one for each field that differs; empty where none does */
    record Described(List<DocumentEdit> edits) implements DescribeOutcome {
        public Described {
            edits = List.copyOf(edits);
        }
    }

    /** Somebody else was quicker; nothing was changed. */
    record ChangedElsewhere() implements DescribeOutcome {}

    /** There is no such document to be read. */
    record Missing() implements DescribeOutcome {}
}
