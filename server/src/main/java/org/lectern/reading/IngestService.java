package org.lectern.reading;

import java.util.Optional;
import org.lectern.annotation.PlacementStore;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.sql.Transaction;

/** Takes documents in and carries their notes over to what they have become, both in one transaction. */
public final class IngestService {
    private final Catalogue catalogue;
    private final PlacementStore placements;

    public IngestService(Catalogue catalogue, PlacementStore placements) {
        this.catalogue = catalogue;
        this.placements = placements;
    }

    /** @throws UnreadableSourceException where it cannot become canonical text; nothing is kept then */
    public Ingested ingest(Ingest ingest) throws UnreadableSourceException {
        return catalogue.ingest(ingest, new NotesFollow());
    }

    private final class NotesFollow implements VersionFollower {
        @Override
        public void prepare(Version version) {
            String resource = resource(version);
            placements.versionsWrittenOn(resource).forEach(older -> catalogue.alignment(older, version.hash()));
        }

        @Override
        public void follow(Transaction transaction, Version version) {
            int carried = placements.placeAll(transaction, resource(version), version.hash());
            transaction.append(
                    "annotations-carried",
                    version.address().path(),
                    version.ingested(),
                    Optional.empty(),
                    "{\"annotations\":%d}".formatted(carried));
        }

        private static String resource(Version version) {
            return new DocumentAddress(version.document(), Optional.empty()).path();
        }
    }
}
