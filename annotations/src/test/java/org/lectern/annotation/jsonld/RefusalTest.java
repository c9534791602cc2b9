package org.lectern.annotation.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lectern.annotation.jsonld.Sent.onTarget;
import static org.lectern.annotation.jsonld.Sent.with;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.annotation.jsonld.InvalidAnnotationException.Kind;

/** What is refused, how, and which part of it is named. */
final class RefusalTest {
    private static final String T = "\"target\":\"http://elsewhere.example/a\"";

    record Case(String name, String source, Kind kind, String field) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case malformed(String name, String source) {
        return new Case(name, source, Kind.MALFORMED, "");
    }

    private static Case unprocessable(String name, String field, String source) {
        return new Case(name, source, Kind.UNPROCESSABLE, field);
    }

    private static Case selector(String name, String selector, String field) {
        return unprocessable(
                name,
                "/target/selector" + field,
                onTarget("{\"source\":\"http://a.example/\",\"selector\":" + selector + "}"));
    }

    private static final String READ = "{\"type\":\"TextualBody\",\"purpose\":\"editing\",\"value\":\"Iagoda\"}";

    private static Case reading(String name, String field, String body) {
        return unprocessable(name, field, with(T + ",\"motivation\":\"editing\"" + body));
    }

    static List<Case> cases() {
        return List.of(
                malformed("nothing", ""),
                malformed("white space", "  "),
                malformed("no JSON", "hello"),
                malformed("JSON that ends early", "{\"@context\":"),
                malformed("two values", with(T) + "{}"),
                malformed("an array", "[" + with(T) + "]"),
                malformed("null", "null"),
                malformed("a string", "\"Annotation\""),
                malformed("deep nesting", with(T + ",\"x\":" + "[".repeat(100) + "]".repeat(100))),
                malformed("deeper nesting", "[".repeat(100_000)),
                malformed("a key twice", with(T + "," + T)),
                malformed("a key twice within", with(T + ",\"x\":{\"y\":1,\"y\":1}")),
                malformed("NaN", with(T + ",\"x\":NaN")),
                malformed("a comment", with(T + "/* */")),
                malformed("no context", "{\"type\":\"Annotation\"," + T + "}"),
                malformed("another context", "{\"@context\":\"http://c.example/\",\"type\":\"Annotation\"," + T + "}"),
                malformed("no type", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"," + T + "}"),
                malformed("no target", with("\"bodyValue\":\"x\"")),
                malformed("an empty list of targets", onTarget("[]")),
                malformed("a target that is null", onTarget("null")),
                reading("a reading without words", "/body", ""),
                reading("a reading of two wordings", "/body", ",\"body\":[" + READ + "," + READ + "]"),
                reading("a reading as bare words", "/body", ",\"bodyValue\":\"Iagoda\""),
                reading(
                        "a reading whose words have no purpose",
                        "/body",
                        ",\"body\":" + READ.replace("\"purpose\":\"editing\",", "")),
                reading(
                        "a reading with a comment that has no purpose",
                        "/body/1",
                        ",\"body\":[" + READ + ",{\"type\":\"TextualBody\",\"value\":\"l for I\"}]"),
                reading(
                        "a reading in Markdown",
                        "/body/format",
                        ",\"body\":" + READ.replace("{", "{\"format\":\"text/markdown\",")),
                reading(
                        "a reading of another kind of body",
                        "/body",
                        ",\"body\":" + READ.replace("TextualBody", "Dataset")),
                unprocessable(
                        "a reading of two passages",
                        "/target",
                        with(
                                "\"target\":[\"http://a.example/\",\"http://b.example/\"],\"motivation\":\"editing\",\"body\":"
                                        + READ)),
                unprocessable("a target that is a number", "/target", onTarget("5")),
                unprocessable("a target in a list that is null", "/target/1", onTarget("[\"http://a.example/\",null]")),
                unprocessable("a target without an address", "/target", onTarget("{\"type\":\"Text\"}")),
                unprocessable("an empty target", "/target", onTarget("\"\"")),
                unprocessable(
                        "too many targets",
                        "/target",
                        onTarget("[" + "\"http://a.example/\",".repeat(50) + "\"http://a.example/\"]")),
                unprocessable(
                        "body and bodyValue",
                        "/bodyValue",
                        with(T + ",\"body\":\"http://b.example/\",\"bodyValue\":\"x\"")),
                unprocessable("a bodyValue that is no string", "/bodyValue", with(T + ",\"bodyValue\":[\"x\"]")),
                unprocessable("a body that is a number", "/body", with(T + ",\"body\":5")),
                unprocessable(
                        "a body in a list that is a list", "/body/1", with(T + ",\"body\":[\"http://b.example/\",[]]")),
                unprocessable(
                        "a TextualBody without value", "/body/value", with(T + ",\"body\":{\"type\":\"TextualBody\"}")),
                unprocessable(
                        "a SpecificResource without source",
                        "/body",
                        with(T + ",\"body\":{\"type\":\"SpecificResource\"}")),
                unprocessable(
                        "an unknown relation",
                        "/body/0/relation",
                        with(
                                T
                                        + ",\"body\":[{\"type\":\"SpecificResource\",\"source\":\"http://b.example/\",\"relation\":\"likes\"}]")),
                unprocessable(
                        "a rating without axis",
                        "/body/axis",
                        with(T + ",\"body\":{\"type\":\"ReliabilityRating\",\"scale\":\"a\",\"value\":\"A\"}")),
                unprocessable(
                        "the same rating twice", "/body/1", with(T + ",\"body\":[" + RATING + "," + RATING + "]")),
                unprocessable(
                        "too many bodies",
                        "/body",
                        with(T + ",\"body\":[" + "\"http://a.example/\",".repeat(50) + "\"http://a.example/\"]")),
                unprocessable(
                        "a group that cannot be",
                        "/audience",
                        with(T + ",\"audience\":\"http://here.example/groups/No Group\"")),
                selector("a quote without words", "{\"type\":\"TextQuoteSelector\"}", ""),
                selector("a quote that is a number", "{\"type\":\"TextQuoteSelector\",\"exact\":5}", "/exact"),
                selector("a position without end", "{\"type\":\"TextPositionSelector\",\"start\":5}", ""),
                selector("a position backwards", "{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":4}", ""),
                selector(
                        "a position below zero",
                        "{\"type\":\"TextPositionSelector\",\"start\":-5,\"end\":4}",
                        "/start"),
                selector(
                        "a position between numbers",
                        "{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":4.5}",
                        "/end"),
                selector(
                        "a position too large",
                        "{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":4294967296}",
                        "/end"),
                selector(
                        "a position in words",
                        "{\"type\":\"TextPositionSelector\",\"start\":\"0\",\"end\":1}",
                        "/start"),
                selector("a fragment without value", "{\"type\":\"FragmentSelector\"}", ""),
                selector("an XPath without value", "{\"type\":\"XPathSelector\"}", ""),
                selector("a range without end", "{\"type\":\"RangeSelector\",\"startSelector\":{}}", ""),
                selector("too many selectors", "[" + "{\"type\":\"x\"},".repeat(20) + "{\"type\":\"x\"}]", ""),
                unprocessable("U+0000 in a value", "/bodyValue", with(T + ",\"bodyValue\":\"a\\u0000b\"")),
                unprocessable("U+0000 in a key", "/x", with(T + ",\"x\":{\"a\\u0000b\":1}")),
                unprocessable(
                        "half a character in a value", "/x/1", with(T + ",\"x\":[\"\\ud83d\\ude00\",\"a\\ud83d\"]")),
                unprocessable("the other half", "/x", with(T + ",\"x\":\"\\ude00\\ud83d\"")),
                unprocessable("half a character in a key", "", with(T + ",\"\\ud83d\":1")),
                unprocessable("under a key with a slash and a tilde", "/a~1b~0c", with(T + ",\"a/b~c\":\"\\u0000\"")));
    }

    private static final String RATING =
            "{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"B\"}";

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused(Case sent) {
        InvalidAnnotationException refusal =
                catchThrowableOfType(InvalidAnnotationException.class, () -> Sent.read(sent.source));
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(sent.kind);
        assertThat(refusal.field()).as(refusal.getMessage()).isEqualTo(sent.field);
        assertThat(refusal.getMessage()).isNotBlank();
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] bytes = with(T + ",\"bodyValue\":\"é\"").getBytes(StandardCharsets.ISO_8859_1);
        InvalidAnnotationException refusal = catchThrowableOfType(
                InvalidAnnotationException.class, () -> new AnnotationReader(Sent.HERE).read(bytes));
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
    }
}
