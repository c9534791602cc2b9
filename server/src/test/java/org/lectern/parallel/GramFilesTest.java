package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of grams say the same as a table of all of them, however they were merged, put away and opened. */
class GramFilesTest {
    private static final int WORDS = 3_000;

    @TempDir
    private Path folder;

    private final AtomicInteger numbers = new AtomicInteger();

    private GramFiles files(BitSet gone) {
        return new GramFiles(
                () -> folder.resolve(GramFiles.name(numbers.incrementAndGet())), place -> !gone.get(place));
    }

    /** Few words very often, most of them seldom, as words are. */
    private static int which(Random random) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
        return (rank * 0x9E3779B9) >>> 1;
    }

    @Test
    void the_first_places_of_all_words_are_told_in_order() throws IOException {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("rows of grams: seed " + seed);
        Random random = new Random(seed);
        Map<Integer, List<Integer>> all = new HashMap<>();
        BitSet gone = new BitSet();
        GramFiles files = files(gone);
        int place = 0;
        for (int text = 0; text < 120; text++) {
            long[] grams = new long[random.nextInt(random.nextInt(10) == 0 ? 200_000 : 4_000)];
            for (int n = 0; n < grams.length; n++) {
                int which = which(random);
                all.computeIfAbsent(which, any -> new ArrayList<>()).add(place);
                grams[n] = (long) which << Integer.SIZE | place++;
            }
            Arrays.sort(grams);
            files.add(grams);
            if (random.nextInt(20) == 0) {
                List<IndexList.Grams> known = files.putAway();
                files.removeOld();
                files = files(gone);
                files.open(folder, known);
            }
            if (random.nextInt(20) == 0 && place > 100) {
                gone.set(random.nextInt(place - 100), place - 50);
            }
        }
        int[] which = IntStream.concat(
                        all.keySet().stream().mapToInt(Integer::intValue), random.ints(10_000, 0, Integer.MAX_VALUE))
                .sorted()
                .distinct()
                .toArray();
        GramFiles.Places places = files.places(which, 40);
        for (int n = 0; n < which.length; n++) {
            int one = n;
            assertThat(IntStream.range(0, places.count(n))
                            .mapToObj(nth -> places.at(one, nth))
                            .toList())
                    .isEqualTo(all.getOrDefault(which[n], List.of()).stream()
                            .filter(stood -> !gone.get(stood))
                            .limit(40)
                            .toList());
        }
        // less than four of each of ten tiers
        assertThat(files.size()).isLessThanOrEqualTo(10 * (GramFiles.FAN - 1));
    }
}
