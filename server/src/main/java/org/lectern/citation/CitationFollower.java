package org.lectern.citation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.lectern.document.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads for citations what was in the library before versions were read when they come, and what an
 * earlier finder has read. It ends when all is read: whatever comes later is read as it comes.
 */
public final class CitationFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CitationFollower.class);

    /** Such as a full disk; the pause until it is tried again, which doubles each time. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final CitationIndex citations;
    private final Predicate<String> isNamed;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param isNamed whether anything is said about a path, such as {@code /works/k3v9hm2x77pd} */
    public CitationFollower(CitationIndex citations, Predicate<String> isNamed) {
        this.citations = citations;
        this.isNamed = isNamed;
        this.thread = Thread.ofPlatform().daemon().name("citations").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Waits until all is read; false where it is not by then. */
    public boolean awaitDone(Duration patience) {
        try {
            return thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        Duration pause = AFTER_A_FAILURE;
        try {
            while (closing.getCount() > 0 && !readAll()) {
                closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing is left to be tried again. */
    private boolean readAll() {
        boolean isAll = true;
        try {
            for (Version version : citations.unread()) {
                if (closing.getCount() == 0) {
                    return true;
                }
                isAll &= read(version);
            }
        } catch (RuntimeException e) {
            LOG.error("What is to be read for citations could not be found out; it is tried again", e);
            return false;
        }
        return isAll;
    }

    private boolean read(Version version) {
        try {
            citations.readAgain(version, isNamed);
            return true;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} could not be read for citations; it is tried again",
                    version.address().path(),
                    e);
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
