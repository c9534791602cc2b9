package org.lectern.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.FoundCitation;
import org.lectern.people.Viewer;
import org.lectern.review.Axis;
import org.lectern.review.Confirmation;

/** What is wrong with a rating that its JSON does not tell: grades that are not on the scale, scopes of something else. */
final class RatingRules {
    private static final String WORKS = "/works/";
    private static final String CITATIONS = "/citations/";
    private static final Pattern CITATION = Pattern.compile("/citations/[a-z2-7]{12}");

    private final CitationIndex citations;
    private final RatedScales scales;
    private final Supporting supporting;

    RatingRules(CitationIndex citations, RatedScales scales, Supporting supporting) {
        this.citations = citations;
        this.scales = scales;
        this.supporting = supporting;
    }

    Optional<SaveOutcome> objection(Annotation annotation, ReliabilityRating rating, Viewer viewer) {
        Optional<String> grade = scales.objection(rating, viewer);
        if (grade.isPresent()) {
            return Optional.of(new SaveOutcome.Refused("/body", grade.get()));
        }
        boolean ofWork =
                annotation.targets().stream().anyMatch(place -> place.resource().startsWith(WORKS));
        if (ofWork && !rating.axis().equals(Axis.SOURCE.word())) {
            return Optional.of(
                    new SaveOutcome.Refused(
                            "/body/axis",
                            "A work is rated as a source. Whether a claim is credible and faithfully passed on is a matter of each passage."));
        }
        if (!rating.within().isEmpty()) {
            return toScope(annotation, rating, viewer);
        }
        boolean ofCitation =
                annotation.targets().stream().anyMatch(place -> place.resource().startsWith(CITATIONS));
        return ofCitation && isWithoutReason(annotation)
                ? Optional.of(new SaveOutcome.Refused(
                        "/body/explanation",
                        "Say in \"explanation\" why this use of the work is graded otherwise than the work itself."))
                : Optional.empty();
    }

    /** "Confirmed by independent sources" needs one that does not repeat the same source, where any is named. */
    Optional<String> toConfirming(Annotation annotation, ReliabilityRating rating, Viewer viewer) {
        return scales.find(rating.scale(), rating.scaleVersion())
                .flatMap(scale -> Axis.of(rating.axis())
                        .flatMap(axis -> annotation.targets().stream()
                                .map(target -> Confirmation.objection(
                                        axis, scale, rating.value(), supporting.of(target, viewer)))
                                .flatMap(Optional::stream)
                                .findFirst()));
    }

    /** A reason is a text of its own, or stands with the grade. */
    private static boolean isWithoutReason(Annotation annotation) {
        return StoredAnnotation.words(annotation).stream().allMatch(String::isBlank);
    }

    private Optional<SaveOutcome> toScope(Annotation annotation, ReliabilityRating rating, Viewer viewer) {
        if (annotation.targets().size() != 1
                || !annotation.targets().getFirst().resource().startsWith(WORKS)) {
            return Optional.of(new SaveOutcome.Refused(
                    "/body/within", "Only a work is rated for some of its citations; its address is the one target."));
        }
        for (String path : rating.within()) {
            Optional<FoundCitation> citation = CITATION.matcher(path).matches()
                    ? citations.citation(path.substring(CITATIONS.length()), viewer)
                    : Optional.empty();
            if (citation.isEmpty()) {
                return Optional.of(
                        new SaveOutcome.Refused("/body/within", "There is no citation at %s.".formatted(path)));
            }
        }
        return Optional.empty();
    }
}
