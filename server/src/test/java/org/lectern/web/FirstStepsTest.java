package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** The first three minutes: from the claim link to a guest in the group. */
class FirstStepsTest {
    private static final String FORM = "aria-label=\"First steps\"";

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private Visitor owner;

    @BeforeEach
    void claim() {
        owner = new Visitor(lectern);
        owner.post(Visitor.pathOf(lectern.ownerClaimLink()), "name", "Vera");
    }

    @Test
    void from_the_claim_link_to_a_guest_in_the_group() {
        assertThat(owner.get("/").body()).contains(FORM, "You are <b>Vera</b>", "Create and invite");

        HttpResponse<String> made = owner.post("/first-steps", "group", "Tuesday readers", "kind", "together");
        String page = owner.follow(made).body();
        assertThat(page).contains("Invite to Tuesday readers", "/join/", "class=\"qr\"");
        String link = page.replaceAll("(?s).*value=\"(http[^\"]*/join/[^\"]+)\".*", "$1");
        Visitor guest = new Visitor(lectern);
        HttpResponse<String> joined = guest.post(Visitor.pathOf(link), "name", "Ilya");

        assertThat(guest.follow(joined).body()).contains("Tuesday readers", "2 members");
        assertThat(owner.get("/").body()).doesNotContain(FORM);
        assertThat(guest.get("/").body()).doesNotContain(FORM);
    }

    @Test
    void claim_links_that_were_used_or_never_made_look_alike_and_guessing_has_to_wait() {
        lectern.token("Used");
        String used = lectern.claimLink("Used");
        String[] form = {"Origin", lectern.base(), "Content-Type", "application/x-www-form-urlencoded"};
        assertThat(lectern.send("POST", used, "", form).statusCode()).isEqualTo(303);
        String never = lectern.base() + "/claim/AAAA-AAAA-AAAA";
        for (String method : java.util.List.of("GET", "POST")) {
            HttpResponse<String> one = lectern.send(method, used, method.equals("GET") ? null : "", form);
            HttpResponse<String> other = lectern.send(method, never, method.equals("GET") ? null : "", form);
            assertThat(one.statusCode()).isEqualTo(404);
            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(one.body()).isEqualTo(other.body());
        }
        HttpResponse<String> last = lectern.send("POST", never, "", form);
        for (int n = 0; n < Limits.Kind.CLAIM.times() && last.statusCode() == 404; n++) {
            last = lectern.send("POST", never, "", form);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_link_still_works_after_a_restart() {
        String page = owner.follow(owner.post("/first-steps", "group", "Readers", "kind", "together"))
                .body();
        String link = page.replaceAll("(?s).*value=\"(http[^\"]*/join/[^\"]+)\".*", "$1");

        lectern.restart();

        assertThat(new Visitor(lectern)
                        .post(Visitor.pathOf(link), "name", "Ilya")
                        .statusCode())
                .isEqualTo(303);
        assertThat(owner.get("/groups").body()).contains("Readers", "2 members");
    }

    @Test
    void who_reads_alone_or_skips_is_not_asked_again_and_has_no_group() {
        assertThat(owner.follow(owner.post("/first-steps", "group", "Readers", "kind", "alone"))
                        .body())
                .doesNotContain(FORM);
        assertThat(owner.get("/groups").body()).contains("You are reading alone");
    }

    @Test
    void a_group_without_a_name_is_said_beside_the_field() {
        HttpResponse<String> answer = owner.post("/first-steps", "group", " ", "kind", "together");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"group-trouble\"", FORM);
        assertThat(owner.get("/").body()).contains(FORM);
    }

    @Test
    void others_and_strangers_are_not_offered_them() {
        assertThat(Visitor.named(lectern, "Ilya").get("/").body()).doesNotContain(FORM);
        assertThat(new Visitor(lectern).get("/").body()).doesNotContain(FORM);
    }
}
