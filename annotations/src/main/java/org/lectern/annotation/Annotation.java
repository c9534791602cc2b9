package org.lectern.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.annotation.Body.Moderation;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;

/**
 * A W3C annotation as it is stored.
 *
 * @param modified equals {@code created} until the first replacement
 * @param revision from 1, one more with every replacement
 * @param motivations in the order given
 * @param bodies what Lectern understands of them
 * @param targets in the order given
 * @param ends every place that it stands on, in the order in which they stand in the content: targets, then bodies that
 *     are a part of another resource
 * @param content the JSON-LD object as accepted, with its selectors completed and this server's addresses relative;
 *     unknown properties stay in it, so nothing that was accepted is lost. What the server itself owns ({@code id,
 *     creator, created, modified, generator}, the groups of {@code audience}) is not in it
 * @param hiding empty while everybody in its audience may read it
 */
public record Annotation(
        AnnotationId id,
        AccountId creator,
        Instant created,
        Instant modified,
        int revision,
        Audience audience,
        Set<String> motivations,
        List<Body> bodies,
        List<Place> targets,
        List<Place> ends,
        String content,
        Optional<Hiding> hiding) {
    public Annotation {
        motivations = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(motivations));
        bodies = List.copyOf(bodies);
        targets = List.copyOf(targets);
        ends = List.copyOf(ends);
    }

    public Annotation hiddenBy(Hiding decision) {
        return new Annotation(
                id,
                creator,
                created,
                modified,
                revision,
                audience,
                motivations,
                bodies,
                targets,
                ends,
                content,
                Optional.of(decision));
    }

    /** What a moderator decides by it about another annotation; empty for anything else. */
    public Optional<Moderation> moderatorsDecision() {
        for (Body body : bodies) {
            if (body instanceof Moderation moderation && moderation.isAModerators()) {
                return Optional.of(moderation);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether its author has taken it back, other than by withdrawing it: of what the author decided about it the latest
     * holds.
     *
     * @param answers what stands on it, in the order of time; those of others are passed over
     */
    public boolean isRetracted(List<Annotation> answers) {
        boolean retracted = false;
        for (Annotation answer : answers) {
            for (Body body : answer.bodies) {
                if (answer.creator.equals(creator) && body instanceof Moderation decision) {
                    retracted = decision.act().equals(Moderation.RETRACT)
                            || (retracted && !decision.act().equals(Moderation.REOPEN));
                }
            }
        }
        return retracted;
    }

    /** Whether it is hidden from somebody who otherwise could read it: not from its author or who decides about it. */
    public boolean isHiddenFrom(Viewer viewer) {
        return hiding.isPresent() && !viewer.is(creator) && !hiding.get().mayBeLiftedBy(viewer);
    }
}
