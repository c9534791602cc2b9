package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** An annotation on another annotation tells that the other is there, so it reaches no further. */
class ReachOfAnswersTest extends Protocol {
    private String on(String parent, String audience) {
        String shared = audience.isEmpty() ? "" : ",\"audience\":\"%s/groups/%s\"".formatted(lectern.base(), audience);
        return note("\"" + parent + "\"", ",\"motivation\":\"replying\",\"bodyValue\":\"yes\"" + shared);
    }

    private String sharedWith(String audience) {
        return web(",\"audience\":\"%s/groups/%s\"".formatted(lectern.base(), audience));
    }

    private void refused(HttpResponse<String> answer) {
        problem(answer, 422);
        assertThat(json(answer).path("field").textValue()).isEqualTo("/audience");
        assertThat(json(answer).path("detail").textValue()).startsWith("What this answers is not shared with /groups/");
    }

    @Test
    void an_answer_reaches_as_far_as_what_it_answers_or_less() {
        String mine = made(web(""));
        refused(with(ann, "POST", C, on(mine, "everyone")));
        made(on(mine, ""));
        String accounts = made(sharedWith("everyone"));
        refused(with(ben, "POST", C, on(accounts, "public")));
        assertThat(with(ben, "POST", C, on(accounts, "everyone")).statusCode()).isEqualTo(201);
        assertThat(with(ben, "POST", C, on(accounts, "")).statusCode()).isEqualTo(201);
    }

    @Test
    void an_answer_is_not_spread_later_either_and_may_still_be_mended_when_its_parent_was_narrowed() {
        String parent = made(sharedWith("everyone"));
        String answer = header(with(ben, "POST", C, on(parent, "everyone")), "Location");
        refused(with(ben, "PUT", answer, on(parent, "public")));

        assertThat(with(ann, "PUT", parent, web("")).statusCode()).isEqualTo(200);
        assertThat(with(ben, "PUT", answer, on(parent, "everyone").replace("yes", "no"))
                        .statusCode())
                .as("his own words, as far as they went")
                .isEqualTo(200);
        problem(with(ben, "PUT", answer, on(parent, "public")), 422);
    }
}
