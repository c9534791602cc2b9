package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.lectern.document.TextFile;

/** Representations with strong ETags, and the conditions that clients put on them (RFC 9110, 13). */
final class Answer {
    static final String PERSONAL = "private, no-cache";
    /** What pages and their errors depend on besides their address. */
    static final String VARY = "Accept, Accept-Language, Cookie, Authorization";

    private static final int ETAG_BYTES = 16;
    private static final MessageDigest SHA_256 = sha256();

    private Answer() {}

    /** A strong ETag: equal only for equal bytes. */
    static String etag(byte[] content) {
        byte[] hash = copy(SHA_256).digest(content);
        return '"' + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Looking one up by its name takes longer than what it does to a page. */
    private static MessageDigest copy(MessageDigest unused) {
        try {
            return (MessageDigest) unused.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    static void bytes(Context ctx, String contentType, byte[] content, String cacheControl) {
        bytes(ctx, contentType, content, etag(content), cacheControl);
    }

    static void bytes(Context ctx, String contentType, byte[] content, String etag, String cacheControl) {
        ctx.header("ETag", etag).header("Cache-Control", cacheControl);
        if (matches(ctx.header("If-None-Match"), etag, true)) {
            ctx.status(304);
            return;
        }
        write(ctx, contentType, content);
    }

    /** Ends an answer whose content is in memory: it goes out as it is and says how long it is. */
    static void write(Context ctx, String contentType, byte[] content) {
        try {
            ctx.res().setContentType(contentType);
            ctx.res().setContentLength(content.length);
            ctx.res().getOutputStream().write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file, which may be long, so it goes out as it is read. */
    static void file(Context ctx, String contentType, Path file, String etag, String cacheControl) {
        ctx.header("ETag", etag).header("Cache-Control", cacheControl);
        if (matches(ctx.header("If-None-Match"), etag, true)) {
            ctx.status(304);
            return;
        }
        try {
            ctx.contentType(contentType)
                    .header("Content-Length", String.valueOf(Files.size(file)))
                    .result(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("A file that the library names cannot be read: " + file, e);
        }
    }

    /** A text, which may be long too. */
    static void text(Context ctx, String contentType, TextFile text, String etag, String cacheControl) {
        ctx.header("ETag", etag).header("Cache-Control", cacheControl);
        if (matches(ctx.header("If-None-Match"), etag, true)) {
            ctx.status(304);
            return;
        }
        ctx.contentType(contentType)
                .header("Content-Length", String.valueOf(text.size()))
                .result(text.stream());
    }

    /** A page that is for whoever asks alone. */
    static void page(Context ctx, String html) {
        bytes(ctx, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), PERSONAL);
    }

    static void json(Context ctx, JsonNode json) {
        bytes(ctx, "application/json", json.toString().getBytes(StandardCharsets.UTF_8), PERSONAL);
    }

    /**
     * Whether a list of entity tags names this one; {@code *} names any. A header that is not there names none.
     *
     * @param weakly whether {@code W/} tags count too, as they do in If-None-Match and do not in If-Match
     */
    static boolean matches(@org.jspecify.annotations.Nullable String header, String etag, boolean weakly) {
        if (header == null) {
            return false;
        }
        for (String entry : header.split(",", -1)) {
            String tag = entry.strip();
            if (tag.equals("*") || tag.equals(etag) || (weakly && tag.equals("W/" + etag))) {
                return true;
            }
        }
        return false;
    }

    /** Whether If-Match and If-None-Match, where they are there, let a change of this state through. */
    static boolean mayChange(Context ctx, String etag) {
        Optional<String> condition = Optional.ofNullable(ctx.header("If-Match"));
        return condition.map(header -> matches(header, etag, false)).orElse(true)
                && !matches(ctx.header("If-None-Match"), etag, true);
    }
}
