package org.lectern.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/**
 * What went wrong, for a program as RFC 9457 {@code application/problem+json}, for a person as a page.
 *
 * @param slug names the kind of problem; part of its {@code type}
 * @param detail what happened here and what to do
 */
record Problem(int status, String slug, String title, String detail, ObjectNode more) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String slug, String title, String detail) {
        return new Problem(status, slug, title, detail, JsonNodeFactory.instance.objectNode());
    }

    static Problem badRequest(String detail) {
        return of(400, "bad-request", "The request cannot be understood", detail);
    }

    /** Also where the thing exists and the asker may not see it. */
    static Problem missing(String detail) {
        return of(404, "missing", "There is nothing here", detail);
    }

    static Problem noDocument() {
        return missing("There is no such document here. The library lists what there is.");
    }

    static Problem noVersion() {
        return missing("There is no such document or version here. The library lists what there is.");
    }

    static Problem noPage() {
        return missing("There is no such document, version or page here. The library lists what there is.");
    }

    /** What moderators, keepers or the author decide, and not the asker. */
    static Problem forOthers(String detail) {
        return of(403, "not-yours", "This is for others to decide", detail);
    }

    /** What was asked for does not go with the state that there is. */
    static Problem contradiction(String detail) {
        return of(409, "conflict", "This contradicts what is there", detail);
    }

    static Problem gone(String detail) {
        return of(410, "withdrawn", "This was withdrawn", detail);
    }

    static Problem unprocessable(String field, String detail) {
        Problem problem = of(422, "unprocessable", "This cannot be kept as it is", detail);
        return field.isEmpty() ? problem : problem.with("field", field);
    }

    static Problem method() {
        return of(405, "method", "That cannot be done with this address", "The Allow header says what can be done.");
    }

    static Problem notSignedIn() {
        return of(
                401,
                "not-signed-in",
                "You are not signed in",
                "Reading needs no name; writing does. Open the link you were given, or send a token made with ./lectern token.");
    }

    /** @param seconds how long to wait */
    static Problem tooMany(long seconds) {
        String detail = seconds == 1
                ? "Nothing was done. Try again in one second."
                : seconds < 120
                        ? "Nothing was done. Try again in %d seconds.".formatted(seconds)
                        : "Nothing was done. Try again in %d minutes.".formatted((seconds + 59) / 60);
        return of(429, "too-many", "That was too often in a short time", detail);
    }

    static Problem diskFull() {
        return of(
                507,
                "disk-full",
                "There is no room left on the server",
                "Nothing of this was stored; keep your words and tell whoever looks after this server. Reading goes on.");
    }

    static Problem stale() {
        return of(
                412,
                "changed-elsewhere",
                "This was changed elsewhere",
                "Nothing of yours was stored. Get the current state, look at the difference, and send yours again with its ETag.");
    }

    Problem with(String key, String value) {
        more.put(key, value);
        return this;
    }

    void answer(Context ctx) {
        ctx.status(status).header("Cache-Control", "no-store");
        if (status == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        Accept accept = ctx.path().startsWith("/api/") ? Accept.of((String) null) : Accept.of(ctx);
        ctx.contentType(mediaType(accept)).result(content(accept, Words.of(ctx)));
    }

    String mediaType(Accept accept) {
        return accept.prefersHtml() ? "text/html; charset=utf-8" : MEDIA_TYPE;
    }

    /** @param words for people; programs are answered in English */
    String content(Accept accept, Words words) {
        return accept.prefersHtml()
                ? new Frame(words, "problem", words.told(title)).page(ErrorHtml.main(words, this))
                : json().toString();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "urn:lectern:problem:" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        json.setAll(more);
        return json;
    }
}
