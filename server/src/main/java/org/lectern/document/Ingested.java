package org.lectern.document;

import java.util.Optional;

/**
 * A file that was taken in.
 *
 * @param version the document's current one now
 * @param before the one that was current; empty for a new document
 */
public record Ingested(Version version, Optional<Version> before) {
    /** Whether the text was the current one already. */
    public boolean isUnchanged() {
        return before.filter(other -> other.hash().equals(version.hash())).isPresent();
    }
}
