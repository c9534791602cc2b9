package org.lectern.document.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.FileKind;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceFile;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.ChildLimits;

/** Files that are read as the program reads them, in a process of their own, and looked at for soundness. */
abstract class MarkupReading {
    static final MarkupLimits LIMITS = new MarkupLimits(
            new ChildLimits(64L << 20, 256L << 20, 64L << 20, Duration.ofSeconds(20), Duration.ofSeconds(40)),
            8L << 20,
            1 << 20);

    @TempDir
    Path folder;

    ReadSource read(String name, byte[] bytes) throws UnreadableSourceException, IOException {
        return read(name, bytes, Optional.empty());
    }

    ReadSource read(String name, byte[] bytes, Optional<String> encoding)
            throws UnreadableSourceException, IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        SourceFile source = new SourceFile(file, name, encoding, Optional.empty());
        assertThat(FileKind.of(source)).isNotIn(FileKind.PDF, FileKind.TEXT);
        ReadSource read =
                new MarkupReader(folder.resolve("scratch"), LIMITS).read(source, List.of(), ReadingWatch.NOBODY);
        isSound(read);
        return read;
    }

    /** Pages partition the text, each block lies on one, and between blocks there is nothing to read. */
    static void isSound(ReadSource read) {
        int at = 0;
        for (PageSpan page : read.layout().pages()) {
            assertThat(page.span().start()).isEqualTo(at);
            assertThat(page.span().length()).isPositive();
            at = page.span().end();
        }
        assertThat(at).isEqualTo(read.text().length());
        int done = 0;
        for (Block block : read.layout().blocks()) {
            TextSpan span = block.span();
            assertThat(read.layout().pages())
                    .filteredOn(page -> page.span().contains(span))
                    .hasSize(1);
            assertThat(read.text().slice(new TextSpan(done, span.start()))).isBlank();
            done = span.end();
        }
        assertThat(read.text().slice(new TextSpan(done, at))).isBlank();
    }

    @AfterEach
    void nothing_is_left_on_the_disk() throws IOException {
        if (Files.exists(folder.resolve("scratch"))) {
            try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    ReadSource page(String html) throws UnreadableSourceException, IOException {
        return read("page.html", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Each block with its kind before it. */
    static List<String> blocks(ReadSource read) {
        return read.layout().blocks().stream()
                .map(block -> block.kind().wireName() + ": " + read.text().slice(block.span()))
                .toList();
    }

    Kind refusal(String name, byte[] bytes) throws IOException {
        try {
            ReadSource read = read(name, bytes);
            throw new AssertionError("It was read as " + blocks(read));
        } catch (UnreadableSourceException e) {
            assertThat(e.getMessage()).matches("(?s)[A-Z].{20,}\\.");
            return e.kind();
        }
    }
}
