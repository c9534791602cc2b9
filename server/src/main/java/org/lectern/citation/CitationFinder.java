package org.lectern.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lectern.anchor.SlicedText;
import org.lectern.document.Block;
import org.lectern.document.CanonicalText;

/**
 * Finds the citations of a document: lines below what they cite, and authors with years in running text.
 *
 * <p>The text goes by once, and once more where it is no compilation; of it a few passages are held, and the entries of
 * its bibliographies. So a text that is too long to be in memory is read like any other.
 */
public final class CitationFinder {
    /**
     * Raised whenever a text that was read before would be read otherwise now, be it a span, a work or which citations
     * cite one work: versions that were read before that are read again.
     */
    public static final int REVISION = 1;

    /** So many citation lines make a compilation; in any other text a line alone is an entry of a bibliography. */
    private static final int COMPILATION = 3;

    private CitationFinder() {}

    /** The passages of a text, which are given as often as they are asked for. */
    @FunctionalInterface
    public interface Passages {
        /** Gives each, in order. */
        void each(Consumer<Block> taker);
    }

    /**
     * The citations in the order of the text. Pure: the same version always gives the same.
     *
     * @param blocks of the text, in order
     */
    public static List<Citation> find(CanonicalText text, List<Block> blocks) {
        List<Citation> found = new ArrayList<>();
        find(text.codePoints(), blocks::forEach, found::add);
        return List.copyOf(found);
    }

    /** The same, each given as soon as it is certain, for a text of which parts are had. */
    public static void find(SlicedText text, Passages passages, Consumer<Citation> taker) {
        List<Citation> few = new ArrayList<>();
        boolean[] isCompilation = new boolean[1];
        CitationLines lines = new CitationLines(text, line -> {
            if (isCompilation[0]) {
                taker.accept(line);
                return;
            }
            few.add(line);
            if (few.size() == COMPILATION) {
                isCompilation[0] = true;
                few.forEach(taker);
            }
        });
        List<Bibliography.Entry> entries = new ArrayList<>();
        passages.each(block -> lines.next(block)
                .filter(entry -> entries.size() < Bibliography.MOST)
                .ifPresent(entries::add));
        lines.end();
        if (!isCompilation[0]) {
            Bibliography bibliography = Bibliography.of(text, entries);
            passages.each(block -> {
                String words = text.slice(block.span());
                if (AuthorYears.mayStandIn(words)
                        && Bibliography.entry(block.span(), words).isEmpty()) {
                    AuthorYears.in(block.span(), words, bibliography).forEach(taker);
                }
            });
        }
    }

    /** The citation lines of a part of a compilation, however few they are. */
    public static List<Citation> lines(CanonicalText part, List<Block> blocks) {
        List<Citation> found = new ArrayList<>();
        CitationLines lines = new CitationLines(part.codePoints(), found::add);
        blocks.forEach(lines::next);
        lines.end();
        return found;
    }

    /** Whether words of a compilation, taken by themselves, end with a citation or are one. */
    public static boolean citesAtEnd(String paragraph) {
        return ReferenceLine.withPage(paragraph)
                        .or(() -> ReferenceLine.withYear(paragraph))
                        .isPresent()
                || ClosingReference.in(paragraph).isPresent();
    }

    /** Whether words may hold an author and a year in brackets; false for words in which there is certainly none. */
    public static boolean mayCiteByAuthorAndYear(String words) {
        return AuthorYears.mayStandIn(words);
    }
}
