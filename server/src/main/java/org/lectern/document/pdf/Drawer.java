package org.lectern.document.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.Scratch;

/** A process that draws pages, one after the other, and ends when nothing is asked of it. Safe for use by several threads. */
final class Drawer implements AutoCloseable {
    private final Path place;
    private final Path fonts;
    private final PdfLimits limits;
    private final ReentrantLock drawing = new ReentrantLock(true);
    private volatile @Nullable Child child;
    private volatile boolean isClosed;
    private Instant lastAsked = Instant.EPOCH;

    /** Takes an image and puts it where it is kept. */
    @FunctionalInterface
    interface Keeper {
        byte[] keep(Path image) throws IOException;
    }

    /**
     * Starts no process yet.
     *
     * @param place for what is being drawn; its own
     * @param fonts where the process remembers which fonts this machine has
     */
    Drawer(Path place, Path fonts, PdfLimits limits) {
        this.place = place;
        this.fonts = fonts;
        this.limits = limits;
    }

    /** Waits until it is this one's turn; false where that takes too long. {@link #leave} has to follow. */
    boolean enter(Duration most) {
        try {
            return drawing.tryLock(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        drawing.unlock();
    }

    /**
     * Draws a page. A process that was ended from outside is no fault of the page, so it is tried once more with another.
     *
     * @param page from 1
     * @param width pixels
     */
    byte[] draw(Path pdf, int page, int width, Keeper keeper) throws IOException, UnreadableSourceException {
        try {
            return drawOnce(pdf, page, width, keeper);
        } catch (UnreadableSourceException e) {
            if (isClosed) {
                throw new UnreadableSourceException(Kind.CANCELLED, "The server is stopping.", e);
            }
            if (e.kind() != Kind.CRASHED) {
                throw e;
            }
            return drawOnce(pdf, page, width, keeper);
        }
    }

    private byte[] drawOnce(Path pdf, int page, int width, Keeper keeper)
            throws IOException, UnreadableSourceException {
        Path out = place.resolve("page.png");
        boolean isDone = false;
        try {
            Files.createDirectories(place);
            Files.deleteIfExists(out);
            running()
                    .ask(
                            PdfCommand.bytes(
                                    new PdfCommand.Draw(pdf.toAbsolutePath().toString(), page, width, out.toString())),
                            ReadingWatch.NOBODY);
            byte[] image = keeper.keep(out);
            isDone = true;
            return image;
        } finally {
            if (!isDone) {
                end();
            }
        }
    }

    private Child running() throws IOException {
        lastAsked = Instant.now();
        Child running = child;
        if (running == null || !running.isAlive()) {
            running = PdfChild.start(limits, place, Files.createDirectories(fonts));
            child = running;
        }
        return running;
    }

    /** Ends the process where nothing was asked of it for so long. */
    void endIdle(Duration idle) {
        if (drawing.tryLock()) {
            try {
                if (lastAsked.plus(idle).isBefore(Instant.now())) {
                    end();
                }
            } finally {
                drawing.unlock();
            }
        }
    }

    private void end() {
        Child running = child;
        child = null;
        if (running != null) {
            running.close();
        }
        Scratch.remove(place);
    }

    /** Does not wait for a page that is being drawn. */
    @Override
    public void close() {
        isClosed = true;
        Child running = child;
        if (running != null) {
            running.close();
        }
        drawing.lock();
        try {
            end();
        } finally {
            drawing.unlock();
        }
    }
}
