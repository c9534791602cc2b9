package org.lectern.document;

import java.util.Arrays;
import java.util.List;

/**
 * Decides what each line is, by its looks and by where it stands.
 *
 * <p>Citations come first, since they say what the lines above them are: in a compilation everything between two
 * citations, elsewhere the rest of the group. Headings are judged strictly, because they make the outline: a missed one
 * costs less than a sentence shown as a title.
 */
final class BlockKinds {
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_COMPILED_TITLE = 140;
    private static final int LONGEST_NAME = 60;
    private static final int SENTENCE = 80;
    /** No picture has more lines of names than this before its text begins. */
    private static final int NAMES = 8;

    private final List<Line> lines;
    private final Citations citations;
    private final BlockKind[] kinds;

    private BlockKinds(List<Line> lines) {
        this.lines = lines;
        this.citations = Citations.in(lines);
        this.kinds = new BlockKind[lines.size()];
    }

    static List<BlockKind> of(List<Line> lines) {
        var decided = new BlockKinds(lines);
        decided.markCertain();
        decided.markQuotations();
        decided.markRest();
        return List.of(decided.kinds);
    }

    private void markCertain() {
        Arrays.fill(kinds, BlockKind.PARAGRAPH);
        for (int i = 0; i < kinds.length; i++) {
            String text = text(i);
            if (citations.at(i)) {
                kinds[i] = BlockKind.CITATION;
            } else if (Shapes.isRule(text)) {
                kinds[i] = BlockKind.RULE;
            } else if (opensGroup(i) && (Shapes.namesPart(text) || isCompiledTitle(i))) {
                kinds[i] = BlockKind.HEADING;
            }
        }
    }

    /** In a compilation a title follows a citation or a part's heading; between two it belongs to what is quoted. */
    private boolean isCompiledTitle(int i) {
        boolean mayOpen = i == 0 || kinds[i - 1] == BlockKind.CITATION || kinds[i - 1] == BlockKind.HEADING;
        return citations.compilation()
                && mayOpen
                && i + 1 < kinds.length
                && Shapes.isTitle(text(i), LONGEST_COMPILED_TITLE)
                && Shapes.isCapitalised(text(i), 75);
    }

    private void markQuotations() {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == BlockKind.CITATION) {
                for (int above = i - 1; reaches(i, above); above--) {
                    kinds[above] = BlockKind.QUOTATION;
                }
            }
        }
    }

    private boolean reaches(int citation, int above) {
        if (above < 0 || kinds[above] != BlockKind.PARAGRAPH) {
            return false;
        }
        return citations.compilation()
                || lines.get(citation).group() == lines.get(above).group();
    }

    private void markRest() {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == BlockKind.PARAGRAPH) {
                kinds[i] = loose(i);
            }
        }
    }

    private BlockKind loose(int i) {
        String text = text(i);
        if (Shapes.isListEntry(text)) {
            return BlockKind.LIST;
        }
        if (Shapes.describesPicture(text)) {
            return BlockKind.CAPTION;
        }
        if (alone(i)) {
            return isHeading(i) ? BlockKind.HEADING : BlockKind.PARAGRAPH;
        }
        return isName(i) && (namesOnly(i) || sentenceFollows(i)) ? BlockKind.CAPTION : BlockKind.PARAGRAPH;
    }

    private boolean isHeading(int i) {
        String text = text(i);
        boolean something = i + 1 < kinds.length;
        return something
                && !citations.compilation()
                && !Citations.looksLikeOne(text)
                && (Shapes.namesSection(text) || Shapes.isTitle(text, LONGEST_TITLE));
    }

    private boolean isName(int i) {
        return Shapes.describesPicture(text(i))
                || (Shapes.isTitle(text(i), LONGEST_NAME) && Shapes.isCapitalised(text(i), 60));
    }

    /** A group of nothing but names stands under a picture. */
    private boolean namesOnly(int i) {
        int first = i;
        while (!opensGroup(first) && i - first < NAMES) {
            first--;
        }
        for (int at = first; at < kinds.length && sameGroup(first, at); at++) {
            if (!isName(at) || at - first > NAMES) {
                return false;
            }
        }
        return true;
    }

    private boolean sentenceFollows(int i) {
        for (int at = i + 1; at <= i + NAMES && at < kinds.length && sameGroup(i, at); at++) {
            if (text(at).length() > SENTENCE) {
                return true;
            }
        }
        return false;
    }

    private boolean alone(int i) {
        return opensGroup(i) && (i + 1 == kinds.length || !sameGroup(i, i + 1));
    }

    private boolean opensGroup(int i) {
        return i == 0 || !sameGroup(i - 1, i);
    }

    private boolean sameGroup(int a, int b) {
        return lines.get(a).group() == lines.get(b).group();
    }

    private String text(int i) {
        return lines.get(i).text();
    }
}
