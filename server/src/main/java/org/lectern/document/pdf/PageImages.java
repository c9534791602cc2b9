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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Images of pages, drawn when somebody looks and kept on the disk within a size; what nobody has looked at for longest makes
 * room. One process draws them one after the other, another one those of files whose pages take long. Safe for use by several
 * threads.
 */
public final class PageImages implements AutoCloseable {
    /** Pixels; each width costs a file of its own. */
    public static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, 1920, 2560);

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration QUEUE = Duration.ofSeconds(60);
    /** What takes longer is drawn by another process, so that pages of other documents need not wait for it. */
    private static final Duration QUICK = Duration.ofSeconds(8);

    private static final String BUSY = "Many pages are being drawn just now. Try again in a moment.";
    private static final int FAILURES = 10_000;

    private final Path folder;
    private final PdfLimits limits;
    private final long mostBytes;
    private final Drawer quick;
    private final Drawer patient;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("page-images").factory());
    /** Pages that could not be drawn: they are not tried again and again. */
    private final Cache<String, UnreadableSourceException> failures = Caffeine.newBuilder()
            .maximumSize(FAILURES)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Keys of files of which a page took long. */
    private final Cache<String, Boolean> slow = Caffeine.newBuilder()
            .maximumSize(FAILURES)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Bytes of the kept files by their names, the one that was looked at longest ago first. */
    private final Map<String, Long> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /**
     * Images in a folder.
     *
     * @param folder for the images; all of it can be deleted and is made again
     * @param scratch for what is being drawn
     * @param mostBytes of all images
     */
    public PageImages(Path folder, Path scratch, PdfLimits limits, long mostBytes) {
        this.folder = folder;
        this.limits = limits;
        this.quick = new Drawer(scratch.resolve("drawing"), scratch.resolve("fonts"), limits.within(QUICK));
        this.patient = new Drawer(scratch.resolve("drawing-slowly"), scratch.resolve("fonts"), limits);
        this.mostBytes = mostBytes;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted(Comparator.comparingLong(PageImages::lookedAt)).forEach(this::know);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
        var unused = clock.scheduleWithFixedDelay(
                () -> {
                    quick.endIdle(IDLE);
                    patient.endIdle(IDLE);
                },
                IDLE.toSeconds(),
                IDLE.toSeconds(),
                TimeUnit.SECONDS);
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
        try {
            return drawn(pdf, key, name, page, width);
        } catch (UnreadableSourceException e) {
            if (isBusy(e)) {
                throw e;
            }
            UnreadableSourceException told =
                    new UnreadableSourceException(e.kind(), Refusals.ofDrawing(e.kind(), limits), e);
            if (isOfThePage(e.kind())) {
                failures.put(name, told);
            }
            throw told;
        }
    }

    /** Whether it will fail again. A full disk or a process that somebody ended says nothing of the page. */
    private static boolean isOfThePage(Kind kind) {
        return kind != Kind.CRASHED && kind != Kind.DISK_FULL && kind != Kind.CANCELLED;
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

    private byte[] drawn(Path pdf, String key, String name, int page, int width) throws UnreadableSourceException {
        if (slow.getIfPresent(key) == null) {
            try {
                return drawn(quick, pdf, name, page, width);
            } catch (UnreadableSourceException e) {
                if (e.kind() != Kind.TIMED_OUT || isBusy(e)) {
                    throw e;
                }
                slow.put(key, true); // its pages no longer keep those of others waiting
            }
        }
        return drawn(patient, pdf, name, page, width);
    }

    private static boolean isBusy(UnreadableSourceException e) {
        return BUSY.equals(e.getMessage());
    }

    private byte[] drawn(Drawer drawer, Path pdf, String name, int page, int width) throws UnreadableSourceException {
        if (!drawer.enter(QUEUE)) {
            throw new UnreadableSourceException(Kind.TIMED_OUT, BUSY);
        }
        try {
            Optional<byte[]> meanwhile = known(name);
            return meanwhile.isPresent()
                    ? meanwhile.get()
                    : drawer.draw(pdf, page, width, image -> {
                        byte[] bytes = Files.readAllBytes(image);
                        keep(image, name, bytes.length);
                        return bytes;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("An image of a page could not be kept: " + e.getMessage(), e);
        } finally {
            drawer.leave();
        }
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

    @Override
    public void close() {
        clock.shutdownNow();
        quick.close();
        patient.close();
    }
}
