package org.lectern.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lectern.document.Document;
import org.lectern.document.LibraryReport;
import org.lectern.reading.PlacementCheck;
import org.lectern.search.IndexReport;

/** Holds everything that is stored against everything that it has to agree with. */
final class CheckChore {
    /** Lines of damage that are printed; there is no use in thousands. */
    private static final int SHOWN = 50;

    private final Store store;
    private final Consumer<String> progress;

    /** @param progress is told what is looked at, and each thing that is wrong */
    CheckChore(Store store, Consumer<String> progress) {
        this.store = store;
        this.progress = progress;
    }

    /** Fails with the number of things that are wrong and with what to do. */
    String run() {
        progress.accept("Looking at the database");
        List<String> broken = store.damage();
        if (!broken.isEmpty()) {
            throw damaged(broken);
        }
        List<String> damage = new ArrayList<>();
        LibraryReport library = store.catalogue.check(progress);
        damage.addAll(library.damage());
        if (damage.isEmpty()) {
            // Only texts that are whole can be held against
            progress.accept("Looking at what became of notes");
            PlacementCheck placements = new PlacementCheck(store.catalogue, store.placements);
            for (Document document : store.catalogue.everyDocument()) {
                damage.addAll(placements.damage(document, store.catalogue.allVersions(document.id())));
            }
        }
        if (!damage.isEmpty()) {
            throw damaged(damage);
        }
        return "All is well: the database is whole, the files of %s in %s agree with it, no note is without its outcome, and the search index has all %,d passages and annotations.%s"
                .formatted(
                        Counted.of(library.documents(), "document"),
                        Counted.of(library.versions(), "version"),
                        index().entries(),
                        unnamed(library.unnamed()));
    }

    private FailedException damaged(List<String> damage) {
        damage.stream().limit(SHOWN).forEach(progress);
        return new FailedException(
                "%s damaged%s; the first: %s. Stop Lectern, keep a copy of the data folder, and restore a backup."
                        .formatted(
                                damage.size() == 1 ? "One thing is" : "%,d things are".formatted(damage.size()),
                                damage.size() > SHOWN ? ", of which %d are printed above".formatted(SHOWN) : "",
                                damage.getFirst()));
    }

    private IndexReport index() {
        progress.accept("Holding the search index against the store");
        IndexReport report = store.search().check(Chores.toldTo(progress));
        if (!report.damage().isEmpty()) {
            throw new FailedException("The search index cannot stay as it is (%s). Run ./lectern reindex."
                    .formatted(report.damage().getFirst()));
        }
        if (!report.isSound()) {
            throw new FailedException(
                    "The search index is not what the store is: %,d missing, %,d too many, %,d out of date%s. Run ./lectern reindex."
                            .formatted(
                                    report.missing().size(),
                                    report.extra().size(),
                                    report.stale().size(),
                                    first(report)));
        }
        return report;
    }

    private static String first(IndexReport report) {
        return Stream.of(report.missing(), report.extra(), report.stale())
                .flatMap(List::stream)
                .findFirst()
                .map(" (the first is %s)"::formatted)
                .orElse("");
    }

    private static String unnamed(List<Path> files) {
        return files.isEmpty()
                ? ""
                : " %s %s to no document; an ingest that did not end left that, and it can be deleted: %s"
                        .formatted(
                                Counted.of(files.size(), "file"),
                                files.size() == 1 ? "belongs" : "belong",
                                String.join(
                                        ", ",
                                        files.stream()
                                                .map(Path::toString)
                                                .limit(SHOWN)
                                                .toList()));
    }
}
