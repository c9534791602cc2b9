package org.lectern.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lectern.annotation.Annotation;

/** What a grade or a flag rests on: one a line, as it is typed, and as it is read. */
final class EvidenceHtml {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("(?:https?:/)?/[^/\\s]\\S*");

    private EvidenceHtml() {}

    /** As a list with links to what has an address; nothing where there is none. */
    static String html(Words words, Annotation annotation) {
        List<String> lines = lines(annotation);
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "<li>%s</li>".formatted(linked(line)))
                        .collect(Collectors.joining(
                                "", words.html("<ul class=\"evidence\" aria-label=\"{bench.restsOn}\">"), "</ul>"));
    }

    private static String linked(String line) {
        String shown = Html.escape(line);
        return ADDRESS.matcher(line).matches() ? "<a href=\"%s\">%s</a>".formatted(shown, shown) : shown;
    }

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
