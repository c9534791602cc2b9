package org.lectern.app;

/** Numbers of things as a sentence has them. */
final class Counted {
    private Counted() {}

    /** Such as {@code 1 page} and {@code 2,000 pages}. */
    static String of(long number, String thing) {
        return "%,d %s".formatted(number, number == 1 ? thing : thing + "s");
    }

    /** How far something is, such as {@code 100 of 2,000 pages}. */
    static String of(long done, long all, String thing) {
        return "%,d of %s".formatted(done, of(all, thing));
    }
}
