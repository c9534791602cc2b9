package org.lectern.citation.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationFinder;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.document.Block;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower.Finding;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** Finds the citations of versions and writes them down with the works they cite. */
final class CitationReading {
    private static final Finding NOTHING = transaction -> {};

    private final Database database;
    private final Catalogue catalogue;

    CitationReading(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    boolean isRead(Version version) {
        return database.read(handle -> CitationRows.isRead(handle, version));
    }

    /** Of each document the oldest first, so that what its versions share is named by the first that has it. */
    List<Version> unread() {
        Set<String> read = database.read(handle -> CitationRows.readBy(handle, CitationFinder.REVISION));
        return catalogue.everyDocument().stream()
                .flatMap(document -> catalogue.allVersions(document.id()).reversed().stream())
                .filter(version -> !catalogue.isLong(version) && !read.contains(CitationRows.name(version)))
                .toList();
    }

    Finding read(Version version, List<Block> blocks) {
        if (catalogue.isLong(version) || isRead(version)) {
            return NOTHING;
        }
        List<Version> others = catalogue.allVersions(version.document());
        others.reversed().stream()
                .filter(other -> !other.equals(version) && !catalogue.isLong(other) && !isRead(other))
                .forEach(this::readLate);
        return found(version, blocks, others);
    }

    private Finding found(Version version, List<Block> blocks, List<Version> others) {
        List<Citation> found = CitationFinder.find(catalogue.text(version.hash()), blocks);
        KnownCitations.Ids known =
                new KnownCitations(others, database, catalogue).of(version, found, List.of(), any -> false);
        return transaction -> {
            Handle handle = transaction.handle();
            // of two who come here at the same time the second finds the version read, and writes nothing
            if (!CitationRows.isRead(handle, version)) {
                CitationRows.markRead(handle, version, CitationFinder.REVISION);
                CitationRows.insert(handle, rows(handle, version, found, known, Map.of(), Set.of()));
            }
        };
    }

    /** A version that was here before. */
    private void readLate(Version version) {
        Finding found = found(version, blocks(version), catalogue.allVersions(version.document()));
        database.write(transaction -> {
            found.write(transaction);
            append(transaction, version);
            return version;
        });
    }

    /** @param isNamed whether anything is said about a path */
    void readAgain(Version version, Predicate<String> isNamed, Corrections corrections) {
        if (!isRead(version)) {
            readLate(version);
            return;
        }
        List<FoundCitation> before = database.read(handle -> CitationRows.citations(handle, version));
        Map<String, FoundCitation> byId =
                before.stream().collect(Collectors.toMap(FoundCitation::id, Function.identity()));
        Set<String> corrected = new HashSet<>();
        corrections.all().forEach(logged -> {
            corrected.addAll(logged.correction().citationIds());
            corrected.addAll(logged.correction().workIds());
        });
        List<Citation> found = CitationFinder.find(catalogue.text(version), blocks(version));
        KnownCitations.Ids known = new KnownCitations(catalogue.allVersions(version.document()), database, catalogue)
                .of(version, found, before, one -> corrected.contains(one.id()) || isNamed.test(one.path()));
        Set<String> works = otherwiseRead(found, known, byId).stream()
                .filter(work -> corrected.contains(work) || isNamed.test("/works/" + work))
                .collect(Collectors.toSet());
        database.write(transaction -> {
            Handle handle = transaction.handle();
            if (CitationRows.markReadAgain(handle, version, CitationFinder.REVISION)) {
                CitationRows.remove(handle, version);
                CitationRows.insert(handle, rows(handle, version, found, known, byId, works));
                append(transaction, version);
            }
            return version;
        });
    }

    /** The works of citations whose reference reads otherwise now. */
    private static Set<String> otherwiseRead(
            List<Citation> found, KnownCitations.Ids known, Map<String, FoundCitation> before) {
        Set<String> works = new HashSet<>();
        for (int n = 0; n < found.size(); n++) {
            Reference reference = found.get(n).reference();
            known.ids()
                    .get(n)
                    .map(before::get)
                    .filter(had -> !had.citation().reference().equals(reference))
                    .ifPresent(had -> works.add(had.work()));
        }
        return works;
    }

    /**
     * @param before by their ids, those that were found in this version by an earlier finder
     * @param kept the works of these of which something is said
     */
    private static List<FoundCitation> rows(
            Handle handle,
            Version version,
            List<Citation> found,
            KnownCitations.Ids known,
            Map<String, FoundCitation> before,
            Set<String> kept) {
        if (found.isEmpty()) {
            return known.kept();
        }
        KnownWorks works = new KnownWorks(handle);
        Set<String> taken = new HashSet<>(before.keySet());
        known.ids().forEach(id -> id.ifPresent(taken::add));
        List<FoundCitation> rows = new ArrayList<>(known.kept());
        for (int n = 0; n < found.size(); n++) {
            Citation citation = found.get(n);
            Optional<String> given = known.ids().get(n);
            String id = given.orElseGet(() -> KnownWorks.id("citation", version, citation, taken));
            taken.add(id);
            FoundCitation had = before.get(id);
            String work = had == null
                    ? works.of(version, citation)
                    : works.ofKnown(
                            had.work(), had.citation().reference(), kept.contains(had.work()), version, citation);
            rows.add(new FoundCitation(id, work, version, citation));
        }
        rows.sort(Comparator.comparingInt(one -> one.citation().span().start()));
        return rows;
    }

    /** What was shown of it until now is no longer what there is. */
    private static void append(Transaction transaction, Version version) {
        transaction.append(
                "citations-found",
                "/api%s/citations".formatted(version.address().path()),
                Instant.now(),
                Optional.empty(),
                "{}");
    }

    /** As stored with the version. */
    private List<Block> blocks(Version version) {
        return IntStream.rangeClosed(1, version.pages())
                .mapToObj(number -> catalogue.passagesOn(version, number))
                .flatMap(List::stream)
                .map(passage -> new Block(passage.kind(), passage.span(), passage.language()))
                .toList();
    }
}
