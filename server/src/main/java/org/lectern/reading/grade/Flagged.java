package org.lectern.reading.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Body;
import org.lectern.annotation.Body.Moderation;
import org.lectern.annotation.Place;
import org.lectern.annotation.Placement;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.reading.Placements;

/** Flags that are not hidden from whoever looks; those that stand were not taken back by their author either. */
public final class Flagged {
    private static final String CLASSIFYING = "classifying";
    private static final int AT_ONCE = 500;

    private final AnnotationStore store;
    private final Placements placements;

    public Flagged(AnnotationStore store, Placements placements) {
        this.store = store;
        this.placements = placements;
    }

    /** How many stand on each page of a version that has any. */
    public Map<Integer, Integer> byPage(Version version, Lens lens) {
        String resource = new DocumentAddress(version.document(), Optional.empty()).path();
        Place place = new Place(resource, Optional.of(version.hash()), Optional.empty());
        Map<Integer, Integer> byPage = new HashMap<>();
        for (Annotation flag : flags(Optional.of(place), lens.group(), lens.viewer())) {
            Set<Integer> pages = new HashSet<>();
            for (Optional<Placement> end : placements.of(flag, lens.viewer(), Optional.of(version.hash()))) {
                end.filter(stands -> stands.version().equals(version.hash()))
                        .filter(stands -> stands.span().isPresent())
                        .flatMap(Placement::page)
                        .ifPresent(pages::add);
            }
            pages.forEach(page -> byPage.merge(page, 1, Integer::sum));
        }
        return byPage;
    }

    /** Those that stand, by age, oldest first. */
    public List<Annotation> flags(Optional<Place> place, Optional<GroupId> group, Viewer viewer) {
        List<Annotation> found = all(place, group, viewer);
        Set<AnnotationId> retracted = retracted(found, viewer);
        found.removeIf(flag -> retracted.contains(flag.id()));
        return found;
    }

    /** Those that their author took back, too: they go on being read, struck through. By age, oldest first. */
    public List<Annotation> all(Optional<Place> place, Optional<GroupId> group, Viewer viewer) {
        AnnotationQuery query = new AnnotationQuery(place, Optional.empty(), group, Optional.of(CLASSIFYING));
        List<Annotation> found = new ArrayList<>();
        Optional<AnnotationId> after = Optional.empty();
        boolean more = true;
        while (more) {
            AnnotationStore.Slice slice = store.slice(query, viewer, after, AT_ONCE);
            slice.annotations().stream()
                    .filter(one -> one.bodies().stream().anyMatch(Body.Flag.class::isInstance))
                    .filter(one -> !one.isHiddenFrom(viewer))
                    .forEach(found::add);
            more = slice.hasMore();
            after = more ? Optional.of(slice.annotations().getLast().id()) : after;
        }
        return found;
    }

    /** Those that their authors have taken back. */
    public Set<AnnotationId> retracted(List<Annotation> flags, Viewer viewer) {
        List<AnnotationId> ids = flags.stream().map(Annotation::id).toList();
        Map<AnnotationId, List<Annotation>> decisions = new HashMap<>();
        for (Annotation decision : store.answers(store.answered(ids), Moderation.MODERATING, viewer)) {
            AnnotationId.ofPath(decision.targets().getFirst().resource())
                    .ifPresent(id -> decisions
                            .computeIfAbsent(id, unused -> new ArrayList<>())
                            .add(decision));
        }
        return flags.stream()
                .filter(flag -> flag.isRetracted(decisions.getOrDefault(flag.id(), List.of())))
                .map(Annotation::id)
                .collect(Collectors.toSet());
    }
}
