package org.lectern.citation.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.anchor.align.Carried;
import org.lectern.citation.Citation;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.sql.Database;

/**
 * Tells which of the citations found in a version are ones that an earlier version had. Both texts are laid beside each
 * other; a citation that stands where an earlier one was carried to is that one, and keeps its id.
 */
final class KnownCitations {
    private static final double HALF = 0.5;

    private final List<Version> versions;
    private final Database database;
    private final Catalogue catalogue;

    /** @param versions of the document, newest first */
    KnownCitations(List<Version> versions, Database database, Catalogue catalogue) {
        this.versions = versions;
        this.database = database;
        this.catalogue = catalogue;
    }

    /**
     * @param ids for each citation that was found the id that it has already; empty for one that is new
     * @param kept what was found before and is not any more, and must not get lost
     */
    record Ids(List<Optional<String>> ids, List<FoundCitation> kept) {}

    /**
     * @param before the citations that were found in this version by an earlier finder; none for one that is read first
     * @param isKept whether one of them must not get lost: whatever is found at its place is taken for it
     */
    Ids of(Version version, List<Citation> found, List<FoundCitation> before, Predicate<FoundCitation> isKept) {
        List<Optional<String>> ids = new ArrayList<>(Collections.nCopies(found.size(), Optional.empty()));
        Set<String> given = new HashSet<>();
        before.forEach(one -> give(one, one.citation().span(), found, ids, given, HALF));
        List<FoundCitation> lost = before.stream()
                .filter(one -> !given.contains(one.id()) && isKept.test(one))
                .toList();
        lost.forEach(one -> give(one, one.citation().span(), found, ids, given, 0));
        List<FoundCitation> kept =
                lost.stream().filter(one -> !given.contains(one.id())).toList();
        kept.forEach(one -> given.add(one.id()));
        for (Version other : versions) {
            boolean read = !other.equals(version) && database.read(handle -> CitationRows.isRead(handle, other));
            if (read) {
                List<FoundCitation> known =
                        new ArrayList<>(database.read(handle -> CitationRows.citations(handle, other)));
                known.removeIf(one -> given.contains(one.id()));
                if (!known.isEmpty()) {
                    give(known, catalogue.alignment(other.hash(), version.hash()), found, ids, given);
                }
            }
        }
        return new Ids(ids, kept);
    }

    private static void give(
            List<FoundCitation> known,
            Alignment alignment,
            List<Citation> found,
            List<Optional<String>> ids,
            Set<String> given) {
        for (FoundCitation one : known) {
            carried(alignment, one.citation().span()).ifPresent(span -> give(one, span, found, ids, given, HALF));
        }
    }

    /** @param least how much of both together both must share, as a part of one */
    private static void give(
            FoundCitation known,
            TextSpan span,
            List<Citation> found,
            List<Optional<String>> ids,
            Set<String> given,
            double least) {
        int best = standingAt(span, found, ids, least);
        if (best >= 0) {
            ids.set(best, Optional.of(known.id()));
            given.add(known.id());
        }
    }

    private static Optional<TextSpan> carried(Alignment alignment, TextSpan span) {
        return switch (alignment.carry(span)) {
            case Carried.Same(var there) -> Optional.of(there);
            case Carried.Reworded(var there, var similarity) -> Optional.of(there);
            case Carried.Gone gone -> Optional.empty();
        };
    }

    /** The one that shares most with a span, if that is enough; −1 where there is none. */
    private static int standingAt(TextSpan span, List<Citation> found, List<Optional<String>> ids, double least) {
        int best = -1;
        int most = 0;
        for (int i = first(found, span); i < found.size() && found.get(i).span().start() < span.end(); i++) {
            TextSpan other = found.get(i).span();
            int shared = Math.min(span.end(), other.end()) - Math.max(span.start(), other.start());
            int together = Math.max(span.end(), other.end()) - Math.min(span.start(), other.start());
            if (ids.get(i).isEmpty() && shared > most && shared > least * together) {
                best = i;
                most = shared;
            }
        }
        return best;
    }

    /** Citations are in the order of the text and do not overlap. */
    private static int first(List<Citation> found, TextSpan span) {
        int low = 0;
        int high = found.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (found.get(middle).span().end() <= span.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
