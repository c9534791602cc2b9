package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

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
        return MAPPER.reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(parser);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** What this program wrote itself. */
    static JsonNode parseOwn(String source) {
        try {
            return MAPPER.readTree(source);
        } catch (JacksonException e) {
            throw new IllegalStateException("Stored JSON cannot be read", e);
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
        List<JsonNode> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(values::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            values.add(node);
        }
        return values;
    }

    static List<String> strings(JsonNode node) {
        return listed(node).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /**
     * Refuses what no text can hold: U+0000 and unpaired surrogates, in values and keys.
     *
     * @param pointer where {@code node} is
     */
    static void requireWholeStrings(JsonNode node, String pointer) {
        if (node.isTextual()) {
            requireWhole(node.textValue(), pointer);
        } else if (node.isArray()) {
            for (int n = 0; n < node.size(); n++) {
                requireWholeStrings(node.get(n), pointer + "/" + n);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                requireWhole(property.getKey(), pointer);
                String key = property.getKey().replace("~", "~0").replace("/", "~1");
                requireWholeStrings(property.getValue(), pointer + "/" + key);
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
