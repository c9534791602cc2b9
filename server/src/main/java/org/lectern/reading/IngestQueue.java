package org.lectern.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.reading.IngestService.Stage;
import org.lectern.reading.UploadRecords.End;
import org.lectern.reading.UploadRecords.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploaded files on their way in, one after the other, so that many at once cost no more memory than one. An upload that
 * was accepted is on the disk with all that was said of it but its password: when the program ends, however it does, the
 * next one goes on with those that have not ended. What became of each is remembered until many others have come since.
 * Closing waits for the one that is under way.
 */
public final class IngestQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestQueue.class);
    private static final int REMEMBERED = 1_000;
    /** What ends the program while it is taken in would end it at every start. */
    private static final int MOST_BEGUN = 2;

    private static final String ENDS_THE_SERVER =
            "The server stopped twice while this was being taken in, so it is not tried again, and nothing of it was kept. Tell whoever looks after this server; its log may say why. Divided into smaller files it may go in.";
    /** After an older copy of the data was put back. */
    private static final String NOT_HERE =
            "It was taken in, but the library as it is now does not have it. Send it again if it is wanted.";

    private static final String FILE_GONE =
            "The server was started anew, and the file that it had received is no longer there. Nothing of it was taken in; send it again.";

    private final IngestService ingests;
    private final UploadRecords records;
    private final Path folder;
    private final long mostBytes;
    private final ConcurrentSkipListMap<Integer, UploadTicket> tickets = new ConcurrentSkipListMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ingests").factory());
    private int last;

    /**
     * Goes on with what an earlier program had accepted.
     *
     * @param folder for files that are being received; what an earlier program left there half received is removed
     * @param recorded where it is kept what is known of each upload
     * @param mostBytes of one file
     */
    public IngestQueue(IngestService ingests, Path folder, Path recorded, long mostBytes) {
        this.ingests = ingests;
        this.records = new UploadRecords(recorded, folder);
        this.folder = folder;
        this.mostBytes = mostBytes;
        records.clearReceived().forEach(this::goOn);
    }

    /**
     * Removes what an earlier program left half received, for a program that receives nothing itself.
     *
     * @param folder as for a queue, which nobody else may be using
     */
    public static void clearCutOff(Path folder, Path recorded) {
        new UploadRecords(recorded, folder).clearReceived();
    }

    private void goOn(Upload upload) {
        UploadTicket ticket = UploadTicket.of(upload);
        last = Math.max(last, ticket.number());
        tickets.put(ticket.number(), ticket);
        if (upload.end().isPresent()) {
            ticket.become(remembered(upload, upload.end().get()));
        } else {
            worker.execute(() -> work(ticket));
        }
    }

    private Progress remembered(Upload upload, End end) {
        return switch (end) {
            case End.Failed(var detail, var kind) -> new Progress.Failed(detail, kind);
            case End.Done(var version, var before) ->
                ingests.ingested(upload.ingest().id(), version, before)
                        .<Progress>map(Progress.Done::new)
                        .orElseGet(() -> new Progress.Failed(NOT_HERE, Optional.empty()));
        };
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

        /**
         * Waits for a password.
         *
         * @param wrong whether one was given that does not open the file
         * @param again whether one was given before the program was started anew, which keeps none
         */
        record NeedsPassword(boolean wrong, boolean again) implements Progress {}

        record Done(Ingested ingested) implements Progress {}

        /**
         * Nothing was kept.
         *
         * @param detail what is wrong, with what to do
         * @param kind empty where it was not the file's fault
         */
        record Failed(String detail, Optional<Kind> kind) implements Progress {}
    }

    /**
     * Puts a file at the end of the queue; from then on it is not forgotten. Its file is removed once it was taken in or
     * was not.
     *
     * @param isNew whether it must not become a version of a document that is here
     */
    public synchronized UploadTicket add(Ingest ingest, AccountId by, boolean isNew) {
        UploadTicket ticket = new UploadTicket(last + 1, by, ingest, isNew);
        try {
            records.accept(ticket.record(Optional.empty()));
        } catch (UncheckedIOException e) {
            remove(ingest.file());
            throw e;
        }
        last = ticket.number();
        tickets.put(ticket.number(), ticket);
        while (tickets.size() > REMEMBERED && tickets.firstEntry().getValue().hasEnded()) {
            records.remove(tickets.pollFirstEntry().getKey());
        }
        worker.execute(() -> work(ticket));
        return ticket;
    }

    /**
     * Tries a file again with a password, which is forgotten once the file was read.
     *
     * @return whether one was asked for
     */
    public boolean open(UploadTicket ticket, Password password) {
        if (!ticket.leavesPasswordFor(new Progress.Waiting())) {
            return false;
        }
        ticket.opensWith(password);
        worker.execute(() -> work(ticket));
        return true;
    }

    /** Stops an ingest, unless it is too late for that; nothing of it is kept then. */
    public void cancel(UploadTicket ticket) {
        ticket.cancel();
        endWaiting(ticket);
    }

    private static Progress cancelled() {
        return new Progress.Failed("It was cancelled, and nothing of it was kept.", Optional.of(Kind.CANCELLED));
    }

    /** Only for who brought it. */
    public Optional<UploadTicket> find(int number, AccountId asker) {
        return Optional.ofNullable(tickets.get(number)).filter(ticket -> ticket.isBy(asker));
    }

    /** Those of an account that have not ended, in the order in which they came. */
    public List<UploadTicket> underWay(AccountId account) {
        return tickets.values().stream()
                .filter(ticket -> ticket.isBy(account) && !ticket.hasEnded())
                .toList();
    }

    private void work(UploadTicket ticket) {
        Ingest ingest = ticket.ingest();
        Progress end = ticket.isCancelled() ? cancelled() : taken(ticket, ingest);
        // Closing interrupts; what became of it is written down all the same, which an interrupted thread cannot
        var unused = Thread.interrupted();
        if (isLeftForTheNext(ticket, end)) {
            ticket.rests();
            record(ticket, new Progress.Waiting());
            return;
        }
        ticket.forgetsPassword();
        ticket.rests();
        record(ticket, end);
        if (!(end instanceof Progress.NeedsPassword)) {
            remove(ingest.file());
        }
        ticket.become(end);
        if (ticket.isCancelled()) {
            endWaiting(ticket);
        }
    }

    private void endWaiting(UploadTicket ticket) {
        if (ticket.leavesPasswordFor(cancelled())) {
            record(ticket, cancelled());
            remove(ticket.ingest().file());
        }
    }

    /** Whether it ended only because the program does. */
    private boolean isLeftForTheNext(UploadTicket ticket, Progress end) {
        return worker.isShutdown()
                && !ticket.isCancelled()
                && end instanceof Progress.Failed(var detail, var kind)
                && kind.filter(why -> why != Kind.CANCELLED).isEmpty();
    }

    /** What an earlier program began and did not record the end of may have come to its end all the same. */
    private Progress taken(UploadTicket ticket, Ingest ingest) {
        Optional<Ingested> before =
                ticket.begun() == 0 ? Optional.empty() : ingests.ingestedAt(ingest.id(), ingest.at());
        if (before.isPresent()) {
            return new Progress.Done(before.get());
        }
        if (!Files.isRegularFile(ingest.file())) {
            return new Progress.Failed(FILE_GONE, Optional.empty());
        }
        if (ticket.begun() >= MOST_BEGUN) {
            return new Progress.Failed(ENDS_THE_SERVER, Optional.empty());
        }
        ticket.begins();
        record(ticket, new Progress.Waiting());
        return new TakingIn(ingests, ticket).end(ingest);
    }

    /** What cannot be recorded is known here all the same; a next program would look at it once more. */
    private void record(UploadTicket ticket, Progress progress) {
        try {
            records.write(ticket.record(end(progress)));
        } catch (UncheckedIOException e) {
            LOG.error("What became of upload {} was not recorded", ticket.number(), e);
        }
    }

    private static Optional<End> end(Progress progress) {
        return switch (progress) {
            case Progress.Done(var ingested) ->
                Optional.of(new End.Done(
                        ingested.version().hash(), ingested.before().map(Version::hash)));
            case Progress.Failed(var detail, var kind) -> Optional.of(new End.Failed(detail, kind));
            case Progress.Waiting waiting -> Optional.empty();
            case Progress.Working working -> Optional.empty();
            case Progress.NeedsPassword waiting -> Optional.empty();
        };
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
