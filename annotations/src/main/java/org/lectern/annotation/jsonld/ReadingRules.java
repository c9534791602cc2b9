package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lectern.annotation.SuggestedReading;

/**
 * What an {@code editing} annotation has to be, so that nobody has to guess what it suggests: one plain text of that
 * purpose, about one passage. What else is said with it, such as why, has a purpose of its own.
 */
final class ReadingRules {
    private ReadingRules() {}

    static void check(ObjectNode annotation) {
        if (!Json.strings(annotation.path("motivation")).contains(SuggestedReading.EDITING)) {
            return;
        }
        List<JsonNode> bodies = Json.listed(annotation.path("body"));
        boolean isList = annotation.path("body").isArray();
        int readings = 0;
        for (int n = 0; n < bodies.size(); n++) {
            String pointer = isList ? "/body/" + n : "/body";
            List<String> purposes = Json.strings(bodies.get(n).path("purpose"));
            if (purposes.isEmpty()) {
                throw InvalidAnnotationException.unprocessable(
                        pointer,
                        "In a suggested reading each body says its purpose: \"editing\" the words to read, \"commenting\" why.");
            }
            if (purposes.contains(SuggestedReading.EDITING)) {
                readings++;
                checkWords(bodies.get(n), purposes, pointer);
            }
        }
        if (readings != 1) {
            throw InvalidAnnotationException.unprocessable(
                    "/body",
                    "A suggested reading has one TextualBody with \"purpose\": \"editing\", whose \"value\" is what to read"
                            + " (empty where the printed words are to be left out); this has %s."
                                    .formatted(readings == 0 ? "none" : readings));
        }
        List<ContentEnd> targets =
                ContentEnd.of(annotation).stream().filter(ContentEnd::isTarget).toList();
        if (targets.size() != 1) {
            throw InvalidAnnotationException.unprocessable(
                    "/target", "A suggested reading is about one passage. Suggest one for each.");
        }
    }

    private static void checkWords(JsonNode body, List<String> purposes, String pointer) {
        if (!Json.strings(body.path("type")).contains("TextualBody") || purposes.size() > 1) {
            throw InvalidAnnotationException.unprocessable(
                    pointer, "The words to read are a TextualBody with the one purpose \"editing\".");
        }
        List<String> formats = Json.strings(body.path("format"));
        if (!formats.isEmpty() && !formats.equals(List.of("text/plain"))) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/format", "The words to read are plain text: leave \"format\" out or write text/plain.");
        }
    }
}
