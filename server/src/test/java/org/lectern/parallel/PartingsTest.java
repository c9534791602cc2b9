package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stretches are parted where most edits are. */
class PartingsTest {
    /** All parts, each before those that it is parted into. */
    private static void collect(Partings partings, Partings.Part part, int[] edits, List<String> found) {
        long sum = 0;
        for (int n = part.from() + 1; n < part.to(); n++) {
            sum += edits[n];
        }
        assertThat(partings.edits(part)).isEqualTo(sum);
        found.add("%d–%d".formatted(part.from(), part.to()));
        if (part.to() - part.from() > 1) {
            collect(partings, partings.before(part), edits, found);
            collect(partings, partings.after(part), edits, found);
        }
    }

    private static void expect(int[] edits, int from, int to, List<String> expected) {
        expected.add("%d–%d".formatted(from, to));
        if (to - from > 1) {
            int worst = from + 1;
            for (int n = worst + 1; n < to; n++) {
                worst = edits[n] > edits[worst] ? n : worst;
            }
            expect(edits, from, worst, expected);
            expect(edits, worst, to, expected);
        }
    }

    @Test
    void each_part_is_parted_at_the_first_place_with_most_edits() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("PartingsTest: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int[] edits = random.ints(1 + random.nextInt(30), 0, 1 + random.nextInt(6))
                    .toArray();
            List<String> expected = new ArrayList<>();
            expect(edits, 0, edits.length, expected);
            Partings partings = new Partings(edits);
            List<String> found = new ArrayList<>();
            collect(partings, partings.whole(), edits, found);
            assertThat(found).as("round %d of seed %d", round, seed).isEqualTo(expected);
        }
    }
}
