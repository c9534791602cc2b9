package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.web.protocol.Listener.Event;

/** Live events: told to those who may see the annotation at that moment, and to nobody else. */
final class EventsTest extends Protocol {
    private static final String EVENTS = "/api/events?document=first";

    @BeforeEach
    void ingest() {
        lectern.ingest("first", "One two three.\n".getBytes(StandardCharsets.UTF_8));
        lectern.ingest("second", "Four five six.\n".getBytes(StandardCharsets.UTF_8));
    }

    private String on(String document, String more) {
        return note("\"%s/documents/%s\"".formatted(lectern.base(), document), more);
    }

    private Listener listening(String token, String address, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!token.isEmpty()) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        return new Listener(lectern, address, all.toArray(String[]::new));
    }

    @Test
    void what_happens_is_told_as_it_happens() {
        try (Listener stranger = listening("", EVENTS)) {
            stranger.next("ready");
            String made = made(on("first", shared()));
            Event created = stranger.next("change");
            assertThat(created.kind()).isEqualTo("created");
            assertThat(created.data().path("annotation"))
                    .isEqualTo(json(as("", "GET", made, "Accept", "application/ld+json")));

            with(ann, "PUT", made, on("first", shared() + ",\"bodyValue\":\"changed\""));
            assertThat(stranger.next("change").kind()).isEqualTo("replaced");
            as(ann, "DELETE", made);
            Event withdrawn = stranger.next("change");
            assertThat(withdrawn.kind() + " " + withdrawn.annotation()).isEqualTo("withdrawn " + made);
            assertThat(withdrawn.data().has("annotation")).isFalse();
            as(ann, "POST", restore(made));
            Event restored = stranger.next("change");
            assertThat(restored.kind()).isEqualTo("restored");
            assertThat(restored.data().path("annotation").path("bodyValue").asText())
                    .isEqualTo("changed");
        }
    }

    private static String restore(String annotation) {
        return "/api" + annotation.substring(annotation.indexOf("/annotations/")) + "/restore";
    }

    @Test
    void who_may_not_see_it_is_not_told() {
        try (Listener stranger = listening("", EVENTS);
                Listener author = listening(ann, EVENTS);
                Listener other = listening(ben, EVENTS)) {
            List.of(stranger, author, other).forEach(listener -> listener.next("ready"));
            String secret = made(on("first", ""));
            String forAccounts = made(on("first", ",\"audience\":\"%s/groups/everyone\"".formatted(lectern.base())));
            String open = made(on("first", shared()));

            assertThat(author.changesUpTo(open))
                    .containsExactly("created " + secret, "created " + forAccounts, "created " + open);
            assertThat(other.changesUpTo(open)).containsExactly("created " + forAccounts, "created " + open);
            assertThat(stranger.changesUpTo(open)).containsExactly("created " + open);
        }
    }

    @Test
    void those_from_whom_it_is_taken_back_are_told_that_it_is_gone_and_nothing_else() {
        String made = made(on("first", shared()));
        try (Listener stranger = listening("", EVENTS);
                Listener author = listening(ann, EVENTS)) {
            stranger.next("ready");
            author.next("ready");
            with(ann, "PUT", made, on("first", ",\"bodyValue\":\"for me alone\""));
            Event removed = stranger.next("change");
            assertThat(removed.data().toString()).isEqualTo("{\"kind\":\"removed\",\"id\":\"%s\"}".formatted(made));
            assertThat(author.next("change").kind()).isEqualTo("replaced");

            String draft = made(on("first", ""));
            with(ann, "PUT", draft, on("first", ",\"bodyValue\":\"still for me alone\""));
            String last = made(on("first", shared()));
            assertThat(stranger.changesUpTo(last)).containsExactly("created " + last);
        }
    }

    @Test
    void other_documents_are_silent_and_replies_belong_to_what_they_answer() {
        try (Listener listener = listening(ben, EVENTS);
                Listener all = listening(ben, "/api/events")) {
            listener.next("ready");
            all.next("ready");
            String elsewhere = made(on("second", shared()));
            String here = made(on("first", shared()));
            String reply = made(note("\"%s\"".formatted(here), shared() + ",\"motivation\":\"replying\""));
            String toReply = made(note("\"%s\"".formatted(reply), shared() + ",\"motivation\":\"replying\""));
            String link = made(on(
                    "second",
                    shared()
                            + ",\"body\":{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"source\":\"%s/documents/first\"}"
                                    .formatted(lectern.base())));

            assertThat(listener.changesUpTo(link))
                    .containsExactly("created " + here, "created " + reply, "created " + toReply, "created " + link);
            assertThat(all.changesUpTo(here)).containsExactly("created " + elsewhere, "created " + here);
        }
    }

    @Test
    void who_comes_back_hears_what_was_missed_once() {
        String heard;
        try (Listener listener = listening(ben, EVENTS)) {
            listener.next("ready");
            String first = made(on("first", shared()));
            heard = listener.next("change").id();
            assertThat(first).isNotEmpty();
        }
        String missed = made(on("first", shared()));
        made(on("first", ""));
        try (Listener back = listening(ben, EVENTS, "Last-Event-ID", heard)) {
            back.next("ready");
            assertThat(back.changesUpTo(missed)).containsExactly("created " + missed);
            String next = made(on("first", shared()));
            assertThat(back.changesUpTo(next)).containsExactly("created " + next);
        }
    }

    @Test
    void an_id_of_another_epoch_makes_one_load_afresh() {
        String before;
        try (Listener listener = listening(ben, EVENTS)) {
            before = listener.next("ready").id();
        }
        lectern.restart();
        for (String id : List.of(before, "nonsense", "%00")) {
            try (Listener listener = listening(ben, EVENTS, "Last-Event-ID", id)) {
                listener.next("reload");
                String made = made(on("first", shared()));
                assertThat(listener.changesUpTo(made)).containsExactly("created " + made);
            }
        }
    }

    @Test
    void ids_tell_nobody_whether_something_happened_unseen() {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            try (Listener listener = listening("", EVENTS)) {
                ids.add(listener.next("ready").id());
            }
        }
        assertThat(ids).as("nothing happened, and they differ all the same").doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> assertThat(id).hasSameSizeAs(ids.getFirst()));
    }

    @Test
    void refusals_say_why() {
        problem(as(ben, "GET", EVENTS, "Accept", "application/json"), 406);
        try (Listener listener = listening(ben, "/api/events?document=no-such-document")) {
            assertThat(listener.status()).isEqualTo(404);
        }
    }

    @Test
    void an_accounts_oldest_line_makes_room_for_its_newest() {
        List<Listener> lines = new ArrayList<>();
        try (Listener other = listening(ann, EVENTS)) {
            other.next("ready");
            for (int n = 0; n < 13; n++) {
                Listener line = listening(ben, EVENTS);
                line.next("ready");
                lines.add(line);
            }
            lines.getFirst().next("closed");
            String made = made(on("first", shared()));
            assertThat(lines.getLast().changesUpTo(made)).containsExactly("created " + made);
            assertThat(other.changesUpTo(made)).containsExactly("created " + made);
        } finally {
            lines.forEach(Listener::close);
        }
    }

    @Test
    void who_is_no_longer_signed_in_is_told_nothing_more() {
        String cookie = header(
                        lectern.send(
                                "POST",
                                java.net.URI.create(lectern.claimLink("Cleo")).getPath(),
                                "",
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Origin",
                                lectern.base()),
                        "Set-Cookie")
                .replaceFirst(";.*", "");
        try (Listener listener = new Listener(lectern, EVENTS, "Cookie", cookie)) {
            listener.next("ready");
            lectern.send("DELETE", "/api/session", null, "Cookie", cookie, "Origin", lectern.base());
            made(on("first", ",\"audience\":\"%s/groups/everyone\"".formatted(lectern.base())));
            listener.next("closed");
        }
    }
}
