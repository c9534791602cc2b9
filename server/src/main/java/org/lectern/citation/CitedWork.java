package org.lectern.citation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A work as the citations that somebody may see describe it: nothing is said of it that stands only in documents
 * hidden from them.
 *
 * @param reference in the wording that most of its citations use
 * @param citations in the order of documents and texts; never empty
 */
public record CitedWork(String id, Reference reference, List<FoundCitation> citations) {
    public CitedWork {
        citations = List.copyOf(citations);
    }

    /** The path within this server. */
    public String path() {
        return "/works/" + id;
    }

    /** The works that these cite, those with the most citations first. */
    public static List<CitedWork> of(List<FoundCitation> citations) {
        Map<String, List<FoundCitation>> byWork = citations.stream()
                .collect(Collectors.groupingBy(FoundCitation::work, LinkedHashMap::new, Collectors.toList()));
        return byWork.entrySet().stream()
                .map(entry -> new CitedWork(entry.getKey(), wording(entry.getValue()), entry.getValue()))
                .sorted(Comparator.<CitedWork>comparingInt(
                                work -> work.citations().size())
                        .reversed())
                .toList();
    }

    private static Reference wording(List<FoundCitation> citations) {
        Map<Reference, Long> uses = citations.stream()
                .map(found -> found.citation().reference())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        // a title says more than author and year
        return uses.entrySet().stream()
                .max(Comparator.<Map.Entry<Reference, Long>, Boolean>comparing(
                                use -> !use.getKey().title().isEmpty())
                        .thenComparing(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }
}
