package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.people.GroupId;

/**
 * Reads an annotation that somebody sends. Parsing is validating: what comes out can be stored once its ends are found.
 *
 * @see <a href="https://www.w3.org/TR/annotation-model/">Web Annotation Data Model</a>
 */
public final class AnnotationReader {
    static final String ANNO_CONTEXT = "http://www.w3.org/ns/anno.jsonld";
    /** Where Lectern's own terms are served; added to what is served, so left out of what is kept. */
    static final String LECTERN_CONTEXT = "/ns/lectern.jsonld";

    static final int MAX_BODIES = 50;
    static final int MAX_TARGETS = 50;
    static final int MAX_MOTIVATIONS = 50;
    /** Said by the server alone: whatever a client writes there is not taken over. */
    private static final Set<String> SERVER_OWNED =
            Set.of("id", "creator", "created", "modified", "generator", "hidden");

    private final Addresses addresses;

    public AnnotationReader(Addresses addresses) {
        this.addresses = addresses;
    }

    /** @throws InvalidAnnotationException with what is wrong and where */
    public AuthoredAnnotation read(byte[] source) {
        JsonNode root = Json.parse(source);
        if (!(root instanceof ObjectNode content)) {
            throw InvalidAnnotationException.malformed("An annotation is one JSON object.");
        }
        requireAnnotation(content);
        Json.requireWholeStrings(content, "");
        ModelRules.check(content);
        validateBodies(content);
        validateTargets(content);
        ReadingRules.check(content);
        if (content.path("body").isNull()) {
            content.remove("body");
        }
        JsonNode id = content.path("id");
        content.remove(SERVER_OWNED);
        keepContexts(content);
        for (ContentEnd end : ContentEnd.of(content)) {
            // Where it stands now is the server's to say, and is said anew each time it is served.
            if (end.node() instanceof ObjectNode object) {
                object.remove("placement");
            }
        }
        new OwnAddresses(addresses::relative).changeIn(content);
        return new AuthoredAnnotation(content, addresses.relative(id.asText("")), takeGroups(content));
    }

    private static void requireAnnotation(ObjectNode content) {
        if (!Json.strings(content.path("@context")).contains(ANNO_CONTEXT)) {
            throw InvalidAnnotationException.malformed(
                    "\"@context\" has to be or contain \"%s\".".formatted(ANNO_CONTEXT));
        }
        if (!Json.strings(content.path("type")).contains("Annotation")) {
            throw InvalidAnnotationException.malformed("\"type\" has to be or contain \"Annotation\".");
        }
        if (content.path("motivation").size() > MAX_MOTIVATIONS) {
            throw InvalidAnnotationException.unprocessable(
                    "/motivation", "An annotation has at most %d motivations.".formatted(MAX_MOTIVATIONS));
        }
        List<JsonNode> targets = Json.listed(content.path("target"));
        if (targets.isEmpty()) {
            throw InvalidAnnotationException.malformed("An annotation needs a \"target\".");
        }
    }

    private static void validateBodies(ObjectNode content) {
        if (content.has("body") && content.has("bodyValue")) {
            throw InvalidAnnotationException.unprocessable("/bodyValue", "Send either \"body\" or \"bodyValue\".");
        }
        if (content.has("bodyValue") && !content.path("bodyValue").isTextual()) {
            throw InvalidAnnotationException.unprocessable("/bodyValue", "\"bodyValue\" is one string.");
        }
        List<JsonNode> bodies = Json.listed(content.path("body"));
        if (bodies.size() > MAX_BODIES) {
            throw InvalidAnnotationException.unprocessable(
                    "/body", "An annotation has at most %d bodies.".formatted(MAX_BODIES));
        }
        boolean isList = content.path("body").isArray();
        Set<ReliabilityRating> rated = new HashSet<>();
        for (int n = 0; n < bodies.size(); n++) {
            String pointer = isList ? "/body/" + n : "/body";
            if (!bodies.get(n).isTextual() && !bodies.get(n).isObject()) {
                throw InvalidAnnotationException.unprocessable(pointer, "A body is an IRI or an object.");
            }
            BodyJson.validate(bodies.get(n), pointer);
            if (BodyJson.isRating(bodies.get(n))
                    && BodyJson.read(bodies.get(n)) instanceof ReliabilityRating rating
                    && !rated.add(rating.withoutGrade())) {
                throw InvalidAnnotationException.unprocessable(
                        pointer, "An annotation answers each question of a scale once. Leave one of the two out.");
            }
        }
    }

    private static void validateTargets(ObjectNode content) {
        List<ContentEnd> ends = ContentEnd.of(content);
        if (Json.listed(content.path("target")).size() > MAX_TARGETS) {
            throw InvalidAnnotationException.unprocessable(
                    "/target", "An annotation has at most %d targets.".formatted(MAX_TARGETS));
        }
        for (ContentEnd end : ends) {
            JsonNode node = end.node();
            if (!node.isTextual() && !node.isObject()) {
                throw InvalidAnnotationException.unprocessable(end.pointer(), "A target is an IRI or an object.");
            }
            if (end.source().isEmpty() && !node.has("items")) {
                throw InvalidAnnotationException.unprocessable(
                        end.pointer(), "A target needs the address of what it is on: an IRI, \"source\" or \"id\".");
            }
            if (!end.source().isEmpty() && !ModelRules.isIri(TextNode.valueOf(end.source()))) {
                throw InvalidAnnotationException.unprocessable(
                        end.pointer(), "\"%s\" is no IRI. Give the whole address.".formatted(end.source()));
            }
            SelectorJson.readAll(end.selectors(), end.pointer() + "/selector");
        }
    }

    /** Ours is added to everything served; a single remaining context stays a string, as most clients send it. */
    private void keepContexts(ObjectNode content) {
        if (content.path("@context") instanceof ArrayNode contexts) {
            for (int n = contexts.size() - 1; n >= 0; n--) {
                if (addresses.relative(contexts.get(n).asText("")).equals(LECTERN_CONTEXT)) {
                    contexts.remove(n);
                }
            }
            if (contexts.size() == 1) {
                content.set("@context", contexts.get(0));
            }
        }
    }

    /** Takes this server's groups out of the audience; what is left grants nothing and is kept. */
    private SortedSet<GroupId> takeGroups(ObjectNode content) {
        TreeSet<GroupId> groups = new TreeSet<>();
        ArrayNode others = JsonNodeFactory.instance.arrayNode();
        for (JsonNode member : Json.listed(content.path("audience"))) {
            String iri = addresses.relative(
                    member.isTextual() ? member.textValue() : member.path("id").asText(""));
            if (iri.startsWith("/groups/")) {
                groups.add(group(iri.substring("/groups/".length())));
            } else {
                others.add(member);
            }
        }
        content.remove("audience");
        if (!others.isEmpty()) {
            content.set("audience", others);
        }
        return groups;
    }

    private static GroupId group(String id) {
        try {
            return new GroupId(id);
        } catch (IllegalArgumentException e) {
            throw InvalidAnnotationException.unprocessable("/audience", "There is no group \"%s\" here.".formatted(id));
        }
    }
}
