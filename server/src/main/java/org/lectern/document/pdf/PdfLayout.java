package org.lectern.document.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.BlockKind;
import org.lectern.document.CanonicalText;
import org.lectern.document.Heading;
import org.lectern.document.Layout;
import org.lectern.document.LayoutFile;
import org.lectern.document.LongLayout;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadText;
import org.lectern.document.TextFile;
import org.lectern.document.TextLayout;
import org.lectern.document.TextLimits;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.pdf.PdfResult.Mark;

/** The passages and headings of a PDF whose pages are known; a long one is looked at some hundred pages at a time. */
final class PdfLayout {
    private static final int LONGEST_TITLE = 400;

    private final List<Mark> marks;
    private final List<String> languages;
    private final Set<String> titles = new HashSet<>();
    /** Where the section of each mark begins. */
    private final int[] starts;

    private PdfLayout(List<Mark> marks, List<String> languages) {
        this.marks = marks;
        this.languages = languages;
        this.starts = new int[marks.size()];
        marks.forEach(mark -> titles.add(folded(mark.title())));
    }

    /**
     * Lays a text out.
     *
     * @param pages a partition of the text
     * @param marks the outline that the file has; may be empty
     * @param file for the passages of a long text
     */
    static ReadText of(
            TextFile text, List<PageSpan> pages, List<Mark> marks, List<String> languages, TextLimits limits, Path file)
            throws IOException, UnreadableSourceException {
        PdfLayout layout = new PdfLayout(marks, languages);
        return text.length() <= LongLayout.WINDOW
                ? layout.inMemory(text, pages)
                : layout.onDisk(text, pages, limits, file, LongLayout.WINDOW);
    }

    /** The same on the disk, with so many code points looked at together. */
    static ReadText onDisk(
            TextFile text, List<PageSpan> pages, List<Mark> marks, List<String> languages, Path file, int window)
            throws IOException, UnreadableSourceException {
        return new PdfLayout(marks, languages).onDisk(text, pages, TextLimits.USUAL, file, window);
    }

    private ReadText inMemory(TextFile file, List<PageSpan> pages) {
        CanonicalText text = CanonicalText.of(file.sliceWithin(0, file.length()));
        Layout layout = laidOut(text, pages);
        find(text, layout, 0, 0);
        return new ReadText.Whole(text, layout, marks.isEmpty() ? TextLayout.outline(text, layout) : headings());
    }

    private ReadText onDisk(TextFile text, List<PageSpan> pages, TextLimits limits, Path file, int window)
            throws IOException, UnreadableSourceException {
        List<Heading> looked = new ArrayList<>();
        try (LayoutFile.Writer out = new LayoutFile.Writer(file, limits)) {
            int first = 0;
            while (first < pages.size()) {
                int origin = pages.get(first).span().start();
                int next = first + 1;
                while (next < pages.size() && pages.get(next).span().end() - origin <= window) {
                    next++;
                }
                TextSpan span = new TextSpan(origin, pages.get(next - 1).span().end());
                CanonicalText piece = CanonicalText.of(text.slice(span));
                Layout layout = laidOut(piece, moved(pages.subList(first, next), origin));
                out.add(layout, next - first, origin);
                find(piece, layout, first, origin);
                TextLayout.headings(piece, layout)
                        .forEach(heading ->
                                looked.add(new Heading(heading.title(), heading.level(), heading.start() + origin)));
                first = next;
            }
            return new ReadText.OnDisk(text, out.finish(), marks.isEmpty() ? TextLayout.outline(looked) : headings());
        }
    }

    private static List<PageSpan> moved(List<PageSpan> pages, int origin) {
        List<PageSpan> moved = new ArrayList<>();
        for (PageSpan page : pages) {
            TextSpan span =
                    new TextSpan(page.span().start() - origin, page.span().end() - origin);
            moved.add(new PageSpan(moved.size() + 1, span, page.label(), page.size()));
        }
        return moved;
    }

    private Layout laidOut(CanonicalText text, List<PageSpan> pages) {
        Layout layout = TextLayout.ofPages(text, pages, languages);
        return marks.isEmpty() ? layout : named(layout, text);
    }

    /** Where a file has an outline, its titles are the headings, and what only looks like one is none. */
    private Layout named(Layout layout, CanonicalText text) {
        List<Block> blocks = layout.blocks().stream()
                .map(block -> {
                    boolean isTitle =
                            block.span().length() <= LONGEST_TITLE && titles.contains(folded(text.slice(block.span())));
                    BlockKind other = block.kind() == BlockKind.HEADING ? BlockKind.PARAGRAPH : block.kind();
                    return new Block(isTitle ? BlockKind.HEADING : other, block.span(), block.language());
                })
                .toList();
        return new Layout(layout.pages(), blocks);
    }

    /**
     * An entry leads to the block on its page that it is the title of, else to the page's first, else to the page.
     *
     * @param first how many pages stand before those of the layout
     * @param origin how many code points
     */
    private void find(CanonicalText text, Layout layout, int first, int origin) {
        List<List<Block>> onPage = new ArrayList<>();
        layout.pages().forEach(page -> onPage.add(new ArrayList<>()));
        int page = 0;
        for (Block block : layout.blocks()) {
            while (!layout.pages().get(page).span().contains(block.span())) {
                page++;
            }
            onPage.get(page).add(block);
        }
        for (int n = 0; n < starts.length; n++) {
            int at = marks.get(n).page() - 1 - first;
            if (at < 0 || at >= onPage.size()) {
                continue;
            }
            String wanted = folded(marks.get(n).title());
            starts[n] = origin
                    + onPage.get(at).stream()
                            .filter(block -> folded(text.slice(block.span())).startsWith(wanted))
                            .findFirst()
                            .or(() -> onPage.get(at).stream().findFirst())
                            .map(block -> block.span().start())
                            .orElseGet(() -> layout.pages().get(at).span().start());
        }
    }

    private List<Heading> headings() {
        List<Heading> headings = new ArrayList<>();
        for (int n = 0; n < starts.length; n++) {
            headings.add(new Heading(marks.get(n).title(), marks.get(n).level(), starts[n]));
        }
        return headings;
    }

    /** Without spaces and punctuation of ASCII; by hand, since all passages are looked at so. */
    private static String folded(String words) {
        StringBuilder folded = new StringBuilder(words.length());
        for (int n = 0; n < words.length(); n++) {
            char c = words.charAt(n);
            if (c > '~' || Character.isLetterOrDigit(c)) {
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
