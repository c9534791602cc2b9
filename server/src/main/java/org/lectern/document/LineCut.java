package org.lectern.document;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ends a page inside a line: after the last sentence, else after the last word, else at the last border between
 * graphemes, so that no letter loses its accent. All offsets are UTF-16.
 */
final class LineCut {
    private static final Pattern SENTENCE_END =
            Pattern.compile("[.!?…][”\"’»)\\]]*[\\h\\s]+(?=[\\p{Lu}\\p{N}“\"‘«(\\[…])");

    private final String text;
    private final int start;

    LineCut(String text, int start) {
        this.text = text;
        this.start = start;
    }

    /** The last good cut in [earliest, latest]; a sentence or word that ends before earliest would waste the page. */
    int before(int earliest, int latest) {
        // what follows the limit decides whether a sentence ends and a grapheme is whole there
        var window = text.substring(start, Math.min(text.length(), latest + 64));
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(window);
        int cut = -1;
        var sentences = SENTENCE_END.matcher(window);
        int from = Math.max(0, earliest - start - 8);
        while (sentences.find(from) && start + sentences.end() <= latest) {
            from = sentences.end();
            cut = start + from >= earliest && graphemes.isBoundary(from) ? start + from : cut;
        }
        for (int at = latest; cut < 0 && at >= earliest && at > start; at--) {
            if (WhiteSpace.is(text.charAt(at - 1)) && graphemes.isBoundary(at - start)) {
                cut = at;
            }
        }
        return cut >= 0 ? cut : lastGrapheme(graphemes, latest);
    }

    /** A single grapheme longer than a page is broken all the same: the limit is firm. */
    private int lastGrapheme(BreakIterator graphemes, int latest) {
        int border = graphemes.isBoundary(latest - start) ? latest - start : graphemes.preceding(latest - start);
        return border > 0 ? start + border : latest;
    }
}
