package org.lectern.citation;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.anchor.SlicedText;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.BlockKind;

/**
 * Finds the citation lines of a compilation while its passages go by, of which it holds {@value #HELD}.
 *
 * <p>A citation line reaches back to the line after the previous citation, or after the heading between them. A line in
 * round brackets at either end of it says whose words these are, or where they were said; it is the compiler's and not
 * quoted. Two citation lines in a row cite the same words: the first is the source that the second quotes. Where the line
 * above a quotation says whose it is ({@code Cookridge writes:}) and the citation below names that author, it cites the
 * quotation only, and the next citation all of it. A citation may also end the paragraph that it cites.
 */
final class CitationLines {
    /** What is decided of one needs the two before it and the two after it. */
    private static final int AHEAD = 2;

    private static final int HELD = 8;

    /** Code points of white space that are looked at together. */
    private static final int GAP = 1 << 12;

    /** Such as {@code (Sheila Fitzpatrick)}: no sentence, though initials have their points. */
    private static final Pattern CAPTION =
            Pattern.compile("\\(\\p{Lu}(?:[^().!?:;“”\"…]|(?<=[^\\p{L}]\\p{Lu})\\.){2,100}\\)");

    private final SlicedText text;
    private final Consumer<Citation> found;
    private final @Nullable Held[] held = new Held[HELD];
    private int count;
    private int decided;
    private boolean ended;
    private Optional<TextSpan> quoted = Optional.empty();
    private boolean open;

    /** @param isEntry whether it stands in a bibliography */
    private record Held(Block block, String words, boolean isEntry, int endBefore) {
        TextSpan span() {
            return block.span();
        }

        int points(int units) {
            return words.codePointCount(0, units);
        }
    }

    /** @param found is given each, in order, two passages later at the earliest */
    CitationLines(SlicedText text, Consumer<Citation> found) {
        this.text = text;
        this.found = found;
    }

    /** Takes the next passage, and says what entry of a bibliography it is. */
    Optional<Bibliography.Entry> next(Block block) {
        String words = text.slice(block.span());
        Optional<Bibliography.Entry> entry = Bibliography.entry(block.span(), words);
        int endBefore = count == 0 ? 0 : at(count - 1).span().end();
        held[count % HELD] = new Held(block, words, entry.isPresent(), endBefore);
        count++;
        if (count - decided > AHEAD) {
            decide(decided++);
        }
        return entry;
    }

    /** No more passages come. */
    void end() {
        ended = true;
        while (decided < count) {
            decide(decided++);
        }
    }

    private Held at(int i) {
        Held one = held[i % HELD];
        if (one == null) {
            throw new IllegalStateException("Passage %d of %d is not held".formatted(i, count));
        }
        return one;
    }

    private void decide(int i) {
        Held here = at(i);
        TextSpan span = here.span();
        Optional<ClosingReference> closing = closingAt(i);
        Optional<ReferenceLine> line = closing.isPresent() ? Optional.empty() : lineAt(i);
        if (line.isPresent()) {
            Optional<TextSpan> inner = quotedFromElsewhere(i, line.get());
            found.accept(citation(here, 0, line.get(), inner.isPresent() ? inner : quoted));
            open = inner.isPresent();
        } else if (isBoundary(here) || (!open && isCaption(here))) {
            quoted = Optional.empty();
            open = false;
        } else if (!(isCaption(here) && lineAt(i + 1).isPresent())) {
            int start = open ? quoted.orElse(span).start() : span.start();
            int end = closing.map(reference -> span.start() + here.points(reference.textEnd()))
                    .orElse(span.end());
            quoted = Optional.of(new TextSpan(start, end));
            open = closing.isEmpty();
            closing.ifPresent(
                    last -> found.accept(citation(here, here.points(last.referenceStart()), last.line(), quoted)));
        }
    }

    private Optional<ClosingReference> closingAt(int i) {
        Held here = at(i);
        return i == 0 || isBoundary(here) || here.isEntry() ? Optional.empty() : ClosingReference.in(here.words());
    }

    /** The last line of what is quoted, where the line before it says that the cited author writes so. */
    private Optional<TextSpan> quotedFromElsewhere(int i, ReferenceLine line) {
        boolean reaches = i >= 2
                && quoted.filter(span -> span.start() <= at(i - 2).span().start())
                        .isPresent();
        return reaches && Speech.introduces(at(i - 2).words(), line.reference())
                ? Optional.of(at(i - 1).span())
                : Optional.empty();
    }

    private Optional<ReferenceLine> lineAt(int i) {
        if (i == 0 || isBeyond(i) || at(i).isEntry()) {
            return Optional.empty();
        }
        String line = at(i).words();
        Optional<ReferenceLine> paged = ReferenceLine.withPage(line);
        return paged.isPresent() || !endsGroup(i) || opensGroup(i) ? paged : ReferenceLine.withYear(line);
    }

    private boolean isBeyond(int i) {
        return ended && i == count;
    }

    /** What stands between citations and belongs to none: headings, rules, and names that sign an epigraph. */
    private static boolean isBoundary(Held here) {
        BlockKind kind = here.block().kind();
        return kind == BlockKind.HEADING || kind == BlockKind.RULE || kind == BlockKind.CITATION;
    }

    private static boolean isCaption(Held here) {
        return CAPTION.matcher(here.words().strip()).matches();
    }

    /** @param start of the citation, in code points from the passage's */
    private static Citation citation(Held in, int start, ReferenceLine line, Optional<TextSpan> quoted) {
        int from = in.span().start() + start;
        String words = in.words().substring(in.words().offsetByCodePoints(0, start));
        Optional<TextSpan> locator = line.locatorStart() == line.locatorEnd()
                ? Optional.empty()
                : Optional.of(new TextSpan(
                        from + words.codePointCount(0, line.locatorStart()),
                        from + words.codePointCount(0, line.locatorEnd())));
        return new Citation(Citation.Form.LINE, new TextSpan(from, in.span().end()), line.reference(), locator, quoted);
    }

    private boolean endsGroup(int i) {
        return isBeyond(i + 1) || isBlankBefore(i + 1);
    }

    private boolean opensGroup(int i) {
        return isBlankBefore(i);
    }

    /** Whether two line ends stand before a passage; what stands there is white space, and may be long. */
    private boolean isBlankBefore(int i) {
        int start = at(i).endBefore();
        int end = at(i).span().start();
        int feeds = 0;
        for (int from = start; from < end && feeds < 2; from += GAP) {
            String between = text.slice(new TextSpan(from, Math.min(end, from + GAP)));
            feeds += (int) between.chars().filter(c -> c == '\n').limit(2).count();
        }
        return feeds >= 2;
    }
}
