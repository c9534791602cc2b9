package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A note that is shared with two groups does not tell the members of one that the other is there. */
class NamedGroupsTest extends Protocol {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String READERS = "/groups/readers";
    private static final String REVIEWERS = "/groups/secret-reviewers";

    private String note = "";

    @BeforeEach
    void ann_shares_a_note_with_two_groups_and_ben_is_in_one() {
        assertThat(with(ann, "POST", "/groups", "name=Readers&joining=open", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(303);
        assertThat(with(ann, "POST", "/groups", "name=Secret+reviewers&joining=invitation", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(303);
        assertThat(with(ben, "POST", READERS + "/join", "", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(303);
        note = made(note(
                "\"%s/documents/werth-2010\"".formatted(lectern.base()),
                ",\"bodyValue\":\"For both\",\"audience\":[\"%1$s%2$s\",\"%1$s%3$s\"]"
                        .formatted(lectern.base(), READERS, REVIEWERS)));
    }

    /** Every way out that serves whole annotations. */
    private List<String> waysOut() {
        String id = note.substring(note.lastIndexOf('/') + 1);
        return List.of(
                note,
                C,
                C + "?target=" + lectern.base() + "/documents/werth-2010",
                C + "?audience=" + lectern.base() + READERS,
                "/api/annotations/" + id + "/history",
                "/api/documents/werth-2010/export?format=jsonld",
                "/api/documents/werth-2010/export?format=markdown",
                "/api/documents/werth-2010/export?format=csv",
                "/api/groups/readers/export?format=jsonld");
    }

    @Test
    void its_author_is_told_both_groups() {
        assertThat(as(ann, "GET", note).body()).contains(READERS, REVIEWERS);
        assertThat(as(ann, "GET", "/api/documents/werth-2010/export?format=jsonld")
                        .body())
                .contains(READERS, REVIEWERS);
    }

    @Test
    void a_member_of_one_is_told_that_one_by_every_way_out() {
        List<String> told = new ArrayList<>();
        for (String way : waysOut()) {
            String body = as(ben, "GET", way).body();
            assertThat(body).as(way).contains("For both");
            if (body.contains(REVIEWERS) || body.contains("Secret reviewers")) {
                told.add(way);
            }
        }
        assertThat(told).isEmpty();
        assertThat(json(as(ben, "GET", note)).path("audience").path("id").textValue())
                .isEqualTo(lectern.base() + READERS);
    }

    @Test
    void asking_for_what_is_shared_with_a_group_finds_out_nothing_of_one_that_the_asker_is_not_in() {
        String there = C + "?audience=" + lectern.base() + REVIEWERS;
        String nowhere = C + "?audience=" + lectern.base() + "/groups/nothing-here";
        assertThat(json(as(ann, "GET", there)).path("total").intValue()).isEqualTo(1);
        assertThat(json(as(ben, "GET", there)).path("total").intValue())
                .isEqualTo(json(as(ben, "GET", nowhere)).path("total").intValue())
                .isZero();
    }
}
