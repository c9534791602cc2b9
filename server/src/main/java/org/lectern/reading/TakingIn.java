package org.lectern.reading;

import java.util.Optional;
import org.lectern.document.FullDisk;
import org.lectern.document.Ingest;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.reading.IngestQueue.Progress;
import org.lectern.reading.IngestService.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one upload in, telling its ticket how far it is, and says in words how it ended. */
final class TakingIn implements IngestService.Stages {
    private static final Logger LOG = LoggerFactory.getLogger(TakingIn.class);

    private static final String NOT_TAKEN_IN =
            "It was not taken in, and nothing of it was kept. The server's log says why; try again, and tell whoever looks after this server.";

    private final IngestService ingests;
    private final UploadTicket ticket;

    TakingIn(IngestService ingests, UploadTicket ticket) {
        this.ingests = ingests;
        this.ticket = ticket;
    }

    @Override
    public void at(Stage stage) {
        ticket.become(new Progress.Working(stage, 0, 0));
    }

    @Override
    public void read(int pages, int of) {
        ticket.become(new Progress.Working(Stage.READING, pages, of));
    }

    @Override
    public void stored(int pages, int of) {
        ticket.become(new Progress.Working(Stage.STORING, pages, of));
    }

    @Override
    public boolean isCancelled() {
        return ticket.isCancelled() || Thread.currentThread().isInterrupted();
    }

    Progress end(Ingest ingest) {
        try {
            return new Progress.Done(ticket.isNew() ? ingests.ingestNew(ingest, this) : ingests.ingest(ingest, this));
        } catch (UnreadableSourceException e) {
            return e.kind() == Kind.ENCRYPTED
                    ? new Progress.NeedsPassword(ingest.source().password().isPresent(), ticket.isAskedAgain())
                    : new Progress.Failed(String.valueOf(e.getMessage()), Optional.of(e.kind()));
        } catch (IngestService.TakenException e) {
            return new Progress.Failed(String.valueOf(e.getMessage()), Optional.empty());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("An upload was not taken in: {}", ingest.id().value(), e);
            return FullDisk.isBehind(e)
                    ? new Progress.Failed(FullDisk.WORDS, Optional.of(Kind.DISK_FULL))
                    : new Progress.Failed(NOT_TAKEN_IN, Optional.empty());
        }
    }
}
