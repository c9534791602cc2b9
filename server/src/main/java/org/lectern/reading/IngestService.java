package org.lectern.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lectern.annotation.PlacementStore;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Block;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.ReadText;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.sql.Transaction;

/**
 * Takes documents in, finds what they cite and carries their notes over to what they have become, all in one transaction.
 */
public final class IngestService {
    private final Catalogue catalogue;
    private final PlacementStore placements;
    private final CitationIndex citations;

    public IngestService(Catalogue catalogue, PlacementStore placements, CitationIndex citations) {
        this.catalogue = catalogue;
        this.placements = placements;
        this.citations = citations;
    }

    /** What an ingest is doing. */
    public enum Stage {
        READING,
        COMPARING,
        STORING,
        CARRYING;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Is told when an ingest comes to a stage, and how far reading is. */
    @FunctionalInterface
    public interface Stages extends ReadingWatch {
        void at(Stage stage);

        @Override
        default void read(int pages, int of) {}

        @Override
        default boolean isCancelled() {
            return false;
        }
    }

    /** A new document's id is one that another has; which one is not said, since it may not be for the asker. */
    public static final class TakenException extends RuntimeException {
        private TakenException() {
            super("This id is taken meanwhile, and nothing was kept. Choose another.");
        }
    }

    /** @throws UnreadableSourceException where it cannot become canonical text; nothing is kept then */
    public Ingested ingest(Ingest ingest) throws UnreadableSourceException {
        return ingest(ingest, stage -> {});
    }

    /** The same, telling how far it is. */
    public Ingested ingest(Ingest ingest, Stages stages) throws UnreadableSourceException {
        stages.at(Stage.READING);
        return catalogue.ingest(ingest, new NotesFollow(stages), stages);
    }

    /**
     * The same for what must not become a version of a document that is here already, or comes at the same moment.
     *
     * @throws TakenException where it would; nothing is kept then
     */
    public Ingested ingestNew(Ingest ingest, Stages stages) throws UnreadableSourceException {
        stages.at(Stage.READING);
        VersionFollower nothingBefore = new VersionFollower() {
            @Override
            public void prepare(Version version) {
                throw new TakenException();
            }

            @Override
            public void follow(Transaction transaction, Version version) {
                throw new TakenException();
            }

            @Override
            public Finding read(Version version, ReadText words) {
                return findCitations(version, words);
            }
        };
        Ingested ingested = catalogue.ingest(ingest, nothingBefore, stages);
        if (ingested.before().isPresent()) {
            throw new TakenException();
        }
        return ingested;
    }

    /** What an ingest came to, by the versions' hashes; empty where the library does not have it. */
    Optional<Ingested> ingested(DocumentId id, String version, Optional<String> before) {
        List<Version> versions = catalogue.allVersions(id);
        return found(versions, version)
                .map(known -> new Ingested(known, before.flatMap(hash -> found(versions, hash))));
    }

    private static Optional<Version> found(List<Version> versions, String hash) {
        return versions.stream().filter(version -> version.hash().equals(hash)).findFirst();
    }

    /** What the ingest of that moment came to: its version, and the one before. Empty where it made none. */
    Optional<Ingested> ingestedAt(DocumentId id, Instant at) {
        List<Version> newestFirst = catalogue.allVersions(id);
        for (int n = 0; n < newestFirst.size(); n++) {
            // Kept in milliseconds
            if (newestFirst.get(n).ingested().toEpochMilli() == at.toEpochMilli()) {
                return Optional.of(new Ingested(
                        newestFirst.get(n), newestFirst.stream().skip(n + 1).findFirst()));
            }
        }
        return Optional.empty();
    }

    private VersionFollower.Finding findCitations(Version version, ReadText words) {
        List<Block> blocks = new ArrayList<>();
        if (!catalogue.isLong(version)) {
            words.blocks(blocks::add);
        }
        return citations.read(version, blocks);
    }

    private final class NotesFollow implements VersionFollower {
        private final Stages stages;

        NotesFollow(Stages stages) {
            this.stages = stages;
        }

        @Override
        public void prepare(Version version) {
            stages.at(Stage.COMPARING);
            placements.prepare(resource(version), version.hash());
        }

        @Override
        public void follow(Transaction transaction, Version version) {
            stages.at(Stage.CARRYING);
            int carried = placements.placeAll(transaction, resource(version), version.hash());
            transaction.append(
                    "annotations-carried",
                    version.address().path(),
                    version.ingested(),
                    Optional.empty(),
                    "{\"annotations\":%d}".formatted(carried));
        }

        @Override
        public Finding read(Version version, ReadText words) {
            return findCitations(version, words);
        }

        private static String resource(Version version) {
            return new DocumentAddress(version.document(), Optional.empty()).path();
        }
    }
}
