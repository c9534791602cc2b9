package org.lectern.citation.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Correction;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.Correction.Living;
import org.lectern.citation.Correction.LivingInDocument;
import org.lectern.citation.Correction.Merge;
import org.lectern.citation.Correction.Move;
import org.lectern.citation.Correction.Removal;
import org.lectern.citation.Correction.Rename;
import org.lectern.citation.Correction.Respan;
import org.lectern.citation.Correction.Spans;
import org.lectern.citation.Correction.Split;
import org.lectern.citation.Reference;
import org.lectern.document.DocumentId;

/** Corrections as they are stored. */
final class CorrectionJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CorrectionJson() {}

    static String write(Correction correction) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (correction) {
            case Merge merge -> json.put("from", merge.from()).put("into", merge.into());
            case Split split -> {
                json.put("from", split.from()).put("made", split.made());
                citations(json, split.citations());
            }
            case Contribution part -> {
                json.put("volume", part.volume()).put("made", part.made()).put("name", part.name());
                citations(json, part.citations());
            }
            case Move move -> citations(json.put("work", move.work()), move.citations());
            case Respan respan -> spans(json.put("citation", respan.citation()), respan.spans());
            case Removal removal -> json.put("citation", removal.citation());
            case Addition addition -> {
                spans(json.put("citation", addition.citation()).put("work", addition.work()), addition.spans());
                reference(json, addition.reference());
            }
            case Rename rename -> reference(json.put("work", rename.work()), rename.reference());
            case Living living -> json.put("work", living.work()).put("mayBeLiving", living.mayBeLiving());
            case LivingInDocument living ->
                json.put("document", living.document().value()).put("mayBeLiving", living.mayBeLiving());
        }
        return json.toString();
    }

    static Correction read(String kind, String payload) {
        JsonNode json = parse(payload);
        return switch (kind) {
            case "merge" -> new Merge(text(json, "from"), text(json, "into"));
            case "split" -> new Split(text(json, "from"), text(json, "made"), citations(json));
            case "contributor" ->
                new Contribution(text(json, "volume"), text(json, "made"), text(json, "name"), citations(json));
            case "move" -> new Move(citations(json), text(json, "work"));
            case "span" -> new Respan(text(json, "citation"), spans(json));
            case "remove" -> new Removal(text(json, "citation"));
            case "add" -> new Addition(text(json, "citation"), spans(json), reference(json), text(json, "work"));
            case "record" -> new Rename(text(json, "work"), reference(json));
            case "living" -> living(json, json.path("mayBeLiving").asBoolean());
            default -> throw new IllegalStateException("No correction is of the kind " + kind);
        };
    }

    private static Correction living(JsonNode json, boolean mayBeLiving) {
        return json.has("document")
                ? new LivingInDocument(new DocumentId(text(json, "document")), mayBeLiving)
                : new Living(text(json, "work"), mayBeLiving);
    }

    private static JsonNode parse(String payload) {
        try {
            return MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored correction is no JSON", e);
        }
    }

    private static String text(JsonNode json, String key) {
        return json.path(key).asText();
    }

    private static void citations(ObjectNode json, List<String> ids) {
        ids.forEach(json.putArray("citations")::add);
    }

    private static List<String> citations(JsonNode json) {
        var ids = new ArrayList<String>();
        json.path("citations").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static void reference(ObjectNode json, Reference reference) {
        reference.authors().forEach(json.putArray("authors")::add);
        json.put("title", reference.title()).put("volume", reference.volume());
        if (reference.year().isPresent()) {
            json.put("year", reference.year().getAsInt());
        }
    }

    private static Reference reference(JsonNode json) {
        var authors = new ArrayList<String>();
        json.path("authors").forEach(author -> authors.add(author.asText()));
        return new Reference(
                authors,
                text(json, "title"),
                json.has("year") ? OptionalInt.of(json.path("year").asInt()) : OptionalInt.empty(),
                text(json, "volume"));
    }

    private static void spans(ObjectNode json, Spans spans) {
        json.put("document", spans.document().value()).put("version", spans.version());
        span(json, "span", spans.citation());
        spans.locator().ifPresent(locator -> span(json, "locator", locator));
        spans.quoted().ifPresent(quoted -> span(json, "quoted", quoted));
    }

    private static void span(ObjectNode json, String key, TextSpan span) {
        json.putArray(key).add(span.start()).add(span.end());
    }

    private static Spans spans(JsonNode json) {
        return new Spans(
                new DocumentId(text(json, "document")),
                text(json, "version"),
                span(json, "span").orElseThrow(),
                span(json, "locator"),
                span(json, "quoted"));
    }

    private static Optional<TextSpan> span(JsonNode json, String key) {
        JsonNode span = json.path(key);
        return span.isArray()
                ? Optional.of(new TextSpan(span.path(0).asInt(), span.path(1).asInt()))
                : Optional.empty();
    }
}
