package org.lectern.document.pdf;

import java.time.Duration;
import org.lectern.document.FullDisk;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** What a person is told of a PDF that could not be read. */
final class Refusals {
    private Refusals() {}

    static UnreadableSourceException of(Kind kind, PdfLimits limits) {
        return new UnreadableSourceException(kind, words(kind, limits));
    }

    static String words(Kind kind, PdfLimits limits) {
        return switch (kind) {
            case ENCRYPTED -> "This PDF opens with a password only. Give its password; it is used once and not kept.";
            case NOT_OF_ITS_KIND -> "This is not a PDF, whatever its name says. Open it to see what it is.";
            case DAMAGED, UNDECODABLE ->
                "This PDF is damaged, and not one page of it can be read. Print it into a new PDF, or get it again.";
            case EMPTY -> "No page can be found in this PDF. It may have been cut off on its way; get it again.";
            case TOO_LARGE ->
                "This PDF has more than %d pages or %d characters, which is the most here (pdf-pages). Divide it."
                        .formatted(limits.pages(), limits.characters());
            case TIMED_OUT ->
                "Reading this PDF took longer than it may: %s for one page, or %s in all (pdf-seconds). Print it into a new PDF, or divide it."
                        .formatted(seconds(limits.stall()), seconds(limits.total()));
            case OUT_OF_MEMORY ->
                "Reading this PDF took more than the %d MiB of memory that it may take (pdf-memory). Print it into a new PDF, or divide it."
                        .formatted(limits.heap() >> 20);
            case OUT_OF_SCRATCH ->
                "Reading this PDF took more than the %d MiB of the disk that it may take (pdf-scratch). Print it into a new PDF, or divide it."
                        .formatted(limits.scratch() >> 20);
            case NESTED_TOO_DEEPLY ->
                "Things lie inside of each other in this PDF more deeply than can be read. Print it into a new PDF.";
            case DISK_FULL -> FullDisk.WORDS;
            case CANCELLED -> "It was cancelled, and nothing of it was kept.";
            case CRASHED ->
                "What reads PDFs broke down over this one. Nobody else was disturbed. Print it into a new PDF and try that.";
        };
    }

    /** The same where its words are read already and a page is to be drawn. */
    static String ofDrawing(Kind kind, PdfLimits limits) {
        String why = switch (kind) {
            case TIMED_OUT ->
                "it takes longer than the %s that it may (pdf-seconds)".formatted(seconds(limits.stall()));
            case OUT_OF_MEMORY ->
                "it takes more than the %d MiB of memory that it may (pdf-memory)".formatted(limits.heap() >> 20);
            case OUT_OF_SCRATCH ->
                "it takes more than the %d MiB of the disk that it may (pdf-scratch)".formatted(limits.scratch() >> 20);
            case NESTED_TOO_DEEPLY -> "things lie inside of each other on it more deeply than can be drawn";
            case DISK_FULL -> "there is no room left on the server. Tell whoever looks after it, then try again";
            case CRASHED -> "what draws pages broke down over it. Try again";
            case CANCELLED -> "the server is stopping. Try again in a moment";
            case DAMAGED, UNDECODABLE, NOT_OF_ITS_KIND, ENCRYPTED, EMPTY, TOO_LARGE ->
                "what it says of its picture makes no sense";
        };
        return "No image of this page can be made: %s. Its text, where it has one, can be read.".formatted(why);
    }

    private static String seconds(Duration duration) {
        return "%d seconds".formatted(duration.toSeconds());
    }
}
