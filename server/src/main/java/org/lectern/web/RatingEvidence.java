package org.lectern.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.lectern.annotation.Annotation;

/** What a grade rests on, one a line, as it is typed. */
final class RatingEvidence {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RatingEvidence() {}

    static List<String> lines(Annotation annotation) {
        List<String> lines = new ArrayList<>();
        try {
            JsonNode body = JSON.readTree(annotation.content()).path("body");
            for (JsonNode one : body.isArray() ? body : JSON.createArrayNode().add(body)) {
                JsonNode evidence = one.path("evidence");
                for (JsonNode entry :
                        evidence.isArray() ? evidence : JSON.createArrayNode().add(evidence)) {
                    if (entry.isTextual()) {
                        lines.add(entry.textValue());
                    } else if (entry.path("value").isTextual()) {
                        lines.add(entry.path("value").textValue());
                    } else if (entry.path("source").isTextual()) {
                        lines.add(entry.path("source").textValue());
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is JSON", e);
        }
        return lines;
    }
}
