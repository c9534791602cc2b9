package org.lectern.parallel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.bench.BenchFolders;
import org.lectern.parallel.LibraryIndex.LibraryRun;

/**
 * A library of made-up documents that grows: each page has 500 words, drawn as in a language; on one page of twenty a
 * passage of 40 to 120 words stands that some earlier document has too, a twentieth of its words exchanged.
 */
public final class GrowingLibrary implements AutoCloseable {
    public static final int PAGES = 100;
    private static final int WORDS = 500;
    private static final int VOCABULARY = 60_000;
    private static final int KEPT = 2_000;
    private static final int SHORTEST = 12;
    /** Documents after which the index is put away, as when a library comes in. */
    private static final int COMMIT = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path folder;
    private final LibraryIndex index;
    private final Random random = new Random(20261128);
    private final String[] vocabulary = new String[VOCABULARY];
    private final List<String[]> passages = new ArrayList<>();
    private int documents;
    private long copied;
    private long found;
    private long reported;

    public GrowingLibrary() throws IOException {
        this.folder = BenchFolders.make();
        this.index = LibraryIndex.open(folder);
        for (int n = 0; n < VOCABULARY; n++) {
            vocabulary[n] = Integer.toString(n * 31 + 7, 26).replaceAll("[0-9]", "x")
                    + Integer.toString(n, 36).replaceAll("[0-9]", "a")
                    + (char) ('a' + n % 26);
        }
    }

    public int pages() {
        return documents * PAGES;
    }

    /** Of the words that were taken over, the part that was found, so far. */
    public double recall() {
        return (double) found / copied;
    }

    /** Of the words that were reported, the part that was taken over by nobody, so far. */
    public double wrong() {
        return 1 - (double) found / reported;
    }

    /**
     * What the index needed, without making texts up, in milliseconds.
     *
     * @param processor of one processor's time, which others on the machine do not change
     */
    public record Cost(double time, double processor) {
        static final Cost NONE = new Cost(0, 0);

        public Cost plus(Cost other) {
            return new Cost(time + other.time, processor + other.processor);
        }
    }

    /** Adds documents until there are so many pages. */
    public Cost growTo(int pages) throws IOException {
        Cost cost = Cost.NONE;
        while (pages() < pages) {
            cost = cost.plus(add());
        }
        return cost;
    }

    private Cost add() throws IOException {
        StringBuilder text = new StringBuilder(WORDS * PAGES * 8);
        List<TextSpan> copies = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            for (int word = 0; word < WORDS; word++) {
                text.append(word()).append(' ');
            }
            if (page % 20 == 10) {
                copy(text, copies);
            }
        }
        long begun = System.nanoTime();
        long used = THREADS.getCurrentThreadCpuTime();
        TextWords words = TextWords.of(text.toString(), List.of());
        List<LibraryRun> runs = index.add("document-" + documents++, words, SHORTEST);
        if (documents % COMMIT == 0) {
            index.commit();
        }
        Cost took = new Cost((System.nanoTime() - begun) / 1e6, (THREADS.getCurrentThreadCpuTime() - used) / 1e6);
        tally(words, copies, runs);
        return took;
    }

    /** By Zipf's law. */
    private String word() {
        return vocabulary[(int) Math.exp(random.nextDouble() * Math.log(VOCABULARY - 1))];
    }

    private void copy(StringBuilder text, List<TextSpan> copies) {
        String[] passage;
        if (passages.size() < KEPT / 2 || random.nextInt(8) == 0) {
            passage = new String[40 + random.nextInt(80)];
            java.util.Arrays.setAll(passage, n -> word());
            if (passages.size() < KEPT) {
                passages.add(passage);
            } else {
                passages.set(random.nextInt(KEPT), passage);
            }
            // its first place; what is found later is the second
            text.append(String.join(" ", passage)).append(' ');
            return;
        }
        passage = passages.get(random.nextInt(passages.size())).clone();
        for (int n = 0; n < passage.length / 20; n++) {
            passage[2 + random.nextInt(passage.length - 4)] = word();
        }
        int from = text.length();
        text.append(String.join(" ", passage));
        copies.add(new TextSpan(from, text.length()));
        text.append(' ');
    }

    private void tally(TextWords words, List<TextSpan> copies, List<LibraryRun> runs) {
        boolean[] isCopied = new boolean[words.count()];
        boolean[] isFound = new boolean[words.count()];
        copies.forEach(span -> mark(isCopied, words, span));
        runs.forEach(run -> mark(isFound, words, run.here()));
        for (int word = 0; word < isCopied.length; word++) {
            copied += isCopied[word] ? 1 : 0;
            reported += isFound[word] ? 1 : 0;
            found += isCopied[word] && isFound[word] ? 1 : 0;
        }
    }

    private static void mark(boolean[] words, TextWords text, TextSpan span) {
        int[] within = text.within(span);
        java.util.Arrays.fill(words, within[0], within[1], true);
    }

    /** Of all files, in MB. */
    public double size() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            return bytes / 1e6;
        }
    }

    /** The five seeds, from their words to all runs, in milliseconds. */
    public static double seeds(List<String> texts) throws IOException {
        Path folder = BenchFolders.make();
        long begun = System.nanoTime();
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            int n = 0;
            for (String text : texts) {
                index.add("seed-" + n++, TextWords.of(text, List.of()), SHORTEST);
            }
            index.commit();
        }
        double took = (System.nanoTime() - begun) / 1e6;
        removeAll(folder);
        return took;
    }

    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Override
    public void close() throws IOException {
        index.close();
        removeAll(folder);
    }
}
