package org.lectern.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.lectern.people.Secret;

/**
 * The one folder that holds everything, with the lock that makes sure of one writer. Closing gives the lock back.
 */
final class DataFolder implements AutoCloseable {
    private static final int INSTANCE_LENGTH = 8;

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, making it if need be; empty if another process has it. */
    static Optional<DataFolder> take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(folder, channel));
        } catch (IOException e) {
            throw new FailedException(
                    "The data folder %s cannot be written to (%s). Change its permissions, or choose another with --data."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it, which a test may do
        }
    }

    Path database() {
        return folder.resolve("lectern.sqlite");
    }

    Path files() {
        return folder.resolve("files");
    }

    /** Of received files that are not taken in yet; what no record of an upload names does not outlive the program. */
    Path incoming() {
        return folder.resolve("incoming");
    }

    /** Of what is known of each upload. */
    Path uploads() {
        return folder.resolve("uploads");
    }

    /** Of pages; can be deleted and is made again. */
    Path images() {
        return folder.resolve("images");
    }

    /** Of files that are being read; nothing in it outlives the program. */
    Path scratch() {
        return folder.resolve("scratch");
    }

    /** Of searches; can be deleted and is made again. */
    Path index() {
        return folder.resolve("index");
    }

    /** Of texts that are held against each other; can be deleted and is made again. */
    Path parallels() {
        return folder.resolve("parallels");
    }

    Path path() {
        return folder;
    }

    /** How a file is made that nobody else on the machine may read; nothing where the file system knows no such rights. */
    static FileAttribute<?>[] ownersAlone(Path file) {
        return attributes(file, "rw-------");
    }

    static FileAttribute<?>[] ownersAloneFolder(Path folder) {
        return attributes(folder, "rwx------");
    }

    private static FileAttribute<?>[] attributes(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** A name is on disk once its folder is. */
    static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Tells this data folder's cookies from those of another Lectern on the same host. */
    String instance() {
        Path file = folder.resolve("instance");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, Secret.randomId(INSTANCE_LENGTH), StandardCharsets.US_ASCII);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new FailedException("%s cannot be read or written: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FailedException("The lock of %s cannot be given back: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
