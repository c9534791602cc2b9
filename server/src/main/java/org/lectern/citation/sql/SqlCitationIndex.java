package org.lectern.citation.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationFinder;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CorrectedCitations;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.LoggedCorrection;
import org.lectern.document.Block;
import org.lectern.document.Catalogue;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** {@link CitationIndex} in a database. */
public final class SqlCitationIndex implements CitationIndex {
    /** Citations kept in memory, over all versions. */
    private static final int IN_MEMORY = 500_000;

    private final Database database;
    private final Catalogue catalogue;
    private final SqlCorrectionStore store;
    private final CorrectedCitations correcting;
    private final Cache<Version, List<FoundCitation>> read = Caffeine.newBuilder()
            .maximumWeight(IN_MEMORY)
            .weigher((Version version, List<FoundCitation> citations) -> citations.size() + 1)
            .build();
    private final Cache<Version, Corrected> corrected = Caffeine.newBuilder()
            .maximumWeight(IN_MEMORY)
            .weigher(
                    (Version version, Corrected one) -> one.result().citations().size() + 1)
            .build();

    /** @param revision of the corrections that it was made with */
    private record Corrected(long revision, CorrectedCitations.Result result) {}

    public SqlCitationIndex(Database database, Catalogue catalogue) {
        this(database, catalogue, new SqlCorrectionStore(database));
    }

    public SqlCitationIndex(Database database, Catalogue catalogue, SqlCorrectionStore store) {
        this.database = database;
        this.catalogue = catalogue;
        this.store = store;
        this.correcting = new CorrectedCitations(catalogue::alignment);
        database.migrate("citation", "org/lectern/citation/sql/migrations");
    }

    @Override
    public List<FoundCitation> citationsOf(Version version, Viewer viewer) {
        return catalogue
                .version(version.address(), viewer)
                .map(seen -> corrected(seen, viewer).citations())
                .orElseGet(List::of);
    }

    @Override
    public List<FoundCitation> foundIn(Version version, Viewer viewer) {
        return catalogue
                .version(version.address(), viewer)
                .map(seen -> found(seen, viewer))
                .orElseGet(List::of);
    }

    @Override
    public List<Unapplied> unapplied(Version version, Viewer viewer) {
        Optional<Version> seen = catalogue.version(version.address(), viewer);
        if (seen.isEmpty()) {
            return List.of();
        }
        Set<String> own = database.read(handle -> CitationRows.idsIn(handle, version.document()));
        additions()
                .filter(added -> added.spans().document().equals(version.document()))
                .forEach(added -> own.add(added.citation()));
        return corrected(seen.get(), viewer).unapplied().stream()
                .filter(one -> own.contains(one.citation()))
                .toList();
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

    /** In a text that is too long to be looked at whole none are found, and none are added by hand. */
    private List<FoundCitation> found(Version seen, Viewer viewer) {
        if (catalogue.isLong(seen)) {
            return List.of();
        }
        return read.get(seen, wanted -> load(wanted, viewer));
    }

    private CorrectedCitations.Result corrected(Version seen, Viewer viewer) {
        if (catalogue.isLong(seen)) {
            return new CorrectedCitations.Result(List.of(), List.of());
        }
        List<FoundCitation> found = found(seen, viewer);
        SqlCorrectionStore.Held held = store.held();
        Corrected known = corrected.getIfPresent(seen);
        if (known == null || known.revision() != held.revision()) {
            known = new Corrected(held.revision(), correcting.apply(seen, found, held.corrections()));
            corrected.put(seen, known);
        }
        return known.result();
    }

    private List<FoundCitation> load(Version version, Viewer viewer) {
        boolean known = database.read(handle -> CitationRows.isRead(handle, version));
        if (!known) {
            List<Citation> found = CitationFinder.find(catalogue.text(version), blocks(version, viewer));
            List<Optional<String>> ids = new KnownCitations(
                            catalogue.allVersions(version.document()), database, catalogue)
                    .idsOf(version, found);
            // of two that come here at the same time the second finds the version read, and writes nothing
            database.write(transaction -> {
                if (!CitationRows.isRead(transaction.handle(), version)) {
                    CitationRows.insert(transaction.handle(), version, found, ids);
                }
                return version;
            });
        }
        return database.read(handle -> CitationRows.citations(handle, version));
    }

    /** As stored with the version. */
    private List<Block> blocks(Version version, Viewer viewer) {
        return IntStream.rangeClosed(1, version.pages())
                .mapToObj(number -> catalogue.page(new PageAddress(version.address(), number), viewer))
                .flatMap(Optional::stream)
                .flatMap(page -> page.passages().stream())
                .map(passage -> new Block(passage.kind(), passage.span(), passage.language()))
                .toList();
    }

    @Override
    public Optional<FoundCitation> citation(String id, Viewer viewer) {
        List<Version> newestFirst = versionsWith(id, viewer);
        return newestFirst.stream()
                .flatMap(version -> standing(id, corrected(version, viewer).citations()).stream())
                .findFirst()
                .or(() -> newestFirst.stream()
                        .flatMap(version -> standing(id, found(version, viewer)).stream())
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
