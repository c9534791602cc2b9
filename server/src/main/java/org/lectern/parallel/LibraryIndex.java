package org.lectern.parallel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of a whole library on disk, so that a text that comes can be held against all that is there.
 *
 * <p>Words lie on a tape; where each {@value Grams#SIZE} of them stand, {@link GramFiles} tells. So what a text costs
 * grows with its own length and with the logarithm of the library's, and memory holds one part of one text. It is a
 * cache: where it cannot be read it begins empty, and whoever fills it sees so from {@link #texts}.
 *
 * <p>For one thread.
 */
final class LibraryIndex implements AutoCloseable {
    /** Words of a text that are looked up at a time. */
    private static final int PART = 1 << 16;

    private static final Logger LOG = LoggerFactory.getLogger(LibraryIndex.class);

    private final Path folder;
    private final IndexList list;
    private final WordTape words;
    private final WordTape starts;
    private final WordTape ends;
    private final GramFiles grams;
    private final TreeMap<Integer, IndexList.Text> byFirst = new TreeMap<>();
    /** Of texts that are gone: the first word and the one after the last. */
    private final TreeMap<Integer, Integer> gone = new TreeMap<>();

    private int forced;

    private LibraryIndex(Path folder, IndexList list) throws IOException {
        this.folder = folder;
        this.list = list;
        int count = list.words();
        this.words = WordTape.open(folder.resolve("words"), count);
        this.starts = WordTape.open(folder.resolve("starts"), count);
        this.ends = WordTape.open(folder.resolve("ends"), count);
        this.forced = count;
        this.grams = new GramFiles(() -> list.newFile(folder), this::isThere);
        grams.open(folder, list.files());
        list.texts().forEach(this::learn);
    }

    private void learn(IndexList.Text text) {
        byFirst.put(text.first(), text);
        if (!text.isThere()) {
            gone.put(text.first(), text.first() + text.count());
        }
    }

    /** Opens what is there, or begins anew where it is not whole, of another form, or mostly of texts that are gone. */
    static LibraryIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            LibraryIndex index = new LibraryIndex(folder, IndexList.read(folder));
            if (!index.isMostlyGone()) {
                return index;
            }
            index.close();
        } catch (NoSuchFileException e) {
            LOG.debug("There is no index of shared text yet", e);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The index of shared text could not be read and is made anew: {}", e.getMessage());
        }
        empty(folder);
        return new LibraryIndex(folder, IndexList.empty());
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean isMostlyGone() {
        long without = gone.entrySet().stream()
                .mapToLong(text -> text.getValue() - text.getKey())
                .sum();
        return without > words.count() / 2;
    }

    /** The names of the texts that are in it. */
    Set<String> texts() {
        return list.texts().stream()
                .filter(IndexList.Text::isThere)
                .map(IndexList.Text::name)
                .collect(Collectors.toSet());
    }

    /** A run of a text that was added: on the left the one that was there before, which may be the same. */
    record LibraryRun(String other, TextSpan there, TextSpan here, int words, double similarity, boolean commonplace) {}

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
        learn(list.add(name, first, text.count()));
        int end = first + text.count();
        RunFinder finder = new RunFinder(words, first, end, shortest);
        for (int part = first; part < end; part += PART) {
            int to = Math.min(end, part + PART);
            // pairs just before the part are looked up again, as company for those in it
            int from = Math.max(first, part - Company.NEAR);
            // a gram belongs to the part that it begins in
            long[] sorted = Grams.of(words, from, Math.min(end, to + Grams.SIZE - 1));
            finder.find(from, to, seeding(from, part, to, sorted));
            grams.add(Grams.since(sorted, part));
        }
        return finder.found().stream().map(this::run).toList();
    }

    private void append(int word, int start, int end) throws IOException {
        words.add(word);
        starts.add(start);
        ends.add(end);
    }

    private LibraryRun run(FoundRun run) {
        String other = byFirst.floorEntry(run.rightStart()).getValue().name();
        return new LibraryRun(
                other,
                new TextSpan(starts.at(run.rightStart()), ends.at(run.rightEnd() - 1)),
                new TextSpan(starts.at(run.leftStart()), ends.at(run.leftEnd() - 1)),
                run.words(),
                run.similarity(),
                run.commonplace());
    }

    /** @param part from which on grams are in {@code sorted} alone; those before it stand in files */
    private Seeding seeding(int from, int part, int to, long[] sorted) {
        Seeding.Builder pairs = new Seeding.Builder(words, from, to);
        int[] groups = Grams.groups(sorted);
        int[] which = new int[groups.length - 1];
        Arrays.setAll(which, n -> Grams.which(sorted[groups[n]]));
        GramFiles.Places earlier = grams.places(which, Grams.MOST_PLACES + 1);
        int[] places = new int[Grams.MOST_PLACES + 1];
        for (int n = 0; n < which.length; n++) {
            int found = earlier.count(n);
            if (found == 0 && groups[n + 1] - groups[n] == 1) {
                continue;
            }
            for (int place = 0; place < found; place++) {
                places[place] = earlier.at(n, place);
            }
            for (int own = groups[n]; own < groups[n + 1] && found < places.length; own++) {
                if (Grams.place(sorted[own]) >= part) {
                    places[found++] = Grams.place(sorted[own]);
                }
            }
            pair(pairs, sorted, groups[n], groups[n + 1], places, found);
        }
        return pairs.inCompany();
    }

    private static void pair(Seeding.Builder pairs, long[] sorted, int group, int end, int[] places, int found) {
        boolean isCommon = found > Grams.MOST_PLACES;
        int rights = isCommon ? Grams.FIRST_PLACES : found;
        for (int n = group; n < end; n++) {
            int left = Grams.place(sorted[n]);
            if (isCommon) {
                pairs.setCommon(left);
            }
            for (int right = 0; right < rights; right++) {
                if (places[right] + Grams.SIZE <= left) {
                    pairs.add(left, places[right]);
                }
            }
        }
    }

    private boolean isThere(int word) {
        Map.Entry<Integer, Integer> before = gone.isEmpty() ? null : gone.floorEntry(word);
        return before == null || before.getValue() <= word;
    }

    /** Forgets texts; nothing that comes is held against them any more. */
    void remove(Predicate<String> names) {
        list.remove(names).forEach(this::learn);
    }

    /** When this returns, all of it is on the disk. */
    void commit() throws IOException {
        for (WordTape tape : List.of(words, starts, ends)) {
            tape.force(forced);
        }
        forced = words.count();
        list.write(folder, words.count(), grams.putAway());
        grams.removeOld();
    }

    @Override
    public void close() throws IOException {
        words.close();
        starts.close();
        ends.close();
    }
}
