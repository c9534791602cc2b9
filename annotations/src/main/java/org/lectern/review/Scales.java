package org.lectern.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * The scales that grades are given on, and which one a group has chosen. A version of a scale never changes; a changed
 * scale is the next version, and grades given on the one before stay what they are.
 */
public interface Scales {
    /** What the id of a group's own scale begins with. */
    String OWN = "own-";

    /** Whatever a stored grade names; who may read the grade may read what it means. */
    Optional<Scale> find(String id, int version);

    /** The newest version of a scale that somebody may grade on: one that came with the program, or a group's of theirs. */
    Optional<Scale> offered(String id, Viewer viewer);

    /** What a group grades sources on; the Admiralty code where it has chosen nothing. */
    Scale of(GroupId group);

    /** The group's own scale, in its newest version. */
    Optional<Scale> own(GroupId group);

    /** Who may is for the caller to say. */
    void choose(GroupId group, Scale scale, AccountId by, Instant at);

    /**
     * Makes the next version of a group's own scale, which is chosen at once. The same grades again make none.
     *
     * @param grades from best to worst
     * @throws InvalidScaleException with what to change
     */
    Scale define(GroupId group, String name, List<Grade> grades, AccountId by, Instant at);

    /**
     * Brings a version of a group's own scale back as it was; nobody's choice changes by it.
     *
     * @return what stands under its id and version now: another than this where one stood there before
     * @throws InvalidScaleException with what is wrong with it
     */
    Scale restore(Scale scale, AccountId by, Instant at);

    /** The id of a group's own scale. */
    static String ownId(GroupId group) {
        return OWN + group.value();
    }

    /** The group whose own scale has that id; empty for the scales that came with the program. */
    static Optional<GroupId> owner(String id) {
        return id.matches(OWN + "[a-z0-9][a-z0-9-]{0,63}")
                ? Optional.of(new GroupId(id.substring(OWN.length())))
                : Optional.empty();
    }

    /**
     * Whether it can be a group's own.
     *
     * @return its group
     * @throws InvalidScaleException with what is wrong with it
     */
    static GroupId check(Scale scale) {
        OwnScale.check(scale.name(), scale.on(Axis.SOURCE));
        return owner(scale.id())
                .filter(group -> scale.version() > 0)
                .orElseThrow(() ->
                        new InvalidScaleException("\"%s\" is no id of a group's own scale, or %d no version of one."
                                .formatted(scale.id(), scale.version())));
    }

    /** Grades that cannot be told apart or say too little; the message is for the person who wrote them. */
    final class InvalidScaleException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        public InvalidScaleException(String message) {
            super(message);
        }
    }
}
