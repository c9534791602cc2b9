package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One end of an annotation in its JSON: a target, or a body that is a part of another resource. It knows where it stands
 * in the tree, so that it can be exchanged for its completed form.
 */
record ContentEnd(JsonNode parent, String key, int index, boolean isTarget) {
    /** Targets first, then bodies, each in their order: the one order in which ends are counted. */
    static List<ContentEnd> of(ObjectNode content) {
        List<ContentEnd> ends = new ArrayList<>();
        collect(content, "target", true, ends);
        collect(content, "body", false, ends);
        return ends;
    }

    private static void collect(ObjectNode content, String key, boolean isTarget, List<ContentEnd> ends) {
        JsonNode value = content.path(key);
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                add(new ContentEnd(value, key, index, isTarget), ends);
            }
        } else if (!value.isMissingNode()) {
            add(new ContentEnd(content, key, -1, isTarget), ends);
        }
    }

    private static void add(ContentEnd end, List<ContentEnd> ends) {
        if (end.isTarget || Json.strings(end.node().path("type")).contains("SpecificResource")) {
            ends.add(end);
        }
    }

    JsonNode node() {
        return index < 0 ? parent.path(key) : parent.path(index);
    }

    void exchange(JsonNode other) {
        switch (parent) {
            case ArrayNode list -> list.set(index, other);
            case ObjectNode object -> object.set(key, other);
            default -> throw new IllegalStateException("An end stands in a list or an object");
        }
    }

    /** The IRI of what it stands on; empty for a construct without one, such as a Choice. */
    String source() {
        return source(node());
    }

    /** The same of anything that is named as ends are. */
    static String source(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        JsonNode source = node.has("source") ? node.path("source") : node.path("id");
        return source.isObject() ? source.path("id").asText("") : source.asText("");
    }

    JsonNode selectors() {
        return node().path("selector");
    }

    /** A JSON Pointer for messages. */
    String pointer() {
        return "/" + key + (index < 0 ? "" : "/" + index);
    }
}
