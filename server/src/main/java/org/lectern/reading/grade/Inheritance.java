package org.lectern.reading.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lectern.anchor.TextSpan;
import org.lectern.people.AccountId;

/**
 * Which grade holds for a passage. Pure: the same grades always give the same.
 *
 * <p>A source's grade is given on the passage itself, else on this citation, else on the work for a scope that names this
 * citation or for the whole work, where it is a part of a volume at last on that. The document's own grade holds only for words that nothing is cited for: a compilation
 * may be careless and quote what is not. Claims and transmission are graded where they stand and inherit nothing.
 *
 * <p>Of one person the more particular scope goes before the whole work, and of two the later. Of several people every
 * answer counts; what goes before does so whoever gave it.
 */
public final class Inheritance {
    /**
     * What grades are looked up by.
     *
     * @param words all that belongs to the passage: what is quoted, and the citation
     * @param citation the path of the citation; empty for the document's own words
     * @param works the id of the work, then of what it is a part of; none for the document's own words
     */
    public record Subject(List<TextSpan> words, Optional<String> citation, List<String> works) {
        public Subject {
            words = List.copyOf(words);
            works = List.copyOf(works);
        }

        boolean overlaps(TextSpan span) {
            return words.stream().anyMatch(span::overlaps);
        }
    }

    /** A grade on words of the version. */
    public record OnWords(TextSpan span, Given given) {}

    /**
     * Everything that was given on one axis of one scale and that may count.
     *
     * @param onCitations by path
     * @param onWorks by id
     */
    public record Grades(
            List<OnWords> onWords,
            Map<String, List<Given>> onCitations,
            Map<String, List<Given>> onWorks,
            List<Given> onDocument) {
        public static final Grades NONE = new Grades(List.of(), Map.of(), Map.of(), List.of());
    }

    private static final Comparator<Given> LATER =
            Comparator.comparing(Given::at).thenComparing(given -> given.id().order());

    private final Function<Given, OptionalDouble> concern;

    /** @param concern how much a grade gives to think about; empty for what says nothing */
    public Inheritance(Function<Given, OptionalDouble> concern) {
        this.concern = concern;
    }

    /** The source's grade. */
    public Optional<Effective> source(Subject subject, Grades grades) {
        return inPlace(subject, grades)
                .or(() -> subject.works().stream()
                        .flatMap(work -> effective(
                                Origin.WORK,
                                grades.onWorks().getOrDefault(work, List.of()),
                                given -> given.reaches(subject.citation().orElse("")))
                                .stream())
                        .findFirst())
                .or(() -> subject.citation().isPresent()
                        ? Optional.empty()
                        : effective(Origin.DOCUMENT, grades.onDocument(), given -> true));
    }

    /** What was given where the passage stands; all that there is for claims and transmission. */
    public Optional<Effective> inPlace(Subject subject, Grades grades) {
        List<Given> onWords = grades.onWords().stream()
                .filter(one -> subject.overlaps(one.span()))
                .map(OnWords::given)
                .toList();
        return effective(Origin.PASSAGE, onWords, given -> true)
                .or(() -> subject.citation()
                        .flatMap(citation -> effective(
                                Origin.CITATION,
                                grades.onCitations().getOrDefault(citation, List.of()),
                                given -> true)));
    }

    /** What a list of grades comes to; empty where none is wanted. */
    public Optional<Effective> effective(Origin origin, List<Given> all, Predicate<Given> wanted) {
        Map<AccountId, Given> byAccount = new LinkedHashMap<>();
        for (Given given : all) {
            if (wanted.test(given)) {
                byAccount.merge(given.by(), given, Inheritance::nearer);
            }
        }
        if (byAccount.isEmpty()) {
            return Optional.empty();
        }
        List<Given> given = new ArrayList<>(byAccount.values());
        given.sort(LATER);
        return Optional.of(new Effective(origin, given, leading(given)));
    }

    /** Of two grades by one person: the one with a scope, else the later. */
    private static Given nearer(Given one, Given other) {
        boolean scoped = one.rating().scope().isPresent();
        if (scoped != other.rating().scope().isPresent()) {
            return scoped ? one : other;
        }
        return LATER.compare(one, other) >= 0 ? one : other;
    }

    private Given leading(List<Given> given) {
        return given.stream()
                .max(Comparator.<Given>comparingDouble(one -> concern.apply(one).orElse(-1))
                        .thenComparing(LATER))
                .orElseThrow();
    }
}
