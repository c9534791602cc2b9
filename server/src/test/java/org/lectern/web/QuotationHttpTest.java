package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.document.Metadata;
import org.lectern.document.PlainMetadata;

/** Quotations of a work that is in the library itself, held against it over HTTP. */
class QuotationHttpTest {
    private static final String BOOK = """
            The Timber Port

            The harbour had been closed for a week when the inspector arrived. He walked along the quay in silence, counted the lighters that lay there, and noted that only four of them were fit to sail.

            The foreman, who had waited for him since the morning, said that the timber would rot before the ice broke. Nobody contradicted him, and the inspector closed his book.
            """;
    private static final String COMPILATION = """
            Voices of the Coast

            He walked along the quay in silence, counted the lighters that lay there, and noted that only four of them were fit to sail.
            Holm, Ada. The Timber Port. Riga: Valters, 1931, p. 12

            The foreman … said that the timber would rot before the ice broke. Nobody contradicted him
            Holm, Ada. The Timber Port. Riga: Valters, 1931, p. 13

            The foreman, who had slept since the morning, said that the timber would never rot before the ice broke.
            Holm, Ada. The Timber Port. Riga: Valters, 1931, p. 14

            All the boats were burnt by order of the prince on the eve of the great fair that year.
            Holm, Ada. The Timber Port. Riga: Valters, 1931, p. 15

            Another voice speaks of the winter in the north and of the bread that was sent there.
            Berg, Otto. The North. Oslo: Aschehoug, 1929, p. 7
            """;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String[] signed;

    @BeforeAll
    static void starts() {
        signed =
                new String[] {"Authorization", "Bearer " + lectern.token("Vera").strip()};
        lectern.ingest("timber-port", metadata("The Timber Port", List.of("Ada Holm"), "1931"), bytes(BOOK));
        lectern.ingest("coast", metadata("Voices of the Coast", List.of(), "1950"), bytes(COMPILATION));
    }

    private static Metadata metadata(String title, List<String> creators, String date) {
        return PlainMetadata.of(title, creators, Optional.of(date));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = lectern.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<JsonNode> citations(String title) throws Exception {
        String work = "";
        for (JsonNode one : json("/api/works?document=coast").get("works")) {
            work = one.get("title").asText().equals(title) ? one.get("id").asText() : work;
        }
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode citation : json("/api/documents/coast/citations").get("citations")) {
            if (citation.get("work").asText().equals(work)) {
                found.add(citation);
            }
        }
        return found;
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields) {
        return post(path, fields, "application/json");
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields, String accepted) {
        List<String> sent = new ArrayList<>();
        fields.forEach((name, value) -> sent.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return lectern.send(
                "POST",
                path,
                String.join("&", sent),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                accepted,
                signed[0],
                signed[1]);
    }

    @Test
    void a_work_whose_record_agrees_with_a_document_has_its_quotations_checked_against_it() throws Exception {
        List<String> outcomes = new ArrayList<>();
        List<String> proposed = new ArrayList<>();
        for (JsonNode citation : citations("The Timber Port")) {
            JsonNode check = json("/api/citations/" + citation.get("id").asText() + "/check");
            assertThat(check.get("document").asText()).isEqualTo("timber-port");
            outcomes.add(check.get("outcome").asText());
            proposed.add(check.get("proposed").asText());
        }
        assertThat(outcomes).containsExactly("verbatim", "disclosed", "undisclosed", "notFound");
        assertThat(proposed).containsExactly("T1", "T2", "T3", "T4");
    }

    @Test
    void the_proposal_is_only_that_until_somebody_stores_it() throws Exception {
        JsonNode citation = citations("The Timber Port").get(1);
        String path = "/citations/" + citation.get("id").asText() + "/check";
        String listed = "/annotations/?motivation=assessing&target=" + lectern.base() + "/documents/coast";
        assertThat(lectern.get(listed, "Accept", "application/ld+json").body()).contains("\"total\":0");
        Document page = Jsoup.parse(lectern.get(path, signed).body());
        assertThat(page.select("select[name=grade] option[selected]").val()).isEqualTo("T2");
        assertThat(page.select(".pairs").text()).contains("The foreman", "said that the timber would rot");
        assertThat(page.select(".edits").text()).contains("left out, with an ellipsis");

        HttpResponse<String> stored = post(path, Map.of("grade", "T2", "audience", "/groups/public", "words", ""));

        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(303);
        String notes = lectern.get(listed, "Accept", "application/ld+json").body();
        assertThat(notes).contains("\"value\":\"T2\"", "\"axis\":\"transmission\"");
        assertThat(post(path, Map.of("grade", "T1", "audience", "")).statusCode())
                .isEqualTo(409);
        assertThat(post(path, Map.of("grade", "good", "audience", "")).statusCode())
                .isEqualTo(422);
        assertThat(lectern.send(
                                "POST",
                                path,
                                "grade=T1",
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Origin",
                                lectern.base())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_grade_that_cannot_be_stored_comes_back_as_it_was_typed_with_what_is_wrong_beside_its_field()
            throws Exception {
        String path =
                "/citations/" + citations("The Timber Port").get(3).get("id").asText() + "/check";

        HttpResponse<String> noGrade =
                post(path, Map.of("grade", "good", "audience", "/groups/everyone", "words", "Seen <b>."), "text/html");
        assertThat(noGrade.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(noGrade.body());
        assertThat(page.select("#grade-trouble").text()).contains("Choose one of the grades T0 to T4");
        assertThat(page.select("#grade").hasAttr("autofocus")).isTrue();
        assertThat(page.select("#rating-words").val()).isEqualTo("Seen <b>.");
        assertThat(page.select("#rating-audience option[selected]").val()).isEqualTo("/groups/everyone");

        Map<String, String> others = Map.of("grade", "T4", "audience", "/groups/no-such-group", "words", "");
        Document notTheirs = Jsoup.parse(post(path, others, "text/html").body());
        assertThat(notTheirs.select("#rating-audience-trouble")).isNotEmpty();
        assertThat(notTheirs.select("#grade option[selected]").val()).isEqualTo("T4");

        Map<String, String> stored = Map.of("grade", "T3", "audience", "", "words", "");
        assertThat(post(path, stored, "text/html").statusCode()).isEqualTo(303);
        Document twice = Jsoup.parse(post(path, stored, "text/html").body());
        assertThat(twice.select("form.cmp-link > .trouble[role=alert]").text())
                .contains("each person has one current rating");
        assertThat(twice.select("#grade option[selected]").val()).isEqualTo("T3");
    }

    @Test
    void a_document_that_is_none_is_refused_beside_the_list_of_documents() throws Exception {
        String work = "/works/" + citations("The North").getFirst().get("work").asText();

        HttpResponse<String> refused = post(work + "/document", Map.of("document", "no-such-text"), "text/html");

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.title()).startsWith("Not kept");
        assertThat(page.select("#work-document-trouble").text()).startsWith("There is no such document here.");
        assertThat(page.select("#work-document").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void a_person_says_which_document_a_work_is_and_that_it_is_none() throws Exception {
        JsonNode citation = citations("The North").getFirst();
        String work = "/works/" + citation.get("work").asText();
        String check = "/api/citations/" + citation.get("id").asText() + "/check";
        assertThat(lectern.get(check).statusCode()).isEqualTo(404);

        assertThat(post(work + "/document", Map.of("document", "timber-port")).statusCode())
                .isEqualTo(303);
        assertThat(json(check).get("outcome").asText()).isEqualTo("notFound");
        Document page = Jsoup.parse(lectern.get(work + "/quotations").body());
        assertThat(page.select("main").text()).contains("Vera says so", "Most of its words were not found");

        assertThat(post(work + "/document", Map.of("document", "")).statusCode())
                .isEqualTo(303);
        assertThat(lectern.get(check).statusCode()).isEqualTo(404);
        assertThat(post(work + "/document", Map.of("document", "no-such-text")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_works_page_leads_to_its_quotations_in_both_languages() throws Exception {
        String work =
                "/works/" + citations("The Timber Port").getFirst().get("work").asText();

        Document page = Jsoup.parse(lectern.get(work).body());
        assertThat(page.select("a[href=" + work + "/quotations]").text()).isEqualTo("Quotations against the source");
        Document list = Jsoup.parse(lectern.get(work + "/quotations", "Cookie", "lectern-language=ru")
                .body());
        assertThat(list.select("h1").text()).isEqualTo("Цитаты и источник");
        assertThat(list.select(".citings > li")).hasSize(4);
        assertThat(list.text()).contains("Автор, название и год совпадают", "предлагается T1");
    }
}
