package org.lectern.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Copies everything into one file while people read and write: first one state of the database, then the files, of which
 * there are at least those that this state names, since files are kept before the rows that name them and never taken
 * away. The copy is read again and held against its own list before it gets its name, so under that name there is never
 * half a backup.
 */
final class BackupChore {
    private final Store store;

    BackupChore(Store store) {
        this.store = store;
    }

    String run(Path target, Consumer<String> progress) {
        if (Files.isDirectory(target)) {
            throw new FailedException("%s is a folder. Name the file for the backup.".formatted(target));
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path database = target.resolveSibling(target.getFileName() + ".part.sqlite");
        try {
            try {
                Files.deleteIfExists(part);
                Files.deleteIfExists(database);
                progress.accept("Copying the database");
                Files.createFile(database, DataFolder.ownersAlone(database));
                Files.delete(database);
                store.copyDatabaseTo(database);
                int files = write(part, database, progress);
                progress.accept("Reading the copy again");
                BackupFile.verify(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                DataFolder.sync(target.resolveSibling(""));
                return "%s has everything: the database and %s, %s in all. ./lectern restore brings it back."
                        .formatted(target, Counted.of(files, "file"), Counted.of(Files.size(target), "byte"));
            } finally {
                Files.deleteIfExists(database);
                Files.deleteIfExists(part);
            }
        } catch (FileSystemException e) {
            throw new FailedException(
                    "The backup cannot be written at %s (%s). Choose a folder that exists and that you may write in."
                            .formatted(
                                    target, e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()),
                    e);
        } catch (IOException | BackupFile.DamagedException e) {
            throw new FailedException("The backup could not be made: %s.".formatted(e.getMessage()), e);
        }
    }

    private int write(Path part, Path database, Consumer<String> progress)
            throws IOException, BackupFile.DamagedException {
        try (BackupFile.Writer writer = new BackupFile.Writer(part)) {
            writer.add(BackupFile.DATABASE, database);
            Files.delete(database);
            List<Path> files = files();
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!writer.add("files/%s/%s".formatted(name.substring(0, 2), name), file)
                        .equals(name)) {
                    throw new BackupFile.DamagedException(
                            "the file %s is damaged; ./lectern check says which document it belongs to"
                                    .formatted(file));
                }
                if (writer.count() % 100 == 0) {
                    progress.accept("%s copied".formatted(Counted.of(writer.count(), files.size(), "file")));
                }
            }
            for (String name : List.of("instance", "lectern.properties")) {
                if (Files.exists(store.folder().resolve(name))) {
                    writer.add(name, store.folder().resolve(name));
                }
            }
            writer.finish();
            return files.size();
        }
    }

    /** What is still coming in has another name. */
    private List<Path> files() throws IOException {
        Path folder = store.folder().resolve("files");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> String.valueOf(file.getFileName()).matches("[0-9a-f]{64}"))
                    .sorted()
                    .toList();
        }
    }
}
