package org.lectern.document;

import java.util.Optional;

/**
 * A document, or one version of it.
 *
 * @param version lower-case hex, 8 to 64 characters, whole or its beginning; empty for the current version
 */
public record DocumentAddress(DocumentId id, Optional<String> version) {
    private static final String ROOT = "/documents/";
    private static final int SHORTEST_VERSION = 8;
    private static final int LONGEST_VERSION = 64;

    /** Reads {@code id} or {@code id@version}; empty for what cannot be such an address. */
    public static Optional<DocumentAddress> parse(String text) {
        int at = text.indexOf('@');
        String id = at < 0 ? text : text.substring(0, at);
        if (!DocumentId.isOne(id) || (at >= 0 && !isVersion(text, at + 1))) {
            return Optional.empty();
        }
        return Optional.of(new DocumentAddress(
                new DocumentId(id), at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1))));
    }

    private static boolean isVersion(String text, int from) {
        int length = text.length() - from;
        if (length < SHORTEST_VERSION || length > LONGEST_VERSION) {
            return false;
        }
        for (int n = from; n < text.length(); n++) {
            char one = text.charAt(n);
            if (!(one >= '0' && one <= '9') && !(one >= 'a' && one <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Reads a path made by {@link #path}. */
    public static Optional<DocumentAddress> ofPath(String path) {
        return path.startsWith(ROOT) ? parse(path.substring(ROOT.length())) : Optional.empty();
    }

    public static DocumentAddress pinned(DocumentId id, String version) {
        return new DocumentAddress(id, Optional.of(version));
    }

    /** The path within this server. */
    public String path() {
        return ROOT + id.value() + version.map(pin -> "@" + pin).orElse("");
    }
}
