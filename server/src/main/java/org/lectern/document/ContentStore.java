package org.lectern.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files named by the SHA-256 of what is in them. A file is whole and on disk before its name exists, so whoever knows the
 * name can read it.
 */
public final class ContentStore {
    private final Path folder;

    /** @param folder made if it is not there */
    public ContentStore(Path folder) {
        this.folder = folder;
    }

    /** Keeps the bytes; when this returns they survive the loss of power. Returns their hash. */
    public String keep(byte[] content) {
        return keep(Sha256.hex(content), out -> {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        });
    }

    /** The same for a file, however long it is; it stays where it was. */
    public String keep(Path received) {
        try {
            return keep(Sha256.hex(received), out -> {
                try (FileChannel in = FileChannel.open(received, StandardOpenOption.READ)) {
                    for (long at = 0; at < in.size(); ) {
                        at += in.transferTo(at, in.size() - at, out);
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(received, e.getMessage()), e);
        }
    }

    private interface Content {
        void writeTo(FileChannel out) throws IOException;
    }

    private String keep(String hash, Content content) {
        Path shelf = shelf(hash);
        Path file = shelf.resolve(hash);
        if (Files.exists(file)) {
            return hash;
        }
        try {
            Files.createDirectories(shelf);
            Path half = Files.createTempFile(shelf, ".incoming-", "");
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
    private static void sync(Path folder) throws IOException {
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
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be looked through: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** A folder of thousands of files is slow to look at; two digits make it 256 folders. */
    private Path shelf(String hash) {
        return folder.resolve(hash.substring(0, 2));
    }
}
