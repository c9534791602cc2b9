package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.reading.AnnotationService;
import org.lectern.reading.SaveOutcome;

/** What pages need that lay texts beside each other and let a person say something of what they show. */
record ComparingParts(
        Catalogue catalogue,
        AnnotationStore annotations,
        AnnotationService service,
        Groups groups,
        People people,
        Addresses addresses,
        InstantSource clock) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The beginning of an annotation; the rest is for the page to add. */
    ObjectNode annotation(String motivation, String audience) {
        ObjectNode json = JSON.objectNode();
        json.put("@context", "http://www.w3.org/ns/anno.jsonld").put("type", "Annotation");
        json.put("motivation", motivation);
        if (!audience.isEmpty()) {
            json.putObject("audience").put("id", addresses.absolute(audience)).put("type", "Audience");
        }
        return json;
    }

    /** Words of a version, by quotation and place. */
    ObjectNode passage(Version version, TextSpan span) {
        ObjectNode end = JSON.objectNode()
                .put("type", "SpecificResource")
                .put("source", addresses.absolute(version.address().path()));
        ArrayNode selectors = end.putArray("selector");
        selectors.addObject().put("type", "TextQuoteSelector").put("exact", catalogue.words(version, span));
        selectors
                .addObject()
                .put("type", "TextPositionSelector")
                .put("start", span.start())
                .put("end", span.end());
        return end;
    }

    /** Writes an annotation as any other is written; what is no annotation at all is refused as well. */
    SaveOutcome save(ObjectNode annotation, Account author, Context ctx) {
        try {
            return service.create(
                    new AnnotationReader(addresses).read(annotation.toString().getBytes(StandardCharsets.UTF_8)),
                    author.id(),
                    Asker.of(ctx).viewer(),
                    Optional.empty(),
                    Optional.empty());
        } catch (InvalidAnnotationException e) {
            return new SaveOutcome.Refused(e.field(), String.valueOf(e.getMessage()));
        }
    }
}
