package org.lectern.search;

import org.lectern.document.DocumentId;

/** Whoever waits for the index to be made anew. Called from the thread that makes it. */
public interface IndexProgress {
    /** For those who just wait. */
    IndexProgress NOBODY = new IndexProgress() {
        @Override
        public void changes(long read, long all) {}

        @Override
        public void pages(DocumentId document, int done, int of) {}
    };

    /** How many changes of the log were read, and of how many. */
    void changes(long read, long all);

    /** How many pages of a document were read; said now and then, of long ones only. */
    void pages(DocumentId document, int done, int of);
}
