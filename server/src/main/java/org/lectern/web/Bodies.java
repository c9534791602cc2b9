package org.lectern.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What requests bring. */
final class Bodies {
    /** Bytes that are read at once, without growing an array as they come. */
    private static final int SMALL = 64 * 1024;

    private Bodies() {}

    /** All of it; where it is too much, or does not say how much it is, as the HTTP library reads it and refuses it. */
    static byte[] bytes(Context ctx) {
        int length = ctx.req().getContentLength();
        if (length < 0 || length > SMALL) {
            return ctx.bodyAsBytes();
        }
        try {
            return ctx.req().getInputStream().readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
