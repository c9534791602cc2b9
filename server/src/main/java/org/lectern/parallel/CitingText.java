package org.lectern.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationFinder;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Block;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;

/**
 * The text that a quotation stands in: all of it, or of a long one the pages that it stands on with one more on either side.
 *
 * @param start of these pages
 */
record CitingText(CodePointText text, TextWords words, int start) {
    /** Code points of such pages; a longer quotation is a book of its own. */
    private static final int MOST = 1 << 18;

    /** Empty where the quotation is too long. */
    static Optional<CitingText> of(FoundCitation citation, TextSpan quoted, Catalogue catalogue, Parallels parallels) {
        Version version = citation.version();
        if (!catalogue.isLong(version)) {
            return Optional.of(new CitingText(catalogue.text(version).codePoints(), parallels.words(version), 0));
        }
        int first = Math.max(1, catalogue.pageAt(version, quoted.start()) - 1);
        int last = Math.min(version.pages(), catalogue.pageAt(version, Math.max(0, quoted.end() - 1)) + 1);
        int start = catalogue.pageSpan(version, first).orElseThrow().start();
        int end = catalogue.pageSpan(version, last).orElseThrow().end();
        return end - start > MOST
                ? Optional.empty()
                : Optional.of(pages(citation, catalogue, first, last, new TextSpan(start, end)));
    }

    private static CitingText pages(FoundCitation citation, Catalogue catalogue, int first, int last, TextSpan span) {
        CanonicalText part = CanonicalText.of(catalogue.words(citation.version(), span));
        List<Block> blocks = new ArrayList<>();
        for (int page = first; page <= last; page++) {
            catalogue
                    .passagesOn(citation.version(), page)
                    .forEach(passage -> blocks.add(new Block(
                            passage.kind(),
                            new TextSpan(
                                    passage.span().start() - span.start(),
                                    passage.span().end() - span.start()),
                            passage.language())));
        }
        List<Citation> lines =
                citation.citation().form() == Citation.Form.LINE ? CitationFinder.lines(part, blocks) : List.of();
        return new CitingText(
                part.codePoints(), TextWords.of(part.value(), Apparatus.of(part, blocks, lines)), span.start());
    }

    /** Holds words of it against a source; places are those of the whole text. */
    QuotationCheck check(TextSpan quoted, IndexedText source, TextWords sourceWords) {
        TextSpan here = new TextSpan(quoted.start() - start, quoted.end() - start);
        return new QuotationChecker(text, words, source, sourceWords)
                .check(here)
                .moved(start);
    }
}
