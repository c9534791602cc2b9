package org.lectern.app;

import org.lectern.document.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that removes what the ingest of a long text left that an earlier program did not end, so that nobody waits
 * for it. It ends when nothing is left. What cannot be removed, on a full disk, the next start removes.
 */
final class Clearing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);

    private final Catalogue catalogue;
    private final Thread thread;
    private volatile boolean isClosed;

    Clearing(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.thread = Thread.ofPlatform().daemon().name("clearing").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            catalogue.clearCutOff(() -> !isClosed);
        } catch (RuntimeException e) {
            LOG.error("What an ingest left could not be removed; the next start tries again", e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
