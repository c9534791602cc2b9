package org.lectern.review;

/**
 * One answer that a scale allows.
 *
 * @param value as it stands in a rating, in the scale's own words
 * @param word what it is called beside that; empty where the interface has a word for it or the value is one
 * @param meaning when to give it; empty where the interface says it
 * @param missing whether it says that nothing can be said: it is never a number, and never counted as a middle
 */
public record Grade(String value, String word, String meaning, boolean missing) {
    static Grade of(String value) {
        return new Grade(value, "", "", false);
    }

    static Grade missing(String value) {
        return new Grade(value, "", "", true);
    }
}
