package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An annotation as Hypothesis exports it, made into a W3C annotation: its words, its tags, the quotation that it stands on,
 * and what it answers. Its positions and ranges count in a web page's text as a browser had it, which is no text here; so
 * they are left out, and the quotation alone says where it stands.
 *
 * @see <a href="https://h.readthedocs.io/en/latest/api-reference/v1/">Hypothesis API, Annotation</a>
 */
final class HypothesisRow {
    private static final String ADDRESS = "https://hypothes.is/a/";

    private HypothesisRow() {}

    static boolean isOne(ObjectNode node) {
        return !node.has("type") && node.has("uri") && node.path("target").isArray();
    }

    /** How many annotations it answers, one after the other. */
    static int depth(ObjectNode row) {
        return row.path("references").size();
    }

    /** Why it cannot be found anywhere; empty where it may be. */
    static Optional<String> unusable(ObjectNode row) {
        boolean hasSelectors =
                Json.listed(row.path("target").path(0).path("selector")).size() > 0;
        return depth(row) == 0 && hasSelectors && quotes(row).isEmpty()
                ? Optional.of("It quotes no words; its position counts in the text of a web page, which is not here.")
                : Optional.empty();
    }

    private static List<JsonNode> quotes(ObjectNode row) {
        return Json.listed(row.path("target").path(0).path("selector")).stream()
                .filter(selector -> selector.path("type").asText("").equals("TextQuoteSelector"))
                .toList();
    }

    static ObjectNode asAnnotation(ObjectNode row) {
        ObjectNode annotation = Json.object();
        annotation.put("@context", AnnotationReader.ANNO_CONTEXT).put("type", "Annotation");
        if (!row.path("id").asText("").isEmpty()) {
            annotation.put("id", ADDRESS + row.path("id").asText());
        }
        String user = row.path("user").asText("");
        String name = row.path("user_info").path("display_name").asText("");
        if (!user.isEmpty()) {
            annotation
                    .putObject("creator")
                    .put("id", user)
                    .put("type", "Person")
                    .put(
                            "name",
                            name.isEmpty() ? user.replaceFirst("^acct:", "").replaceFirst("@.*", "") : name);
        }
        for (String[] times : new String[][] {{"created", "created"}, {"updated", "modified"}}) {
            if (row.path(times[0]).isTextual()) {
                annotation.put(times[1], row.path(times[0]).textValue());
            }
        }
        annotation.put("motivation", motivation(row));
        ArrayNode bodies = annotation.putArray("body");
        if (!text(row).isEmpty()) {
            bodies.addObject()
                    .put("type", "TextualBody")
                    .put("value", text(row))
                    .put("format", "text/markdown");
        }
        for (String tag : Json.strings(row.path("tags"))) {
            bodies.addObject()
                    .put("type", "TextualBody")
                    .put("purpose", "tagging")
                    .put("value", tag);
        }
        if (bodies.isEmpty()) {
            annotation.remove("body");
        }
        putTarget(row, annotation);
        return annotation;
    }

    private static String text(ObjectNode row) {
        return row.path("text").asText("").strip();
    }

    private static String motivation(ObjectNode row) {
        if (depth(row) > 0) {
            return "replying";
        }
        if (!text(row).isEmpty()) {
            return "commenting";
        }
        return row.path("tags").isEmpty() ? "highlighting" : "tagging";
    }

    private static void putTarget(ObjectNode row, ObjectNode annotation) {
        if (depth(row) > 0) {
            annotation.put(
                    "target",
                    ADDRESS + row.path("references").path(depth(row) - 1).asText());
            return;
        }
        ObjectNode target = annotation.putObject("target");
        target.put("type", "SpecificResource")
                .put("source", document(row.path("uri").asText("")));
        ArrayNode selectors = target.putArray("selector");
        for (JsonNode quote : quotes(row)) {
            ObjectNode kept = selectors.addObject().put("type", "TextQuoteSelector");
            for (String part : List.of("exact", "prefix", "suffix")) {
                if (quote.path(part).isTextual()) {
                    kept.put(part, quote.path(part).textValue());
                }
            }
        }
        if (selectors.isEmpty()) {
            target.remove("selector");
        }
    }

    /** Whoever annotates in a Lectern by Hypothesis annotates a page's address; here the document's is meant. */
    private static String document(String uri) {
        return uri.replaceFirst("(/documents/[a-z0-9][a-z0-9-]*(?:@[0-9a-f]+)?)/pages/\\d+(?:[?#].*)?$", "$1");
    }
}
