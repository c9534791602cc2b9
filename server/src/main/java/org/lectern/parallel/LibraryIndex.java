package org.lectern.parallel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;

/**
 * The words of a whole library on disk, so that a text that comes can be held against all that is there.
 *
 * <p>Words lie on a tape; where each {@value Grams#SIZE} of them stand is in sorted files, each at least twice as long
 * as the next (a log-structured merge, as O'Neil and others, Acta Informatica 33, 1996). So what a text costs grows with
 * its own length and with the logarithm of the library's, and memory holds one part of one text. It is a cache: where it
 * cannot be read it begins empty, and whoever fills it sees so from {@link #texts}.
 *
 * <p>For one thread.
 */
final class LibraryIndex implements AutoCloseable {
    /** Words of a text that are looked up at a time. */
    private static final int PART = 100_000;

    private final Path folder;
    private final IndexList list;
    private final WordTape words;
    private final WordTape starts;
    private final WordTape ends;
    private final List<GramFile> files = new ArrayList<>();
    private final List<GramFile> old = new ArrayList<>();
    /** Not known to be on the disk yet. */
    private final Set<GramFile> unforced = new HashSet<>();

    private final TreeMap<Integer, IndexList.Text> byFirst = new TreeMap<>();
    private int forced;
    private boolean anyGone;

    private LibraryIndex(Path folder, IndexList list) throws IOException {
        this.folder = folder;
        this.list = list;
        int count = list.words();
        this.words = WordTape.open(folder.resolve("words"), count);
        this.starts = WordTape.open(folder.resolve("starts"), count);
        this.ends = WordTape.open(folder.resolve("ends"), count);
        this.forced = count;
        for (IndexList.Grams grams : list.files()) {
            GramFile file = GramFile.open(folder.resolve(grams.name()));
            if (file.count() != grams.count()) {
                throw new IOException("%s is not as long as it should be".formatted(grams.name()));
            }
            files.add(file);
        }
        readTexts();
    }

    private void readTexts() {
        list.texts().forEach(text -> byFirst.put(text.first(), text));
        anyGone = list.texts().stream().anyMatch(text -> !text.isThere());
    }

    /** Opens what is there, or begins anew where it is not whole or of another form. */
    static LibraryIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            LibraryIndex index = new LibraryIndex(folder, IndexList.read(folder));
            index.removeStrangers();
            return index;
        } catch (IOException | IllegalArgumentException e) {
            empty(folder);
            return new LibraryIndex(folder, IndexList.empty());
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Files of a write that did not come to its end. */
    private void removeStrangers() throws IOException {
        Set<Path> known = files.stream().map(GramFile::path).collect(Collectors.toSet());
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                if (file.getFileName().toString().startsWith("grams-") && !known.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The names of the texts that are in it. */
    Set<String> texts() {
        return list.texts().stream()
                .filter(IndexList.Text::isThere)
                .map(IndexList.Text::name)
                .collect(Collectors.toSet());
    }

    /** A run of a text that was added: on the left the one that was there before, which may be the same. */
    record LibraryRun(String other, TextSpan there, TextSpan here, int words, double similarity) {}

    /**
     * Adds a text and finds what it shares with those that are there, and with itself.
     *
     * @param name in one line; no two texts have the same
     * @param shortest run in words
     */
    List<LibraryRun> add(String name, TextWords text, int shortest) throws IOException {
        int first = words.count();
        if ((long) first + text.count() + 1 > Integer.MAX_VALUE) {
            throw new IOException("The library has more words than can be compared, which is 2,147,483,647");
        }
        for (int word = 0; word < text.count(); word++) {
            append(text.at(word), text.start(word), text.end(word));
        }
        append(Words.BREAK, 0, 0);
        IndexList.Text added = list.add(name, first, text.count());
        byFirst.put(first, added);
        files.add(fresh(GramFile.write(list.newFile(folder), Grams.of(words, first, first + text.count()))));
        List<LibraryRun> found = find(first, first + text.count(), shortest);
        tidy();
        return found;
    }

    private GramFile fresh(GramFile file) {
        unforced.add(file);
        return file;
    }

    private void append(int word, int start, int end) throws IOException {
        words.add(word);
        starts.add(start);
        ends.add(end);
    }

    private List<LibraryRun> find(int low, int high, int shortest) {
        RunFinder finder = new RunFinder(words, low, high, shortest);
        for (int part = low; part < high; part += PART) {
            int to = Math.min(high, part + PART);
            // a gram belongs to the part that it begins in
            Seeding seeding = seeding(part, to, Grams.of(words, part, Math.min(high, to + Grams.SIZE - 1)));
            finder.find(part, to, seeding);
        }
        return finder.found().stream().map(this::run).toList();
    }

    private LibraryRun run(FoundRun run) {
        String other = byFirst.floorEntry(run.rightStart()).getValue().name();
        return new LibraryRun(
                other,
                new TextSpan(starts.at(run.rightStart()), ends.at(run.rightEnd() - 1)),
                new TextSpan(starts.at(run.leftStart()), ends.at(run.leftEnd() - 1)),
                run.words(),
                run.similarity());
    }

    private Seeding seeding(int from, int to, long[] grams) {
        Seeding.Builder pairs = new Seeding.Builder(from, to);
        int[] begins = new int[files.size()];
        int[] lengths = new int[files.size()];
        int group = 0;
        while (group < grams.length) {
            int which = Grams.which(grams[group]);
            int end = group + 1;
            while (end < grams.length && Grams.which(grams[end]) == which) {
                end++;
            }
            if (end - group <= Grams.MOST_PLACES && places(which, begins, lengths) <= Grams.MOST_PLACES) {
                for (int n = group; n < end; n++) {
                    pair(pairs, Grams.place(grams[n]), begins, lengths);
                }
            }
            group = end;
        }
        return pairs.build();
    }

    /** In how many places these words stand; each file is read on from where it was. */
    private int places(int which, int[] begins, int[] lengths) {
        int places = 0;
        for (int n = 0; n < begins.length; n++) {
            GramFile file = files.get(n);
            int begin = file.first(which, begins[n] + lengths[n]);
            int end = begin;
            while (end < file.count() && Grams.which(file.at(end)) == which && places <= Grams.MOST_PLACES) {
                end++;
                places++;
            }
            begins[n] = begin;
            lengths[n] = end - begin;
        }
        return places;
    }

    private void pair(Seeding.Builder pairs, int left, int[] begins, int[] lengths) {
        for (int n = 0; n < begins.length; n++) {
            for (int at = begins[n]; at < begins[n] + lengths[n]; at++) {
                int right = Grams.place(files.get(n).at(at));
                if (right + Grams.SIZE <= left && isThere(right) && Grams.agree(words, left, right)) {
                    pairs.add(left, right);
                }
            }
        }
    }

    private boolean isThere(int word) {
        return !anyGone || byFirst.floorEntry(word).getValue().isThere();
    }

    /** Merges the last files while the one before is not twice as long as the last. */
    private void tidy() throws IOException {
        while (files.size() > 1
                && files.get(files.size() - 2).count() < 2L * files.getLast().count()) {
            GramFile right = files.removeLast();
            GramFile left = files.removeLast();
            files.add(fresh(GramFile.merge(list.newFile(folder), left, right, this::isThere)));
            old.add(left);
            old.add(right);
        }
    }

    /** Forgets texts; nothing that comes is held against them any more. */
    void remove(Predicate<String> names) {
        list.remove(names);
        readTexts();
    }

    /** When this returns, all of it is on the disk. */
    void commit() throws IOException {
        for (WordTape tape : List.of(words, starts, ends)) {
            tape.force(forced);
        }
        forced = words.count();
        for (GramFile file : files) {
            if (unforced.remove(file)) {
                file.force();
            }
        }
        unforced.clear();
        list.write(
                folder,
                words.count(),
                files.stream()
                        .map(file ->
                                new IndexList.Grams(file.path().getFileName().toString(), file.count()))
                        .toList());
        for (GramFile file : old) {
            file.remove();
        }
        old.clear();
    }

    @Override
    public void close() throws IOException {
        words.close();
        starts.close();
        ends.close();
    }
}
