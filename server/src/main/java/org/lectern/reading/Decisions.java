package org.lectern.reading;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.Hiding;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * Who may hide an annotation and let it be read again: the moderators and owners of a group that it is shared with, in
 * the name of that group; for what is shared with everyone, those who look after the server.
 */
final class Decisions {
    private final AnnotationStore store;

    Decisions(AnnotationStore store) {
        this.store = store;
    }

    /** What asking to decide so can yield. */
    sealed interface Verdict {
        /** Anything that is no moderator's decision, too: everybody may settle and open again what they see. */
        record ForAnybody() implements Verdict {}

        record InTheNameOf(Set<GroupId> groups) implements Verdict {}

        record Objection(SaveOutcome outcome) implements Verdict {}
    }

    /** @param decision on one annotation */
    Verdict judge(Annotation decision, Viewer viewer) {
        Optional<Moderation> moderation = decision.moderatorsDecision();
        if (moderation.isEmpty()) {
            return new Verdict.ForAnybody();
        }
        Optional<AnnotationId> about =
                AnnotationId.ofPath(decision.targets().getFirst().resource());
        if (about.isEmpty() || !(store.find(about.get(), viewer) instanceof Lookup.Found(var target))) {
            return new Verdict.Objection(
                    new SaveOutcome.Refused("/target", "There is no such annotation, or it is not shared with you."));
        }
        Set<GroupId> named = new TreeSet<>(
                moderation.get().hides()
                        ? target.audience().groups()
                        : target.hiding().map(Hiding::groups).orElseGet(TreeSet::new));
        if (named.isEmpty() && moderation.get().unhides()) {
            return new Verdict.Objection(new SaveOutcome.Refused("/body/act", "It is not hidden."));
        }
        named.retainAll(viewer.moderated());
        return named.isEmpty()
                ? new Verdict.Objection(new SaveOutcome.NotAModerator())
                : new Verdict.InTheNameOf(named);
    }
}
