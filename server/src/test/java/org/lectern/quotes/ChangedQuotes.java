package org.lectern.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;

/**
 * The corpus of changed quotes, made from a seed text by a seeded generator: here quotes that changed while the text
 * stood still; in {@link ChangedTexts} texts that changed under their quotes. Each knows where its passage is now, if
 * anywhere.
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

    /** Set in capitals, without accents, with ligatures, in other dashes and quotation marks. */
    public Sample restyled(int count) {
        return changed(count, Context.EDITED, words -> QuoteEdits.restyled(words, random));
    }

    private interface Change {
        String of(String words);
    }

    private Sample changed(int count, Context context, Change change) {
        List<Asked> asked = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            TextSpan passage = quotes.passageThatStandsOnce();
            TextQuoteSelector quote = SeedQuotes.quote(original, passage);
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
}
