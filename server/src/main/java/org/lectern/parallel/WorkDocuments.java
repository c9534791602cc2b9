package org.lectern.parallel;

import java.time.Instant;
import java.util.Optional;
import org.lectern.document.DocumentId;
import org.lectern.people.AccountId;

/** Keeps which document of the library a cited work is, where people said so. */
public interface WorkDocuments {
    /**
     * What somebody said of a work.
     *
     * @param document empty where it is none of the library's
     */
    record Choice(Optional<DocumentId> document, AccountId by, Instant at) {}

    Optional<Choice> of(String work);

    /** In place of what was said before; the log keeps that. */
    void choose(String work, Choice choice);
}
