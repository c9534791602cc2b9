package org.lectern.anchor.align;

import java.util.Arrays;
import org.lectern.anchor.SlicedText;
import org.lectern.anchor.TextSpan;

/**
 * A text cut into chunks of about {@value #USUAL} words or more, at places that the words there choose: where a passage
 * stands unchanged, its inner chunks are the same ones in both texts. Takes 12 bytes a chunk and the memory that a piece of
 * the text takes while it is cut.
 *
 * <p>Content-defined chunking, after Muthitacharoen, Chen, Mazières: A Low-bandwidth Network File System (2001). White space
 * is no part of what a chunk is compared by.
 */
final class Chunks {
    /** Words; a power of two. */
    static final int USUAL = 32;

    /** Words; shorter chunks are joined to the next, since their like may stand anywhere. */
    private static final int LEAST = 8;

    /** Words; a text that repeats itself chooses no places. */
    private static final int MOST = 512;

    /** Code points; what has no spaces is cut all the same. */
    private static final int LONGEST_WORD = 64;

    /** Code points that are in memory. */
    private static final int WINDOW = 1 << 18;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private int[] starts = new int[1024];
    private long[] hashes = new long[1024];
    private int count;
    private final int length;

    private Chunks(int length) {
        this.length = length;
    }

    /** @param scale by how many times chunks are longer than usual; a power of two, the same for both texts */
    static Chunks of(SlicedText text, int scale) {
        Chunks chunks = new Chunks(text.length());
        Cutter cutter = chunks.new Cutter(USUAL * scale - 1);
        for (int at = 0; at < text.length(); at += WINDOW) {
            cutter.take(text.slice(new TextSpan(at, Math.min(text.length(), at + WINDOW))));
        }
        cutter.finish();
        chunks.starts = Arrays.copyOf(chunks.starts, chunks.count);
        chunks.hashes = Arrays.copyOf(chunks.hashes, chunks.count);
        return chunks;
    }

    int count() {
        return count;
    }

    long hash(int chunk) {
        return hashes[chunk];
    }

    /** Where its first word begins. */
    int start(int chunk) {
        return chunk < count ? starts[chunk] : length;
    }

    /** Where the next one begins; the white space between is in it. */
    int end(int chunk) {
        return start(chunk + 1);
    }

    /** The chunk that holds a code point; −1 before the first word. */
    int at(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The bytes that it holds. */
    long size() {
        return 12L * count;
    }

    private void add(int start, long hash) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        starts[count] = start;
        hashes[count++] = hash;
    }

    static long mix(long hash, int one) {
        long mixed = (hash ^ one) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }

    /** Cuts what comes window by window; a word may be divided between two. */
    private final class Cutter {
        private final int mask;
        private int at;
        private long word;
        private int wordLength;
        private long wordBefore;
        private long chunk;
        private int chunkStart = -1;
        private int words;

        Cutter(int mask) {
            this.mask = mask;
        }

        void take(String window) {
            for (int unit = 0; unit < window.length(); at++) {
                int point = window.codePointAt(unit);
                unit += Character.charCount(point);
                if (Character.isLetterOrDigit(point)) {
                    letter(point);
                } else {
                    endWord();
                    if (!Character.isWhitespace(point) && !Character.isSpaceChar(point)) {
                        letter(point);
                        endWord();
                    }
                }
            }
        }

        private void letter(int point) {
            if (wordLength == LONGEST_WORD) {
                endWord();
            }
            if (chunkStart < 0) {
                chunkStart = at;
            }
            word = mix(word, point);
            wordLength++;
        }

        private void endWord() {
            if (wordLength == 0) {
                return;
            }
            chunk = mix(mix(chunk, (int) word), (int) (word >>> 32));
            words++;
            // Two words choose, since one alone may be in every line
            long choice = mix(mix(wordBefore, (int) word), (int) (word >>> 32));
            if (words >= MOST || (words >= LEAST && (choice >>> 40 & mask) == 0)) {
                endChunk();
            }
            wordBefore = word;
            word = 0;
            wordLength = 0;
        }

        private void endChunk() {
            add(chunkStart, chunk);
            chunkStart = -1;
            chunk = 0;
            words = 0;
        }

        void finish() {
            endWord();
            if (chunkStart >= 0) {
                endChunk();
            }
        }
    }
}
