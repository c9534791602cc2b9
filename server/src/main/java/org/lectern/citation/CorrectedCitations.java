package org.lectern.citation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.anchor.align.Carried;
import org.lectern.citation.CitationIndex.Unapplied;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Correction.Spans;
import org.lectern.document.Version;

/**
 * Brings corrections to what was found in a version. Spans that somebody gave in another version of the document are
 * carried over by laying the two texts beside each other; what cannot be carried is said, and nothing else is put in its
 * place.
 */
public final class CorrectedCitations {
    private final BiFunction<String, String, Alignment> alignments;

    /** @param alignments of two versions by their hashes */
    public CorrectedCitations(BiFunction<String, String, Alignment> alignments) {
        this.alignments = alignments;
    }

    /**
     * @param citations in the order of the text
     * @param unapplied corrections about citations that are not among those found, of whatever document
     */
    public record Result(List<FoundCitation> citations, List<Unapplied> unapplied) {}

    /** Pure: the same found and the same corrections always give the same. */
    public Result apply(Version version, List<FoundCitation> found, Corrections corrections) {
        var result = new ArrayList<FoundCitation>();
        Map<String, Spans> lost = new HashMap<>();
        for (FoundCitation one : found) {
            if (!corrections.isRemoved(one.id())) {
                result.add(corrected(version, one, corrections, lost));
            }
        }
        Set<TextSpan> taken = result.stream().map(one -> one.citation().span()).collect(Collectors.toSet());
        Set<String> here = found.stream().map(FoundCitation::id).collect(Collectors.toCollection(HashSet::new));
        for (Addition added : corrections.added()) {
            if (!added.spans().document().equals(version.document())) {
                continue;
            }
            Spans wanted = corrections.spansOf(added.citation()).orElse(added.spans());
            Optional<Spans> spans = carried(wanted, version)
                    .or(() -> wanted.equals(added.spans()) ? Optional.empty() : carried(added.spans(), version));
            // what was found since in the very same words needs no adding
            if (spans.isPresent() && taken.add(spans.get().citation())) {
                here.add(added.citation());
                if (!corrections.isRemoved(added.citation())) {
                    result.add(new FoundCitation(
                            added.citation(),
                            corrections.workOf(added.citation(), added.work()),
                            version,
                            citation(added.reference(), spans.get())));
                }
            }
        }
        result.sort(Comparator.comparingInt(
                        (FoundCitation one) -> one.citation().span().start())
                .thenComparingInt(one -> one.citation().span().end()));
        return new Result(List.copyOf(result), unapplied(corrections, here, lost));
    }

    private FoundCitation corrected(
            Version version, FoundCitation one, Corrections corrections, Map<String, Spans> lost) {
        String work = corrections.workOf(one.id(), one.work());
        Optional<Spans> wanted = corrections.spansOf(one.id());
        Optional<Spans> spans = wanted.flatMap(given -> carried(given, version));
        if (wanted.isPresent() && spans.isEmpty()) {
            lost.put(one.id(), wanted.get());
        }
        Citation citation = spans.map(given -> new Citation(
                        one.citation().form(),
                        given.citation(),
                        one.citation().reference(),
                        given.locator(),
                        given.quoted()))
                .orElse(one.citation());
        boolean isAsFound = work.equals(one.work()) && spans.isEmpty() && version.equals(one.version());
        return isAsFound ? one : new FoundCitation(one.id(), work, version, citation);
    }

    /** One that somebody added, as it stands in the version that it was added in. */
    public static FoundCitation added(Addition added, Version version, Corrections corrections) {
        return new FoundCitation(
                added.citation(),
                corrections.workOf(added.citation(), added.work()),
                version,
                citation(added.reference(), added.spans()));
    }

    private static Citation citation(Reference reference, Spans spans) {
        return new Citation(Citation.Form.LINE, spans.citation(), reference, spans.locator(), spans.quoted());
    }

    /** All of them as they stand in a version; empty where one of them does not. */
    private Optional<Spans> carried(Spans given, Version version) {
        if (given.version().equals(version.hash())) {
            return Optional.of(given);
        }
        Alignment alignment = alignments.apply(given.version(), version.hash());
        Optional<TextSpan> citation = carried(alignment, given.citation());
        Optional<TextSpan> locator = given.locator().flatMap(span -> carried(alignment, span));
        Optional<TextSpan> quoted = given.quoted().flatMap(span -> carried(alignment, span));
        boolean all = citation.isPresent()
                && locator.isPresent() == given.locator().isPresent()
                && quoted.isPresent() == given.quoted().isPresent();
        return all
                ? Optional.of(new Spans(given.document(), version.hash(), citation.get(), locator, quoted))
                : Optional.empty();
    }

    private static Optional<TextSpan> carried(Alignment alignment, TextSpan span) {
        return switch (alignment.carry(span)) {
            case Carried.Same(var there) -> Optional.of(there);
            case Carried.Reworded(var there, var similarity) -> Optional.of(there);
            case Carried.Gone gone -> Optional.empty();
        };
    }

    private static List<Unapplied> unapplied(Corrections corrections, Set<String> here, Map<String, Spans> lost) {
        var unapplied = new ArrayList<Unapplied>();
        for (LoggedCorrection logged : corrections.all()) {
            if (logged.holds()) {
                for (String citation : logged.correction().citationIds()) {
                    boolean spansLost = logged.correction() instanceof Correction.Respan(var id, var spans)
                            && spans.equals(lost.get(id));
                    if (!here.contains(citation) || spansLost) {
                        unapplied.add(new Unapplied(logged, citation));
                    }
                }
            }
        }
        return unapplied;
    }
}
