package org.lectern.citation.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationFinder;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.FoundCitation;
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
    private final Cache<Version, List<FoundCitation>> read = Caffeine.newBuilder()
            .maximumWeight(IN_MEMORY)
            .weigher((Version version, List<FoundCitation> citations) -> citations.size() + 1)
            .build();

    public SqlCitationIndex(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
        database.migrate("citation", "org/lectern/citation/sql/migrations");
    }

    @Override
    public List<FoundCitation> citationsOf(Version version, Viewer viewer) {
        return catalogue
                .version(version.address(), viewer)
                .map(seen -> read.get(seen, wanted -> load(wanted, viewer)))
                .orElseGet(List::of);
    }

    private List<FoundCitation> load(Version version, Viewer viewer) {
        boolean known = database.read(handle -> CitationRows.isRead(handle, version));
        if (!known) {
            List<Citation> found = CitationFinder.find(catalogue.text(version), blocks(version, viewer));
            // of two that come here at the same time the second finds the version read, and writes nothing
            database.write(transaction -> {
                if (!CitationRows.isRead(transaction.handle(), version)) {
                    CitationRows.insert(transaction.handle(), version, found);
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
        return database.read(handle -> CitationRows.versionOf(handle, id))
                .flatMap(address -> catalogue.version(address, viewer))
                .flatMap(version -> citationsOf(version, viewer).stream()
                        .filter(found -> found.id().equals(id))
                        .findFirst());
    }
}
