package org.lectern.citation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.Correction.LivingInDocument;
import org.lectern.citation.Correction.Move;
import org.lectern.citation.Correction.Split;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/** All citations that somebody sees, and of which works, with what was corrected of them. */
final class SeenCitations {
    private final Viewer viewer;
    private final Catalogue catalogue;
    private final CitationIndex index;
    private final Corrections corrections;
    private final List<FoundCitation> citations;
    /** The ids of those, and of others that were found in what the viewer sees and are no citations any more. */
    private final Set<String> found = new HashSet<>();

    private final Set<String> works = new HashSet<>();

    private SeenCitations(Viewer viewer, Catalogue catalogue, CitationIndex index, List<FoundCitation> citations) {
        this.viewer = viewer;
        this.catalogue = catalogue;
        this.index = index;
        this.corrections = index.corrections();
        this.citations = citations;
    }

    static SeenCitations by(Viewer viewer, Catalogue catalogue, CitationIndex index) {
        List<Version> versions = catalogue.documents(viewer).stream()
                .map(document -> document.current())
                .toList();
        List<FoundCitation> citations = versions.stream()
                .flatMap(version -> index.citationsOf(version, viewer).stream())
                .toList();
        SeenCitations seen = new SeenCitations(viewer, catalogue, index, citations);
        versions.forEach(version -> index.foundIn(version, viewer).forEach(seen::learn));
        citations.forEach(seen::learn);
        seen.learnWorks();
        return seen;
    }

    private void learn(FoundCitation citation) {
        found.add(citation.id());
        works.add(citation.work());
    }

    /** Those that seen citations were said to be of. */
    private void learnWorks() {
        for (LoggedCorrection logged : corrections.all()) {
            if (logged.correction().citationIds().stream().anyMatch(found::contains)) {
                works.addAll(logged.correction().workIds());
            }
        }
    }

    List<FoundCitation> citations() {
        return citations;
    }

    Corrections corrections() {
        return corrections;
    }

    Optional<FoundCitation> citation(String id) {
        return citations.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Those of a work, under whatever id it goes. */
    List<FoundCitation> of(String work) {
        String canonical = corrections.canonical(work);
        return citations.stream().filter(one -> one.work().equals(canonical)).toList();
    }

    /** The corrections about any of this, newest first, each narrowed to it. */
    List<LoggedCorrection> logged() {
        return corrections.all().reversed().stream()
                .filter(logged -> isSeen(logged.correction()))
                .map(logged -> new LoggedCorrection(
                        logged.number(), narrowed(logged.correction()), logged.by(), logged.at(), logged.undone()))
                .toList();
    }

    private boolean isSeen(String citation) {
        return found.contains(citation) || index.citation(citation, viewer).isPresent();
    }

    private boolean isSeen(Correction correction) {
        if (correction instanceof LivingInDocument living) {
            return catalogue.document(living.document(), viewer).isPresent();
        }
        List<String> ids = correction.citationIds();
        return ids.isEmpty()
                ? works.containsAll(correction.workIds())
                : ids.stream().anyMatch(this::isSeen);
    }

    private Correction narrowed(Correction correction) {
        List<String> known =
                correction.citationIds().stream().filter(this::isSeen).toList();
        return switch (correction) {
            case Split split -> new Split(split.from(), split.made(), known);
            case Contribution part -> new Contribution(part.volume(), part.made(), part.name(), known);
            case Move move -> new Move(known, move.work());
            default -> correction;
        };
    }
}
