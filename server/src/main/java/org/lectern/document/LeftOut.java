package org.lectern.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file has that is no part of its text. */
public enum LeftOut {
    /** Programs that a browser would run. */
    SCRIPTS,
    /** What says how things look. */
    STYLES,
    /** What nobody sees who reads the file as it was meant. */
    HIDDEN,
    IMAGES,
    /** Sound, films and pages within pages. */
    MEDIA,
    /** Fields and buttons. */
    FORMS,
    FORMULAS,
    /** What reviewers wrote at the margin. */
    COMMENTS,
    /** What was struck out while changes were tracked. */
    DELETIONS,
    /** What stands at the head and foot of every page. */
    HEADERS,
    /** What stands before a text and says something of it. */
    PREAMBLES;

    /** As it is written in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LeftOut> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
