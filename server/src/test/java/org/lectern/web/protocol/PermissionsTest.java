package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lectern.web.protocol.PermissionModel.Note;

/** Random doings of several people; after each, every way out of the server is held against a model of who sees what. */
class PermissionsTest extends PermissionChecks {
    private static final int STEPS = 40;
    private static final String ON_THE_WEB = "\"http://example.org/page\"";

    @Test
    void nobody_learns_of_what_is_not_for_them_whatever_happens() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("PermissionsTest: -Dlectern.seed=" + seed);
        everybodyIsHere();
        for (int step = 0; step < STEPS; step++) {
            boolean inGroups = step > 0 && random.nextInt(5) < 2;
            String doing = "seed %d, step %d: %s".formatted(seed, step, inGroups ? groups.act(random) : act(random));
            checkAll(doing, List.of(model.notes.getLast(), one(model.notes, random)));
        }
    }

    @Test
    void somebody_removed_loses_sight_at_once_and_sees_again_after_coming_back() {
        everybodyIsHere();
        String readers = groups.make("Ann");
        String others = groups.make("Cyd");
        groups.join("Ben", readers, "Ann");
        groups.join("Cyd", readers, "Ann");
        create("Ann", Set.of(readers), ON_THE_WEB, "commenting", Optional.empty());
        create("Cyd", Set.of(readers, others), ON_THE_WEB, "commenting", Optional.empty());
        List<Note> both = List.copyOf(model.notes);
        checkAll("shared", both);
        assertThat(model.current("Ben")).hasSize(2);

        groups.remove("Ann", "Ben", readers);
        checkAll("Ben removed", both);
        assertThat(model.current("Ben")).isEmpty();

        groups.join("Ben", readers, "Ann");
        checkAll("Ben back", both);
        share(both.getFirst(), Set.of());
        checkAll("unshared", both);
        assertThat(model.current("Ben")).hasSize(1);

        groups.remove("Ann", "Cyd", readers);
        share(both.getLast(), Set.of(readers, others)); // refused: Cyd is in one of the two only
        checkAll("Cyd removed", both);
        assertThat(both.getLast().audiences).hasSize(1);
    }

    @Test
    void somebody_removed_brings_nothing_back_into_the_group() {
        everybodyIsHere();
        String readers = groups.make("Ann");
        String others = groups.make("Cyd");
        groups.join("Cyd", readers, "Ann");
        create("Cyd", Set.of(readers, others), ON_THE_WEB, "commenting", Optional.empty());
        Note note = model.notes.getFirst();
        withdraw(note);
        groups.remove("Ann", "Cyd", readers);

        restore(note);
        checkAll("restored by somebody removed", List.of(note));
        assertThat(note.audience()).containsExactly(others);
        assertThat(model.current("Ann")).isEmpty();
    }

    private void everybodyIsHere() {
        tokens.putAll(Map.of("", "", "Ann", ann, "Ben", ben, "Cyd", lectern.token("Cyd")));
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** For nobody, for one group or for several; not always for such as one is in. */
    private Set<String> audience(Random random) {
        List<String> all = new ArrayList<>(List.of(PermissionModel.PUBLIC, PermissionModel.EVERYONE));
        for (int times = 0; times < 3; times++) {
            all.addAll(model.members.keySet());
        }
        Set<String> audience = new TreeSet<>();
        for (int times = random.nextInt(3); times > 0; times--) {
            audience.add(one(all, random));
        }
        return audience;
    }

    private String act(Random random) {
        String person = List.of("Ann", "Ben", "Cyd").get(random.nextInt(3));
        Set<String> audience = audience(random);
        if (model.notes.isEmpty()) {
            return create(person, Set.of(), ON_THE_WEB, "commenting", Optional.empty());
        }
        if (random.nextInt(3) == 0) {
            return create(person, audience, ON_THE_WEB, "commenting", Optional.empty());
        }
        Note note = one(model.notes, random);
        boolean there = !note.withdrawn && model.sees(person, note);
        return switch (random.nextInt(5)) {
            case 0 -> withdraw(note);
            case 1 -> share(note, audience);
            case 2 -> restore(note);
            case 3 ->
                there
                        ? create(person, audience, "\"" + note.address + "\"", "replying", Optional.of(note))
                        : refusedReply(person, note);
            default ->
                there
                        ? create(
                                person,
                                audience,
                                "[\"%s\",\"http://example.org/page\"]".formatted(note.address),
                                "linking",
                                Optional.of(note))
                        : refusedReply(person, note);
        };
    }

    private String body(String target, String motivation, Set<String> audience) {
        String shared = audience.stream()
                .map("\"%s/groups/%%s\"".formatted(lectern.base())::formatted)
                .collect(Collectors.joining(",", ",\"audience\":[", "]"));
        return note(target, ",\"motivation\":\"%s\",\"bodyValue\":\"x\"%s".formatted(motivation, shared));
    }

    /** @param answered what it is on, if that is a note */
    private String create(
            String person, Set<String> audience, String target, String motivation, Optional<Note> answered) {
        // The same slug and the same key for everybody: neither may tell of another's.
        HttpResponse<String> made = with(
                Objects.requireNonNull(tokens.get(person)),
                "POST",
                C,
                body(target, motivation, audience),
                "Slug",
                "same",
                "Idempotency-Key",
                "key-"
                        + model.notes.stream()
                                .filter(note -> note.author.equals(person))
                                .count());
        boolean may = model.groupsOf(person).containsAll(audience)
                && answered.stream().allMatch(note -> PermissionModel.covers(note.audience(), audience));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(may ? 201 : 422);
        if (!may) {
            return person + " is refused sharing with " + audience;
        }
        model.notes.add(new Note(person, header(made, "Location"), motivation, audience));
        return person + " creates for " + audience;
    }

    private String refusedReply(String person, Note note) {
        HttpResponse<String> hidden = with(
                Objects.requireNonNull(tokens.get(person)),
                "POST",
                C,
                body("\"" + note.address + "\"", "replying", Set.of()));
        HttpResponse<String> never = with(
                Objects.requireNonNull(tokens.get(person)),
                "POST",
                C,
                body("\"" + lectern.base() + NEVER + "\"", "replying", Set.of()));
        assertThat(hidden.statusCode()).isEqualTo(422);
        String address = note.address.substring(lectern.base().length());
        assertThat(hidden.body().replace(address, NEVER)).isEqualTo(never.body());
        return person + " is refused a reply";
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

    /** For those groups alone that its author is still in. */
    private String restore(Note note) {
        HttpResponse<String> restored =
                as(Objects.requireNonNull(tokens.get(note.author)), "POST", restoring(note.address));
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        if (note.withdrawn) {
            Set<String> audience = new TreeSet<>(note.audience());
            audience.retainAll(model.groupsOf(note.author));
            note.restore(audience);
        }
        return note.author + " restores " + note.address;
    }

    private String share(Note note, Set<String> audience) {
        HttpResponse<String> put = with(
                Objects.requireNonNull(tokens.get(note.author)),
                "PUT",
                note.address,
                body("\"http://example.org/page\"", note.motivation, audience));
        boolean may = model.groupsOf(note.author).containsAll(audience);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(note.withdrawn ? 410 : may ? 200 : 422);
        if (!note.withdrawn && may) {
            note.audiences.add(audience);
        }
        return note.author + " gives to " + audience;
    }
}
