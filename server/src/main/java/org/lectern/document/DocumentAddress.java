package org.lectern.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document, or one version of it.
 *
 * @param version lower-case hex, 8 to 64 characters, whole or its beginning; empty for the current version
 */
public record DocumentAddress(DocumentId id, Optional<String> version) {
    private static final String ROOT = "/documents/";
    private static final Pattern FORM = Pattern.compile("([^@/]+)(?:@([0-9a-f]{8,64}))?");

    /** Reads {@code id} or {@code id@version}; empty for what cannot be such an address. */
    public static Optional<DocumentAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && DocumentId.isOne(matcher.group(1))
                ? Optional.of(
                        new DocumentAddress(new DocumentId(matcher.group(1)), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
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
