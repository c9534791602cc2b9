package org.lectern.annotation;

import java.util.Optional;
import org.lectern.anchor.TextSpan;

/**
 * Where one end of an annotation stands.
 *
 * @param resource an IRI; within this server a path such as {@code /documents/werth-2010}
 * @param version which state of the resource, in that resource's own words; empty where it has none
 * @param span code points of that version's text; empty for the whole of it
 */
public record Place(String resource, Optional<String> version, Optional<TextSpan> span) {
    public static Place whole(String resource) {
        return new Place(resource, Optional.empty(), Optional.empty());
    }
}
