package org.lectern.anchor.align;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which block is which by the words that they share. */
final class Blocks {
    private final Words old;
    private final Words now;
    private final int[] partner;

    Blocks(Words old, Words now, int[] partner) {
        this.old = old;
        this.now = now;
        this.partner = partner;
    }

    private record Pair(int before, int after) {}

    /** @param common UTF-16 units of the words that stand in both */
    private record Shared(int before, int after, int common) {}

    /** Blocks as their starts and ends in turn, in UTF-16 units; see {@link TextAlignment#blocks}. */
    int[] match(int[] before, int[] after) {
        int[] oldBlocks = blockOfWords(old, before);
        int[] nowBlocks = blockOfWords(now, after);
        Map<Pair, Integer> shared = new HashMap<>();
        for (int word = 0; word < partner.length; word++) {
            if (partner[word] >= 0 && oldBlocks[word] >= 0 && nowBlocks[partner[word]] >= 0) {
                shared.merge(new Pair(oldBlocks[word], nowBlocks[partner[word]]), old.length(word), Integer::sum);
            }
        }
        int[] oldSizes = sizes(old, oldBlocks, before.length / 2);
        int[] nowSizes = sizes(now, nowBlocks, after.length / 2);
        int[] matched = new int[after.length / 2];
        Arrays.fill(matched, -1);
        boolean[] used = new boolean[before.length / 2];
        List<Shared> best = shared.entrySet().stream()
                .map(entry -> new Shared(entry.getKey().before, entry.getKey().after, entry.getValue()))
                .sorted(Comparator.comparingInt(Shared::common)
                        .reversed()
                        .thenComparingInt(Shared::before)
                        .thenComparingInt(Shared::after))
                .toList();
        for (Shared pair : best) {
            if (!used[pair.before]
                    && matched[pair.after] < 0
                    && pair.common * 2L >= oldSizes[pair.before]
                    && pair.common * 4L >= nowSizes[pair.after]) {
                used[pair.before] = true;
                matched[pair.after] = pair.before;
            }
        }
        return matched;
    }

    private static int[] blockOfWords(Words words, int[] blocks) {
        int[] of = new int[words.count()];
        int block = 0;
        for (int word = 0; word < of.length; word++) {
            while (block < blocks.length / 2 && blocks[2 * block + 1] <= words.start(word)) {
                block++;
            }
            of[word] = block < blocks.length / 2 && blocks[2 * block] <= words.start(word) ? block : -1;
        }
        return of;
    }

    private static int[] sizes(Words words, int[] blocks, int count) {
        int[] sizes = new int[count];
        for (int word = 0; word < blocks.length; word++) {
            if (blocks[word] >= 0) {
                sizes[blocks[word]] += words.length(word);
            }
        }
        return sizes;
    }
}
