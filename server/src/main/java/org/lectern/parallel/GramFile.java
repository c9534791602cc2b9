package org.lectern.parallel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Sorted grams that are never changed, in memory or in a file; the file is mapped, so it costs no memory of the program's
 * own.
 *
 * <p>A directory stands before them. It parts the numbers that say which words into equal buckets, and for each bucket
 * says where it begins and, in 32 bits, which of its grams may be there (a Bloom filter of one hash, Communications of
 * the ACM 13, 1970). So words that are nowhere cost one look, and others one more, however long the file is.
 */
final class GramFile {
    /** Grams; a mapping holds two gigabytes. */
    static final int LONGEST = 1 << 27;

    /** So many grams fall into a bucket at least, on an average, and less than twice as many. */
    private static final int IN_BUCKET = 4;

    /** Of so few grams the next is found by going on. */
    private static final int FEW = 16;

    private static final int BUFFERED = 1 << 16;

    private final Optional<Path> path;
    private final LongBuffer longs;
    private final int buckets;
    private final int shift;
    private final int count;

    private GramFile(Optional<Path> path, LongBuffer longs, int count) {
        this.path = path;
        this.longs = longs;
        this.count = count;
        this.buckets = longs.limit() - count;
        this.shift = Integer.SIZE - 1 - Integer.numberOfTrailingZeros(buckets);
    }

    /** @throws IOException also where there are not so many grams in it */
    static GramFile open(Path path, int count) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long buckets = file.size() / Long.BYTES - count;
            if (file.size() % Long.BYTES != 0 || buckets < 1 || Long.bitCount(buckets) != 1 || buckets > LONGEST) {
                throw new IOException("%s is not as long as it should be".formatted(path));
            }
            return new GramFile(
                    Optional.of(path),
                    file.map(MapMode.READ_ONLY, 0, file.size()).asLongBuffer(),
                    count);
        }
    }

    /**
     * In memory.
     *
     * @param sorted grams
     */
    static GramFile of(long[] sorted) {
        LongBuffer longs = LongBuffer.allocate(buckets(sorted.length) + sorted.length);
        Filling filling = new Filling(longs, sorted.length);
        for (long gram : sorted) {
            filling.add(gram);
        }
        return filling.done();
    }

    /** Some in one, in memory, without what stands in documents that are gone. */
    static GramFile merged(List<GramFile> parts, IntPredicate isThere) {
        int all = Math.toIntExact(total(parts));
        Filling filling = new Filling(LongBuffer.allocate(buckets(all) + all), all);
        GramMerge merge = new GramMerge(parts, isThere);
        while (merge.next()) {
            filling.add(merge.gram());
        }
        return filling.done();
    }

    /** The same, in a file. */
    static GramFile merged(Path path, List<GramFile> parts, IntPredicate isThere) throws IOException {
        int all = Math.toIntExact(total(parts));
        int count = 0;
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Region head = new Region(file, 0);
            Region grams = new Region(file, (long) Long.BYTES * buckets(all));
            Directory directory = new Directory(all);
            GramMerge merge = new GramMerge(parts, isThere);
            while (merge.next()) {
                for (int closed = directory.closedBy(merge.gram()); closed > 0; closed--) {
                    head.put(directory.close(count));
                }
                directory.add(merge.gram());
                grams.put(merge.gram());
                count++;
            }
            while (directory.isOpen()) {
                head.put(directory.close(count));
            }
            head.flush();
            grams.flush();
        }
        return open(path, count);
    }

    static long total(List<GramFile> parts) {
        return parts.stream().mapToLong(GramFile::count).sum();
    }

    /** A power of two. */
    private static int buckets(int count) {
        return Integer.highestOneBit(Math.max(1, count / IN_BUCKET));
    }

    long at(int n) {
        return longs.get(buckets + n);
    }

    int count() {
        return count;
    }

    /** Empty while it is in memory. */
    Optional<Path> path() {
        return path;
    }

    /** The entries of the directory for many words. */
    void entries(int[] which, long[] entries) {
        for (int n = 0; n < which.length; n++) {
            entries[n] = longs.get(which[n] >>> shift);
        }
    }

    /** The first gram of an entry's bucket. */
    static int begin(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    /** 1 where the words may be in an entry's bucket, 0 where they are not. */
    static int mayHold(long entry, int which) {
        return (int) (entry >>> (which & 31)) & 1;
    }

    /** Several grams, by their places in the row. */
    void grams(int[] places, int wanted, long[] grams) {
        for (int n = 0; n < wanted; n++) {
            grams[n] = longs.get(buckets + places[n]);
        }
    }

    /** The first gram of these words; where there is none, that of any others, or {@link #count}. */
    int first(int which) {
        int bucket = which >>> shift;
        long entry = longs.get(bucket);
        if (mayHold(entry, which) == 0) {
            return count;
        }
        int low = begin(entry);
        int high = bucket + 1 < buckets ? (int) (longs.get(bucket + 1) >>> Integer.SIZE) : count;
        while (high - low > FEW) {
            int middle = (low + high) >>> 1;
            if (Grams.which(at(middle)) < which) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < high && Grams.which(at(low)) < which) {
            low++;
        }
        return low;
    }

    /** The same in a file that is on the disk when this returns. */
    GramFile stored(Path where) throws IOException {
        try (FileChannel file = FileChannel.open(
                where, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Region all = new Region(file, 0);
            for (int n = 0; n < longs.limit(); n++) {
                all.put(longs.get(n));
            }
            all.flush();
            file.force(true);
        }
        return open(where, count);
    }

    /** When this returns, the file is on the disk. */
    void force() throws IOException {
        if (path.isPresent()) {
            try (FileChannel file = FileChannel.open(path.get(), StandardOpenOption.WRITE)) {
                file.force(true);
            }
        }
    }

    void remove() throws IOException {
        if (path.isPresent()) {
            Files.deleteIfExists(path.get());
        }
    }

    /** Makes the entries of the directory while grams come in their order. */
    private static final class Directory {
        private final int buckets;
        private final int shift;
        private int open;
        private long begin;
        private int marks;

        Directory(int expected) {
            this.buckets = buckets(expected);
            this.shift = Integer.SIZE - 1 - Integer.numberOfTrailingZeros(buckets);
        }

        /** How many buckets end before a gram. */
        int closedBy(long gram) {
            return (Grams.which(gram) >>> shift) - open;
        }

        void add(long gram) {
            marks |= 1 << (Grams.which(gram) & 31);
        }

        boolean isOpen() {
            return open < buckets;
        }

        /** The entry of the bucket that ends before the n-th gram. */
        long close(int n) {
            long entry = begin << Integer.SIZE | (marks & 0xFFFF_FFFFL);
            open++;
            begin = n;
            marks = 0;
            return entry;
        }
    }

    private static final class Filling {
        private final LongBuffer longs;
        private final Directory directory;
        private final int buckets;
        private int count;

        Filling(LongBuffer longs, int expected) {
            this.longs = longs;
            this.directory = new Directory(expected);
            this.buckets = buckets(expected);
        }

        void add(long gram) {
            for (int closed = directory.closedBy(gram); closed > 0; closed--) {
                longs.put(directory.open, directory.close(count));
            }
            directory.add(gram);
            longs.put(buckets + count++, gram);
        }

        GramFile done() {
            while (directory.isOpen()) {
                longs.put(directory.open, directory.close(count));
            }
            return new GramFile(Optional.empty(), longs.limit(buckets + count), count);
        }
    }

    /** Writes numbers to a part of a file, one after the other. */
    private static final class Region {
        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFERED);
        private long position;

        Region(FileChannel file, long position) {
            this.file = file;
            this.position = position;
        }

        void put(long number) throws IOException {
            if (buffer.remaining() < Long.BYTES) {
                flush();
            }
            buffer.putLong(number);
        }

        void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                position += file.write(buffer, position);
            }
            buffer.clear();
        }
    }
}
