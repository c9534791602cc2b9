package org.lectern.reading;

import java.time.Instant;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;

/** Whose an imported annotation is and under which id it is kept. */
interface ImportManner {
    /**
     * @param known this server's addresses and those of the file's
     * @return empty where the file names nobody who could be its author here
     */
    Optional<Author> author(Item item, Addresses known);

    /**
     * The id here for an IRI in the file: always the same, so that it is known again and its answers find it.
     *
     * @param made when the file says it was made
     */
    AnnotationId id(String iri, Instant made, Addresses known);

    /** Whether what the file says of itself is believed. */
    boolean keepsIds();

    record Author(AccountId account, Viewer viewer, Instant created, Instant modified) {}
}
