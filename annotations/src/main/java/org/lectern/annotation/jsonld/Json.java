package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON in and out, as strictly as exactness needs: numbers keep their digits, no key comes twice, no string is broken. */
final class Json {
    static final int MAX_NESTING = 64;

    /** UTF-16 units of one string: a long chapter. What is longer is a document, and reads better as one. */
    static final int MAX_STRING = 250_000;

    private static final int BUFFERS = 32;

    private static final ObjectMapper MAPPER = mapper(true);
    /** What was accepted has no key twice, and is read far more often than it is sent. */
    private static final ObjectMapper OWN = mapper(false);

    private static final ObjectReader PART = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectReader OWN_PART = OWN.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static ObjectMapper mapper(boolean detectsDuplicates) {
        return JsonMapper.builder(JsonFactory.builder()
                        // Each request has a thread of its own, so buffers that belong to threads would be made anew
                        .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS))
                        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, detectsDuplicates)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_NESTING)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    private Json() {}

    static JsonNode parse(byte[] source) {
        try {
            JsonNode node = MAPPER.readTree(source);
            if (node.isMissingNode()) {
                throw InvalidAnnotationException.malformed("The request is empty. Send an annotation as JSON-LD.");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw InvalidAnnotationException.malformed(
                    "The JSON goes beyond a limit: it is nested at most %d levels deep, a number has at most %d digits, a key at most %d characters."
                            .formatted(
                                    MAX_NESTING,
                                    StreamReadConstraints.DEFAULT_MAX_NUM_LEN,
                                    StreamReadConstraints.DEFAULT_MAX_NAME_LEN));
        } catch (JacksonException e) {
            // In keys the parser itself minds them
            if (e.getOriginalMessage().contains("surrogate")) {
                throw halfCharacter("");
            }
            throw InvalidAnnotationException.malformed("This is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw InvalidAnnotationException.malformed("This is not JSON in UTF-8: " + e.getMessage());
        }
    }

    /** For what is too long to be held at once. */
    static JsonParser parser(InputStream source) throws IOException {
        return MAPPER.getFactory().createParser(source);
    }

    /** The value that a parser stands at. */
    static JsonNode tree(JsonParser parser) throws IOException {
        return PART.readTree(parser);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** What this program wrote itself. */
    static JsonNode parseOwn(String source) {
        try {
            return OWN.readTree(source);
        } catch (JacksonException e) {
            throw new IllegalStateException("Stored JSON cannot be read", e);
        }
    }

    /** An object of this program's own that holds another, which is handed out as it is written. */
    record Holder(ObjectNode object, ObjectNode held, String heldText) {}

    /** @param key of the object that is held */
    static Holder parseHolder(String source, String key) {
        try (JsonParser parser = OWN.getFactory().createParser(source)) {
            ObjectNode object = OWN.createObjectNode();
            ObjectNode held = OWN.createObjectNode();
            String text = "{}";
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int begin = (int) parser.currentTokenLocation().getCharOffset();
                JsonNode value = OWN_PART.readTree(parser);
                if (name.equals(key) && value instanceof ObjectNode node) {
                    held = node;
                    text = source.substring(
                            begin, (int) parser.currentLocation().getCharOffset());
                } else {
                    object.set(name, value);
                }
            }
            return new Holder(object, held, text);
        } catch (IOException e) {
            throw new IllegalStateException("Stored JSON cannot be read", e);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JacksonException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JacksonException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    /** One value or a list of them, as JSON-LD likes to have it. */
    static List<JsonNode> listed(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(node);
        }
        List<JsonNode> values = new ArrayList<>(node.size());
        node.forEach(values::add);
        return values;
    }

    static List<String> strings(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.textValue());
        }
        if (!node.isArray()) {
            return List.of();
        }
        List<String> values = new ArrayList<>(node.size());
        for (JsonNode value : node) {
            if (value.isTextual()) {
                values.add(value.textValue());
            }
        }
        return values;
    }

    /**
     * Refuses what no text can hold: U+0000 and unpaired surrogates, in values and keys.
     *
     * @param pointer where {@code node} is
     */
    static void requireWholeStrings(JsonNode node, String pointer) {
        // Nearly all are, and then nobody needs to be told where
        if (!isWhole(node)) {
            findBroken(node, pointer);
        }
    }

    private static boolean isWhole(JsonNode node) {
        if (node.isTextual()) {
            return isWhole(node.textValue());
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                if (!isWhole(property.getKey())) {
                    return false;
                }
            }
        }
        for (JsonNode child : node) {
            if (!isWhole(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(String value) {
        if (value.length() > MAX_STRING) {
            return false;
        }
        for (int unit = 0; unit < value.length(); unit++) {
            char here = value.charAt(unit);
            if (here == 0 || Character.isSurrogate(here)) {
                return false; // or perhaps whole after all
            }
        }
        return true;
    }

    private static void findBroken(JsonNode node, String pointer) {
        if (node.isTextual()) {
            requireWhole(node.textValue(), pointer);
        } else if (node.isArray()) {
            for (int n = 0; n < node.size(); n++) {
                findBroken(node.get(n), pointer + "/" + n);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                requireWhole(property.getKey(), pointer);
                String key = property.getKey().replace("~", "~0").replace("/", "~1");
                findBroken(property.getValue(), pointer + "/" + key);
            }
        }
    }

    private static void requireWhole(String value, String pointer) {
        if (value.length() > MAX_STRING) {
            throw InvalidAnnotationException.unprocessable(
                    pointer,
                    "One text has at most %d characters; this one has %d. Send it in several, or as a document."
                            .formatted(MAX_STRING, value.length()));
        }
        for (int unit = 0; unit < value.length(); unit++) {
            char here = value.charAt(unit);
            if (here == 0) {
                throw InvalidAnnotationException.unprocessable(pointer, "The text holds U+0000, which no text may.");
            }
            boolean paired = Character.isHighSurrogate(here)
                    && unit + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(unit + 1));
            if (Character.isSurrogate(here) && !paired) {
                throw halfCharacter(pointer);
            }
            if (paired) {
                unit++;
            }
        }
    }

    private static InvalidAnnotationException halfCharacter(String pointer) {
        return InvalidAnnotationException.unprocessable(
                pointer, "The text holds half a character (an unpaired surrogate). Send whole characters.");
    }
}
