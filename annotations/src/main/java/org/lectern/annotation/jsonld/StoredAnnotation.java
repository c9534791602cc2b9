package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.lectern.anchor.Selector.AreaSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body;
import org.lectern.annotation.Place;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** What Lectern understands of an accepted content, and the form in which the change log keeps whole annotations. */
public final class StoredAnnotation {
    private static final String CONTENT = "content";
    /** What the change log keeps beside the content takes about so many UTF-16 units. */
    private static final int ENVELOPE = 256;

    private StoredAnnotation() {}

    /** An annotation from its content and what the server owns of it. */
    public static Annotation of(
            AnnotationId id,
            AccountId creator,
            Instant created,
            Instant modified,
            int revision,
            Audience audience,
            String content) {
        return of(id, creator, created, modified, revision, audience, (ObjectNode) Json.parseOwn(content), content);
    }

    /** The same of one that was just sent, which is therefore not read once more. */
    public static Annotation of(
            AnnotationId id,
            AccountId creator,
            Instant created,
            Instant modified,
            int revision,
            AuthoredAnnotation authored) {
        Audience audience = new Audience(authored.groups());
        return of(id, creator, created, modified, revision, audience, authored.json(), authored.content());
    }

    private static Annotation of(
            AnnotationId id,
            AccountId creator,
            Instant created,
            Instant modified,
            int revision,
            Audience audience,
            ObjectNode json,
            String content) {
        List<Place> targets = new ArrayList<>();
        List<Place> ends = new ArrayList<>();
        for (ContentEnd end : ContentEnd.of(json)) {
            Place place = place(end.node());
            ends.add(place);
            if (end.isTarget()) {
                targets.add(place);
            }
        }
        return new Annotation(
                id,
                creator,
                created,
                modified,
                revision,
                audience,
                new LinkedHashSet<>(Json.strings(json.path("motivation"))),
                bodies(json),
                targets,
                ends,
                content,
                Optional.empty());
    }

    /** For each target the page on an area of whose image it stands; empty where it does not. */
    public static List<Optional<Integer>> areaPages(Annotation annotation) {
        List<Optional<Integer>> pages = new ArrayList<>();
        for (ContentEnd end : ContentEnd.of((ObjectNode) Json.parseOwn(annotation.content()))) {
            if (end.isTarget()) {
                pages.add(Json.listed(end.node().path("selector")).stream()
                        .filter(SelectorJson::isArea)
                        .flatMap(selector -> SelectorJson.readAll(selector, "").stream())
                        .map(selector -> ((AreaSelector) selector).page())
                        .findFirst());
            }
        }
        return pages;
    }

    /** Everything in an annotation that somebody wrote to be read: its texts, why a grade was given, what is flagged. */
    public static List<String> words(Annotation annotation) {
        List<String> words = new ArrayList<>();
        boolean isMore = false;
        for (Body body : annotation.bodies()) {
            if (body instanceof Body.TextualBody text) {
                words.add(text.value());
            } else {
                isMore = true;
            }
        }
        if (!isMore) {
            return words;
        }
        for (JsonNode body : Json.listed(Json.parseOwn(annotation.content()).path("body"))) {
            if (BodyJson.isRating(body) && body.path("explanation").isTextual()) {
                words.add(body.path("explanation").textValue());
            }
            if (FlagJson.isFlag(body)) {
                words.addAll(FlagJson.words(body));
            }
        }
        return words;
    }

    /**
     * What a grade or a flag rests on, in order: addresses, those of this server as paths, and sources in words with their
     * place.
     */
    public static List<String> evidence(Annotation annotation) {
        List<String> evidence = new ArrayList<>();
        for (JsonNode body : Json.listed(Json.parseOwn(annotation.content()).path("body"))) {
            for (JsonNode one : FlagJson.evidence(body)) {
                Optional.of(one)
                        .filter(JsonNode::isTextual)
                        .or(() -> Optional.of(one.path("value")).filter(JsonNode::isTextual))
                        .or(() -> Optional.of(one.path("source")).filter(JsonNode::isTextual))
                        .map(JsonNode::textValue)
                        .ifPresent(evidence::add);
            }
        }
        return evidence;
    }

    private static List<Body> bodies(ObjectNode content) {
        List<Body> bodies = new ArrayList<>();
        if (content.path("bodyValue").isTextual()) {
            bodies.add(new Body.TextualBody(content.path("bodyValue").textValue(), Optional.empty()));
        }
        for (JsonNode body : Json.listed(content.path("body"))) {
            bodies.add(BodyJson.read(body));
        }
        return bodies;
    }

    /** Where a completed end stands; its position selector is the one that Lectern wrote. */
    static Place place(JsonNode end) {
        String source = ContentEnd.source(end);
        Optional<TextSpan> span = SelectorJson.position(end.path("selector"));
        int at = source.startsWith("/") ? source.indexOf('@') : -1;
        return at < 0
                ? new Place(source, Optional.empty(), span)
                : new Place(source.substring(0, at), Optional.of(source.substring(at + 1)), span);
    }

    /** Every place an annotation is found by: its targets, then the far ends of its cross-references. */
    public static List<Place> places(Annotation annotation) {
        List<Place> places = new ArrayList<>(annotation.targets());
        for (Body body : annotation.bodies()) {
            if (body instanceof Body.CrossReference reference) {
                places.add(reference.end());
            }
        }
        return places;
    }

    /** The whole of an annotation, as the change log keeps it. */
    public static String toJson(Annotation annotation) {
        StringBuilder json = new StringBuilder(ENVELOPE + annotation.content().length());
        member(json.append('{'), "id", annotation.id().value());
        member(json, "creator", annotation.creator().value());
        member(json, "created", annotation.created().toString());
        member(json, "modified", annotation.modified().toString());
        json.append("\"revision\":").append(annotation.revision()).append(',');
        String before = "\"audience\":[";
        for (GroupId group : annotation.audience().groups()) {
            quoted(json.append(before), group.value());
            before = ",";
        }
        if (before.equals(",")) {
            json.append("],");
        }
        return json.append('"')
                .append(CONTENT)
                .append("\":")
                .append(annotation.content())
                .append('}')
                .toString();
    }

    private static void member(StringBuilder json, String key, String value) {
        json.append('"').append(key).append("\":");
        quoted(json, value);
        json.append(',');
    }

    private static void quoted(StringBuilder json, String value) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }

    /** Reads {@link #toJson}. */
    public static Annotation fromJson(String source) {
        Json.Holder stored = Json.parseHolder(source, CONTENT);
        JsonNode json = stored.object();
        TreeSet<GroupId> groups = new TreeSet<>();
        json.path("audience").forEach(group -> groups.add(new GroupId(group.textValue())));
        return of(
                new AnnotationId(json.path("id").textValue()),
                new AccountId(json.path("creator").textValue()),
                Instant.parse(json.path("created").textValue()),
                Instant.parse(json.path("modified").textValue()),
                json.path("revision").intValue(),
                new Audience(groups),
                stored.held(),
                stored.heldText());
    }
}
