package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Hiding;

/**
 * An annotation as it is seen by those who may not read it: where it stands, and why it is hidden. Nothing of what its
 * author wrote is left, also not where other software keeps words of its own.
 */
public final class Withheld {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> MOTIVATIONS = Set.of(
            "assessing",
            "bookmarking",
            "classifying",
            "commenting",
            "describing",
            "editing",
            "highlighting",
            "identifying",
            "linking",
            "moderating",
            "questioning",
            "replying",
            "tagging");

    private Withheld() {}

    /** @param annotation a hidden one */
    public static Annotation of(Annotation annotation) {
        Hiding hiding = annotation.hiding().orElseThrow();
        ObjectNode content = (ObjectNode) Json.parseOwn(annotation.content());
        ObjectNode left = JSON.objectNode().put("@context", AnnotationReader.ANNO_CONTEXT);
        left.set("type", JSON.textNode("Annotation"));
        // Anything can be called a motivation; what the model or Lectern calls so says nothing of its own.
        List<String> motivations = Json.strings(content.path("motivation")).stream()
                .filter(MOTIVATIONS::contains)
                .toList();
        if (motivations.size() == 1) {
            left.put("motivation", motivations.getFirst());
        } else {
            motivations.forEach(left.withArray("/motivation")::add);
        }
        // Words for software that knows nothing of hiding; where it is known, the object beside them says it.
        left.putObject("body")
                .put("type", "TextualBody")
                .put("value", "Hidden by a moderator: " + hiding.reason())
                .put("format", "text/plain")
                .put("language", "en");
        ArrayNode targets = JSON.arrayNode();
        ContentEnd.of(content).stream().filter(ContentEnd::isTarget).forEach(end -> targets.add(place(end)));
        left.set("target", targets.size() == 1 ? targets.get(0) : targets);
        return StoredAnnotation.of(
                        annotation.id(),
                        annotation.creator(),
                        annotation.created(),
                        annotation.modified(),
                        annotation.revision(),
                        annotation.audience(),
                        Json.write(left))
                .hiddenBy(hiding.asWithheld());
    }

    /** In a document here the words quoted are the document's; of anything else only the address is left. */
    private static JsonNode place(ContentEnd end) {
        String source = end.source();
        if (!(end.node() instanceof ObjectNode node) || !source.startsWith("/documents/")) {
            return JSON.textNode(source);
        }
        ObjectNode left = JSON.objectNode().put("type", "SpecificResource").put("source", source);
        if (node.has("format")) {
            left.set("format", node.path("format"));
        }
        for (JsonNode state : Json.listed(node.path("state"))) {
            if (Json.strings(state.path("type")).contains("TimeState")) {
                left.set("state", state);
            }
        }
        ArrayNode selectors = JSON.arrayNode();
        for (JsonNode selector : Json.listed(node.path("selector"))) {
            if (!selector.has(SelectorJson.REFINED)
                    && Json.strings(selector.path("type")).stream().anyMatch(SelectorJson.DESCRIBED::contains)) {
                selectors.add(selector);
            }
        }
        if (!selectors.isEmpty()) {
            left.set("selector", selectors);
        }
        return left;
    }
}
