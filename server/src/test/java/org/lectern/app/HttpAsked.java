package org.lectern.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that is asked as programs and strangers ask it. */
public abstract class HttpAsked {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** Its address, without a slash at the end. */
    public abstract String base();

    public HttpResponse<String> get(String address, String... headers) {
        return send("GET", address, null, headers);
    }

    /**
     * Sends a request.
     *
     * @param address a path or a whole address
     * @param headers name, value, name, value …
     */
    public HttpResponse<String> send(
            String method, String address, @org.jspecify.annotations.Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.startsWith("/") ? base() + address : address))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a program with a token gets; a stranger where it is empty. */
    public HttpResponse<String> as(String token, String address) {
        return as(token, "GET", address, null);
    }

    /** The same with another method; a body is JSON where the headers do not say otherwise. */
    public HttpResponse<String> as(
            String token,
            String method,
            String address,
            @org.jspecify.annotations.Nullable String body,
            String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!token.isEmpty()) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        if (body != null && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return send(method, address, body, all.toArray(String[]::new));
    }

    /** POSTs an annotation with a token. */
    public HttpResponse<String> annotate(String token, String annotation, Map<String, String> more) {
        List<String> headers = new ArrayList<>(List.of(
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""));
        more.forEach((name, value) -> headers.addAll(List.of(name, value)));
        return send("POST", "/annotations/", annotation, headers.toArray(String[]::new));
    }

    public HttpResponse<String> annotate(String token, String annotation) {
        return annotate(token, annotation, Map.of());
    }
}
