package org.lectern.document.markup;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * The parts of a zip file, each read into memory and never onto the disk, so that no name of one means anything outside.
 * However large the parts say that they are, all that is read of them together stays below a limit.
 */
final class Archive implements AutoCloseable {
    /** More parts than any book has. */
    private static final int MOST_PARTS = 50_000;

    private final ZipFile zip;
    private long left;

    private Archive(ZipFile zip, long most) {
        this.zip = zip;
        this.left = most;
    }

    /** @param most bytes of all parts that are read together */
    static Archive open(Path file, long most) throws IOException, UnreadableSourceException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UnreadableSourceException(Kind.DAMAGED, "no zip file", e);
        }
        if (zip.size() > MOST_PARTS) {
            zip.close();
            throw new UnreadableSourceException(Kind.TOO_LARGE, "too many parts");
        }
        return new Archive(zip, most);
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    List<String> names() {
        return Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList();
    }

    /** A part as a whole. */
    Optional<byte[]> read(String name) throws IOException, UnreadableSourceException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, left + 1));
            if (bytes.length > left) {
                throw new UnreadableSourceException(Kind.TOO_LARGE, "more bytes than the limit");
            }
            left -= bytes.length;
            return Optional.of(bytes);
        } catch (ZipException e) {
            throw new UnreadableSourceException(Kind.DAMAGED, "a part that cannot be unpacked", e);
        }
    }

    /**
     * The name of a part as another one names it.
     *
     * @param from the part that names it
     * @param reference a relative address, without a fragment; it may be escaped as addresses are
     */
    static String resolve(String from, String reference) {
        String path = unescaped(reference);
        String whole = path.startsWith("/") ? path : from.substring(0, from.lastIndexOf('/') + 1) + path;
        Deque<String> steps = new ArrayDeque<>();
        for (String step : whole.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    private static String unescaped(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
