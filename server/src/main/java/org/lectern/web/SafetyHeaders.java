package org.lectern.web;

import java.util.function.BiConsumer;

/** What every answer carries, whoever gives it: pages run no script but this server's own, and nothing is guessed. */
final class SafetyHeaders {
    private static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private SafetyHeaders() {}

    /** @param header takes a name and a value */
    static void giveTo(BiConsumer<String, String> header) {
        header.accept("Content-Security-Policy", CONTENT_SECURITY);
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "same-origin");
    }
}
