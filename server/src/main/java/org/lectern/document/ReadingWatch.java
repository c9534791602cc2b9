package org.lectern.document;

/** Whoever waits for a file to be read. Called from the thread that reads. */
public interface ReadingWatch {
    /** For those who just wait. */
    ReadingWatch NOBODY = new ReadingWatch() {
        @Override
        public void read(int pages, int of) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** @param of all pages; 0 while that is not known */
    void read(int pages, int of);

    /**
     * How much of what was read is in the database; called between two writes, for long texts only.
     *
     * @param of all pages
     */
    default void stored(int pages, int of) {}

    /**
     * How much of a long text was looked through for the report on it; it is in the library then.
     *
     * @param of all pages
     */
    default void lookedThrough(int pages, int of) {}

    /** Whether reading may stop with {@link UnreadableSourceException.Kind#CANCELLED}. */
    boolean isCancelled();
}
