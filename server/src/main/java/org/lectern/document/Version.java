package org.lectern.document;

import java.time.Instant;

/**
 * One version of a document. It never changes.
 *
 * @param hash lower-case hex SHA-256 of the canonical text in UTF-8
 * @param sourceHash the same of the file as received
 * @param mediaType of the file as received
 * @param characters code points of the canonical text
 */
public record Version(
        DocumentId document,
        String hash,
        Instant ingested,
        String sourceHash,
        String mediaType,
        int characters,
        int pages) {
    public DocumentAddress address() {
        return DocumentAddress.pinned(document, hash);
    }
}
