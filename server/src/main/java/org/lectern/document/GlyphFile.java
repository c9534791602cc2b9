package org.lectern.document;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/**
 * A file of where the characters of a version stand on its pages. One page is read without the others: each is packed by
 * itself, and the places of all of them stand at the end, before their number.
 */
public final class GlyphFile {
    private GlyphFile() {}

    /** A page's runs as they are kept. */
    public static byte[] pack(List<GlyphRun> runs) {
        try (Packer packer = new Packer()) {
            for (GlyphRun run : runs) {
                packer.run(run.start(), run.x(), run.y(), run.width(), run.height(), run.length(), run.turn());
                run.advances().forEach(packer::advance);
            }
            return packer.page();
        }
    }

    /** Packs the runs of one page after the other, as they come. */
    public static final class Packer implements AutoCloseable {
        private static final int MOST = 65_535;
        /** Bytes of a run before its advances. */
        private static final int HEAD = Integer.BYTES + 5 * Short.BYTES;

        /** Far quicker than the usual level, for a file that is a tenth longer. */
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

        private ByteBuffer plain = ByteBuffer.allocate(1 << 14).putInt(0);
        private byte[] packed = new byte[1 << 12];
        private int runs;

        /**
         * Begins a run; as many advances follow. Lengths are those of {@link GlyphRun}.
         *
         * @param start code points from the page's start
         */
        public void run(int start, int x, int y, int width, int height, int length, int turn) {
            need(HEAD + length * Short.BYTES);
            plain.putInt(start);
            put(x);
            put(y);
            put(width);
            put(height);
            put(GlyphRun.lengthAndTurn(length, turn));
            runs++;
        }

        /** The next code point's, in tenths of a point. */
        public void advance(int tenths) {
            put(tenths);
        }

        private void put(int value) {
            plain.putShort((short) Math.clamp(value, 0, MOST));
        }

        private void need(int bytes) {
            if (plain.remaining() < bytes) {
                plain = ByteBuffer.allocate(Math.addExact(2 * plain.capacity(), bytes))
                        .put(plain.flip());
            }
        }

        /** The page as it is kept; another begins. */
        public byte[] page() {
            plain.putInt(0, runs);
            deflater.setInput(plain.array(), 0, plain.position());
            deflater.finish();
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            deflater.reset();
            plain.clear().putInt(0);
            runs = 0;
            return Arrays.copyOf(packed, length);
        }

        @Override
        public void close() {
            deflater.end();
        }
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
