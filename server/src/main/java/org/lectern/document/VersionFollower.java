package org.lectern.document;

import org.lectern.sql.Transaction;

/** What has to happen with a version becoming current, or not at all. */
public interface VersionFollower {
    /** For a library that nobody writes about. */
    VersionFollower NOBODY = new VersionFollower() {
        @Override
        public void prepare(Version version) {}

        @Override
        public void follow(Transaction transaction, Version version) {}
    };

    /**
     * Where another version was current: before the transaction, and perhaps in vain, anything slow that {@link #follow}
     * will want to have ready.
     */
    void prepare(Version version);

    /**
     * In the transaction that makes a version current where another one was. Its text can be had from the catalogue, its
     * rows cannot yet.
     */
    void follow(Transaction transaction, Version version);

    /**
     * What is looked for in the words of every version that comes, a document's first one too; before the transaction, and
     * perhaps in vain. Its text can be had from the catalogue by its hash.
     *
     * @param words the passages that it falls into
     * @return what writes down what was found, in the transaction that makes the version
     */
    default Finding read(Version version, ReadText words) {
        return transaction -> {};
    }

    /** What was found in a version. It may be written more than once, the last time counts. */
    @FunctionalInterface
    interface Finding {
        void write(Transaction transaction);
    }
}
