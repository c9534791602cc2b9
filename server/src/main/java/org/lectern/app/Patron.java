package org.lectern.app;

/** Whoever a chore is done for. */
@FunctionalInterface
interface Patron {
    /** Is told how far a long one is. */
    void told(String progress);

    /** Whether they do not want it any more; not every chore can be left off. */
    default boolean isGone() {
        return false;
    }
}
