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
import org.lectern.document.UnreadableSourceException;
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

    /** Where an ingest is: not begun, at a stage, done, or failed. */
    public sealed interface Progress {
        record Waiting() implements Progress {}

        record Working(Stage stage) implements Progress {}

        record Done(Ingested ingested) implements Progress {}

        /** @param detail what is wrong, with what to do; nothing was kept */
        record Failed(String detail) implements Progress {}
    }

    /** An upload that was accepted. Safe for use by several threads. */
    public static final class Ticket {
        private final int number;
        private final AccountId by;
        private final DocumentId document;
        private volatile Progress progress = new Progress.Waiting();

        private Ticket(int number, AccountId by, DocumentId document) {
            this.number = number;
            this.by = by;
            this.document = document;
        }

        public int number() {
            return number;
        }

        public DocumentId document() {
            return document;
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
    }

    /**
     * Puts a file at the end of the queue. Its file is removed once it was taken in or was not.
     *
     * @param isNew whether it must not become a version of a document that is here
     */
    public synchronized Ticket add(Ingest ingest, AccountId by, boolean isNew) {
        Ticket ticket = new Ticket(++last, by, ingest.id());
        tickets.put(ticket.number, ticket);
        while (tickets.size() > REMEMBERED && tickets.firstEntry().getValue().hasEnded()) {
            tickets.pollFirstEntry();
        }
        worker.execute(() -> work(ticket, ingest, isNew));
        return ticket;
    }

    /** Only for who brought it. */
    public Optional<Ticket> find(int number, AccountId asker) {
        return Optional.ofNullable(tickets.get(number)).filter(ticket -> ticket.by.equals(asker));
    }

    private void work(Ticket ticket, Ingest ingest, boolean isNew) {
        try {
            IngestService.Stages stages = stage -> ticket.become(new Progress.Working(stage));
            Ingested ingested = isNew ? ingests.ingestNew(ingest, stages) : ingests.ingest(ingest, stages);
            ticket.become(new Progress.Done(ingested));
        } catch (IngestService.TakenException | UnreadableSourceException e) {
            ticket.become(new Progress.Failed(String.valueOf(e.getMessage())));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("An upload was not taken in: {}", ingest.id().value(), e);
            ticket.become(
                    new Progress.Failed(
                            "It was not taken in, and nothing of it was kept. The server's log says why; try again, and tell whoever looks after this server."));
        } finally {
            remove(ingest.file());
        }
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
