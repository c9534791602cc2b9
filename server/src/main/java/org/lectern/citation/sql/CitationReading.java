package org.lectern.citation.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationFinder;
import org.lectern.citation.CitationFinder.Passages;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.document.Block;
import org.lectern.document.Catalogue;
import org.lectern.document.TextWindow;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower.Finding;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** Finds the citations of versions and writes them down with the works they cite. */
final class CitationReading {
    private static final Finding NOTHING = transaction -> {};

    /** Of a hundred parts of reading a long text, those that finding takes; the rest is writing. */
    private static final int FINDING = 80;

    private final Database database;
    private final Catalogue catalogue;

    CitationReading(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Whoever waits for a long text to be read. */
    interface Watch {
        /** @param hundredths of all that is to be done */
        void read(int hundredths);

        boolean isStopped();
    }

    boolean isRead(Version version) {
        return database.read(handle -> CitationRows.isRead(handle, version));
    }

    /** Of each document the oldest first, so that what its versions share is named by the first that has it. */
    List<Version> unread() {
        Set<String> read = database.read(handle -> CitationRows.readBy(handle, CitationFinder.REVISION));
        read.removeAll(database.read(CitationRows::begun));
        return catalogue.everyDocument().stream()
                .flatMap(document -> catalogue.allVersions(document.id()).reversed().stream())
                .filter(version -> !read.contains(CitationRows.name(version)))
                .toList();
    }

    /** Of these the ones that came since, as long texts do, and that nobody has begun to read. */
    List<Version> waiting() {
        Set<String> waiting = database.read(CitationRows::waiting);
        return waiting.isEmpty()
                ? List.of()
                : catalogue.everyDocument().stream()
                        .flatMap(document -> catalogue.allVersions(document.id()).reversed().stream())
                        .filter(version -> waiting.contains(CitationRows.name(version)))
                        .toList();
    }

    Finding read(Version version, List<Block> blocks) {
        if (isRead(version)) {
            return NOTHING;
        }
        if (catalogue.isLong(version)) {
            return transaction -> CitationRows.markUnread(transaction.handle(), version);
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
        CitationDrafts drafts = new CitationDrafts(version, found, known, Map.of(), Set.of());
        return transaction -> {
            // of two who come here at the same time the second finds the version read, and writes nothing
            if (!CitationRows.isRead(transaction.handle(), version)) {
                CitationRows.markRead(transaction.handle(), version, CitationFinder.REVISION);
                CitationRows.insert(transaction.handle(), drafts.rows(transaction.handle()), 1, 0);
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

    /**
     * @param isNamed whether anything is said about a path
     * @throws CancellationException where it was stopped; whoever reads the version next begins anew
     */
    void readAgain(Version version, Predicate<String> isNamed, Corrections corrections, Watch watch) {
        if (catalogue.isLong(version)) {
            readLong(version, isNamed, corrections, watch);
        } else if (!isRead(version)) {
            readLate(version);
        } else {
            List<Citation> found = CitationFinder.find(catalogue.text(version), blocks(version));
            CitationDrafts drafts = drafts(version, found, isNamed, corrections);
            database.write(transaction -> {
                if (CitationRows.markReadAgain(transaction.handle(), version, CitationFinder.REVISION)) {
                    CitationRows.insert(transaction.handle(), drafts.rows(transaction.handle()), 1, 0);
                    append(transaction, version);
                }
                return version;
            });
        }
    }

    private void readLong(Version version, Predicate<String> isNamed, Corrections corrections, Watch watch) {
        CitationParts parts = new CitationParts(database, version);
        try {
            parts.begin();
            Set<String> read = database.read(handle -> CitationRows.readBy(handle, CitationFinder.REVISION));
            if (!read.contains(CitationRows.name(version))) {
                CitationDrafts drafts = drafts(version, found(version, watch), isNamed, corrections);
                parts.write(drafts, written -> {
                    stopIfWanted(watch);
                    watch.read(FINDING + (int) ((100L - FINDING) * written / Math.max(1, drafts.size())));
                });
                parts.finish(CitationFinder.REVISION, transaction -> append(transaction, version));
            }
            parts.end();
        } catch (CitationParts.TakenOverException e) {
            // Another server reads it, and says so when it has
        }
    }

    private static void stopIfWanted(Watch watch) {
        if (watch.isStopped()) {
            throw new CancellationException("Reading for citations was stopped");
        }
    }

    private List<Citation> found(Version version, Watch watch) {
        Map<Reference, Reference> same = new HashMap<>();
        List<Citation> found = new ArrayList<>();
        Passages passages = taker -> {
            for (int page = 1; page <= version.pages(); page++) {
                stopIfWanted(watch);
                catalogue
                        .passagesOn(version, page)
                        .forEach(
                                passage -> taker.accept(new Block(passage.kind(), passage.span(), passage.language())));
                watch.read((int) ((long) FINDING * page / version.pages()));
            }
        };
        CitationFinder.find(new TextWindow(catalogue.textFile(version.hash())), passages, one -> {
            if (found.size() < CitationIndex.MOST) {
                Reference reference = same.computeIfAbsent(one.reference(), first -> first);
                found.add(new Citation(one.form(), one.span(), reference, one.locator(), one.quoted()));
            }
        });
        return found;
    }

    /** What is to be written of a version that may have been read before. */
    private CitationDrafts drafts(
            Version version, List<Citation> found, Predicate<String> isNamed, Corrections corrections) {
        List<FoundCitation> before = database.read(handle -> CitationRows.citations(handle, version));
        Map<String, FoundCitation> byId =
                before.stream().collect(Collectors.toMap(FoundCitation::id, Function.identity()));
        Set<String> corrected = new HashSet<>();
        corrections.all().forEach(logged -> {
            corrected.addAll(logged.correction().citationIds());
            corrected.addAll(logged.correction().workIds());
        });
        KnownCitations.Ids known = new KnownCitations(catalogue.allVersions(version.document()), database, catalogue)
                .of(version, found, before, one -> corrected.contains(one.id()) || isNamed.test(one.path()));
        Set<String> works = otherwiseRead(found, known, byId).stream()
                .filter(work -> corrected.contains(work) || isNamed.test("/works/" + work))
                .collect(Collectors.toSet());
        return new CitationDrafts(version, found, known, byId, works);
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
        List<Block> blocks = new ArrayList<>();
        for (int page = 1; page <= version.pages(); page++) {
            catalogue
                    .passagesOn(version, page)
                    .forEach(passage -> blocks.add(new Block(passage.kind(), passage.span(), passage.language())));
        }
        return blocks;
    }
}
