package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The addresses in an annotation's content, wherever the model has one: ends, bodies, their alternatives, where it came
 * from. The store keeps those of this server as paths, so that they stay right when its base URL changes.
 */
final class OwnAddresses {
    /** Of a resource: what it is, and what it is a part of. */
    private static final Set<String> IDENTITIES = Set.of("id", "source");

    private final UnaryOperator<String> change;

    /** @param change from one form of an address to the other; anything else stays as it is */
    OwnAddresses(UnaryOperator<String> change) {
        this.change = change;
    }

    /** Changes the content itself. {@code canonical} is not among these: it is kept character for character. */
    void changeIn(ObjectNode content) {
        for (String key : List.of("target", "body", "via")) {
            changeAt(content, key);
        }
    }

    private void changeAt(ObjectNode holder, String key) {
        switch (holder.path(key)) {
            case TextNode iri -> holder.put(key, change.apply(iri.textValue()));
            case ObjectNode resource -> changeResource(resource);
            case ArrayNode list -> {
                for (int n = 0; n < list.size(); n++) {
                    if (list.get(n) instanceof TextNode iri) {
                        list.set(n, change.apply(iri.textValue()));
                    } else if (list.get(n) instanceof ObjectNode resource) {
                        changeResource(resource);
                    }
                }
            }
            default -> {}
        }
    }

    private void changeResource(ObjectNode resource) {
        IDENTITIES.forEach(key -> changeAt(resource, key));
        changeAt(resource, "items");
        changeAt(resource, "evidence");
        changeAt(resource, BodyJson.WITHIN);
        for (JsonNode state : Json.listed(resource.path("state"))) {
            if (state instanceof ObjectNode known && known.path("cached").isTextual()) {
                known.put("cached", change.apply(known.path("cached").textValue()));
            }
        }
    }
}
