package org.lectern.citation.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CorrectedCitations;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.LoggedCorrection;
import org.lectern.document.Block;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower.Finding;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** {@link CitationIndex} in a database. */
public final class SqlCitationIndex implements CitationIndex {
    /** Citations kept in memory, over all versions. */
    private static final int IN_MEMORY = 500_000;

    private static final Duration OTHERS_ARE_ASKED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Catalogue catalogue;
    private final SqlCorrectionStore store;
    private final CorrectedCitations correcting;
    private final CitationReading reading;
    private final Map<Version, Integer> percentRead = new ConcurrentHashMap<>();
    private final Set<Version> givenUp = ConcurrentHashMap.newKeySet();
    private final Cache<Version, List<FoundCitation>> read;
    private final Cache<Version, Corrected> corrected = Caffeine.newBuilder()
            .maximumWeight(IN_MEMORY)
            .weigher(
                    (Version version, Corrected one) -> one.result().citations().size() + 1)
            .build();

    /**
     * @param revision of the corrections that it was made with
     * @param found the list that it was made of
     */
    private record Corrected(long revision, List<FoundCitation> found, CorrectedCitations.Result result) {}

    public SqlCitationIndex(Database database, Catalogue catalogue) {
        this(database, catalogue, new SqlCorrectionStore(database));
    }

    public SqlCitationIndex(Database database, Catalogue catalogue, SqlCorrectionStore store) {
        this.database = database;
        this.catalogue = catalogue;
        this.store = store;
        this.correcting = new CorrectedCitations(catalogue::alignment);
        this.reading = new CitationReading(database, catalogue);
        Caffeine<Version, List<FoundCitation>> kept = Caffeine.newBuilder()
                .maximumWeight(IN_MEMORY)
                .weigher((Version version, List<FoundCitation> citations) -> citations.size() + 1);
        // What another server reads again this one hears of by asking
        this.read = (database.isOnlyWriter() ? kept : kept.expireAfterWrite(OTHERS_ARE_ASKED_EVERY)).build();
        database.migrate("citation", "org/lectern/citation/sql/migrations");
    }

    @Override
    public List<FoundCitation> citationsOf(Version version, Viewer viewer) {
        return catalogue
                .version(version.address(), viewer)
                .map(seen -> corrected(seen).citations())
                .orElseGet(List::of);
    }

    @Override
    public List<FoundCitation> foundIn(Version version, Viewer viewer) {
        return catalogue.version(version.address(), viewer).map(this::found).orElseGet(List::of);
    }

    @Override
    public List<Unapplied> unapplied(Version version, Viewer viewer) {
        Optional<Version> seen = catalogue.version(version.address(), viewer);
        if (seen.isEmpty()) {
            return List.of();
        }
        List<Unapplied> all = corrected(seen.get()).unapplied();
        if (all.isEmpty()) {
            return List.of(); // as nearly always: a long text has ids by the hundred thousand
        }
        Set<String> own = database.read(handle -> CitationRows.idsIn(handle, version.document()));
        additions()
                .filter(added -> added.spans().document().equals(version.document()))
                .forEach(added -> own.add(added.citation()));
        return all.stream().filter(one -> own.contains(one.citation())).toList();
    }

    private Stream<Addition> additions() {
        return store.corrections().all().stream()
                .map(LoggedCorrection::correction)
                .filter(Addition.class::isInstance)
                .map(Addition.class::cast);
    }

    @Override
    public Corrections corrections() {
        return store.corrections();
    }

    private List<FoundCitation> found(Version seen) {
        // One that is not read yet is asked for again
        return Optional.ofNullable(read.get(seen, this::load)).orElseGet(List::of);
    }

    private CorrectedCitations.Result corrected(Version seen) {
        List<FoundCitation> found = found(seen);
        SqlCorrectionStore.Held held = store.held();
        Corrected known = corrected.getIfPresent(seen);
        if (known == null
                || known.revision() != held.revision()
                || !known.found().equals(found)) {
            known = new Corrected(held.revision(), found, correcting.apply(seen, found, held.corrections()));
            corrected.put(seen, known);
        }
        return known.result();
    }

    private @Nullable List<FoundCitation> load(Version version) {
        return database.read(
                handle -> CitationRows.isRead(handle, version) ? CitationRows.citations(handle, version) : null);
    }

    @Override
    public Finding read(Version version, List<Block> blocks) {
        return reading.read(version, blocks);
    }

    @Override
    public boolean isRead(Version version) {
        return reading.isRead(version);
    }

    @Override
    public List<Version> unread() {
        return able(reading.unread());
    }

    private List<Version> able(List<Version> versions) {
        return versions.stream().filter(version -> !givenUp.contains(version)).toList();
    }

    @Override
    public void giveUp(Version version) {
        givenUp.add(version);
    }

    @Override
    public boolean isGivenUp(Version version) {
        return givenUp.contains(version);
    }

    @Override
    public List<Version> waiting() {
        return able(reading.waiting());
    }

    @Override
    public OptionalInt percentRead(Version version) {
        Integer hundredths = percentRead.get(version);
        return hundredths == null ? OptionalInt.empty() : OptionalInt.of(hundredths);
    }

    @Override
    public void readAgain(Version version, Predicate<String> isNamed, BooleanSupplier isStopped) {
        try {
            reading.readAgain(version, isNamed, store.corrections(), new CitationReading.Watch() {
                @Override
                public void read(int hundredths) {
                    percentRead.put(version, hundredths);
                }

                @Override
                public boolean isStopped() {
                    return isStopped.getAsBoolean();
                }
            });
        } finally {
            percentRead.remove(version);
            read.invalidate(version);
        }
    }

    @Override
    public Optional<FoundCitation> citation(String id, Viewer viewer) {
        List<Version> newestFirst = versionsWith(id, viewer);
        return newestFirst.stream()
                .flatMap(version -> standing(id, corrected(version).citations()).stream())
                .findFirst()
                .or(() -> newestFirst.stream()
                        .flatMap(version -> standing(id, found(version)).stream())
                        .findFirst())
                .or(() -> addition(id, newestFirst));
    }

    /** One that somebody added, where it was added, also after that was undone. */
    private Optional<FoundCitation> addition(String id, List<Version> versions) {
        return additions()
                .filter(added -> added.citation().equals(id))
                .flatMap(added -> versions.stream()
                        .filter(version -> version.hash().equals(added.spans().version()))
                        .map(version -> CorrectedCitations.added(added, version, store.corrections())))
                .findFirst();
    }

    private static Optional<FoundCitation> standing(String id, List<FoundCitation> citations) {
        return citations.stream().filter(found -> found.id().equals(id)).findFirst();
    }

    /** The current version first, in which a citation that people added may stand too. */
    private List<Version> versionsWith(String id, Viewer viewer) {
        return database.read(handle -> CitationRows.documentOf(handle, id))
                .or(() -> additions()
                        .filter(added -> added.citation().equals(id))
                        .map(added -> added.spans().document())
                        .findFirst())
                .flatMap(document -> catalogue.document(document, viewer))
                .map(document -> Stream.concat(
                                Stream.of(document.current()), catalogue.versions(document.id(), viewer).stream())
                        .distinct()
                        .toList())
                .orElseGet(List::of);
    }
}
