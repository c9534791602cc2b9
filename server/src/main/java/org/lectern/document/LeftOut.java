package org.lectern.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a file and its text differ: what the file has that is no part of its text, and what its text has that is no letter
 * of the file but is seen by whoever reads it as it was meant ({@link #isWritten}).
 */
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
    PREAMBLES,
    /** What stands in small letters above others, or in place of what the text has: how it is spoken, corrected or spelled now. */
    READINGS,
    /** Numbers of list entries that are counted in a way that is not known here, so that they are not in the text. */
    NUMBERS,
    /** Pictures in a format that is not read here; images of pages have an empty field in their place. */
    UNREAD_PICTURES,
    /** Files within the file, as a portfolio has them. */
    FILES,
    /** Numbers of list entries, which files only ask to be counted. */
    WRITTEN_NUMBERS,
    /** Marks of notes, without which nobody would know which note belongs where. */
    WRITTEN_MARKS,
    /** Quotation marks that a file only asks for. */
    WRITTEN_QUOTES;

    private static final String WRITTEN = "written_";

    /** Whether the text has it and the file does not. */
    public boolean isWritten() {
        return word().startsWith(WRITTEN);
    }

    /** Its word among those that are written, or among those that are not. */
    public String shortWord() {
        return isWritten() ? word().substring(WRITTEN.length()) : word();
    }

    /** As it is written in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LeftOut> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
