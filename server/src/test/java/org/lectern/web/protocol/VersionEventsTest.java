package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.document.Version;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.web.protocol.Listener.Event;

/** Live events of versions: that one came, and where notes stand in it. */
final class VersionEventsTest extends Protocol {
    private static final String EVENTS = "/api/events?document=first";
    private static final String BEFORE = "One two three.\n\nFour five six seven eight nine ten.\n";
    private static final String AFTER = "Another beginning.\n\nFour five six seven eight nine ten.\n";

    private Version first;

    @BeforeEach
    void ingest() {
        first = ingest("first", BEFORE);
        ingest("second", BEFORE);
    }

    private Version ingest(String id, String text) {
        return lectern.ingest(id, text.getBytes(StandardCharsets.UTF_8));
    }

    private Listener listening(String token, String address, String... headers) {
        String[] all = new String[headers.length + (token.isEmpty() ? 0 : 2)];
        System.arraycopy(headers, 0, all, 0, headers.length);
        if (!token.isEmpty()) {
            all[headers.length] = "Authorization";
            all[headers.length + 1] = "Bearer " + token;
        }
        return new Listener(lectern, address, all);
    }

    private String noteOn(String words, String audience) {
        String target = """
                {"type":"SpecificResource","source":"%s/documents/first",
                 "selector":{"type":"TextQuoteSelector","exact":"%s"}}""".formatted(lectern.base(), words);
        return json(with(ann, "POST", C, note(target, audience))).path("id").asText();
    }

    @Test
    void who_begins_to_listen_is_told_which_version_is_current_and_then_of_each_that_comes() {
        try (Listener listener = listening("", EVENTS);
                Listener all = listening("", "/api/events")) {
            assertThat(listener.next("ready").data().path("version").asText()).isEqualTo(first.hash());
            assertThat(all.next("ready").data().has("version")).isFalse();

            ingest("second", AFTER);
            Version second = ingest("first", AFTER);
            Event told = listener.next("version");
            assertThat(told.data().path("version").asText()).isEqualTo(second.hash());
            assertThat(told.data().path("document").asText()).isEqualTo(lectern.base() + "/documents/first");
            assertThat(all.next("version").data().path("document").asText())
                    .isEqualTo(lectern.base() + "/documents/second");

            ingest("first", BEFORE);
            assertThat(listener.next("version").data().path("version").asText())
                    .as("a text that comes back is current again")
                    .isEqualTo(first.hash());
        }
    }

    @Test
    void who_may_not_read_the_document_is_told_of_no_version() {
        Audience own = Audience.ONLY_AUTHOR;
        Optional<org.lectern.people.AccountId> owner = Optional.of(lectern.account("Ann"));
        lectern.ingest("secret", BEFORE.getBytes(StandardCharsets.UTF_8), own, owner);
        try (Listener author = listening(ann, "/api/events");
                Listener other = listening(ben, "/api/events")) {
            author.next("ready");
            other.next("ready");
            lectern.ingest("secret", AFTER.getBytes(StandardCharsets.UTF_8), own, owner);
            ingest("first", AFTER);
            assertThat(author.next("version").data().path("document").asText()).endsWith("/documents/secret");
            assertThat(other.next("version").data().path("document").asText()).endsWith("/documents/first");
        }
        lectern.ingest("open", BEFORE.getBytes(StandardCharsets.UTF_8), Audience.of(GroupId.EVERYONE), owner);
        assertThat(listening("", "/api/events?document=open").status()).isEqualTo(404);
    }

    @Test
    void who_comes_back_hears_of_a_version_that_came_meanwhile() {
        String heard;
        try (Listener listener = listening(ben, EVENTS)) {
            heard = listener.next("ready").id();
        }
        Version second = ingest("first", AFTER);
        try (Listener back = listening(ben, EVENTS, "Last-Event-ID", heard)) {
            assertThat(back.next("ready").data().path("version").asText()).isEqualTo(second.hash());
            assertThat(back.next("version").data().path("version").asText()).isEqualTo(second.hash());
        }
    }

    @Test
    void what_became_of_some_notes_can_be_asked_for_by_who_may_see_them() {
        String moved = noteOn("Four five six", shared());
        String lost = noteOn("One two three", "");
        ingest("first", AFTER);
        String query =
                "/api/documents/first/changes?annotation=%s&annotation=%s&annotation=nothing".formatted(moved, lost);

        JsonNode anns = json(as(ann, "GET", query)).path("changes");
        assertThat(anns.findValuesAsText("annotation")).containsExactly(moved, lost);
        assertThat(anns.findValuesAsText("state")).containsExactly("moved", "lost");
        JsonNode bens = json(as(ben, "GET", query)).path("changes");
        assertThat(bens.findValuesAsText("annotation")).containsExactly(moved);
        assertThat(json(as(ann, "GET", "/api/documents/first/changes?annotation=" + moved))
                        .path("changes"))
                .hasSize(1);
    }

    @Test
    void what_is_decided_about_a_place_is_told_to_those_who_may_see_the_note() {
        String open = noteOn("One two three", shared());
        String secret = noteOn("One two", "");
        ingest("first", AFTER);
        try (Listener author = listening(ann, EVENTS);
                Listener other = listening(ben, EVENTS)) {
            author.next("ready");
            other.next("ready");
            decide(secret, "decision=attached&exact=Another");
            decide(open, "decision=attached&exact=Another+beginning");
            assertThat(author.changesUpTo(open)).containsExactly("placed " + secret, "placed " + open);
            Event told = other.next("change");
            assertThat(told.kind() + " " + told.annotation()).isEqualTo("placed " + open);
            assertThat(told.data().path("annotation"))
                    .isEqualTo(json(as(ben, "GET", open, "Accept", "application/ld+json")));
            assertThat(told.data().at("/annotation/target/placement/state").asText())
                    .isEqualTo("approximate");

            decide(open, "decision=undone");
            assertThat(other.next("change")
                            .data()
                            .at("/annotation/target/placement/state")
                            .asText())
                    .isEqualTo("lost");
        }
    }

    private void decide(String note, String fields) {
        HttpResponse<String> decided = lectern.send(
                "POST",
                "/documents/first/changes/%s/0".formatted(note.substring(note.lastIndexOf('/') + 1)),
                fields,
                "Authorization",
                "Bearer " + ann,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    }
}
