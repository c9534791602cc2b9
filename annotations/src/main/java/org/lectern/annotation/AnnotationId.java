package org.lectern.annotation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An annotation's permanent id: 26 characters of Crockford base 32, the first ten of them the time of making in
 * milliseconds, the rest random (the ULID layout), perhaps after a slug that the client asked for and a hyphen.
 *
 * <p>The part after the slug, {@link #order}, orders a container by age. So "after this one" needs no look-up, and says
 * nothing about whether the asker may see that one.
 */
public record AnnotationId(String value) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String CONTAINER = "/annotations/";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_LENGTH = 10;
    private static final int RANDOM_LENGTH = 16;
    private static final int MAX_SLUG = 40;
    private static final byte[] DRAWN = new byte[64 * RANDOM_LENGTH];
    private static int used = DRAWN.length;

    public AnnotationId {
        if (!isId(value)) {
            throw new IllegalArgumentException("Not an annotation id: " + value);
        }
    }

    /** A slug of up to {@value #MAX_SLUG} of {@code a-z0-9-}, no hyphen at its ends, may stand before time and chance. */
    private static boolean isId(String text) {
        int slug = text.length() - TIME_LENGTH - RANDOM_LENGTH;
        for (int n = Math.max(slug, 0); n < text.length(); n++) {
            if (ALPHABET.indexOf(text.charAt(n)) < 0) {
                return false;
            }
        }
        return slug == 0 || (slug > 1 && slug - 1 <= MAX_SLUG && isSlug(text.substring(0, slug)));
    }

    /** @param text with the hyphen that follows a slug */
    private static boolean isSlug(String text) {
        int last = text.length() - 1;
        return text.charAt(0) != '-'
                && text.charAt(last) == '-'
                && text.charAt(last - 1) != '-'
                && text.chars()
                        .allMatch(unit -> unit == '-' || (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9'));
    }

    /** Empty for what cannot be an id. */
    public static Optional<AnnotationId> parse(String text) {
        return isId(text) ? Optional.of(new AnnotationId(text)) : Optional.empty();
    }

    /** @param slug what a client proposed (RFC 5023); what is left of it after cleaning only prefixes the id */
    public static AnnotationId make(Instant now, Optional<String> slug) {
        StringBuilder made = new StringBuilder();
        slug.map(AnnotationId::clean)
                .filter(clean -> !clean.isEmpty())
                .ifPresent(clean -> made.append(clean).append('-'));
        for (int n = TIME_LENGTH - 1; n >= 0; n--) {
            made.append(ALPHABET.charAt((int) (now.toEpochMilli() >>> (5 * n)) & 31));
        }
        for (byte one : chance()) {
            made.append(ALPHABET.charAt(one & 31));
        }
        return new AnnotationId(made.toString());
    }

    /** Drawn for many at once: asking for it takes longer than the drawing, and all who make ids wait for each other. */
    private static synchronized byte[] chance() {
        if (used + RANDOM_LENGTH > DRAWN.length) {
            RANDOM.nextBytes(DRAWN);
            used = 0;
        }
        byte[] chance = Arrays.copyOfRange(DRAWN, used, used + RANDOM_LENGTH);
        // Once given out it is nowhere but in the id
        Arrays.fill(DRAWN, used, used + RANDOM_LENGTH, (byte) 0);
        used += RANDOM_LENGTH;
        return chance;
    }

    /**
     * The id of what was made elsewhere: always the same for the same source, so that bringing it in twice is noticed.
     *
     * @param source whatever names it and whoever brings it in
     */
    public static AnnotationId derived(Instant made, String source) {
        StringBuilder id = new StringBuilder();
        for (int n = TIME_LENGTH - 1; n >= 0; n--) {
            id.append(ALPHABET.charAt((int) (Math.max(made.toEpochMilli(), 0) >>> (5 * n)) & 31));
        }
        byte[] hash = hash(source);
        for (int n = 0; n < RANDOM_LENGTH; n++) {
            id.append(ALPHABET.charAt(hash[n] & 31));
        }
        return new AnnotationId(id.toString());
    }

    private static byte[] hash(String source) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String clean(String slug) {
        String clean = Normalizer.normalize(decoded(slug), Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        return clean.substring(0, Math.min(clean.length(), MAX_SLUG)).replaceAll("^-|-$", "");
    }

    /** Slugs come percent-encoded (RFC 5023, 9.7); what is not well encoded is taken as it is. */
    private static String decoded(String slug) {
        try {
            return URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return slug;
        }
    }

    /** What containers are ordered by. */
    public String order() {
        return value.substring(value.length() - TIME_LENGTH - RANDOM_LENGTH);
    }

    /** The annotation's address within this server. */
    public String path() {
        return CONTAINER + value;
    }

    /** The id in a path made by {@link #path}. */
    public static Optional<AnnotationId> ofPath(String path) {
        return path.startsWith(CONTAINER) ? parse(path.substring(CONTAINER.length())) : Optional.empty();
    }
}
