package org.lectern.document.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.UnreadableSourceException;

/** Reads PDFs of tests in real processes. */
final class Reading {
    private final Path folder;
    private final PdfReader reader;

    Reading(Path folder, PdfLimits limits) {
        this.folder = folder;
        this.reader = new PdfReader(folder.resolve("scratch"), limits);
    }

    ReadSource read(byte[] pdf) throws UnreadableSourceException {
        return read(pdf, "", ReadingWatch.NOBODY);
    }

    ReadSource read(byte[] pdf, String password, ReadingWatch watch) throws UnreadableSourceException {
        try {
            Path file = Files.write(Files.createTempFile(folder, "test-", ".pdf"), pdf);
            return reader.read(
                    new SourceFile(
                            file,
                            "test.pdf",
                            Optional.empty(),
                            Optional.of(password)
                                    .filter(word -> !word.isEmpty())
                                    .map(Password::new)),
                    List.of(),
                    watch);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What reading left on the disk. */
    List<Path> left() {
        try (Stream<Path> files = Files.walk(folder.resolve("scratch"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("scratch/fonts")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String page(ReadSource read, int number) {
        PageSpan page = read.layout().pages().get(number - 1);
        return read.text().slice(page.span());
    }

    static List<String> passages(ReadSource read) {
        return read.layout().blocks().stream()
                .map(block -> block.kind().wireName() + ": " + read.text().slice(block.span()))
                .toList();
    }

    static String slice(ReadSource read, int start, int end) {
        return read.text().slice(new TextSpan(start, end));
    }
}
