package org.lectern.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;

/**
 * The corpus of changed quotes, made from a seed text by a seeded generator: quotes that changed while the text stood
 * still, and quotes that stood still while the text changed. Each knows where its passage is now, if anywhere.
 */
public final class ChangedQuotes {
    /** @param truth where the passage stands in the text that is asked; empty where it is gone or nothing can tell */
    public record Asked(TextQuoteSelector quote, Optional<TextSpan> truth) {}

    /** @param text in which the quotes are looked for */
    public record Sample(CodePointText text, List<Asked> asked) {}

    /** What becomes of a quote's context. */
    public enum Context {
        INTACT,
        EDITED,
        MISSING
    }

    private final CodePointText original;
    private final Random random;
    private final SeedQuotes quotes;

    public ChangedQuotes(CodePointText original, long seed) {
        this.original = original;
        this.random = new Random(seed);
        this.quotes = new SeedQuotes(original, random);
    }

    public Sample randomEdits(int count, double rate, Context context) {
        return changed(count, context, words -> QuoteEdits.random(words, rate, random));
    }

    public Sample misread(int count, double chance) {
        return changed(count, Context.EDITED, words -> QuoteEdits.misread(words, chance, random));
    }

    public Sample rewrapped(int count) {
        return changed(count, Context.EDITED, words -> QuoteEdits.rewrapped(words, random));
    }

    private interface Change {
        String of(String words);
    }

    private Sample changed(int count, Context context, Change change) {
        List<Asked> asked = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            TextSpan passage = quotes.passageThatStandsOnce();
            TextQuoteSelector quote = quotes.quote(passage);
            String exact = change.of(quote.exact());
            TextQuoteSelector edited = switch (context) {
                case INTACT -> new TextQuoteSelector(exact, quote.prefix(), quote.suffix());
                case EDITED -> new TextQuoteSelector(exact, change.of(quote.prefix()), change.of(quote.suffix()));
                case MISSING -> new TextQuoteSelector(exact, "", "");
            };
            asked.add(new Asked(edited, Optional.of(passage)));
        }
        return new Sample(original, asked);
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
            asked.add(new Asked(quotes.quote(passage), Optional.empty()));
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
        java.util.Collections.rotate(order, 10 * (1 + random.nextInt(paragraphs.size() / 10)));
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
                TextQuoteSelector quote = quotes.quote(passage);
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
            TextQuoteSelector quote = quotes.quote(passage);
            asked.add(new Asked(
                    new TextQuoteSelector(
                            QuoteEdits.random(quote.exact(), rate, random), quote.prefix(), quote.suffix()),
                    Optional.of(passage)));
        }
        return new Sample(twice, asked);
    }

    private List<TextSpan> apart(int count) {
        List<TextSpan> passages = new ArrayList<>();
        while (passages.size() < count) {
            TextSpan passage = quotes.passageThatStandsOnce();
            TextSpan around = new TextSpan(Math.max(0, passage.start() - 80), passage.end() + 80);
            if (passages.stream().noneMatch(around::overlaps)) {
                passages.add(passage);
            }
        }
        passages.sort(java.util.Comparator.comparingInt(TextSpan::start));
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
