package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Hiding;
import org.lectern.annotation.Placement;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** Writes annotations as they are served: with their addresses, author, audience and where they stand now. */
public final class AnnotationWriter {
    private final Addresses addresses;
    /** In every annotation, and never changed. */
    private final ObjectNode generator;

    public AnnotationWriter(Addresses addresses) {
        this.addresses = addresses;
        this.generator = JsonNodeFactory.instance
                .objectNode()
                .put("id", addresses.base() + "/")
                .put("type", "Software")
                .put("name", "Lectern");
    }

    /**
     * What is known of an annotation beside itself.
     *
     * @param audience what the reader is told of it; see {@link Audience#toldTo}
     * @param creatorName empty for an account that is gone
     * @param placements one for each end in content order; empty where an end is not in a document here
     */
    public record Served(
            Annotation annotation,
            Audience audience,
            Optional<String> creatorName,
            List<Optional<Placement>> placements) {}

    /** A JSON-LD document of its own. */
    public String write(Served served) {
        return Json.write(document(served));
    }

    /** The same in UTF-8. */
    public byte[] bytes(Served served) {
        return Json.bytes(document(served));
    }

    /**
     * The same of one that was just made of what somebody sent, which is used up by it, so that it need not be read once
     * more.
     */
    public byte[] bytes(Served served, AuthoredAnnotation authored) {
        return Json.bytes(tree(served, authored.json(), true));
    }

    /** One member of a collection whose own context holds for it. */
    public String writeMember(Served served) {
        return Json.write(embedded(served));
    }

    ObjectNode document(Served served) {
        return tree(served, (ObjectNode) Json.parseOwn(served.annotation().content()), true);
    }

    String account(AccountId account) {
        return addresses.absolute(account.path());
    }

    /** Without the common context, which the enclosing collection or page has. */
    ObjectNode embedded(Served served) {
        return tree(served, (ObjectNode) Json.parseOwn(served.annotation().content()), false);
    }

    /** @param content the annotation's own, which is changed */
    private ObjectNode tree(Served served, ObjectNode content, boolean withContext) {
        Annotation annotation = served.annotation();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (withContext || !content.path("@context").isTextual()) {
            json.set("@context", contexts(content.path("@context")));
        }
        json.put("id", addresses.absolute(annotation.id().path()));
        json.set("type", content.path("type"));
        if (content.has("motivation")) {
            json.set("motivation", content.path("motivation"));
        }
        ObjectNode creator = json.putObject("creator");
        creator.put("id", addresses.absolute(annotation.creator().path())).put("type", "Person");
        served.creatorName().ifPresent(name -> creator.put("name", name));
        json.put("created", annotation.created().toString());
        json.put("modified", annotation.modified().toString());
        json.set("generator", generator);
        json.set("audience", audience(served, content.path("audience")));
        List<ContentEnd> ends = ContentEnd.of(content);
        for (int n = 0; n < ends.size(); n++) {
            Optional<Placement> known =
                    n < served.placements().size() ? served.placements().get(n) : Optional.empty();
            if (known.isPresent() && ends.get(n).node() instanceof ObjectNode end) {
                end.set("placement", placement(known.get()));
            }
        }
        annotation.hiding().ifPresent(hiding -> json.set("hidden", hidden(hiding)));
        new OwnAddresses(addresses::absolute).changeIn(content);
        for (Map.Entry<String, JsonNode> property : content.properties()) {
            if (!json.has(property.getKey()) && !property.getKey().equals("@context")) {
                json.set(property.getKey(), property.getValue());
            }
        }
        return json;
    }

    ArrayNode contexts(JsonNode sent) {
        ArrayNode contexts = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> listed = Json.listed(sent);
        if (listed.isEmpty()) {
            contexts.add(AnnotationReader.ANNO_CONTEXT);
        }
        listed.forEach(contexts::add);
        return contexts.add(addresses.absolute(AnnotationReader.LECTERN_CONTEXT));
    }

    /** One audience as an object, several as a list; without a group, the author is the audience. */
    private JsonNode audience(Served served, JsonNode others) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        String author = served.annotation().creator().path();
        for (GroupId group : served.audience().groups()) {
            list.addObject().put("id", addresses.absolute(group.path())).put("type", "Audience");
        }
        if (list.isEmpty()) {
            list.addObject().put("id", addresses.absolute(author)).put("type", "Audience");
        }
        for (JsonNode other : Json.listed(others)) {
            // Clients send back what they were served; the author is said above, or need not be said.
            String iri =
                    other.isTextual() ? other.textValue() : other.path("id").asText("");
            if (!addresses.relative(iri).equals(author)) {
                list.add(other);
            }
        }
        return list.size() == 1 ? list.get(0) : list;
    }

    private ObjectNode hidden(Hiding hiding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "Hiding");
        json.putObject("creator").put("id", account(hiding.by())).put("type", "Person");
        return json.put("created", hiding.at().toString())
                .put("reason", hiding.reason())
                .put("withheld", hiding.withheld());
    }

    private static ObjectNode placement(Placement placement) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", placement.version());
        placement.span().ifPresent(span -> json.put("start", span.start()).put("end", span.end()));
        json.put("state", placement.state().word());
        json.put("similarity", placement.similarity());
        placement.page().ifPresent(page -> json.put("page", page));
        placement.passage().ifPresent(passage -> json.put("passage", passage));
        return json;
    }
}
