package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Placement;
import org.lectern.document.Document;
import org.lectern.document.Metadata;
import org.lectern.document.Page;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.people.GroupId;
import org.lectern.reading.PassageFinder.Found;

/** Documents, pages and passages as JSON. Offsets are code points. */
final class DocumentJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DocumentJson() {}

    static ObjectNode list(List<Document> documents) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("documents");
        documents.forEach(document -> list.add(summary(document, document.current())));
        return json;
    }

    private static ObjectNode summary(Document document, Version version) {
        Metadata metadata = document.metadata();
        ObjectNode json = JSON.objectNode();
        json.put("id", document.id().value()).put("title", metadata.title());
        metadata.creators().forEach(json.putArray("creators")::add);
        json.put("date", metadata.date().orElse(null));
        metadata.languages().forEach(json.putArray("languages")::add);
        return json.put("mediaType", version.mediaType())
                .put("pages", version.pages())
                .put("characters", version.characters())
                .put("version", version.hash())
                .put("sourceHash", version.sourceHash());
    }

    static ObjectNode whole(Document document, Version version, List<Version> versions, Addresses addresses) {
        Metadata metadata = document.metadata();
        ObjectNode json = summary(document, version);
        json.put("publisher", metadata.publisher().orElse(null));
        json.put("kind", metadata.kind().orElse(null));
        json.put("source", metadata.source().orElse(null));
        json.put("accessed", metadata.accessed().orElse(null));
        json.put("provenance", metadata.provenance().orElse(null));
        ArrayNode audience = json.putArray("audience");
        for (GroupId group : document.audience().groups()) {
            audience.addObject().put("id", addresses.absolute(group.path())).put("type", "Audience");
        }
        ArrayNode all = json.putArray("versions");
        for (Version one : versions) {
            all.addObject()
                    .put("version", one.hash())
                    .put("ingested", one.ingested().toString())
                    .put("sourceHash", one.sourceHash());
        }
        return json;
    }

    static ObjectNode page(Page page) {
        ObjectNode json = JSON.objectNode();
        json.put("document", page.version().document().value())
                .put("version", page.version().hash())
                .put("number", page.number())
                .put("label", page.label())
                .put("start", page.span().start())
                .put("end", page.span().end())
                .put("text", page.text());
        page.size()
                .ifPresent(size -> json.putObject("image")
                        .put("href", "/api%s/image".formatted(page.address().path()))
                        .put("width", PageImageRoutes.USUAL_WIDTH)
                        .put(
                                "height",
                                Math.round((double) PageImageRoutes.USUAL_WIDTH * size.height() / size.width())));
        ArrayNode blocks = json.putArray("blocks");
        for (Passage passage : page.passages()) {
            blocks.addObject()
                    .put("id", passage.id())
                    .put("kind", passage.kind().wireName())
                    .put("start", passage.span().start())
                    .put("end", passage.span().end())
                    .put("language", passage.language());
        }
        return json;
    }

    static ObjectNode passage(Found found, String text) {
        return JSON.objectNode()
                .put("id", found.first().id())
                .put("document", found.version().document().value())
                .put("version", found.version().hash())
                .put("page", found.page())
                .put("start", found.span().start())
                .put("end", found.span().end())
                .put("text", text)
                .put("state", found.state().word())
                .put("similarity", Math.round(found.similarity() * 1000) / 1000.0);
    }

    static ObjectNode anchorings(List<Anchoring> anchorings) {
        ObjectNode json = JSON.objectNode();
        ArrayNode results = json.putArray("results");
        for (Anchoring anchoring : anchorings) {
            switch (anchoring) {
                case Anchoring.Anchored(var span, var moved) ->
                    results.addObject()
                            .put("state", (moved ? Placement.State.MOVED : Placement.State.EXACT).word())
                            .put("start", span.start())
                            .put("end", span.end())
                            .put("similarity", 1);
                case Anchoring.Approximate(var span, var similarity) ->
                    results.addObject()
                            .put("state", Placement.State.APPROXIMATE.word())
                            .put("start", span.start())
                            .put("end", span.end())
                            .put("similarity", rounded(similarity));
                case Anchoring.Lost(var reason, var candidates) -> {
                    ObjectNode lost = results.addObject()
                            .put("state", Placement.State.LOST.word())
                            .put("similarity", 0)
                            .put("detail", reason);
                    lost.set("candidates", candidates(candidates));
                }
            }
        }
        return json;
    }

    static ArrayNode candidates(List<Candidate> candidates) {
        ArrayNode json = JSON.arrayNode();
        for (Candidate candidate : candidates) {
            json.addObject()
                    .put("start", candidate.span().start())
                    .put("end", candidate.span().end())
                    .put("similarity", rounded(candidate.similarity()));
        }
        return json;
    }

    private static double rounded(double similarity) {
        return Math.round(similarity * 1000) / 1000.0;
    }
}
