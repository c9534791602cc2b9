package org.lectern.parallel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of all documents one after the other in a file, a break after each. The file is mapped, so it costs no memory
 * of the program's own. One thread writes; what was written before may be read by others.
 */
final class WordTape implements Words, AutoCloseable {
    /** Words of a piece of the file that is mapped at once. */
    private static final int PIECE = 1 << 20;

    /** Words that room on the disk is taken for at once. */
    private static final int AHEAD = 1 << 14;

    private final FileChannel file;
    private final List<MappedByteBuffer> mapped = new ArrayList<>();
    private IntBuffer[] pieces = {};
    private int count;
    /** Words that the disk has room for. */
    private long allocated;

    private WordTape(FileChannel file) {
        this.file = file;
    }

    /** @param count words that are known to be whole; what was written beyond them is written over */
    static WordTape open(Path path, int count) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        WordTape tape = new WordTape(file);
        if (file.size() < (long) Integer.BYTES * count) {
            file.close();
            throw new IOException("%s is shorter than it should be".formatted(path));
        }
        tape.allocated = count;
        tape.makeRoom(count);
        tape.count = count;
        return tape;
    }

    /**
     * Room on the disk is taken by writing: a full disk is said then, where a mapped file without room behind it would end
     * the thread that writes into it.
     */
    private void makeRoom(int needed) throws IOException {
        while (allocated < needed) {
            ByteBuffer zeros = ByteBuffer.allocate(Integer.BYTES * AHEAD);
            long at = Integer.BYTES * allocated;
            while (zeros.hasRemaining()) {
                at += file.write(zeros, at);
            }
            allocated += AHEAD;
        }
        while ((long) pieces.length * PIECE < needed) {
            long from = (long) pieces.length * PIECE * Integer.BYTES;
            MappedByteBuffer piece = file.map(MapMode.READ_WRITE, from, (long) PIECE * Integer.BYTES);
            mapped.add(piece);
            IntBuffer[] more = new IntBuffer[pieces.length + 1];
            System.arraycopy(pieces, 0, more, 0, pieces.length);
            more[pieces.length] = piece.asIntBuffer();
            pieces = more;
        }
    }

    /** Adds a number. */
    void add(int number) throws IOException {
        makeRoom(count + 1);
        pieces[count / PIECE].put(count % PIECE, number);
        count++;
    }

    @Override
    public int at(int word) {
        return pieces[word >>> 20].get(word & (PIECE - 1));
    }

    @Override
    public int count() {
        return count;
    }

    /** When this returns, what was added from a word on is on the disk. */
    void force(int from) {
        for (int piece = from / PIECE; piece < mapped.size(); piece++) {
            mapped.get(piece).force();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
