package org.lectern.citation;

import java.time.Instant;
import java.util.Optional;
import org.lectern.people.AccountId;

/** Keeps corrections for good; each is durable, and in the change log, when the call returns. */
public interface CorrectionStore {
    /** As they are at this moment. */
    Corrections corrections();

    /** Adds one on top of the others. Whether it makes sense is for {@link Correcting} to say. */
    LoggedCorrection add(Correction correction, AccountId by, Instant at);

    /**
     * Takes one back, or lets it hold again where it was taken back.
     *
     * @return the correction as it is now; empty where there is none of that number
     */
    Optional<LoggedCorrection> setHolding(long number, boolean holds, AccountId by, Instant at);
}
