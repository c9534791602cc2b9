package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.lectern.anchor.Selector;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.people.GroupId;

/** An annotation as its author sent it: valid in itself, its ends not yet looked up. */
public final class AuthoredAnnotation {
    private final ObjectNode content;
    private final String sentId;
    private final SortedSet<GroupId> groups;

    AuthoredAnnotation(ObjectNode content, String sentId, SortedSet<GroupId> groups) {
        this.content = content;
        this.sentId = sentId;
        this.groups = groups;
    }

    /**
     * One end, a target or the far end of a link; or the evidence of a flag, which is looked up as ends are and is none.
     *
     * @param index among the ends; below 0 for evidence
     * @param source an IRI, a path if it is ours, without a fragment if it is ours
     * @param pointer a JSON Pointer to it, for messages
     */
    public record AuthoredEnd(int index, String source, List<Selector> selectors, String pointer) {
        public boolean isEvidence() {
            return index < 0;
        }
    }

    /**
     * What an end was found to be.
     *
     * @param source the pinned address, as a path
     * @param selectors each of which alone leads back to the passage; empty for the whole of it
     * @param format the media type of the text that the selectors count in
     * @param sourceDate when that version came to be here, RFC 3339
     */
    public record CompletedEnd(String source, List<Selector> selectors, String format, String sourceDate) {
        public CompletedEnd {
            selectors = List.copyOf(selectors);
        }
    }

    public SortedSet<GroupId> groups() {
        return groups;
    }

    public List<AuthoredEnd> ends() {
        List<AuthoredEnd> ends = new ArrayList<>();
        List<ContentEnd> all = ContentEnd.of(content);
        for (int index = 0; index < all.size(); index++) {
            ContentEnd end = all.get(index);
            ends.add(end(index, end.source(), end.selectors(), end.pointer()));
        }
        return ends;
    }

    private static AuthoredEnd end(int index, String source, JsonNode sent, String pointer) {
        List<Selector> selectors = new ArrayList<>(SelectorJson.readAll(sent, pointer + "/selector"));
        int hash = source.startsWith("/") ? source.indexOf('#') : -1;
        if (hash >= 0) {
            selectors.add(new Selector.FragmentSelector(source.substring(hash + 1), Optional.empty()));
        }
        return new AuthoredEnd(index, hash < 0 ? source : source.substring(0, hash), List.copyOf(selectors), pointer);
    }

    /** The ends, and after them what flags and grades rest on, as far as it has an address. */
    public List<AuthoredEnd> endsAndEvidence() {
        List<AuthoredEnd> all = new ArrayList<>(ends());
        List<JsonNode> evidence = evidenceNodes(content);
        for (int n = 0; n < evidence.size(); n++) {
            JsonNode one = evidence.get(n);
            all.add(end(-1 - n, ContentEnd.source(one), one.path("selector"), "/body/evidence"));
        }
        return all;
    }

    private static List<JsonNode> evidenceNodes(JsonNode content) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode body : Json.listed(content.path("body"))) {
            if (FlagJson.isFlag(body) || BodyJson.isRating(body)) {
                FlagJson.evidence(body).stream()
                        .filter(one -> !ContentEnd.source(one).isEmpty())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Whether this end is sent back just as the annotation has it, so that there is nothing to find anew. */
    public boolean repeats(AuthoredEnd end, Annotation previous) {
        if (end.isEvidence()) {
            JsonNode sent = evidenceNodes(content).get(-1 - end.index());
            return evidenceNodes(Json.parseOwn(previous.content())).contains(sent);
        }
        JsonNode sent = ContentEnd.of(content).get(end.index()).node();
        return ContentEnd.of((ObjectNode) Json.parseOwn(previous.content())).stream()
                .anyMatch(stored -> stored.node().equals(sent));
    }

    /** Writes what was found into the annotation. */
    public void complete(AuthoredEnd end, CompletedEnd completed) {
        ContentEnd place = ContentEnd.of(content).get(end.index());
        ObjectNode node = place.node() instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().put("type", "SpecificResource");
        if (!Json.strings(node.path("type")).contains("SpecificResource")) {
            node.put("type", "SpecificResource");
        }
        if (node.has("id") && !node.has("source")) {
            node.remove("id");
        }
        if (node.path("source") instanceof ObjectNode resource) {
            resource.put("id", completed.source());
        } else {
            node.put("source", completed.source());
        }
        node.put("format", completed.format());
        ArrayNode selectors = JsonNodeFactory.instance.arrayNode();
        completed.selectors().forEach(selector -> selectors.add(SelectorJson.write(selector)));
        for (JsonNode sent : Json.listed(node.path("selector"))) {
            if (!isReplaced(sent)) {
                selectors.add(sent);
            }
        }
        if (selectors.isEmpty()) {
            node.remove("selector");
        } else {
            node.set("selector", selectors);
        }
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("type", "TimeState").put("cached", completed.source()).put("sourceDate", completed.sourceDate());
        node.set("state", withOthers(state, node.path("state")));
        place.exchange(node);
    }

    /** The version is the server's to say; states of other kinds are kept beside it. */
    private static JsonNode withOthers(ObjectNode ours, JsonNode sent) {
        ArrayNode states = JsonNodeFactory.instance.arrayNode().add(ours);
        for (JsonNode state : Json.listed(sent)) {
            if (!Json.strings(state.path("type")).contains("TimeState")) {
                states.add(state);
            }
        }
        return states.size() == 1 ? ours : states;
    }

    /** A described selector says the same in full; kinds that Lectern does not use are kept beside it. */
    private static boolean isReplaced(JsonNode sent) {
        List<String> types = Json.strings(sent.path("type"));
        if (sent.has(SelectorJson.REFINED)) {
            return SelectorJson.isArea(sent);
        }
        return types.stream().anyMatch(SelectorJson.DESCRIBED::contains)
                || (types.contains("FragmentSelector")
                        && sent.path("value").asText("").matches("#?char=.*"));
    }

    /**
     * Keeps the id that a client sent: as {@code via}, after those that are there (protocol, 5.1).
     *
     * @param previous what is being replaced; its {@code via} is not said twice
     */
    public void keepSentId(Optional<Annotation> previous, String ownId) {
        if (!sentId.equals(ownId)) {
            keepOrigin(previous, sentId);
        }
    }

    /** Keeps in {@code via} what an annotation was called where it was brought from. */
    public void keepOrigin(Optional<Annotation> previous, String sentId) {
        if (sentId.isEmpty()) {
            return;
        }
        List<JsonNode> via = Json.listed(content.path("via"));
        boolean known = Json.strings(content.path("via")).contains(sentId)
                || previous.stream()
                        .anyMatch(before -> Json.strings(
                                        Json.parseOwn(before.content()).path("via"))
                                .contains(sentId));
        if (known) {
            return;
        }
        if (via.isEmpty()) {
            content.put("via", sentId);
        } else {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            via.forEach(list::add);
            content.set("via", list.add(sentId));
        }
    }

    /**
     * Lets ends that stand on annotations stand on what these are here.
     *
     * @param idsHere by the source as it is in the content
     */
    public void answerWith(Map<String, AnnotationId> idsHere) {
        for (ContentEnd end : ContentEnd.of(content)) {
            AnnotationId here = idsHere.get(end.source());
            if (here == null) {
                continue;
            }
            if (end.node() instanceof ObjectNode node) {
                node.put(node.has("source") ? "source" : "id", here.path());
            } else {
                end.exchange(TextNode.valueOf(here.path()));
            }
        }
    }

    /** Leaves out an audience that grants nothing here. */
    public void leaveOutAudience(String iri) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode member : Json.listed(content.path("audience"))) {
            String named =
                    member.isTextual() ? member.textValue() : member.path("id").asText("");
            if (!named.equals(iri)) {
                kept.add(member);
            }
        }
        if (kept.isEmpty()) {
            content.remove("audience");
        } else {
            content.set("audience", kept);
        }
    }

    /** Whether {@code key} says something else than the annotation has; what has never been said may be added. */
    public boolean contradicts(Annotation previous, String key) {
        JsonNode before = Json.parseOwn(previous.content()).path(key);
        return !before.isMissingNode() && !before.equals(content.path(key));
    }

    /** The id that the client sent, a path if it is ours; empty if none. */
    public String sentId() {
        return sentId;
    }

    ObjectNode json() {
        return content;
    }

    /** The JSON-LD to store. */
    public String content() {
        return Json.write(content);
    }
}
