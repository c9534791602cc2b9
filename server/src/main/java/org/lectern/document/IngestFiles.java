package org.lectern.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files that one ingest keeps. Those that were not there before are written down on the disk before they are, so that an
 * ingest that fails or is cut off leaves none of them behind: {@link #close} removes what no row names, and the next start
 * does it for a program that was ended. For one thread.
 */
public final class IngestFiles implements AutoCloseable {
    private final ContentStore store;
    private final Path journal;
    private final Predicate<String> isNamed;
    private final Set<String> used = new HashSet<>();
    private final List<String> made = new ArrayList<>();

    /** @param isNamed whether a row names a file by its hash */
    IngestFiles(ContentStore store, Path journal, Predicate<String> isNamed) {
        this.store = store;
        this.journal = journal;
        this.isNamed = isNamed;
    }

    /** Keeps a file, however long; when this returns it survives the loss of power. Returns its hash. */
    public String keep(Path received) {
        return store.keep(received, this);
    }

    /** The same for bytes. */
    public String keep(byte[] content) {
        return store.keep(content, this);
    }

    /** Keeps some bytes and a file after them as one file; the file stays where it was. */
    public String keep(byte[] before, Path rest) {
        return store.keep(before, rest, this);
    }

    /** Whether it is the first time that this ingest needs the file. */
    boolean uses(String hash) {
        return used.add(hash);
    }

    /** Before a file is there. */
    void willMake(String hash) throws IOException {
        made.add(hash);
        try (FileChannel channel = FileChannel.open(
                journal, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((hash + '\n').getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        ContentStore.sync(store.underWay());
    }

    /** What an ingest wrote down that did not come to its end. */
    static List<String> written(Path journal) throws IOException {
        // A last line that is cut off names a file that is not there yet
        return Files.readAllLines(journal, StandardCharsets.US_ASCII).stream()
                .filter(line -> line.matches("[0-9a-f]{%d}".formatted(Sha256.DIGITS)))
                .toList();
    }

    @Override
    public void close() {
        try {
            store.end(used, made, isNamed);
            Files.deleteIfExists(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What an ingest left could not be removed; the next start does it: " + e.getMessage(), e);
        }
    }
}
