package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.lectern.web.protocol.PermissionModel.Note;

/** Looks as each person at everything there is, and holds what they are shown against the model of who may see what. */
abstract class PermissionChecks extends Protocol {
    static final String NEVER = C + "01m00000000000000000000000";

    final PermissionModel model = new PermissionModel();
    final Map<String, String> tokens = new HashMap<>();
    final GroupDoings groups = new GroupDoings(this, model, tokens);
    final Map<String, String> lastEtags = new HashMap<>();
    final Map<String, List<String>> lastMembers = new HashMap<>();

    void checkAll(String doing, List<Note> notes) {
        for (String person : tokens.keySet()) {
            checkContainer(person, doing);
            notes.forEach(note -> check(person, note, doing));
        }
        groups.check(doing);
    }

    void check(String person, Note note, String doing) {
        String token = Objects.requireNonNull(tokens.get(person));
        String what = doing + "; " + person + " asks for " + note.address;
        boolean sees = model.sees(person, note);
        int expected = !sees ? 404 : note.withdrawn ? 410 : 200;
        HttpResponse<String> got = as(token, "GET", note.address);
        assertThat(got.statusCode()).as(what).isEqualTo(expected);
        assertThat(as(token, "HEAD", note.address).statusCode()).as(what).isEqualTo(expected);
        if (expected == 200) {
            assertThat(groupsNamedIn(json(got).path("audience")))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(model.told(person, note));
        }
        String history = "/api" + note.address.substring(lectern.base().length()) + "/history";
        HttpResponse<String> changes = as(token, "GET", history);
        assertThat((long) json(changes).path("changes").size()).as(what).isEqualTo(model.changes(person, note));
        if (!person.equals(note.author)) {
            int refused = sees && note.withdrawn ? 410 : person.isEmpty() ? 401 : sees ? 403 : 404;
            assertThat(with(token, "PUT", note.address, web("")).statusCode())
                    .as(what)
                    .isEqualTo(refused);
            assertThat(as(token, "DELETE", note.address).statusCode()).as(what).isEqualTo(refused);
            assertThat(as(token, "POST", restoring(note.address)).statusCode())
                    .as(what)
                    .isEqualTo(person.isEmpty() ? 401 : sees ? 403 : 404);
        }
        if (!sees) {
            alike(got, as(token, "GET", NEVER), what);
            alike(changes, as(token, "GET", "/api" + NEVER + "/history"), what);
            alike(as(token, "POST", restoring(note.address)), as(token, "POST", restoring(NEVER)), what);
            alike(with(token, "PUT", note.address, "{nope"), with(token, "PUT", NEVER, "{nope"), what);
            alike(
                    as(token, "DELETE", note.address, "If-Match", "*"),
                    as(token, "DELETE", NEVER, "If-Match", "*"),
                    what);
        }
    }

    List<String> groupsNamedIn(JsonNode audience) {
        String groups = lectern.base() + "/groups/";
        return Stream.concat(Stream.of(audience.path("id").asText("")), audience.findValuesAsText("id").stream())
                .distinct()
                .filter(id -> id.startsWith(groups))
                .map(id -> id.substring(groups.length()))
                .toList();
    }

    static void alike(HttpResponse<String> hidden, HttpResponse<String> never, String what) {
        assertThat(hidden.statusCode()).as(what).isEqualTo(never.statusCode());
        assertThat(hidden.body()).as(what).isEqualTo(never.body());
        assertThat(headersWithoutDate(hidden)).as(what).isEqualTo(headersWithoutDate(never));
    }

    void checkContainer(String person, String doing) {
        String token = Objects.requireNonNull(tokens.get(person));
        String what = doing + "; " + person + " lists";
        List<Note> current = model.current(person);
        HttpResponse<String> got = as(token, "GET", C);
        JsonNode container = json(got);
        assertThat(container.path("total").intValue()).as(what).isEqualTo(current.size());
        assertThat(container.path("first").path("items").findValuesAsText("id"))
                .as(what)
                .containsAll(current.stream().map(note -> note.address).toList());
        for (String motivation : List.of("commenting", "replying", "linking")) {
            assertThat(total(token, "?motivation=" + motivation))
                    .as(what)
                    .isEqualTo(current.stream()
                            .filter(note -> note.motivation.equals(motivation))
                            .count());
        }
        for (String group : Stream.concat(model.members.keySet().stream(), Stream.of("everyone", "public"))
                .toList()) {
            assertThat(total(token, "?audience=/groups/" + group))
                    .as(what)
                    .isEqualTo(current.stream()
                            .filter(note -> model.told(person, note).contains(group))
                            .count());
        }
        for (String author : List.of("Ann", "Ben", "Cyd")) {
            assertThat(total(token, "?creator=" + lectern.account(author).path()))
                    .as(what)
                    .isEqualTo(current.stream()
                            .filter(note -> note.author.equals(author))
                            .count());
        }
        checkExports(token, current, what);
        // What changed for others alone changes nothing here, not even the ETag.
        List<String> state = model.notes.stream()
                .filter(note -> model.sees(person, note))
                .map(note -> note.address + note.audiences + note.withdrawn)
                .toList();
        String etag = header(got, "ETag");
        if (state.equals(lastMembers.put(person, state))) {
            assertThat(etag).as(what).isEqualTo(lastEtags.get(person));
        } else if (lastEtags.containsKey(person)) {
            assertThat(etag).as(what).isNotEqualTo(lastEtags.get(person));
        }
        lastEtags.put(person, etag);
    }

    /** What leaves in files is what can be read: each author's all, and nothing of what others keep to themselves. */
    void checkExports(String token, List<Note> current, String what) {
        List<String> seen = current.stream().map(note -> note.address).toList();
        for (String author : List.of("Ann", "Ben", "Cyd")) {
            HttpResponse<String> file = as(
                    token,
                    "GET",
                    "/api%s/export?format=jsonld"
                            .formatted(lectern.account(author).path()));
            if (token.isEmpty()) {
                assertThat(file.statusCode()).as(what).isEqualTo(404);
                continue;
            }
            JsonNode collection = json(file);
            List<String> exported = new ArrayList<>();
            collection
                    .path("first")
                    .path("items")
                    .forEach(item -> exported.add(item.path("id").asText()));
            assertThat(exported)
                    .as("%s exports %s", what, author)
                    .isSubsetOf(seen)
                    .doesNotHaveDuplicates();
            assertThat(exported)
                    .as("%s exports %s", what, author)
                    .containsAll(current.stream()
                            .filter(note -> note.author.equals(author))
                            .map(note -> note.address)
                            .toList());
            assertThat(collection.path("total").intValue()).isEqualTo(exported.size());
        }
    }

    long total(String token, String narrowed) {
        JsonNode page = json(as(
                token,
                "GET",
                C + narrowed,
                "Prefer",
                "return=representation;include=\"http://www.w3.org/ns/oa#PreferContainedIRIs\""));
        assertThat(page.path("first").path("items").size())
                .isEqualTo(page.path("total").intValue());
        return page.path("total").longValue();
    }

    String restoring(String address) {
        return "/api" + address.replace(lectern.base(), "") + "/restore";
    }
}
