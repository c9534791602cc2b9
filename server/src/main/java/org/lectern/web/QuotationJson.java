package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.parallel.QuotationCheck;
import org.lectern.web.QuotationRoutes.Checked;

/** What holding a quotation against its source shows, as programs read it. */
final class QuotationJson {
    private QuotationJson() {}

    /** A constant's name as JSON has it: {@code MARKED_OMISSION} is {@code markedOmission}. */
    private static String word(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }

    static ObjectNode of(Checked checked) {
        QuotationCheck check = checked.check();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("citation", checked.citation().id())
                .put("document", checked.source().document().id().value())
                .put("version", checked.source().document().current().hash())
                .put("outcome", word(check.outcome()))
                .put("proposed", check.outcome().proposed())
                .put("page", check.page().orElse(null));
        ArrayNode pieces = json.putArray("pieces");
        for (QuotationCheck.Piece piece : check.pieces()) {
            ObjectNode one = pieces.addObject();
            one.set("quoted", span(Optional.of(piece.quoted())));
            one.set("source", span(piece.source()));
        }
        ArrayNode edits = json.putArray("edits");
        for (QuotationCheck.Edit edit : check.edits()) {
            ObjectNode one = edits.addObject()
                    .put("kind", word(edit.kind()))
                    .put("disclosed", edit.kind().isDisclosed());
            one.set("quoted", span(edit.quoted()));
            one.set("source", span(edit.source()));
        }
        return json;
    }

    private static @org.jspecify.annotations.Nullable ObjectNode span(Optional<TextSpan> span) {
        return span.map(one -> JsonNodeFactory.instance
                        .objectNode()
                        .put("start", one.start())
                        .put("end", one.end()))
                .orElse(null);
    }
}
