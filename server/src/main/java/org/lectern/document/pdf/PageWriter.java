package org.lectern.document.pdf;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Puts pages together and writes them down for {@link PdfResult}, each while the next is read, since it takes about as long.
 * Two pages are in memory at most, and a page of very many glyphs is waited for.
 */
final class PageWriter implements AutoCloseable {
    /** Points; a page says what it likes of its size. */
    private static final float SHORTEST = 1;

    private static final float LONGEST = 6_500;
    /** Glyphs of a page beside which no other is read. */
    private static final int MANY = 50_000;

    private final DataOutputStream out;
    private final int most;
    private final PdfText.Progress progress;
    private final PageWords words = new PageWords();
    private final RunPacker runs = new RunPacker();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private @Nullable Future<?> last;
    private long characters;
    private int pages;
    private int failed;
    private @Nullable Kind failure;

    /**
     * Writes no page yet.
     *
     * @param most characters of all pages
     */
    PageWriter(DataOutputStream out, int most, PdfText.Progress progress) {
        this.out = out;
        this.most = most;
        this.progress = progress;
    }

    /**
     * A page that was read.
     *
     * @param number from 1
     * @param of how many there are, as far as is known
     * @param box what is seen of it before it is turned
     * @param rotation how it is turned when it is shown, in degrees clockwise
     * @param glyphs article by article
     * @param said glyphs of which the file says itself what they are
     * @param failure why not all of it could be read; empty where it could
     */
    record ReadPage(
            int number,
            int of,
            String label,
            PDRectangle box,
            int rotation,
            List<List<TextPosition>> glyphs,
            Set<TextPosition> said,
            Optional<Kind> failure) {
        private boolean isLong() {
            return glyphs.stream().mapToInt(List::size).sum() > MANY;
        }
    }

    /**
     * Takes a page, which nobody else changes from now on.
     *
     * @throws PageStripper.LimitException where this one or the one before makes the text too long
     */
    void write(ReadPage page) throws IOException {
        finish();
        last = thread.submit(() -> {
            put(page);
            return null;
        });
        if (page.isLong()) {
            finish();
        }
    }

    /** Waits for the page that is being written. */
    void finish() throws IOException {
        Future<?> writing = last;
        last = null;
        if (writing == null) {
            return;
        }
        try {
            writing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("a page is not written yet");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IOException(e);
            }
        }
    }

    private void put(ReadPage page) throws IOException {
        PageText text = new PageText(page.rotation, page.said::contains);
        Optional<Kind> failed = page.failure.or(() -> read(page, text));
        String words = "";
        try {
            words = text.finish(runs);
        } catch (RuntimeException e) {
            failed = Optional.of(Kind.DAMAGED);
            runs.page(); // places of what is not there
        }
        count(failed);
        characters += words.length();
        if (characters > most) {
            throw new PageStripper.LimitException("characters");
        }
        boolean turned = page.rotation % 180 != 0;
        out.writeByte(PdfResult.PAGE);
        out.writeUTF(page.label);
        out.writeInt(tenths(turned ? page.box.getHeight() : page.box.getWidth()));
        out.writeInt(tenths(turned ? page.box.getWidth() : page.box.getHeight()));
        out.writeBoolean(failed.isEmpty());
        byte[] encoded = words.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
        byte[] glyphs = runs.page();
        out.writeInt(glyphs.length);
        out.write(glyphs);
        progress.page(page.number, page.of);
    }

    private Optional<Kind> read(ReadPage page, PageText into) {
        try {
            words.read(page.glyphs, into);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(Kind.DAMAGED);
        } catch (StackOverflowError e) {
            return Optional.of(Kind.NESTED_TOO_DEEPLY);
        }
    }

    private void count(Optional<Kind> failed) {
        pages++;
        if (failed.isPresent()) {
            this.failed++;
            failure = failed.get();
        }
    }

    /** How many are written; for whoever called {@link #finish()}. */
    int pages() {
        return pages;
    }

    /** Why not one page could be read; empty where one was. For whoever called {@link #finish()}. */
    Optional<Kind> failureOfAll() {
        return failed == pages ? Optional.ofNullable(failure) : Optional.empty();
    }

    /** A length of a page as it is kept. */
    static int tenths(float points) {
        return Math.round(10 * (Float.isNaN(points) ? LONGEST : Math.clamp(points, SHORTEST, LONGEST)));
    }

    @Override
    public void close() {
        thread.close();
        runs.close();
    }
}
