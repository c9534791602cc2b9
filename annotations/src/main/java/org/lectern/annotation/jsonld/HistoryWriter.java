package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.jsonld.AnnotationWriter.Served;

/** Writes what became of an annotation, as far as one viewer may know. */
public final class HistoryWriter {
    private final AnnotationWriter annotations;

    public HistoryWriter(AnnotationWriter annotations) {
        this.annotations = annotations;
    }

    /** @param then the annotation as the change left it */
    public record Entry(AnnotationChange change, Served then) {}

    /** Places are counted among what the viewer sees: the log's own cursor would tell how much happened unseen. */
    public String write(List<Entry> entries) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode changes = json.putArray("changes");
        for (Entry entry : entries) {
            ObjectNode change = changes.addObject();
            change.put("position", Integer.toString(changes.size()));
            change.put("kind", kind(entry.change()));
            change.put("at", entry.change().at().toString());
            change.put("by", annotations.account(entry.change().by()));
            change.set("annotation", annotations.document(entry.then()));
        }
        return Json.write(json);
    }

    private static String kind(AnnotationChange change) {
        return switch (change) {
            case AnnotationChange.Created created -> "created";
            case AnnotationChange.Replaced replaced -> "replaced";
            case AnnotationChange.Withdrawn withdrawn -> "withdrawn";
            case AnnotationChange.Restored restored -> "restored";
            case AnnotationChange.Hidden hidden -> "hidden";
            case AnnotationChange.Unhidden unhidden -> "unhidden";
        };
    }
}
