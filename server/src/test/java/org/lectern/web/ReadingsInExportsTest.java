package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/** What exports say of suggested readings, to whom, and what is brought in again. */
class ReadingsInExportsTest extends SuggestedReadings {
    private String export(String format, String token) {
        String path = "/api/documents/%s/export?format=%s".formatted(SEED, format);
        HttpResponse<String> answer = token.isEmpty() ? lectern.get(path) : lectern.as(token, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String note(String words) {
        return address(
                lectern.annotate(ann, """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"a note"%s,
             "target":{"source":"%s/documents/%s"%s}}\
            """.formatted(shared("/groups/public"), lectern.base(), SEED, quote(words))));
    }

    private static Element quoteOf(String html, String words) {
        for (Element quote : Jsoup.parse(html).select("blockquote")) {
            Element alone = quote.clone();
            alone.select("em, .sic").forEach(said -> {
                if (said.is("em") && said.previousSibling() instanceof org.jsoup.nodes.TextNode before) {
                    before.text(before.getWholeText().replaceFirst(" $", ""));
                }
                said.remove();
            });
            if (alone.wholeText().strip().equals(words)) {
                return quote;
            }
        }
        throw new AssertionError("No quotation says “" + words + "” in " + html);
    }

    @Test
    void a_quote_stays_as_printed_and_what_it_should_read_stands_behind_the_words() {
        String words = "Genrikh lagoda with the fanatical";
        note(words);
        accepted(keeper, suggested(ann, "lag", "Iag", "/groups/public"), "/groups/public");
        accepted(keeper, suggested(ann, " the fanatical", "", "/groups/public"), "/groups/public");
        suggested(ann, "Genrikh", "Henry", "/groups/public");
        String markdown = export("markdown", "");
        Element quoted = quoteOf(
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown)), words);
        assertThat(quoted.select("em").eachText()).containsExactly("[sic; read: Iag]", "[sic; leave out]");
        Element inHtml = quoteOf(export("html", ""), words);
        assertThat(inHtml.select(".sic").eachText()).containsExactly("[sic; read: Iag]", "[sic; leave out]");
        assertThat(export("csv", ""))
                .contains("\"lag [sic; read: Iag]\r\n the fanatical [sic; leave out]\"".replace("\r\n", "\n"));
        assertThat(markdown).contains("**Ann**, suggested reading", "*read:* Iag", "*leave out*", "**Olga**, decision");
    }

    /** The quotation that holds these words, once what is said of them is taken away. */
    @Test
    void an_export_tells_nobody_of_readings_that_are_not_for_them() {
        note("Genrikh lagoda");
        accepted(vera, suggested(ilya, "lagoda", "Iagoda", group), group);
        for (String format : List.of("markdown", "html", "csv", "jsonld")) {
            assertThat(export(format, vera)).contains("Iagoda");
            assertThat(export(format, ann)).doesNotContain("Iagoda", "[sic");
            assertThat(export(format, "")).doesNotContain("Iagoda", "[sic");
        }
    }

    @Test
    void a_json_export_brought_in_elsewhere_has_readings_and_their_acceptance(@TempDir Path other) {
        accepted(vera, suggested(vera, "lagoda", "Iagoda", ""), "");
        String exported = export("jsonld", vera);
        try (RunningLectern elsewhere = RunningLectern.in(other)) {
            String token = elsewhere.token("Vera");
            HttpResponse<String> brought = elsewhere.send(
                    "POST",
                    "/api/import",
                    exported,
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "application/ld+json");
            assertThat(brought.statusCode()).as(brought.body()).isEqualTo(200);
            HttpResponse<String> found =
                    elsewhere.get("/api/search?q=Iagoda&in=" + SEED, "Authorization", "Bearer " + token);
            assertThat(byReading(json(found.body()))).as(brought.body()).hasSize(1);
        }
    }
}
