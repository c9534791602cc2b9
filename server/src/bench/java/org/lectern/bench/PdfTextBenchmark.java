package org.lectern.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceFile;
import org.lectern.document.pdf.PdfFile;
import org.lectern.document.pdf.PdfLimits;
import org.lectern.document.pdf.PdfReader;
import org.lectern.document.pdf.RawText;

/** Text, places of characters, passages and outline of PDFs beside the bare text of PDFBox. */
final class PdfTextBenchmark implements Benchmark {
    @Override
    public String name() {
        return "pdftext";
    }

    @Override
    public String about() {
        return "Manuals of several hundred pages, each read by a process of its own with the same flags, limits and priority: by Lectern (text, places of the characters, passages, outline, written down and read back) and by PDFBox's own stripper with the same settings, whose text is dropped; by that once more with Java's second compiler, without which Lectern's processes run. What a file of one page takes, which is the process's start, is left out on both sides.";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = BenchFolders.make();
        List<Path> manuals = Manuals.in(Files.createDirectory(folder.resolve("manuals")));
        Path small = Files.write(
                folder.resolve("small.pdf"), new PdfFile().lines("One line.").bytes());
        Path fonts = Files.createDirectory(folder.resolve("fonts"));
        PdfReader reader = new PdfReader(folder.resolve("scratch"), PdfLimits.USUAL);
        int pages = 0;
        for (Path manual : manuals) {
            pages += RawText.pages(manual);
        }
        int all = pages;
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        things.put("ours", () -> all * 1e3 / (read(reader, manuals) - manuals.size() * read(reader, List.of(small))));
        things.put("raw", () -> all * 1e3 / raw(manuals, small, fonts, List.of()));
        things.put("compiled", () -> all * 1e3 / raw(manuals, small, fonts, List.of("-XX:TieredStopAtLevel=4")));
        Rounds rounds = Rounds.of(things);
        return List.of(
                Figure.measured(
                        "pages read by Lectern (%d in %d manuals)".formatted(all, manuals.size()),
                        "a second",
                        rounds.median("ours")),
                Figure.measured("pages read by PDFBox alone", "a second", rounds.median("raw")),
                Figure.measured("the same with the second compiler", "a second", rounds.median("compiled")),
                Figure.atLeast(0.9, "share of the bare rate", "", rounds.ratio("ours", "raw")),
                Figure.measured("share of that with the second compiler", "", rounds.ratio("ours", "compiled")));
    }

    private static double read(PdfReader reader, List<Path> files) throws Exception {
        long begun = System.nanoTime();
        for (Path file : files) {
            ReadSource read = reader.read(new SourceFile(file), List.of("en"), ReadingWatch.NOBODY);
            read.close();
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double raw(List<Path> manuals, Path small, Path fonts, List<String> options) throws Exception {
        double milliseconds = 0;
        for (Path manual : manuals) {
            milliseconds += RawText.run(manual, fonts, options) - RawText.run(small, fonts, options);
        }
        return milliseconds;
    }
}
