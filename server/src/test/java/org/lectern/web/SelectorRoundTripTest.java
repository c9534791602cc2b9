package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.app.RunningLectern;
import org.lectern.document.Seeds;

/** Each kind of selector alone leads back to the span it was made for. */
class SelectorRoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SPANS = 1_000;
    private static final int LONGEST = 400;
    private static final int CONTEXT = 32;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    @BeforeAll
    static void start() {
        Random random = new Random(20261122);
        lectern.ingest("astral-and-marks", madeUp(random, "\n").getBytes(StandardCharsets.UTF_8));
        lectern.ingest("carriage-returns", madeUp(random, "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Words of several scripts, with characters beyond U+FFFF, stacked marks and repeated passages. */
    private static String madeUp(Random random, String lineEnd) {
        List<String> words = List.of(
                "Ры\u0301ков",
                "Ежо\u0301в",
                "tro\u0457ka",
                "𝔖talin",
                "👩‍👩‍👧",
                "e\u0301\u0323\u0308",
                "العربية",
                "n°",
                "00447",
                "𐍈",
                "“quota”",
                "naïve",
                "\u00a0",
                "ﬁnal");
        StringBuilder text = new StringBuilder("\uFEFF");
        for (int n = 0; n < 6_000; n++) {
            text.append(words.get(random.nextInt(words.size())));
            text.append(n % 17 == 0 ? lineEnd : n % 90 == 0 ? lineEnd + lineEnd : " ");
        }
        return text.toString();
    }

    static Stream<String> documents() {
        return Stream.concat(Seeds.ids().stream(), Stream.of("astral-and-marks", "carriage-returns"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void quote_position_and_fragment_each_alone_find_the_span(String document) throws Exception {
        CodePointText text = new CodePointText(
                lectern.get("/api/documents/%s/text".formatted(document)).body());
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        ObjectNode request = JSON.createObjectNode();
        ArrayNode selectors = request.putArray("selectors");
        List<TextSpan> wanted = new ArrayList<>();
        for (int n = 0; n < SPANS; n++) {
            int start = random.nextInt(text.length() - 1);
            int end = Math.min(text.length(), start + 1 + random.nextInt(LONGEST));
            TextSpan span = new TextSpan(start, end);
            String exact = text.slice(span);
            String prefix = text.sliceWithin(start - CONTEXT, start);
            String suffix = text.sliceWithin(end, end + CONTEXT);
            selectors
                    .addObject()
                    .put("type", "TextPositionSelector")
                    .put("start", start)
                    .put("end", end);
            selectors
                    .addObject()
                    .put("type", "FragmentSelector")
                    .put("conformsTo", "http://tools.ietf.org/rfc/rfc5147")
                    .put("value", "char=%d,%d".formatted(start, end));
            wanted.add(span);
            wanted.add(span);
            if (standsOnce(text.value(), prefix + exact + suffix)) {
                selectors
                        .addObject()
                        .put("type", "TextQuoteSelector")
                        .put("exact", exact)
                        .put("prefix", prefix)
                        .put("suffix", suffix);
                wanted.add(span);
            }
        }

        JsonNode results = JSON.readTree(lectern.send(
                                "POST",
                                "/api/documents/%s/anchor".formatted(document),
                                request.toString(),
                                "Content-Type",
                                "application/json")
                        .body())
                .path("results");

        assertThat(results).as("seed %d", seed).hasSameSizeAs(wanted);
        assertThat(wanted.size())
                .as("most quotes are told apart by their context")
                .isGreaterThan(SPANS * 2 + SPANS / 2);
        for (int n = 0; n < wanted.size(); n++) {
            JsonNode result = results.path(n);
            assertThat(result.path("state").textValue())
                    .as("seed %d: %s gave %s", seed, selectors.path(n), result)
                    .isEqualTo("exact");
            assertThat(new TextSpan(
                            result.path("start").intValue(), result.path("end").intValue()))
                    .as("seed %d: %s", seed, selectors.path(n))
                    .isEqualTo(wanted.get(n));
        }
    }

    private static boolean standsOnce(String text, String words) {
        int first = text.indexOf(words);
        return text.indexOf(words, first + 1) < 0;
    }
}
