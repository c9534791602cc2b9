package org.lectern.citation;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.lectern.document.FullDisk;
import org.lectern.document.Version;
import org.lectern.sql.Followed;
import org.lectern.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads long texts for citations, one after the other, after they have come; and before that what was in
 * the library before versions were read when they come, what an earlier finder has read, and what a program that was ended
 * was not done with. It looks for more whenever anything has changed. A text that fails
 * is left out until the next start.
 */
public final class CitationFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CitationFollower.class);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);

    /** Such as a full disk; the pause until it is tried again, which doubles each time. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final CitationIndex citations;
    private final Predicate<String> isNamed;
    private final LongSupplier head;
    private final Thread thread;
    private final Followed followed = new Followed();

    /**
     * @param isNamed whether anything is said about a path, such as {@code /works/k3v9hm2x77pd}
     * @param head the newest cursor of the change log, of whatever it is a change
     */
    public CitationFollower(CitationIndex citations, Predicate<String> isNamed, LongSupplier head) {
        this.citations = citations;
        this.isNamed = isNamed;
        this.head = head;
        this.thread = Thread.ofPlatform().daemon().name("citations").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Waits until all that is there now is read; false where it is not by then. */
    public boolean awaitDone(Duration patience) {
        return followed.await(head.getAsLong(), patience);
    }

    private void run() {
        Duration pause = AFTER_A_FAILURE;
        boolean isBehind = true; // looks at everything
        long seen = -1;
        try {
            while (!followed.hasEnded()) {
                long newest = head.getAsLong();
                if (isBehind || newest != seen) {
                    isBehind = !readAll(isBehind);
                    seen = newest;
                }
                if (isBehind) {
                    followed.rest(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                } else {
                    pause = AFTER_A_FAILURE;
                    followed.reach(newest);
                    followed.rest(LOOKS_EVERY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether nothing is left to be tried again.
     *
     * @param everything and not only what came since
     */
    private boolean readAll(boolean everything) {
        boolean isAll = true;
        try {
            for (Version version : everything ? citations.unread() : citations.waiting()) {
                if (followed.hasEnded()) {
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
            citations.readAgain(version, isNamed, followed::hasEnded);
            return true;
        } catch (CancellationException e) {
            return true; // closed on purpose
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            String path = version.address().path();
            if (e instanceof StorageException || FullDisk.isBehind(e)) {
                LOG.error("{} could not be read for citations; it is tried again", path, e);
                return false;
            }
            LOG.error(
                    "{} could not be read for citations. It is left out until the next start; its page says so",
                    path,
                    e);
            citations.giveUp(version);
            return true;
        }
    }

    @Override
    public void close() {
        followed.end(thread);
    }
}
