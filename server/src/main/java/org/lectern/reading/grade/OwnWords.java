package org.lectern.reading.grade;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.FoundCitation;
import org.lectern.document.BlockKind;
import org.lectern.document.Catalogue;
import org.lectern.document.Passage;
import org.lectern.document.Version;

/** Which pages hold words of the document's own: passages, other than headings and rules, that no citation belongs to. */
final class OwnWords {
    private static final int VERSIONS_IN_MEMORY = 200;

    private final Catalogue catalogue;
    private final Cache<Version, Known> known =
            Caffeine.newBuilder().maximumSize(VERSIONS_IN_MEMORY).build();

    /** @param found for which citations it was worked out; other ones mean that somebody corrected them */
    private record Known(List<FoundCitation> found, BitSet pages) {}

    OwnWords(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    boolean areOn(Version version, List<FoundCitation> found, int page) {
        Known before = known.getIfPresent(version);
        if (before == null || !before.found.equals(found)) {
            before = new Known(found, pages(version, found));
            known.put(version, before);
        }
        return before.pages.get(page);
    }

    private BitSet pages(Version version, List<FoundCitation> found) {
        BitSet cited = new BitSet();
        for (FoundCitation citation : found) {
            for (TextSpan words : Grading.words(citation)) {
                cited.set(words.start(), words.end());
            }
        }
        BitSet pages = new BitSet();
        Optional<Passage> passage = catalogue.passageAt(version, 0);
        while (passage.isPresent()) {
            TextSpan span = passage.get().span();
            boolean speaks = passage.get().kind() != BlockKind.HEADING
                    && passage.get().kind() != BlockKind.RULE
                    && !span.isEmpty();
            if (speaks && cited.get(span.start(), span.end()).cardinality() < span.length()) {
                pages.set(passage.get().page());
            }
            passage = catalogue.passageAt(version, Math.max(span.end(), span.start() + 1));
        }
        return pages;
    }
}
