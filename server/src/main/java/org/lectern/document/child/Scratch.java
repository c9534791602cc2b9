package org.lectern.document.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that hold nothing anybody will miss. */
public final class Scratch {
    private Scratch() {}

    /** Bytes of what is in a folder; what goes away while it is counted does not count. */
    public static long size(Path folder) {
        long bytes = 0;
        for (Path file : all(folder)) {
            try {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                // gone meanwhile
            }
        }
        return bytes;
    }

    private static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    public static void remove(Path folder) {
        for (Path file : all(folder)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("%s could not be removed: %s".formatted(file, e.getMessage()), e);
            }
        }
    }
}
