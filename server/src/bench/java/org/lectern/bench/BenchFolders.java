package org.lectern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.document.child.Scratch;

/** Folders of benchmarks, some of gigabytes. All are removed once their benchmark is over, however it ends. */
public final class BenchFolders {
    private static final Set<Path> MADE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(BenchFolders::endAll));
    }

    private BenchFolders() {}

    /** A new one. */
    public static Path make() {
        try {
            Path folder = Files.createTempDirectory("lectern-bench");
            MADE.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a benchmark: " + e.getMessage(), e);
        }
    }

    /** Removes those that were made. Nobody may be using them any more. */
    static void removeAll() {
        for (Path folder : List.copyOf(MADE)) {
            Scratch.remove(folder);
            MADE.remove(folder);
        }
    }

    /** Whoever ends the program in the middle leaves no server behind either, which would write into its folder again. */
    private static void endAll() {
        if (!MADE.isEmpty()) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            removeAll();
        }
    }
}
