package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.jsonld.AnnotationWriter.Served;

/**
 * Writes the container and its pages.
 *
 * @see <a href="https://www.w3.org/TR/annotation-protocol/#container-representations">Web Annotation Protocol, 4.2</a>
 */
public final class CollectionWriter {
    private static final String LDP_CONTEXT = "http://www.w3.org/ns/ldp.jsonld";

    private final AnnotationWriter annotations;

    public CollectionWriter(AnnotationWriter annotations) {
        this.annotations = annotations;
    }

    /** What a container's description says. Addresses are absolute. */
    public record Container(
            String id, int total, Optional<Instant> modified, Optional<String> first, Optional<String> last) {}

    /** @param after the address of the next page, {@code before} that of the one before; empty where there is none */
    public record PageLinks(String id, Optional<String> after, Optional<String> before) {}

    /** A page's members: whole, or only their addresses. */
    public sealed interface Items {
        record Descriptions(List<Served> annotations) implements Items {}

        record Iris(List<String> addresses) implements Items {}
    }

    /** The description alone, its pages as addresses. */
    public String minimal(Container container) {
        ObjectNode json = description(container);
        container.first().ifPresent(first -> json.put("first", first));
        container.last().ifPresent(last -> json.put("last", last));
        return Json.write(json);
    }

    /** The description with its first page in it. */
    public String withFirstPage(Container container, PageLinks links, Items items) {
        ObjectNode json = description(container);
        if (container.total() > 0) {
            ObjectNode first = json.putObject("first");
            first.put("id", links.id()).put("type", "AnnotationPage");
            links.after().ifPresent(next -> first.put("next", next));
            first.set("items", items(items));
        }
        container.last().ifPresent(last -> json.put("last", last));
        return Json.write(json);
    }

    /** A page of its own. */
    public String page(Container container, PageLinks links, Items items) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("@context", annotations.contexts(json.path("none")));
        json.put("id", links.id()).put("type", "AnnotationPage");
        ObjectNode partOf = json.putObject("partOf");
        partOf.put("id", container.id()).put("type", "AnnotationCollection").put("total", container.total());
        container.modified().ifPresent(when -> partOf.put("modified", when.toString()));
        links.after().ifPresent(next -> json.put("next", next));
        links.before().ifPresent(prev -> json.put("prev", prev));
        json.set("items", items(items));
        return Json.write(json);
    }

    private ObjectNode description(Container container) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode contexts = annotations.contexts(json.path("none"));
        json.set("@context", contexts.insert(1, LDP_CONTEXT));
        json.put("id", container.id());
        json.putArray("type").add("BasicContainer").add("AnnotationCollection");
        json.put("label", "Annotations");
        json.put("total", container.total());
        container.modified().ifPresent(when -> json.put("modified", when.toString()));
        return json;
    }

    private ArrayNode items(Items items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        switch (items) {
            case Items.Descriptions(var served) -> served.forEach(one -> list.add(annotations.embedded(one)));
            case Items.Iris(var addresses) -> addresses.forEach(list::add);
        }
        return list;
    }
}
