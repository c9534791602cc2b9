package org.lectern.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.anchor.TextSpan;

/**
 * Lays out a text document: canonical text in, pages and blocks out. Pure; the same text always gives the same layout,
 * and what was stored for a version is not computed again.
 */
public final class TextLayout {
    private final CanonicalText text;
    private final List<String> languages;
    private final List<Block> blocks = new ArrayList<>();

    private TextLayout(CanonicalText text, List<String> languages) {
        this.text = text;
        this.languages = languages;
    }

    /**
     * The pages and blocks of a text.
     *
     * @param documentLanguages BCP 47 tags of the document, the main one first; may be empty
     */
    public static Layout of(CanonicalText text, List<String> documentLanguages) {
        return new TextLayout(text, documentLanguages).layout();
    }

    /**
     * The same for a text that comes in pages: they stay as they are, and what stands between blank lines is one block,
     * since every line of print is broken at the margin.
     *
     * @param pages a partition of the text, in order
     */
    public static Layout ofPages(CanonicalText text, List<PageSpan> pages, List<String> documentLanguages) {
        return new TextLayout(text, documentLanguages).paragraphs(pages);
    }

    private Layout paragraphs(List<PageSpan> pages) {
        List<Line> paragraphs = new ArrayList<>();
        for (PageSpan page : pages) {
            int start = text.codePoints().toUnits(page.span().start());
            int end = text.codePoints().toUnits(page.span().end());
            @Nullable Line first = null;
            @Nullable Line last = null;
            for (Line line : Line.of(text.value().substring(start, end))) {
                if (first != null && last != null && line.group() != first.group()) {
                    paragraphs.add(paragraph(first, last, start, paragraphs.size()));
                    first = null;
                }
                first = first == null ? line : first;
                last = line;
            }
            if (first != null && last != null) {
                paragraphs.add(paragraph(first, last, start, paragraphs.size()));
            }
        }
        List<BlockKind> kinds = BlockKinds.of(paragraphs);
        for (int i = 0; i < paragraphs.size(); i++) {
            add(kinds.get(i), paragraphs.get(i).start(), paragraphs.get(i).end());
        }
        return new Layout(pages, blocks);
    }

    /** @param origin the offset of the page that the two lines count from */
    private Line paragraph(Line first, Line last, int origin, int group) {
        int start = origin + first.start();
        int end = origin + last.end();
        return new Line(text.value().substring(start, end), start, end, group);
    }

    /** The section headings of a layout of this text, for a table of contents. */
    public static List<Heading> outline(CanonicalText text, Layout layout) {
        return Outline.of(text, layout.blocks());
    }

    /** Every heading of a layout of this text, for {@link #outline(List)}. */
    public static List<Heading> headings(CanonicalText text, Layout layout) {
        return Outline.titles(text, layout.blocks());
    }

    /** The section headings among all headings of a text. */
    public static List<Heading> outline(List<Heading> headings) {
        return Outline.of(headings);
    }

    private Layout layout() {
        List<Line> lines = HardWraps.join(Line.of(text.value()), text.value());
        List<BlockKind> kinds = BlockKinds.of(lines);
        var citations = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            if (kinds.get(i) == BlockKind.CITATION) {
                citations.set(lines.get(i).start());
            }
        }
        List<Integer> ends = new Pagination(text, citations).ends();
        int page = 0;
        for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).start();
            int end = lines.get(i).end();
            while (ends.get(page) < end) {
                add(kinds.get(i), at, ends.get(page));
                at = Math.max(at, ends.get(page));
                page++;
            }
            add(kinds.get(i), at, end);
        }
        return new Layout(pages(ends), blocks);
    }

    private void add(BlockKind kind, int from, int to) {
        int start = WhiteSpace.skip(text.value(), from, Math.max(from, to));
        int end = WhiteSpace.skipBack(text.value(), start, Math.max(start, to));
        if (start < end) {
            String language = Languages.of(text.value().substring(start, end), languages);
            blocks.add(new Block(kind, span(start, end), language));
        }
    }

    private List<PageSpan> pages(List<Integer> ends) {
        var pages = new ArrayList<PageSpan>();
        int start = 0;
        for (int end : ends) {
            pages.add(new PageSpan(pages.size() + 1, span(start, end)));
            start = end;
        }
        return pages;
    }

    private TextSpan span(int start, int end) {
        return new TextSpan(text.codePoints().toPoints(start), text.codePoints().toPoints(end));
    }
}
