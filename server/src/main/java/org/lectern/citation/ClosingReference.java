package org.lectern.citation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference that ends the paragraph that it cites, instead of standing below it: {@code … and others not? Getty, J.
 * Arch. “Excesses are not permitted, “Russian Review 61 (January 2002) p. 131.}
 *
 * @param textEnd where the paragraph's own words end; in UTF-16 units of the paragraph
 * @param referenceStart in UTF-16 units of the paragraph
 * @param line the reference, with offsets from {@code referenceStart}
 */
record ClosingReference(int textEnd, int referenceStart, ReferenceLine line) {
    private static final Pattern NEXT_SENTENCE = Pattern.compile("[.?!…][”’\")\\]]*( +)(?=\\p{Lu})");

    private static final Pattern NUMBER_LAST = Pattern.compile("\\d[.,;)\\]]*$");

    /** Only a first name behind a surname tells a reference from one more sentence that ends with a page. */
    static Optional<ClosingReference> in(String paragraph) {
        if (!NUMBER_LAST.matcher(paragraph).find()
                || Authors.inFrontOf(paragraph).isPresent()) {
            return Optional.empty();
        }
        Matcher sentence = NEXT_SENTENCE.matcher(paragraph);
        while (sentence.find()) {
            String rest = paragraph.substring(sentence.end());
            Optional<ReferenceLine> line = Authors.inFrontOf(rest)
                    .filter(Authors::inverted)
                    .flatMap(authors -> ReferenceLine.withPage(rest))
                    .filter(read -> read.reference().year().isPresent());
            if (line.isPresent()) {
                int textEnd = sentence.start(1);
                int referenceStart = sentence.end();
                return Optional.of(new ClosingReference(textEnd, referenceStart, line.get()));
            }
        }
        return Optional.empty();
    }
}
