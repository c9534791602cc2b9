package org.lectern.anchor.align;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.SlicedText;
import org.lectern.anchor.TextSpan;

/**
 * Two texts of any length laid beside each other: by chunks that stand in both, and between those, where somebody asks, as
 * {@link TextAlignment} does it. Takes some 16 bytes for every 200 characters, and a window of both texts while one is looked
 * at. Where a change is longer than a window, nothing is said to be reworded in it.
 */
public final class LongAlignment implements Alignment {
    /** Code points of one text that are laid beside the other at once. */
    static final int WINDOW = 1 << 18;

    /** Chunks that stand in both texts, on each side of what is looked at, so that it is not looked at alone. */
    private static final int BESIDE = 3;

    /** Code points on each side of where something that was moved is expected. */
    private static final int SLACK = 2_000;

    private static final int MOST_CHUNKS = 1_500_000;

    /** A chunk of the usual number of words has about so many code points. */
    private static final int USUAL_LENGTH = 6 * Chunks.USUAL;

    private static final int WINDOWS_IN_MEMORY = 8;

    private final SlicedText old;
    private final SlicedText now;
    private final Side before;
    private final Side after;
    private final Map<Window, TextAlignment> windows = new LinkedHashMap<>(16, 0.75f, true);

    private LongAlignment(SlicedText old, SlicedText now, Chunks oldChunks, Chunks nowChunks) {
        this.old = old;
        this.now = now;
        ChunkPartners partners = new ChunkPartners(oldChunks, nowChunks);
        BitSet inOrder = new BitSet();
        partners.inOrder.stream().forEach(chunk -> inOrder.set(partners.partner[chunk]));
        this.before = new Side(oldChunks, nowChunks, partners.partner, partners.inOrder);
        this.after = new Side(nowChunks, oldChunks, partners.origin, inOrder);
    }

    /** Reads both texts once. */
    public static LongAlignment of(SlicedText old, SlicedText now) {
        int scale = 1;
        while (Math.max(old.length(), now.length()) / ((long) USUAL_LENGTH * scale) > MOST_CHUNKS) {
            scale *= 2;
        }
        return new LongAlignment(old, now, Chunks.of(old, scale), Chunks.of(now, scale));
    }

    @Override
    public long bytes() {
        return before.chunks.size() + after.chunks.size() + 4L * (before.partner.length + after.partner.length);
    }

    /** Code points of the older and of the newer text, from and to. */
    private record Window(int from, int to, int thereFrom, int thereTo) {
        boolean fits() {
            return to - from <= WINDOW && thereTo - thereFrom <= WINDOW;
        }

        Window turned() {
            return new Window(thereFrom, thereTo, from, to);
        }
    }

    /** One of the texts, seen from which the other is there. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Side(Chunks chunks, Chunks there, int[] partner, BitSet inOrder) {
        int first(TextSpan span) {
            return Math.max(0, chunks.at(span.start()));
        }

        int last(TextSpan span) {
            return Math.max(first(span), chunks.at(span.end() - 1));
        }

        /** Where a span begins in the other text, where all of its chunks stand there one after the other; else −1. */
        int shifted(TextSpan span) {
            int first = first(span);
            int last = last(span);
            if (chunks.count() == 0 || partner[first] < 0) {
                return -1;
            }
            for (int chunk = first; chunk < last; chunk++) {
                if (partner[chunk + 1] != partner[chunk] + 1) {
                    return -1;
                }
            }
            return there.start(partner[first]) + span.start() - chunks.start(first);
        }

        /** What surrounds some chunks here, and what of the other text that is. */
        Window around(int first, int last) {
            for (int chunk = first; chunk <= last && chunk < chunks.count(); chunk++) {
                if (partner[chunk] >= 0 && !inOrder.get(chunk)) {
                    return aroundMoved(first, last, chunk);
                }
            }
            int left = first == 0 ? -1 : inOrder.previousSetBit(first - 1);
            int right = inOrder.nextSetBit(last + 1);
            for (int n = 1; n < BESIDE; n++) {
                left -= left > 0 && partner[left - 1] >= 0 && partner[left - 1] == partner[left] - 1 ? 1 : 0;
                right += right >= 0 && right + 1 < chunks.count() && partner[right + 1] == partner[right] + 1 ? 1 : 0;
            }
            return new Window(
                    left < 0 ? 0 : chunks.start(left),
                    right < 0 ? chunks.end(chunks.count() - 1) : chunks.end(right),
                    left < 0 ? 0 : there.start(partner[left]),
                    right < 0 ? there.end(there.count() - 1) : there.end(partner[right]));
        }

        private Window aroundMoved(int first, int last, int moved) {
            int from = chunks.start(Math.max(0, first - BESIDE));
            int to = chunks.end(Math.min(chunks.count() - 1, last + BESIDE));
            int expected = there.start(partner[moved]) - chunks.start(moved) + from;
            int length = there.end(there.count() - 1);
            return new Window(
                    from,
                    to,
                    Math.clamp(expected - SLACK, 0, length),
                    Math.clamp((long) expected + to - from + SLACK, 0, length));
        }
    }

    @Override
    public Carried carry(TextSpan span) {
        if (before.chunks.count() == 0 || after.chunks.count() == 0) {
            return new Carried.Gone(0, false);
        }
        int start = before.shifted(span);
        if (start >= 0 && start + span.length() <= now.length()) {
            TextSpan there = new TextSpan(start, start + span.length());
            if (now.slice(there).equals(old.slice(span))) {
                return new Carried.Same(there);
            }
        }
        Window window = before.around(before.first(span), before.last(span));
        if (!window.fits()) {
            return new Carried.Gone(window.thereFrom, false);
        }
        TextSpan inside = new TextSpan(span.start() - window.from, span.end() - window.from);
        return switch (beside(window).carry(inside)) {
            case Carried.Same(var there) -> new Carried.Same(moved(there, window.thereFrom));
            case Carried.Reworded(var there, var similarity) ->
                new Carried.Reworded(moved(there, window.thereFrom), similarity);
            case Carried.Gone(var near, var undecided) -> new Carried.Gone(near + window.thereFrom, undecided);
        };
    }

    private static TextSpan moved(TextSpan span, int by) {
        return new TextSpan(span.start() + by, span.end() + by);
    }

    private TextAlignment beside(Window window) {
        synchronized (windows) {
            TextAlignment known = windows.get(window);
            if (known == null) {
                known = TextAlignment.of(
                        new CodePointText(old.slice(new TextSpan(window.from, window.to))),
                        new CodePointText(now.slice(new TextSpan(window.thereFrom, window.thereTo))));
                windows.put(window, known);
                if (windows.size() > WINDOWS_IN_MEMORY) {
                    windows.remove(windows.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    @Override
    public boolean isFree(TextSpan there) {
        if (before.chunks.count() == 0 || after.chunks.count() == 0) {
            return true;
        }
        int first = after.first(there);
        int last = after.last(there);
        int free = 0;
        for (int chunk = first; chunk <= last; chunk++) {
            free += after.partner[chunk] < 0
                    ? Math.min(there.end(), after.chunks.end(chunk))
                            - Math.max(there.start(), after.chunks.start(chunk))
                    : 0;
        }
        if (free <= 0) {
            return false;
        }
        Window window = after.around(first, last).turned();
        return window.fits()
                ? beside(window).isFree(new TextSpan(there.start() - window.thereFrom, there.end() - window.thereFrom))
                : free * 5L >= there.length() * 4L;
    }

    /** Those that stand in both texts as they are, then what lies between two of these; a window at most. */
    @Override
    public int[] blocks(List<TextSpan> blocksBefore, List<TextSpan> blocksAfter) {
        int[] matched = new int[blocksAfter.size()];
        Arrays.fill(matched, -1);
        if (before.chunks.count() == 0 || after.chunks.count() == 0) {
            return matched;
        }
        boolean[] used = new boolean[blocksBefore.size()];
        int[] starts = blocksAfter.stream().mapToInt(TextSpan::start).toArray();
        for (int block = 0; block < blocksBefore.size(); block++) {
            TextSpan span = blocksBefore.get(block);
            int found = Arrays.binarySearch(starts, before.shifted(span));
            if (found >= 0 && blocksAfter.get(found).length() == span.length() && matched[found] < 0) {
                matched[found] = block;
                used[block] = true;
            }
        }
        int to;
        for (int from = 0; from < matched.length; from = to + 1) {
            to = from;
            while (to < matched.length && matched[to] < 0) {
                to++;
            }
            int oldFrom = from == 0 ? 0 : matched[from - 1] + 1;
            int oldTo = to == matched.length ? blocksBefore.size() : matched[to];
            if (from < to && oldFrom < oldTo) {
                between(blocksBefore, oldFrom, oldTo, blocksAfter, from, to, matched, used);
            }
        }
        return matched;
    }

    private void between(
            List<TextSpan> blocksBefore,
            int oldFrom,
            int oldTo,
            List<TextSpan> blocksAfter,
            int from,
            int to,
            int[] matched,
            boolean[] used) {
        Window window = new Window(
                blocksBefore.get(oldFrom).start(),
                blocksBefore.get(oldTo - 1).end(),
                blocksAfter.get(from).start(),
                blocksAfter.get(to - 1).end());
        if (!window.fits()) {
            return;
        }
        int[] same = beside(window)
                .blocks(
                        shifted(blocksBefore.subList(oldFrom, oldTo), -window.from),
                        shifted(blocksAfter.subList(from, to), -window.thereFrom));
        for (int n = 0; n < same.length; n++) {
            if (same[n] >= 0 && !used[oldFrom + same[n]]) {
                matched[from + n] = oldFrom + same[n];
                used[oldFrom + same[n]] = true;
            }
        }
    }

    private static List<TextSpan> shifted(List<TextSpan> spans, int by) {
        return spans.stream().map(span -> moved(span, by)).toList();
    }
}
