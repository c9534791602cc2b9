package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Behind an address of its own with HTTPS, which a proxy on this machine looks after. */
class BaseUrlTest {
    private static final String BASE = "https://lectern.example";
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTestsBehind(BASE);

    private HttpResponse<String> claim(String link, String origin, String from) {
        return lectern.send(
                "POST",
                link.replaceFirst("^https?://[^/]+", ""),
                "name=Vera",
                "Content-Type",
                FORM,
                "Origin",
                origin,
                "X-Forwarded-For",
                from);
    }

    @Test
    void before_it_has_an_owner_nobody_reads_through_the_proxy() {
        for (String path :
                new String[] {"/", "/documents/werth-2010", "/api/documents", "/annotations/", "/search?q=a"}) {
            HttpResponse<String> answer = lectern.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).doesNotContain("werth");
        }
        assertThat(lectern.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_travels_over_https_alone_and_no_script_reads_it() {
        String link = lectern.ownerClaimLink();
        assertThat(claim(link, "http://lectern.example", "203.0.113.7").statusCode())
                .as("a page that came without HTTPS")
                .isEqualTo(403);
        assertThat(claim(link, "null", "203.0.113.7").statusCode()).isEqualTo(403);
        HttpResponse<String> claimed = claim(link, BASE, "203.0.113.7");
        assertThat(claimed.statusCode()).isEqualTo(303);
        String cookie = claimed.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie.split("; ", -1))
                .contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/")
                .noneMatch(part -> part.startsWith("Domain"));
        String session = cookie.replaceFirst(";.*", "");
        assertThat(lectern.get("/api/session", "Cookie", session).body()).contains("Vera");
        String name = session.replaceFirst("=.*", "");
        assertThat(lectern.get("/api/session", "Cookie", session.replace(name, name.replaceFirst("-.*", "-other")))
                        .body())
                .as("the cookie of another Lectern on this host")
                .contains("\"account\":null");
    }

    @Test
    void addresses_are_of_the_base_url_whatever_the_request_was_sent_to() {
        String token = lectern.token("Ann");
        HttpResponse<String> made = lectern.annotate(
                token,
                "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",\"target\":\"%s/documents/werth-2010\"}"
                        .formatted(BASE));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location").orElseThrow()).startsWith(BASE + "/annotations/");
        assertThat(made.body()).contains(BASE + "/documents/werth-2010@").doesNotContain("127.0.0.1");
    }

    @Test
    void limits_count_by_whom_the_proxy_speaks_for_and_not_by_what_they_say_themselves() {
        String nobodys = "/claim/AAAA-AAAA-AAAA";
        for (int times = 0; times < Limits.Kind.CLAIM.times(); times++) {
            String invented = times % 2 == 0 ? "" : "198.51.100.%d, ".formatted(times);
            assertThat(claim(nobodys, BASE, invented + "203.0.113.7").statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> tooMany = claim(nobodys, BASE, "198.51.100.200, 203.0.113.7");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        assertThat(claim(nobodys, BASE, "203.0.113.8").statusCode()).isEqualTo(404);
    }
}
