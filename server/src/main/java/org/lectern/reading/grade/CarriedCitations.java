package org.lectern.reading.grade;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Carried;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.reading.grade.Inheritance.Grades;

/**
 * Finds citations that were graded in one version of a document again in another: those with the same words in the same
 * place of the text. One that was reworded since keeps its grade in the version that it was graded in.
 */
final class CarriedCitations {
    private static final String CITATIONS = "/citations/";

    private final Catalogue catalogue;
    private final CitationIndex citations;
    /** Also what is nowhere, and what is of another document: neither changes. */
    private final Cache<Asked, Optional<String>> known;

    private record Asked(String path, String version) {}

    CarriedCitations(Catalogue catalogue, CitationIndex citations, int inMemory) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.known = Caffeine.newBuilder().maximumSize(inMemory).build();
    }

    /** The grades with those on citations of other versions added under what these citations are in this one. */
    Grades into(Grades grades, Version version, List<FoundCitation> found, Viewer viewer) {
        Set<String> here = found.stream().map(FoundCitation::path).collect(Collectors.toCollection(HashSet::new));
        Map<String, List<Given>> all = new HashMap<>();
        grades.onCitations().forEach((path, given) -> {
            Optional<String> now = here.contains(path)
                    ? Optional.of(path)
                    : known.get(new Asked(path, version.hash()), asked -> find(asked.path, version, found, viewer));
            now.ifPresent(
                    in -> all.computeIfAbsent(in, any -> new ArrayList<>()).addAll(given));
        });
        return new Grades(grades.onWords(), all, grades.onWorks(), grades.onDocument());
    }

    private Optional<String> find(String path, Version version, List<FoundCitation> found, Viewer viewer) {
        return citations
                .citation(path.substring(CITATIONS.length()), viewer)
                .filter(other -> other.version().document().equals(version.document()))
                .filter(other -> !other.version().hash().equals(version.hash()))
                .flatMap(other -> carry(other, version))
                .flatMap(span -> found.stream()
                        .filter(one -> one.citation().span().equals(span))
                        .findFirst())
                .map(FoundCitation::path);
    }

    private Optional<TextSpan> carry(FoundCitation other, Version version) {
        return switch (catalogue
                .alignment(other.version().hash(), version.hash())
                .carry(other.citation().span())) {
            case Carried.Same(var span) -> Optional.of(span);
            case Carried.Reworded(var span, var similarity) -> similarity == 1 ? Optional.of(span) : Optional.empty();
            case Carried.Gone gone -> Optional.empty();
        };
    }
}
