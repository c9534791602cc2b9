package org.lectern.parallel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntPredicate;

/** Sorted grams in a file that is never changed; mapped, so it costs no memory of the program's own. */
final class GramFile {
    private static final int BUFFERED = 1 << 16;

    private final Path path;
    private final LongBuffer grams;
    private final int count;

    private GramFile(Path path, LongBuffer grams, int count) {
        this.path = path;
        this.grams = grams;
        this.count = count;
    }

    static GramFile open(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            LongBuffer grams = file.map(MapMode.READ_ONLY, 0, file.size()).asLongBuffer();
            return new GramFile(path, grams, grams.capacity());
        }
    }

    /** @param sorted grams */
    static GramFile write(Path path, long[] sorted) throws IOException {
        try (Writer writer = new Writer(path)) {
            for (long gram : sorted) {
                writer.add(gram);
            }
        }
        return open(path);
    }

    /** Two files in one, without what stands in documents that are gone. */
    static GramFile merge(Path path, GramFile one, GramFile other, IntPredicate isThere) throws IOException {
        try (Writer writer = new Writer(path)) {
            int left = 0;
            int right = 0;
            while (left < one.count || right < other.count) {
                boolean takeLeft = right == other.count || (left < one.count && one.at(left) <= other.at(right));
                long gram = takeLeft ? one.at(left++) : other.at(right++);
                if (isThere.test(Grams.place(gram))) {
                    writer.add(gram);
                }
            }
        }
        return open(path);
    }

    long at(int n) {
        return grams.get(n);
    }

    int count() {
        return count;
    }

    Path path() {
        return path;
    }

    /** The first gram of these words or of the next ones, not before {@code from}: by doubling steps, then by halving. */
    int first(int which, int from) {
        int step = 1;
        int low = from;
        while (low + step < count && Grams.which(at(low + step)) < which) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(count, low + step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Grams.which(at(middle)) < which) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void force() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    private static final class Writer implements AutoCloseable {
        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFERED);

        Writer(Path path) throws IOException {
            this.file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        }

        void add(long gram) throws IOException {
            if (buffer.remaining() < Long.BYTES) {
                flush();
            }
            buffer.putLong(gram);
        }

        private void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            buffer.clear();
        }

        @Override
        public void close() throws IOException {
            flush();
            file.close();
        }
    }
}
