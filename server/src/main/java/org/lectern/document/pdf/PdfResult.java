package org.lectern.document.pdf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.document.GlyphFile;
import org.lectern.document.PageSpan.Size;

/** What the child wrote about a file, read back in the server. It comes from where hostile files are, so it is looked at. */
final class PdfResult {
    static final String PAGES = "pages";
    static final String ABOUT = "about";
    static final byte PAGE = 'P';
    static final byte END = 'E';

    private final Path folder;
    private final PdfLimits limits;
    private final List<ReadPage> pages = new ArrayList<>();
    private final List<Mark> outline = new ArrayList<>();
    private String title = "";
    private String author = "";
    private String date = "";
    private String language = "";

    /** @param label empty where nothing is printed */
    record ReadPage(String label, Size size, String text) {}

    /** @param page from 1 */
    record Mark(String title, int level, int page) {}

    private PdfResult(Path folder, PdfLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** @param glyphs where to put the places of the characters */
    static PdfResult read(Path folder, PdfLimits limits, Path glyphs) throws IOException {
        PdfResult result = new PdfResult(folder, limits);
        result.readPages(glyphs);
        result.readAbout();
        return result;
    }

    private void readPages(Path glyphs) throws IOException {
        Path file = folder.resolve(PAGES);
        long most = Files.size(file);
        long characters = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
                GlyphFile.Writer out = new GlyphFile.Writer(glyphs)) {
            for (byte next = in.readByte(); next == PAGE; next = in.readByte()) {
                String label = in.readUTF().strip();
                Size size = new Size(in.readInt(), in.readInt());
                in.readBoolean();
                String text = new String(bytes(in, most), StandardCharsets.UTF_8);
                out.page(bytes(in, most));
                characters += text.length();
                pages.add(new ReadPage(label, size, text));
                if (pages.size() > limits.pages() || characters > limits.characters()) {
                    throw new IOException("more than was asked for");
                }
            }
        }
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
            date = in.readUTF();
            language = in.readUTF();
            int entries = in.readInt();
            for (int n = 0; n < entries; n++) {
                Mark mark = new Mark(in.readUTF(), in.readInt(), in.readInt());
                if (mark.page >= 1 && mark.page <= pages.size() && mark.level >= 1 && !mark.title.isBlank()) {
                    outline.add(mark);
                }
            }
        }
    }

    List<ReadPage> pages() {
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

    Optional<String> date() {
        return said(date);
    }

    Optional<String> language() {
        return said(language);
    }

    private static Optional<String> said(String words) {
        return Optional.of(words.strip()).filter(text -> !text.isEmpty());
    }
}
