package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a file of annotations one by one: a W3C AnnotationCollection with its page in it, an AnnotationPage, a list, one
 * annotation alone, or what Hypothesis exports. Memory does not grow with the file.
 */
public final class AnnotationFile {
    /** Of W3C's pages, and of what Hypothesis exports and answers. */
    private static final Set<String> LISTS = Set.of("items", "annotations", "rows", "replies");

    private static final int ABOUT = 120;

    private String server = "";
    private Optional<String> next = Optional.empty();
    private Optional<Person> requestedBy = Optional.empty();
    private final List<NamedGroup> groups = new ArrayList<>();
    private final List<ToldScale> scales = new ArrayList<>();

    /** An account as the file has it; {@code id} is an IRI, empty where it has none. */
    public record Person(String id, String name) {}

    /** A group as the file names it; {@code id} is an IRI. */
    public record NamedGroup(String id, String name) {}

    /**
     * A group's own scale, as the file tells it; nothing of it is checked.
     *
     * @param id as it stands in ratings
     * @param grades from best to worst
     */
    public record ToldScale(String id, int version, String name, List<ToldGrade> grades) {
        public ToldScale {
            grades = List.copyOf(grades);
        }
    }

    public record ToldGrade(String value, String word, String meaning, boolean missing) {}

    /**
     * An annotation of the file.
     *
     * @param number its place in the file, from 1
     * @param json the annotation alone, with the context it needs
     * @param id its IRI in the file; empty for none
     * @param created when the file says it was made; empty for what is no date
     * @param about the words that it quotes, else its own, cut short; empty for neither
     * @param foreign what is to be known of one that is of another program; empty for a W3C annotation
     */
    public record Item(
            int number,
            String json,
            String id,
            Person creator,
            Optional<Instant> created,
            Optional<Instant> modified,
            String about,
            Optional<Foreign> foreign) {
        /** What tells it from others of the file: its id, or where it has none, all that it says. */
        public String key() {
            return id.isEmpty() ? "urn:sha256:" + sha256(json) : id;
        }

        private static String sha256(String text) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        /** After how many others it has to be read, since it answers them. */
        public int depth() {
            return foreign.map(Foreign::depth).orElse(0);
        }
    }

    /**
     * What is to be known of an annotation of Hypothesis; they come in any order.
     *
     * @param depth how many annotations it answers, one after the other
     * @param unusable why it can stand nowhere
     */
    public record Foreign(int depth, Optional<String> unusable) {}

    /** Takes one after the other. */
    @FunctionalInterface
    public interface Each {
        void take(Item item);
    }

    /** The base of the server that made the file, without a slash at its end; empty where the file does not say. */
    public String server() {
        return server;
    }

    public Optional<Person> requestedBy() {
        return requestedBy;
    }

    public List<NamedGroup> groups() {
        return List.copyOf(groups);
    }

    /** The scales of groups that ratings of the file are on. */
    public List<ToldScale> scales() {
        return List.copyOf(scales);
    }

    /** Where the annotations go on that the file leaves out; empty where it has all of them. */
    public Optional<String> next() {
        return next;
    }

    /**
     * Reads the whole file. What stands before the annotations is known when the first is taken.
     *
     * @throws InvalidAnnotationException where it is no such file, or ends too early
     */
    public void read(InputStream file, Each each) throws IOException {
        try (JsonParser parser = Json.parser(file)) {
            JsonToken first = parser.nextToken();
            int count = switch (first) {
                case START_ARRAY -> items(parser, 0, each);
                case START_OBJECT -> object(parser, each);
                case null, default -> throw notAFile();
            };
            if (count < 0) {
                throw notAFile();
            }
            if (parser.nextToken() != null) {
                throw InvalidAnnotationException.malformed("There is something after the end of the annotations.");
            }
        } catch (JacksonException e) {
            throw InvalidAnnotationException.malformed(
                    "The file is not whole, or not JSON: %s (line %d).".formatted(e.getOriginalMessage(), line(e)));
        }
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static InvalidAnnotationException notAFile() {
        return InvalidAnnotationException.malformed(
                "This holds no annotations. Send an AnnotationCollection with its items, an AnnotationPage, a list of annotations, or an export of Hypothesis.");
    }

    /** A collection, a page or one annotation; the members of one annotation are put together again. */
    private int object(JsonParser parser, Each each) throws IOException {
        ObjectNode rest = Json.object();
        int count = -1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (LISTS.contains(key) && value == JsonToken.START_ARRAY) {
                understand(rest);
                count = items(parser, Math.max(0, count), each);
            } else if (key.equals("first") && value == JsonToken.START_OBJECT) {
                understand(rest);
                count = object(parser, each);
            } else if (key.equals("next") && value == JsonToken.VALUE_STRING) {
                next = Optional.of(parser.getText());
            } else if (count >= 0) {
                parser.skipChildren(); // what stands after the annotations belongs to none of them
            } else {
                rest.set(key, Json.tree(parser));
            }
        }
        if (count < 0 && Json.strings(rest.path("type")).contains("Annotation")) {
            each.take(item(1, rest));
            return 1;
        }
        return count;
    }

    private void understand(ObjectNode head) {
        JsonNode generator = head.path("generator").path("id");
        if (generator.isTextual() && server.isEmpty()) {
            server = generator.textValue().replaceFirst("/$", "");
        }
        if (head.path("requestedBy").isObject()) {
            requestedBy = Optional.of(person(head.path("requestedBy")));
        }
        for (JsonNode group : Json.listed(head.path("groups"))) {
            groups.add(new NamedGroup(
                    group.path("id").asText(""), group.path("name").asText("")));
        }
        for (JsonNode scale : Json.listed(head.path("scales"))) {
            scales.add(scale(scale));
        }
    }

    private static ToldScale scale(JsonNode scale) {
        List<ToldGrade> grades = new ArrayList<>();
        for (JsonNode grade : Json.listed(scale.path("grades"))) {
            grades.add(new ToldGrade(
                    grade.path("value").asText(""),
                    grade.path("word").asText(""),
                    grade.path("meaning").asText(""),
                    grade.path("missing").asBoolean(false)));
        }
        return new ToldScale(
                scale.path("scale").asText(""),
                scale.path(BodyJson.SCALE_VERSION).asInt(1),
                scale.path("name").asText(""),
                grades);
    }

    /** @param before how many were read already */
    private int items(JsonParser parser, int before, Each each) throws IOException {
        int number = before;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            number++;
            JsonNode node = Json.tree(parser);
            if (!(node instanceof ObjectNode annotation)) {
                throw InvalidAnnotationException.malformed(
                        "Item %d is no annotation but %s.".formatted(number, node.getNodeType()));
            }
            each.take(item(number, annotation));
        }
        return number;
    }

    private static Item item(int number, ObjectNode sent) {
        boolean foreign = HypothesisRow.isOne(sent);
        ObjectNode annotation = foreign ? HypothesisRow.asAnnotation(sent) : sent;
        if (!annotation.has("@context")) {
            annotation.put("@context", AnnotationReader.ANNO_CONTEXT);
        }
        return new Item(
                number,
                Json.write(annotation),
                annotation.path("id").asText(""),
                person(Json.listed(annotation.path("creator")).stream()
                        .findFirst()
                        .orElse(annotation.path("creator"))),
                time(annotation.path("created")),
                time(annotation.path("modified")),
                about(annotation),
                foreign
                        ? Optional.of(new Foreign(HypothesisRow.depth(sent), HypothesisRow.unusable(sent)))
                        : Optional.empty());
    }

    private static String about(ObjectNode annotation) {
        String words = Stream.concat(
                        Json.listed(annotation.path("target")).stream()
                                .flatMap(target -> Json.listed(target.path("selector")).stream())
                                .map(selector -> selector.path("exact").asText("")),
                        Stream.concat(
                                Stream.of(annotation.path("bodyValue").asText("")),
                                Json.listed(annotation.path("body")).stream()
                                        .map(body -> body.path("value").asText(""))))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return words.codePointCount(0, words.length()) <= ABOUT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, ABOUT)) + "…";
    }

    private static Person person(JsonNode node) {
        return node.isTextual()
                ? new Person(node.textValue(), "")
                : new Person(node.path("id").asText(""), node.path("name").asText(""));
    }

    private static Optional<Instant> time(JsonNode date) {
        try {
            return date.isTextual()
                    ? Optional.of(OffsetDateTime.parse(date.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
