package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lectern.web.protocol.PermissionModel.Note;

/** Random doings of several people; after each, what everybody finds is held against the model of who sees what. */
class SearchPermissionsTest extends Protocol {
    private static final int STEPS = 12;
    private static final List<String> PEOPLE = List.of("Ann", "Ben", "Cyd");

    private final PermissionModel model = new PermissionModel();
    private final Map<String, String> tokens = new HashMap<>();
    private final GroupDoings groups = new GroupDoings(this, model, tokens);
    /** The one word that each note has for itself, and that it had before. */
    private final Map<String, String> words = new HashMap<>();

    private final List<String> formerWords = new ArrayList<>();

    @Test
    void nobody_finds_counts_or_is_offered_what_is_not_for_them() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("SearchPermissionsTest: -Dlectern.seed=" + seed);
        tokens.putAll(Map.of("", "", "Ann", ann, "Ben", ben, "Cyd", lectern.token("Cyd")));
        create("Ann", Set.of());
        for (int step = 0; step < STEPS; step++) {
            String doing = random.nextInt(3) == 0 ? groups.act(random) : act(random);
            for (String person : tokens.keySet()) {
                check(person, "seed %d, step %d: %s; %s searches".formatted(seed, step, doing, person));
            }
        }
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private String act(Random random) {
        String person = one(PEOPLE, random);
        Set<String> audience = new TreeSet<>();
        List<String> all = new ArrayList<>(model.groupsOf(person));
        for (int times = random.nextInt(3); times > 0; times--) {
            audience.add(one(all, random));
        }
        Note note = one(model.notes, random);
        return switch (random.nextInt(4)) {
            case 0 -> change(note, audience);
            case 1 -> withdraw(note);
            default -> create(person, audience);
        };
    }

    /** Letters only, each far from every other. */
    private static String word(int number) {
        return "qz" + Integer.toString(number, 26).replaceAll("\\d", "w$0x").replace('0', 'a') + "commonplace" + number;
    }

    private String body(String word, Set<String> audience) {
        List<String> shared = audience.stream()
                .map(group -> "\"%s/groups/%s\"".formatted(lectern.base(), group))
                .toList();
        return web(",\"motivation\":\"commenting\",\"bodyValue\":\"shibboleth %s\",\"audience\":[%s]"
                .formatted(word, String.join(",", shared)));
    }

    private String create(String person, Set<String> audience) {
        String word = word(words.size() + formerWords.size());
        HttpResponse<String> made = with(Objects.requireNonNull(tokens.get(person)), "POST", C, body(word, audience));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        Note note = new Note(person, header(made, "Location"), "commenting", audience);
        model.notes.add(note);
        words.put(note.address, word);
        return person + " creates for " + audience;
    }

    private String change(Note note, Set<String> audience) {
        String word = word(words.size() + formerWords.size());
        HttpResponse<String> put =
                with(Objects.requireNonNull(tokens.get(note.author)), "PUT", note.address, body(word, audience));
        if (put.statusCode() == 200) {
            formerWords.add(Objects.requireNonNull(words.put(note.address, word)));
            note.audiences.add(audience);
        }
        return note.author + " gives to " + audience + ": " + put.statusCode();
    }

    private String withdraw(Note note) {
        int status = as(Objects.requireNonNull(tokens.get(note.author)), "DELETE", note.address)
                .statusCode();
        assertThat(status).isEqualTo(note.withdrawn ? 410 : 204);
        if (!note.withdrawn) {
            note.withdraw();
        }
        return note.author + " withdraws " + note.address;
    }

    private JsonNode found(String person, String query) {
        HttpResponse<String> answer =
                as(Objects.requireNonNull(tokens.get(person)), "GET", "/api/search?limit=100&q=" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode found = json(answer);
        assertThat(found.path("isBehind").asBoolean()).as("the index keeps up").isFalse();
        return found;
    }

    private static List<String> annotations(JsonNode found) {
        return found.path("hits").findValuesAsText("annotation");
    }

    private void check(String person, String what) {
        List<Note> current = model.current(person);
        List<String> addresses = current.stream().map(note -> note.address).toList();
        for (String query : List.of("shibboleth", "shib*", "kind:annotation", "-werth+kind:note")) {
            JsonNode found = found(person, query);
            assertThat(annotations(found)).as(what).containsExactlyInAnyOrderElementsOf(addresses);
            assertThat(found.path("total").asInt()).as(what).isEqualTo(addresses.size());
        }
        for (String author : PEOPLE) {
            assertThat(found(person, "by:" + author + "+kind:note")
                            .path("total")
                            .asInt())
                    .as(what)
                    .isEqualTo(current.stream()
                            .filter(note -> note.author.equals(author))
                            .count());
        }
        for (String group : model.members.keySet()) {
            // All are named "Readers", which is the first one's id too
            List<String> meant = model.members.keySet().stream()
                    .filter(other -> other.equals(group) || group.equals("readers"))
                    .filter(other -> model.role(person, other).isPresent())
                    .toList();
            assertThat(found(person, "group:" + group).path("total").asInt())
                    .as("%s in %s", what, group)
                    .isEqualTo(current.stream()
                            .filter(note -> meant.stream().anyMatch(note.audience()::contains))
                            .count());
        }
        for (Note note : model.notes.subList(Math.max(0, model.notes.size() - 3), model.notes.size())) {
            String word = Objects.requireNonNull(words.get(note.address));
            boolean there = addresses.contains(note.address);
            assertThat(annotations(found(person, word))).as(what).hasSize(there ? 1 : 0);
            // A letter off: what is spelled alike is never told from notes
            JsonNode near = found(person, word.substring(0, 3) + "k" + word.substring(4));
            assertThat(near.path("alsoSpelled")).as(what).isEmpty();
        }
        checkCompletions(person, current, what);
        for (String former : formerWords) {
            assertThat(found(person, former).path("total").asInt()).as(what).isZero();
        }
    }

    private List<String> completions(String person, String typed) {
        HttpResponse<String> answer =
                as(Objects.requireNonNull(tokens.get(person)), "GET", "/api/search/completions?q=" + typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("completions").findValuesAsText("text");
    }

    /** Of words in notes at most three are offered; of the people, all who wrote what one sees, or a document. */
    private void checkCompletions(String person, List<Note> current, String what) {
        List<String> visible = current.stream()
                .map(note -> Objects.requireNonNull(words.get(note.address)))
                .toList();
        List<String> offered = completions(person, "qz");
        assertThat(visible).as(what).containsAll(offered);
        assertThat(offered).as(what).hasSize(Math.min(3, visible.size()));
        assertThat(completions(person, "shib")).as(what).hasSize(visible.isEmpty() ? 0 : 1);
        for (Note note : model.notes) {
            String word = Objects.requireNonNull(words.get(note.address));
            String begun = word.substring(0, word.length() - 1);
            if (visible.contains(word)) {
                assertThat(completions(person, begun)).as(what).contains(word);
            } else {
                assertThat(completions(person, begun)).as(what).doesNotContain(word);
            }
        }
        for (String author : PEOPLE) {
            assertThat(completions(person, "by:" + author).contains(author))
                    .as("%s: %s", what, author)
                    .isEqualTo(current.stream().anyMatch(note -> note.author.equals(author)));
        }
        for (String former : formerWords) {
            assertThat(completions(person, former.substring(0, former.length() - 1)))
                    .as(what)
                    .doesNotContain(former);
        }
    }
}
