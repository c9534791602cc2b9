package org.lectern.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.people.AccountId;
import org.lectern.reading.IngestService.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploaded files on their way in, one after the other, so that many at once cost no more memory than one. What became of
 * each is remembered until the program ends or many others have come since. Closing waits for the one that is under way;
 * those that have not begun are not taken in.
 */
public final class IngestQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestQueue.class);
    private static final int REMEMBERED = 1_000;

    private static final String NO_ROOM =
            "There is no room left on the server, and nothing of this was kept. Tell whoever looks after it. Reading goes on.";
    private static final String NOT_TAKEN_IN =
            "It was not taken in, and nothing of it was kept. The server's log says why; try again, and tell whoever looks after this server.";

    private final IngestService ingests;
    private final Path folder;
    private final long mostBytes;
    private final ConcurrentSkipListMap<Integer, Ticket> tickets = new ConcurrentSkipListMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ingests").factory());
    private int last;

    /**
     * @param folder for files that are being received; what an earlier program left there is removed
     * @param mostBytes of one file
     */
    public IngestQueue(IngestService ingests, Path folder, long mostBytes) {
        this.ingests = ingests;
        this.folder = folder;
        this.mostBytes = mostBytes;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used for uploads: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Where files are received. */
    public Path folder() {
        return folder;
    }

    public long mostBytes() {
        return mostBytes;
    }

    /** Where an ingest is: not begun, at a stage, waiting for its password, done, or failed. */
    public sealed interface Progress {
        record Waiting() implements Progress {}

        /**
         * At a stage.
         *
         * @param pages that were read
         * @param of how many there are; 0 where that is not known or means nothing
         */
        record Working(Stage stage, int pages, int of) implements Progress {}

        /** @param wrong whether one was given that does not open the file */
        record NeedsPassword(boolean wrong) implements Progress {}

        record Done(Ingested ingested) implements Progress {}

        /**
         * Nothing was kept.
         *
         * @param detail what is wrong, with what to do
         * @param kind empty where it was not the file's fault
         */
        record Failed(String detail, Optional<Kind> kind) implements Progress {}
    }

    /** An upload that was accepted. Safe for use by several threads. */
    public static final class Ticket {
        private final int number;
        private final AccountId by;
        private final boolean isNew;
        private volatile Ingest ingest;
        private volatile Progress progress = new Progress.Waiting();
        private volatile boolean cancelled;

        private Ticket(int number, AccountId by, Ingest ingest, boolean isNew) {
            this.number = number;
            this.by = by;
            this.ingest = ingest;
            this.isNew = isNew;
        }

        public int number() {
            return number;
        }

        public DocumentId document() {
            return ingest.id();
        }

        public Progress progress() {
            return progress;
        }

        public boolean hasEnded() {
            return progress instanceof Progress.Done || progress instanceof Progress.Failed;
        }

        /** Waits until it has ended, but not longer than this. */
        public synchronized void await(long milliseconds) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
            try {
                while (!hasEnded()) {
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0) {
                        return;
                    }
                    wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void become(Progress next) {
            progress = next;
            notifyAll();
        }

        /** Ends the state that a password is waited for in, for one of those who want to. */
        private synchronized boolean leavesPasswordFor(Progress next) {
            if (!(progress instanceof Progress.NeedsPassword)) {
                return false;
            }
            become(next);
            return true;
        }
    }

    /** Tells a ticket how far it is. */
    private record Told(Ticket ticket) implements IngestService.Stages {
        @Override
        public void at(Stage stage) {
            ticket.become(new Progress.Working(stage, 0, 0));
        }

        @Override
        public void read(int pages, int of) {
            ticket.become(new Progress.Working(Stage.READING, pages, of));
        }

        @Override
        public boolean isCancelled() {
            return ticket.cancelled || Thread.currentThread().isInterrupted();
        }
    }

    /**
     * Puts a file at the end of the queue. Its file is removed once it was taken in or was not.
     *
     * @param isNew whether it must not become a version of a document that is here
     */
    public synchronized Ticket add(Ingest ingest, AccountId by, boolean isNew) {
        Ticket ticket = new Ticket(++last, by, ingest, isNew);
        tickets.put(ticket.number, ticket);
        while (tickets.size() > REMEMBERED && tickets.firstEntry().getValue().hasEnded()) {
            tickets.pollFirstEntry();
        }
        worker.execute(() -> work(ticket));
        return ticket;
    }

    /**
     * Tries a file again with a password, which is forgotten once the file was read.
     *
     * @return whether one was asked for
     */
    public boolean open(Ticket ticket, Password password) {
        if (!ticket.leavesPasswordFor(new Progress.Waiting())) {
            return false;
        }
        ticket.ingest = ticket.ingest.with(ticket.ingest.source().with(password));
        worker.execute(() -> work(ticket));
        return true;
    }

    /** Stops an ingest, unless it is too late for that; nothing of it is kept then. */
    public void cancel(Ticket ticket) {
        ticket.cancelled = true;
        if (ticket.leavesPasswordFor(cancelled())) {
            remove(ticket.ingest.file());
        }
    }

    private static Progress cancelled() {
        return new Progress.Failed("It was cancelled, and nothing of it was kept.", Optional.of(Kind.CANCELLED));
    }

    /** Only for who brought it. */
    public Optional<Ticket> find(int number, AccountId asker) {
        return Optional.ofNullable(tickets.get(number)).filter(ticket -> ticket.by.equals(asker));
    }

    private void work(Ticket ticket) {
        Ingest ingest = ticket.ingest;
        Progress end;
        if (ticket.cancelled) {
            end = cancelled();
        } else {
            end = take(ticket, ingest);
        }
        // Whatever its password was, it has been used
        ticket.ingest = ingest.with(new SourceFile(
                ingest.file(), ingest.source().name(), ingest.source().encoding(), Optional.empty()));
        if (!(end instanceof Progress.NeedsPassword)) {
            remove(ingest.file());
        }
        ticket.become(end);
        if (ticket.cancelled && ticket.leavesPasswordFor(cancelled())) {
            remove(ingest.file());
        }
    }

    private Progress take(Ticket ticket, Ingest ingest) {
        try {
            IngestService.Stages stages = new Told(ticket);
            Ingested ingested = ticket.isNew ? ingests.ingestNew(ingest, stages) : ingests.ingest(ingest, stages);
            return new Progress.Done(ingested);
        } catch (UnreadableSourceException e) {
            return e.kind() == Kind.ENCRYPTED
                    ? new Progress.NeedsPassword(ingest.source().password().isPresent())
                    : new Progress.Failed(String.valueOf(e.getMessage()), Optional.of(e.kind()));
        } catch (IngestService.TakenException e) {
            return new Progress.Failed(String.valueOf(e.getMessage()), Optional.empty());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("An upload was not taken in: {}", ingest.id().value(), e);
            return new Progress.Failed(isFullDisk(e) ? NO_ROOM : NOT_TAKEN_IN, Optional.empty());
        }
    }

    private static boolean isFullDisk(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (words.contains("No space left") || words.contains("SQLITE_FULL") || words.contains("Disk quota")) {
                return true;
            }
        }
        return false;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed; the next start does it", file, e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(10, TimeUnit.MINUTES)) {
                LOG.warn("An ingest is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
