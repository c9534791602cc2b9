package org.lectern.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lectern.document.pdf.PdfFile;

/**
 * PDFs of several hundred pages: those in the folder that {@code lectern.bench.manuals} names, else manuals from Debian's
 * packages (of R, gnuplot and gri), else made up from a seed where there are no such packages.
 */
final class Manuals {
    private static final List<String> PACKAGES = List.of("r-doc-pdf", "gnuplot-doc", "gri-pdf-doc");
    /** Bytes; smaller ones have less than two hundred pages. */
    private static final long LEAST = 1_000_000;
    /** Bytes; larger ones have thousands of pages and would leave no time for others. */
    private static final long LARGEST = 3_000_000;

    private static final int MOST = 3;

    private Manuals() {}

    /** @param folder for what is fetched or made */
    static List<Path> in(Path folder) throws Exception {
        String named = System.getProperty("lectern.bench.manuals", "");
        if (!named.isEmpty()) {
            List<Path> found = pdfs(Path.of(named));
            if (found.isEmpty()) {
                throw new IllegalStateException("There are no PDFs of 1 to 3 MB in " + named);
            }
            return found;
        }
        for (String name : PACKAGES) {
            if (done(folder, "apt-get", "download", name)) {
                unpack(folder, name);
            }
        }
        List<Path> found = pdfs(folder);
        return found.isEmpty() ? List.of(made(folder.resolve("made.pdf"))) : found;
    }

    private static void unpack(Path folder, String name) throws Exception {
        List<Path> fetched;
        try (Stream<Path> files = Files.list(folder)) {
            fetched = files.filter(file -> String.valueOf(file.getFileName()).startsWith(name + "_"))
                    .toList();
        }
        for (Path file : fetched) {
            done(folder, "dpkg", "-x", file.toString(), folder.toString());
        }
    }

    private static boolean done(Path folder, String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    private static List<Path> pdfs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".pdf") && size(file) >= LEAST && size(file) <= LARGEST)
                    .sorted()
                    .limit(MOST)
                    .toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path made(Path file) throws IOException {
        String text = Files.readString(
                Path.of(System.getProperty("lectern.seeds"), "real-stalin-series.txt"), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); at += 80) {
            lines.add(text.substring(at, Math.min(text.length(), at + 80)).replaceAll("[^ -~]", " "));
        }
        PdfFile pdf = new PdfFile();
        for (int page = 0; page < 400; page++) {
            int from = page * 20 % (lines.size() - 45);
            pdf.lines(lines.subList(from, from + 45).toArray(String[]::new));
        }
        return Files.write(file, pdf.bytes());
    }
}
