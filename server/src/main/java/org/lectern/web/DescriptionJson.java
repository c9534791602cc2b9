package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lectern.annotation.Addresses;
import org.lectern.document.DocumentEdit;
import org.lectern.document.Metadata;
import org.lectern.document.MetadataField;

/** What is said of a document, and what was said before, as JSON. */
final class DescriptionJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DescriptionJson() {}

    static ObjectNode of(Metadata metadata) {
        ObjectNode json = JSON.objectNode();
        for (MetadataField field : MetadataField.values()) {
            json.set(field.word(), value(field, field.in(metadata)));
        }
        return json;
    }

    private static JsonNode value(MetadataField field, String text) {
        if (!field.isList()) {
            return text.isEmpty() ? JSON.nullNode() : JSON.textNode(text);
        }
        ArrayNode list = JSON.arrayNode();
        text.lines().forEach(list::add);
        return list;
    }

    static ObjectNode edits(List<DocumentEdit> edits, Addresses addresses) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("edits");
        for (DocumentEdit edit : edits) {
            ObjectNode one = list.addObject();
            one.put("number", edit.number())
                    .put("at", edit.at().toString())
                    .put("by", addresses.absolute(edit.by().path()))
                    .put("field", edit.field().word());
            one.set("before", value(edit.field(), edit.before()));
            one.set("after", value(edit.field(), edit.after()));
        }
        return json;
    }
}
