package org.lectern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.search.IndexProgress;

/**
 * A data folder with the seeds, their search index and what they share and nothing else, made once for the whole JVM, to be
 * copied.
 */
final class PlantedFolder {
    /** Each folder's own: its lock, and the name that its cookies have. */
    private static final Set<String> OWN = Set.of("lock", "instance");

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private static @Nullable Path planted;

    private PlantedFolder() {}

    private static synchronized Path planted() {
        if (planted == null) {
            planted = plant();
        }
        return planted;
    }

    private static Path plant() {
        try {
            Path folder = Files.createTempDirectory("planted");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            try (DataFolder data = DataFolder.take(folder).orElseThrow();
                    Store store = new Store(data)) {
                store.plantSeeds();
                store.search().rebuild(IndexProgress.NOBODY);
                if (!store.following().awaitUpToDate(LONG_ENOUGH)) {
                    throw new IllegalStateException("The seeds were not held against each other");
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the seeds into a folder without a store; one with a store keeps what it has. */
    static void plantIn(Path folder) {
        if (Files.exists(folder.resolve("lectern.sqlite"))) {
            return;
        }
        copy(planted(), folder);
    }

    /** All but what is each folder's own. */
    static void copy(Path from, Path folder) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!OWN.contains(file.getFileName().toString())) {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
