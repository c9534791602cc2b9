package org.lectern.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files named by the SHA-256 of what is in them. A file is whole and on disk before its name exists, so whoever knows the
 * name can read it.
 */
public final class ContentStore {
    private static final String HALF = ".incoming-";

    private final Path folder;
    /** How many ingests that are under way rely on a file. */
    private final Map<String, Integer> users = new HashMap<>();

    /** @param folder made if it is not there */
    public ContentStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Begins an ingest, which is to be closed once its rows are there or will not be.
     *
     * @param isNamed whether a row names a file by its hash
     */
    public IngestFiles ingest(Predicate<String> isNamed) {
        try {
            Files.createDirectories(underWay());
            return new IngestFiles(this, underWay().resolve(UUID.randomUUID().toString()), isNamed);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /**
     * Removes what ingests left that an earlier program did not end: files that they made and no row names, and those that
     * were half written. Nobody else may be using the folder.
     */
    public void clearCutOff(Predicate<String> isNamed) {
        if (!Files.isDirectory(underWay())) {
            return;
        }
        try (Stream<Path> journals = Files.list(underWay())) {
            for (Path journal : journals.toList()) {
                List<String> made = IngestFiles.written(journal);
                for (String hash : made) {
                    clearHalves(shelf(hash));
                }
                end(Set.of(), made, isNamed);
                Files.delete(journal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What an ingest left in %s cannot be removed: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void clearHalves(Path shelf) throws IOException {
        if (!Files.isDirectory(shelf)) {
            return;
        }
        try (Stream<Path> halves = Files.list(shelf)) {
            for (Path half : halves.filter(
                            file -> String.valueOf(file.getFileName()).startsWith(HALF))
                    .toList()) {
                Files.deleteIfExists(half);
            }
        }
    }

    /** Ingests that are under way have a file each in here. */
    Path underWay() {
        return folder.resolve(".under-way");
    }

    /** An ingest is over: what it made and no row names goes, unless another ingest relies on it meanwhile. */
    void end(Set<String> used, List<String> made, Predicate<String> isNamed) throws IOException {
        synchronized (users) {
            for (String hash : used) {
                users.computeIfPresent(hash, (name, count) -> count == 1 ? null : count - 1);
            }
            for (String hash : made) {
                if (!users.containsKey(hash) && !isNamed.test(hash)) {
                    Files.deleteIfExists(path(hash));
                }
            }
        }
    }

    /** Keeps the bytes; when this returns they survive the loss of power. Returns their hash. */
    String keep(byte[] content, IngestFiles ingest) {
        return keep(Sha256.hex(content), ingest, out -> {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        });
    }

    /** The same for a file, however long it is; it stays where it was. */
    String keep(Path received, IngestFiles ingest) {
        try {
            return keep(Sha256.hex(received), ingest, out -> copy(received, out));
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(received, e.getMessage()), e);
        }
    }

    /** Keeps some bytes and a file after them as one file; the file stays where it was. */
    String keep(byte[] before, Path rest, IngestFiles ingest) {
        try {
            return keep(Sha256.hex(before, rest), ingest, out -> {
                for (ByteBuffer left = ByteBuffer.wrap(before); left.hasRemaining(); ) {
                    out.write(left);
                }
                copy(rest, out);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(rest, e.getMessage()), e);
        }
    }

    private static void copy(Path from, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
            for (long at = 0; at < in.size(); ) {
                at += in.transferTo(at, in.size() - at, out);
            }
        }
    }

    private interface Content {
        void writeTo(FileChannel out) throws IOException;
    }

    private String keep(String hash, IngestFiles ingest, Content content) {
        Path shelf = shelf(hash);
        Path file = shelf.resolve(hash);
        synchronized (users) {
            if (ingest.uses(hash)) {
                users.merge(hash, 1, Integer::sum);
            }
            if (Files.exists(file)) {
                return hash;
            }
        }
        try {
            ingest.willMake(hash);
            Files.createDirectories(shelf);
            Path half = Files.createTempFile(shelf, HALF, "");
            try {
                try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                    content.writeTo(channel);
                    channel.force(true);
                }
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
            sync(shelf);
            sync(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The file could not be kept in " + folder + ": " + e.getMessage(), e);
        }
        return hash;
    }

    /** A name is durable once its folder is. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    public byte[] read(String hash) {
        try {
            return Files.readAllBytes(shelf(hash).resolve(hash));
        } catch (IOException e) {
            throw new UncheckedIOException("A file that the library names is missing: " + hash, e);
        }
    }

    /** How many bytes a file has that is kept. */
    public long size(String hash) {
        try {
            return Files.size(path(hash));
        } catch (IOException e) {
            throw new UncheckedIOException("A file that the library names is missing: " + hash, e);
        }
    }

    /** Where a file is that is kept; for reading only. */
    public Path path(String hash) {
        return shelf(hash).resolve(hash);
    }

    /** What is wrong with a file that should be here; empty where it is what its name says. */
    public Optional<String> damage(String hash) {
        Path file = shelf(hash).resolve(hash);
        if (!Files.isRegularFile(file)) {
            return Optional.of("the file %s is not there".formatted(file));
        }
        try {
            return Sha256.hex(file).equals(hash)
                    ? Optional.empty()
                    : Optional.of("the file %s is not what its name says".formatted(file));
        } catch (IOException e) {
            return Optional.of("the file %s cannot be read (%s)".formatted(file, e.getMessage()));
        }
    }

    /** Every file here, those that were never finished included. */
    public List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(underWay()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be looked through: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** A folder of thousands of files is slow to look at; two digits make it 256 folders. */
    private Path shelf(String hash) {
        return folder.resolve(hash.substring(0, 2));
    }
}
