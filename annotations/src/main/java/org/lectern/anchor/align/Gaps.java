package org.lectern.anchor.align;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was changed between words that stand in both texts, character by character: where the ends of a passage fall in it.
 * Places are in UTF-16 units. Safe for use by several threads.
 */
final class Gaps {
    /** Two stretches of changed words that are no more alike than this were not made from each other. */
    private static final double LEAST_GAP_SIMILARITY = 0.5;

    /** Words looked at on each side for the next ones that stand in both texts. */
    private static final int REACH = 2_000;

    /** Words of a change that is small enough to be taken for the same words in another form, whatever they are. */
    private static final int SMALL = 3;

    private static final int TABLES_IN_MEMORY = 64;

    private final String old;
    private final String now;
    private final Words oldWords;
    private final Words nowWords;
    /** For each old word the new one that it is, or −1. */
    private final int[] partner;
    /** For each old word the move that it belongs to; 0 for what stands in its order. */
    private final int[] move;

    private final Map<Gap, Characters> tables = new LinkedHashMap<>(16, 0.75f, true);

    Gaps(String old, String now, Words oldWords, Words nowWords, int[] partner, int[] move) {
        this.old = old;
        this.now = now;
        this.oldWords = oldWords;
        this.nowWords = nowWords;
        this.partner = partner;
        this.move = move;
    }

    /** A stretch of the newer text. */
    record Units(int start, int end) {}

    /** The start of a passage whose first word that is there still is {@code word}. */
    int startBefore(int from, int word) {
        int before = word - 1;
        while (before >= 0
                && word - before < REACH
                && !(partner[before] >= 0 && move[before] == move[word] && partner[before] < partner[word])) {
            before--;
        }
        Gap gap = new Gap(before + 1, word, before < 0 ? 0 : partner[before] + 1, partner[word]);
        int there = nowWords.start(partner[word]);
        if (word - before >= REACH || gap.isOneSided() || partner[word - 1] >= 0) {
            // What stood before it stands elsewhere, or nowhere.
            return there;
        }
        return characters(gap)
                .filter(table -> gap.isSmall() || table.similarity() >= LEAST_GAP_SIMILARITY)
                .map(table -> {
                    int origin = oldWords.start(gap.from());
                    int offset = Math.clamp(from - origin, 0, oldWords.end(gap.to() - 1) - origin);
                    int found = nowWords.start(gap.thereFrom()) + table.startOf(offset);
                    return Math.min(there, snapBack(from, found));
                })
                .orElse(there);
    }

    /** The end of a passage whose last word that is there still is {@code word}. */
    int endAfter(int to, int word) {
        int after = word + 1;
        while (after < partner.length
                && after - word < REACH
                && !(partner[after] >= 0 && move[after] == move[word] && partner[after] > partner[word])) {
            after++;
        }
        Gap gap = new Gap(
                word + 1, after, partner[word] + 1, after == partner.length ? nowWords.count() : partner[after]);
        int there = nowWords.end(partner[word]);
        if (after - word >= REACH || gap.isOneSided() || partner[word + 1] >= 0) {
            return there;
        }
        return characters(gap)
                .filter(table -> gap.isSmall() || table.similarity() >= LEAST_GAP_SIMILARITY)
                .map(table -> {
                    int origin = oldWords.start(gap.from());
                    int offset = Math.clamp(to - origin, 0, oldWords.end(gap.to() - 1) - origin);
                    int found = nowWords.start(gap.thereFrom()) + table.endOf(offset);
                    return Math.max(there, snapOn(to, found));
                })
                .orElse(there);
    }

    /**
     * Where a passage is of whose words none is there; its neighbours may be, and something else between them.
     *
     * @param first the first of its words
     * @param last the last one
     */
    Optional<Units> between(int from, int to, int first, int last) {
        int before = first - 1;
        while (before >= 0 && first - before < REACH && (partner[before] < 0 || move[before] > 0)) {
            before--;
        }
        int after = last + 1;
        while (after < partner.length && after - last < REACH && (partner[after] < 0 || move[after] > 0)) {
            after++;
        }
        Gap gap = new Gap(
                before + 1,
                after,
                before < 0 ? 0 : partner[before] + 1,
                after >= partner.length ? nowWords.count() : Math.max(partner[after], 0));
        boolean tooFar = first - before >= REACH || after - last >= REACH;
        if (tooFar || gap.isOneSided() || gap.thereTo() < gap.thereFrom()) {
            return Optional.empty();
        }
        return characters(gap)
                .filter(table -> table.similarity() >= LEAST_GAP_SIMILARITY)
                .map(table -> {
                    int origin = oldWords.start(gap.from());
                    int thereOrigin = nowWords.start(gap.thereFrom());
                    int start = snapBack(from, thereOrigin + table.startOf(Math.max(0, from - origin)));
                    int limit = oldWords.end(gap.to() - 1) - origin;
                    int end = snapOn(to, thereOrigin + table.endOf(Math.min(to - origin, limit)));
                    return new Units(start, end);
                });
    }

    /** A passage that began with a word begins with one. */
    private int snapBack(int from, int found) {
        int oldWord = oldWords.firstEndingAfter(from);
        int word = nowWords.firstEndingAfter(found);
        boolean atWord = oldWord < oldWords.count() && oldWords.start(oldWord) >= from;
        return atWord && word < nowWords.count() ? nowWords.start(word) : found;
    }

    private int snapOn(int to, int found) {
        int oldWord = oldWords.lastStartingBefore(to);
        int word = nowWords.lastStartingBefore(found);
        boolean atWord = oldWord >= 0 && oldWords.end(oldWord) <= to;
        return atWord && word >= 0 ? nowWords.end(word) : found;
    }

    private Optional<Characters> characters(Gap gap) {
        String before = old.substring(oldWords.start(gap.from()), oldWords.end(gap.to() - 1));
        String after = now.substring(nowWords.start(gap.thereFrom()), nowWords.end(gap.thereTo() - 1));
        if (!Characters.canCompare(before, after)) {
            return Optional.empty();
        }
        synchronized (tables) {
            Characters known = tables.computeIfAbsent(gap, missing -> Characters.of(before, after));
            if (tables.size() > TABLES_IN_MEMORY) {
                tables.remove(tables.keySet().iterator().next());
            }
            return Optional.of(known);
        }
    }

    /** A stretch of old words between two that stand in both texts, and what is between those two now. */
    private record Gap(int from, int to, int thereFrom, int thereTo) {
        boolean isSmall() {
            return to - from <= SMALL && thereTo - thereFrom <= SMALL;
        }

        boolean isOneSided() {
            return from >= to || thereFrom >= thereTo;
        }
    }
}
