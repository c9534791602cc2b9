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
 * PDFs of several hundred pages: those in the folder that {@code lectern.bench.manuals} names, else the manuals of R from
 * Debian's package of them, else made up from a seed where there is no such package.
 */
final class Manuals {
    private static final String PACKAGE = "r-doc-pdf";
    /** Bytes; smaller ones have too few pages. */
    private static final long LEAST = 500_000;

    private static final int MOST = 3;

    private Manuals() {}

    /** @param folder for what is fetched or made */
    static List<Path> in(Path folder) throws Exception {
        String named = System.getProperty("lectern.bench.manuals", "");
        if (!named.isEmpty()) {
            return pdfs(Path.of(named));
        }
        if (done(folder, "apt-get", "download", PACKAGE)) {
            try (Stream<Path> files = Files.list(folder)) {
                Path fetched = files.filter(file -> file.toString().endsWith(".deb"))
                        .findFirst()
                        .orElseThrow();
                if (done(folder, "dpkg", "-x", fetched.toString(), folder.toString())) {
                    return pdfs(folder);
                }
            }
        }
        return List.of(made(folder.resolve("made.pdf")));
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
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".pdf") && size(file) >= LEAST)
                    .sorted()
                    .limit(MOST)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("There are no PDFs of 500 KB and more in " + folder);
            }
            return found;
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
