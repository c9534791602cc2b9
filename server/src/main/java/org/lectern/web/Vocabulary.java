package org.lectern.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.lectern.annotation.jsonld.LecternContext;

/** Serves Lectern's own terms. */
final class Vocabulary {
    private static final byte[] CONTEXT = LecternContext.document().getBytes(StandardCharsets.UTF_8);

    private Vocabulary() {}

    static void show(Context ctx) {
        Cors.open(ctx);
        Answer.bytes(ctx, "application/ld+json", CONTEXT, "public, max-age=3600");
    }
}
