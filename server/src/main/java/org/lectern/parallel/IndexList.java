package org.lectern.parallel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Says what of the files of a {@link LibraryIndex} is whole: replaced at once, never changed. */
final class IndexList {
    /** Changes whenever the same text would become other words or grams. */
    private static final String FORM = "lectern parallel 1";

    private static final String NAME = "list";

    /**
     * A text on the tape.
     *
     * @param first its first word
     * @param isThere whether what comes is held against it
     */
    record Text(String name, int first, int count, boolean isThere) {}

    /** A file of grams and how many it holds. */
    record Grams(String name, int count) {}

    private final List<Text> texts;
    private final List<Grams> files;
    private final int words;
    private int lastFile;

    private IndexList(List<Text> texts, List<Grams> files, int words, int lastFile) {
        this.texts = texts;
        this.files = files;
        this.words = words;
        this.lastFile = lastFile;
    }

    static IndexList empty() {
        return new IndexList(new ArrayList<>(), List.of(), 0, 0);
    }

    /**
     * @throws IOException where there is none
     * @throws IllegalArgumentException where it is of another form
     */
    static IndexList read(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(NAME), StandardCharsets.UTF_8);
        if (lines.size() < 2 || !lines.getFirst().equals(FORM)) {
            throw new IllegalArgumentException("Not " + FORM);
        }
        String[] head = lines.get(1).split(" ", -1);
        List<Text> texts = new ArrayList<>();
        List<Grams> files = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] parts = line.split(" ", 5);
            if (parts[0].equals("file")) {
                files.add(new Grams(parts[1], Integer.parseInt(parts[2])));
            } else {
                texts.add(new Text(
                        parts[4],
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Boolean.parseBoolean(parts[3])));
            }
        }
        return new IndexList(texts, files, Integer.parseInt(head[0]), Integer.parseInt(head[1]));
    }

    List<Text> texts() {
        return texts;
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
        texts.add(text);
        return text;
    }

    void remove(Predicate<String> names) {
        texts.replaceAll(
                text -> names.test(text.name()) ? new Text(text.name(), text.first(), text.count(), false) : text);
    }

    Path newFile(Path folder) {
        return folder.resolve("grams-" + ++lastFile);
    }

    void write(Path folder, int count, List<Grams> gramFiles) throws IOException {
        StringBuilder list = new StringBuilder(FORM + "\n" + count + " " + lastFile + "\n");
        gramFiles.forEach(file -> list.append("file %s %d\n".formatted(file.name(), file.count())));
        texts.forEach(text ->
                list.append("text %d %d %b %s\n".formatted(text.first(), text.count(), text.isThere(), text.name())));
        Path fresh = folder.resolve(NAME + ".new");
        Files.writeString(fresh, list, StandardCharsets.UTF_8);
        try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
