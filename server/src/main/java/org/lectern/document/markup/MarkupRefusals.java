package org.lectern.document.markup;

import org.lectern.document.FileKind;
import org.lectern.document.FullDisk;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** What a person is told of a file that could not be read. */
final class MarkupRefusals {
    static final String OTHER_XML =
            "This is XML, but no TEI, which alone is read here. Turn it into TEI, HTML or EPUB; or give it a name that ends with .txt, and it is read as it stands, with its tags.";

    private MarkupRefusals() {}

    static UnreadableSourceException of(Kind kind, FileKind file, MarkupLimits limits) {
        return new UnreadableSourceException(kind, words(kind, file, limits));
    }

    static String words(Kind kind, FileKind file, MarkupLimits limits) {
        return switch (kind) {
            case NOT_OF_ITS_KIND, ENCRYPTED ->
                file == FileKind.XML
                        ? OTHER_XML
                        : "This is no EPUB and no DOCX that can be read, whatever its name says; it may be locked by whoever sold it. Save it as one, or as a text.";
            case UNDECODABLE ->
                "Its letters are not in the encoding that it says, or in none that can be told. Name its encoding, or save it as UTF-8, and try again.";
            case DAMAGED ->
                "This file is damaged, or was written in a way that cannot be read. Open it and save it anew.";
            case EMPTY -> "There are no words in this file.";
            case TOO_LARGE ->
                "This file has more than %d characters, or more than %d MiB once it is unpacked (max-unpacked), which is the most here. Divide it."
                        .formatted(limits.characters(), limits.unpacked() >> 20);
            case TIMED_OUT ->
                "Reading this file took longer than it may: %d seconds without a sign, or %d in all (pdf-seconds). Save it anew, or divide it."
                        .formatted(
                                limits.child().stall().toSeconds(),
                                limits.child().total().toSeconds());
            case OUT_OF_MEMORY ->
                "Reading this file took more than the %d MiB of memory that it may take (pdf-memory). Divide it."
                        .formatted(limits.child().heap() >> 20);
            case OUT_OF_SCRATCH ->
                "Reading this file took more than the %d MiB of the disk that it may take (pdf-scratch). Divide it."
                        .formatted(limits.child().scratch() >> 20);
            case NESTED_TOO_DEEPLY ->
                "Things lie inside of each other in this file more deeply than can be read. Save it anew, or as a text.";
            case DISK_FULL -> FullDisk.WORDS;
            case CANCELLED -> "It was cancelled, and nothing of it was kept.";
            case CRASHED ->
                "What reads such files broke down over this one. Nobody else was disturbed. Save it anew, or as a text.";
        };
    }
}
