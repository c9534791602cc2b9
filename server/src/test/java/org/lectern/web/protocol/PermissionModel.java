package org.lectern.web.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who may see what, said once more and as simply as can be, to be held against the server. */
final class PermissionModel {
    /** The groups that a person is in; a new group is a new entry here. Nobody is called by the empty name. */
    private final Map<String, Set<String>> groups;

    final List<Note> notes = new ArrayList<>();

    PermissionModel(Map<String, Set<String>> groups) {
        this.groups = groups;
    }

    /** One annotation with the audiences of all its states, oldest first; the empty audience is its author's alone. */
    static final class Note {
        final String author;
        final String address;
        final String motivation;
        final List<String> audiences = new ArrayList<>();
        boolean withdrawn;

        Note(String author, String address, String motivation, String audience) {
            this.author = author;
            this.address = address;
            this.motivation = motivation;
            audiences.add(audience);
        }

        String audience() {
            return audiences.getLast();
        }
    }

    boolean admits(String person, Note note, String audience) {
        return person.equals(note.author)
                || Objects.requireNonNull(groups.get(person)).contains(audience);
    }

    boolean sees(String person, Note note) {
        return admits(person, note, note.audience());
    }

    List<String> members(String person) {
        return notes.stream()
                .filter(note -> !note.withdrawn && sees(person, note))
                .map(note -> note.address)
                .toList();
    }

    /** How many entries of the history are for this person; 0 where there is none for them. */
    long changes(String person, Note note) {
        if (!sees(person, note)) {
            return 0;
        }
        return note.audiences.stream()
                        .filter(audience -> admits(person, note, audience))
                        .count()
                + (note.withdrawn ? 1 : 0);
    }
}
