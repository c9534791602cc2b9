package org.lectern.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What a server answers, for benchmarks that need to read it. */
final class Asked {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Asked() {}

    /** @param token empty for anybody */
    static byte[] bytes(ServerProcess server, String path, String token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return sent(request.build());
    }

    static String body(ServerProcess server, String path, String token) throws IOException {
        return new String(bytes(server, path, token), StandardCharsets.UTF_8);
    }

    static byte[] sent(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IOException("%s: %d".formatted(request.uri(), answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
