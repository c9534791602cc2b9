package org.lectern.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.lectern.document.Catalogue;
import org.lectern.document.Ingest;
import org.lectern.people.AccountId;

/**
 * How much each account and each document may take: bytes of files as they were received, those under way with them. What
 * came with the program or by command belongs to no account. Safe for use by several threads.
 */
public final class UploadRoom {
    private final Catalogue catalogue;
    private final IngestQueue queue;
    private final long mostOfDocument;
    private final long mostOfAccount;

    public UploadRoom(Catalogue catalogue, IngestQueue queue, long mostOfDocument, long mostOfAccount) {
        this.catalogue = catalogue;
        this.queue = queue;
        this.mostOfDocument = mostOfDocument;
        this.mostOfAccount = mostOfAccount;
    }

    /** What putting a file at the end of the queue comes to. */
    public sealed interface Outcome {
        record Accepted(UploadTicket ticket) implements Outcome {}

        /** @param used of the document's own room, without this file */
        record DocumentFull(long used, long most) implements Outcome {}

        /** @param used of the account's room, without this file */
        record AccountFull(long used, long most) implements Outcome {}
    }

    /** Bytes that an account has used of {@link #most}. */
    public long used(AccountId account) {
        return catalogue.bytesOf(account)
                + queue.underWay(account).stream()
                        .filter(ticket ->
                                ticket.ingest().owner().filter(account::equals).isPresent())
                        .mapToLong(ticket -> size(ticket.ingest()))
                        .sum();
    }

    public long most() {
        return mostOfAccount;
    }

    /**
     * Puts a file at the end of the queue where there is room for it. One at a time, so that two that come at once do not
     * both take what is left.
     *
     * @param isNew as in {@link IngestQueue#add}
     */
    public synchronized Outcome add(Ingest ingest, AccountId by, boolean isNew) {
        long size = size(ingest);
        long ofDocument = isNew ? 0 : catalogue.bytesOf(ingest.id());
        if (ofDocument + size > mostOfDocument) {
            return new Outcome.DocumentFull(ofDocument, mostOfDocument);
        }
        if (ingest.owner().isPresent()) {
            long ofAccount = used(ingest.owner().get());
            if (ofAccount + size > mostOfAccount) {
                return new Outcome.AccountFull(ofAccount, mostOfAccount);
            }
        }
        return new Outcome.Accepted(queue.add(ingest, by, isNew));
    }

    private static long size(Ingest ingest) {
        try {
            return Files.size(ingest.file());
        } catch (NoSuchFileException e) {
            return 0; // it was taken in meanwhile, and is counted as what it has become
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be looked at: %s".formatted(ingest.file(), e.getMessage()), e);
        }
    }
}
