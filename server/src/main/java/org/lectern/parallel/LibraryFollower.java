package org.lectern.parallel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.lectern.document.Catalogue;
import org.lectern.document.Catalogue.DocumentChange;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.FullDisk;
import org.lectern.document.Version;
import org.lectern.parallel.LibraryIndex.LibraryRun;
import org.lectern.parallel.RunStore.StoredRun;
import org.lectern.parallel.RunStore.Text;
import org.lectern.sql.Followed;
import org.lectern.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that holds what comes into the library against all that is there, and keeps what it finds. It follows
 * the change log; where its index was lost it is filled again, and what was compared before is not compared again. A text
 * that fails is left out until the next start, so that it holds up no other.
 */
public final class LibraryFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryFollower.class);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final int BATCH = 500;

    private final Path folder;
    private final Catalogue catalogue;
    private final Parallels parallels;
    private final RunStore store;
    private final LongSupplier head;
    private final Thread thread;
    private final Followed followed = new Followed();

    /**
     * @param folder of the index, which can be deleted and is made again
     * @param head the newest cursor of the change log, of whatever it is a change
     */
    public LibraryFollower(Path folder, Catalogue catalogue, Parallels parallels, RunStore store, LongSupplier head) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.parallels = parallels;
        this.store = store;
        this.head = head;
        this.thread = Thread.ofPlatform().daemon().name("parallels").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Waits until everything that the log holds now is compared; false where it is not by then. */
    public boolean awaitUpToDate(Duration patience) {
        return followed.await(head.getAsLong(), patience);
    }

    private void run() {
        while (!followed.hasEnded()) {
            try (LibraryIndex index = LibraryIndex.open(folder)) {
                follow(index);
            } catch (InterruptedException e) {
                return; // closed on purpose
            } catch (GivenUpException e) {
                LOG.debug("The index of shared text is opened anew, as it was before the text that failed");
            } catch (IOException | RuntimeException e) {
                if (followed.hasEnded()) {
                    return;
                }
                LOG.error("Shared text could not be followed; it is tried again", e);
                try {
                    Thread.sleep(AFTER_A_FAILURE);
                } catch (InterruptedException again) {
                    return;
                }
            }
        }
    }

    private void follow(LibraryIndex index) throws IOException, InterruptedException {
        long cursor = 0;
        Map<DocumentId, Version> current = new HashMap<>();
        while (!followed.hasEnded()) {
            long newest = head.getAsLong();
            if (cursor < newest) {
                Map<DocumentId, Version> changed = changed(cursor, newest);
                current.putAll(changed);
                takeIn(index, changed, current, cursor == 0);
                cursor = newest;
            }
            StopRuns stops = parallels.stops();
            if (store.countedBy() != stops.revision()) {
                recount(stops);
            }
            followed.reach(cursor);
            followed.rest(LOOKS_EVERY);
        }
    }

    /** What became of documents after a cursor: their versions as they are now. */
    private Map<DocumentId, Version> changed(long cursor, long newest) {
        Map<DocumentId, Version> changed = new LinkedHashMap<>();
        long at = cursor;
        while (at < newest) {
            List<DocumentChange> changes = catalogue.changesAfter(at, BATCH);
            for (DocumentChange change : changes) {
                change.document().map(Document::current).ifPresent(version -> changed.put(version.document(), version));
            }
            at = changes.size() < BATCH ? newest : changes.getLast().cursor();
        }
        return changed;
    }

    private void takeIn(
            LibraryIndex index, Map<DocumentId, Version> changed, Map<DocumentId, Version> all, boolean first)
            throws IOException {
        Set<Text> compared = store.compared();
        Set<String> names = new HashSet<>();
        all.values().forEach(version -> names.add(Parallels.text(version).name()));
        List<Text> gone = compared.stream()
                .filter(text -> first || changed.containsKey(text.document()))
                .filter(text -> !names.contains(text.name()))
                .toList();
        if (!gone.isEmpty()) {
            store.remove(gone);
        }
        Set<String> indexed = index.texts();
        if (indexed.stream().anyMatch(name -> !names.contains(name))) {
            index.remove(name -> !names.contains(name));
        }
        boolean added = false;
        // first those that were compared with all others of them, so that the rest is held against them too
        List<Version> order = new ArrayList<>(changed.values());
        order.sort(Comparator.comparing(version -> !compared.contains(Parallels.text(version))));
        for (Version version : order) {
            if (followed.hasEnded()) {
                return;
            }
            if (parallels.isTooLong(version) || parallels.isGivenUp(version)) {
                continue; // its page says that it is not compared
            }
            Text text = Parallels.text(version);
            if (!indexed.contains(text.name())) {
                add(index, version, compared.contains(text));
                added = true;
            } else if (!compared.contains(text)) {
                // the index was put away and the rows were not: it is taken in again
                index.remove(text.name()::equals);
                add(index, version, false);
                added = true;
            }
        }
        if (added || !gone.isEmpty()) {
            index.commit();
        }
    }

    /** Thrown where comparing a text failed, which is not tried again. */
    private static final class GivenUpException extends RuntimeException {
        GivenUpException(Throwable cause) {
            super(cause);
        }
    }

    /** What is the text's own fault would happen again and again; what the disk or the database does may pass. */
    private void add(LibraryIndex index, Version version, boolean isCompared) throws IOException {
        try {
            compare(index, version, isCompared);
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (FullDisk.isBehind(e)) {
                throw e;
            }
            LOG.error(
                    "{} could not be compared with other texts. It is left out until the next start; its page says so",
                    version.address().path(),
                    e);
            parallels.giveUp(version);
            throw new GivenUpException(e);
        }
    }

    private void compare(LibraryIndex index, Version version, boolean isCompared) throws IOException {
        Text text = Parallels.text(version);
        TextWords words = parallels.words(version);
        List<LibraryRun> found = index.add(text.name(), words, Parallels.KEPT);
        if (isCompared) {
            return;
        }
        StopRuns stops = parallels.stops();
        List<StoredRun> runs = new ArrayList<>();
        for (LibraryRun run : found) {
            runs.add(new StoredRun(
                    text(run.other()),
                    text,
                    new SharedRun(run.there(), run.here(), run.words(), run.similarity(), run.commonplace()),
                    stops.counted(words, run.here())));
        }
        store.put(text, runs, stops.revision());
    }

    private static Text text(String name) {
        int space = name.indexOf(' ');
        return new Text(new DocumentId(name.substring(0, space)), name.substring(space + 1));
    }

    private void recount(StopRuns stops) {
        Map<Text, Version> versions = new HashMap<>();
        store.recount(stops.revision(), run -> {
            Version version = versions.computeIfAbsent(
                    run.b(),
                    text -> catalogue.allVersions(text.document()).stream()
                            .filter(one -> one.hash().equals(text.version()))
                            .findFirst()
                            .orElseThrow());
            return parallels.isGivenUp(version)
                    ? run.counted()
                    : stops.counted(parallels.words(version), run.run().b());
        });
    }

    @Override
    public void close() {
        followed.end(thread);
    }
}
