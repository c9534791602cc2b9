package org.lectern.search;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.document.Catalogue;
import org.lectern.document.Catalogue.DocumentChange;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the index up to the change log, step by step. Only one thread may take steps. */
final class IndexFollower {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    /** Changes that are read at once. */
    private static final int BATCH = 500;
    /** So many pages of a document are read without a word. */
    private static final int PAGES = 1_000;
    /** While much is written and nobody searches. */
    private static final Duration SHOWS_EVERY = Duration.ofSeconds(3);

    private final IndexFiles files;
    private final Catalogue catalogue;
    private final AnnotationStore annotations;
    private final LongSupplier head;
    private final Set<Version> failed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition shown = lock.newCondition();
    /** Searches that want to see what was written before them. */
    private final AtomicInteger waiting = new AtomicInteger();

    private long lastShown = System.nanoTime() - SHOWS_EVERY.toNanos();

    /**
     * @param head the newest cursor of the change log, of whatever it is a change
     * @param failed versions that could not be read once; one that cannot be read again is left out, and holds up no other
     */
    IndexFollower(
            IndexFiles files,
            Catalogue catalogue,
            AnnotationStore annotations,
            LongSupplier head,
            Set<Version> failed) {
        this.failed = failed;
        this.files = files;
        this.catalogue = catalogue;
        this.annotations = annotations;
        this.head = head;
    }

    /** Whether searches see everything that the log holds at this moment. */
    boolean isUpToDate() {
        return files.cursor() >= head.getAsLong();
    }

    /**
     * Takes in what the log holds, and lets searches see it: at once where nothing came for a while or somebody waits for
     * it, and now and then while much is written, since each time a part of the index is made, and a few large ones cost
     * less than many small ones.
     *
     * @return false where there was nothing new
     */
    boolean follow() throws IOException {
        long newest = head.getAsLong();
        boolean isNew = files.taken() < newest;
        if (isNew) {
            takeIn(files.taken(), newest, IndexProgress.NOBODY);
        }
        boolean isDue = !isNew || waiting.get() > 0 || System.nanoTime() - lastShown >= SHOWS_EVERY.toNanos();
        if (isDue && !files.isShown()) {
            show();
        }
        return isNew;
    }

    /**
     * Makes the index anew. Searches see the old one until the new one is whole; a crash leaves the old one.
     *
     * @param progress is told how far it is
     */
    void rebuild(String form, IndexProgress progress) throws IOException {
        long newest = head.getAsLong();
        files.removeAll();
        progress.changes(0, newest);
        takeIn(0, newest, progress);
        show();
        files.commit(form);
    }

    private void show() throws IOException {
        files.show();
        lastShown = System.nanoTime();
        lock.lock();
        try {
            shown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until searches see everything up to a cursor; false where they do not by then.
     *
     * @param wake is called when it is known that somebody waits
     */
    boolean awaitShown(long cursor, long nanoseconds, Runnable wake) {
        waiting.incrementAndGet();
        lock.lock();
        try {
            wake.run();
            long left = nanoseconds;
            while (files.cursor() < cursor) {
                if (left <= 0) {
                    return false;
                }
                left = shown.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
            waiting.decrementAndGet();
        }
    }

    private void takeIn(long from, long newest, IndexProgress progress) throws IOException {
        long reached = from;
        while (reached < newest) {
            List<AnnotationChange> notes = annotations.changesAfter(reached, BATCH);
            // Where a list is full, nothing is known beyond its end
            long known = notes.size() < BATCH ? newest : notes.getLast().cursor();
            List<DocumentChange> documents = catalogue.changesBetween(reached, known, BATCH);
            long upTo = documents.size() < BATCH ? known : documents.getLast().cursor();
            takeIn(notes, documents, upTo, progress);
            files.took(upTo);
            reached = upTo;
            progress.changes(reached, newest);
        }
    }

    private void takeIn(List<AnnotationChange> notes, List<DocumentChange> documents, long upTo, IndexProgress progress)
            throws IOException {
        Map<DocumentId, Document> changed = new LinkedHashMap<>();
        for (DocumentChange change : documents) {
            if (change.cursor() <= upTo) {
                change.document().ifPresent(document -> changed.put(document.id(), document));
            }
        }
        for (Document document : changed.values()) {
            put(document, progress);
        }
        Map<AnnotationId, AnnotationChange> last = new LinkedHashMap<>();
        for (AnnotationChange change : notes) {
            if (change.cursor() <= upTo) {
                last.put(change.annotation().id(), change);
            }
        }
        for (AnnotationChange change : last.values()) {
            switch (change) {
                // What was taken in and not committed is gone whenever the log is read again from an earlier cursor
                case AnnotationChange.Created created -> files.add(created.annotation());
                case AnnotationChange.Replaced replaced -> files.put(replaced.annotation());
                case AnnotationChange.Restored restored -> files.put(restored.annotation());
                // Who may not read it does not find it; that is asked of the store with each search.
                case AnnotationChange.Hidden hidden -> files.put(hidden.annotation());
                case AnnotationChange.Unhidden unhidden -> files.put(unhidden.annotation());
                case AnnotationChange.Withdrawn withdrawn ->
                    files.remove(withdrawn.annotation().id());
            }
        }
    }

    /** Page by page, so that memory does not grow with the document. */
    private void put(Document document, IndexProgress progress) throws IOException {
        Version version = document.current();
        files.remove(document.id());
        for (int number = 1; number <= version.pages(); number++) {
            Map<Passage, String> passages;
            try {
                passages = passages(version, number);
            } catch (StorageException e) {
                throw e;
            } catch (RuntimeException e) {
                if (failed.add(version)) {
                    throw e; // it may pass
                }
                LOG.error(
                        "{} cannot be read, so nothing of it is found. ./lectern check says what is wrong; once it is mended, run ./lectern reindex",
                        version.address().path(),
                        e);
                files.remove(document.id());
                return;
            }
            for (Map.Entry<Passage, String> passage : passages.entrySet()) {
                files.add(document, passage.getKey(), passage.getValue());
            }
            sayNowAndThen(progress, version, number);
        }
    }

    /** The passages of a page with their words. */
    private Map<Passage, String> passages(Version version, int number) {
        TextSpan page = catalogue.pageSpan(version, number).orElseThrow();
        CodePointText text = new CodePointText(catalogue.words(version, page));
        Map<Passage, String> passages = new LinkedHashMap<>();
        for (Passage passage : catalogue.passagesOn(version, number)) {
            TextSpan words = new TextSpan(
                    passage.span().start() - page.start(), passage.span().end() - page.start());
            passages.put(passage, text.slice(words));
        }
        return passages;
    }

    static void sayNowAndThen(IndexProgress progress, Version version, int page) {
        if (page % PAGES == 0) {
            progress.pages(version.document(), page, version.pages());
        }
    }
}
