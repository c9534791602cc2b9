package org.lectern.web;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.app.RunningLectern;

/** Somebody with a browser without JavaScript: keeps the session cookie, sends forms as browsers do. */
final class Visitor {
    private final RunningLectern lectern;
    private Optional<String> cookie = Optional.empty();

    Visitor(RunningLectern lectern) {
        this.lectern = lectern;
    }

    /** Signed in by a claim link. */
    static Visitor named(RunningLectern lectern, String name) {
        Visitor visitor = new Visitor(lectern);
        visitor.post(pathOf(lectern.claimLink(name)));
        return visitor;
    }

    static String pathOf(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    Optional<String> cookie() {
        return cookie;
    }

    HttpResponse<String> get(String path, String... more) {
        List<String> headers = new ArrayList<>(List.of("Accept", "text/html"));
        headers.addAll(List.of(more));
        return send("GET", path, null, headers);
    }

    HttpResponse<String> getJson(String path) {
        return send("GET", path, null, new ArrayList<>(List.of("Accept", "application/json")));
    }

    /** @param fields name, value, name, value … */
    HttpResponse<String> post(String path, String... fields) {
        return postFrom(lectern.base(), path, fields);
    }

    HttpResponse<String> postFrom(String origin, String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int n = 0; n < fields.length; n += 2) {
            body.append(n == 0 ? "" : "&")
                    .append(fields[n])
                    .append('=')
                    .append(URLEncoder.encode(fields[n + 1], StandardCharsets.UTF_8));
        }
        List<String> headers = new ArrayList<>(
                List.of("Accept", "text/html", "Content-Type", "application/x-www-form-urlencoded", "Origin", origin));
        return send("POST", path, body.toString(), headers);
    }

    /** What the form leads to. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        return get(pathOf(answer.headers().firstValue("Location").orElseThrow()));
    }

    private HttpResponse<String> send(
            String method, String path, @org.jspecify.annotations.Nullable String body, List<String> headers) {
        cookie.ifPresent(value -> headers.addAll(List.of("Cookie", value)));
        HttpResponse<String> answer = lectern.send(method, path, body, headers.toArray(String[]::new));
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> {
            String value = set.substring(0, set.indexOf(';'));
            cookie = value.endsWith("=") ? Optional.empty() : Optional.of(value);
        });
        return answer;
    }
}
