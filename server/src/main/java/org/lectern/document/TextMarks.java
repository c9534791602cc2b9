package org.lectern.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where every {@value #STRIDE}-th code point of a text in UTF-8 begins, in bytes, so that a page is read without what stands
 * before it. Takes four bytes for {@value #STRIDE} characters. Immutable.
 */
final class TextMarks {
    static final int STRIDE = 1024;

    private final int length;
    private final int[] starts;

    private TextMarks(int length, int[] starts) {
        this.length = length;
        this.starts = starts;
    }

    /** In code points. */
    int length() {
        return length;
    }

    /** What it holds in memory, in bytes. */
    int bytes() {
        return Integer.BYTES * starts.length;
    }

    /** The byte at which a stride begins, from 0; the text's end for the one after the last. */
    int start(int stride) {
        return starts[Math.min(stride, starts.length - 1)];
    }

    /** The stride that holds a byte. */
    int strideOf(int at) {
        int found = Arrays.binarySearch(starts, at);
        return Math.min(found >= 0 ? found : -found - 2, Math.max(0, starts.length - 2));
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (2 + starts.length));
        bytes.putInt(length).putInt(starts.length).asIntBuffer().put(starts);
        return bytes.array();
    }

    static TextMarks read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int length = bytes.remaining() < 2 * Integer.BYTES ? -1 : bytes.getInt();
        if (length < 0 || bytes.getInt() != bytes.remaining() / Integer.BYTES || bytes.remaining() < Integer.BYTES) {
            throw new IOException("%s is damaged".formatted(file));
        }
        int[] starts = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(starts);
        return new TextMarks(length, starts);
    }

    /** Makes them of a text that comes in pieces. */
    static final class Builder {
        private int[] starts = new int[64];
        private int count;
        private int length;
        private int at;

        /** The next bytes; a character may be divided between two pieces. */
        void add(byte[] bytes, int from, int to) {
            for (int n = from; n < to; n++) {
                if ((bytes[n] & 0xC0) != 0x80) {
                    if (length % STRIDE == 0) {
                        mark(at + n - from);
                    }
                    length++;
                }
            }
            at += to - from;
        }

        private void mark(int byteOffset) {
            starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
            starts[count++] = byteOffset;
        }

        int length() {
            return length;
        }

        /** The marks, after the last piece. */
        TextMarks build() {
            mark(at);
            return new TextMarks(length, Arrays.copyOf(starts, count));
        }
    }
}
