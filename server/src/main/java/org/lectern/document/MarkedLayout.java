package org.lectern.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lectern.anchor.TextSpan;

/**
 * The layout of a text whose file says itself what its blocks are; nothing is told by its looks.
 */
public final class MarkedLayout {
    private final CanonicalText text;
    private final List<Mark> marks;
    private final List<String> languages;
    private final List<Block> blocks = new ArrayList<>();

    private MarkedLayout(CanonicalText text, List<Mark> marks, List<String> languages) {
        this.text = text;
        this.marks = trimmed(text.value(), marks);
        this.languages = languages;
    }

    /**
     * A block as its file marks it.
     *
     * @param start UTF-16 offset of its first letter
     * @param end just after its last one
     * @param level of a heading, 1 for the highest
     * @param language a BCP 47 tag; empty where the file does not say
     */
    public record Mark(BlockKind kind, int start, int end, int level, String language) {}

    /**
     * Where a page begins in print.
     *
     * @param start UTF-16 offset of its first letter
     * @param label as printed; empty where the file does not say
     */
    public record PageStart(int start, String label) {}

    /**
     * The pages and blocks of a text.
     *
     * @param marks in order and disjoint, with nothing but white space between them
     * @param starts in order; empty for pages by the rule of plain texts
     * @param documentLanguages BCP 47 tags of the document, the main one first; may be empty
     * @throws IllegalArgumentException where the marks are not what they should be
     */
    public static Layout of(
            CanonicalText text, List<Mark> marks, List<PageStart> starts, List<String> documentLanguages) {
        check(text.value(), marks);
        return new MarkedLayout(text, marks, documentLanguages).layout(starts);
    }

    /**
     * An entry of the file's own table of contents.
     *
     * @param start the UTF-16 offset that it leads to
     */
    public record Entry(String title, int level, int start) {}

    /** For a text without headings, its file's own table of contents; each entry leads to the block at its place. */
    public static List<Heading> outline(CanonicalText text, Layout layout, List<Entry> entries) {
        List<Heading> headings = new ArrayList<>();
        for (Entry entry : entries) {
            int point = text.codePoints().toPoints(entry.start());
            layout.blocks().stream()
                    .map(Block::span)
                    .filter(span -> span.end() > point)
                    .findFirst()
                    .ifPresent(span -> headings.add(new Heading(entry.title(), entry.level(), span.start())));
        }
        return headings;
    }

    /** The headings among marks, for a table of contents. */
    public static List<Heading> outline(CanonicalText text, List<Mark> marks) {
        return trimmed(text.value(), marks).stream()
                .filter(mark -> mark.kind() == BlockKind.HEADING)
                .map(mark -> new Heading(
                        text.value().substring(mark.start(), mark.end()).replaceAll("\\s+", " "),
                        Math.max(mark.level(), 1),
                        text.codePoints().toPoints(mark.start())))
                .toList();
    }

    /** Without white space around them, and without those that are nothing else. */
    private static List<Mark> trimmed(String text, List<Mark> marks) {
        List<Mark> trimmed = new ArrayList<>();
        for (Mark mark : marks) {
            int start = WhiteSpace.skip(text, mark.start(), mark.end());
            int end = WhiteSpace.skipBack(text, start, mark.end());
            if (start < end) {
                trimmed.add(new Mark(mark.kind(), start, end, mark.level(), mark.language()));
            }
        }
        return trimmed;
    }

    private Layout layout(List<PageStart> starts) {
        BitSet citations = new BitSet();
        marks.stream().filter(mark -> mark.kind() == BlockKind.CITATION).forEach(mark -> citations.set(mark.start()));
        List<PageSpan> pages = starts.isEmpty() ? byRule(citations) : asPrinted(starts);
        int page = 0;
        for (int n = 0; n < marks.size(); n++) {
            int at = marks.get(n).start();
            int end = marks.get(n).end();
            for (int pageEnd = unitsEnd(pages.get(page)); pageEnd < end; pageEnd = unitsEnd(pages.get(++page))) {
                add(marks.get(n).kind(), at, pageEnd, marks.get(n).language());
                at = Math.max(at, pageEnd);
            }
            add(marks.get(n).kind(), at, end, marks.get(n).language());
        }
        return new Layout(pages, blocks);
    }

    private static void check(String text, List<Mark> marks) {
        int done = 0;
        for (Mark mark : marks) {
            boolean isSound = mark.start() >= done
                    && mark.end() > mark.start()
                    && mark.end() <= text.length()
                    && WhiteSpace.skip(text, done, mark.start()) == mark.start();
            if (!isSound) {
                throw new IllegalArgumentException("A block that cannot be: " + mark);
            }
            done = mark.end();
        }
        if (WhiteSpace.skip(text, done, text.length()) < text.length()) {
            throw new IllegalArgumentException("Words in no block after " + done);
        }
    }

    private int unitsEnd(PageSpan page) {
        return text.codePoints().toUnits(page.span().end());
    }

    private List<PageSpan> byRule(BitSet citations) {
        List<PageSpan> pages = new ArrayList<>();
        int start = 0;
        for (int end : new Pagination(text, citations).ends()) {
            pages.add(new PageSpan(pages.size() + 1, span(start, end)));
            start = end;
        }
        return pages;
    }

    /** What stands before the first page that is marked is a page of its own. */
    private List<PageSpan> asPrinted(List<PageStart> starts) {
        List<Integer> borders = new ArrayList<>(List.of(0));
        List<String> labels = new ArrayList<>(List.of(""));
        String value = text.value();
        for (PageStart start : starts) {
            int last = borders.getLast();
            if (start.start() < last || start.start() >= value.length()) {
                throw new IllegalArgumentException("A page that cannot be: " + start);
            }
            if (WhiteSpace.skip(value, last, start.start()) == start.start()) {
                labels.set(labels.size() - 1, start.label()); // nothing stands on the page before
            } else {
                borders.add(start.start());
                labels.add(start.label());
            }
        }
        List<PageSpan> pages = new ArrayList<>();
        for (int n = 0; n < borders.size(); n++) {
            int end = n + 1 < borders.size() ? borders.get(n + 1) : value.length();
            String number = String.valueOf(n + 1);
            pages.add(new PageSpan(
                    n + 1,
                    span(borders.get(n), end),
                    labels.get(n).isBlank() ? number : labels.get(n).strip(),
                    java.util.Optional.empty()));
        }
        return pages;
    }

    private void add(BlockKind kind, int from, int to, String marked) {
        int start = WhiteSpace.skip(text.value(), from, Math.max(from, to));
        int end = WhiteSpace.skipBack(text.value(), start, Math.max(start, to));
        if (start < end) {
            String language = marked.isEmpty() ? Languages.of(text.value().substring(start, end), languages) : marked;
            blocks.add(new Block(kind, span(start, end), language));
        }
    }

    private TextSpan span(int start, int end) {
        return new TextSpan(text.codePoints().toPoints(start), text.codePoints().toPoints(end));
    }
}
