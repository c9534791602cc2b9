package org.lectern.reading;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.people.Groups;

/** Everything in a file is again whose and what it was. */
final class Restoring implements ImportManner {
    private final Groups groups;
    private final InstantSource clock;

    Restoring(Groups groups, InstantSource clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public Optional<Author> author(Item item, Addresses known) {
        return PeopleOfFile.account(item.creator(), known).map(id -> {
            Instant created = item.created().orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
            Instant modified = item.modified().orElse(created).truncatedTo(ChronoUnit.MILLIS);
            return new Author(id, groups.viewer(id), created, modified);
        });
    }

    @Override
    public AnnotationId id(String iri, Instant made, Addresses known) {
        return AnnotationId.ofPath(known.relative(iri)).orElseGet(() -> AnnotationId.derived(made, iri));
    }

    @Override
    public boolean keepsIds() {
        return true;
    }
}
