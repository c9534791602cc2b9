package org.lectern.web;

import io.javalin.http.Context;

/** Lets annotation software in other sites' pages use the interface, never with this server's cookies. */
final class Cors {
    private static final String DAY = "86400";

    private Cors() {}

    /** Once for an answer. */
    static void open(Context ctx) {
        FirstHeaders.add(ctx, "Access-Control-Allow-Origin", "*");
        FirstHeaders.add(
                ctx,
                "Access-Control-Expose-Headers",
                "ETag, Allow, Vary, Link, Content-Type, Location, Content-Location, Accept-Post, Prefer, Preference-Applied");
    }

    /** Where it is open already. */
    static void preflight(Context ctx) {
        ctx.header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS, POST, PUT, DELETE")
                .header(
                        "Access-Control-Allow-Headers",
                        "Content-Type, Prefer, If-Match, If-None-Match, Slug, Accept, Authorization, Idempotency-Key")
                .header("Access-Control-Max-Age", DAY);
    }
}
