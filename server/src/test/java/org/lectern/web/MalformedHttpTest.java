package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.app.RunningLectern;

/** What is no HTTP, or stops halfway, is refused as everything else is: with what is wrong, and with the headers that protect. */
class MalformedHttpTest {
    private static final String HEAD = "Host: 127.0.0.1\r\nConnection: close\r\n";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String ann;

    @BeforeAll
    static void start() {
        ann = lectern.token("Ann");
    }

    /** @param halfClosed whether nothing more is sent, so that the server sees the end */
    private static String exchange(String request, boolean halfClosed) throws IOException {
        URI base = URI.create(lectern.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            if (halfClosed) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void isRefused(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 4");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n") + 2);
        assertThat(head)
                .containsIgnoringCase("\r\nContent-Security-Policy: default-src 'self';")
                .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                .containsIgnoringCase("\r\nReferrer-Policy: same-origin\r\n")
                .containsIgnoringCase("\r\nCache-Control: no-store\r\n")
                .doesNotContainIgnoringCase("jetty");
        assertThat(answer).doesNotContain("Exception").doesNotContainIgnoringCase("jetty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /documents/%00 HTTP/1.1",
                "GET /documents/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET http://evil.example/annotations/ HTTP/1.1",
                "GET / HTTP/1.1\r\nHost: evil.example",
                "GET / HTTP/1.1\r\nCookie: a=\u0001",
                "OPTIONS * HTTP/1.1",
                "POST /annotations/ HTTP/1.1\r\nContent-Length: -4",
                "POST /annotations/ HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked",
                "POST /annotations/ HTTP/1.1\r\nTransfer-Encoding: nonsense",
                "\u0000\u0001\u0002"
            })
    void what_is_no_http_is_refused_in_the_same_form_as_everything_else(String start) throws IOException {
        String answer = exchange(start + "\r\n" + HEAD + "\r\n", false);
        isRefused(answer);
        assertThat(answer)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"detail\":\"");
    }

    @Test
    void a_person_gets_a_page_without_anything_inline() throws IOException {
        String answer = exchange("GET /%zz HTTP/1.1\r\nAccept: text/html\r\n" + HEAD + "\r\n", false);
        isRefused(answer);
        assertThat(answer)
                .containsAnyOf(
                        "<h1>The request cannot be understood</h1>", "\"title\":\"The request cannot be understood\"")
                .doesNotContain("<style")
                .doesNotContain("<script>");
    }

    @Test
    void headers_beyond_the_limit_are_refused_with_the_limit() throws IOException {
        String answer = exchange("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(100_000) + "\r\n" + HEAD + "\r\n", false);
        isRefused(answer);
        assertThat(answer).contains("98304 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                "Content-Length: 100\r\n\r\n{}"
            })
    void a_body_that_breaks_off_is_the_senders_mistake(String rest) throws IOException {
        String answer = exchange(
                "POST /annotations/ HTTP/1.1\r\n" + HEAD + "Authorization: Bearer " + ann
                        + "\r\nContent-Type: application/ld+json\r\n" + rest,
                true);
        isRefused(answer);
    }

    @Test
    void a_body_that_comes_too_slowly_is_the_senders_mistake_and_what_breaks_here_is_not() {
        assertThat(UnreadableRequests.of(new IOException(new TimeoutException("idle")))
                        .orElseThrow()
                        .status())
                .isEqualTo(408);
        assertThat(UnreadableRequests.of(new IOException("the disk"))).isEmpty();
        assertThat(UnreadableRequests.of(new IllegalStateException(new TimeoutException("a lock"))))
                .isEmpty();
    }
}
