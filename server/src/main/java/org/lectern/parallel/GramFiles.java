package org.lectern.parallel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where each {@value Grams#SIZE} words of a library stand, in several rows of grams, the oldest first.
 *
 * <p>A row is of the tier that its length says; each tier is {@value #FAN} times as long as the one below. As many of one
 * tier become one of the next (a log-structured merge, as O'Neil and others, Acta Informatica 33, 1996, with tiers), so a
 * gram is written once a tier and there are less than {@value #FAN} rows a tier to look into. Short ones stay in memory
 * until they are put away.
 */
final class GramFiles {
    static final int FAN = 4;
    /** A row of the lowest tier has less than {@value #FAN} times as many grams. */
    private static final int LOWEST = 1 << 12;
    /** Longer ones go into files as soon as they are made. */
    private static final int IN_MEMORY = 1 << 20;

    private static final String PREFIX = "grams-";

    private final Supplier<Path> newFile;
    private final IntPredicate isThere;
    private final List<GramFile> rows = new ArrayList<>();
    private final List<GramFile> old = new ArrayList<>();
    /** Not known to be on the disk yet. */
    private final Set<GramFile> unforced = new HashSet<>();

    /** @param isThere whether a place is in a document that is not gone */
    GramFiles(Supplier<Path> newFile, IntPredicate isThere) {
        this.newFile = newFile;
        this.isThere = isThere;
    }

    static String name(int number) {
        return PREFIX + number;
    }

    /** Opens what was put away; files of a write that did not come to its end are removed. */
    void open(Path folder, List<IndexList.Grams> known) throws IOException {
        for (IndexList.Grams grams : known) {
            rows.add(GramFile.open(folder.resolve(grams.name()), grams.count()));
        }
        Set<String> names = known.stream().map(IndexList.Grams::name).collect(Collectors.toSet());
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(PREFIX) && !names.contains(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** @param sorted grams of places after all that are here */
    void add(long[] sorted) throws IOException {
        if (sorted.length > 0) {
            rows.add(GramFile.of(sorted));
            tidy();
        }
    }

    /**
     * Where each of many grams stands: the first places, in order.
     *
     * @param which which words, rising
     * @param most places of each that are wanted
     */
    Places places(int[] which, int most) {
        int[] found = new int[which.length];
        long[] hits = new long[1024];
        int count = 0;
        GramLookup lookup = new GramLookup(which);
        for (GramFile row : rows) {
            int candidates = lookup.in(row);
            for (int candidate = 0; candidate < candidates; candidate++) {
                int n = lookup.number(candidate);
                int from = lookup.mayBeThere(candidate) ? row.first(which[n]) : row.count();
                for (int at = from; at < row.count() && found[n] < most; at++) {
                    long gram = row.at(at);
                    if (Grams.which(gram) != which[n]) {
                        break;
                    }
                    if (isThere.test(Grams.place(gram))) {
                        hits = count < hits.length ? hits : Arrays.copyOf(hits, count * 2);
                        hits[count++] = (long) n << Integer.SIZE | Grams.place(gram);
                        found[n]++;
                    }
                }
            }
        }
        return new Places(found, hits, count);
    }

    /** The places of many grams, each by its number in the question. */
    static final class Places {
        private final int[] begins;
        private final int[] places;

        private Places(int[] found, long[] hits, int count) {
            begins = new int[found.length + 1];
            for (int n = 0; n < found.length; n++) {
                begins[n + 1] = begins[n] + found[n];
            }
            places = new int[count];
            int[] next = begins.clone();
            for (int hit = 0; hit < count; hit++) {
                places[next[(int) (hits[hit] >>> Integer.SIZE)]++] = Grams.place(hits[hit]);
            }
        }

        int count(int n) {
            return begins[n + 1] - begins[n];
        }

        int at(int n, int place) {
            return places[begins[n] + place];
        }
    }

    private void tidy() throws IOException {
        for (int from = firstToMerge(); from < rows.size() - 1; from = firstToMerge()) {
            List<GramFile> last = rows.subList(from, rows.size());
            if (GramFile.total(last) > GramFile.LONGEST) {
                return;
            }
            GramFile merged;
            if (GramFile.total(last) <= IN_MEMORY) {
                merged = GramFile.merged(last, isThere);
            } else {
                merged = GramFile.merged(newFile.get(), last, isThere);
                unforced.add(merged);
            }
            old.addAll(last);
            last.clear();
            rows.add(merged);
        }
    }

    /** Of the last rows those that become one: shorter ones before a long one, or enough that are alike. */
    private int firstToMerge() {
        int last = rows.size() - 1;
        int tier = last < 0 ? 0 : tier(last);
        int shorter = last;
        while (shorter > 0 && tier(shorter - 1) < tier) {
            shorter--;
        }
        if (shorter < last) {
            return shorter;
        }
        int alike = last;
        while (alike > 0 && tier(alike - 1) == tier) {
            alike--;
        }
        return last - alike + 1 >= FAN ? alike : rows.size();
    }

    private int tier(int row) {
        int tier = 0;
        for (long least = (long) FAN * LOWEST; least <= rows.get(row).count(); least *= FAN) {
            tier++;
        }
        return tier;
    }

    /** When this returns, all of it is in files on the disk; what is no part of it any more is there still. */
    List<IndexList.Grams> putAway() throws IOException {
        for (int n = 0; n < rows.size(); n++) {
            GramFile row = rows.get(n);
            if (row.path().isEmpty()) {
                rows.set(n, row.stored(newFile.get()));
            } else if (unforced.contains(row)) {
                row.force();
            }
        }
        unforced.clear();
        return rows.stream()
                .flatMap(row -> row.path().stream()
                        .map(path -> new IndexList.Grams(path.getFileName().toString(), row.count())))
                .toList();
    }

    /** Removes the files that are no part of it any more. */
    void removeOld() throws IOException {
        for (GramFile file : old) {
            file.remove();
        }
        old.clear();
    }

    /** How many rows there are to look into. */
    int size() {
        return rows.size();
    }
}
