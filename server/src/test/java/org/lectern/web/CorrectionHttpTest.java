package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.people.Audience;

/** Citations and works are corrected in a browser without JavaScript and by programs, on the seeds. */
class CorrectionHttpTest {
    private static final String WORKS = "/api/works?document=real-stalin-series";
    private static final String CITATIONS = "/api/documents/real-stalin-series/citations";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static Visitor reviewer;
    private static Visitor reader;

    @BeforeAll
    static void starts() {
        reviewer = Visitor.named(lectern, "Vera");
        reader = Visitor.named(lectern, "Ilya");
        // whoever makes a group owns it, and may do what reviewers may
        reviewer.post("/groups", "name", "Reviewers", "joining", "invitation");
    }

    @Test
    void two_spellings_are_merged_in_a_form_counted_together_and_kept_apart_again_by_one_button() {
        String chuev = work("Molotov Remembers");
        String kaganovich = work("THUS SPAKE KAGANOVICH");
        HttpResponse<String> merged = reviewer.post("/works/" + kaganovich + "/merge", "into", chuev);

        assertThat(merged.statusCode()).isEqualTo(303);
        assertThat(passages("Molotov Remembers")).isEqualTo(45);
        assertThat(reviewer.get("/works/" + kaganovich).headers().firstValue("Location"))
                .contains("/works/" + chuev);
        String page = reviewer.get("/works/" + chuev).body();
        assertThat(page)
                .contains("Cited in 45 places", "THUS SPAKE KAGANOVICH by Feliks Chuyev, 1992")
                .contains("Merged <a href=\"/works/" + kaganovich + "\"")
                .contains("Vera");

        HttpResponse<String> undone = reviewer.post(undo(page), "next", "/works/" + chuev);
        assertThat(reviewer.follow(undone).body()).contains("Undone: Merged", "<s>Merged");
        assertThat(passages("Molotov Remembers")).isEqualTo(44);
        assertThat(lectern.get("/works/" + kaganovich).statusCode()).isEqualTo(200);
    }

    @Test
    void ticked_citations_become_the_part_of_one_contributor_that_leads_to_its_volume() {
        String volume = work("Stalinist Terror");
        List<String> some = citationsOf(volume).subList(0, 2);
        HttpResponse<String> made = reviewer.post(
                "/works/" + volume + "/citations",
                "act",
                "contributor",
                "name",
                "Fitzpatrick, Sheila",
                "citation",
                some.get(0),
                "citation",
                some.get(1));
        String page = reviewer.follow(made).body();
        String part = json(CITATIONS).get("citations").findParents("id").stream()
                .filter(one -> one.path("id").asText().equals(some.get(0)))
                .map(one -> one.get("work").asText())
                .findFirst()
                .orElseThrow();

        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(part).isNotEqualTo(volume);
        assertThat(page).contains("Its parts", "/works/" + part, "Fitzpatrick, Sheila");
        assertThat(reviewer.get("/works/" + part).body())
                .contains("Part of", "/works/" + volume, "Cited in 2 places", "Fitzpatrick, Sheila");
        reviewer.post(undo(page), "next", "/works/" + volume);
        assertThat(citationsOf(volume)).containsAll(some);
    }

    @Test
    void a_citations_words_place_and_quotation_are_mended_by_copying_them_from_the_text() {
        JsonNode citation = json(CITATIONS).get("citations").get(3);
        String id = citation.get("id").asText();
        String words = citation.get("text").asText();
        String shorter = words.substring(0, words.indexOf(", p. "));
        HttpResponse<String> refused =
                reviewer.post("/citations/" + id + "/words", "words", "words that stand nowhere", "locator", "");
        HttpResponse<String> mended = reviewer.post("/citations/" + id + "/words", "words", shorter, "locator", "");
        JsonNode after = json(CITATIONS).get("citations").get(3);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("These words do not stand there.");
        assertThat(mended.statusCode()).isEqualTo(303);
        assertThat(after.get("id").asText()).isEqualTo(id);
        assertThat(after.get("text").asText()).isEqualTo(shorter);
        assertThat(after.get("locator").isNull()).isTrue();
        assertThat(after.get("quoted").isNull()).isTrue();
        String page = reviewer.follow(mended).body();
        assertThat(page).contains("Done. Corrected the words of");
        reviewer.post(undo(page), "next", "/citations/" + id + "/record");
        assertThat(json(CITATIONS).get("citations").get(3)).isEqualTo(citation);
    }

    @Test
    void a_citation_that_was_not_found_is_added_by_its_words_and_taken_back() {
        String words = "(Harold Denny, in the New York Times, January 15, 1939, wrote";
        HttpResponse<String> several =
                reviewer.post("/documents/real-stalin-series/citations", "words", "New York Times");
        HttpResponse<String> added =
                reviewer.post("/documents/real-stalin-series/citations", "words", words, "locator", "January 15, 1939");
        String page = reviewer.follow(added).body();

        assertThat(several.statusCode()).isEqualTo(422);
        assertThat(several.body()).contains("in several places");
        assertThat(page).contains("Done. Added");
        List<JsonNode> all = new ArrayList<>();
        json(CITATIONS).get("citations").forEach(all::add);
        JsonNode citation = all.stream()
                .filter(one -> one.get("text").asText().equals(words))
                .findFirst()
                .orElseThrow();
        assertThat(citation.get("locator").asText()).isEqualTo("January 15, 1939");
        assertThat(reader.get("/citations/" + citation.get("id").asText() + "/record")
                        .statusCode())
                .isEqualTo(200);
        reviewer.post(undo(page), "next", "/corrections");
        assertThat(json(CITATIONS).get("citations")).hasSize(623);
        assertThat(reader.get("/citations/" + citation.get("id").asText() + "/record")
                        .body())
                .contains("Somebody said that these words are no citation.");
    }

    @Test
    void the_reader_leads_from_the_words_of_a_citation_to_its_page() {
        String page = lectern.get("/documents/real-stalin-series/pages/1").body();
        String link = page.substring(page.indexOf("class=\"cited\" data-chrome href=\"") + 32);
        HttpResponse<String> leads =
                reader.get(link.substring(0, link.indexOf('"')).replace("&amp;", "&"));

        assertThat(leads.statusCode()).isEqualTo(303);
        assertThat(reader.follow(leads).body())
                .contains("Chamberlin, William Henry. Soviet Russia. Boston: Little, Brown, 1930, p. 124")
                .contains("The Soviet prison system, as applied")
                .doesNotContain("Correct this");
    }

    @Test
    void who_reviews_nothing_corrects_nothing_and_is_told_whom_to_ask() {
        String work = work("Let History Judge");
        HttpResponse<String> answer = reader.post("/works/" + work + "/merge", "into", work("Molotov Remembers"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("to make you a reviewer");
        assertThat(reader.get("/works/" + work).body()).doesNotContain("name=\"act\"", "Correct this");
        assertThat(new Visitor(lectern)
                        .post("/works/" + work + "/merge", "into", work)
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .startsWith("/sign-in");
        assertThat(passages("Let History Judge")).isEqualTo(25);
    }

    @Test
    void a_program_splits_renames_and_undoes_with_a_token() {
        String work = work("Human Rights in the Soviet Union");
        List<String> some = citationsOf(work).subList(0, 3);
        JsonNode split = json(api("/api/corrections", """
                {"kind":"split","from":"%s","citations":["%s","%s","%s"]}""".formatted(work, some.get(0), some.get(1), some.get(2))));
        String made = split.get("made").asText();
        HttpResponse<String> renamed = api("/api/corrections", """
                {"kind":"record","work":"%s","authors":["Szymanski, A."],"title":"Another printing","year":1990}""".formatted(made));

        assertThat(renamed.statusCode()).isEqualTo(201);
        assertThat(citationsOf(made)).containsExactlyElementsOf(some);
        assertThat(lectern.get("/works/" + made).body()).contains("Another printing", "Szymanski, A.");
        assertThat(api("/api/corrections/" + split.get("number").asText() + "/undo", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(citationsOf(work)).containsAll(some);
        assertThat(lectern.get("/works/" + made).statusCode()).isEqualTo(303);
        assertThat(api("/api/corrections", "{\"kind\":\"nonsense\"}").statusCode())
                .isEqualTo(422);
        assertThat(api("/api/corrections", "{\"kind\":\"merge\",\"from\":\"x\",\"into\":\"y\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(lectern.send("POST", "/api/corrections", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_is_refused_is_shown_again_as_it_was_typed_with_what_is_wrong_beside_its_field() {
        String work = "/works/" + work("Molotov Remembers");
        HttpResponse<String> year = reviewer.post(
                work + "/record",
                "authors",
                "Chuev, F.",
                "title",
                "Molotov \"Remembers\"",
                "year",
                "c199",
                "volume",
                "");
        assertThat(year.statusCode()).isEqualTo(422);
        assertThat(year.body())
                .contains("<title>Not kept – ", ">Chuev, F.</textarea>", "value=\"Molotov &quot;Remembers&quot;\"")
                .contains(
                        "<p class=\"trouble\" id=\"year-trouble\">Write the year in digits, or leave it empty.</p>",
                        "aria-invalid=\"true\" autofocus aria-describedby=\"year-trouble\" value=\"c199\"");

        List<String> some = citationsOf(work("Molotov Remembers")).subList(0, 2);
        HttpResponse<String> nameless = reviewer.post(
                work + "/citations",
                "act",
                "contributor",
                "name",
                "",
                "citation",
                some.get(0),
                "citation",
                some.get(1));
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body())
                .contains("id=\"contributor-trouble\">Write the contributor")
                .contains("value=\"%s\" checked".formatted(some.get(0)), "value=\"%s\" checked".formatted(some.get(1)));

        String citation = "/citations/" + some.get(0);
        HttpResponse<String> words =
                reviewer.post(citation + "/words", "words", "Nothing like it", "locator", "p. 1", "quoted", "");
        assertThat(words.statusCode()).isEqualTo(422);
        assertThat(words.body()).contains("id=\"words-trouble\"", ">Nothing like it</textarea>", "value=\"p. 1\"");

        HttpResponse<String> added = reviewer.post(
                "/documents/real-stalin-series/citations", "words", "Nothing like it", "locator", "", "quoted", "");
        assertThat(added.statusCode()).isEqualTo(422);
        assertThat(added.body()).contains("<details class=\"careful\" open>", ">Nothing like it</textarea>");
    }

    @Test
    void nobody_reads_of_corrections_to_documents_that_are_not_theirs() {
        String text = """
                Somebody's private words about something else.
                Secretive, Simon. A Hidden Book. London: Press, 1950, p. 7

                More of his words, about another thing.
                Secretive, Simon. A Hidden Book. London: Press, 1950, p. 8

                And a third time, differently.
                Secretive, Simon. Another Hidden Book. London: Press, 1951, p. 9
                """;
        lectern.ingest(
                "private-compilation",
                text.getBytes(StandardCharsets.UTF_8),
                Audience.ONLY_AUTHOR,
                Optional.of(lectern.account("Vera")));
        JsonNode works = parse(reviewer.getJson("/api/works?document=private-compilation"))
                .get("works");
        String one = works.get(0).get("id").asText();
        String other = works.get(1).get("id").asText();
        Visitor otherOwner = Visitor.named(lectern, "Nina");
        otherOwner.post("/groups", "name", "Others", "joining", "invitation");
        assertThat(otherOwner.get("/works/" + one).statusCode()).isEqualTo(404);
        HttpResponse<String> merged = reviewer.post("/works/" + other + "/merge", "into", one);
        String number = merged.headers().firstValue("Location").orElseThrow().replaceAll(".*corrected=", "");

        assertThat(reviewer.get("/corrections").body()).contains("A Hidden Book");
        assertThat(otherOwner.get("/corrections").body()).doesNotContain("Hidden");
        assertThat(parse(otherOwner.getJson("/api/corrections")).toString()).doesNotContain(one);
        assertThat(otherOwner.post("/corrections/" + number + "/undo").statusCode())
                .isEqualTo(404);
        assertThat(otherOwner.post("/works/" + other + "/merge", "into", one).statusCode())
                .isEqualTo(404);
    }

    private static String undo(String page) {
        int at = page.indexOf("action=\"/corrections/");
        return page.substring(at + 8, page.indexOf('"', at + 8));
    }

    private static String work(String title) {
        return found(title).get("id").asText();
    }

    private static int passages(String title) {
        return found(title).get("citations").asInt();
    }

    private static JsonNode found(String title) {
        for (JsonNode work : json(WORKS).get("works")) {
            if (work.get("title").asText().equals(title)) {
                return work;
            }
        }
        throw new AssertionError("No work is called " + title);
    }

    private static List<String> citationsOf(String work) {
        List<String> ids = new ArrayList<>();
        json(CITATIONS).get("citations").forEach(one -> {
            if (one.get("work").asText().equals(work)) {
                ids.add(one.get("id").asText());
            }
        });
        return ids;
    }

    private static HttpResponse<String> api(String path, String body) {
        return lectern.send(
                "POST",
                path,
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + lectern.token("Vera"));
    }

    private static JsonNode json(String path) {
        return parse(lectern.get(path, "Accept", "application/json"));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return parse(answer);
    }

    private static JsonNode parse(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
