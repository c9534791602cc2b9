package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies that were edited by known amounts are found with their borders; what was not copied is not reported. */
class EditedCopiesTest {
    private static final int PASSAGES = 150;
    private static final int LONG = 20;

    private static Random random(String what) {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println(what + ": seed " + seed);
        return new Random(seed);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.1, 0.15})
    void copies_are_found_with_their_borders_whatever_was_edited(double edited) {
        EditedCopies texts = new EditedCopies(random("edited " + edited), PASSAGES, edited);
        TextWords a = TextWords.of(texts.a(), List.of());
        TextWords b = TextWords.of(texts.b(), List.of());

        LabelledRun.Score score = LabelledRun.Score.of(
                texts.copies(),
                PairRuns.between(a, b).stream()
                        .filter(run -> run.words() >= LONG)
                        .toList(),
                a,
                b);

        System.out.printf("edited %.2f: found %.4f, wrong %.4f%n", edited, score.found(), score.wrong());
        assertThat(score.found()).as("%s", score).isGreaterThanOrEqualTo(0.98);
        assertThat(score.wrong()).as("%s", score).isLessThanOrEqualTo(0.05);
    }

    @Test
    void the_index_on_disk_finds_what_is_found_in_memory(@TempDir Path folder) throws IOException {
        EditedCopies texts = new EditedCopies(random("on disk"), 60, 0.1);
        TextWords a = TextWords.of(texts.a(), List.of());
        TextWords b = TextWords.of(texts.b(), List.of());

        try (LibraryIndex index = LibraryIndex.open(folder)) {
            assertThat(index.add("a", a, LONG)).isEmpty();
            assertThat(index.add("b", b, LONG))
                    .allMatch(run -> run.other().equals("a"))
                    .extracting(run -> new SharedRun(run.there(), run.here(), run.words(), run.similarity(), false))
                    .containsExactlyInAnyOrderElementsOf(PairRuns.between(a, b).stream()
                            .filter(run -> run.words() >= LONG)
                            .toList());
        }
    }

    @Test
    void the_index_on_disk_meets_every_run_of_more_than_twenty_words_whatever_was_edited(@TempDir Path folder)
            throws IOException {
        EditedCopies texts = new EditedCopies(random("a fifth"), PASSAGES, 0.2);
        TextWords a = TextWords.of(texts.a(), List.of());
        TextWords b = TextWords.of(texts.b(), List.of());
        List<SharedRun> inMemory = PairRuns.between(a, b).stream()
                .filter(run -> run.words() > LONG)
                .toList();

        try (LibraryIndex index = LibraryIndex.open(folder)) {
            index.add("a", a, LONG);
            List<LibraryIndex.LibraryRun> onDisk = index.add("b", b, LONG);

            assertThat(inMemory)
                    .isNotEmpty()
                    .allMatch(run -> onDisk.stream()
                            .anyMatch(one ->
                                    one.there().overlaps(run.a()) && one.here().overlaps(run.b())));
        }
    }

    @Test
    void every_run_says_the_same_in_both_places() {
        EditedCopies texts = new EditedCopies(random("similar"), PASSAGES, 0.2);
        TextWords a = TextWords.of(texts.a(), List.of());
        TextWords b = TextWords.of(texts.b(), List.of());

        for (SharedRun run : PairRuns.between(a, b)) {
            int[] left = a.within(run.a());
            int[] right = b.within(run.b());
            int n = left[1] - left[0];
            int m = right[1] - right[0];
            assertThat(run.words()).isEqualTo(Math.max(n, m));
            assertThat(1 - (double) distance(a, left, b, right) / Math.max(n, m))
                    .isGreaterThanOrEqualTo(run.similarity() - 1e-9)
                    .isGreaterThanOrEqualTo(RunFinder.LEAST_SIMILARITY);
        }
    }

    /** As in a table, or a form that was filled in many times: each is like all others. */
    @Test
    void lines_that_differ_by_a_number_alone_do_not_cost_the_square_of_their_number() {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 3_000; n++) {
            lines.add("line %d of page %d of this long report of ours".formatted(n % 50, n / 50));
        }
        Counted few = new Counted(TextWords.of(String.join("\n\n", lines.subList(0, 750)), List.of()));
        Counted many = new Counted(TextWords.of(String.join("\n\n", lines), List.of()));

        assertThat(few.within()).isNotEmpty();
        assertThat(many.within()).isNotEmpty();

        System.out.printf("looks at each word: %d, %d%n", few.looks(), many.looks());
        assertThat(many.looks()).isLessThan(2 * few.looks());
    }

    /** Words that are looked at so and so often. */
    private static final class Counted implements Words {
        private final Words words;
        private long looks;

        Counted(Words words) {
            this.words = words;
        }

        List<FoundRun> within() {
            RunFinder finder = new RunFinder(this, 0, count(), PairRuns.SHORTEST);
            finder.find(0, count(), Seeding.within(Grams.of(this, 0, count()), this, 0, count(), count()));
            return finder.found();
        }

        /** For each word. */
        long looks() {
            return looks / count();
        }

        @Override
        public int at(int word) {
            looks++;
            return words.at(word);
        }

        @Override
        public int count() {
            return words.count();
        }
    }

    private static int distance(TextWords a, int[] left, TextWords b, int[] right) {
        int m = right[1] - right[0];
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left[1] - left[0]; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= m; j++) {
                int same = a.at(left[0] + i - 1) == b.at(right[0] + j - 1) ? 0 : 1;
                int exchanged = diagonal + same;
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[m];
    }
}
