package org.lectern.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.PassageAnchor;
import org.lectern.anchor.QuotableText;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;

/**
 * Ready to find passages in any version. The texts' indexes are kept while they are asked for, since making one costs
 * more than most searches; a version never changes, so one that was made stays right.
 */
public final class PassageAnchors {
    /** Enough for some eight million characters; a longer text is indexed all the same and kept alone. */
    private static final long MOST_BYTES = 64L << 20;

    private final Catalogue catalogue;
    private final Cache<String, IndexedText> indexed = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String hash, IndexedText text) -> (int) Math.min(MOST_BYTES, 1_000 + text.bytes()))
            .build();

    public PassageAnchors(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public PassageAnchor of(Version version) {
        QuotableText text = catalogue.isLong(version)
                ? new VerbatimText(catalogue.textFile(version.hash()))
                : QuotableText.of(indexedText(version));
        return new PassageAnchor(text, number -> catalogue.pageSpan(version, number));
    }

    /** A version's text, made ready for finding quotes. */
    public IndexedText indexedText(Version version) {
        return indexedText(version.hash());
    }

    /** The same by the version's hash, also while its transaction is under way. */
    IndexedText indexedText(String version) {
        return indexed.get(
                version, any -> new IndexedText(catalogue.text(version).codePoints()));
    }
}
