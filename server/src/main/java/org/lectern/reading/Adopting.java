package org.lectern.reading;

import java.time.Instant;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.people.Account;
import org.lectern.people.Viewer;

/** Everything in a file becomes one account's own, and is made now. */
record Adopting(Account account, Viewer viewer, Instant now) implements ImportManner {
    @Override
    public Optional<Author> author(Item item, Addresses known) {
        return Optional.of(new Author(account.id(), viewer, now, now));
    }

    @Override
    public AnnotationId id(String iri, Instant made, Addresses known) {
        return AnnotationId.derived(made, account.id().value() + " " + iri);
    }

    @Override
    public boolean keepsIds() {
        return false;
    }
}
