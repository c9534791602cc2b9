package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.annotation.SuggestedReading;

/**
 * What an annotation says, for those who write it down in another form than JSON-LD.
 *
 * @param others what is neither text nor rating nor link: the IRI of each, else its type
 */
public record Saying(List<Text> texts, List<String> tags, List<Rating> ratings, List<String> others) {
    private static final String PLAIN = "text/plain";

    public Saying {
        texts = List.copyOf(texts);
        tags = List.copyOf(tags);
        ratings = List.copyOf(ratings);
        others = List.copyOf(others);
    }

    /**
     * @param format a media type
     * @param language a BCP 47 tag
     */
    public record Text(String value, String format, Optional<String> language, Optional<String> purpose) {
        public boolean isMarkdown() {
            return format.equals("text/markdown");
        }

        /** What printed words should read. */
        public boolean isReading() {
            return purpose.filter(SuggestedReading.EDITING::equals).isPresent();
        }
    }

    public record Rating(String axis, String scale, String grade, Optional<String> explanation) {}

    public static Saying of(Annotation annotation) {
        ObjectNode content = (ObjectNode) Json.parseOwn(annotation.content());
        List<Text> texts = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        List<Rating> ratings = new ArrayList<>();
        List<String> others = new ArrayList<>();
        if (content.path("bodyValue").isTextual()) {
            texts.add(new Text(content.path("bodyValue").textValue(), PLAIN, Optional.empty(), Optional.empty()));
        }
        for (JsonNode body : Json.listed(content.path("body"))) {
            if (BodyJson.isRating(body)) {
                ratings.add(new Rating(
                        body.path("axis").asText(),
                        body.path("scale").asText(),
                        body.path("value").asText(),
                        first(body, "explanation")));
            } else if (FlagJson.isFlag(body)) {
                FlagJson.words(body)
                        .forEach(
                                line -> texts.add(new Text(line, PLAIN, Optional.empty(), Optional.of("classifying"))));
                FlagJson.evidence(body).stream()
                        .map(ContentEnd::source)
                        .filter(address -> !address.isEmpty())
                        .forEach(others::add);
            } else if (Json.strings(body.path("type")).contains("TextualBody")) {
                if (Json.strings(body.path("purpose")).contains("tagging")) {
                    tags.add(body.path("value").asText());
                } else {
                    texts.add(new Text(
                            body.path("value").asText(),
                            first(body, "format").orElse(PLAIN),
                            first(body, "language"),
                            first(body, "purpose")));
                }
            } else if (!BodyJson.isCrossReference(body)) {
                others.add(other(body));
            }
        }
        return new Saying(texts, tags, ratings, others);
    }

    private static Optional<String> first(JsonNode body, String key) {
        return Json.strings(body.path(key)).stream().findFirst();
    }

    private static String decision(String act) {
        return switch (act) {
            case "resolve" -> "resolved";
            case "reopen" -> "reopened";
            case Body.Moderation.ACCEPT -> "accepted";
            case Body.Moderation.SET_ASIDE -> "set aside";
            default -> act;
        };
    }

    private static String other(JsonNode body) {
        if (body.isTextual()) {
            return body.textValue();
        }
        if (BodyJson.isModeration(body)) {
            return decision(body.path("act").asText());
        }
        return first(body, "id")
                .or(() -> first(body, "source"))
                .or(() -> first(body, "type"))
                .orElse("?");
    }
}
