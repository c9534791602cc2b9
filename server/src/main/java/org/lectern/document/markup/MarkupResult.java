package org.lectern.document.markup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lectern.document.BlockKind;
import org.lectern.document.LeftOut;
import org.lectern.document.MarkedLayout.Mark;
import org.lectern.document.MarkedLayout.PageStart;
import org.lectern.document.markup.MarkedText.PlacedEntry;

/** What the child writes about a file and the server reads back. It comes from where hostile files are, so it is looked at. */
record MarkupResult(
        String text,
        List<Mark> marks,
        List<PageStart> pages,
        List<PlacedEntry> entries,
        Map<LeftOut, Integer> leftOut,
        About about,
        String mediaType,
        String encoding) {
    private static final String TEXT = "text";
    private static final String ABOUT = "about";
    private static final int LONGEST_NAME = 300;
    private static final int MOST_NAMES = 50;

    /** What a file says of itself; each may be empty. */
    record About(String title, List<String> creators, String date, List<String> languages) {
        static final About NOTHING = new About("", List.of(), "", List.of());
    }

    static boolean isTag(String tag) {
        return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}");
    }

    private static String cut(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** In the child. */
    static void write(Path folder, MarkedText text, About about, String mediaType, String encoding) throws IOException {
        Files.write(folder.resolve(TEXT), text.text().getBytes(StandardCharsets.UTF_8));
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve(ABOUT))))) {
            out.writeUTF(mediaType);
            out.writeUTF(encoding);
            out.writeUTF(cut(about.title));
            out.writeUTF(about.date);
            writeAll(
                    out,
                    about.creators.stream()
                            .limit(MOST_NAMES)
                            .map(MarkupResult::cut)
                            .toList());
            writeAll(out, about.languages);
            out.writeInt(text.marks().size());
            for (Mark mark : text.marks()) {
                out.writeUTF(mark.kind().wireName());
                out.writeInt(mark.start());
                out.writeInt(mark.end());
                out.writeByte(mark.level());
                out.writeUTF(mark.language());
            }
            out.writeInt(text.pages().size());
            for (PageStart page : text.pages()) {
                out.writeInt(page.start());
                out.writeUTF(cut(page.label()));
            }
            out.writeInt(text.entries().size());
            for (PlacedEntry entry : text.entries()) {
                out.writeUTF(cut(entry.title()));
                out.writeInt(entry.level());
                out.writeInt(entry.start());
            }
            out.writeInt(text.leftOut().size());
            for (Map.Entry<LeftOut, Integer> left : text.leftOut().entrySet()) {
                out.writeUTF(left.getKey().word());
                out.writeInt(left.getValue());
            }
        }
    }

    private static void writeAll(DataOutputStream out, List<String> words) throws IOException {
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
    }

    /**
     * In the server.
     *
     * @throws IOException where it is not what a child writes
     */
    static MarkupResult read(Path folder, MarkupLimits limits) throws IOException {
        // Each of them takes a byte at least
        if (Files.size(folder.resolve(TEXT)) > 3L * limits.characters()) {
            throw new IOException("more than was asked for");
        }
        String text = Files.readString(folder.resolve(TEXT), StandardCharsets.UTF_8);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(ABOUT))))) {
            String mediaType = in.readUTF();
            String encoding = in.readUTF();
            String title = in.readUTF();
            String date = in.readUTF();
            About about = new About(
                    title,
                    readAll(in),
                    date,
                    readAll(in).stream().filter(MarkupResult::isTag).toList());
            List<Mark> marks = new ArrayList<>();
            for (int left = count(in, text.length()); left > 0; left--) {
                marks.add(mark(in));
            }
            List<PageStart> pages = new ArrayList<>();
            for (int left = count(in, text.length()); left > 0; left--) {
                pages.add(new PageStart(in.readInt(), cut(in.readUTF())));
            }
            List<PlacedEntry> entries = new ArrayList<>();
            for (int left = count(in, Integer.MAX_VALUE); left > 0; left--) {
                PlacedEntry entry = new PlacedEntry(cut(in.readUTF()), in.readInt(), in.readInt());
                if (entry.start() >= 0 && entry.start() < text.length() && entry.level() > 0) {
                    entries.add(entry);
                }
            }
            Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
            for (int left = count(in, LeftOut.values().length); left > 0; left--) {
                Optional<LeftOut> what = LeftOut.of(in.readUTF());
                int number = in.readInt();
                what.filter(one -> number > 0).ifPresent(one -> leftOut.put(one, number));
            }
            return new MarkupResult(text, marks, pages, entries, leftOut, about, mediaType, encoding);
        }
    }

    private static Mark mark(DataInputStream in) throws IOException {
        BlockKind kind;
        try {
            kind = BlockKind.valueOf(in.readUTF().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IOException("a kind that cannot be", e);
        }
        Mark mark = new Mark(kind, in.readInt(), in.readInt(), in.readByte(), in.readUTF());
        return isTag(mark.language()) ? mark : new Mark(mark.kind(), mark.start(), mark.end(), mark.level(), "");
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("a number that cannot be");
        }
        return count;
    }

    private static List<String> readAll(DataInputStream in) throws IOException {
        List<String> words = new ArrayList<>();
        for (int left = count(in, MOST_NAMES); left > 0; left--) {
            words.add(cut(in.readUTF()));
        }
        return words;
    }
}
