package org.lectern.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
import org.lectern.people.People;

/** The grades that somebody may read of a work, as they were given: who, when, on which axis of which scale. */
final class WorkRatings {
    private static final int MOST = 500;
    private static final List<String> AXES = List.of("source", "information", "transmission");

    private final Words words;
    private final AnnotationStore store;
    private final People people;
    private final Asker asker;

    WorkRatings(Words words, AnnotationStore store, People people, Asker asker) {
        this.words = words;
        this.store = store;
        this.people = people;
        this.asker = asker;
    }

    /** @param targets the paths of the work and of those that were merged into it */
    String html(List<String> targets) {
        List<String> entries = new ArrayList<>();
        for (String target : targets) {
            var query = new AnnotationQuery(
                    Optional.of(Place.whole(target)), Optional.empty(), Optional.empty(), Optional.of("assessing"));
            for (Annotation one :
                    store.slice(query, asker.viewer(), Optional.empty(), MOST).annotations()) {
                one.bodies().stream()
                        .filter(ReliabilityRating.class::isInstance)
                        .map(ReliabilityRating.class::cast)
                        // what is said within a round is the round's until it is revealed there
                        .filter(rating -> rating.round().isEmpty() && AXES.contains(rating.axis()))
                        .filter(rating -> !one.isHiddenFrom(asker.viewer()))
                        .forEach(rating -> entries.add(entry(one, rating)));
            }
        }
        return entries.isEmpty()
                ? words.html("<p>{works.noRatings}</p>")
                : entries.stream().collect(Collectors.joining("", "<ul class=\"corrections\">\n", "</ul>\n"));
    }

    private String entry(Annotation one, ReliabilityRating rating) {
        String scope = rating.scope().map(part -> ", " + Html.escape(part)).orElse("");
        return "<li><b>%s</b> %s (%s %d)%s <span class=\"by\">%s</span></li>\n"
                .formatted(
                        Html.escape(rating.value()),
                        words.say("works.axis." + rating.axis()),
                        Html.escape(rating.scale()),
                        rating.scaleVersion(),
                        scope,
                        words.say(
                                "correct.by",
                                Html.escape(people.account(one.creator())
                                        .map(account -> account.name().value())
                                        .orElse(words.say("correct.somebody"))),
                                words.day(one.created())));
    }
}
