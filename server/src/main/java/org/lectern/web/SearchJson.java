package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.annotation.Addresses;
import org.lectern.people.Viewer;
import org.lectern.search.Completion;
import org.lectern.search.SearchHit;
import org.lectern.search.SearchHit.Snippet;
import org.lectern.search.SearchResult;

/** What was found, for programs. Offsets are code points: of a snippet within its text, all others of the version. */
final class SearchJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Addresses addresses;
    private final FoundPlaces places;
    private final Viewer viewer;

    SearchJson(Addresses addresses, FoundPlaces places, Viewer viewer) {
        this.addresses = addresses;
        this.places = places;
        this.viewer = viewer;
    }

    ObjectNode result(SearchResult result, Map<String, SearchResult> loosened) {
        ObjectNode json = JSON.objectNode();
        json.put("total", result.total());
        if (result.isAtLeast()) {
            json.put("totalIsAtLeast", true);
        }
        ArrayNode hits = json.putArray("hits");
        for (SearchHit hit : result.hits()) {
            switch (hit) {
                case SearchHit.OfPassage passage -> hits.add(passage(passage));
                case SearchHit.OfAnnotation annotation -> hits.add(annotation(annotation));
            }
        }
        result.next().ifPresent(next -> json.put("next", next));
        if (!result.alsoSpelled().isEmpty()) {
            ArrayNode also = json.putArray("alsoSpelled");
            result.alsoSpelled()
                    .forEach(one -> also.addObject().put("typed", one.typed()).put("found", one.found()));
        }
        if (!loosened.isEmpty()) {
            ArrayNode without = json.putArray("without");
            loosened.forEach((field, found) -> {
                ObjectNode one = without.addObject().put("field", field).put("total", found.total());
                if (found.isAtLeast()) {
                    one.put("totalIsAtLeast", true);
                }
            });
        }
        return result.isBehind() ? json.put("isBehind", true) : json;
    }

    static ObjectNode completions(List<Completion> completions) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("completions");
        completions.forEach(one ->
                list.addObject().put("text", one.text()).put("kind", one.kind()).put("q", one.box()));
        return json;
    }

    private ObjectNode passage(SearchHit.OfPassage hit) {
        TextSpan words = hit.lit().isEmpty()
                ? hit.span()
                : new TextSpan(hit.lit().getFirst().start(), hit.lit().getLast().end());
        ObjectNode json = JSON.objectNode()
                .put("kind", "passage")
                .put("document", hit.document().value())
                .put("version", hit.version())
                .put("page", hit.page())
                .put("passage", hit.passage())
                .put("block", hit.block().wireName())
                .put("start", words.start())
                .put("end", words.end())
                .put("address", addresses.absolute(FoundPlaces.path(hit)));
        json.set("spans", spans(hit.lit()));
        json.put("match", hit.likeness());
        if (!hit.readings().isEmpty()) {
            ArrayNode readings = json.putArray("readings");
            hit.readings().forEach(reading -> readings.add(reading(reading)));
        }
        json.set("snippet", snippet(hit.snippet()));
        return json;
    }

    /** Offsets are of the version, like the hit's own. */
    private ObjectNode reading(AcceptedReading reading) {
        return JSON.objectNode()
                .put("annotation", addresses.absolute(reading.annotation().id().path()))
                .put("start", reading.span().start())
                .put("end", reading.span().end())
                .put("printed", reading.printed())
                .put("reading", reading.words());
    }

    private ObjectNode annotation(SearchHit.OfAnnotation hit) {
        ObjectNode json = JSON.objectNode()
                .put("kind", "annotation")
                .put("annotation", addresses.absolute(hit.annotation().id().path()));
        places.of(hit.annotation(), viewer).ifPresent(standing -> {
            json.put("document", standing.document().id().value())
                    .put("version", standing.version())
                    .put("page", standing.page());
            standing.span().ifPresent(span -> json.put("start", span.start()).put("end", span.end()));
        });
        json.put("address", addresses.absolute(hit.annotation().id().path()));
        hit.annotation().motivations().forEach(json.putArray("motivation")::add);
        json.put("creator", addresses.absolute(hit.annotation().creator().path()))
                .put("created", hit.annotation().created().toString())
                .put("match", hit.likeness());
        json.set("snippet", snippet(hit.snippet()));
        return json;
    }

    private static ObjectNode snippet(Snippet snippet) {
        ObjectNode json = JSON.objectNode().put("text", snippet.text());
        json.set("marks", spans(snippet.marks()));
        return json.put("start", snippet.start())
                .put("cutBefore", snippet.isCutBefore())
                .put("cutAfter", snippet.isCutAfter());
    }

    private static ArrayNode spans(List<TextSpan> spans) {
        ArrayNode json = JSON.arrayNode();
        spans.forEach(span -> json.addArray().add(span.start()).add(span.end()));
        return json;
    }
}
