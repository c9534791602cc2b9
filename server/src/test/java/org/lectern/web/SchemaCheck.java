package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds JSON against those words of JSON Schema that the description of the routes uses. It is stricter in one thing:
 * what a schema does not name may not be there, unless it says so.
 */
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What a reference refers to; anything else as it is. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
    }

    /** @param pointer to {@code value}, for messages */
    List<String> objections(JsonNode value, JsonNode reference, String pointer) {
        JsonNode schema = resolved(reference);
        List<String> found = new ArrayList<>();
        if (schema.has("type") && !hasType(value, schema.path("type"))) {
            found.add("%s is no %s but %s".formatted(pointer, schema.path("type"), value));
            return found;
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            found.add("%s is none of %s but %s".formatted(pointer, schema.path("enum"), value));
        }
        if (schema.has("pattern")
                && !value.asText().matches(schema.path("pattern").textValue())) {
            found.add("%s does not match %s: %s".formatted(pointer, schema.path("pattern"), value));
        }
        if (value.isObject()) {
            for (JsonNode key : schema.path("required")) {
                if (!value.has(key.textValue())) {
                    found.add("%s lacks %s".formatted(pointer, key));
                }
            }
            value.properties()
                    .forEach(property ->
                            found.addAll(ofProperty(property.getKey(), property.getValue(), schema, pointer)));
        }
        if (value.isArray() && schema.has("items")) {
            for (int n = 0; n < value.size(); n++) {
                found.addAll(objections(value.get(n), schema.path("items"), pointer + "/" + n));
            }
        }
        return found;
    }

    private List<String> ofProperty(String key, JsonNode value, JsonNode schema, String pointer) {
        String there = pointer + "/" + key;
        JsonNode known = schema.path("properties").path(key);
        if (!known.isMissingNode()) {
            return objections(value, known, there);
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject()) {
            return objections(value, others, there);
        }
        return others.asBoolean() || !schema.has("type") ? List.of() : List.of(there + " is not described");
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasType(JsonNode value, JsonNode types) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (hasType(value, type)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.textValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("A type that is not known: " + types);
        };
    }
}
