package org.lectern.anchor.align;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which chunk of the newer text is which of the older one's: those that stand once in both, in the longest order that both
 * share (patience), then their equal neighbours; what is left over of the first and stands elsewhere was moved.
 */
final class ChunkPartners {
    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    /** For each old chunk the new one, or −1. */
    final int[] partner;
    /** The other way round. */
    final int[] origin;
    /** Old chunks that stand where their neighbours do. */
    final BitSet inOrder = new BitSet();

    private final Chunks old;
    private final Chunks now;

    ChunkPartners(Chunks old, Chunks now) {
        this.old = old;
        this.now = now;
        this.partner = new int[old.count()];
        this.origin = new int[now.count()];
        Arrays.fill(partner, NONE);
        Arrays.fill(origin, NONE);
        int[] unique = unique();
        for (int chunk : longestOrder(unique)) {
            pair(chunk, unique[chunk]);
            inOrder.set(chunk);
        }
        extend(true);
        for (int chunk = 0; chunk < unique.length; chunk++) {
            if (unique[chunk] >= 0 && partner[chunk] < 0 && origin[unique[chunk]] < 0) {
                pair(chunk, unique[chunk]);
            }
        }
        extend(false);
    }

    private void pair(int chunk, int there) {
        partner[chunk] = there;
        origin[there] = chunk;
    }

    /** For each old chunk that stands once in both texts the new one; else negative. */
    private int[] unique() {
        int size = Integer.highestOneBit(Math.max(16, old.count() * 2)) * 2;
        long[] keys = new long[size];
        int[] olds = new int[size];
        int[] nows = new int[size];
        Arrays.fill(olds, NONE);
        Arrays.fill(nows, NONE);
        for (int chunk = 0; chunk < old.count(); chunk++) {
            int slot = slot(keys, olds, old.hash(chunk));
            olds[slot] = olds[slot] == NONE ? chunk : SEVERAL;
            keys[slot] = old.hash(chunk);
        }
        for (int chunk = 0; chunk < now.count(); chunk++) {
            int slot = slot(keys, olds, now.hash(chunk));
            if (olds[slot] != NONE) {
                nows[slot] = nows[slot] == NONE ? chunk : SEVERAL;
            }
        }
        int[] unique = new int[old.count()];
        Arrays.fill(unique, NONE);
        for (int slot = 0; slot < size; slot++) {
            if (olds[slot] >= 0 && nows[slot] >= 0) {
                unique[olds[slot]] = nows[slot];
            }
        }
        return unique;
    }

    /** The slot of a key, or the empty one where it belongs. */
    private static int slot(long[] keys, int[] olds, long key) {
        int slot = (int) (key >>> 17) & keys.length - 1;
        while (olds[slot] != NONE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** The old chunks of the longest increasing row of new ones. */
    private static int[] longestOrder(int[] there) {
        int[] tails = new int[there.length];
        int[] before = new int[there.length];
        int length = 0;
        for (int chunk = 0; chunk < there.length; chunk++) {
            if (there[chunk] < 0) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (there[tails[middle]] < there[chunk]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[chunk] = low == 0 ? NONE : tails[low - 1];
            tails[low] = chunk;
            length = Math.max(length, low + 1);
        }
        int[] order = new int[length];
        int chunk = length == 0 ? NONE : tails[length - 1];
        for (int n = length - 1; n >= 0; n--) {
            order[n] = chunk;
            chunk = before[chunk];
        }
        return order;
    }

    /** Equal neighbours of pairs are pairs. */
    private void extend(boolean areInOrder) {
        for (int chunk = 1; chunk < partner.length; chunk++) {
            grow(chunk - 1, chunk, 1, areInOrder);
        }
        for (int chunk = partner.length - 2; chunk >= 0; chunk--) {
            grow(chunk + 1, chunk, -1, areInOrder);
        }
    }

    private void grow(int from, int chunk, int step, boolean areInOrder) {
        int there = partner[from] + step;
        if (partner[from] >= 0
                && partner[chunk] < 0
                && there >= 0
                && there < origin.length
                && origin[there] < 0
                && old.hash(chunk) == now.hash(there)) {
            pair(chunk, there);
            inOrder.set(chunk, areInOrder);
        }
    }
}
