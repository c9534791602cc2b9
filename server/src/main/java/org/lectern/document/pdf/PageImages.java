package org.lectern.document.pdf;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.Scratch;

/**
 * Images of pages, drawn when somebody looks and kept on the disk within a size; what nobody has looked at for longest makes
 * room. One process draws them one after the other and ends when nothing is asked of it. Safe for use by several threads.
 */
public final class PageImages implements AutoCloseable {
    /** Pixels; each width costs a file of its own. */
    public static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, 1920, 2560);

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration QUEUE = Duration.ofSeconds(60);
    private static final int FAILURES = 10_000;

    private final Path folder;
    private final Path scratch;
    private final PdfLimits limits;
    private final long mostBytes;
    private final ReentrantLock drawing = new ReentrantLock(true);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("page-images").factory());
    /** Pages that could not be drawn: they are not tried again and again. */
    private final Cache<String, UnreadableSourceException> failures = Caffeine.newBuilder()
            .maximumSize(FAILURES)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Bytes of the kept files by their names, the one that was looked at longest ago first. */
    private final Map<String, Long> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;
    private @Nullable Child child;
    private Instant lastAsked = Instant.EPOCH;

    /**
     * Images in a folder.
     *
     * @param folder for the images; all of it can be deleted and is made again
     * @param scratch for what is being drawn
     * @param mostBytes of all images
     */
    public PageImages(Path folder, Path scratch, PdfLimits limits, long mostBytes) {
        this.folder = folder;
        this.scratch = scratch;
        this.limits = limits;
        this.mostBytes = mostBytes;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted(Comparator.comparingLong(PageImages::lookedAt)).forEach(this::know);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
        var unused = clock.scheduleWithFixedDelay(this::endIdle, IDLE.toSeconds(), IDLE.toSeconds(), TimeUnit.SECONDS);
    }

    private static long lookedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private void know(Path file) {
        try {
            kept.put(String.valueOf(file.getFileName()), Files.size(file));
            bytes += Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * A page's image as PNG.
     *
     * @param key names the file: the hash of what is in it
     * @param page from 1
     * @param width one of {@link #WIDTHS}; the image is narrower where the page is very long
     * @throws UnreadableSourceException where it cannot be drawn, with what to tell the person
     */
    public byte[] image(Path pdf, String key, int page, int width) throws UnreadableSourceException {
        if (!WIDTHS.contains(width)) {
            throw new IllegalArgumentException("No image is %d pixels wide".formatted(width));
        }
        String name = "%s-%d-%d.png".formatted(key, page, width);
        Optional<byte[]> known = known(name);
        if (known.isPresent()) {
            return known.get();
        }
        UnreadableSourceException failure = failures.getIfPresent(name);
        if (failure != null) {
            throw failure;
        }
        if (!waits()) {
            throw new UnreadableSourceException(
                    Kind.TIMED_OUT, "Many pages are being drawn just now. Reload this page in a moment.");
        }
        try {
            Optional<byte[]> meanwhile = known(name);
            return meanwhile.isPresent() ? meanwhile.get() : drawn(pdf, name, page, width);
        } finally {
            drawing.unlock();
        }
    }

    private boolean waits() {
        try {
            return drawing.tryLock(QUEUE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<byte[]> known(String name) {
        synchronized (kept) {
            if (kept.get(name) == null) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it has just made room for another
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }

    private byte[] drawn(Path pdf, String name, int page, int width) throws UnreadableSourceException {
        Path place = scratch.resolve("drawing");
        Path out = place.resolve("page.png");
        try {
            Files.createDirectories(place);
            Files.deleteIfExists(out);
            child(place)
                    .ask(
                            PdfCommand.bytes(
                                    new PdfCommand.Draw(pdf.toAbsolutePath().toString(), page, width, out.toString())),
                            ReadingWatch.NOBODY);
            byte[] image = Files.readAllBytes(out);
            keep(out, name, image.length);
            return image;
        } catch (UnreadableSourceException e) {
            end();
            UnreadableSourceException told = new UnreadableSourceException(
                    e.kind(),
                    e.kind() == Kind.DAMAGED
                            ? "This page cannot be drawn: what it says of its picture makes no sense. Its text, where it has one, can be read."
                            : String.valueOf(e.getMessage()),
                    e);
            failures.put(name, told);
            throw told;
        } catch (IOException e) {
            end();
            throw new UncheckedIOException("An image of a page could not be kept: " + e.getMessage(), e);
        }
    }

    private Child child(Path place) throws IOException {
        lastAsked = Instant.now();
        Child running = child;
        if (running == null || !running.isAlive()) {
            running = PdfChild.start(limits, place, Files.createDirectories(scratch.resolve("fonts")));
            child = running;
        }
        return running;
    }

    private void keep(Path image, String name, long size) throws IOException {
        Files.move(image, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        synchronized (kept) {
            kept.put(name, size);
            bytes += size;
            var oldest = kept.entrySet().iterator();
            while (bytes > mostBytes && kept.size() > 1 && oldest.hasNext()) {
                Map.Entry<String, Long> goes = oldest.next();
                Files.deleteIfExists(folder.resolve(goes.getKey()));
                bytes -= goes.getValue();
                oldest.remove();
            }
        }
    }

    /** Bytes of all images that are kept. */
    public long bytes() {
        synchronized (kept) {
            return bytes;
        }
    }

    private void endIdle() {
        if (drawing.tryLock()) {
            try {
                if (lastAsked.plus(IDLE).isBefore(Instant.now())) {
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
        Scratch.remove(scratch.resolve("drawing"));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        drawing.lock();
        try {
            end();
        } finally {
            drawing.unlock();
        }
    }
}
