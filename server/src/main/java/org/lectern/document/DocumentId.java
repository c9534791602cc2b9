package org.lectern.document;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** A document's permanent slug, given at ingest, never changed and never given again. */
public record DocumentId(String value) implements Comparable<DocumentId> {
    private static final int MAX_LENGTH = 64;

    /** Made when it is needed first, since it takes a moment. */
    private static final class InLatin {
        static final Transliterator LETTERS = Transliterator.getInstance(
                "Russian-Latin/BGN; [\u02B9\u02BA] Remove; Any-Latin; Latin-ASCII"); // without hard and soft signs
    }

    public DocumentId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("Not a document id: " + value);
        }
    }

    /** 2 to 64 of a-z, 0-9 and hyphens, the first no hyphen. */
    static boolean isOne(String text) {
        if (text.length() < 2 || text.length() > MAX_LENGTH || text.charAt(0) == '-') {
            return false;
        }
        for (int n = 0; n < text.length(); n++) {
            char one = text.charAt(n);
            if (!(one >= 'a' && one <= 'z') && !(one >= '0' && one <= '9') && one != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * An id made from a title or the name of a file, in Latin letters without accents, Russian as it is written in English
     * (BGN/PCGN); empty where too little is left of it in a-z and 0-9.
     */
    public static Optional<DocumentId> fromName(String name) {
        String latin = name.chars().allMatch(c -> c < 0x80) ? name : InLatin.LETTERS.transliterate(name);
        String slug = Normalizer.normalize(latin, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String cut = slug.substring(0, Math.min(slug.length(), MAX_LENGTH)).replaceAll("-+$", "");
        return Optional.of(cut).filter(DocumentId::isOne).map(DocumentId::new);
    }

    /** The same with a number after it, for where it is taken. */
    public DocumentId withNumber(int number) {
        String end = "-" + number;
        return new DocumentId(value.substring(0, Math.min(value.length(), MAX_LENGTH - end.length())) + end);
    }

    @Override
    public int compareTo(DocumentId other) {
        return value.compareTo(other.value);
    }
}
