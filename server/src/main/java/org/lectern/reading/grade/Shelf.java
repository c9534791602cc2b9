package org.lectern.reading.grade;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;

/**
 * The works that some documents cite, with how far each reaches: on how many pages its passages stand.
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
        Map<String, Integer> pages = new HashMap<>();
        works.forEach(work -> pages.put(work.id(), PassagePages.count(catalogue, work.citations())));
        return new Shelf(versions, found, corrections, works, pages);
    }

    int citations() {
        return found.stream().mapToInt(List::size).sum();
    }

    Optional<CitedWork> work(String id) {
        return works.stream().filter(work -> work.id().equals(id)).findFirst();
    }
}
