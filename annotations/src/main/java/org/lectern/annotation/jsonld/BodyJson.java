package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.annotation.Body;
import org.lectern.annotation.Hiding;

/** Bodies from JSON. Reading never fails on what {@link #validate} let pass. */
final class BodyJson {
    static final Set<String> RELATIONS = Set.of(
            "corroborates",
            "contradicts",
            "repeats",
            "sharesTextWith",
            "quotes",
            "translates",
            "respondsTo",
            "seeAlso");

    static final Set<String> ACTS =
            Set.of("resolve", "reopen", "retract", "hide", "unhide", Body.Moderation.ACCEPT, Body.Moderation.SET_ASIDE);

    /** Of a rating; 1 where it is not there. */
    static final String SCALE_VERSION = "scaleVersion";

    /** The addresses of the citations that a rating's scope is about. */
    static final String WITHIN = "within";

    /** Citations that a scope may name; a work is cited by hundreds. */
    private static final int MOST_WITHIN = 2_000;

    /** Code points. */
    private static final int LONGEST_SCOPE = 200;

    private BodyJson() {}

    static Body read(JsonNode body) {
        List<String> types = Json.strings(body.path("type"));
        if (isRating(body)) {
            return new Body.ReliabilityRating(
                    body.path("axis").asText(),
                    body.path("scale").asText(),
                    body.path(SCALE_VERSION).asInt(1),
                    body.path("value").asText(),
                    text(body, "scope").filter(scope -> !scope.isBlank()).map(String::strip),
                    Json.strings(body.path(WITHIN)),
                    text(body, "round"));
        }
        if (isCrossReference(body)) {
            return new Body.CrossReference(
                    StoredAnnotation.place(body), text(body, "relation").orElse("seeAlso"));
        }
        if (isModeration(body)) {
            return new Body.Moderation(body.path("act").asText(), text(body, "reason"));
        }
        if (FlagJson.isFlag(body)) {
            return new Body.Flag(body.path("verb").asText(), body.path("basis").asText());
        }
        if (types.contains("TextualBody")) {
            return new Body.TextualBody(
                    body.path("value").asText(),
                    Json.strings(body.path("purpose")).stream().findFirst());
        }
        return new Body.OtherBody();
    }

    static boolean isRating(JsonNode body) {
        return Json.strings(body.path("type")).contains("ReliabilityRating");
    }

    static boolean isCrossReference(JsonNode body) {
        return Json.strings(body.path("type")).contains("SpecificResource")
                && (body.has("relation") || Json.strings(body.path("purpose")).contains("linking"));
    }

    static boolean isModeration(JsonNode body) {
        return Json.strings(body.path("type")).contains("Moderation");
    }

    private static Optional<String> text(JsonNode body, String key) {
        return Optional.of(body.path(key)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    static void validate(JsonNode body, String pointer) {
        List<String> types = Json.strings(body.path("type"));
        if (types.contains("TextualBody") && !body.path("value").isTextual()) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/value", "A TextualBody needs a string \"value\".");
        }
        if (types.contains("ReliabilityRating")) {
            for (String key : List.of("axis", "scale", "value")) {
                if (!body.path(key).isTextual()) {
                    throw InvalidAnnotationException.unprocessable(
                            pointer + "/" + key, "A ReliabilityRating needs a string \"%s\".".formatted(key));
                }
            }
        }
        if (isRating(body)) {
            validateRating(body, pointer);
        }
        if (FlagJson.isFlag(body)) {
            FlagJson.validate(body, pointer);
        }
        if (isModeration(body) && !ACTS.contains(body.path("act").asText())) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/act",
                    "What a Moderation does is one of "
                            + String.join(", ", ACTS.stream().sorted().toList()) + ".");
        }
        if (isModeration(body) && body.path("act").asText().equals("hide")) {
            int length = text(body, "reason")
                    .map(String::strip)
                    .map(BodyJson::codePoints)
                    .orElse(0);
            if (length == 0 || length > Hiding.LONGEST_REASON) {
                throw InvalidAnnotationException.unprocessable(
                        pointer + "/reason",
                        "Say in \"reason\" why it is hidden, in at most %d characters. Everybody who could see it reads that."
                                .formatted(Hiding.LONGEST_REASON));
            }
        }
        if (types.contains("SpecificResource") && !body.has("source")) {
            throw InvalidAnnotationException.unprocessable(pointer, "A SpecificResource needs \"source\".");
        }
        if (isCrossReference(body)
                && body.has("relation")
                && !RELATIONS.contains(body.path("relation").asText())) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/relation",
                    "The relation is one of "
                            + String.join(", ", RELATIONS.stream().sorted().toList()) + ".");
        }
    }

    private static void validateRating(JsonNode body, String pointer) {
        JsonNode version = body.path(SCALE_VERSION);
        if (!version.isMissingNode() && !(version.isInt() && version.intValue() >= 1)) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/" + SCALE_VERSION, "The version of a scale is a whole number from 1.");
        }
        String scope = text(body, "scope").orElse("").strip();
        if (codePoints(scope) > LONGEST_SCOPE) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/scope", "Say in at most %d characters what the grade is for.".formatted(LONGEST_SCOPE));
        }
        if (body.has("evidence")) {
            FlagJson.validateEvidence(
                    body,
                    pointer,
                    "\"evidence\" has from 1 to %d entries: a passage, another document, or a source with its page.");
        }
        JsonNode within = body.path(WITHIN);
        if (within.isMissingNode()) {
            return;
        }
        List<String> named = Json.strings(within);
        boolean isList = within.isTextual() || (within.isArray() && within.size() == named.size());
        if (!isList || named.isEmpty() || named.size() > MOST_WITHIN) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/" + WITHIN,
                    "\"within\" has the addresses of 1 to %,d citations.".formatted(MOST_WITHIN));
        }
        if (scope.isEmpty()) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/scope", "Say in \"scope\" what the citations of \"within\" have in common.");
        }
    }
}
