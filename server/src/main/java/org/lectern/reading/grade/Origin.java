package org.lectern.reading.grade;

import java.util.Locale;

/** Where a grade was given that holds for a passage; those that come first go before the others. */
public enum Origin {
    /** On words of the passage itself. */
    PASSAGE,
    /** On this one use of the work. */
    CITATION,
    /** On the work that the passage is taken from. */
    WORK,
    /** On the document whose own words these are. */
    DOCUMENT;

    /** As it is written in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what holds was given elsewhere. */
    public boolean isInherited() {
        return this == WORK || this == DOCUMENT;
    }
}
