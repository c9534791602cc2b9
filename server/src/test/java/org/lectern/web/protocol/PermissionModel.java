package org.lectern.web.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lectern.people.Role;

/** Who may see what, said once more and as simply as can be, to be held against the server. */
final class PermissionModel {
    static final String PUBLIC = "public";
    static final String EVERYONE = "everyone";

    /** By group: who is in it now, and as what. Nobody is called by the empty name, who is in none. */
    final Map<String, Map<String, Role>> members = new TreeMap<>();

    final List<Note> notes = new ArrayList<>();

    /**
     * One annotation with its audience at each change, oldest first, withdrawing and restoring among them; the empty
     * audience is its author's alone.
     */
    static final class Note {
        final String author;
        final String address;
        final String motivation;
        final List<Set<String>> audiences = new ArrayList<>();
        boolean withdrawn;

        Note(String author, String address, String motivation, Set<String> audience) {
            this.author = author;
            this.address = address;
            this.motivation = motivation;
            audiences.add(audience);
        }

        Set<String> audience() {
            return audiences.getLast();
        }

        void withdraw() {
            audiences.add(audience());
            withdrawn = true;
        }

        void restore(Set<String> audience) {
            audiences.add(audience);
            withdrawn = false;
        }
    }

    Optional<Role> role(String person, String group) {
        return Optional.ofNullable(members.getOrDefault(group, Map.of()).get(person));
    }

    /** What this person is part of at this moment. */
    Set<String> groupsOf(String person) {
        Set<String> groups = new HashSet<>(Set.of(PUBLIC));
        if (!person.isEmpty()) {
            groups.add(EVERYONE);
        }
        members.forEach((group, inIt) -> {
            if (inIt.containsKey(person)) {
                groups.add(group);
            }
        });
        return groups;
    }

    /** Whether everybody who is in one of {@code inner} is in one of {@code outer} too, whoever that may be. */
    static boolean covers(Set<String> outer, Set<String> inner) {
        return outer.contains(PUBLIC)
                || outer.containsAll(inner)
                || (outer.contains(EVERYONE) && !inner.contains(PUBLIC));
    }

    boolean admits(String person, Note note, Set<String> audience) {
        return person.equals(note.author) || audience.stream().anyMatch(groupsOf(person)::contains);
    }

    boolean sees(String person, Note note) {
        return admits(person, note, note.audience());
    }

    /** The groups that somebody who sees a note is told it is shared with. */
    Set<String> told(String person, Note note) {
        Set<String> told = new HashSet<>(note.audience());
        if (!person.equals(note.author)) {
            told.retainAll(groupsOf(person));
        }
        return told;
    }

    /** Those there are for this person, oldest first. */
    List<Note> current(String person) {
        return notes.stream()
                .filter(note -> !note.withdrawn && sees(person, note))
                .toList();
    }

    /** How many entries of the history are for this person; 0 where there is none for them. */
    long changes(String person, Note note) {
        if (!sees(person, note)) {
            return 0;
        }
        return note.audiences.stream()
                .filter(audience -> admits(person, note, audience))
                .count();
    }
}
