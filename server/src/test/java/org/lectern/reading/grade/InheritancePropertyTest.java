package org.lectern.reading.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.people.AccountId;
import org.lectern.reading.grade.Inheritance.Grades;
import org.lectern.reading.grade.Inheritance.OnWords;
import org.lectern.reading.grade.Inheritance.Subject;
import org.lectern.review.Axis;
import org.lectern.review.Scale;

/** Which grade holds, for any grades that people may have given. */
class InheritancePropertyTest {
    private static final int CASES = 3_000;
    private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E", "F");
    private static final List<String> CITATIONS = List.of("/citations/c1", "/citations/c2", "/citations/c3");
    private static final List<String> WORKS = List.of("w1", "w2");

    private final Inheritance inheritance =
            new Inheritance(given -> Scale.ADMIRALTY.concern(Axis.SOURCE, given.value()));
    private Random random;
    private int made;

    @BeforeEach
    void seed() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("InheritancePropertyTest -Dlectern.seed=" + seed);
        random = new Random(seed);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Given given(boolean mayHaveScope) {
        boolean scoped = mayHaveScope && random.nextInt(3) == 0;
        List<String> within =
                scoped ? CITATIONS.stream().filter(any -> random.nextBoolean()).toList() : List.of();
        Instant at = Instant.ofEpochSecond(random.nextInt(50));
        return new Given(
                AnnotationId.make(Instant.ofEpochSecond(++made), Optional.empty()),
                new AccountId("reviewer" + "abcd".charAt(random.nextInt(4)) + "aaa"),
                at,
                new ReliabilityRating(
                        "source",
                        "admiralty",
                        1,
                        any(LETTERS),
                        scoped ? Optional.of("scope " + random.nextInt(2)) : Optional.empty(),
                        within,
                        Optional.empty()));
    }

    private List<Given> some(int most, boolean mayHaveScope) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(any -> given(mayHaveScope))
                .toList();
    }

    private TextSpan span() {
        int start = random.nextInt(100);
        return new TextSpan(start, start + 1 + random.nextInt(20));
    }

    private Grades grades() {
        Map<String, List<Given>> onCitations = new HashMap<>();
        CITATIONS.forEach(citation -> onCitations.put(citation, some(2, false)));
        Map<String, List<Given>> onWorks = new HashMap<>();
        WORKS.forEach(work -> onWorks.put(work, some(4, true)));
        List<OnWords> onWords =
                some(3, false).stream().map(given -> new OnWords(span(), given)).toList();
        return new Grades(onWords, onCitations, onWorks, some(2, false));
    }

    private Subject subject() {
        boolean cited = random.nextInt(4) != 0;
        return new Subject(
                List.of(span()), cited ? Optional.of(any(CITATIONS)) : Optional.empty(), cited ? works() : List.of());
    }

    /** A work, perhaps a part of the other. */
    private List<String> works() {
        String work = any(WORKS);
        return random.nextBoolean() ? List.of(work) : List.of(work, WORKS.get(1 - WORKS.indexOf(work)));
    }

    private static Optional<String> value(Optional<Effective> effective) {
        return effective.map(found -> found.leading().value());
    }

    @Test
    void passage_goes_before_citation_before_work_and_the_document_speaks_for_its_own_words_alone() {
        for (int n = 0; n < CASES; n++) {
            Grades grades = grades();
            Subject subject = subject();
            boolean onWords = grades.onWords().stream()
                    .anyMatch(one -> subject.words().stream().anyMatch(one.span()::overlaps));
            boolean onCitation = subject.citation()
                    .filter(citation -> !grades.onCitations()
                            .getOrDefault(citation, List.of())
                            .isEmpty())
                    .isPresent();
            boolean onWork = subject.works().stream()
                    .anyMatch(work -> grades.onWorks().getOrDefault(work, List.of()).stream()
                            .anyMatch(given -> given.reaches(subject.citation().orElseThrow())));
            Optional<Origin> expected = onWords
                    ? Optional.of(Origin.PASSAGE)
                    : onCitation
                            ? Optional.of(Origin.CITATION)
                            : onWork
                                    ? Optional.of(Origin.WORK)
                                    : subject.citation().isEmpty()
                                                    && !grades.onDocument().isEmpty()
                                            ? Optional.of(Origin.DOCUMENT)
                                            : Optional.empty();
            assertThat(inheritance.source(subject, grades).map(Effective::origin))
                    .isEqualTo(expected);
        }
    }

    /** The same again, as plainly as it can be said: who said what nearest to the passage. */
    private static Optional<Map<AccountId, AnnotationId>> plainly(Subject subject, Grades grades) {
        List<List<Given>> nearestFirst = new ArrayList<>();
        nearestFirst.add(grades.onWords().stream()
                .filter(one -> subject.words().stream().anyMatch(one.span()::overlaps))
                .map(OnWords::given)
                .toList());
        subject.citation().ifPresent(citation -> {
            nearestFirst.add(grades.onCitations().getOrDefault(citation, List.of()));
            for (String work : subject.works()) {
                List<Given> onWork = grades.onWorks().getOrDefault(work, List.of());
                nearestFirst.add(onWork.stream()
                        .filter(given -> given.rating().scope().isEmpty()
                                || given.rating().within().contains(citation))
                        .toList());
            }
        });
        if (subject.citation().isEmpty()) {
            nearestFirst.add(grades.onDocument());
        }
        return nearestFirst.stream()
                .filter(given -> !given.isEmpty())
                .findFirst()
                .map(given -> {
                    Map<AccountId, AnnotationId> said = new HashMap<>();
                    given.stream()
                            .sorted(Comparator.<Given, Boolean>comparing(
                                            one -> one.rating().scope().isPresent())
                                    .thenComparing(Given::at)
                                    .thenComparing(one -> one.id().order()))
                            .forEach(one -> said.put(one.by(), one.id()));
                    return said;
                });
    }

    @Test
    void what_holds_is_what_the_plain_rule_says_whatever_is_given_and_taken_back() {
        for (int n = 0; n < CASES / 10; n++) {
            Grades start = grades();
            List<Subject> subjects =
                    IntStream.range(0, 8).mapToObj(any -> subject()).toList();
            List<Grades> states = new ArrayList<>(List.of(start));
            for (int step = 0; step < 10; step++) {
                states.add(random.nextInt(3) == 0 ? states.get(random.nextInt(states.size())) : more(states.getLast()));
                for (Subject subject : subjects) {
                    Optional<Effective> held = inheritance.source(subject, states.getLast());
                    assertThat(held.map(InheritancePropertyTest::said)).isEqualTo(plainly(subject, states.getLast()));
                }
            }
        }
    }

    private static Map<AccountId, AnnotationId> said(Effective effective) {
        Map<AccountId, AnnotationId> said = new HashMap<>();
        effective.given().forEach(given -> said.put(given.by(), given.id()));
        return said;
    }

    /** With one grade more, somewhere. */
    private Grades more(Grades before) {
        Map<String, List<Given>> onCitations = new HashMap<>(before.onCitations());
        Map<String, List<Given>> onWorks = new HashMap<>(before.onWorks());
        List<OnWords> onWords = new ArrayList<>(before.onWords());
        List<Given> onDocument = new ArrayList<>(before.onDocument());
        switch (random.nextInt(4)) {
            case 0 -> onWords.add(new OnWords(span(), given(false)));
            case 1 -> onCitations.merge(any(CITATIONS), List.of(given(false)), InheritancePropertyTest::joined);
            case 2 -> onWorks.merge(any(WORKS), List.of(given(true)), InheritancePropertyTest::joined);
            default -> onDocument.add(given(false));
        }
        return new Grades(onWords, onCitations, onWorks, onDocument);
    }

    private static List<Given> joined(List<Given> some, List<Given> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Test
    void each_reviewer_counts_once_with_what_is_nearest_and_else_latest() {
        for (int n = 0; n < CASES; n++) {
            List<Given> all = some(8, true);
            String citation = any(CITATIONS);
            Optional<Effective> effective = inheritance.effective(Origin.WORK, all, given -> given.reaches(citation));
            List<Given> reaching =
                    all.stream().filter(given -> given.reaches(citation)).toList();
            List<Given> counted = effective.map(Effective::given).orElse(List.of());
            assertThat(counted).extracting(Given::by).doesNotHaveDuplicates();
            assertThat(counted)
                    .extracting(Given::by)
                    .containsExactlyInAnyOrderElementsOf(
                            reaching.stream().map(Given::by).distinct().toList());
            for (Given one : counted) {
                List<Given> own = reaching.stream()
                        .filter(given -> given.by().equals(one.by()))
                        .toList();
                boolean anyScoped =
                        own.stream().anyMatch(given -> given.rating().scope().isPresent());
                assertThat(one.rating().scope().isPresent()).isEqualTo(anyScoped);
                assertThat(own.stream()
                                .filter(given -> given.rating().scope().isPresent() == anyScoped)
                                .noneMatch(given -> given.at().isAfter(one.at())))
                        .isTrue();
            }
        }
    }

    @Test
    void the_order_in_which_grades_come_changes_nothing() {
        for (int n = 0; n < CASES; n++) {
            Grades grades = grades();
            Subject subject = subject();
            Grades shuffled = new Grades(
                    shuffled(grades.onWords()),
                    shuffled(grades.onCitations()),
                    shuffled(grades.onWorks()),
                    shuffled(grades.onDocument()));
            assertThat(inheritance.source(subject, shuffled)).isEqualTo(inheritance.source(subject, grades));
        }
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private Map<String, List<Given>> shuffled(Map<String, List<Given>> map) {
        Map<String, List<Given>> copy = new HashMap<>();
        map.forEach((key, list) -> copy.put(key, shuffled(list)));
        return copy;
    }

    @Test
    void what_says_nothing_leads_only_where_nobody_says_anything() {
        for (int n = 0; n < CASES; n++) {
            inheritance.effective(Origin.WORK, some(6, false), given -> true).ifPresent(effective -> {
                List<String> values =
                        effective.given().stream().map(Given::value).toList();
                String worst = values.stream()
                        .filter(value -> !value.equals("F"))
                        .max(String::compareTo)
                        .orElse("F");
                assertThat(effective.leading().value()).isEqualTo(worst);
                assertThat(effective.differs())
                        .isEqualTo(values.stream().distinct().count() > 1);
            });
        }
    }

    @Test
    void grading_a_work_changes_only_what_it_reaches_and_what_has_no_grade_of_its_own() {
        for (int n = 0; n < CASES; n++) {
            Grades before = grades();
            String work = any(WORKS);
            Given more = given(true);
            Map<String, List<Given>> onWorks = new HashMap<>(before.onWorks());
            onWorks.put(
                    work,
                    Stream.concat(onWorks.getOrDefault(work, List.of()).stream(), Stream.of(more))
                            .toList());
            Grades after = new Grades(before.onWords(), before.onCitations(), onWorks, before.onDocument());
            Subject subject = subject();
            Optional<Effective> was = inheritance.source(subject, before);
            Optional<Effective> is = inheritance.source(subject, after);
            boolean nearest = subject.works().indexOf(work) == 0
                    || (subject.works().contains(work)
                            && before.onWorks().getOrDefault(subject.works().getFirst(), List.of()).stream()
                                    .noneMatch(given ->
                                            given.reaches(subject.citation().orElseThrow())));
            boolean reached = nearest && more.reaches(subject.citation().orElseThrow());
            boolean ownGrade = was.filter(held -> !held.origin().isInherited()).isPresent();
            if (!reached || ownGrade) {
                assertThat(is).isEqualTo(was);
            } else {
                assertThat(is.orElseThrow().origin()).isEqualTo(Origin.WORK);
            }
            // and taking it back brings everything back
            assertThat(inheritance.source(subject, before)).isEqualTo(was);
        }
    }

    @Test
    void claims_and_transmission_inherit_nothing() {
        for (int n = 0; n < CASES; n++) {
            Grades grades = grades();
            Subject subject = subject();
            Grades without = new Grades(grades.onWords(), grades.onCitations(), Map.of(), List.of());
            Optional<Effective> held = inheritance.inPlace(subject, grades);
            assertThat(held).isEqualTo(inheritance.inPlace(subject, without));
            assertThat(held.filter(effective -> effective.origin().isInherited()))
                    .isEmpty();
            assertThat(value(held)).isEqualTo(value(inheritance.source(subject, without)));
        }
    }
}
