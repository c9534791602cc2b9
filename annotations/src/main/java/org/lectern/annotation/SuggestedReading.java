package org.lectern.annotation;

import java.util.List;
import java.util.Optional;

/**
 * What somebody thinks that printed words should read, such as {@code Iagoda} for {@code lagoda}. The text is not changed
 * by it, whoever accepts it.
 *
 * @param words what to read instead; empty where the printed words are to be left out
 * @param printed where the words stand that it is about
 */
public record SuggestedReading(String words, Place printed) {
    /** The motivation of such an annotation, and the purpose of the one body that has its words. */
    public static final String EDITING = "editing";

    /** How many code points it can be about: what is longer is another text, not another reading. */
    public static final int LONGEST = 1_000;

    /** Empty for an annotation that suggests no reading of words of a version. */
    public static Optional<SuggestedReading> of(Annotation annotation) {
        if (!annotation.motivations().contains(EDITING) || annotation.targets().size() != 1) {
            return Optional.empty();
        }
        Place printed = annotation.targets().getFirst();
        List<String> words = annotation.bodies().stream()
                .filter(Body.TextualBody.class::isInstance)
                .map(Body.TextualBody.class::cast)
                .filter(body -> body.purpose().filter(EDITING::equals).isPresent())
                .map(Body.TextualBody::value)
                .toList();
        return words.size() == 1
                        && printed.version().isPresent()
                        && printed.span().isPresent()
                ? Optional.of(new SuggestedReading(words.getFirst(), printed))
                : Optional.empty();
    }
}
