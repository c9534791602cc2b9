package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Groups and invitations as people meet them, in forms without JavaScript, and as programs do. */
class GroupsHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NAMES = new AtomicInteger();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static Visitor vera;

    @BeforeAll
    static void start() {
        vera = Visitor.named(lectern, "Vera");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Visitor.pathOf(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String group(String joining) {
        return location(vera.post("/groups", "name", "Readers", "joining", joining));
    }

    /** Makes a link in the group, as its owner, and takes its address from the page. */
    private static String link(String group, String role, int uses) {
        String page =
                location(vera.post(group + "/invitations", "role", role, "days", "7", "uses", String.valueOf(uses)));
        return linkIn(vera.get(page).body());
    }

    private static String linkIn(String page) {
        Matcher link = Pattern.compile("value=\"(http[^\"]*/join/[^\"]+)\"").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return Visitor.pathOf(link.group(1));
    }

    private static Visitor guest(String link) {
        Visitor guest = new Visitor(lectern);
        assertThat(guest.post(link, "name", newName()).statusCode()).isEqualTo(303);
        return guest;
    }

    private static String newName() {
        return "Guest " + NAMES.incrementAndGet();
    }

    private static JsonNode session(Visitor visitor) throws Exception {
        return JSON.readTree(visitor.getJson("/api/session").body());
    }

    private static String note(String group) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"for the group"},
                 "audience":{"id":"%s%s","type":"Audience"},
                 "target":{"type":"SpecificResource","source":"%s/documents/werth-2010",
                   "selector":{"type":"TextQuoteSelector","exact":"269,100 persons"}}}""".formatted(lectern.base(), group, lectern.base());
    }

    @Test
    void a_guest_needs_a_name_only_and_is_in() throws Exception {
        String group = group("invitation");
        String link = link(group, "reviewer", 2);
        Visitor guest = new Visitor(lectern);

        String shown = guest.get(link).body();
        assertThat(shown).contains("Join Readers", "Vera invites you", "as a reviewer", "<label for=\"name\">");
        assertThat(guest.cookie()).isEmpty();
        HttpResponse<String> joined = guest.post(link, "name", "Ilya");

        assertThat(location(joined)).startsWith(group);
        assertThat(guest.follow(joined).body()).contains("You are in.", "Ilya", "Reviewer");
        JsonNode mine = session(guest).at("/groups/0");
        assertThat(mine.path("id").asText()).isEqualTo(lectern.base() + group);
        assertThat(mine.path("name").asText()).isEqualTo("Readers");
        assertThat(mine.path("members").asInt()).isEqualTo(2);
        assertThat(joined.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_taken_or_empty_name_is_said_beside_the_field_and_uses_nothing_up() {
        String link = link(group("invitation"), "reader", 1);
        Visitor guest = new Visitor(lectern);

        HttpResponse<String> taken = guest.post(link, "name", "VERA");
        HttpResponse<String> empty = guest.post(link, "name", "  ");

        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("aria-invalid=\"true\"", "id=\"name-trouble\"", "value=\"VERA\"");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(guest.post(link, "name", newName()).statusCode()).isEqualTo(303);
    }

    @Test
    void ended_links_all_look_like_one_that_never_was() {
        String group = group("invitation");
        String usedUp = link(group, "reader", 1);
        guest(usedUp);
        String revoked = link(group, "reader", 1);
        String page = vera.get(group).body();
        Matcher invitation = Pattern.compile("\\?invitation=([a-z2-7]{12})").matcher(page);
        assertThat(invitation.find()).as(page).isTrue();
        assertThat(location(vera.post(group + "/invitations/" + invitation.group(1) + "/revoke")))
                .endsWith("done=revoked");

        HttpResponse<String> unknown = new Visitor(lectern).get("/join/AAAA-BBBB-CCCC");
        for (String ended : new String[] {usedUp, revoked}) {
            HttpResponse<String> looked = new Visitor(lectern).get(ended);
            HttpResponse<String> followed = new Visitor(lectern).post(ended, "name", newName());
            assertThat(looked.statusCode()).isEqualTo(404);
            assertThat(looked.body()).isEqualTo(unknown.body()).contains("This link no longer works");
            assertThat(followed.body()).isEqualTo(unknown.body());
            assertThat(followed.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void another_sites_page_lets_nobody_join_or_sign_in() {
        String link = link(group("invitation"), "reader", 1);
        Visitor stranger = new Visitor(lectern);

        assertThat(stranger.postFrom("http://evil.example", link, "name", newName())
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger.postFrom("null", "/sign-in", "name", "Vera", "passphrase", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(vera.postFrom("http://evil.example", "/groups", "name", "Theirs")
                        .statusCode())
                .isEqualTo(403);
        assertThat(lectern.send("POST", link, "name=Nobody", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .as("no origin at all")
                .isEqualTo(403);
        assertThat(stranger.post(link, "name", newName()).statusCode())
                .as("unused")
                .isEqualTo(303);
    }

    @Test
    void a_group_by_invitation_is_not_there_for_others() {
        String closed = group("invitation");
        String open = group("open");
        Visitor ilya = Visitor.named(lectern, "Stranger");
        Visitor nobody = new Visitor(lectern);

        assertThat(ilya.get(closed).statusCode()).isEqualTo(404);
        assertThat(ilya.get(closed).body())
                .isEqualTo(ilya.get("/groups/no-such-group").body());
        assertThat(ilya.post(closed + "/ask").statusCode()).isEqualTo(404);
        assertThat(ilya.post(closed + "/leave").statusCode()).isEqualTo(404);
        assertThat(ilya.getJson("/api" + closed).statusCode()).isEqualTo(404);
        assertThat(nobody.get(open).statusCode()).isEqualTo(404);
        String seen = ilya.get(open).body();
        assertThat(seen).contains(">Join</button>").doesNotContain("Vera");
        assertThat(ilya.getJson("/api" + open).body()).doesNotContain("Vera", "members");
        assertThat(ilya.post(open + "/settings", "name", "Mine", "joining", "open")
                        .statusCode())
                .isEqualTo(403);
        assertThat(nobody.get("/groups/public").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/groups/everyone").statusCode()).isEqualTo(404);
        assertThat(ilya.get("/groups/everyone").statusCode()).isEqualTo(200);
        assertThat(ilya.post("/groups/everyone/leave").statusCode()).isEqualTo(404);
    }

    @Test
    void people_are_known_to_accounts_and_to_nobody_else() throws Exception {
        String veras = Visitor.pathOf(session(vera).at("/account/id").asText());

        HttpResponse<String> stranger = new Visitor(lectern).get(veras);
        HttpResponse<String> nobody = new Visitor(lectern).get("/people/aaaaaaaaaaaa");

        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.body()).isEqualTo(nobody.body());
        assertThat(Visitor.named(lectern, "Neighbour").get(veras).body()).contains("Vera");
    }

    @Test
    void whoever_asks_is_let_in_by_a_moderator() throws Exception {
        String group = group("request");
        Visitor asking = Visitor.named(lectern, "Asking");
        assertThat(asking.follow(asking.post(group + "/ask")).body()).contains("waiting for a moderator");
        String id = session(asking).at("/account/id").asText();
        String account = id.substring(id.lastIndexOf('/') + 1);

        assertThat(vera.get(group).body()).contains("Who asks to join", "Asking");
        assertThat(vera.post(group + "/requests/" + account + "/accept").statusCode())
                .isEqualTo(303);

        assertThat(asking.get(group).body())
                .contains("Members", "Leave this group")
                .doesNotContain("Invitations");
        assertThat(asking.post(group + "/invitations", "role", "reader", "days", "7", "uses", "5")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_last_owner_cannot_leave_and_is_told_what_to_do() {
        HttpResponse<String> answer = vera.post(group("open") + "/leave");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Make another member an owner first", "role=\"alert\"");
    }

    @Test
    void a_removed_member_loses_sight_of_the_groups_notes_at_once() throws Exception {
        String group = group("open");
        Visitor ilya = Visitor.named(lectern, "Removed");
        ilya.post(group + "/join");
        String container = "/annotations/?audience=" + lectern.base() + group;
        JsonNode before = JSON.readTree(ilya.getJson(container).body());
        String beforeTag = ilya.getJson(container).headers().firstValue("ETag").orElseThrow();
        String token = lectern.token("Vera");
        HttpResponse<String> written = lectern.annotate(token, note(group), Map.of());
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        String note = Visitor.pathOf(written.headers().firstValue("Location").orElseThrow());
        assertThat(before.path("total").asInt()).isZero();
        assertThat(JSON.readTree(ilya.getJson(container).body()).path("total").asInt())
                .isEqualTo(1);
        assertThat(ilya.getJson(container).headers().firstValue("ETag").orElseThrow())
                .isNotEqualTo(beforeTag);
        assertThat(ilya.getJson(note).statusCode()).isEqualTo(200);

        String id = session(ilya).at("/account/id").asText();
        assertThat(vera.post(group + "/members/" + id.substring(id.lastIndexOf('/') + 1) + "/remove")
                        .statusCode())
                .isEqualTo(303);

        HttpResponse<String> after = ilya.getJson(container);
        assertThat(JSON.readTree(after.body()).path("total").asInt()).isZero();
        assertThat(after.headers().firstValue("ETag")).contains(beforeTag);
        assertThat(after.body()).doesNotContain("for the group");
        assertThat(ilya.getJson(note).statusCode()).isEqualTo(404);
        assertThat(ilya.getJson("/api" + note + "/history").statusCode()).isEqualTo(404);
        assertThat(session(ilya).path("groups")).isEmpty();
        assertThat(lectern.annotate(lectern.token("Removed"), note(group)).statusCode())
                .as("writing to it")
                .isEqualTo(422);
    }

    @Test
    void programs_list_their_groups() throws Exception {
        String group = group("open");
        String token = lectern.token("Vera");

        JsonNode groups = JSON.readTree(lectern.as(token, "/api/groups").body());
        JsonNode one = JSON.readTree(lectern.as(token, "/api" + group).body());

        assertThat(groups.path("groups").findValuesAsText("id")).contains(lectern.base() + group);
        assertThat(one.at("/members/0/name").asText()).isEqualTo("Vera");
        assertThat(one.at("/members/0/role").asText()).isEqualTo("owner");
        assertThat(lectern.get("/api/groups").statusCode()).isEqualTo(401);
    }

    @Test
    void an_invitation_says_honestly_who_can_reach_it_and_can_be_selected_and_scanned() {
        String group = group("invitation");
        String page = vera.get(location(vera.post(group + "/invitations", "role", "reader", "days", "7", "uses", "20")))
                .body();

        assertThat(page)
                .contains("Only this computer can open this link", "--host 0.0.0.0", "<svg class=\"qr\"", "readonly")
                .doesNotContain("Not encrypted");
    }

    @Test
    void names_are_text_wherever_they_are_shown() {
        String group = location(vera.post("/groups", "name", "<b>&\"bold\"", "joining", "open"));

        for (String path : new String[] {group, "/groups"}) {
            assertThat(vera.get(path).body()).contains("&lt;b&gt;&amp;").doesNotContain("<b>&");
        }
    }
}
