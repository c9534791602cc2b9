package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.anchor.TextSpan;
import org.lectern.app.RunningLectern;
import org.lectern.document.CanonicalText;
import org.lectern.document.Version;
import org.lectern.export.CsvCell;
import org.lectern.export.MarkdownTextTest;

/** Excerpts as programs read them: each format by a parser of that format. */
class ExportTest {
    private static final String ODD = """
            = no formula, =1+1, "quoted", 'so'
            + plus | pipe [bracket](x) <b>&amp; `code` *star* _line_
            - Ста́лин, а́ббат, Єжо́в, e\u0301te\u0301 𝔄𐍈🙂
            @at\ttab  two spaces\u00A0
            # no heading

            1. no list \\ back
                indented

            > no quote ~~~ ``` $x$
            """.repeat(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String ada;
    private static Version odd;

    @BeforeAll
    static void start() {
        ada = lectern.token("Ada");
        odd = lectern.ingest("odd", ODD.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> export(String token, String path) {
        return token.isEmpty() ? lectern.get(path) : lectern.as(token, path);
    }

    private static JsonNode jsonLd(String token, String path) throws IOException {
        HttpResponse<String> answer = export(token, path + "format=jsonld");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String annotate(String token, String source, TextSpan span, String rest) throws IOException {
        String target = """
                {"type":"SpecificResource","source":"%s%s","selector":{"type":"TextPositionSelector","start":%d,"end":%d}}""".formatted(lectern.base(), source, span.start(), span.end());
        return annotate(token, target, rest);
    }

    private static String annotate(String token, String target, String rest) throws IOException {
        HttpResponse<String> made = lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":%s%s}""".formatted(target, rest));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asText();
    }

    private static String forAnyone() {
        return ",\"audience\":\"%s/groups/public\"".formatted(lectern.base());
    }

    /** The quotations of an export, in its order, one for words quoted several times in a row. */
    private static List<String> once(List<String> quotes) {
        List<String> once = new ArrayList<>();
        quotes.forEach(quote -> {
            if (once.isEmpty() || !once.getLast().equals(quote)) {
                once.add(quote);
            }
        });
        return once;
    }

    @Test
    void every_quote_in_every_format_is_the_canonical_slice() throws IOException {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        CanonicalText text = lectern.catalogue().text(odd);
        List<TextSpan> spans = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            int start = random.nextInt(text.length() - 1);
            spans.add(new TextSpan(start, Math.min(text.length(), start + 1 + random.nextInt(120))));
        }
        for (TextSpan span : spans) {
            annotate(ada, odd.address().path(), span, ",\"bodyValue\":\"=note\"");
        }
        List<String> expected = spans.stream()
                .sorted(java.util.Comparator.comparingInt(TextSpan::start).thenComparingInt(TextSpan::end))
                .map(text::slice)
                .toList();
        String path = "/api/people/%s/export?include=notes&".formatted(id("Ada"));
        String what = "seed " + seed;

        JsonNode items = jsonLd(ada, path).path("first").path("items");
        List<String> fromJson = new ArrayList<>();
        items.forEach(item -> {
            if (item.path("target").path("source").asText().contains("/documents/odd@")) {
                fromJson.add(item.path("target")
                        .path("selector")
                        .get(0)
                        .path("exact")
                        .asText());
            }
        });
        assertThat(fromJson).as(what).isEqualTo(expected);
        assertThat(csvQuotes(export(ada, path + "format=csv").body())).as(what).isEqualTo(expected);
        assertThat(markdownQuotes(export(ada, path + "format=markdown").body()))
                .as(what)
                .isEqualTo(once(expected));
        Document page = Jsoup.parse(export(ada, path + "format=html").body());
        assertThat(page.select("blockquote").stream().map(Element::wholeText).toList())
                .as(what)
                .isEqualTo(once(expected));
    }

    private static String id(String name) {
        return lectern.account(name).value();
    }

    static List<CSVRecord> csv(String body) throws IOException {
        assertThat(body).startsWith("\uFEFF");
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(body.substring(1)))
                .getRecords();
    }

    static List<String> csvQuotes(String body) throws IOException {
        List<CSVRecord> records = csv(body);
        assertThat(records.getFirst().get("kind")).isEqualTo("export");
        for (CSVRecord row : records) {
            row.forEach(cell -> assertThat(cell).doesNotMatch("(?s)[=+@\t\r-].*"));
        }
        return records.stream()
                .map(row -> CsvCell.original(row.get("quote")))
                .filter(quote -> !quote.isEmpty())
                .toList();
    }

    static List<String> markdownQuotes(String body) {
        List<String> quotes = new ArrayList<>();
        Node node = Parser.builder().build().parse(body).getFirstChild();
        for (; node != null; node = node.getNext()) {
            if (node instanceof BlockQuote) {
                quotes.add(MarkdownTextTest.quotedText(node));
            }
        }
        return quotes;
    }

    @Test
    void an_export_says_what_it_is_and_holds_only_what_its_reader_may_see() throws IOException {
        String ben = lectern.token("Ben");
        String source = lectern.ingest("shared", "One two three four.\n".getBytes(StandardCharsets.UTF_8))
                .address()
                .path();
        annotate(ada, source, new TextSpan(0, 3), ",\"bodyValue\":\"for all\"" + forAnyone());
        annotate(ada, source, new TextSpan(4, 7), ",\"bodyValue\":\"for Ada alone\"");
        String path = "/api/documents/shared/export?";

        JsonNode adas = jsonLd(ada, path);
        assertThat(adas.path("total").intValue()).isEqualTo(2);
        JsonNode bens = jsonLd(ben, path);
        assertThat(bens.path("total").intValue()).isEqualTo(1);
        assertThat(bens.path("generator").path("id").asText()).isEqualTo(lectern.base() + "/");
        assertThat(bens.path("requestedBy").path("name").asText()).isEqualTo("Ben");
        assertThat(bens.path("sources").get(0).path("version").asText()).isEqualTo(source.split("@", -1)[1]);
        for (String format : List.of("jsonld", "markdown", "html", "csv")) {
            String forBen = export(ben, path + "format=" + format).body();
            assertThat(forBen).as(format).contains("for all").doesNotContain("for Ada alone", "only its author");
            String forAnyone = export("", path + "format=" + format).body();
            assertThat(forAnyone).as(format).contains("for all").doesNotContain("for Ada alone", "Ben");
            assertThat(forAnyone).as(format).contains(lectern.base(), source.split("@", -1)[1]);
        }
        assertThat(export("", path + "format=markdown").body()).contains("1 annotation: what anyone may see");
    }

    @Test
    void ratings_links_and_answers_come_with_the_words_they_belong_to() throws IOException {
        String source = lectern.ingest("talk", "Alpha beta gamma delta.\n".getBytes(StandardCharsets.UTF_8))
                .address()
                .path();
        String rating = """
                ,"motivation":"assessing","body":{"type":"ReliabilityRating","purpose":"assessing","axis":"source",\
                "scale":"admiralty","value":"D","explanation":"=hearsay"}""";
        String link = """
                ,"motivation":"linking","body":{"type":"SpecificResource","purpose":"linking","relation":"contradicts",\
                "source":"%s%s","selector":{"type":"TextPositionSelector","start":17,"end":22}}""".formatted(lectern.base(), source);
        annotate(ada, source, new TextSpan(6, 10), rating + forAnyone());
        annotate(ada, source, new TextSpan(0, 5), link + forAnyone());
        String note = annotate(
                ada,
                source,
                new TextSpan(11, 16),
                ",\"body\":[{\"type\":\"TextualBody\",\"format\":\"text/markdown\",\"value\":\"**why**? <script>alert(1)</script> ![pic](http://example.org/p.png)\"},"
                        + "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"order\"}]" + forAnyone());
        String answer = annotate(
                lectern.token("Ben"),
                "\"" + note + "\"",
                ",\"motivation\":\"replying\",\"bodyValue\":\"because\"" + forAnyone());
        annotate(ada, "\"" + answer + "\"", ",\"motivation\":\"replying\",\"bodyValue\":\"so\"" + forAnyone());
        String path = "/api/documents/talk/export?";

        List<CSVRecord> rows = csv(export("", path + "format=csv").body());
        assertThat(rows.stream().map(row -> row.get("kind")).toList())
                .containsExactly("export", "link", "rating", "note", "reply", "reply");
        assertThat(rows.get(1).get("linked quote")).isEqualTo("delta");
        assertThat(rows.get(1).get("relation")).isEqualTo("contradicts");
        assertThat(rows.get(2).get("source grade")).isEqualTo("D");
        assertThat(CsvCell.original(rows.get(2).get("explanation"))).isEqualTo("=hearsay");
        assertThat(rows.get(4).get("author")).isEqualTo("Ben");
        assertThat(rows.get(4).get("answers")).isEqualTo(note);
        assertThat(rows.get(5).get("depth")).isEqualTo("2");

        String html = export("", path + "format=html").body();
        Document page = Jsoup.parse(html);
        assertThat(page.select("script, img, link, iframe, object")).isEmpty();
        assertThat(page.select(".markdown strong").text()).isEqualTo("why");
        assertThat(page.select(".markdown").text()).contains("<script>alert(1)</script>");
        assertThat(page.select(".note.depth-2").text()).contains("so");

        String chosen = export("", path + "include=notes&format=markdown").body();
        assertThat(chosen)
                .contains("Left out by choice: Reliability ratings, Cross-references, Suggested readings, Replies.")
                .doesNotContain("hearsay", "because");
        assertThat(jsonLd("", path + "include=ratings&").path("total").intValue())
                .isEqualTo(1);
    }

    @Test
    void a_file_has_a_name_that_every_system_takes_and_the_one_it_is_called() {
        HttpResponse<String> answer = export(ada, "/api/people/%s/export?format=markdown".formatted(id("Ada")));
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"Annotations-by-Ada.md\"; filename*=UTF-8''Annotations%20by%20Ada.md");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/markdown");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(ExportRoutes.disposition("Чтения/\"по\" вторникам\r\n.csv"))
                .isEqualTo(
                        "attachment; filename=\"export.csv\"; filename*=UTF-8''%D0%A7%D1%82%D0%B5%D0%BD%D0%B8%D1%8F%20%D0%BF%D0%BE%20%20%D0%B2%D1%82%D0%BE%D1%80%D0%BD%D0%B8%D0%BA%D0%B0%D0%BC%20.csv");
    }

    @Test
    void what_cannot_be_exported_is_refused_with_what_to_do() {
        assertThat(export(ada, "/api/documents/odd/export?format=docx").body()).contains("jsonld, markdown, html, csv");
        assertThat(export(ada, "/api/documents/odd/export?format=csv&include=").statusCode())
                .isEqualTo(422);
        assertThat(export(ada, "/api/documents/never/export?format=csv").statusCode())
                .isEqualTo(404);
        assertThat(export(ada, "/api/groups/never/export?format=csv").statusCode())
                .isEqualTo(404);
        assertThat(export("", "/api/people/%s/export?format=csv".formatted(id("Ada")))
                        .statusCode())
                .isEqualTo(404);
    }
}
