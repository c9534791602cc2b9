package org.lectern.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lectern.anchor.TextSpan;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Lays out a text of any length in the memory that a piece of it takes: pages are made in windows of {@value #WINDOW} code
 * points, each beginning where the last page before it ended. The last pages of a window are laid out again in the next,
 * since what a line is depends on those around it; so windows meet between two groups of lines where there is such a place.
 */
public final class LongLayout {
    /** Code points; a shorter text is laid out in one piece. */
    public static final int WINDOW = 1 << 20;

    private final TextFile text;
    private final List<String> languages;
    private final ReadingWatch watch;
    private final List<Heading> titles = new ArrayList<>();

    private LongLayout(TextFile text, List<String> languages, ReadingWatch watch) {
        this.text = text;
        this.languages = languages;
        this.watch = watch;
    }

    /**
     * Pages and passages of a text.
     *
     * @param documentLanguages as in {@link TextLayout#of}
     * @param file for the passages
     */
    static ReadText.OnDisk of(
            TextFile text, List<String> documentLanguages, TextLimits limits, Path file, ReadingWatch watch)
            throws IOException, UnreadableSourceException {
        return new LongLayout(text, documentLanguages, watch).write(limits, file, WINDOW);
    }

    /** The same in other windows. */
    static ReadText.OnDisk of(TextFile text, List<String> documentLanguages, TextLimits limits, Path file, int window)
            throws IOException, UnreadableSourceException {
        return new LongLayout(text, documentLanguages, ReadingWatch.NOBODY).write(limits, file, window);
    }

    private ReadText.OnDisk write(TextLimits limits, Path file, int window)
            throws IOException, UnreadableSourceException {
        try (LayoutFile.Writer out = new LayoutFile.Writer(file, limits)) {
            int at = 0;
            do {
                stopIfCancelled(watch);
                int end = Math.min(text.length(), at + window);
                CanonicalText piece = CanonicalText.of(text.slice(new TextSpan(at, end)));
                Layout layout = TextLayout.of(piece, languages);
                int pages = end == text.length() ? layout.pages().size() : settled(piece, layout);
                out.add(layout, pages, at);
                int next = layout.pages().get(pages - 1).span().end();
                collect(piece, layout, next, at);
                at += next;
                watch.read(out.pages(), expected(out.pages(), at));
            } while (at < text.length());
            return new ReadText.OnDisk(text, out.finish(), Outline.of(titles));
        }
    }

    public static void stopIfCancelled(ReadingWatch watch) throws UnreadableSourceException {
        if (watch.isCancelled()) {
            throw new UnreadableSourceException(Kind.CANCELLED, "It was cancelled, and nothing of it was kept.");
        }
    }

    /** How many pages there will be if those that follow are as long as those before. */
    private int expected(int pages, int upTo) {
        return upTo == 0 ? 0 : Math.max(pages, (int) ((long) pages * text.length() / upTo));
    }

    private void collect(CanonicalText piece, Layout layout, int end, int origin) {
        for (Block block : layout.blocks()) {
            // One more than may be says that there are too many
            if (block.kind() == BlockKind.HEADING && block.span().end() <= end && titles.size() <= Outline.MOST) {
                titles.add(new Heading(
                        piece.slice(block.span()), 1, origin + block.span().start()));
            }
        }
    }

    /** How many pages of a window that is not the last stay as they are. */
    private static int settled(CanonicalText piece, Layout layout) {
        int most = Math.max(1, layout.pages().size() - 1);
        for (int pages = most; pages > most / 2 && pages > 0; pages--) {
            if (endsGroup(piece, layout.pages().get(pages - 1).span().end())) {
                return pages;
            }
        }
        return most;
    }

    /** Whether a blank line stands where a page ends. */
    private static boolean endsGroup(CanonicalText piece, int pageEnd) {
        String value = piece.value();
        int at = piece.codePoints().toUnits(pageEnd);
        int from = WhiteSpace.skipBack(value, 0, at);
        int to = WhiteSpace.skip(value, at, value.length());
        long feeds = value.substring(from, to).chars().filter(c -> c == '\n').count();
        return feeds >= 2;
    }
}
