package org.lectern.web;

import io.javalin.http.Context;

/** Headers of answers that nobody can have set yet: setting one looks through all that are there, adding one does not. */
final class FirstHeaders {
    private FirstHeaders() {}

    static void add(Context ctx, String name, String value) {
        ctx.res().addHeader(name, value);
    }
}
