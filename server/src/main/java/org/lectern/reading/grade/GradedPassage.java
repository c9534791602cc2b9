package org.lectern.reading.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.FoundCitation;
import org.lectern.review.Axis;

/**
 * A piece of a document with what holds for it.
 *
 * @param words what is quoted and the citation, or words without one that somebody rated; in order
 * @param firstPage the page that its words begin on, from 1
 * @param lastPage the page that they end on
 * @param citation empty for words that nothing is cited for
 */
public record GradedPassage(
        List<TextSpan> words,
        int firstPage,
        int lastPage,
        Optional<FoundCitation> citation,
        Map<Axis, Effective> grades) {
    public GradedPassage {
        words = List.copyOf(words);
        grades = Map.copyOf(grades);
    }

    public Optional<Effective> on(Axis axis) {
        return Optional.ofNullable(grades.get(axis));
    }

    public Optional<Effective> source() {
        return on(Axis.SOURCE);
    }

    public boolean isOn(int page) {
        return firstPage <= page && page <= lastPage;
    }
}
