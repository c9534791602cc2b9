package org.lectern.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.BlockKind;
import org.lectern.document.CanonicalText;

/**
 * Finds the citations of a document: lines below what they cite, and authors with years in running text.
 *
 * <p>In a compilation a citation line reaches back to the line after the previous citation, or after the heading
 * between them. A line in round brackets at either end of it says whose words these are, or where they were said; it is
 * the compiler's and not quoted. Two citation lines in a row cite the same words: the first is the source that the second quotes. Where
 * the line above a quotation says whose it is ({@code Cookridge writes:}) and the citation below names that author, it
 * cites the quotation only, and the next citation all of it. A citation may also end the paragraph that it cites.
 */
public final class CitationFinder {
    /**
     * Raised whenever a text that was read before would be read otherwise now, be it a span, a work or which citations
     * cite one work: versions that were read before that are read again.
     */
    public static final int REVISION = 1;

    /** So many citation lines make a compilation; in any other text a line alone is an entry of a bibliography. */
    private static final int COMPILATION = 3;

    /** Such as {@code (Sheila Fitzpatrick)}: no sentence, though initials have their points. */
    private static final Pattern CAPTION =
            Pattern.compile("\\(\\p{Lu}(?:[^().!?:;“”\"…]|(?<=[^\\p{L}]\\p{Lu})\\.){2,100}\\)");

    private final CanonicalText text;
    private final List<Block> blocks;
    private final Bibliography bibliography;
    private final List<Citation> found = new ArrayList<>();

    private CitationFinder(CanonicalText text, List<Block> blocks) {
        this.text = text;
        this.blocks = blocks;
        this.bibliography = Bibliography.in(text, blocks);
    }

    /**
     * The citations in the order of the text. Pure: the same version always gives the same.
     *
     * @param blocks of the text, in order
     */
    public static List<Citation> find(CanonicalText text, List<Block> blocks) {
        var finder = new CitationFinder(text, blocks);
        finder.findLines();
        if (finder.found.size() < COMPILATION) {
            finder.found.clear();
            finder.findAuthorYears();
        }
        return List.copyOf(finder.found);
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

    private void findLines() {
        Optional<TextSpan> quoted = Optional.empty();
        boolean open = false;
        for (int i = 0; i < blocks.size(); i++) {
            TextSpan span = blocks.get(i).span();
            Optional<ClosingReference> closing = closingAt(i);
            Optional<ReferenceLine> line = closing.isPresent() ? Optional.empty() : lineAt(i);
            if (line.isPresent()) {
                Optional<TextSpan> inner = quotedFromElsewhere(i, line.get(), quoted);
                found.add(citation(span, line.get(), inner.isPresent() ? inner : quoted));
                open = inner.isPresent();
            } else if (isBoundary(i) || (!open && isCaption(i))) {
                quoted = Optional.empty();
                open = false;
            } else if (!(isCaption(i) && lineAt(i + 1).isPresent())) {
                int start = open ? quoted.orElse(span).start() : span.start();
                int end = closing.map(reference -> span.start() + points(span, reference.textEnd()))
                        .orElse(span.end());
                quoted = Optional.of(new TextSpan(start, end));
                open = closing.isEmpty();
                if (closing.isPresent()) {
                    found.add(closingCitation(span, closing.get(), quoted));
                }
            }
        }
    }

    private Optional<ClosingReference> closingAt(int i) {
        return i == 0 || isBoundary(i) || bibliography.contains(blocks.get(i))
                ? Optional.empty()
                : ClosingReference.in(words(i));
    }

    /** The last line of what is quoted, where the line before it says that the cited author writes so. */
    private Optional<TextSpan> quotedFromElsewhere(int i, ReferenceLine line, Optional<TextSpan> quoted) {
        boolean reaches = i >= 2
                && quoted.filter(
                                span -> span.start() <= blocks.get(i - 2).span().start())
                        .isPresent();
        return reaches && Speech.introduces(words(i - 2), line.reference())
                ? Optional.of(blocks.get(i - 1).span())
                : Optional.empty();
    }

    private Optional<ReferenceLine> lineAt(int i) {
        if (i == 0 || i == blocks.size() || bibliography.contains(blocks.get(i))) {
            return Optional.empty();
        }
        String line = words(i);
        Optional<ReferenceLine> paged = ReferenceLine.withPage(line);
        return paged.isPresent() || !endsGroup(i) || opensGroup(i) ? paged : ReferenceLine.withYear(line);
    }

    /** What stands between citations and belongs to none: headings, rules, and names that sign an epigraph. */
    private boolean isBoundary(int i) {
        BlockKind kind = blocks.get(i).kind();
        return kind == BlockKind.HEADING || kind == BlockKind.RULE || kind == BlockKind.CITATION;
    }

    private boolean isCaption(int i) {
        return CAPTION.matcher(words(i).strip()).matches();
    }

    private Citation citation(TextSpan span, ReferenceLine line, Optional<TextSpan> quoted) {
        Optional<TextSpan> locator = line.locatorStart() == line.locatorEnd()
                ? Optional.empty()
                : Optional.of(new TextSpan(
                        span.start() + points(span, line.locatorStart()),
                        span.start() + points(span, line.locatorEnd())));
        return new Citation(Citation.Form.LINE, span, line.reference(), locator, quoted);
    }

    private Citation closingCitation(TextSpan block, ClosingReference closing, Optional<TextSpan> quoted) {
        TextSpan span = new TextSpan(block.start() + points(block, closing.referenceStart()), block.end());
        return citation(span, closing.line(), quoted);
    }

    private int points(TextSpan line, int units) {
        return text.slice(line).codePointCount(0, units);
    }

    private void findAuthorYears() {
        for (Block block : blocks) {
            if (!bibliography.contains(block)) {
                found.addAll(AuthorYears.in(text, block, bibliography));
            }
        }
    }

    private String words(int i) {
        return text.slice(blocks.get(i).span());
    }

    private boolean endsGroup(int i) {
        return i + 1 == blocks.size() || blankBetween(i);
    }

    private boolean opensGroup(int i) {
        return blankBetween(i - 1);
    }

    private boolean blankBetween(int i) {
        int end = blocks.get(i).span().end();
        int next = blocks.get(i + 1).span().start();
        String between = text.slice(new TextSpan(end, next));
        return between.indexOf('\n') != between.lastIndexOf('\n');
    }
}
