package org.lectern.anchor;

import java.util.Arrays;

/**
 * Where a needle could stand: each of its runs of letters votes for the places from which the quote would have to begin
 * for the run to be where it is.
 *
 * <p>Places within {@value #BIN} units share a bin, since inserted and deleted letters shift the runs after them. Rare
 * runs weigh more and are asked first: their places are few and tell much.
 */
final class Votes {
    static final int BIN = 32;

    /** Of a long quote only the beginning votes: its end may have shifted by more than a bin. */
    private static final int VOTERS = 512 - GramIndex.SIZE + 1;

    /** The weight of a run that stands in a single place is one less; each doubling of its places takes one away. */
    private static final int MOST_TELLING = 20;

    private final int[] bins;
    private final int[] weights;
    /** Of each bin, the distances from its beginning, each as often as its weight. */
    private final int[] distances;
    /** The slots that hold a bin, in the order in which they were met. */
    private final int[] used;

    private int usedCount;
    private final int mask;
    private final int offset;

    /** @param budget how many places may be looked at */
    Votes(GramIndex grams, Needle needle, int budget) {
        char[] units = needle.units();
        int[] hashes = needle.folded().hashes();
        int[] counts = needle.folded().counts();
        int voters = Math.min(hashes.length, VOTERS);
        int[] totals = new int[Integer.SIZE + 1];
        for (int at = 0; at < voters; at++) {
            totals[magnitude(counts[at])] += Math.min(counts[at], Integer.MAX_VALUE / VOTERS);
        }
        int rarity = 0;
        int voting = 0;
        while (rarity < Integer.SIZE && voting + totals[rarity + 1] <= budget) {
            rarity++;
            voting += totals[rarity];
        }
        int size = Integer.highestOneBit(Math.max(16, voting)) << 2;
        this.bins = new int[size];
        this.weights = new int[size];
        this.distances = new int[size];
        this.used = new int[voting];
        this.mask = size - 1;
        // No place is below 0 then, and bin 0 stays free to mean an empty slot.
        this.offset = (units.length / BIN + 2) * BIN;
        for (int at = 0; at < voters; at++) {
            int count = counts[at];
            if (count > 0 && magnitude(count) <= rarity) {
                int weight = Math.max(1, MOST_TELLING - magnitude(count));
                int shift = offset + needle.quoteStart() - at;
                int first = grams.first(hashes[at]);
                for (int n = first; n < first + count; n++) {
                    add(grams.place(n) + shift, weight);
                }
            }
        }
    }

    /** How many binary digits a count has. */
    private static int magnitude(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count);
    }

    private void add(int begins, int weight) {
        int bin = begins / BIN;
        int slot = slot(bin);
        if (bins[slot] == 0) {
            bins[slot] = bin;
            used[usedCount++] = slot;
        }
        weights[slot] += weight;
        distances[slot] += begins % BIN * weight;
    }

    private int slot(int bin) {
        int slot = (bin * 0x9E3779B1) >>> 7 & mask;
        while (bins[slot] != 0 && bins[slot] != bin) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** A place in the folded text where the quote may begin, give or take a bin, and how much speaks for it. */
    record Place(int unit, int weight) {}

    /** The {@code most} places with the most votes that have at least {@code share} of the best one's, best first. */
    Place[] best(int most, double share) {
        Place[] best = new Place[most + 1];
        int found = 0;
        int least = 1;
        for (int n = 0; n < usedCount; n++) {
            int slot = used[n];
            int own = weights[slot];
            if (own * 2 < least) {
                continue;
            }
            int slotBefore = slot(bins[slot] - 1);
            int slotAfter = slot(bins[slot] + 1);
            int before = weights[slotBefore];
            int after = weights[slotAfter];
            int weight = own + Math.max(before, after);
            // A pair of neighbours is counted once, for the heavier of the two.
            if (weight < least || before > own || after > own) {
                continue;
            }
            int beside = after > before ? distances[slotAfter] + BIN * after : distances[slotBefore] - BIN * before;
            int middle = bins[slot] * BIN + Math.floorDiv(distances[slot] + beside, weight);
            int at = found;
            while (at > 0 && best[at - 1].weight < weight) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = new Place(middle - offset, weight);
            found = Math.min(most, found + 1);
            least = Math.max(1, (int) (best[0].weight * share));
            if (found == most) {
                least = Math.max(least, best[most - 1].weight + 1);
            }
        }
        int kept = 0;
        while (kept < found && best[kept].weight >= least) {
            kept++;
        }
        return Arrays.copyOf(best, kept);
    }
}
