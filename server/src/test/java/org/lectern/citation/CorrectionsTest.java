package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.Correction.Living;
import org.lectern.citation.Correction.LivingInDocument;
import org.lectern.citation.Correction.Merge;
import org.lectern.citation.Correction.Move;
import org.lectern.citation.Correction.Removal;
import org.lectern.citation.Correction.Rename;
import org.lectern.citation.Correction.Respan;
import org.lectern.citation.Correction.Spans;
import org.lectern.citation.Correction.Split;
import org.lectern.document.DocumentId;
import org.lectern.document.Version;
import org.lectern.people.AccountId;

/** What corrections come to, whichever are made and undone, and in whatever order. */
class CorrectionsTest {
    private static final Instant DAY = Instant.parse("2024-05-06T07:08:09.010Z");
    private static final AccountId SOMEBODY = new AccountId("aaaaaaaaaaaa");
    private static final DocumentId DOCUMENT = new DocumentId("compilation");
    private static final Version VERSION =
            new Version(DOCUMENT, "0".repeat(64), DAY, "0".repeat(64), "text/plain", 100_000, 30);
    private static final int WORKS = 8;
    private static final int CITATIONS = 40;
    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());

    static {
        System.out.println("seed " + SEED);
    }

    private final CorrectedCitations correcting = new CorrectedCitations((older, newer) -> {
        throw new AssertionError("There is one version only");
    });

    @RepeatedTest(30)
    void whatever_was_corrected_undoing_all_of_it_in_any_order_gives_what_was_found(RepetitionInfo repetition) {
        Random random = random(repetition);
        List<FoundCitation> found = found(random);
        List<LoggedCorrection> made = some(random, 1 + random.nextInt(25));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int undone : order) {
            made.set(undone, undo(made.get(undone)));
        }

        assertThat(apply(found, made)).isEqualTo(found);
        assertThat(CitedWork.of(apply(found, made))).isEqualTo(CitedWork.of(found));
    }

    @RepeatedTest(30)
    void undoing_one_leaves_exactly_what_the_others_come_to(RepetitionInfo repetition) {
        Random random = random(repetition);
        List<FoundCitation> found = found(random);
        List<LoggedCorrection> made = some(random, 2 + random.nextInt(20));
        int one = random.nextInt(made.size());
        List<LoggedCorrection> without = new ArrayList<>(made);
        without.remove(one);
        made.set(one, undo(made.get(one)));

        assertThat(apply(found, made)).isEqualTo(apply(found, without));
    }

    @RepeatedTest(30)
    void merges_come_to_the_same_groups_in_whatever_order_they_are_made(RepetitionInfo repetition) {
        Random random = random(repetition);
        List<FoundCitation> found = found(random);
        List<Correction> merges = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(WORKS); i++) {
            merges.add(new Merge(work(random), work(random)));
        }
        List<Correction> shuffled = new ArrayList<>(merges);
        Collections.shuffle(shuffled, random);

        assertThat(groups(apply(found, logged(shuffled)))).isEqualTo(groups(apply(found, logged(merges))));
    }

    @RepeatedTest(30)
    void no_citation_is_lost_or_doubled_by_merging_splitting_and_moving(RepetitionInfo repetition) {
        Random random = random(repetition);
        List<FoundCitation> found = found(random);
        List<Correction> made = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            made.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new Merge(work(random), work(random));
                        case 1 -> new Split(work(random), "made" + i, citations(random));
                        default -> new Move(citations(random), work(random));
                    });
        }

        assertThat(apply(found, logged(made)))
                .extracting(FoundCitation::id)
                .containsExactlyElementsOf(found.stream().map(FoundCitation::id).toList());
    }

    @Test
    void a_work_that_was_split_and_merged_again_has_the_passages_it_had() {
        List<FoundCitation> found = found(new Random(7));
        String work = CitedWork.of(found).getFirst().id();
        List<String> some = found.stream()
                .filter(one -> one.work().equals(work))
                .map(FoundCitation::id)
                .limit(2)
                .toList();

        List<FoundCitation> split = apply(found, logged(List.of(new Split(work, "made", some))));
        List<FoundCitation> merged =
                apply(found, logged(List.of(new Split(work, "made", some), new Merge("made", work))));

        assertThat(split).filteredOn(one -> one.work().equals("made")).hasSize(2);
        assertThat(merged).isEqualTo(found);
    }

    @Test
    void a_work_keeps_all_its_names_and_a_merge_of_merged_works_ends_at_one() {
        Corrections corrections =
                Corrections.of(logged(List.of(new Merge("a", "b"), new Merge("b", "c"), new Merge("c", "a"))));

        assertThat(corrections.canonical("a")).isEqualTo("c");
        assertThat(corrections.namesOf("b")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void a_part_falls_back_on_its_volume_also_after_that_was_merged() {
        Corrections corrections = Corrections.of(logged(List.of(
                new Contribution("volume", "part", "Fitzpatrick, Sheila", List.of("c1")),
                new Merge("volume", "other"))));

        assertThat(corrections.partOf("part"))
                .get()
                .extracting(Contribution::volume, Contribution::name)
                .containsExactly("other", "Fitzpatrick, Sheila");
        assertThat(corrections.workOf("c1", "volume")).isEqualTo("part");
        assertThat(corrections.workOf("c2", "volume")).isEqualTo("other");
        assertThat(corrections.madeFrom("part")).contains("other");
    }

    @Test
    void who_may_be_living_is_asked_of_all_that_a_work_was_merged_from() {
        Corrections corrections = Corrections.of(logged(List.of(new Living("a", true), new Merge("a", "b"))));

        assertThat(corrections.mayBeLiving("b")).isTrue();
        assertThat(corrections.mayBeLiving("c")).isFalse();
        assertThat(corrections.mayBeLiving(DOCUMENT)).isFalse();
        assertThat(Corrections.of(logged(List.of(new LivingInDocument(DOCUMENT, true))))
                        .mayBeLiving(DOCUMENT))
                .isTrue();
    }

    private static Random random(RepetitionInfo repetition) {
        return new Random(SEED + repetition.getCurrentRepetition());
    }

    private List<FoundCitation> apply(List<FoundCitation> found, List<LoggedCorrection> made) {
        return correcting.apply(VERSION, found, Corrections.of(made)).citations();
    }

    private static Set<Set<String>> groups(List<FoundCitation> citations) {
        Map<String, Set<String>> groups = new HashMap<>();
        citations.forEach(one ->
                groups.computeIfAbsent(one.work(), any -> new HashSet<>()).add(one.id()));
        return new HashSet<>(groups.values());
    }

    private static List<FoundCitation> found(Random random) {
        List<FoundCitation> found = new ArrayList<>();
        for (int i = 0; i < CITATIONS; i++) {
            int work = random.nextInt(WORKS);
            var reference = new Reference(List.of("Author " + work), "Title " + work, OptionalInt.of(1990), "");
            var citation = new Citation(
                    Citation.Form.LINE,
                    span(100 * i + 50),
                    reference,
                    Optional.of(span(100 * i + 60)),
                    Optional.of(span(100 * i)));
            found.add(new FoundCitation("citation" + i, "work" + work, VERSION, citation));
        }
        return found;
    }

    private static TextSpan span(int start) {
        return new TextSpan(start, start + 5);
    }

    private static String work(Random random) {
        int one = random.nextInt(WORKS + 3);
        return one < WORKS ? "work" + one : "made" + (one - WORKS);
    }

    private static String citation(Random random) {
        int one = random.nextInt(CITATIONS + 3);
        return one < CITATIONS ? "citation" + one : "added" + (one - CITATIONS);
    }

    private static List<String> citations(Random random) {
        Set<String> some = new HashSet<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            some.add(citation(random));
        }
        return List.copyOf(some);
    }

    private static List<LoggedCorrection> some(Random random, int count) {
        List<Correction> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(any(random));
        }
        return logged(made);
    }

    private static Correction any(Random random) {
        String made = "made" + random.nextInt(3);
        Reference reference = new Reference(List.of(), "Other " + random.nextInt(), OptionalInt.empty(), "");
        return switch (random.nextInt(10)) {
            case 0 -> new Merge(work(random), work(random));
            case 1 -> new Split(work(random), made, citations(random));
            case 2 -> new Contribution(work(random), made, "Somebody", citations(random));
            case 3 -> new Move(citations(random), work(random));
            case 4 -> new Respan(citation(random), spans(random));
            case 5 -> new Removal(citation(random));
            case 6 -> new Addition("added" + random.nextInt(3), spans(random), reference, work(random));
            case 7 -> new Rename(work(random), reference);
            case 8 -> new LivingInDocument(DOCUMENT, random.nextBoolean());
            default -> new Living(work(random), random.nextBoolean());
        };
    }

    private static Spans spans(Random random) {
        int start = random.nextInt(5_000);
        return new Spans(DOCUMENT, VERSION.hash(), span(start), Optional.empty(), Optional.of(span(start + 50)));
    }

    private static List<LoggedCorrection> logged(List<? extends Correction> made) {
        List<LoggedCorrection> logged = new ArrayList<>();
        made.forEach(one -> logged.add(new LoggedCorrection(logged.size() + 1, one, SOMEBODY, DAY, Optional.empty())));
        return logged;
    }

    private static LoggedCorrection undo(LoggedCorrection one) {
        return new LoggedCorrection(
                one.number(),
                one.correction(),
                one.by(),
                one.at(),
                Optional.of(new LoggedCorrection.Undone(SOMEBODY, DAY)));
    }
}
