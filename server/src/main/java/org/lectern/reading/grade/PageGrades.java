package org.lectern.reading.grade;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a page holds. A passage that runs over several pages is on each of them.
 *
 * @param own the document's own grade, where the page has words that nothing is cited for and the document has one
 */
public record PageGrades(int page, List<GradedPassage> passages, Optional<Effective> own, int flags) {
    public PageGrades {
        passages = List.copyOf(passages);
    }

    /** Whatever holds on it for a source: for its passages, and for the document's own words. */
    public List<Effective> sources() {
        return Stream.concat(passages.stream().flatMap(passage -> passage.source().stream()), own.stream())
                .toList();
    }

    public int unrated() {
        return (int)
                passages.stream().filter(passage -> passage.source().isEmpty()).count();
    }

    public boolean differs() {
        return sources().stream().anyMatch(Effective::differs);
    }
}
