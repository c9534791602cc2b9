package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.parallel.LibraryIndex.LibraryRun;

class LibraryIndexTest {
    private static final int LONG = 12;
    private static final String SENTENCE =
            "the largest new allowances were handed out by the commissar on his own initiative in that october of the year";

    @TempDir
    private Path folder;

    private static TextWords text(String... parts) {
        return TextWords.of(String.join(" ", parts), List.of());
    }

    private static String filler(int n) {
        StringBuilder words = new StringBuilder();
        Random random = new Random(n);
        for (int word = 0; word < 300; word++) {
            words.append(Integer.toString(random.nextInt(1 << 24), 36)).append(' ');
        }
        return words.toString();
    }

    @Test
    void a_text_is_held_against_all_that_came_before_and_against_itself() throws IOException {
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            for (int n = 0; n < 20; n++) {
                assertThat(index.add("text " + n, text(filler(n), n == 3 ? SENTENCE : "", filler(n + 100)), LONG))
                        .isEmpty();
            }
            List<LibraryRun> found = index.add("last", text(SENTENCE, filler(77), SENTENCE), LONG);

            assertThat(found).extracting(LibraryRun::other).containsExactlyInAnyOrder("text 3", "text 3", "last");
            assertThat(found).allMatch(run -> run.words() == 20 && run.similarity() == 1);
        }
    }

    @Test
    void no_two_runs_begin_at_the_same_two_places_however_much_a_text_repeats_itself() {
        long seed = Long.getLong("lectern.seed", 1L);
        System.out.println("lectern.seed=" + seed);
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            String text = repetitive(random);
            List<SharedRun> found = PairRuns.within(TextWords.of(text, List.of()));
            assertThat(found)
                    .as(text)
                    .extracting(run -> run.a().start() + " " + run.b().start())
                    .doesNotHaveDuplicates();
        }
    }

    /** A passage again and again, as manuals have it: edited, begun in its midst, broken off. */
    private static String repetitive(Random random) {
        int length = 20 + random.nextInt(60);
        List<String> passage = new ArrayList<>();
        for (int word = 0; word < length; word++) {
            passage.add(Integer.toString(random.nextInt(1 << 20), 36));
        }
        StringBuilder text = new StringBuilder();
        for (int copy = 0; copy < 8; copy++) {
            int from = random.nextInt(10);
            int to = length - random.nextInt(10);
            int edits = random.nextInt(12);
            for (int word = from; word < to; word++) {
                boolean isEdited = random.nextInt(length) < edits;
                text.append(isEdited ? Integer.toString(random.nextInt(1 << 20), 36) : passage.get(word))
                        .append(' ');
            }
        }
        return text.toString();
    }

    @Test
    void what_was_committed_is_there_again_and_what_was_not_is_not() throws IOException {
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            index.add("kept", text(filler(1), SENTENCE), LONG);
            index.commit();
            index.add("lost", text(filler(2), SENTENCE), LONG);
        }
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            assertThat(index.texts()).containsExactly("kept");
            assertThat(index.add("new", text(SENTENCE), LONG))
                    .extracting(LibraryRun::other)
                    .containsExactly("kept");
        }
    }

    @Test
    void a_text_that_was_removed_is_met_no_more() throws IOException {
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            index.add("old", text(filler(1), SENTENCE), LONG);
            index.remove("old"::equals);

            assertThat(index.add("new", text(SENTENCE, filler(5)), LONG)).isEmpty();
            assertThat(index.texts()).containsExactly("new");
            index.commit();
        }
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            assertThat(index.add("newer", text(SENTENCE), LONG))
                    .extracting(LibraryRun::other)
                    .containsExactly("new");
        }
    }

    @Test
    void damage_of_any_file_makes_it_begin_anew_and_never_lie() throws IOException {
        for (String damaged : List.of("list", "words", "grams")) {
            try (LibraryIndex index = LibraryIndex.open(folder)) {
                index.remove(name -> true);
                index.add("text for " + damaged, text(filler(9), SENTENCE), LONG);
                index.commit();
            }
            List<Path> files = new ArrayList<>();
            try (var all = Files.list(folder)) {
                all.filter(file -> file.getFileName().toString().startsWith(damaged))
                        .forEach(files::add);
            }
            for (Path file : files) {
                Files.write(file, new byte[] {1, 2, 3});
            }
            try (LibraryIndex index = LibraryIndex.open(folder)) {
                assertThat(index.texts()).as("after damage of " + damaged).isEmpty();
            }
        }
    }

    @Test
    void words_that_stand_nearly_everywhere_lead_nowhere_and_rarer_ones_beside_them_do() throws IOException {
        String common = "in the name of the people and of the law";
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            for (int n = 0; n < 2 * Grams.MOST_PLACES; n++) {
                assertThat(index.add("text " + n, text(filler(n), common, filler(n + 1000)), 8))
                        .hasSizeLessThan(Grams.MOST_PLACES);
            }
            index.add("one", text(filler(5000), common, SENTENCE, filler(5001)), 8);

            assertThat(index.add("two", text(filler(5002), common, SENTENCE, filler(5003)), 8))
                    .extracting(LibraryRun::other, LibraryRun::words)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("one", 30));
        }
    }

    /** With a fiftieth of its words exchanged, as everybody copies it a little otherwise. */
    private static String copied(String passage, Random random) {
        String[] words = passage.split(" ");
        for (int n = 0; n < words.length / 50; n++) {
            words[random.nextInt(words.length)] = Integer.toString(random.nextInt(1 << 24), 36);
        }
        return String.join(" ", words);
    }

    @Test
    void a_letter_that_a_hundred_works_quote_is_found_in_some_of_them_and_said_to_stand_in_many() throws IOException {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("a letter in a hundred works: seed " + seed);
        Random random = new Random(seed);
        String letter = filler(31);
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            for (int n = 0; n < 100; n++) {
                List<LibraryRun> found =
                        index.add("work " + n, text(filler(n + 100), copied(letter, random), filler(n + 300)), LONG);
                assertThat(found.stream().filter(run -> run.words() > 200).count())
                        .as("links of work %d", n)
                        .isGreaterThanOrEqualTo(Math.min(n, Grams.FIRST_PLACES))
                        // what somebody has exchanged stands in fewer places than the rest of it
                        .isLessThanOrEqualTo(n <= Grams.MOST_PLACES + 20 ? n : 2 * Grams.FIRST_PLACES);
                if (n > Grams.MOST_PLACES + 20) {
                    assertThat(found).allMatch(LibraryRun::commonplace);
                } else if (n < Grams.MOST_PLACES) {
                    assertThat(found).noneMatch(LibraryRun::commonplace);
                }
            }
        }
    }

    @Test
    void a_chapter_that_two_share_is_no_commonplace_because_a_letter_stands_in_it() throws IOException {
        String letter = String.join(" ", List.of(filler(31).split(" ")).subList(0, 60));
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            for (int n = 0; n < 80; n++) {
                index.add("work " + n, text(filler(n + 100), letter), LONG);
            }
            index.add("book", text(filler(1000), letter, filler(1001)), LONG);

            List<LibraryRun> found = index.add("edition", text(filler(1000), letter, filler(1001)), LONG);

            assertThat(found)
                    .filteredOn(run -> run.other().equals("book"))
                    .singleElement()
                    .matches(run -> run.words() == 660 && !run.commonplace());
            assertThat(found)
                    .filteredOn(run -> !run.other().equals("book"))
                    .hasSize(Grams.FIRST_PLACES)
                    .allMatch(run -> run.words() == 60 && run.commonplace());
        }
    }

    @Test
    void a_long_text_is_looked_up_in_parts_and_a_run_over_their_border_is_whole() throws IOException {
        StringBuilder before = new StringBuilder();
        for (int n = 0; n < 218; n++) {
            before.append(filler(n + 10_000)).append(' ');
        }
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            index.add("short", text(filler(7), filler(8)), LONG);

            // 65,400 words, then 600 across the border of 65,536
            assertThat(index.add("long", text(before.toString(), filler(7), filler(8), filler(9)), LONG))
                    .singleElement()
                    .matches(run -> run.other().equals("short") && run.words() == 600);
            assertThat(index.add("later", text(filler(8)), LONG)).hasSize(2);
        }
    }

    @Test
    void a_list_that_was_cut_short_says_what_was_whole_before() throws IOException {
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            index.add("kept", text(filler(1), SENTENCE), LONG);
            index.commit();
        }
        Path list = folder.resolve("list");
        Files.writeString(list, Files.readString(list) + "text 321 20 true lo");
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            assertThat(index.texts()).containsExactly("kept");
            index.add("new", text(filler(2), SENTENCE), LONG);
            index.commit();
        }
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            assertThat(index.texts()).containsExactlyInAnyOrder("kept", "new");
            assertThat(index.add("newer", text(SENTENCE), LONG)).hasSize(2);
        }
    }

    @Test
    void an_index_that_holds_mostly_what_is_gone_begins_anew() throws IOException {
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            index.add("one", text(filler(1)), LONG);
            index.add("two", text(filler(2)), LONG);
            index.add("three", text(filler(3)), LONG);
            index.remove("one"::equals);
            index.commit();
        }
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            assertThat(index.texts()).containsExactlyInAnyOrder("two", "three");
            index.remove("two"::equals);
            index.commit();
        }
        try (LibraryIndex index = LibraryIndex.open(folder)) {
            assertThat(index.texts()).isEmpty();
        }
    }
}
