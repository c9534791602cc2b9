package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which pairs of places have company is the same however the others are looked through. */
class CompanyTest {
    private static final int SHIFT = 12;

    @Test
    void those_are_left_that_others_go_along_with_wherever_many_have_the_same_place() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int lefts = 1 + random.nextInt(400);
            int rights = 1 + random.nextInt(200);
            long[] pairs = LongStream.generate(() -> pair(random.nextInt(lefts), random.nextInt(rights)))
                    .limit(random.nextInt(600))
                    .distinct()
                    .toArray();
            BitSet common = new BitSet();
            random.ints(random.nextInt(lefts), 0, lefts).forEach(common::set);
            long[] wanted = Arrays.stream(pairs)
                    .filter(one -> Arrays.stream(pairs)
                                    .filter(other -> goAlong(one, other) || goAlong(other, one))
                                    .count()
                            >= (common.get(left(one)) ? 4 : 1))
                    .toArray();

            long[] left = pairs.clone();
            int kept = new Company(left, left.length, common).keep();

            assertThat(Arrays.copyOf(left, kept))
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyInAnyOrder(wanted);
        }
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    private static int left(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    private static boolean goAlong(long before, long after) {
        int left = left(after) - left(before);
        int right = (int) after - (int) before;
        return left > 0
                && right > 0
                && left <= Company.NEAR
                && right <= Company.NEAR
                && Math.abs(left - right) <= SHIFT;
    }
}
