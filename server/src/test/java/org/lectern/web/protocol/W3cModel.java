package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the Web Annotation Data Model demands of everything served: the assertion lists of the W3C's own tests
 * ({@code annotationMusts, collectionMusts, pageMusts}), from the Recommendation.
 */
final class W3cModel {
    private static final String CONTEXT = "http://www.w3.org/ns/anno.jsonld";
    private static final String IRI = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+";

    private W3cModel() {}

    static List<JsonNode> listed(JsonNode node) {
        List<JsonNode> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(values::add);
        } else if (!node.isMissingNode()) {
            values.add(node);
        }
        return values;
    }

    static List<String> strings(JsonNode node) {
        return listed(node).stream().map(JsonNode::asText).toList();
    }

    static void annotationMusts(JsonNode annotation) {
        assertThat(strings(annotation.path("@context"))).as("3.1 context").contains(CONTEXT);
        embeddedAnnotationMusts(annotation);
    }

    private static void embeddedAnnotationMusts(JsonNode annotation) {
        requireIri(annotation.path("id"), "3.1 id");
        assertThat(strings(annotation.path("type"))).as("3.1 type").contains("Annotation");
        assertThat(listed(annotation.path("target"))).as("3.1 target").isNotEmpty();
        assertThat(annotation.has("body") && annotation.has("bodyValue"))
                .as("3.2.5 body or bodyValue")
                .isFalse();
        assertThat(annotation.path("bodyValue").isMissingNode()
                        || annotation.path("bodyValue").isTextual())
                .as("3.2.5 bodyValue is one string")
                .isTrue();
        for (String key : List.of("created", "modified", "generated")) {
            if (annotation.has(key)) {
                requireDate(annotation.path(key), "3.3.1 " + key);
            }
        }
        if (annotation.has("canonical")) {
            requireIri(annotation.path("canonical"), "3.3.7 canonical");
        }
        for (String key : List.of("creator", "generator", "audience", "rights", "stylesheet", "via")) {
            listed(annotation.path(key)).forEach(agent -> identityMusts(agent, "3.3 " + key));
        }
        listed(annotation.path("body")).forEach(W3cModel::resourceMusts);
        listed(annotation.path("target")).forEach(W3cModel::resourceMusts);
    }

    /** Somebody or something: an IRI, or described with one or without. */
    private static void identityMusts(JsonNode resource, String what) {
        if (resource.isTextual()) {
            requireIri(resource, what);
            return;
        }
        assertThat(resource.isObject()).as("%s is an IRI or an object", what).isTrue();
        if (resource.has("id")) {
            requireIri(resource.path("id"), what + " id");
        }
        for (String key : List.of("name", "nickname")) {
            listed(resource.path(key))
                    .forEach(name ->
                            assertThat(name.isTextual()).as(what + " " + key).isTrue());
        }
    }

    private static void resourceMusts(JsonNode resource) {
        if (resource.isTextual()) {
            requireIri(resource, "3.2 an IRI");
            return;
        }
        assertThat(resource.isObject()).as("3.2 an IRI or an object").isTrue();
        for (String key : List.of("creator", "generator", "rights")) {
            listed(resource.path(key)).forEach(agent -> identityMusts(agent, "3.3 " + key));
        }
        listed(resource.path("styleClass"))
                .forEach(style ->
                        assertThat(style.isTextual()).as("4.4 styleClass").isTrue());
        List<String> types = strings(resource.path("type"));
        if (types.contains("TextualBody")) {
            assertThat(resource.path("value").isTextual())
                    .as("3.2.4 TextualBody value")
                    .isTrue();
        }
        if (types.contains("SpecificResource")) {
            assertThat(listed(resource.path("source")))
                    .as("4 exactly one source")
                    .hasSize(1);
            JsonNode source = resource.path("source");
            requireIri(source.isObject() ? source.path("id") : source, "4 source");
        }
        listed(resource.path("selector")).forEach(W3cModel::selectorMusts);
        listed(resource.path("state")).forEach(W3cModel::stateMusts);
    }

    private static void selectorMusts(JsonNode selector) {
        if (selector.isTextual()) {
            requireIri(selector, "4.2 selector");
            return;
        }
        for (String type : strings(selector.path("type"))) {
            switch (type) {
                case "TextQuoteSelector" ->
                    assertThat(selector.path("exact").isTextual())
                            .as("4.2.4 exact")
                            .isTrue();
                case "TextPositionSelector", "DataPositionSelector" -> {
                    assertThat(selector.path("start").isIntegralNumber())
                            .as("4.2.5 start")
                            .isTrue();
                    assertThat(selector.path("end").intValue())
                            .as("4.2.5 end")
                            .isGreaterThanOrEqualTo(selector.path("start").intValue());
                }
                case "FragmentSelector", "CssSelector", "XPathSelector" ->
                    assertThat(selector.path("value").isTextual())
                            .as("4.2 value")
                            .isTrue();
                case "RangeSelector" ->
                    assertThat(selector.has("startSelector") && selector.has("endSelector"))
                            .as("4.2.9 range")
                            .isTrue();
                default -> assertThat(type).isNotBlank();
            }
        }
    }

    private static void stateMusts(JsonNode state) {
        if (strings(state.path("type")).contains("TimeState")) {
            listed(state.path("sourceDate")).forEach(date -> requireDate(date, "4.3.1 sourceDate"));
            assertThat(state.has("sourceDateStart")).isEqualTo(state.has("sourceDateEnd"));
        }
    }

    static void collectionMusts(JsonNode collection) {
        assertThat(strings(collection.path("@context"))).as("5.1 context").contains(CONTEXT);
        requireIri(collection.path("id"), "5.1 id");
        assertThat(strings(collection.path("type"))).as("5.1 type").contains("AnnotationCollection");
        assertThat(collection.path("total").isIntegralNumber()).as("5.1 total").isTrue();
        assertThat(collection.path("total").intValue()).isNotNegative();
        if (collection.path("total").intValue() > 0) {
            JsonNode first = collection.path("first");
            if (first.isObject()) {
                itemMusts(first);
            } else {
                requireIri(first, "5.1 first");
            }
        }
    }

    static void pageMusts(JsonNode page) {
        assertThat(strings(page.path("@context"))).as("5.2 context").contains(CONTEXT);
        itemMusts(page);
        JsonNode whole = page.path("partOf");
        requireIri(whole.path("id"), "5.2 partOf");
        assertThat(whole.path("total").isIntegralNumber())
                .as("5.2 partOf.total")
                .isTrue();
        for (String key : List.of("next", "prev")) {
            if (page.has(key)) {
                requireIri(page.path(key), "5.2 " + key);
            }
        }
    }

    private static void itemMusts(JsonNode page) {
        requireIri(page.path("id"), "5.2 id");
        assertThat(strings(page.path("type"))).as("5.2 type").contains("AnnotationPage");
        assertThat(page.path("items").isArray()).as("5.2 items").isTrue();
        for (JsonNode item : page.path("items")) {
            if (item.isTextual()) {
                requireIri(item, "5.2 item");
            } else {
                embeddedAnnotationMusts(item);
            }
        }
    }

    private static void requireIri(JsonNode node, String what) {
        assertThat(node.isTextual()).as("%s is a string: %s", what, node).isTrue();
        assertThat(node.textValue()).as(what).matches(IRI);
    }

    private static void requireDate(JsonNode node, String what) {
        assertThat(OffsetDateTime.parse(node.textValue())).as(what).isNotNull();
    }
}
