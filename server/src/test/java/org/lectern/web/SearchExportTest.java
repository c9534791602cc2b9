package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.document.CanonicalText;
import org.lectern.document.Passage;
import org.lectern.document.Version;

/** What a search finds, taken away: every format by a parser of that format, for everybody only what is theirs to see. */
class SearchExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PIECES = List.of(
            "=1+1",
            "Ста\u0301лин",
            "𝔄𐍈🙂",
            "a | b",
            "[x](y)",
            "*so*",
            "<b>&amp;",
            "\"q\"",
            "'s'",
            "@at",
            "`c`",
            "e\u0301",
            "# no",
            "1. no",
            "\\",
            "~~~",
            "- x",
            "a_b_",
            "\u00a0",
            "plain words");

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String ada;
    private static String ben;

    @BeforeAll
    static void start() {
        ada = lectern.token("Ada");
        ben = lectern.token("Ben");
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("SearchExportTest: -Dlectern.seed=" + seed);
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 80; n++) {
            StringBuilder paragraph = new StringBuilder(PIECES.get(random.nextInt(PIECES.size())));
            for (int words = random.nextInt(8); words >= 0; words--) {
                paragraph.append(random.nextInt(6) == 0 ? "\n" : " ").append(PIECES.get(random.nextInt(PIECES.size())));
            }
            paragraph.append(n % 2 == 0 ? " shibboleth" : " nothing").append(" end");
            text.append(paragraph).append("\n\n");
        }
        lectern.ingest("odd", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> export(String token, String query, String more) {
        String path = "/api/search/export?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more;
        return token.isEmpty() ? lectern.get(path) : lectern.as(token, path);
    }

    private static Version version(String document) {
        return lectern.catalogue()
                .document(new org.lectern.document.DocumentId(document), org.lectern.people.Viewer.ANYONE)
                .orElseThrow()
                .current();
    }

    /** The passages of a document that hold a word, in order, from the canonical text itself. */
    private static List<String> holding(String document, String word) {
        Version version = version(document);
        CanonicalText text = lectern.catalogue().text(version);
        List<String> found = new ArrayList<>();
        Optional<Passage> next = lectern.catalogue().passageAt(version, 0);
        int end = 0;
        while (next.isPresent() && next.get().span().start() >= end) {
            end = next.get().span().end();
            String words = text.slice(next.get().span());
            if (words.contains(word)) {
                found.add(words);
            }
            next = lectern.catalogue().passageAt(version, end);
        }
        return found;
    }

    private static String annotate(String token, String document, String exact, String value, String audience)
            throws IOException {
        HttpResponse<String> made = lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "bodyValue":"%2$s"%3$s,"target":{"source":"%1$s/documents/%4$s",
                 "selector":{"type":"TextQuoteSelector","exact":"%5$s"}}}""".formatted(
                        lectern.base(),
                        value,
                        audience.isEmpty() ? "" : ",\"audience\":\"%s%s\"".formatted(lectern.base(), audience),
                        document,
                        exact));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asText();
    }

    @Test
    void every_passage_found_is_its_canonical_slice_in_every_format() throws IOException {
        List<String> expected = holding("odd", "shibboleth");
        assertThat(expected).hasSizeGreaterThan(30);

        JsonNode json =
                JSON.readTree(export("", "shibboleth in:odd", "&format=jsonld").body());
        assertThat(json.path("type").asText()).isEqualTo("AnnotationCollection");
        assertThat(json.path("total").asInt()).isZero();
        assertThat(json.path("passagesTotal").asInt()).isEqualTo(expected.size());
        List<String> fromJson = new ArrayList<>();
        CanonicalText text = lectern.catalogue().text(version("odd"));
        for (JsonNode passage : json.path("passages")) {
            fromJson.add(passage.path("selector").get(0).path("exact").asText());
            for (JsonNode span : passage.path("found")) {
                assertThat(text.slice(new org.lectern.anchor.TextSpan(
                                span.get(0).asInt(), span.get(1).asInt())))
                        .isEqualTo("shibboleth");
            }
        }
        assertThat(fromJson).isEqualTo(expected);
        assertThat(ExportTest.csvQuotes(
                        export("", "shibboleth in:odd", "&format=csv").body()))
                .isEqualTo(expected);
        assertThat(ExportTest.markdownQuotes(
                        export("", "shibboleth in:odd", "&format=markdown").body()))
                .isEqualTo(expected);
        Document page =
                Jsoup.parse(export("", "shibboleth in:odd", "&format=html").body());
        assertThat(page.select("blockquote").stream().map(Element::wholeText).toList())
                .isEqualTo(expected);
    }

    @Test
    void passages_and_notes_come_in_reading_order_each_with_where_it_stands() throws IOException {
        lectern.ingest(
                "zz-second",
                "The kumquat was here.\n\nNothing.\n\nA kumquat again, last one.\n".getBytes(StandardCharsets.UTF_8));
        annotate(ada, "zz-second", "Nothing", "no kumquat at all", "/groups/public");
        annotate(ada, "zz-second", "last one", "kumquat, the last", "/groups/public");
        annotate(ada, "zz-second", "was here", "is it?", "/groups/public");
        List<CSVRecord> rows =
                ExportTest.csv(export("", "kumquat", "&format=csv").body());
        assertThat(rows.stream().map(row -> row.get("kind")).toList())
                .containsExactly("export", "passage", "note", "passage", "note");
        assertThat(rows.stream().map(row -> row.get("quote")).toList())
                .containsExactly("", "The kumquat was here.", "Nothing", "A kumquat again, last one.", "last one");
        assertThat(rows.get(1).get("address")).startsWith(lectern.base() + "/documents/zz-second@");
        assertThat(rows.get(1).get("page")).isEqualTo("1");
        assertThat(rows.get(0).get("note"))
                .contains("Search: kumquat", "2 passages and 2 annotations: what anyone may see");
        HttpResponse<String> markdown = export("", "kumquat", "&format=markdown");
        assertThat(markdown.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename=\"Found-kumquat.md\"");
        assertThat(markdown.headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(markdown.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(export("", "was kumquat", "&scope=documents&format=csv").body())
                .contains("The kumquat was here.")
                .doesNotContain("A kumquat again");
    }

    /** The terms of http://www.w3.org/ns/anno.jsonld that can stand in what Lectern writes, and what JSON-LD itself knows. */
    private static final Set<String> W3C = Set.of(
            ("@context id type body target source selector state purpose motivation audience creator created modified"
                            + " generator items partOf first label total bodyValue format language value exact prefix suffix"
                            + " name start end cached sourceDate conformsTo via")
                    .split(" ", -1));

    @Test
    void every_member_of_an_export_means_something_to_programs_that_know_json_ld() throws IOException {
        lectern.ingest("zx-third", "A persimmon stands here.\n".getBytes(StandardCharsets.UTF_8));
        annotate(ada, "zx-third", "stands", "persimmon indeed", "/groups/everyone");
        JsonNode export =
                JSON.readTree(export(ada, "persimmon", "&format=jsonld").body());
        assertThat(export.path("passages")).isNotEmpty();
        assertThat(export.path("first").path("items")).isNotEmpty();
        Set<String> known = new TreeSet<>(W3C);
        export.path("@context").forEach(context -> context.fieldNames().forEachRemaining(known::add));
        Set<String> members = new TreeSet<>();
        collect(export, members);
        assertThat(known).containsAll(members);
        assertThat(members).contains("passages", "requestedBy", "sources", "groups", "citation");
    }

    private static void collect(JsonNode node, Set<String> members) {
        node.fieldNames().forEachRemaining(name -> {
            members.add(name);
            if (!name.equals("@context")) {
                collect(node.path(name), members);
            }
        });
        if (node.isArray()) {
            node.forEach(one -> collect(one, members));
        }
    }

    @Test
    void an_import_takes_the_annotations_of_what_was_found_and_leaves_its_passages() throws IOException {
        lectern.ingest("zy-third", "A medlar stands here.\n".getBytes(StandardCharsets.UTF_8));
        annotate(ada, "zy-third", "stands", "medlar indeed", "/groups/public");
        String found = export("", "medlar", "&format=jsonld").body();
        assertThat(JSON.readTree(found).path("passages")).hasSize(1);
        HttpResponse<String> answer =
                lectern.send("POST", "/api/import?dry=true", found, "Authorization", "Bearer " + ben);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("lines").findValuesAsText("result"))
                .containsExactly("unchanged");
    }

    @Test
    void nobody_takes_away_what_they_may_not_see() throws IOException {
        annotate(ada, "werth-2010", "269,100 persons", "loganberry private", "");
        annotate(ada, "werth-2010", "269,100 persons", "loganberry for accounts", "/groups/everyone");
        for (String format : List.of("jsonld", "markdown", "html", "csv")) {
            assertThat(export("", "loganberry", "&format=" + format).body())
                    .as(format)
                    .doesNotContain("loganberry private", "loganberry for accounts");
            assertThat(export(ben, "loganberry", "&format=" + format).body())
                    .as(format)
                    .contains("loganberry for accounts")
                    .doesNotContain("loganberry private");
            assertThat(export(ada, "loganberry", "&format=" + format).body())
                    .as(format)
                    .contains("loganberry for accounts", "loganberry private");
        }
        assertThat(JSON.readTree(export("", "loganberry", "&format=jsonld").body())
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_cannot_be_taken_away_is_answered_with_what_to_do() {
        assertThat(export("", "", "&format=csv").statusCode()).isEqualTo(422);
        assertThat(export("", "a", "&since=x&format=csv").statusCode()).isEqualTo(422);
        assertThat(export("", "a", "").body()).contains("jsonld, markdown, html, csv");
        assertThat(export("", "nothingofthatname", "&format=html").body()).contains("nothing in this selection");
        HttpResponse<String> page = lectern.get("/search/export?q=nothingofthatname", "Accept", "text/html");
        assertThat(page.body()).contains("nothing to export");
        assertThat(lectern.get("/search/export?q=", "Accept", "text/html").statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_page_leads_from_the_results_to_the_file_without_scripts() {
        Document results = Jsoup.parse(lectern.get("/search?q=shibboleth&in=odd&exact=true", "Accept", "text/html")
                .body());
        String way = results.select("main a").stream()
                .filter(link -> link.text().equals("Take these away"))
                .map(link -> link.attr("href"))
                .findFirst()
                .orElseThrow();
        Document screen = Jsoup.parse(lectern.get(way, "Accept", "text/html").body());
        Element form = java.util.Objects.requireNonNull(screen.selectFirst("main form"));
        StringBuilder query = new StringBuilder(form.attr("action")).append('?');
        form.select("input[type=hidden], input[checked]")
                .forEach(input -> query.append(input.attr("name"))
                        .append('=')
                        .append(URLEncoder.encode(input.attr("value"), StandardCharsets.UTF_8))
                        .append('&'));
        assertThat(ExportTest.markdownQuotes(lectern.get(query.toString()).body()))
                .isEqualTo(holding("odd", "shibboleth"));
    }
}
