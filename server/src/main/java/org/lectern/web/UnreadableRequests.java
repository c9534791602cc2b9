package org.lectern.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What comes to no route, since it is not HTTP or its body breaks off: answered like everything else that is refused. */
final class UnreadableRequests extends ErrorHandler {
    private static final Pattern CHOSEN = Pattern.compile("(?:^|;\\s*)" + Words.COOKIE + "=([a-z]+)");

    /** Of every method, also of those that HTTP does not know. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem = problem(code, Optional.ofNullable(message).orElse(""));
        Accept accept = Accept.of(request.getHeaders().get(HttpHeader.ACCEPT));
        SafetyHeaders.giveTo(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, problem.mediaType(accept));
        byte[] body = problem.content(accept, words(request)).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Words words(Request request) {
        // Read with less care than Jetty's, which may find the cookies themselves unreadable
        Optional<String> chosen = Optional.ofNullable(request.getHeaders().get(HttpHeader.COOKIE))
                .map(CHOSEN::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
        return Words.of(
                chosen,
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE))
                        .orElse(""));
    }

    private static Problem problem(int code, String reason) {
        return switch (code) {
            case 404 -> Problem.missing("There is no such address here.");
            case 414, 431 ->
                Problem.of(
                        code,
                        "too-long",
                        "The address or the headers are too long",
                        "Together they have at most %d bytes.".formatted(LecternServer.MAX_HEADER));
            default ->
                code < 500
                        ? unreadable(code, reason)
                        : Problem.of(
                                code,
                                "failed",
                                "Something went wrong here",
                                "Try again, and tell whoever looks after this server.");
        };
    }

    private static Problem unreadable(int code, String reason) {
        return Problem.of(
                code,
                "bad-request",
                "The request cannot be understood",
                "It is not written as HTTP demands (%s). Look at its address, its headers and its length."
                        .formatted(reason.isEmpty() ? "no more is known" : reason));
    }

    /** What was wrong with a body that could not be read to its end; empty where the server is to blame. */
    static Optional<Problem> of(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http && http.getCode() < 500) {
                return Optional.of(unreadable(
                        http.getCode(), Optional.ofNullable(http.getReason()).orElse("")));
            }
            if (cause instanceof EofException) {
                return Optional.of(unreadable(400, "its body ends too early"));
            }
            if (cause instanceof TimeoutException && e instanceof IOException) {
                return Optional.of(Problem.of(
                        408,
                        "too-slow",
                        "The request did not arrive",
                        "Nothing was done: the rest of it did not come in time. Send it again."));
            }
        }
        return Optional.empty();
    }
}
