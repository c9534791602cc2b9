package org.lectern.document.pdf;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.lectern.bench.BenchFolders;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.ChildProgram;

/**
 * PDFBox by itself: a process, started and watched as the one that reads PDFs for Lectern, that takes the text of one file with
 * PDFBox's own stripper, set as Lectern's is, and drops it.
 */
public final class RawText {
    private RawText() {}

    public static void main(String[] arguments) {
        ChildProgram.run(
                "raw", PdfCommand::read, (command, progress) -> strip((PdfCommand.Read) command), any -> Kind.DAMAGED);
    }

    private static void strip(PdfCommand.Read command) throws IOException {
        try (PDDocument document = Loader.loadPDF(new File(command.file()), command.password())) {
            PDFTextStripper stripper = new PDFTextStripper();
            PageWords.set(stripper);
            stripper.writeText(document, Writer.nullWriter());
        }
    }

    /**
     * Takes the text of a file.
     *
     * @param options of Java's, beside those that Lectern's own process has
     * @return milliseconds from the process's start to its end
     */
    public static double run(Path pdf, Path fonts, List<String> options) throws IOException, UnreadableSourceException {
        Path scratch = BenchFolders.make();
        PdfCommand.Read command =
                new PdfCommand.Read(pdf.toString(), "", scratch.toString(), "", Integer.MAX_VALUE, Integer.MAX_VALUE);
        long begun = System.nanoTime();
        try (Child child = PdfChild.start(RawText.class, PdfLimits.USUAL, scratch, fonts, options)) {
            child.ask(PdfCommand.bytes(command), ReadingWatch.NOBODY);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    public static int pages(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return document.getNumberOfPages();
        }
    }
}
