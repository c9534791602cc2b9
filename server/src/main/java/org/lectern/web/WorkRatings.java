package org.lectern.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.people.GroupId;
import org.lectern.people.People;
import org.lectern.review.Axis;
import org.lectern.review.Scale;

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
        String list = entries.isEmpty()
                ? words.html("<p>{works.noRatings}</p>")
                : entries.stream().collect(Collectors.joining("", "<ul class=\"corrections\">\n", "</ul>\n"));
        return list + (asker.account().isPresent() ? workbenches(targets.getFirst()) : "");
    }

    /** Where one grades it, for everyone or for anyone; a group's own workbench is on the group's page. */
    private String workbenches(String path) {
        String work = path.substring(path.lastIndexOf('/') + 1);
        String links = Stream.of(GroupId.EVERYONE, GroupId.PUBLIC)
                .map(group -> "<a href=\"%s/workbench?work=%s#record\">%s</a>"
                        .formatted(group.path(), work, new GroupHtml(words).name(group)))
                .collect(Collectors.joining(", "));
        return words.html("<p>{bench.gradeIn} %s, <a href=\"/groups\">{account.groups}</a></p>\n", links);
    }

    /** As a badge where the scale came with the program; else in the words of its group. */
    private String grade(ReliabilityRating rating) {
        return Scale.KNOWN.stream()
                .filter(scale ->
                        scale.id().equals(rating.scale()) && rating.axis().equals(Axis.SOURCE.word()))
                .flatMap(scale -> scale.grade(Axis.SOURCE, rating.value()).stream()
                        .map(grade -> GradeHtml.badge(new GradeWords(words), words, scale, grade, false, true)))
                .findFirst()
                .orElseGet(() -> "<b>" + Html.escape(rating.value()) + "</b>");
    }

    private String entry(Annotation one, ReliabilityRating rating) {
        String scope = rating.scope().map(part -> ", " + Html.escape(part)).orElse("");
        return "<li>%s %s (%s %d)%s <span class=\"by\">%s</span>%s</li>\n"
                .formatted(
                        grade(rating),
                        words.say("works.axis." + rating.axis()),
                        Html.escape(rating.scale()),
                        rating.scaleVersion(),
                        scope,
                        words.say(
                                "correct.by",
                                Html.escape(people.account(one.creator())
                                        .map(account -> account.name().value())
                                        .orElse(words.say("correct.somebody"))),
                                words.day(one.created())),
                        why(one));
    }

    private String why(Annotation one) {
        return StoredAnnotation.words(one).stream()
                .filter(said -> !said.isBlank())
                .map(said -> "<p class=\"why\">%s</p>".formatted(Html.escape(said)))
                .collect(Collectors.joining("", "", EvidenceHtml.html(words, one)));
    }
}
