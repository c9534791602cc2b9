package org.lectern.reading.grade;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.reading.grade.Bench.Progress;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.Bench.State;
import org.lectern.reading.grade.Inheritance.Grades;
import org.lectern.reading.grade.Inheritance.OnWords;
import org.lectern.reading.grade.Inheritance.Subject;
import org.lectern.review.Axis;

/**
 * Works out what a group has before it: the works that documents cite which the whole group may read, by how many
 * passages they reach. Kept in memory until a document, a citation or a rating changes.
 */
public final class Workbench {
    /** Works that the look ahead counts. */
    private static final int NEXT = 4;

    private static final int SHELVES_IN_MEMORY = 20;
    private static final int BENCHES_IN_MEMORY = 50;

    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final Grading grading;
    private final Cache<List<Version>, Shelf> shelves =
            Caffeine.newBuilder().maximumSize(SHELVES_IN_MEMORY).build();
    private final Cache<Lens, Known> benches =
            Caffeine.newBuilder().maximumSize(BENCHES_IN_MEMORY).build();

    private record Known(Shelf shelf, Snapshot snapshot, Bench bench) {}

    public Workbench(Catalogue catalogue, CitationIndex citations, Grading grading) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.grading = grading;
    }

    private Shelf shelf(Lens lens) {
        List<Version> versions = versions(lens);
        List<List<FoundCitation>> found = versions.stream()
                .map(version -> citations.citationsOf(version, lens.viewer()))
                .toList();
        Shelf known = shelves.getIfPresent(versions);
        // The lists stay the same objects until somebody corrects them, so this looks at few of their members
        Corrections corrections = citations.corrections();
        if (known != null
                && known.corrections().equals(corrections)
                && known.found().equals(found)) {
            return known;
        }
        List<FoundCitation> all = found.stream().flatMap(List::stream).toList();
        Shelf made = Shelf.of(versions, found, corrections, citations.works(all), catalogue);
        shelves.put(versions, made);
        return made;
    }

    /** The current versions of what the group may read, in the order in which they came. */
    public List<Version> versions(Lens lens) {
        return catalogue.documents(lens.viewer()).stream()
                .filter(document ->
                        lens.group().map(document.audience()::covers).orElse(true))
                .map(document -> document.current())
                .toList();
    }

    public Bench of(Lens lens) {
        Shelf shelf = shelf(lens);
        Snapshot snapshot = grading.snapshot(lens);
        Known known = benches.getIfPresent(lens);
        if (known != null && known.snapshot == snapshot && known.shelf.equals(shelf)) {
            return known.bench;
        }
        Bench bench = bench(lens, shelf, snapshot);
        benches.put(lens, new Known(shelf, snapshot, bench));
        return bench;
    }

    private Bench bench(Lens lens, Shelf shelf, Snapshot snapshot) {
        Inheritance inheritance = grading.inheritance();
        Optional<AccountId> me = lens.viewer().account();
        Corrections corrections = citations.corrections();
        Map<String, Integer> own = new HashMap<>();
        // Of citations and works everything is the same for all versions
        Map<String, List<Given>> mineOnCitations = me.map(
                        account -> filtered(snapshot.onCitations(Axis.SOURCE, lens.scale()), by(account)))
                .orElse(Map.of());
        Map<String, List<Given>> mineOnWorks = me.map(account -> filtered(snapshot.onWorks(lens.scale()), by(account)))
                .orElse(Map.of());
        int reached = 0;
        for (int n = 0; n < shelf.versions().size(); n++) {
            Version version = shelf.versions().get(n);
            List<FoundCitation> found = shelf.found().get(n);
            Grades all = snapshot.of(Axis.SOURCE, lens.scale(), version);
            List<OnWords> mineOnWords = all.onWords().stream()
                    .filter(one -> me.filter(one.given().by()::equals).isPresent())
                    .toList();
            Grades mine = new Grades(mineOnWords, mineOnCitations, mineOnWorks, List.of());
            for (FoundCitation citation : found) {
                // Most works have no grade: their citations are passed over without a closer look
                boolean inPlace = !all.onWords().isEmpty() || isGraded(citation, all.onCitations());
                boolean byMe = !mineOnWords.isEmpty()
                        || isGraded(citation, mineOnCitations)
                        || isWorkGraded(citation, mineOnWorks, corrections);
                if (!inPlace && !byMe) {
                    continue;
                }
                Subject subject = Grading.subject(citation, corrections);
                if (inPlace && inheritance.inPlace(subject, all).isPresent()) {
                    own.merge(citation.work(), 1, Integer::sum);
                }
                if (byMe && inheritance.source(subject, mine).isPresent()) {
                    reached++;
                }
            }
        }
        List<Row> rows = new ArrayList<>(shelf.works().size());
        for (CitedWork work : shelf.works()) {
            List<Given> given = snapshot.onWorks(lens.scale()).getOrDefault(work.id(), List.of());
            rows.add(row(
                    work,
                    shelf.pages().getOrDefault(work.id(), 0),
                    own.getOrDefault(work.id(), 0),
                    given,
                    me,
                    inheritance));
        }
        return new Bench(rows, progress(rows, shelf.citations(), reached));
    }

    private static Predicate<Given> by(AccountId account) {
        return given -> given.by().equals(account);
    }

    private static boolean isGraded(FoundCitation citation, Map<String, List<Given>> onCitations) {
        return !onCitations.isEmpty() && onCitations.containsKey(citation.path());
    }

    /** Its work, or the volume that this is a part of. */
    private static boolean isWorkGraded(
            FoundCitation citation, Map<String, List<Given>> onWorks, Corrections corrections) {
        return !onWorks.isEmpty()
                && (onWorks.containsKey(citation.work())
                        || corrections
                                .partOf(citation.work())
                                .filter(part -> onWorks.containsKey(part.volume()))
                                .isPresent());
    }

    private static Map<String, List<Given>> filtered(Map<String, List<Given>> all, Predicate<Given> wanted) {
        Map<String, List<Given>> some = new HashMap<>();
        all.forEach((key, given) -> {
            List<Given> kept = given.stream().filter(wanted).toList();
            if (!kept.isEmpty()) {
                some.put(key, kept);
            }
        });
        return some;
    }

    private static Row row(
            CitedWork work, int pages, int own, List<Given> given, Optional<AccountId> me, Inheritance inheritance) {
        List<Given> whole = inheritance
                .effective(Origin.WORK, given, one -> one.rating().scope().isEmpty())
                .map(Effective::given)
                .orElse(List.of());
        Optional<Given> mine = whole.stream()
                .filter(one -> me.filter(one.by()::equals).isPresent())
                .findFirst();
        List<Given> others = whole.stream()
                .filter(one -> me.filter(one.by()::equals).isEmpty())
                .toList();
        int scoped = (int)
                given.stream().filter(one -> one.rating().scope().isPresent()).count();
        boolean mineScoped =
                given.stream().anyMatch(one -> me.filter(one.by()::equals).isPresent());
        return new Row(work, pages, own, mine, others, scoped, state(mine, mineScoped, others));
    }

    private static State state(Optional<Given> mine, boolean anyOfMine, List<Given> others) {
        if (mine.isEmpty()) {
            return anyOfMine ? State.MINE : others.isEmpty() ? State.TO_DO : State.OTHERS;
        }
        if (others.isEmpty()) {
            return State.MINE;
        }
        return others.stream().allMatch(mine.get()::agreesWith) ? State.AGREED : State.DIFFER;
    }

    private static Progress progress(List<Row> rows, int passages, int reached) {
        int rated = (int) rows.stream().filter(Workbench::isRated).count();
        List<Row> next = rows.stream().filter(row -> !isRated(row)).limit(NEXT).toList();
        return new Progress(
                rows.size(),
                rated,
                passages,
                reached,
                next.stream().mapToInt(Row::reach).sum(),
                next.size());
    }

    static boolean isRated(Row row) {
        return row.state() != State.TO_DO && row.state() != State.OTHERS;
    }

    /** One work with all that is on it, by its id. */
    public Optional<Row> row(Lens lens, String work) {
        return of(lens).works().stream()
                .filter(row -> row.work().id().equals(work))
                .findFirst();
    }

    /**
     * The citations that came after somebody graded their work: what they inherit was not there to be looked at. A passage
     * that an earlier version had already is not new.
     */
    public List<FoundCitation> newSince(Row row, Lens lens) {
        return row.mine().stream()
                .flatMap(given -> row.work().citations().stream()
                        .filter(citation -> citation.version().ingested().isAfter(given.at()))
                        .filter(citation -> firstSeen(citation, lens)
                                .map(version -> version.ingested().isAfter(given.at()))
                                .orElse(true)))
                .toList();
    }

    private Optional<Version> firstSeen(FoundCitation citation, Lens lens) {
        return catalogue
                .passageAt(citation.version(), citation.citation().span().start())
                .flatMap(passage -> catalogue.firstPassage(passage.id(), lens.viewer()))
                .map(passage -> passage.version());
    }

    /** The passages before the group, document by document, worked out only as far as they are read. */
    public Stream<GradedPassage> passages(Lens lens) {
        return versions(lens).stream().flatMap(version -> grading.passages(version, lens).stream());
    }
}
