package org.lectern.reading.grade;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;

/**
 * The works that some documents cite, with how far each reaches.
 *
 * @param found the citations of each document that it was made of
 * @param corrections what held when the works were named
 * @param works those with the most citations first
 */
record Shelf(
        List<Version> versions,
        List<List<FoundCitation>> found,
        Corrections corrections,
        List<CitedWork> works,
        Map<String, Integer> pages) {

    static Shelf of(
            List<Version> versions,
            List<List<FoundCitation>> found,
            Corrections corrections,
            List<CitedWork> works,
            Catalogue catalogue) {
        Map<String, Map<String, TreeSet<Integer>>> pages = new HashMap<>();
        for (List<FoundCitation> of : found) {
            for (FoundCitation citation : of) {
                Version version = citation.version();
                pages.computeIfAbsent(citation.work(), any -> new HashMap<>())
                        .computeIfAbsent(version.hash(), any -> new TreeSet<>())
                        .add(catalogue.pageAt(
                                version, Grading.words(citation).getFirst().start()));
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        pages.forEach((work, byVersion) -> counts.put(
                work, byVersion.values().stream().mapToInt(Collection::size).sum()));
        return new Shelf(versions, found, corrections, works, counts);
    }

    int citations() {
        return found.stream().mapToInt(List::size).sum();
    }

    Optional<CitedWork> work(String id) {
        return works.stream().filter(work -> work.id().equals(id)).findFirst();
    }
}
