package org.lectern.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationFinder;
import org.lectern.document.Block;
import org.lectern.document.BlockKind;
import org.lectern.document.CanonicalText;

/**
 * What runs through a document beside its body: citation lines, entries of a bibliography, how the document wants to be
 * cited, rules. It repeats wherever a work is cited again, and says nothing of shared text.
 */
final class Apparatus {
    /** {@code CONQUEST, Robert, 1968, The Great Terror: …}: surname in capitals, given name, and a year. */
    private static final Pattern ENTRY = Pattern.compile(
            "^\\p{Lu}[\\p{Lu}’'-]{2,}(?:,| \\(| \\p{Lu}).{0,200}?\\b(?:1[5-9]|20)\\d\\d\\b.*", Pattern.DOTALL);
    /** {@code Nicolas Werth, …, published on 24 May 2010, accessed 21 October 2014, URL : http://…, ISSN 1961-9898}. */
    private static final Pattern CITES_ITSELF = Pattern.compile(
            "(?i)\\b(?:ISSN|ISBN|DOI)\\b[ :]*[\\d/X.-]{4}|\\baccess(?:ed)? (?:on )?(?:the )?\\d{1,2}\\b.*https?://");

    /** In code points. */
    private static final int LONGEST_LINE = 500;

    private Apparatus() {}

    /** In order and disjoint. */
    static List<TextSpan> of(CanonicalText text, List<Block> blocks) {
        return of(text, blocks, CitationFinder.find(text, blocks));
    }

    /** @param citations of the text */
    static List<TextSpan> of(CanonicalText text, List<Block> blocks, List<Citation> citations) {
        TreeMap<Integer, TextSpan> spans = new TreeMap<>();
        for (Citation citation : citations) {
            if (citation.form() == Citation.Form.LINE) {
                spans.put(citation.span().start(), citation.span());
            }
        }
        for (Block block : blocks) {
            if (isApparatus(text, block)) {
                spans.put(block.span().start(), block.span());
            }
        }
        List<TextSpan> disjoint = new ArrayList<>();
        for (TextSpan span : spans.values()) {
            if (disjoint.isEmpty() || disjoint.getLast().end() <= span.start()) {
                disjoint.add(span);
            } else if (span.end() > disjoint.getLast().end()) {
                disjoint.add(new TextSpan(disjoint.getLast().end(), span.end()));
            }
        }
        return disjoint;
    }

    private static boolean isApparatus(CanonicalText text, Block block) {
        if (block.kind() == BlockKind.CITATION || block.kind() == BlockKind.RULE) {
            return true;
        }
        if (block.span().length() > LONGEST_LINE) {
            return false;
        }
        String line = text.slice(block.span());
        return ENTRY.matcher(line).matches() || CITES_ITSELF.matcher(line).find();
    }
}
