package org.lectern.annotation;

import java.util.List;
import java.util.Optional;
import org.lectern.sql.Transaction;

/**
 * Knows the versions of resources and finds passages in them. The store asks it inside the transaction that writes an
 * annotation, so that an annotation written while a version comes in is placed in that version too.
 */
public interface Placer {
    /** For resources that have no versions. */
    Placer NONE = new Placer() {
        @Override
        public Optional<String> current(Transaction transaction, String resource) {
            return Optional.empty();
        }

        @Override
        public PlacedEnd place(Place end, String version, List<PlacedEnd> decided) {
            throw new IllegalArgumentException("There is no version " + version);
        }
    };

    /** The version of a resource that is current for this transaction; empty for what has none. */
    Optional<String> current(Transaction transaction, String resource);

    /**
     * Where an end stands in another version than its own.
     *
     * @param decided what was decided about it in other versions, the latest first
     */
    PlacedEnd place(Place end, String version, List<PlacedEnd> decided);
}
