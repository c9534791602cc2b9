package org.lectern.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A document's permanent slug, given at ingest, never changed and never given again. */
public record DocumentId(String value) implements Comparable<DocumentId> {
    private static final int MAX_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

    public DocumentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a document id: " + value);
        }
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * An id made from a title or the name of a file, with its letters' accents taken off; empty where too little is left
     * of it in a-z and 0-9.
     */
    public static Optional<DocumentId> fromName(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFKD)
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
