package org.lectern.reading;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lectern.document.DocumentId;
import org.lectern.document.FileName;
import org.lectern.document.Ingest;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.people.AccountId;
import org.lectern.reading.IngestQueue.Progress;
import org.lectern.reading.UploadRecords.End;
import org.lectern.reading.UploadRecords.Upload;

/** An upload that was accepted. Safe for use by several threads. */
public final class UploadTicket {
    private final int number;
    private final AccountId by;
    private final boolean isNew;
    private volatile Ingest ingest;
    private volatile Progress progress = new Progress.Waiting();
    private volatile boolean cancelled;
    /** Whether a password was ever given. */
    private volatile boolean hadPassword;
    /** How often taking it in was begun, by this program or one before, without coming to an end. */
    private int begun;

    UploadTicket(int number, AccountId by, Ingest ingest, boolean isNew) {
        this.number = number;
        this.by = by;
        this.ingest = ingest;
        this.isNew = isNew;
    }

    /** As an earlier program recorded it. */
    static UploadTicket of(Upload upload) {
        UploadTicket ticket = new UploadTicket(upload.number(), upload.by(), upload.ingest(), upload.isNew());
        ticket.hadPassword = upload.hadPassword();
        ticket.begun = upload.begun();
        return ticket;
    }

    synchronized Upload record(Optional<End> end) {
        boolean isSecret = hadPassword || ingest.source().password().isPresent();
        return new Upload(number, by, isNew, ingest, isSecret, begun, end);
    }

    public int number() {
        return number;
    }

    public DocumentId document() {
        return ingest.id();
    }

    /** What the text is called until it is in. */
    public String title() {
        return ingest.metadata().title();
    }

    public FileName fileName() {
        return ingest.source().name();
    }

    /** The file's name, where it makes the title and is not quite what the sender calls the file. */
    public Optional<FileName> renamed() {
        return Optional.of(fileName()).filter(name -> !ingest.named() && !name.isAsSent());
    }

    public Progress progress() {
        return progress;
    }

    public boolean hasEnded() {
        return progress instanceof Progress.Done || progress instanceof Progress.Failed;
    }

    boolean isBy(AccountId account) {
        return by.equals(account);
    }

    /** Whether it must not become a version of a document that is here. */
    boolean isNew() {
        return isNew;
    }

    Ingest ingest() {
        return ingest;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
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

    synchronized void become(Progress next) {
        progress = next;
        notifyAll();
    }

    /** Ends the state that a password is waited for in, for one of those who want to. */
    synchronized boolean leavesPasswordFor(Progress next) {
        if (!(progress instanceof Progress.NeedsPassword)) {
            return false;
        }
        become(next);
        return true;
    }

    synchronized void opensWith(Password password) {
        ingest = ingest.with(ingest.source().with(password));
    }

    /** Whatever its password was, it has been used. */
    synchronized void forgetsPassword() {
        SourceFile source = ingest.source();
        hadPassword |= source.password().isPresent();
        ingest = ingest.with(new SourceFile(source.path(), source.name(), source.encoding(), Optional.empty()));
    }

    /** That a password is asked for once more: one was given, and the program that knew it is gone. */
    boolean isAskedAgain() {
        return hadPassword && ingest.source().password().isEmpty();
    }

    synchronized int begun() {
        return begun;
    }

    synchronized void begins() {
        begun++;
    }

    /** It is not under way any more. */
    synchronized void rests() {
        begun = 0;
    }
}
