package org.lectern.anchor;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/**
 * Finds a quote in a text, word for word or as it was edited since, or says that it is lost.
 *
 * <ol>
 *   <li>Words that stand as they are quoted are taken, where one place stands out by its context ({@link ExactPlaces}).
 *   <li>Else every run of letters of quote and context votes for where the quote begins ({@link Votes});
 *   <li>at each likely place both borders are looked for and the edits counted ({@link Sighting});
 *   <li>the best is taken if it is similar enough and stands out from the second ({@link Judgement}),
 *   <li>with its borders found in the text as it is ({@link Borders}).
 * </ol>
 *
 * <p>Safe for use by several threads.
 */
public final class QuoteMatcher {
    private static final Predicate<TextSpan> ANYWHERE = new Anywhere();

    private final IndexedText indexed;

    public QuoteMatcher(IndexedText indexed) {
        this.indexed = indexed;
    }

    /** All of the text. No lambda, whose making would take a new process as long as thirty searches. */
    private static final class Anywhere implements Predicate<TextSpan> {
        @Override
        public boolean test(TextSpan place) {
            return true;
        }
    }

    /** The same anywhere in the text. */
    public Anchoring find(TextQuoteSelector quote, List<TextSpan> hints) {
        return find(quote, hints, ANYWHERE);
    }

    /**
     * @param hints where it stood or may stand; they choose between equals and never overrule words
     * @param allowed places that may be taken or offered; others are as if they were not there
     */
    public Anchoring find(TextQuoteSelector quote, List<TextSpan> hints, Predicate<TextSpan> allowed) {
        if (quote.exact().isEmpty()) {
            return new Lost("The quote is empty. Quote at least one character.", List.of());
        }
        FoldedQuote folded = new FoldedQuote(quote, indexed.grams());
        ExactPlaces exact = new ExactPlaces(quote, folded, indexed, allowed);
        Optional<TextSpan> meant = exact.meant(hints);
        if (meant.isPresent()) {
            return anchored(meant.get(), hints);
        }
        if (!exact.all().isEmpty() && !exact.contextMayTell()) {
            return exact.lost();
        }
        Anchoring edited = new EditedSearch(quote, folded, indexed, allowed).find(exact.all(), hints);
        if (edited instanceof Lost && !exact.all().isEmpty()) {
            return exact.lost();
        }
        return edited instanceof Anchored found ? anchored(found.span(), hints) : edited;
    }

    private static Anchored anchored(TextSpan place, List<TextSpan> hints) {
        return new Anchored(place, !hints.isEmpty() && !hints.contains(place));
    }
}
