package org.lectern.document;

import java.nio.file.Path;
import java.util.List;

/**
 * What looking at the whole library found.
 *
 * @param documents how many there are
 * @param versions how many all of them have
 * @param damage a line for each thing that is not as it was stored, with the document and version it belongs to
 * @param unnamed files that no version names: what an ingest left that did not end. They are no damage, and in nobody's way
 */
public record LibraryReport(int documents, int versions, List<String> damage, List<Path> unnamed) {
    public LibraryReport {
        damage = List.copyOf(damage);
        unnamed = List.copyOf(unnamed);
    }
}
