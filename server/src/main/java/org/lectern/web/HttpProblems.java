package org.lectern.web;

import io.javalin.http.HttpResponseException;
import org.lectern.sql.StorageException;

/** What the HTTP library or the disk refuses, said in Lectern's words. */
final class HttpProblems {
    private HttpProblems() {}

    static Problem of(HttpResponseException e, long maxBody) {
        int status = e.getStatus();
        return switch (status) {
            case 404 -> Problem.missing("There is no such address here.");
            case 405 -> Problem.method();
            case 413 ->
                Problem.of(
                        413,
                        "too-large",
                        "The request is too large",
                        "A request's body has at most %d bytes.".formatted(maxBody));
            default ->
                Problem.of(
                        status,
                        status < 500 ? "bad-request" : "failed",
                        status < 500 ? "The request cannot be understood" : "Something went wrong here",
                        String.valueOf(e.getMessage()));
        };
    }

    static Problem of(StorageException e) {
        return e.diskIsFull()
                ? Problem.diskFull()
                : Problem.of(
                        503,
                        "not-stored",
                        "The server cannot write just now",
                        "Nothing of this was stored; keep your words and try again.");
    }
}
