package org.lectern.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.SearcherManager;
import org.lectern.document.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the index: follows the log, puts on disk what it took in once nothing new comes, and makes
 * the index anew where that is asked for or the files have gone bad.
 */
final class FollowingThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingThread.class);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    /** While much is written: so soon the log's newest changes are still in memory. */
    private static final Duration BREATH = Duration.ofMillis(100);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final Path folder;
    private final WordTokens tokens;
    private final SearchIndex.Sources sources;
    private final Chore prune;
    private final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile IndexFiles files;
    private volatile IndexFollower follower;
    private final Set<Version> failed = new HashSet<>();
    private volatile boolean closed;
    /** Whether the writer may hold a part of what comes after its cursor. */
    private boolean isBroken;

    /** Something that is done between two looks at the log. */
    interface Chore {
        void run() throws IOException;
    }

    FollowingThread(Path folder, WordTokens tokens, SearchIndex.Sources sources, Chore prune) {
        this.folder = folder;
        this.tokens = tokens;
        this.sources = sources;
        this.prune = prune;
        this.files = IndexFiles.open(folder, tokens, SearchIndex.FORM);
        this.follower = follower(files);
        this.thread = Thread.ofPlatform().daemon().name("search-index").unstarted(this::run);
    }

    private IndexFollower follower(IndexFiles of) {
        return new IndexFollower(of, sources.catalogue(), sources.annotations(), sources.head(), failed);
    }

    void start() {
        thread.start();
    }

    SearcherManager searchers() {
        return files.searchers();
    }

    IndexFiles files() {
        return files;
    }

    boolean awaitShown(long cursor, Duration patience) {
        if (files.cursor() >= cursor) {
            return true;
        }
        return follower.awaitShown(cursor, patience.toNanos(), this::wake);
    }

    private void wake() {
        asked.add(() -> {});
    }

    private void run() {
        while (!closed) {
            try {
                boolean busy = follower.follow();
                if (!busy && !files.isCommitted()) {
                    files.commit(SearchIndex.FORM);
                }
                prune.run();
                Duration rest = busy ? BREATH : LOOKS_EVERY;
                Runnable next = asked.poll(rest.toMillis(), TimeUnit.MILLISECONDS); // a search that waits is asking
                if (next != null) {
                    next.run();
                }
            } catch (InterruptedException e) {
                return; // closed on purpose
            } catch (IOException | RuntimeException e) {
                isBroken = true;
                if (closed || !recover(e)) {
                    return;
                }
            }
        }
    }

    /** Opens the files again, which makes them anew where they cannot be read; what was lost comes from the log. */
    private boolean recover(Exception cause) {
        LOG.error("The search index could not be written; it is opened again", cause);
        try {
            Thread.sleep(AFTER_A_FAILURE.toMillis());
            closeFiles();
            files = IndexFiles.open(folder, tokens, SearchIndex.FORM);
            follower = follower(files);
            isBroken = false;
        } catch (InterruptedException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.error("The search index cannot be opened; searches wait for it", e);
        }
        return true;
    }

    private void closeFiles() {
        try {
            files.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index was not closed well", e);
        }
    }

    /** Makes the index anew; done when the future is. */
    CompletableFuture<Void> rebuild(IndexProgress progress) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        asked.add(() -> {
            try {
                follower.rebuild(SearchIndex.FORM, progress);
                done.complete(null);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
                // What was begun is thrown away, and what was there before it is opened again
                throw new IllegalStateException("The search index could not be made anew", e);
            }
        });
        return done;
    }

    /** A search met files that cannot be read. */
    void rebuildBecause(IOException cause) {
        LOG.error("The search index cannot be read; it is made anew", cause);
        asked.add(() -> {
            closeFiles();
            try {
                files = IndexFiles.anew(folder, tokens, SearchIndex.FORM);
            } catch (IOException e) {
                throw new UncheckedIOException("The search index cannot be made anew", e);
            }
            follower = follower(files);
        });
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (!isBroken && !files.isCommitted()) {
                files.commit(SearchIndex.FORM);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index was not put away; it is read from the log again at the next start", e);
        }
        closeFiles();
    }
}
