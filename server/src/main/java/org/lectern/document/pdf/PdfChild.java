package org.lectern.document.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.lectern.document.FullDisk;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.ChildProgram;

/** The process that reads and draws PDFs. */
final class PdfChild {
    private PdfChild() {}

    /** @param fonts where it remembers which fonts this machine has */
    static Child start(PdfLimits limits, Path scratch, Path fonts) {
        return start(PdfChild.class, limits, scratch, fonts, List.of());
    }

    /** The same with another main class, and with further options of Java's. */
    static Child start(Class<?> main, PdfLimits limits, Path scratch, Path fonts, List<String> options) {
        List<String> all = new ArrayList<>(List.of(
                "-Dpdfbox.fontcache=" + fonts,
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"));
        all.addAll(options);
        List<Class<?>> libraries = new ArrayList<>(List.of(
                PdfChild.class,
                PDDocument.class,
                RandomAccessRead.class,
                org.apache.fontbox.ttf.TrueTypeFont.class,
                org.apache.commons.logging.LogFactory.class));
        try {
            libraries.add(
                    Class.forName("org.apache.pdfbox.jbig2.JBIG2ImageReader", false, PdfChild.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            // Pictures of that kind are then left out
        }
        return Child.start(
                new Child.Program(main, libraries, all, kind -> Refusals.of(kind, limits)), limits.child(), scratch);
    }

    public static void main(String[] arguments) {
        PdfDrawing drawing = new PdfDrawing();
        ChildProgram.run(
                "pdf", PdfCommand::read, (command, progress) -> run(command, drawing, progress), PdfChild::kind);
    }

    private static void run(PdfCommand command, PdfDrawing drawing, ChildProgram.Progress progress)
            throws IOException, UnreadableSourceException {
        switch (command) {
            case PdfCommand.Read read -> new PdfText(read, progress::page).read();
            case PdfCommand.Draw draw -> drawing.draw(draw);
        }
    }

    /** PDFBox has one type for nearly all that can go wrong. */
    private static Kind kind(Exception failure) {
        if (failure instanceof PageStripper.LimitException) {
            return Kind.TOO_LARGE;
        }
        if (failure instanceof InvalidPasswordException) {
            return Kind.ENCRYPTED;
        }
        if (FullDisk.isBehind(failure)) {
            return Kind.DISK_FULL;
        }
        String words = failure instanceof IOException ? String.valueOf(failure.getMessage()) : "";
        if (words.contains("scratch file")) {
            return Kind.OUT_OF_SCRATCH;
        }
        return words.contains("recursion") ? Kind.NESTED_TOO_DEEPLY : Kind.DAMAGED;
    }
}
