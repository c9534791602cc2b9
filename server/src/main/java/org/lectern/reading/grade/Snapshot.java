package org.lectern.reading.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lectern.annotation.RatingStore.StandingRating;
import org.lectern.document.Version;
import org.lectern.reading.grade.Inheritance.Grades;
import org.lectern.reading.grade.Inheritance.OnWords;
import org.lectern.review.Axis;
import org.lectern.review.Scale;

/** The ratings that one viewer may read at one moment, by what they are on. */
final class Snapshot {
    private static final String WORKS = "/works/";
    private static final String CITATIONS = "/citations/";

    /** @param scale empty for claims and transmission, which have one scale */
    private record Question(Axis axis, String scale) {}

    private static final class Answers {
        private final Map<String, List<Given>> onCitations = new HashMap<>();
        private final Map<String, List<Given>> onWorks = new HashMap<>();
        private final Map<String, List<StandingRating>> onDocuments = new HashMap<>();
    }

    private final long cursor;
    private final Map<Question, Answers> answers = new HashMap<>();

    private final UnaryOperator<String> workNow;

    /**
     * @param ratings oldest first
     * @param workNow the id of the work that another has become part of; its own for any other
     */
    Snapshot(long cursor, List<StandingRating> ratings, UnaryOperator<String> workNow) {
        this.cursor = cursor;
        this.workNow = workNow;
        for (StandingRating rating : ratings) {
            // What is said within a round is the round's until it is revealed there
            if (rating.rating().round().isEmpty()) {
                Axis.of(rating.rating().axis()).ifPresent(axis -> put(axis, rating));
            }
        }
    }

    private void put(Axis axis, StandingRating rating) {
        Answers there = answers.computeIfAbsent(question(axis, rating.rating().scale()), any -> new Answers());
        String resource = rating.place().resource();
        if (resource.startsWith(WORKS)) {
            there.onWorks
                    .computeIfAbsent(workNow.apply(resource.substring(WORKS.length())), any -> new ArrayList<>())
                    .add(Given.of(rating));
        } else if (resource.startsWith(CITATIONS)) {
            there.onCitations
                    .computeIfAbsent(resource, any -> new ArrayList<>())
                    .add(Given.of(rating));
        } else {
            there.onDocuments
                    .computeIfAbsent(resource, any -> new ArrayList<>())
                    .add(rating);
        }
    }

    private static Question question(Axis axis, String scale) {
        return new Question(axis, axis == Axis.SOURCE ? scale : Scale.ADMIRALTY.id());
    }

    boolean isOf(long now) {
        return cursor == now;
    }

    private Optional<Answers> on(Axis axis, String scale) {
        return Optional.ofNullable(answers.get(question(axis, scale)));
    }

    /** The ids of scales that sources were graded on. */
    List<String> scales() {
        return answers.keySet().stream()
                .filter(question -> question.axis() == Axis.SOURCE)
                .map(Question::scale)
                .sorted()
                .toList();
    }

    Map<String, List<Given>> onWorks(String scale) {
        return on(Axis.SOURCE, scale).map(found -> found.onWorks).orElse(Map.of());
    }

    Map<String, List<Given>> onCitations(Axis axis, String scale) {
        return on(axis, scale).map(found -> found.onCitations).orElse(Map.of());
    }

    /** What was given that may hold for passages of a version; of citations and works everything. */
    Grades of(Axis axis, String scale, Version version) {
        List<OnWords> onWords = new ArrayList<>();
        List<Given> onDocument = new ArrayList<>();
        String resource = "/documents/" + version.document().value();
        List<StandingRating> there =
                on(axis, scale).map(found -> found.onDocuments.get(resource)).orElse(List.of());
        for (StandingRating rating : there) {
            if (rating.place().version().filter(version.hash()::equals).isPresent()) {
                rating.place()
                        .span()
                        .ifPresentOrElse(
                                span -> onWords.add(new OnWords(span, Given.of(rating))),
                                () -> onDocument.add(Given.of(rating)));
            }
        }
        return new Grades(onWords, onCitations(axis, scale), onWorks(scale), onDocument);
    }
}
