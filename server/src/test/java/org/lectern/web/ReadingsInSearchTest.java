package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Who finds a passage by words that it should read, and who does not. */
class ReadingsInSearchTest extends SuggestedReadings {
    private JsonNode found(String typed, String more, String token) {
        String path = "/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + more;
        HttpResponse<String> answer = token.isEmpty() ? lectern.get(path) : lectern.as(token, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    @Test
    void an_accepted_reading_is_found_by_its_words_and_leads_to_the_printed_ones() {
        String text = lectern.get("/api/documents/%s/text".formatted(SEED)).body();
        String reading = suggested(ann, "Genrikh lagoda", "Heinrich Schliemann", "/groups/public");
        JsonNode before = found("Schliemann", "&scope=documents", "");
        assertThat(before.path("total").asInt()).isZero();

        accepted(keeper, reading, "/groups/public");
        JsonNode hit = found("Schliemann", "&scope=documents", "").at("/hits/0");
        assertThat(hit.path("match").asText()).isEqualTo("reading");
        assertThat(hit.at("/readings/0/printed").asText()).isEqualTo("Genrikh lagoda");
        assertThat(hit.at("/readings/0/reading").asText()).isEqualTo("Heinrich Schliemann");
        assertThat(hit.at("/readings/0/annotation").asText()).isEqualTo(reading);
        assertThat(text.substring(hit.path("start").asInt(), hit.path("end").asInt()))
                .isEqualTo("Genrikh lagoda");
        assertThat(hit.at("/snippet/text").asText()).contains("Genrikh lagoda").doesNotContain("Schliemann");
        assertThat(hit.path("address").asText())
                .contains("span=%d-%d"
                        .formatted(hit.path("start").asInt(), hit.path("end").asInt()));

        assertThat(byReading(found("\"executed Heinrich Schliemann with\"", "", "")))
                .as("a phrase of printed and read words")
                .hasSize(1);
        assertThat(byReading(found("Schliemann fanatical -lagoda", "", ""))).hasSize(1);
        assertThat(byReading(found("Schliemann -fanatical", "", ""))).isEmpty();
        assertThat(byReading(found("Schliem*", "", ""))).hasSize(1);
        assertThat(byReading(found("Schliemann in:werth-2010", "", ""))).isEmpty();
        assertThat(found("Schliemann", "&scope=documents&exact=true", "")
                        .path("total")
                        .asInt())
                .as("exact means as it is transcribed")
                .isZero();
        String page = lectern.get("/search?q=Schliemann", "Accept", "text/html").body();
        assertThat(Jsoup.parse(page).select(".hit .meta").text())
                .contains("By an accepted reading: “Genrikh lagoda”, read “Heinrich Schliemann”");

        address(decide(keeper, reading, "set-aside", "/groups/public"));
        assertThat(found("Schliemann", "&scope=documents", "").path("total").asInt())
                .isZero();
    }

    @Test
    void a_passage_is_one_hit_whether_it_is_found_as_printed_or_as_read() {
        accepted(keeper, suggested(ann, "lagoda", "Iagoda", "/groups/public"), "/groups/public");
        JsonNode found = found("Iagoda", "&scope=documents&in=" + SEED, "");
        assertThat(found.path("total").asInt()).isEqualTo(found.path("hits").size());
        assertThat(byReading(found))
                .as("surer than a guess at what the scanner misread")
                .hasSize(1);
        assertThat(found("lagoda", "&scope=documents&in=" + SEED, "")
                        .at("/hits/0/match")
                        .asText())
                .isEqualTo("same");
    }

    @Test
    void nobody_finds_by_a_reading_or_an_acceptance_that_is_not_for_them() {
        String inGroup = suggested(ilya, "lagoda", "Wolkenstein", group);
        accepted(vera, inGroup, group);
        for (String token : List.of(vera, ilya)) {
            assertThat(byReading(found("Wolkenstein", "", token))).hasSize(1);
            assertThat(byReading(found("Genrikh -Wolkenstein", "", token))).isEmpty();
        }
        JsonNode plain = found("Genrikh lagoda", "", ann);
        for (String token : List.of("", ann, keeper)) {
            assertThat(found("Wolkenstein", "", token).path("total").asInt()).isZero();
            assertThat(found("Genrikh lagoda", "", token)).isEqualTo(plain);
            assertThat(found("Genrikh lagoda -Wolkenstein", "", token).path("total"))
                    .isEqualTo(plain.path("total"));
        }

        String open = suggested(ann, "fanatical", "Wolkenburg", "/groups/public");
        accepted(keeper, open, "");
        assertThat(byReading(found("Wolkenburg", "", keeper))).hasSize(1);
        assertThat(found("Wolkenburg", "&scope=documents", ann).path("total").asInt())
                .as("the reading can be seen by all, that it was accepted by its keeper alone")
                .isZero();
    }

    @Test
    void Russian_words_are_found_too() {
        lectern.ingest(
                "list", "Список № 1\n\nПодписали Рыиов и Бухарин 👩‍👩‍👧 в июле.\n".getBytes(StandardCharsets.UTF_8));
        accepted(keeper, address(suggest(ann, "list", quote("Рыиов"), "Рыков", "/groups/public")), "/groups/public");
        accepted(keeper, address(suggest(ann, "list", quote(" 👩‍👩‍👧"), "", "/groups/public")), "/groups/public");
        assertThat(byReading(found("Рыков in:list", "", ""))).hasSize(1);
        assertThat(byReading(found("Rykov in:list", "", ""))).as("by its name").hasSize(1);
        assertThat(byReading(found("\"Рыков и Бухарин в июле\"", "", "")))
                .as("over words that are left out")
                .hasSize(1);
    }

    @Test
    void in_a_new_version_it_goes_on_counting_where_its_words_still_stand_and_nowhere_else() {
        String first = "A report\n\nHe replaced Genrikh lagoda with Ezhov in the autumn.\n\nThe end of it.\n";
        lectern.ingest("report", first.getBytes(StandardCharsets.UTF_8));
        String reading = address(suggest(ann, "report", quote("lagoda"), "Iagoda", "/groups/public"));
        accepted(keeper, reading, "/groups/public");
        lectern.ingest("report", first.replace("He", "Then he").getBytes(StandardCharsets.UTF_8));
        JsonNode moved = byReading(found("Iagoda in:report", "", "")).getFirst();
        String text = lectern.get("/api/documents/report/text").body();
        assertThat(text.substring(moved.path("start").asInt(), moved.path("end").asInt()))
                .isEqualTo("lagoda");

        lectern.ingest("report", first.replace("lagoda", "Iagoda").getBytes(StandardCharsets.UTF_8));
        JsonNode corrected = found("Iagoda in:report", "&scope=documents", "");
        assertThat(byReading(corrected)).isEmpty();
        assertThat(corrected.at("/hits/0/match").asText()).isEqualTo("same");
    }
}
