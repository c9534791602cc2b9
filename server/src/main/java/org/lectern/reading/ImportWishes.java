package org.lectern.reading;

import java.util.Optional;
import org.lectern.document.DocumentId;
import org.lectern.people.GroupId;

/**
 * How somebody wants annotations to be brought in as their own.
 *
 * @param dry whether nothing is stored
 * @param share the group that all of them are shared with, instead of those that the file names
 * @param document the one that annotations of other programs are on where their address is of no document here
 */
public record ImportWishes(boolean dry, Optional<GroupId> share, Optional<DocumentId> document) {
    public static final ImportWishes PLAIN = new ImportWishes(false, Optional.empty(), Optional.empty());

    static ImportWishes asTheFileSays(boolean dry) {
        return new ImportWishes(dry, Optional.empty(), Optional.empty());
    }
}
