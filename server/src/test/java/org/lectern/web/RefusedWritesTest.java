package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Writes that come too late, from strangers, from elsewhere, or as something else change nothing. */
class RefusedWritesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String ann;

    @BeforeAll
    static void start() {
        ann = lectern.token("Ann");
    }

    private static String on(String selector) {
        return PlainNotes.on(lectern, selector);
    }

    private static int total() throws Exception {
        return JSON.readTree(lectern.as(ann, "/annotations/").body())
                .path("total")
                .intValue();
    }

    @Test
    void a_stale_etag_changes_nothing() throws Exception {
        HttpResponse<String> made = lectern.annotate(ann, on(PlainNotes.GOOD_QUOTE));
        String address = made.headers().firstValue("Location").orElseThrow();
        String changed = made.body().replace("a note", "another note");
        String[] headers = {
            "Authorization", "Bearer " + ann, "Content-Type", "application/ld+json", "If-Match", "\"stale\""
        };

        HttpResponse<String> answer = lectern.send("PUT", address, changed, headers);

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(lectern.as(ann, address).body()).isEqualTo(made.body());
        assertThat(lectern.send("DELETE", address, null, "Authorization", "Bearer " + ann, "If-Match", "\"stale\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(lectern.as(ann, address).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stranger_cannot_write_and_is_told_how_to() {
        HttpResponse<String> answer =
                lectern.send("POST", "/annotations/", on(PlainNotes.GOOD_QUOTE), "Content-Type", "application/ld+json");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("token");
        assertThat(lectern.annotate("lectern_made-up", on(PlainNotes.GOOD_QUOTE))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_body_in_another_media_type_is_not_read() {
        HttpResponse<String> answer = lectern.send(
                "POST",
                "/annotations/",
                on(PlainNotes.GOOD_QUOTE),
                "Authorization",
                "Bearer " + ann,
                "Content-Type",
                "text/turtle");

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void addresses_that_are_none_are_not_found() {
        for (String path : new String[] {
            "/documents/no-such",
            "/documents/werth-2010/pages/0",
            "/documents/werth-2010/pages/999",
            "/documents/werth-2010/pages/two",
            "/documents/werth-2010@ffffffff/pages/1",
            "/documents/%00",
            "/passages/aaaaaaaaaaaa",
            "/annotations/no-such",
            "/api/documents/no-such",
            "/assets/..%2f..%2fetc%2fpasswd",
            "/nowhere"
        }) {
            HttpResponse<String> answer = lectern.get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("Exception");
        }
    }

    @Test
    void a_write_from_another_sites_page_is_refused() throws Exception {
        HttpResponse<String> claimed = lectern.send(
                "POST",
                lectern.claimLink("Ann"),
                "name=",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                lectern.base());
        String cookie = claimed.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        int before = total();

        HttpResponse<String> foreign = lectern.send(
                "POST",
                "/annotations/",
                on(PlainNotes.GOOD_QUOTE),
                "Content-Type",
                "application/ld+json",
                "Cookie",
                cookie,
                "Origin",
                "https://example.org");
        HttpResponse<String> silent = lectern.send(
                "POST",
                "/annotations/",
                on(PlainNotes.GOOD_QUOTE),
                "Content-Type",
                "application/ld+json",
                "Cookie",
                cookie);

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(silent.statusCode()).isEqualTo(403);
        assertThat(total()).isEqualTo(before);
    }
}
