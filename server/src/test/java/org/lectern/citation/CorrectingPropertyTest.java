package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.citation.Correcting.Outcome;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;

/**
 * People merge, split, move, undo and redo at random in a real store, and it is always as a plain list of what holds says
 * it is: which citations go together, and that none is lost. Undone to the start it is the start.
 */
class CorrectingPropertyTest {
    private static final Instant DAY = Instant.parse("2024-05-06T07:08:09.010Z");
    private static final AccountId SOMEBODY = new AccountId("aaaaaaaaaaaa");
    private static final Viewer ANYONE = Viewer.ANYONE;
    private static final int STEPS = 16;
    private static final int CITATIONS = 18;
    private static final int WORKS = 6;
    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());

    static {
        System.out.println("CorrectingPropertyTest -Dlectern.seed=" + SEED);
    }

    @TempDir
    private Path folder;

    /** What somebody did, as a person would tell it. */
    private sealed interface Told {
        record Same(String from, String into) implements Told {}

        record Others(List<String> citations, String work) implements Told {}
    }

    /** What holds, by the number of the correction. */
    private static final class Model {
        private final Map<String, String> start = new HashMap<>();
        private final Map<Long, Told> told = new LinkedHashMap<>();
        private final Set<Long> undone = new HashSet<>();

        Map<String, String> works() {
            Map<String, String> works = new HashMap<>(start);
            Map<String, String> became = new HashMap<>();
            told.forEach((number, one) -> {
                if (undone.contains(number)) {
                    return;
                }
                switch (one) {
                    case Told.Same same -> {
                        String from = at(became, same.from());
                        String into = at(became, same.into());
                        if (!from.equals(into)) {
                            became.put(from, into);
                            works.replaceAll((citation, work) -> work.equals(from) ? into : work);
                        }
                    }
                    case Told.Others others ->
                        others.citations().forEach(citation -> works.put(citation, at(became, others.work())));
                }
            });
            return works;
        }

        private static String at(Map<String, String> became, String work) {
            String now = work;
            while (became.containsKey(now)) {
                now = became.get(now);
            }
            return now;
        }
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < CITATIONS; n++) {
            text.append("What number %d remembers of the year %d in words of its own.\n".formatted(n, 1930 + n))
                    .append("Author%s, Ann. Book number %s. London: Press, 199%d, p. %d\n\n"
                            .formatted("abcdef".charAt(n % WORKS), "abcdef".charAt(n % WORKS), n % WORKS, 10 + n));
        }
        return text.toString();
    }

    @RepeatedTest(6)
    void whatever_people_do_the_works_are_what_the_corrections_that_hold_say(RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        try (Library library = Library.in(folder.resolve("library" + repetition.getCurrentRepetition()))) {
            List<FoundCitation> start = library.ingest(text());
            assertThat(CitedWork.of(start)).hasSize(WORKS);
            Model model = new Model();
            start.forEach(one -> model.start.put(one.id(), one.work()));
            for (int step = 0; step < STEPS; step++) {
                act(library, model, random);
                assertThat(works(library)).as("after step %d", step).isEqualTo(model.works());
            }

            List<Long> holding = new ArrayList<>(model.told.keySet());
            holding.removeAll(model.undone);
            Collections.shuffle(holding, random);
            for (long number : holding) {
                hold(library, model, number, false);
                assertThat(works(library)).isEqualTo(model.works());
            }
            assertThat(library.citations()).isEqualTo(start);
            assertThat(library.index.works(library.citations())).isEqualTo(library.index.works(start));

            holding.forEach(number -> hold(library, model, number, true));
            assertThat(works(library)).as("done again").isEqualTo(model.works());
        }
    }

    private static Map<String, String> works(Library library) {
        Map<String, String> works = new HashMap<>();
        library.citations().forEach(one -> works.put(one.id(), one.work()));
        return works;
    }

    private static void hold(Library library, Model model, long number, boolean holds) {
        assertThat(library.correcting.setHolding(number, holds, ANYONE, SOMEBODY, DAY))
                .isInstanceOf(Outcome.Done.class);
        if (holds) {
            model.undone.remove(number);
        } else {
            model.undone.add(number);
        }
    }

    /** One thing that somebody may do; what makes no sense there is refused and changes nothing. */
    private static void act(Library library, Model model, Random random) {
        List<CitedWork> works = library.index.works(library.citations());
        CitedWork one = works.get(random.nextInt(works.size()));
        CitedWork other = works.get(random.nextInt(works.size()));
        List<String> some = one.citations().stream()
                .map(FoundCitation::id)
                .filter(any -> random.nextBoolean())
                .toList();
        switch (random.nextInt(6)) {
            case 0 ->
                done(library.correcting.merge(one.id(), other.id(), ANYONE, SOMEBODY, DAY))
                        .ifPresent(made -> model.told.put(made.number(), new Told.Same(one.id(), other.id())));
            case 1 ->
                done(library.correcting.split(one.id(), some, ANYONE, SOMEBODY, DAY))
                        .ifPresent(made -> model.told.put(
                                made.number(),
                                new Told.Others(
                                        some, made.correction().workIds().getLast())));
            case 2 ->
                done(library.correcting.contribute(one.id(), "Fitzpatrick", some, ANYONE, SOMEBODY, DAY))
                        .ifPresent(made -> model.told.put(
                                made.number(),
                                new Told.Others(
                                        some, made.correction().workIds().getLast())));
            case 3 ->
                done(library.correcting.move(some, other.id(), ANYONE, SOMEBODY, DAY))
                        .ifPresent(made -> model.told.put(made.number(), new Told.Others(some, other.id())));
            default ->
                any(model, random).ifPresent(number -> hold(library, model, number, model.undone.contains(number)));
        }
    }

    private static Optional<Long> any(Model model, Random random) {
        List<Long> numbers = List.copyOf(model.told.keySet());
        return IntStream.of(numbers.isEmpty() ? -1 : random.nextInt(numbers.size()))
                .filter(n -> n >= 0)
                .mapToObj(numbers::get)
                .findFirst();
    }

    private static Optional<LoggedCorrection> done(Outcome outcome) {
        return outcome instanceof Outcome.Done(var correction) ? Optional.of(correction) : Optional.empty();
    }
}
