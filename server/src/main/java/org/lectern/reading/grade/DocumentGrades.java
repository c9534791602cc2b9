package org.lectern.reading.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.document.Version;

/**
 * How a document comes off.
 *
 * @param passages in the order of the text
 * @param document the grade of its own words
 * @param pages all of them, in order
 */
public record DocumentGrades(
        Version version, List<GradedPassage> passages, Optional<Effective> document, List<PageGrades> pages) {
    public DocumentGrades {
        passages = List.copyOf(passages);
        pages = List.copyOf(pages);
    }

    /** How many passages have a source's grade. */
    public int rated() {
        return (int) passages.stream()
                .filter(passage -> passage.source().isPresent())
                .count();
    }

    /** The same with flags, by page. */
    public DocumentGrades flagged(Map<Integer, Integer> flags) {
        return new DocumentGrades(
                version,
                passages,
                document,
                pages.stream()
                        .map(page -> new PageGrades(
                                page.page(), page.passages(), page.own(), flags.getOrDefault(page.page(), 0)))
                        .toList());
    }
}
