package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** One's own account: name, passphrase, browsers, tokens. */
class AccountHttpTest {
    private static final String RIGHT = "correct horse battery staple";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static HttpResponse<String> signIn(Visitor visitor, String name, String passphrase) {
        return visitor.post("/sign-in", "name", name, "passphrase", passphrase, "next", "/account");
    }

    @Test
    void with_a_passphrase_one_signs_in_from_another_browser() {
        Visitor here = Visitor.named(lectern, "Vera");
        assertThat(here.post("/account/passphrase", "passphrase", RIGHT).statusCode())
                .isEqualTo(303);
        Visitor there = new Visitor(lectern);

        HttpResponse<String> answer = signIn(there, "vera", RIGHT);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(there.follow(answer).body()).contains("Your account", "value=\"Vera\"", "This browser");
    }

    @Test
    void unknown_name_no_passphrase_and_wrong_passphrase_are_answered_alike() {
        Visitor.named(lectern, "Without");
        Visitor.named(lectern, "Within").post("/account/passphrase", "passphrase", RIGHT);

        for (String name : new String[] {"Without", "Within", "Nobody at all"}) {
            HttpResponse<String> answer = signIn(new Visitor(lectern), name, "wrong horse battery staple");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body().replace(name, "NAME"))
                    .isEqualTo(signIn(new Visitor(lectern), "Nobody else", "x")
                            .body()
                            .replace("Nobody else", "NAME"));
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void trying_again_and_again_has_to_wait() {
        Visitor.named(lectern, "Tried").post("/account/passphrase", "passphrase", RIGHT);
        HttpResponse<String> last = signIn(new Visitor(lectern), "Tried", "wrong");
        for (int n = 0; n < Limits.Kind.SIGN_IN_AS.times() && last.statusCode() == 401; n++) {
            last = signIn(new Visitor(lectern), "TRIED", "wrong");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(last.body()).contains("Try again in");
        assertThat(signIn(new Visitor(lectern), "Tried", RIGHT).statusCode())
                .as("also with the right one, or trying would go on")
                .isEqualTo(429);
        assertThat(signIn(new Visitor(lectern), "Somebody", RIGHT).statusCode()).isEqualTo(401);
    }

    @Test
    void changing_the_passphrase_asks_for_the_old_one_and_ends_other_sessions() {
        Visitor here = Visitor.named(lectern, "Careful");
        here.post("/account/passphrase", "passphrase", RIGHT);
        Visitor there = new Visitor(lectern);
        signIn(there, "Careful", RIGHT);

        HttpResponse<String> wrong =
                here.post("/account/passphrase", "current", "a wrong one", "passphrase", "another four words here");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("id=\"current-trouble\"", "aria-invalid=\"true\"");
        HttpResponse<String> changed = here.post(
                "/account/passphrase", "current", RIGHT, "passphrase", "another four words here", "others", "end");

        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(there.get("/account").statusCode()).as("signed out").isEqualTo(303);
        assertThat(signIn(new Visitor(lectern), "Careful", RIGHT).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_is_shown_once_listed_by_its_label_and_revoked() {
        Visitor visitor = Visitor.named(lectern, "Programmer");
        String made = visitor.post("/account/tokens", "label", "backup script").body();
        Matcher shown = Pattern.compile("value=\"(lectern_[a-z2-7]+)\"").matcher(made);
        assertThat(shown.find()).as(made).isTrue();
        String token = shown.group(1);
        assertThat(lectern.as(token, "/api/session").body()).contains("Programmer");

        String listed = visitor.get("/account").body();
        assertThat(listed).contains("backup script").doesNotContain(token);
        Matcher revoke = Pattern.compile("/account/tokens/([0-9a-f]+)/revoke").matcher(listed);
        assertThat(revoke.find()).isTrue();
        Visitor.named(lectern, "Other").post(revoke.group());
        assertThat(lectern.as(token, "/api/session").statusCode())
                .as("others cannot")
                .isEqualTo(200);
        visitor.post(revoke.group());

        assertThat(lectern.as(token, "/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void a_browser_is_listed_in_short_and_signed_out_from_another() {
        Visitor here = Visitor.named(lectern, "Twice");
        Visitor there = Visitor.named(lectern, "Twice");
        Matcher end = Pattern.compile("/account/sessions/[0-9a-f]+/end")
                .matcher(here.get("/account").body());
        assertThat(end.find()).isTrue();

        here.post(end.group());

        assertThat(there.get("/account").statusCode()).isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signing_in_leads_to_a_place_of_ours_only() {
        Visitor.named(lectern, "Led").post("/account/passphrase", "passphrase", RIGHT);
        for (String next :
                new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:x"}) {
            HttpResponse<String> answer =
                    new Visitor(lectern).post("/sign-in", "name", "Led", "passphrase", RIGHT, "next", next);
            assertThat(Visitor.pathOf(answer.headers().firstValue("Location").orElseThrow()))
                    .as(next)
                    .isEqualTo("/");
        }
    }

    @Test
    void without_a_session_the_account_leads_to_signing_in() {
        HttpResponse<String> answer = new Visitor(lectern).get("/account");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?next=%2Faccount");
    }
}
