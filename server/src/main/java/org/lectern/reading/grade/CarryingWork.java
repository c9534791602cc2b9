package org.lectern.reading.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitedWork;

/**
 * How much of a document rests on a work, and with what grades.
 *
 * @param quoted code points of the document that are quoted from it
 * @param grades how often each grade leads for a passage of it; what has none is not there
 */
public record CarryingWork(
        CitedWork work, List<GradedPassage> passages, int pages, long quoted, Map<String, Integer> grades) {

    /** Those that carry most passages first. */
    public static List<CarryingWork> of(DocumentGrades document, List<CitedWork> works) {
        Map<String, List<GradedPassage>> byWork = new HashMap<>();
        for (GradedPassage passage : document.passages()) {
            passage.citation()
                    .ifPresent(citation -> byWork.computeIfAbsent(citation.work(), any -> new ArrayList<>())
                            .add(passage));
        }
        return works.stream()
                .map(work -> of(work, byWork.getOrDefault(work.id(), List.of())))
                .sorted(Comparator.<CarryingWork>comparingInt(
                                one -> one.passages().size())
                        .reversed())
                .toList();
    }

    private static CarryingWork of(CitedWork work, List<GradedPassage> passages) {
        TreeSet<Integer> pages = new TreeSet<>();
        Map<String, Integer> grades = new TreeMap<>();
        Map<TextSpan, Integer> quoted = new LinkedHashMap<>();
        for (GradedPassage passage : passages) {
            for (int page = passage.firstPage(); page <= passage.lastPage(); page++) {
                pages.add(page);
            }
            passage.source().ifPresent(source -> grades.merge(source.leading().value(), 1, Integer::sum));
            passage.citation()
                    .flatMap(citation -> citation.citation().quoted())
                    .ifPresent(span -> quoted.put(span, span.length()));
        }
        long length = quoted.values().stream().mapToLong(Integer::longValue).sum();
        return new CarryingWork(work, passages, pages.size(), length, grades);
    }
}
