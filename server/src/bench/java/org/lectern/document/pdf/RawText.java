package org.lectern.document.pdf;

import java.io.File;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** PDFBox by itself: a process that takes the text of one file with its own stripper, set as Lectern's is, and drops it. */
public final class RawText {
    private RawText() {}

    public static void main(String[] arguments) throws Exception {
        try (PDDocument document = Loader.loadPDF(new File(arguments[0]))) {
            PDFTextStripper stripper = new PDFTextStripper();
            PageStripper.set(stripper);
            stripper.writeText(document, Writer.nullWriter());
        }
    }

    /**
     * Runs it, niced and in as much memory as the process that reads PDFs for Lectern.
     *
     * @return milliseconds from its start to its end
     */
    public static double run(Path pdf, Path fonts) throws Exception {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx%dm".formatted(PdfLimits.USUAL.heap() >> 20),
                "-Djava.awt.headless=true",
                "-Dpdfbox.fontcache=" + fonts,
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                System.getProperty("java.class.path"),
                RawText.class.getName(),
                pdf.toString()));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("PDFBox could not read " + pdf);
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
