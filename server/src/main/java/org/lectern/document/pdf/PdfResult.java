package org.lectern.document.pdf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lectern.anchor.TextSpan;
import org.lectern.document.CanonicalFile;
import org.lectern.document.GlyphFile;
import org.lectern.document.LeftOut;
import org.lectern.document.PageSpan;
import org.lectern.document.PageSpan.Size;
import org.lectern.document.UnreadableSourceException;

/** What the child wrote about a file, read back in the server. It comes from where hostile files are, so it is looked at. */
final class PdfResult {
    static final String PAGES = "pages";
    static final String ABOUT = "about";
    static final byte PAGE = 'P';
    static final byte END = 'E';

    private final Path folder;
    private final PdfLimits limits;
    private final List<PageSpan> pages = new ArrayList<>();
    private final List<Mark> outline = new ArrayList<>();
    private String title = "";
    private String author = "";
    private String language = "";
    private final SortedMap<LeftOut, Integer> leftOut = new TreeMap<>();

    private static final char PAGE_END = '\f';

    /** @param page from 1 */
    record Mark(String title, int level, int page) {}

    private PdfResult(Path folder, PdfLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Reads it page by page.
     *
     * @param glyphs where to put the places of the characters
     * @param text where to put the text
     */
    static PdfResult read(Path folder, PdfLimits limits, Path glyphs, CanonicalFile text)
            throws IOException, UnreadableSourceException {
        PdfResult result = new PdfResult(folder, limits);
        result.readPages(glyphs, text);
        result.readAbout();
        return result;
    }

    private void readPages(Path glyphs, CanonicalFile all) throws IOException, UnreadableSourceException {
        Path file = folder.resolve(PAGES);
        long most = Files.size(file);
        long characters = 0;
        CanonicalFile.Appender out = all.open();
        boolean isOpen = false;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
                GlyphFile.Writer places = new GlyphFile.Writer(glyphs)) {
            for (byte next = in.readByte(); next == PAGE; next = in.readByte()) {
                String label = in.readUTF().strip();
                Size size = new Size(in.readInt(), in.readInt());
                in.readBoolean();
                String text = new String(bytes(in, most), StandardCharsets.UTF_8);
                places.page(bytes(in, most));
                characters += text.length();
                if (pages.size() >= limits.pages() || characters > limits.characters()) {
                    throw new IOException("more than was asked for");
                }
                if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
                    throw new IOException("what no text may hold");
                }
                if (isOpen) {
                    out.append(String.valueOf(PAGE_END));
                    stretch();
                }
                int start = all.length();
                out.append(text);
                int number = pages.size() + 1;
                pages.add(new PageSpan(
                        number,
                        new TextSpan(start, all.length()),
                        label.isEmpty() ? String.valueOf(number) : label,
                        Optional.of(size)));
                isOpen = true;
            }
        }
        if (isOpen && pages.getLast().span().isEmpty()) {
            // A page without words is a page end at least, so that what is said of it stands somewhere
            out.append(String.valueOf(PAGE_END));
            stretch();
        }
    }

    /** The last page has one more character, its end. */
    private void stretch() {
        PageSpan last = pages.removeLast();
        pages.add(new PageSpan(
                last.number(), new TextSpan(last.span().start(), last.span().end() + 1), last.label(), last.size()));
    }

    private static byte[] bytes(DataInputStream in, long most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a length that cannot be");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private void readAbout() throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(ABOUT))))) {
            title = in.readUTF();
            author = in.readUTF();
            language = in.readUTF();
            leaveOut(LeftOut.UNREAD_PICTURES, in.readInt());
            leaveOut(LeftOut.FILES, in.readInt());
            int entries = in.readInt();
            for (int n = 0; n < entries; n++) {
                Mark mark = new Mark(in.readUTF(), in.readInt(), in.readInt());
                if (mark.page >= 1 && mark.page <= pages.size() && mark.level >= 1 && !mark.title.isBlank()) {
                    outline.add(mark);
                }
            }
        }
    }

    List<PageSpan> pages() {
        return pages;
    }

    List<Mark> outline() {
        return outline;
    }

    Optional<String> title() {
        return said(title);
    }

    Optional<String> author() {
        return said(author);
    }

    Optional<String> language() {
        return said(language);
    }

    private void leaveOut(LeftOut what, int number) {
        if (number > 0) {
            leftOut.put(what, number);
        }
    }

    /** How many things it has that are no part of its text. */
    Map<LeftOut, Integer> leftOut() {
        return leftOut;
    }

    private static Optional<String> said(String words) {
        return Optional.of(words.strip()).filter(text -> !text.isEmpty());
    }
}
