package org.lectern.anchor.align;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/**
 * Two texts in memory laid beside each other. Immutable to its users.
 *
 * <p>It cannot find what was deleted in one place and written anew in another in other words; that is for a search, which
 * {@link #isFree} keeps away from what is accounted for already.
 */
public final class TextAlignment implements Alignment {
    /** A passage is less like itself than this only when it is another one. */
    public static final double LEAST_SIMILARITY = 0.55;

    /** Words looked at on each side for what tells a passage from its likes. */
    private static final int BESIDE = 40;

    /** UTF-16 units of two passages that are compared whole. */
    private static final int JUDGED = 1_900;

    /** For each code point, about. */
    private static final int BYTES = 6;

    private final CodePointText old;
    private final CodePointText now;
    private final Words oldWords;
    private final Words nowWords;
    /** For each old word the new one that it is, or −1. */
    private final int[] partner;
    /** The other way round. */
    private final int[] origin;
    /** For each old word the move that it belongs to; 0 for what stands in its order. */
    private final int[] move;

    private final Twins twins;
    private final Telling telling;
    private final Gaps gaps;

    private final int spellings;
    private List<Repeats> repeats = List.of();

    private TextAlignment(CodePointText old, CodePointText now, Words oldWords, Words nowWords, int spellings) {
        this.spellings = spellings;
        this.old = old;
        this.now = now;
        this.oldWords = oldWords;
        this.nowWords = nowWords;
        this.partner = InOrder.match(oldWords.numbers(), nowWords.numbers());
        Stray.remove(oldWords, nowWords, partner);
        this.twins = Twins.of(oldWords.numbers(), nowWords.numbers(), partner);
        this.telling = Telling.of(oldWords.numbers(), nowWords.numbers());
        this.move = Moves.find(oldWords.numbers(), nowWords.numbers(), partner, telling);
        this.gaps = new Gaps(old.value(), now.value(), oldWords, nowWords, partner, move);
        this.origin = new int[nowWords.count()];
        Arrays.fill(origin, -1);
        for (int word = 0; word < partner.length; word++) {
            if (partner[word] >= 0) {
                origin[partner[word]] = word;
            }
        }
    }

    public static TextAlignment of(CodePointText old, CodePointText now) {
        Map<String, Integer> numbering = new HashMap<>();
        Words oldWords = Words.of(old.value(), numbering);
        Words nowWords = Words.of(now.value(), numbering);
        return new TextAlignment(old, now, oldWords, nowWords, numbering.size());
    }

    /** How alike two passages are: 1 for the same code points, 0 for nothing in common. Long ones are judged by their beginning. */
    public static double similarity(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        String a = one.substring(0, Math.min(one.length(), JUDGED));
        String b = other.substring(0, Math.min(other.length(), JUDGED));
        return Math.min(Characters.of(a, b).similarity(), 0.999);
    }

    @Override
    public long bytes() {
        return BYTES * ((long) old.length() + now.length());
    }

    @Override
    public Carried carry(TextSpan span) {
        int from = old.toUnits(span.start());
        int to = old.toUnits(span.end());
        int first = oldWords.firstEndingAfter(from);
        int last = oldWords.lastStartingBefore(to);
        if (first > last) {
            return carryBlank(from, to, first);
        }
        if (twins.undecided(first, last)) {
            return gone(first, true);
        }
        Carried carried = stands(first, last) ? carryWhole(from, to, first, last) : carryChanged(from, to, first, last);
        if (carried instanceof Carried.Reworded(var there, var similarity) && similarity < 1) {
            carried = verbatim(from, to, first, last, there).orElse(carried);
        }
        boolean doubtful = !(carried instanceof Carried.Gone) && !isTold(first, last) && isTwice(from, to);
        return doubtful ? gone(first, true) : carried;
    }

    /**
     * Where changes lie close together, words may be paired with others of their like and a passage found in part only.
     * Where its very words stand just there, and nowhere else in either text, they are it.
     */
    private Optional<Carried> verbatim(int from, int to, int first, int last, TextSpan there) {
        boolean isWhole = oldWords.start(first) == from && oldWords.end(last) == to;
        if (!isWhole || repeats().getFirst().onlyPlace(oldWords, first, last) != first) {
            return Optional.empty();
        }
        int word = repeats().getLast().onlyPlace(oldWords, first, last);
        if (word < 0) {
            return Optional.empty();
        }
        int start = nowWords.start(word);
        TextSpan place = new TextSpan(now.toPoints(start), now.toPoints(nowWords.end(word + last - first)));
        return place.overlaps(there) && old.value().regionMatches(from, now.value(), start, to - from)
                ? Optional.of(new Carried.Same(place))
                : Optional.empty();
    }

    /** Whether all of these words follow each other in the newer text too. */
    private boolean stands(int first, int last) {
        if (partner[first] < 0) {
            return false;
        }
        for (int word = first + 1; word <= last; word++) {
            if (partner[word] != partner[word - 1] + 1) {
                return false;
            }
        }
        return true;
    }

    private Carried gone(int first, boolean undecided) {
        int before = first - 1;
        while (before >= 0 && (partner[before] < 0 || move[before] > 0)) {
            before--;
        }
        return new Carried.Gone(before < 0 ? 0 : now.toPoints(nowWords.end(partner[before])), undecided);
    }

    /** White space alone is the same only where the words on both sides are. */
    private Carried carryBlank(int from, int to, int next) {
        boolean beside =
                next > 0 && next < partner.length && partner[next - 1] >= 0 && partner[next] == partner[next - 1] + 1;
        if (!beside) {
            return gone(next, false);
        }
        int start = nowWords.end(partner[next - 1]) + from - oldWords.end(next - 1);
        return start + to - from <= nowWords.start(partner[next])
                        && old.value().regionMatches(from, now.value(), start, to - from)
                ? new Carried.Same(span(start, start + to - from))
                : gone(next, false);
    }

    private Carried carryWhole(int from, int to, int first, int last) {
        int start = nowWords.start(partner[first]) + from - oldWords.start(first);
        int end = nowWords.end(partner[last]) + to - oldWords.end(last);
        if (start >= 0
                && end <= now.value().length()
                && end - start == to - from
                && old.value().regionMatches(from, now.value(), start, to - from)) {
            return new Carried.Same(span(start, end));
        }
        // The words are the same and what is between them is not; white space at the borders is no part of a passage.
        return reworded(
                from,
                to,
                Math.max(start, nowWords.start(partner[first])),
                Math.min(end, nowWords.end(partner[last])),
                first,
                last);
    }

    private Carried carryChanged(int from, int to, int first, int last) {
        Cluster cluster = Cluster.heaviest(first, last, oldWords, nowWords, partner, move);
        if (cluster.isEmpty()) {
            return gaps.between(from, to, first, last)
                    .map(there -> reworded(from, to, there.start(), there.end(), first, last))
                    .orElseGet(() -> gone(first, false));
        }
        int start = cluster.first() == first && from >= oldWords.start(first)
                ? nowWords.start(partner[first]) + from - oldWords.start(first)
                : gaps.startBefore(from, cluster.first());
        int end = cluster.last() == last && to <= oldWords.end(last)
                ? nowWords.end(partner[last]) + to - oldWords.end(last)
                : gaps.endAfter(to, cluster.last());
        return reworded(from, to, start, end, first, last);
    }

    private Carried reworded(int from, int to, int start, int end, int first, int last) {
        if (start >= end || isOthers(start, end, first, last)) {
            return gone(first, false);
        }
        String words = old.value().substring(from, to);
        if (Words.areSame(words, now.value().substring(start, end))) {
            return new Carried.Reworded(span(start, end), 1);
        }
        double similarity = similarity(words, start, end);
        return similarity < LEAST_SIMILARITY
                ? gone(first, false)
                : new Carried.Reworded(span(start, end), Math.min(similarity, 0.999));
    }

    /** Whether more than a quarter of a place is accounted for by other passages than these words. */
    private boolean isOthers(int start, int end, int first, int last) {
        int others = 0;
        int all = 0;
        for (int word = nowWords.firstEndingAfter(start);
                word < nowWords.count() && nowWords.start(word) < end;
                word++) {
            all += nowWords.length(word);
            others += origin[word] >= 0 && (origin[word] < first || origin[word] > last) ? nowWords.length(word) : 0;
        }
        return others * 4 > all;
    }

    private double similarity(String words, int start, int end) {
        String there = now.value().substring(start, end);
        if (Characters.canCompare(words, there)) {
            return Characters.of(words, there).similarity();
        }
        // Of long passages the share of characters in words that stand in both (Dice 1945).
        long shared = 0;
        for (int word = nowWords.firstEndingAfter(start);
                word < nowWords.count() && nowWords.start(word) < end;
                word++) {
            shared += origin[word] < 0 ? 0 : nowWords.length(word) + 1;
        }
        return Math.min(1, 2.0 * shared / (words.length() + there.length()));
    }

    /**
     * Whether what stands around a passage, or the passage itself, stands once in each text, so that it cannot be taken
     * for its like elsewhere. Only words that go together with it in both texts count.
     */
    private boolean isTold(int first, int last) {
        int from = first;
        while (from > 0 && first - from < BESIDE && goTogether(from - 1, from)) {
            from--;
        }
        int to = last + 1;
        while (to < partner.length && to - last <= BESIDE && goTogether(to - 1, to)) {
            to++;
        }
        return telling.confirms(from, to, partner);
    }

    /** Whether two neighbours of the older text are neighbours in the newer one, or one of them has been changed. */
    private boolean goTogether(int left, int right) {
        return partner[left] < 0
                || partner[right] < 0
                || (move[left] == move[right] && partner[right] == partner[left] + 1);
    }

    private boolean isTwice(int from, int to) {
        return repeats().stream().anyMatch(text -> text.hasTwice(old.value(), oldWords, from, to));
    }

    /** Of both texts; made when it is first asked for, since for most texts nobody does. */
    private synchronized List<Repeats> repeats() {
        if (repeats.isEmpty()) {
            repeats =
                    List.of(Repeats.of(old.value(), oldWords, spellings), Repeats.of(now.value(), nowWords, spellings));
        }
        return repeats;
    }

    @Override
    public boolean isFree(TextSpan there) {
        int from = now.toUnits(there.start());
        int to = now.toUnits(there.end());
        int free = 0;
        int all = 0;
        for (int word = nowWords.firstEndingAfter(from); word < nowWords.count() && nowWords.start(word) < to; word++) {
            all += nowWords.length(word);
            free += origin[word] < 0 ? nowWords.length(word) : 0;
        }
        return all > 0 && free * 5 >= all * 4;
    }

    private TextSpan span(int startUnit, int endUnit) {
        return new TextSpan(now.toPoints(startUnit), now.toPoints(endUnit));
    }

    @Override
    public int[] blocks(List<TextSpan> before, List<TextSpan> after) {
        return new Blocks(oldWords, nowWords, partner).match(units(old, before), units(now, after));
    }

    private static int[] units(CodePointText text, List<TextSpan> spans) {
        return spans.stream()
                .flatMapToInt(span -> IntStream.of(text.toUnits(span.start()), text.toUnits(span.end())))
                .toArray();
    }
}
