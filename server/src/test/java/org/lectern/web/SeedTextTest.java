package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.app.RunningLectern;
import org.lectern.document.Seeds;

/** What is served is the file, code point for code point. */
class SeedTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static JsonNode json(String path) throws Exception {
        return JSON.readTree(lectern.get(path).body());
    }

    @ParameterizedTest
    @MethodSource(Seeds.IDS)
    void pages_and_blocks_put_together_again_equal_the_file(String document) throws Exception {
        CodePointText text = new CodePointText(Seeds.file(document));
        StringBuilder pages = new StringBuilder();
        StringBuilder blocks = new StringBuilder();
        Set<String> ids = new HashSet<>();
        int pageCount = json("/api/documents/" + document).path("pages").intValue();
        int at = 0;
        for (int n = 1; n <= pageCount; n++) {
            JsonNode page = json("/api/documents/%s/pages/%d".formatted(document, n));
            assertThat(page.path("start").intValue()).isEqualTo(pages.codePointCount(0, pages.length()));
            pages.append(page.path("text").textValue());
            for (JsonNode block : page.path("blocks")) {
                int start = block.path("start").intValue();
                String gap = text.slice(new TextSpan(at, start));
                assertThat(gap.replace("\u00a0", " "))
                        .as("what lies before %s", block)
                        .isBlank();
                assertThat(ids.add(block.path("id").textValue())).isTrue();
                at = block.path("end").intValue();
                assertThat(at)
                        .isGreaterThan(start)
                        .isLessThanOrEqualTo(page.path("end").intValue());
                blocks.append(gap).append(text.slice(new TextSpan(start, at)));
            }
        }
        blocks.append(text.slice(new TextSpan(at, text.length())));

        assertThat(pages.toString()).isEqualTo(Seeds.file(document));
        assertThat(blocks.toString()).isEqualTo(Seeds.file(document));
        assertThat(lectern.get("/api/documents/%s/text".formatted(document)).body())
                .isEqualTo(Seeds.file(document));
    }

    @ParameterizedTest
    @MethodSource(Seeds.IDS)
    void the_text_bearing_nodes_of_the_pages_as_served_equal_the_file(String document) throws Exception {
        StringBuilder text = new StringBuilder();
        int pageCount = json("/api/documents/" + document).path("pages").intValue();
        for (int n = 1; n <= pageCount; n++) {
            text.append(textOf(lectern.get("/documents/%s/pages/%d".formatted(document, n), "Accept", "text/html")
                    .body()));
        }

        assertThat(text.toString()).isEqualTo(Seeds.file(document));
    }

    static String textOf(String html) {
        StringBuilder text = new StringBuilder();
        for (Element bearer : Jsoup.parse(html).select("[data-text]")) {
            Element copy = bearer.clone();
            copy.select("[data-chrome]").remove();
            text.append(copy.wholeText());
        }
        return text.toString();
    }
}
