package org.lectern.parallel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Says what of the files of a {@link LibraryIndex} is whole. Lines are added to it, and what they say holds from the next
 * line that says which files there are; so a write that was cut short says nothing. Once most of it is outdated, it is
 * written anew and replaced at once.
 */
final class IndexList {
    /** Changes whenever the same text would become other words or grams. */
    private static final String FORM = "lectern parallel 2";

    private static final String NAME = "list";
    /** Of a line that says which files there are. */
    private static final String END = " .\n";

    /** Lines more than there are texts. */
    private static final int OUTDATED = 1_000;

    /**
     * A text on the tape.
     *
     * @param first its first word
     * @param isThere whether what comes is held against it
     */
    record Text(String name, int first, int count, boolean isThere) {
        private Text gone() {
            return new Text(name, first, count, false);
        }

        private String line() {
            return "text %d %d %b %s\n".formatted(first, count, isThere, name);
        }
    }

    /** A file of grams and how many it holds. */
    record Grams(String name, int count) {}

    private final TreeMap<Integer, Text> texts = new TreeMap<>();
    private List<Grams> files = List.of();
    private int words;
    private int lastFile;
    private int lines;
    private final StringBuilder unwritten = new StringBuilder();

    private IndexList() {}

    static IndexList empty() {
        IndexList list = new IndexList();
        list.lines = Integer.MAX_VALUE / 2;
        return list;
    }

    /**
     * @throws IOException where there is none
     * @throws IllegalArgumentException where it is of another form
     */
    static IndexList read(Path folder) throws IOException {
        String all = Files.readString(folder.resolve(NAME), StandardCharsets.UTF_8);
        List<String> lines = all.lines().toList();
        if (lines.size() < 2 || !lines.getFirst().equals(FORM)) {
            throw new IllegalArgumentException("Not " + FORM);
        }
        IndexList list = new IndexList();
        List<Text> since = new ArrayList<>();
        boolean isWhole = false;
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", 5);
            if (parts[0].equals("text") && parts.length == 5) {
                since.add(new Text(
                        parts[4],
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Boolean.parseBoolean(parts[3])));
            } else if (parts[0].equals("files") && parts.length >= 4 && (line + "\n").endsWith(END)) {
                since.forEach(text -> list.texts.put(text.first(), text));
                since.clear();
                list.reach(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), line.split(" ", -1));
                isWhole = true;
            }
        }
        if (!isWhole) {
            throw new IllegalArgumentException("Not whole");
        }
        // what a write left that was cut short must not become the beginning of the next line
        list.lines = since.isEmpty() && all.endsWith(END) ? lines.size() : Integer.MAX_VALUE / 2;
        return list;
    }

    private void reach(int count, int file, String[] parts) {
        words = count;
        lastFile = file;
        List<Grams> named = new ArrayList<>();
        for (int n = 3; n < parts.length - 1; n += 2) {
            named.add(new Grams(parts[n], Integer.parseInt(parts[n + 1])));
        }
        files = named;
    }

    List<Text> texts() {
        return List.copyOf(texts.values());
    }

    /** As they were read. */
    List<Grams> files() {
        return files;
    }

    /** As they were read. */
    int words() {
        return words;
    }

    Text add(String name, int first, int count) {
        Text text = new Text(name, first, count, true);
        put(text);
        return text;
    }

    private void put(Text text) {
        texts.put(text.first(), text);
        unwritten.append(text.line());
        lines++;
    }

    /** Those that were there, as they are now. */
    List<Text> remove(Predicate<String> names) {
        List<Text> removed = texts.values().stream()
                .filter(text -> text.isThere() && names.test(text.name()))
                .map(Text::gone)
                .toList();
        removed.forEach(this::put);
        return removed;
    }

    Path newFile(Path folder) {
        return folder.resolve(GramFiles.name(++lastFile));
    }

    /** When this returns, it is on the disk. */
    void write(Path folder, int count, List<Grams> gramFiles) throws IOException {
        StringBuilder now = new StringBuilder("files %d %d".formatted(count, lastFile));
        gramFiles.forEach(
                file -> now.append(' ').append(file.name()).append(' ').append(file.count()));
        now.append(END);
        if (lines > 2 * texts.size() + OUTDATED) {
            replace(folder, now);
        } else {
            try (FileChannel file =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                put(file, unwritten.append(now));
            }
            lines++;
        }
        unwritten.setLength(0);
    }

    private void replace(Path folder, CharSequence now) throws IOException {
        StringBuilder all = new StringBuilder(FORM + "\n");
        texts.values().forEach(text -> all.append(text.line()));
        Path fresh = folder.resolve(NAME + ".new");
        try (FileChannel file = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            put(file, all.append(now));
        }
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lines = texts.size() + 2;
    }

    private static void put(FileChannel file, CharSequence text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }
}
