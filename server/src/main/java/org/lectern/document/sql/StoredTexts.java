package org.lectern.document.sql;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.anchor.align.LongAlignment;
import org.lectern.anchor.align.TextAlignment;
import org.lectern.document.CanonicalText;
import org.lectern.document.ContentStore;
import org.lectern.document.ReadSource;
import org.lectern.document.TextFile;
import org.lectern.document.TooLongException;
import org.lectern.document.Version;
import org.lectern.sql.Database;

/**
 * The texts of versions: in memory where they are short enough, else on the disk; and pairs of them laid beside each other.
 * A text never changes, so nothing here goes stale. Safe for use by several threads.
 */
final class StoredTexts {
    /** UTF-16 units of canonical text kept in memory, over all documents; each costs one or two bytes. */
    private static final int TEXTS_IN_MEMORY = 24 * 1024 * 1024;

    private final ContentStore files;
    private final int longestWhole;
    private final LoadingCache<String, CanonicalText> texts;
    private final LongTexts longTexts;
    private final Alignments alignments;

    /** The versions whose kept file begins with the hash of a PDF; they are few and never fewer. */
    private final Set<String> pdfs = ConcurrentHashMap.newKeySet();

    /** @param longestWhole characters up to which a text is had in memory */
    StoredTexts(Database database, ContentStore files, int longestWhole) {
        this.files = files;
        this.longestWhole = longestWhole;
        this.texts = Caffeine.newBuilder()
                .maximumWeight(TEXTS_IN_MEMORY)
                .weigher((String hash, CanonicalText text) ->
                        Math.min(text.value().length(), TEXTS_IN_MEMORY / 2))
                .build(this::load);
        this.longTexts = new LongTexts(database, files, pdfs::contains);
        this.alignments = new Alignments(this::laid);
        pdfs.addAll(database.read(handle -> VersionRows.readFrom(handle, ReadSource.PDF)));
    }

    private CanonicalText load(String hash) {
        if (isLong(hash)) {
            throw new TooLongException(longestWhole);
        }
        return ReadSource.textOf(new String(files.read(hash), StandardCharsets.UTF_8), pdfs.contains(hash));
    }

    /** Has to be called before anybody asks for a text that was read from a file of this type. */
    void expect(String version, String mediaType) {
        if (mediaType.equals(ReadSource.PDF)) {
            pdfs.add(version);
        }
    }

    int longestWhole() {
        return longestWhole;
    }

    boolean isLong(Version version) {
        return version.characters() > longestWhole;
    }

    boolean isLong(String version) {
        return longTexts.isLongerThan(longestWhole, version);
    }

    /** @throws TooLongException where it is too long to be had in memory */
    CanonicalText text(String version) {
        return texts.get(version);
    }

    /** However long it is. */
    TextFile file(String version) {
        return longTexts.get(version);
    }

    String words(Version version, TextSpan span) {
        return words(version.hash(), isLong(version), span);
    }

    String words(String version, TextSpan span) {
        return words(version, isLong(version), span);
    }

    private String words(String version, boolean isLong, TextSpan span) {
        return isLong ? file(version).slice(span) : text(version).slice(span);
    }

    Alignment alignment(String older, String newer) {
        return alignments.get(older, newer);
    }

    private Alignment laid(String older, String newer) {
        return isLong(older) || isLong(newer)
                ? LongAlignment.of(file(older), file(newer))
                : TextAlignment.of(text(older).codePoints(), text(newer).codePoints());
    }
}
