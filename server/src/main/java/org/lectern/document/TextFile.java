package org.lectern.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lectern.anchor.SlicedText;
import org.lectern.anchor.TextSpan;

/**
 * A canonical text on the disk, of which only what is asked for is in memory. Offsets are code points, as everywhere.
 * Immutable as long as the file is; safe for use by several threads. A file that cannot be read is an
 * {@link UncheckedIOException}.
 */
public final class TextFile implements SlicedText {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final int skipped;
    private final TextMarks marks;

    /** @param skipped bytes at the beginning that are not the text's */
    TextFile(Path file, int skipped, TextMarks marks) {
        this.file = file;
        this.skipped = skipped;
        this.marks = marks;
    }

    /** A file about whose characters nothing is known yet: it is read once. */
    public static TextFile of(Path file, int skipped) {
        TextMarks.Builder marks = new TextMarks.Builder();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(skipped);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                marks.add(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return new TextFile(file, skipped, marks.build());
    }

    /** The same with what {@link #marks()} kept of it, so that it need not be read. */
    public static TextFile marked(Path file, int skipped, Path marks) {
        try {
            return new TextFile(file, skipped, TextMarks.read(marks));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(marks, e.getMessage()), e);
        }
    }

    /** The same text where its file went. */
    public TextFile at(Path other, int otherSkipped) {
        return new TextFile(other, otherSkipped, marks);
    }

    /** Where its characters stand, for {@link #marked}. */
    public byte[] marks() {
        return marks.toBytes();
    }

    /** Where it is. */
    Path path() {
        return file;
    }

    /** What it takes in memory, in bytes. */
    public int bytesInMemory() {
        return marks.bytes();
    }

    @Override
    public int length() {
        return marks.length();
    }

    /** In bytes. */
    public int size() {
        return marks.start(Integer.MAX_VALUE);
    }

    /** Its bytes in UTF-8; whoever asks closes it. */
    public InputStream stream() {
        try {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(skipped);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public String slice(TextSpan span) {
        if (span.end() > length()) {
            throw new IndexOutOfBoundsException(
                    "Span to %d in a text of %d code points".formatted(span.end(), length()));
        }
        if (span.isEmpty()) {
            return "";
        }
        int first = span.start() / TextMarks.STRIDE;
        int from = marks.start(first);
        byte[] bytes = bytes(from, marks.start((span.end() - 1) / TextMarks.STRIDE + 1));
        int start = skip(bytes, 0, span.start() - first * TextMarks.STRIDE);
        int end = skip(bytes, start, span.length());
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The slice between two offsets, cut to what the text has. */
    public String sliceWithin(int start, int end) {
        int from = Math.clamp(start, 0, length());
        return slice(new TextSpan(from, Math.clamp(end, from, length())));
    }

    /** The index after so many code points. */
    private static int skip(byte[] bytes, int from, int points) {
        int at = from;
        for (int left = points; left > 0; left--) {
            at++;
            while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
                at++;
            }
        }
        return at;
    }

    private byte[] bytes(int from, int to) {
        byte[] bytes = new byte[to - from];
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (rest.hasRemaining()) {
                if (channel.read(rest, (long) skipped + from + rest.position()) < 0) {
                    throw new EOFException("it is shorter than it was");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return bytes;
    }

    /**
     * Where words stand that are exactly these, in order; they may overlap. All of the text is read once.
     *
     * @param words not empty
     * @param most as many are looked for
     */
    public List<TextSpan> places(String words, int most) {
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        int points = words.codePointCount(0, words.length());
        List<TextSpan> places = new ArrayList<>();
        for (int at : find(wanted, most)) {
            int start = pointAt(at);
            places.add(new TextSpan(start, start + points));
        }
        return places;
    }

    private int pointAt(int byteOffset) {
        int stride = marks.strideOf(byteOffset);
        byte[] before = bytes(marks.start(stride), byteOffset);
        int point = stride * TextMarks.STRIDE;
        for (byte one : before) {
            point += (one & 0xC0) != 0x80 ? 1 : 0;
        }
        return point;
    }

    /** Horspool's search over buffers that overlap by what is searched for. */
    private List<Integer> find(byte[] wanted, int most) {
        int[] shift = new int[256];
        Arrays.fill(shift, wanted.length);
        for (int n = 0; n < wanted.length - 1; n++) {
            shift[wanted[n] & 0xFF] = wanted.length - 1 - n;
        }
        List<Integer> found = new ArrayList<>();
        byte[] buffer = new byte[Math.max(BUFFER, 4 * wanted.length)];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(skipped);
            int held = 0;
            int base = 0;
            for (int read = in.read(buffer, 0, buffer.length);
                    read >= 0;
                    read = in.read(buffer, held, buffer.length - held)) {
                held += read;
                int at = 0;
                while (at + wanted.length <= held && found.size() < most) {
                    if (Arrays.equals(buffer, at, at + wanted.length, wanted, 0, wanted.length)) {
                        found.add(base + at);
                        at++;
                    } else {
                        at += shift[buffer[at + wanted.length - 1] & 0xFF];
                    }
                }
                if (found.size() == most) {
                    return found;
                }
                int done = Math.min(at, held);
                System.arraycopy(buffer, done, buffer, 0, held - done);
                base += done;
                held -= done;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return found;
    }
}
