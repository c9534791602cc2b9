package org.lectern.quotes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Carried;
import org.lectern.anchor.align.TextAlignment;
import org.lectern.quotes.ChangedQuotes.Asked;
import org.lectern.quotes.ChangedQuotes.Context;
import org.lectern.quotes.ChangedQuotes.Sample;

/** The part of the corpus in which the text changed: passages gone, moved, standing twice, in other paragraphs. */
public final class ChangedTexts {
    /** Code points that passages of one sample are apart, at least, so that each keeps its context. */
    private static final int APART = 80;

    private final CodePointText original;
    private final Random random;
    private final SeedQuotes quotes;

    public ChangedTexts(CodePointText original, long seed) {
        this.original = original;
        this.random = new Random(seed);
        this.quotes = new SeedQuotes(original, random);
    }

    /** Passages taken out of the text; their neighbours stand. */
    public Sample takenOut(int count) {
        List<TextSpan> gone = apart(count);
        StringBuilder left = new StringBuilder();
        List<Asked> asked = new ArrayList<>();
        int at = 0;
        for (TextSpan passage : gone) {
            left.append(original.sliceWithin(at, passage.start()));
            at = passage.end();
            asked.add(new Asked(SeedQuotes.quote(original, passage), Optional.empty()));
        }
        left.append(original.sliceWithin(at, original.length()));
        return new Sample(new CodePointText(left.toString()), asked);
    }

    /**
     * Passages of a text in which the paragraphs come in another order, every fourth is split in two, and every fourth
     * is joined to the next; quotes as they were, and their words edited at the rate given.
     */
    public Sample rearranged(int count, double rate) {
        List<int[]> paragraphs = paragraphs();
        List<Integer> order = new ArrayList<>();
        for (int n = 0; n < paragraphs.size(); n++) {
            order.add(n);
        }
        // Blocks of ten paragraphs move together, as chapters do.
        Collections.rotate(order, 10 * (1 + random.nextInt(paragraphs.size() / 10)));
        StringBuilder made = new StringBuilder();
        int[] movedTo = new int[paragraphs.size()];
        int[] splitAt = new int[paragraphs.size()];
        for (int paragraph : order) {
            String words = original.slice(
                    new TextSpan(paragraphs.get(paragraph)[0], paragraphs.get(paragraph)[1]));
            movedTo[paragraph] = made.codePointCount(0, made.length());
            int middle = words.indexOf(". ", words.length() / 2);
            splitAt[paragraph] = paragraph % 4 == 0 && middle > 0 ? words.codePointCount(0, middle + 2) : -1;
            if (splitAt[paragraph] > 0) {
                made.append(words, 0, middle + 2).append("\n\n").append(words.substring(middle + 2));
            } else {
                made.append(words);
            }
            made.append(paragraph % 4 == 1 ? " " : "\n\n");
        }
        List<Asked> asked = new ArrayList<>();
        CodePointText text = new CodePointText(made.toString());
        while (asked.size() < count) {
            TextSpan passage = quotes.passageThatStandsOnce();
            int paragraph = holder(paragraphs, passage);
            if (paragraph >= 0) {
                int start =
                        moved(passage.start(), paragraphs.get(paragraph)[0], movedTo[paragraph], splitAt[paragraph]);
                int end = 1
                        + moved(
                                passage.end() - 1,
                                paragraphs.get(paragraph)[0],
                                movedTo[paragraph],
                                splitAt[paragraph]);
                TextQuoteSelector quote = SeedQuotes.quote(original, passage);
                String exact = QuoteEdits.random(quote.exact(), rate, random);
                asked.add(new Asked(
                        new TextQuoteSelector(exact, quote.prefix(), quote.suffix()),
                        Optional.of(new TextSpan(start, end))));
            }
        }
        return new Sample(text, asked);
    }

    private static int moved(int at, int from, int to, int splitAt) {
        int within = at - from;
        return to + within + (splitAt >= 0 && within >= splitAt ? 2 : 0);
    }

    /** Passages deep inside paragraphs that now stand twice: quote and context are the same in both places. */
    public Sample duplicated(int count, double rate) {
        CodePointText twice = new CodePointText(original.value() + "\n\n" + original.value());
        List<Asked> asked = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            TextSpan passage = quotes.passageThatStandsOnce();
            TextQuoteSelector quote = SeedQuotes.quote(original, passage);
            asked.add(new Asked(
                    new TextQuoteSelector(
                            QuoteEdits.random(quote.exact(), rate, random), quote.prefix(), quote.suffix()),
                    Optional.of(passage)));
        }
        return new Sample(twice, asked);
    }

    /**
     * Two versions of a text.
     *
     * @param passages of the first, whose words were taken out of the second
     * @param twins where, in the second, the same words stand that stood there before as well, passage by passage
     */
    public record Versions(CodePointText before, CodePointText after, List<TextSpan> passages, List<TextSpan> twins) {
        /** The passages that stand on their twin when the notes on the first text are carried to the second. */
        public List<TextSpan> takenForTwins() {
            TextAlignment alignment = TextAlignment.of(before, after);
            QuoteMatcher matcher = new QuoteMatcher(new IndexedText(after));
            List<TextSpan> taken = new ArrayList<>();
            for (int n = 0; n < passages.size(); n++) {
                TextSpan passage = passages.get(n);
                Optional<TextSpan> found = switch (alignment.carry(passage)) {
                    case Carried.Same(var there) -> Optional.of(there);
                    case Carried.Reworded(var there, var similarity) -> Optional.of(there);
                    // As a new version is taken in: looked for only among words that no other passage has a claim to.
                    case Carried.Gone gone ->
                        Tally.place(matcher.find(SeedQuotes.quote(before, passage), List.of(), alignment::isFree));
                };
                if (found.filter(twins.get(n)::overlaps).isPresent()) {
                    taken.add(passage);
                }
            }
            return taken;
        }
    }

    /**
     * Passages that stand a second time, far from their neighbours: what was quoted is the first of them. Edited quotes
     * with their context, or without.
     */
    public Sample copied(int count, double rate, Context context) {
        Copied copied = copied(count);
        List<Asked> asked = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            TextQuoteSelector quote = SeedQuotes.quote(original, copied.passages.get(n));
            String exact = QuoteEdits.random(quote.exact(), rate, random);
            boolean isAlone = context == Context.MISSING;
            asked.add(new Asked(
                    new TextQuoteSelector(exact, isAlone ? "" : quote.prefix(), isAlone ? "" : quote.suffix()),
                    Optional.of(copied.firsts.get(n))));
        }
        return new Sample(new CodePointText(copied.text), asked);
    }

    /** The same, with the first of each pair taken out in the second version. */
    public Versions takenOutButForTwins(int count) {
        Copied copied = copied(count);
        CodePointText before = new CodePointText(copied.text);
        List<TextSpan> gone = new ArrayList<>(copied.firsts);
        gone.sort(Comparator.comparingInt(TextSpan::start));
        StringBuilder after = new StringBuilder();
        int at = 0;
        for (TextSpan passage : gone) {
            after.append(before.sliceWithin(at, passage.start()));
            at = passage.end();
        }
        after.append(before.sliceWithin(at, before.length()));
        List<TextSpan> twins = new ArrayList<>();
        for (TextSpan copy : copied.copies) {
            int goneBefore = 0;
            for (TextSpan passage : gone) {
                goneBefore += passage.end() <= copy.start() ? passage.length() : 0;
            }
            twins.add(new TextSpan(copy.start() - goneBefore, copy.end() - goneBefore));
        }
        return new Versions(before, new CodePointText(after.toString()), copied.firsts, twins);
    }

    /** @param firsts where the passages stand in the text, {@code copies} where their copies do */
    private record Copied(String text, List<TextSpan> passages, List<TextSpan> firsts, List<TextSpan> copies) {}

    /** Copies go between two words anywhere, but not into a passage or its context. */
    private Copied copied(int count) {
        List<TextSpan> passages = apart(count);
        List<int[]> insertions = new ArrayList<>();
        while (insertions.size() < count) {
            int at = random.nextInt(original.length() - 1);
            TextSpan around = new TextSpan(Math.max(0, at - APART), at + APART);
            if (original.sliceWithin(at, at + 1).isBlank()
                    && passages.stream().noneMatch(around::overlaps)
                    && insertions.stream().noneMatch(other -> Math.abs(other[0] - at) < APART)) {
                insertions.add(new int[] {at, insertions.size()});
            }
        }
        insertions.sort(Comparator.comparingInt(insertion -> insertion[0]));
        StringBuilder text = new StringBuilder();
        TextSpan[] firsts = new TextSpan[count];
        TextSpan[] copies = new TextSpan[count];
        int at = 0;
        int inserted = 0;
        int passed = 0;
        for (int[] insertion : insertions) {
            for (; passed < count && passages.get(passed).start() < insertion[0]; passed++) {
                firsts[passed] = shifted(passages.get(passed), inserted);
            }
            text.append(original.sliceWithin(at, insertion[0])).append(' ');
            TextSpan passage = passages.get(insertion[1]);
            copies[insertion[1]] =
                    new TextSpan(insertion[0] + inserted + 1, insertion[0] + inserted + 1 + passage.length());
            text.append(original.slice(passage));
            at = insertion[0];
            inserted += passage.length() + 1;
        }
        for (; passed < count; passed++) {
            firsts[passed] = shifted(passages.get(passed), inserted);
        }
        text.append(original.sliceWithin(at, original.length()));
        return new Copied(text.toString(), passages, List.of(firsts), List.of(copies));
    }

    private static TextSpan shifted(TextSpan span, int by) {
        return new TextSpan(span.start() + by, span.end() + by);
    }

    private List<TextSpan> apart(int count) {
        List<TextSpan> passages = new ArrayList<>();
        while (passages.size() < count) {
            TextSpan passage = quotes.passageThatStandsOnce();
            TextSpan around = new TextSpan(Math.max(0, passage.start() - APART), passage.end() + APART);
            if (passages.stream().noneMatch(around::overlaps)) {
                passages.add(passage);
            }
        }
        passages.sort(Comparator.comparingInt(TextSpan::start));
        return passages;
    }

    private List<int[]> paragraphs() {
        List<int[]> paragraphs = new ArrayList<>();
        int unit = 0;
        int point = 0;
        for (String paragraph : original.value().split("\n\n", -1)) {
            int points = paragraph.codePointCount(0, paragraph.length());
            paragraphs.add(new int[] {point, point + points});
            point += points + 2;
            unit += paragraph.length() + 2;
        }
        if (unit - 2 != original.value().length()) {
            throw new IllegalStateException("Paragraphs were lost");
        }
        return paragraphs;
    }

    /** The paragraph that holds all of a passage; −1 where none does. */
    private static int holder(List<int[]> paragraphs, TextSpan passage) {
        for (int n = 0; n < paragraphs.size(); n++) {
            if (paragraphs.get(n)[0] <= passage.start()
                    && passage.end() <= paragraphs.get(n)[1]) {
                return n;
            }
        }
        return -1;
    }
}
