package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings a backup back. It is unpacked beside the data folder, held against its own list, opened, looked through, and its
 * search index is made; only then it gets the data folder's name, in one step. What was there before is never deleted.
 */
final class Restoring {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path data;
    private final boolean replace;
    private final Consumer<String> progress;

    /** @param replace whether a folder that is not empty may be put aside */
    Restoring(Path data, boolean replace, Consumer<String> progress) {
        this.data = data;
        this.replace = replace;
        this.progress = progress;
    }

    String restore(Path backup) {
        if (!replace && !isEmpty()) {
            throw new FailedException(
                    "The data folder %s is not empty, and nothing in it is overwritten. Choose another with --data, or say --replace: it is then kept beside the restored one under another name."
                            .formatted(data));
        }
        Path staging = data.resolveSibling(data.getFileName() + ".restoring");
        try {
            clear(staging);
            Files.createDirectories(data.resolveSibling(""));
            Files.createDirectory(staging, DataFolder.ownersAloneFolder(staging));
            try {
                progress.accept("Unpacking, and holding every file against its hash");
                int files = BackupFile.extract(backup, staging).size();
                String contents = lookThrough(staging);
                Optional<Path> before = swap(staging);
                return "%s is restored: %s, %s.%s"
                        .formatted(
                                data,
                                Counted.of(files, "file"),
                                contents,
                                before.map(kept -> " What was there before is in %s.".formatted(kept))
                                        .orElse(""));
            } finally {
                clear(staging);
            }
        } catch (BackupFile.DamagedException e) {
            throw new FailedException(
                    "%s is no whole backup: %s. Nothing was restored; take another backup."
                            .formatted(backup, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new FailedException("Nothing was restored: %s.".formatted(e.getMessage()), e);
        }
    }

    /** What a folder's lock alone is in is as good as empty. */
    private boolean isEmpty() {
        if (!Files.exists(data)) {
            return true;
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.allMatch(
                    file -> List.of("lock", "lectern.properties").contains(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            throw new FailedException("The data folder %s cannot be read: %s".formatted(data, e.getMessage()), e);
        }
    }

    private String lookThrough(Path staging) {
        try (DataFolder folder = DataFolder.take(staging).orElseThrow();
                Store store = new Store(folder)) {
            progress.accept("Looking at the database and the files that it names");
            List<String> damage = store.damage();
            if (!damage.isEmpty()) {
                throw new FailedException(
                        "What is in the backup is damaged (%s). Nothing was restored; take another backup."
                                .formatted(damage.getFirst()));
            }
            progress.accept("Making the search index");
            store.search().rebuild(Chores.toldTo(progress));
            int entries = store.search().check().entries();
            return "%,d passages and annotations can be searched".formatted(entries);
        }
    }

    /** @return where what was there before is kept; empty where nothing was */
    private Optional<Path> swap(Path staging) throws IOException {
        if (!Files.exists(data)) {
            Files.move(staging, data, StandardCopyOption.ATOMIC_MOVE);
            DataFolder.sync(data.resolveSibling(""));
            return Optional.empty();
        }
        try (DataFolder old = DataFolder.take(data)
                .orElseThrow(() -> new FailedException(
                        "A Lectern is using the data folder %s. Stop it and restore again.".formatted(data)))) {
            keepSettings(staging);
            boolean hadSomething = !isEmpty();
            Path aside = data.resolveSibling(data.getFileName() + ".before-" + TIME.format(Instant.now()));
            Files.move(old.path(), aside, StandardCopyOption.ATOMIC_MOVE);
            try {
                Files.move(staging, data, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
                throw e;
            }
            DataFolder.sync(data.resolveSibling(""));
            if (hadSomething) {
                return Optional.of(aside);
            }
            clear(aside);
            return Optional.empty();
        }
    }

    /** Where this machine listens is said by its own settings, if it has any. */
    private void keepSettings(Path staging) throws IOException {
        Path settings = data.resolve("lectern.properties");
        if (Files.exists(settings)) {
            Files.copy(settings, staging.resolve("lectern.properties"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
