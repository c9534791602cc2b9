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

    /** Before the transaction, and perhaps in vain: anything slow that {@link #follow} will want to have ready. */
    void prepare(Version version);

    /** In the transaction that makes the version current. Its text can be had from the catalogue, its rows cannot yet. */
    void follow(Transaction transaction, Version version);
}
