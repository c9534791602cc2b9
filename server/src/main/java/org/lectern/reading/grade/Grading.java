package org.lectern.reading.grade;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.RatingStore;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.reading.grade.Inheritance.Grades;
import org.lectern.reading.grade.Inheritance.OnWords;
import org.lectern.reading.grade.Inheritance.Subject;
import org.lectern.review.Axis;
import org.lectern.review.Scale;
import org.lectern.review.Scales;

/**
 * Works out what holds for the passages of a document. The ratings that somebody may read are kept in memory until
 * anything changes.
 */
public final class Grading {
    private static final int VIEWERS_IN_MEMORY = 100;

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final RatingStore ratings;
    private final Scales scales;
    private final OwnWords ownWords;
    private final Cache<Asked, Snapshot> snapshots =
            Caffeine.newBuilder().maximumSize(VIEWERS_IN_MEMORY).build();

    private record Asked(Viewer viewer, Optional<GroupId> group) {}

    public Grading(Catalogue catalogue, CitationIndex citations, RatingStore ratings, Scales scales) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.ratings = ratings;
        this.scales = scales;
        this.ownWords = new OwnWords(catalogue);
    }

    Snapshot snapshot(Lens lens) {
        // Read before the ratings: what comes in between is looked for again
        long now = ratings.lastCursor();
        Asked asked = new Asked(lens.viewer(), lens.group());
        Snapshot known = snapshots.getIfPresent(asked);
        if (known != null && known.isOf(now)) {
            return known;
        }
        Snapshot read = new Snapshot(
                now,
                ratings.ratings(lens.group(), Optional.empty(), lens.viewer()),
                citations.corrections()::canonical);
        snapshots.put(asked, read);
        return read;
    }

    /** How much a grade gives to think about, by the version of the scale that it was given on. */
    Inheritance inheritance() {
        Map<String, Optional<Scale>> known = new HashMap<>();
        return new Inheritance(given -> known.computeIfAbsent(
                        given.rating().scale() + " " + given.rating().scaleVersion(), any -> scaleOf(given))
                .map(scale -> Axis.of(given.rating().axis())
                        .map(axis -> scale.concern(axis, given.value()))
                        .orElse(OptionalDouble.empty()))
                .orElse(OptionalDouble.empty()));
    }

    /** The scale that a grade was given on, in that version. */
    public Optional<Scale> scaleOf(Given given) {
        return scales.find(given.rating().scale(), given.rating().scaleVersion());
    }

    /** How much a source's grade gives to think about, from 0 to 1; empty for what says nothing. */
    public OptionalDouble concern(Given given) {
        return scaleOf(given)
                .map(scale -> scale.concern(Axis.SOURCE, given.value()))
                .orElse(OptionalDouble.empty());
    }

    /** All that was given to a work on the scale that is looked through, oldest first. */
    public List<Given> onWork(String work, Lens lens) {
        return snapshot(lens).onWorks(lens.scale()).getOrDefault(work, List.of());
    }

    /** The ids of the scales on which there are grades of sources here. */
    public List<String> scalesUsed(Lens lens) {
        return snapshot(lens).scales();
    }

    /** What holds in a version that the viewer may see. */
    public DocumentGrades of(Version version, Lens lens) {
        List<FoundCitation> found = citations.citationsOf(version, lens.viewer());
        Map<Axis, Grades> grades = grades(version, lens);
        List<GradedPassage> passages = passages(version, found, grades, rated(grades));
        Optional<Effective> document = ofDocument(grades);
        return new DocumentGrades(version, passages, document, pages(version, found, passages, document));
    }

    /** The passages of a version that the viewer may see, in the order of the text. */
    public List<GradedPassage> passages(Version version, Lens lens) {
        Map<Axis, Grades> grades = grades(version, lens);
        return passages(version, citations.citationsOf(version, lens.viewer()), grades, rated(grades));
    }

    /** The passages of some of a version's citations, in the order of the text. */
    public List<GradedPassage> passages(Version version, List<FoundCitation> some, Lens lens) {
        return passages(version, some, grades(version, lens), List.of());
    }

    /**
     * What holds on one page, without what holds on others: what a long text has on all of its pages is too much to be worked
     * out for each of them.
     */
    public DocumentGrades onPage(Version version, int page, Lens lens) {
        Map<Axis, Grades> grades = grades(version, lens);
        Optional<TextSpan> span = catalogue.pageSpan(version, page);
        List<GradedPassage> passages =
                span.map(on -> onPage(version, on, grades, lens)).orElseGet(List::of);
        return new DocumentGrades(version, passages, ofDocument(grades), List.of());
    }

    private List<GradedPassage> onPage(Version version, TextSpan page, Map<Axis, Grades> grades, Lens lens) {
        List<TextSpan> rated = rated(grades).stream().filter(page::overlaps).toList();
        int start = rated.stream().mapToInt(TextSpan::start).reduce(page.start(), Math::min);
        int end = rated.stream().mapToInt(TextSpan::end).reduce(page.end(), Math::max);
        TextSpan wanted = new TextSpan(start, end);
        List<FoundCitation> found = citations.citationsOf(version, lens.viewer()).stream()
                .filter(one -> one.citation().span().overlaps(wanted)
                        || one.citation().quoted().filter(wanted::overlaps).isPresent())
                .toList();
        return passages(version, found, grades, rated);
    }

    /** How many passages of a version's citations have a source's grade. */
    public int rated(Version version, Lens lens) {
        Grades grades = grades(Axis.SOURCE, lens, version);
        boolean mayBeRated = !grades.onWords().isEmpty()
                || !grades.onCitations().isEmpty()
                || !grades.onWorks().isEmpty();
        Inheritance inheritance = inheritance();
        Corrections corrections = citations.corrections();
        return mayBeRated
                ? (int) citations.citationsOf(version, lens.viewer()).stream()
                        .filter(one -> inheritance
                                .source(subject(one, corrections), grades)
                                .isPresent())
                        .count()
                : 0;
    }

    private Map<Axis, Grades> grades(Version version, Lens lens) {
        Map<Axis, Grades> grades = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            grades.put(axis, grades(axis, lens, version));
        }
        return grades;
    }

    private Optional<Effective> ofDocument(Map<Axis, Grades> grades) {
        return inheritance()
                .effective(
                        Origin.DOCUMENT,
                        grades.getOrDefault(Axis.SOURCE, Grades.NONE).onDocument(),
                        given -> true);
    }

    private static List<TextSpan> rated(Map<Axis, Grades> grades) {
        return grades.values().stream()
                .flatMap(some -> some.onWords().stream())
                .map(OnWords::span)
                .distinct()
                .sorted(Comparator.comparingInt(TextSpan::start))
                .toList();
    }

    /** @param rated words that are passages too where no citation has any of them */
    private List<GradedPassage> passages(
            Version version, List<FoundCitation> found, Map<Axis, Grades> grades, List<TextSpan> rated) {
        Inheritance inheritance = inheritance();
        Corrections corrections = citations.corrections();
        List<GradedPassage> passages = new ArrayList<>();
        for (FoundCitation citation : found) {
            Subject subject = subject(citation, corrections);
            passages.add(graded(version, words(citation), Optional.of(citation), subject, grades, inheritance));
        }
        for (TextSpan alone : withoutCitation(rated, passages)) {
            Subject subject = new Subject(List.of(alone), Optional.empty(), List.of());
            passages.add(graded(version, List.of(alone), Optional.empty(), subject, grades, inheritance));
        }
        passages.sort(
                Comparator.comparingInt(passage -> passage.words().getFirst().start()));
        return passages;
    }

    /** What was given on one axis that may hold in a version. */
    Grades grades(Axis axis, Lens lens, Version version) {
        return snapshot(lens).of(axis, lens.scale(), version);
    }

    /** A contributor's part falls back to its volume. */
    static Subject subject(FoundCitation citation, Corrections corrections) {
        List<String> works = corrections
                .partOf(citation.work())
                .map(part -> List.of(citation.work(), part.volume()))
                .orElseGet(() -> List.of(citation.work()));
        return new Subject(words(citation), Optional.of(citation.path()), works);
    }

    /** All that belongs to a citation: what it is cited for, and its own words. */
    static List<TextSpan> words(FoundCitation citation) {
        TextSpan own = citation.citation().span();
        return citation.citation()
                .quoted()
                .map(quoted -> quoted.start() <= own.start() ? List.of(quoted, own) : List.of(own, quoted))
                .orElse(List.of(own));
    }

    private GradedPassage graded(
            Version version,
            List<TextSpan> words,
            Optional<FoundCitation> citation,
            Subject subject,
            Map<Axis, Grades> grades,
            Inheritance inheritance) {
        Map<Axis, Effective> holding = new EnumMap<>(Axis.class);
        grades.forEach((axis, given) -> (axis == Axis.SOURCE
                        ? inheritance.source(subject, given)
                        : inheritance.inPlace(subject, given))
                .ifPresent(effective -> holding.put(axis, effective)));
        PassagePages pages = PassagePages.of(catalogue, version, words);
        return new GradedPassage(words, pages.first(), pages.last(), citation, holding);
    }

    /** Words that somebody rated and that belong to no citation; those that overlap are one passage. */
    private static List<TextSpan> withoutCitation(List<TextSpan> all, List<GradedPassage> cited) {
        List<TextSpan> rated = all.stream()
                .filter(span -> cited.stream()
                        .noneMatch(passage -> passage.words().stream().anyMatch(span::overlaps)))
                .toList();
        List<TextSpan> joined = new ArrayList<>();
        for (TextSpan span : rated) {
            if (!joined.isEmpty() && joined.getLast().end() > span.start()) {
                TextSpan before = joined.removeLast();
                joined.add(new TextSpan(before.start(), Math.max(before.end(), span.end())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private List<PageGrades> pages(
            Version version, List<FoundCitation> found, List<GradedPassage> passages, Optional<Effective> document) {
        Map<Integer, List<GradedPassage>> byPage = new HashMap<>();
        for (GradedPassage passage : passages) {
            for (int page = passage.firstPage(); page <= passage.lastPage(); page++) {
                byPage.computeIfAbsent(page, any -> new ArrayList<>()).add(passage);
            }
        }
        List<PageGrades> pages = new ArrayList<>();
        for (int page = 1; page <= version.pages(); page++) {
            boolean own = document.isPresent() && ownWords.areOn(version, found, page);
            pages.add(new PageGrades(page, byPage.getOrDefault(page, List.of()), own ? document : Optional.empty(), 0));
        }
        return pages;
    }
}
