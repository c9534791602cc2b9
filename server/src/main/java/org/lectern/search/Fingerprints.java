package org.lectern.search;

import java.util.Arrays;

/**
 * Things with the states they are in, of which only a number each is kept: eight bytes, however long their names are. Two of
 * a million that differ have the same number once in tens of millions of times. Not for several threads.
 */
final class Fingerprints {
    private long[] values = new long[1 << 10];
    private int count;

    void add(String thing, String state) {
        values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
        values[count++] = of(thing, state);
    }

    int count() {
        return count;
    }

    /** FNV-1a over both (Fowler, Noll and Vo), its bits mixed by the end of MurmurHash3. */
    static long of(String thing, String state) {
        long hash = added(added(0xcbf29ce484222325L, thing) * 0x100000001b3L, state);
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    private static long added(long before, String text) {
        long hash = before;
        for (int n = 0; n < text.length(); n++) {
            hash = (hash ^ text.charAt(n)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The numbers that these have and others have not, or have fewer times; sorted. */
    long[] without(Fingerprints others) {
        long[] here = sorted();
        long[] there = others.sorted();
        long[] left = new long[16];
        int found = 0;
        int at = 0;
        for (long value : here) {
            while (at < there.length && there[at] < value) {
                at++;
            }
            if (at < there.length && there[at] == value) {
                at++;
            } else {
                left = found == left.length ? Arrays.copyOf(left, 2 * found) : left;
                left[found++] = value;
            }
        }
        return Arrays.copyOf(left, found);
    }

    private long[] sorted() {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
