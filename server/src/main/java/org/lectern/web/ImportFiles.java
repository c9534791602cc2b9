package org.lectern.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.Secret;

/** Files that came to be brought in; those tried first are kept for a while, so that nobody has to send them twice. */
final class ImportFiles {
    /** Bytes. Longer ones are brought in by the command line. */
    static final long MAX_FILE = 64L * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int NAME_LENGTH = 20;
    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofMinutes(30);

    /** @param owner who sent it */
    private record Kept(Path file, AccountId owner) {}

    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST)
            .evictionListener(ImportFiles::removed)
            .build();

    private static void removed(
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable Kept file,
            RemovalCause cause) {
        delete(file);
    }

    private static void delete(@org.jspecify.annotations.Nullable Kept file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file.file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A file that was tried cannot be removed", e);
        }
    }

    /** Whether it was within the limit. */
    static boolean receive(InputStream from, Path file) throws IOException {
        long received = 0;
        byte[] buffer = new byte[BUFFER];
        try (from;
                OutputStream out = Files.newOutputStream(file)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                received += read;
                if (received > MAX_FILE) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    /** @return a name that only its owner can use */
    String keep(Path file, AccountId owner) {
        String name = Secret.randomId(NAME_LENGTH);
        kept.put(name, new Kept(file, owner));
        kept.cleanUp();
        return name;
    }

    /** Empty where it is no longer kept, or is somebody else's. */
    Optional<Path> find(String name, AccountId asker) {
        return Optional.ofNullable(kept.getIfPresent(name))
                .filter(file -> file.owner.equals(asker) && Files.exists(file.file))
                .map(Kept::file);
    }

    void forget(String name) {
        delete(kept.getIfPresent(name));
        kept.invalidate(name);
    }
}
