package org.lectern.annotation.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.jsonld.Sent.HERE;
import static org.lectern.annotation.jsonld.Sent.assertComesBack;
import static org.lectern.annotation.jsonld.Sent.onTarget;
import static org.lectern.annotation.jsonld.Sent.read;
import static org.lectern.annotation.jsonld.Sent.served;
import static org.lectern.annotation.jsonld.Sent.stored;
import static org.lectern.annotation.jsonld.Sent.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.AuthoredAnnotation.CompletedEnd;
import org.lectern.people.GroupId;

/** What is accepted comes back whole. */
final class RoundTripJsonTest {
    private static final String TARGET = "\"target\":\"http://elsewhere.example/a\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bodyValue\":\"words\"",
                "\"body\":\"http://elsewhere.example/body\"",
                "\"body\":{\"type\":\"TextualBody\",\"value\":\"words\",\"language\":[\"en\",\"de\"]}",
                "\"body\":[\"http://elsewhere.example/1\",{\"type\":\"TextualBody\",\"value\":\"\"}]",
                "\"body\":{\"type\":\"Choice\",\"items\":[{\"type\":\"TextualBody\",\"value\":\"a\"},\"http://b.example/\"]}",
                "\"body\":{\"id\":\"http://b.example/v\",\"type\":[\"Video\",\"ex:Clip\"],\"format\":\"video/mp4\"}",
                "\"body\":[]",
                "\"motivation\":\"commenting\"",
                "\"motivation\":[\"commenting\",\"http://m.example/doubting\"]",
                "\"type\":[\"Annotation\",\"http://t.example/Note\"],\"bodyValue\":\"x\"",
                "\"ex:unknown\":{\"deep\":[1,[2,{\"three\":null}],true]}",
                "\"ex:numbers\":[1.10,1,0.000,123456789012345678901234567890.10,1E+400,-7]",
                "\"ex:text\":\"😀 e\\u0301 \\u200f \\\\ \\\" \\n \\u0001\"",
                "\"\":\"an empty key\"",
                "\"canonical\":\"urn:uuid:1\",\"via\":[\"http://v.example/1\",\"http://v.example/2\"]",
                "\"via\":{\"id\":\"http://v.example/1\",\"type\":\"Annotation\"}",
                "\"rights\":\"https://creativecommons.org/publicdomain/zero/1.0/\",\"stylesheet\":{\"type\":\"CssStylesheet\",\"value\":\".x{}\"}",
            })
    void a_property_comes_back_as_it_was_sent(String property) {
        String source = "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\","
                + (property.startsWith("\"type\"") ? "" : "\"type\":\"Annotation\",") + TARGET + "," + property + "}";
        assertComesBack(source, "@context");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://elsewhere.example/a\"",
                "[\"http://elsewhere.example/a\",\"http://elsewhere.example/b\"]",
                "{\"id\":\"http://elsewhere.example/a\",\"type\":\"Image\",\"ex:more\":1}",
                "{\"type\":\"SpecificResource\",\"source\":{\"id\":\"http://elsewhere.example/a\",\"type\":\"Text\"}}",
                "{\"source\":\"http://elsewhere.example/a\",\"selector\":{\"type\":\"XPathSelector\",\"value\":\"/p\"}}",
                "{\"source\":\"http://elsewhere.example/a\",\"selector\":\"http://elsewhere.example/selector\"}",
                "{\"source\":\"http://elsewhere.example/a\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"x\","
                        + "\"refinedBy\":{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":1}}}",
                "{\"type\":\"Composite\",\"items\":[\"http://elsewhere.example/a\",{\"source\":\"http://b.example/\"}]}",
            })
    void a_target_elsewhere_comes_back_as_it_was_sent(String target) {
        assertComesBack(onTarget(target), "@context");
    }

    @Test
    void contexts_come_back_with_ours_beside_them() {
        String others = "[\"http://www.w3.org/ns/anno.jsonld\",\"http://c.example/\",{\"ex\":\"http://ex.example/\"}]";
        ObjectNode served = served(read("{\"@context\":" + others + ",\"type\":\"Annotation\"," + TARGET + "}"), HERE);
        String expected = others.replace("]", ",\"http://here.example/ns/lectern.jsonld\"]");
        assertThat(Json.write(served.path("@context"))).isEqualTo(expected);
        AuthoredAnnotation again = read(Json.write(served));
        assertThat(served(again, HERE).path("@context"))
                .as("sent back, ours comes once")
                .isEqualTo(served.path("@context"));
    }

    @Test
    void what_the_server_owns_is_not_taken_over() {
        ObjectNode served = served(
                read(with(TARGET
                        + ",\"id\":\"http://x.example/1\",\"creator\":\"http://x.example/eve\",\"created\":\"1999-01-01T00:00:00Z\","
                        + "\"modified\":\"1999-01-01T00:00:00Z\",\"generator\":\"http://x.example/\"")),
                HERE);
        assertThat(served.toString()).doesNotContain("x.example").doesNotContain("1999");
        assertThat(served.path("creator").path("id").textValue()).isEqualTo("http://here.example/people/adaadaadaada");
    }

    @Test
    void the_id_that_was_sent_is_kept_as_via_beside_those_that_are_there() {
        for (String via : List.of("\"http://v.example/\"", "{\"id\":\"http://v.example/\",\"type\":\"Annotation\"}")) {
            AuthoredAnnotation authored = read(with(TARGET + ",\"id\":\"http://x.example/1\",\"via\":" + via));
            authored.keepSentId(Optional.empty(), "/annotations/1");
            assertThat(Json.write(served(authored, HERE).path("via")))
                    .isEqualTo("[" + via + ",\"http://x.example/1\"]");
        }
        AuthoredAnnotation alone = read(with(TARGET + ",\"id\":\"http://x.example/1\""));
        alone.keepSentId(Optional.empty(), "/annotations/1");
        assertThat(served(alone, HERE).path("via").textValue()).isEqualTo("http://x.example/1");
    }

    @Test
    void our_addresses_are_relative_in_alternatives_bodies_and_origins_too() {
        String source = with("\"target\":{\"type\":\"Choice\",\"items\":[\"http://here.example/documents/a\","
                + "{\"type\":\"List\",\"items\":[{\"source\":\"http://here.example/documents/b\"}]}]},"
                + "\"body\":[\"http://here.example/documents/c\",{\"type\":\"Choice\",\"items\":["
                + "{\"type\":\"TextualBody\",\"value\":\"http://here.example/documents/words\"},{\"id\":\"http://former.example/documents/d\"}]}],"
                + "\"via\":[\"http://here.example/annotations/x\",\"http://v.example/\"],"
                + "\"canonical\":\"http://here.example/annotations/y\"");
        AuthoredAnnotation authored =
                read(source.replaceFirst("\\{", "{\"id\":\"http://former.example/annotations/z\","));
        authored.keepSentId(Optional.empty(), "/annotations/new");

        assertThat(authored.content())
                .contains("\"/documents/a\"", "\"/documents/b\"", "\"/documents/c\"", "\"/documents/d\"")
                .contains("[\"/annotations/x\",\"http://v.example/\",\"/annotations/z\"]")
                .as("somebody's words and a canonical address are kept character for character")
                .contains("\"http://here.example/documents/words\"", "\"http://here.example/annotations/y\"");
        String served = served(authored, new Addresses("https://moved.example", List.of()))
                .toString();
        for (String path : List.of("documents/a", "documents/b", "documents/c", "documents/d", "annotations/x")) {
            assertThat(served).contains("\"https://moved.example/" + path + "\"");
        }
        assertThat(served).contains("\"https://moved.example/annotations/z\"");
    }

    @Test
    void our_addresses_are_stored_relative_and_served_with_any_base() {
        String source = with(
                "\"target\":[\"http://here.example/annotations/x\",{\"source\":\"http://former.example/documents/a\"},"
                        + "{\"source\":{\"id\":\"http://here.example/documents/b\"}},\"http://here.example.evil/documents/c\"],"
                        + "\"body\":{\"type\":\"SpecificResource\",\"source\":\"http://here.example/documents/d\"},"
                        + "\"audience\":[\"http://here.example/groups/readers\",{\"id\":\"http://here.example/groups/public\",\"type\":\"Audience\"},"
                        + "\"http://other.example/groups/x\"]");
        AuthoredAnnotation authored = read(source);

        assertThat(authored.content())
                .doesNotContain("http://here.example/")
                .doesNotContain("former")
                .contains("\"/documents/a\"", "\"/documents/b\"", "\"/documents/d\"", "\"/annotations/x\"")
                .contains("http://here.example.evil/documents/c");
        assertThat(authored.groups()).containsExactly(GroupId.PUBLIC, new GroupId("readers"));
        String served = served(authored, new Addresses("https://moved.example/lectern", List.of()))
                .toString();
        for (String path : List.of("annotations/x", "documents/a", "documents/b", "documents/d", "groups/readers")) {
            assertThat(served).contains("\"https://moved.example/lectern/" + path + "\"");
        }
        assertThat(served).contains("\"http://other.example/groups/x\"").doesNotContain("\"/");
    }

    @Test
    void a_completed_end_has_what_was_found_and_what_was_sent_beside_it() {
        AuthoredAnnotation authored = read(
                onTarget(
                        "{\"type\":[\"SpecificResource\",\"ex:Passage\"],\"source\":\"http://here.example/documents/a#char=3,5\",\"ex:mine\":1.10,"
                                + "\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"ab\"},{\"type\":\"CssSelector\",\"value\":\"p\"}]}"));
        var end = authored.ends().getFirst();
        assertThat(end.source()).isEqualTo("/documents/a");
        assertThat(end.selectors()).hasSize(3);

        authored.complete(
                end,
                new CompletedEnd(
                        "/documents/a@v1",
                        List.of(new TextQuoteSelector("ab", "x", "y"), new TextPositionSelector(new TextSpan(3, 5))),
                        "text/plain",
                        "2026-01-01T00:00:00Z"));

        Annotation stored = stored(authored);
        assertThat(stored.targets())
                .containsExactly(new Place("/documents/a", Optional.of("v1"), Optional.of(new TextSpan(3, 5))));
        assertThat(Json.write(served(authored, HERE).path("target")))
                .isEqualTo(
                        "{\"type\":[\"SpecificResource\",\"ex:Passage\"],\"source\":\"http://here.example/documents/a@v1\","
                                + "\"ex:mine\":1.10,\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"ab\",\"prefix\":\"x\",\"suffix\":\"y\"},"
                                + "{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":5},{\"type\":\"CssSelector\",\"value\":\"p\"}],"
                                + "\"format\":\"text/plain\",\"state\":{\"type\":\"TimeState\",\"cached\":\"http://here.example/documents/a@v1\","
                                + "\"sourceDate\":\"2026-01-01T00:00:00Z\"}}");
        assertThat(read(Json.write(served(authored, HERE))).repeats(end, stored))
                .as("sent back, it is the same")
                .isTrue();
    }

    @Test
    void bodies_are_understood_as_far_as_they_go() {
        Annotation stored = stored(
                read(
                        with(
                                TARGET
                                        + ",\"body\":[{\"type\":\"TextualBody\",\"value\":\"v\",\"purpose\":\"tagging\"},"
                                        + "{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"B\",\"scope\":\"s\"},"
                                        + "{\"type\":\"SpecificResource\",\"source\":\"http://here.example/documents/d\",\"relation\":\"quotes\"},\"http://b.example/\"]")));
        assertThat(stored.bodies())
                .containsExactly(
                        new Body.TextualBody("v", Optional.of("tagging")),
                        new Body.ReliabilityRating(
                                "source", "admiralty", 1, "B", Optional.of("s"), List.of(), Optional.empty()),
                        new Body.CrossReference(Place.whole("/documents/d"), "quotes"),
                        new Body.OtherBody());
        assertThat(StoredAnnotation.fromJson(StoredAnnotation.toJson(stored))).isEqualTo(stored);
    }

    @Test
    void a_selector_of_two_kinds_is_kept_and_breaks_nothing() {
        AuthoredAnnotation authored = read(onTarget("{\"source\":\"http://elsewhere.example/\",\"selector\":"
                + "{\"type\":[\"TextQuoteSelector\",\"TextPositionSelector\"],\"exact\":\"x\"}}"));
        assertThat(stored(authored).targets()).containsExactly(Place.whole("http://elsewhere.example/"));
    }

    @Test
    void what_is_said_beside_our_own_source_state_and_selectors_is_kept() {
        AuthoredAnnotation authored = read(
                onTarget(
                        "{\"source\":{\"id\":\"http://here.example/documents/a\",\"ex:shelf\":3},"
                                + "\"state\":{\"type\":\"HttpRequestState\",\"value\":\"Accept: text/plain\"},"
                                + "\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"ab\"},"
                                + "{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":9,\"refinedBy\":{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":5}}]}"));
        authored.complete(
                authored.ends().getFirst(),
                new CompletedEnd(
                        "/documents/a@v1",
                        List.of(new TextQuoteSelector("ab", "x", "y"), new TextPositionSelector(new TextSpan(3, 5))),
                        "text/plain",
                        "2026-01-01T00:00:00Z"));

        String target = Json.write(served(authored, HERE).path("target"));
        assertThat(target)
                .contains("\"source\":{\"id\":\"http://here.example/documents/a@v1\",\"ex:shelf\":3}")
                .contains("HttpRequestState")
                .contains("\"refinedBy\":{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":5}");
        assertThat(stored(authored).targets())
                .containsExactly(new Place("/documents/a", Optional.of("v1"), Optional.of(new TextSpan(3, 5))));
    }

    @Test
    void other_peoples_addresses_in_the_audience_are_kept_and_grant_nothing() {
        AuthoredAnnotation authored = read(with(
                TARGET + ",\"audience\":{\"id\":\"http://here.example/people/bobbobbobbob\",\"type\":\"Audience\"}"));

        assertThat(authored.groups()).isEmpty();
        assertThat(Json.write(served(authored, HERE).path("audience")))
                .isEqualTo("[{\"id\":\"http://here.example/people/adaadaadaada\",\"type\":\"Audience\"},"
                        + "{\"id\":\"http://here.example/people/bobbobbobbob\",\"type\":\"Audience\"}]");
    }
}
