package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What the model demands of the parts that Lectern keeps without using them: identities, dates and states.
 *
 * @see <a href="https://www.w3.org/TR/annotation-model/">Web Annotation Data Model, 3.3 and 4.3</a>
 */
final class ModelRules {
    private static final List<String> DATES =
            List.of("created", "modified", "generated", "sourceDate", "sourceDateStart", "sourceDateEnd");
    /** What stands in no IRI, beside white space (RFC 3987, 2.2). */
    private static final String EXCLUDED = "<>\"{}|\\^`";

    private ModelRules() {}

    static void check(ObjectNode annotation) {
        requireIri(annotation, "id", "");
        requireIri(annotation, "canonical", "");
        check(annotation, "");
        requireIris(annotation, "rights", "");
        requireIris(annotation, "stylesheet", "");
        for (JsonNode via : Json.listed(annotation.path("via"))) {
            if (!isIri(via.isObject() ? via.path("id") : via)) {
                throw InvalidAnnotationException.unprocessable("/via", "\"via\" is an IRI or a list of them.");
            }
        }
    }

    private static void check(ObjectNode node, String pointer) {
        for (String key : DATES) {
            for (JsonNode date : Json.listed(node.path(key))) {
                requireDate(date, pointer + "/" + key);
            }
        }
        List<String> types = Json.strings(node.path("type"));
        if (types.contains("TimeState")) {
            checkTimeState(node, pointer);
        }
        if (types.contains("HttpRequestState") && !node.path("value").isTextual()) {
            throw InvalidAnnotationException.unprocessable(pointer, "An HttpRequestState needs one string \"value\".");
        }
        if (!pointer.isEmpty()) {
            for (String key : List.of("creator", "generator", "rights")) {
                requireIris(node, key, pointer);
            }
        }
        for (JsonNode style : Json.listed(node.path("styleClass"))) {
            if (!style.isTextual()) {
                throw InvalidAnnotationException.unprocessable(
                        pointer + "/styleClass", "\"styleClass\" is the name of a class, or a list of them.");
            }
        }
        for (String key : List.of("body", "target", "items", "state", "selector", "refinedBy")) {
            List<JsonNode> members = Json.listed(node.path(key));
            for (int n = 0; n < members.size(); n++) {
                if (members.get(n) instanceof ObjectNode member) {
                    String at = pointer + "/" + key + (node.path(key).isArray() ? "/" + n : "");
                    check(member, at);
                }
            }
        }
    }

    private static void checkTimeState(ObjectNode state, String pointer) {
        if (state.has("sourceDateStart") != state.has("sourceDateEnd")) {
            throw InvalidAnnotationException.unprocessable(
                    pointer, "A TimeState has both \"sourceDateStart\" and \"sourceDateEnd\" or neither.");
        }
        if (state.has("sourceDate") && state.has("sourceDateStart")) {
            throw InvalidAnnotationException.unprocessable(
                    pointer, "A TimeState has \"sourceDate\" or a start and an end, not both.");
        }
    }

    /** xsd:dateTime with its time zone, without which nobody knows when it was. */
    private static void requireDate(JsonNode date, String pointer) {
        try {
            if (date.isTextual()) {
                OffsetDateTime.parse(date.textValue());
                return;
            }
        } catch (DateTimeException e) {
            throw badDate(pointer);
        }
        throw badDate(pointer);
    }

    private static InvalidAnnotationException badDate(String pointer) {
        return InvalidAnnotationException.unprocessable(
                pointer, "A date is written with its time zone, as 2026-11-22T09:30:00Z.");
    }

    private static void requireIri(ObjectNode node, String key, String pointer) {
        if (node.has(key) && !isIri(node.path(key))) {
            throw InvalidAnnotationException.unprocessable(pointer + "/" + key, "\"%s\" is one IRI.".formatted(key));
        }
    }

    /** An IRI or a resource described, or a list of them; a described one may go without an identity. */
    private static void requireIris(ObjectNode node, String key, String pointer) {
        for (JsonNode value : Json.listed(node.path(key))) {
            boolean named = value.isObject() && (!value.has("id") || isIri(value.path("id")));
            if (!named && !isIri(value)) {
                throw InvalidAnnotationException.unprocessable(
                        pointer + "/" + key,
                        "\"%s\" is an IRI, or an object whose \"id\" is one, or a list of them.".formatted(key));
            }
        }
    }

    /** One with its scheme, or a path of ours. */
    static boolean isIri(JsonNode node) {
        if (!node.isTextual()) {
            return false;
        }
        String iri = node.textValue();
        int colon = iri.indexOf(':');
        boolean begins = iri.startsWith("/") || (colon > 0 && colon + 1 < iri.length() && isScheme(iri, colon));
        return begins && !hasExcluded(iri);
    }

    private static boolean hasExcluded(String iri) {
        for (int at = 0; at < iri.length(); at++) {
            if (isExcluded(iri.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isScheme(String iri, int end) {
        for (int at = 0; at < end; at++) {
            char unit = iri.charAt(at);
            boolean isInside = (unit >= '0' && unit <= '9') || "+.-".indexOf(unit) >= 0;
            if (!isLetter(unit) && (at == 0 || !isInside)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    }

    private static boolean isExcluded(int unit) {
        return unit == ' ' || (unit >= '\t' && unit <= '\r') || EXCLUDED.indexOf(unit) >= 0;
    }
}
