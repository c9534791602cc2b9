package org.lectern.document;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A file of where the characters of a version stand on its pages. One page is read without the others: each is packed by
 * itself, and the places of all of them stand at the end, before their number.
 */
public final class GlyphFile {
    private GlyphFile() {}

    /** A page's runs as they are kept. */
    public static byte[] pack(List<GlyphRun> runs) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            out.writeInt(runs.size());
            for (GlyphRun run : runs) {
                run.writeTo(out);
            }
        }
        return packed.toByteArray();
    }

    private static List<GlyphRun> unpack(byte[] packed) throws IOException {
        List<GlyphRun> runs = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int count = in.readInt();
            for (int n = 0; n < count; n++) {
                runs.add(GlyphRun.read(in));
            }
        }
        return runs;
    }

    /** Writes one; pages come in order. */
    public static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private final List<Long> ends = new ArrayList<>();
        private long at;

        public Writer(Path file) throws IOException {
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        }

        /** @param packed by {@link #pack} */
        public void page(byte[] packed) throws IOException {
            out.write(packed);
            at += packed.length;
            ends.add(at);
        }

        @Override
        public void close() throws IOException {
            try (out) {
                for (long end : ends) {
                    out.writeLong(end);
                }
                out.writeInt(ends.size());
            }
        }
    }

    /**
     * The runs of a page.
     *
     * @param number from 1
     */
    public static List<GlyphRun> page(Path file, int number) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(in.length() - Integer.BYTES);
            int pages = in.readInt();
            if (number < 1 || number > pages) {
                throw new IOException("%s has no page %d".formatted(file, number));
            }
            long index = in.length() - Integer.BYTES - (long) Long.BYTES * pages;
            long start = 0;
            if (number > 1) {
                in.seek(index + (long) Long.BYTES * (number - 2));
                start = in.readLong();
            }
            in.seek(index + (long) Long.BYTES * (number - 1));
            long end = in.readLong();
            if (start < 0 || end < start || end > index) {
                throw new IOException("%s is damaged at page %d".formatted(file, number));
            }
            byte[] packed = new byte[Math.toIntExact(end - start)];
            in.seek(start);
            in.readFully(packed);
            return unpack(packed);
        }
    }
}
