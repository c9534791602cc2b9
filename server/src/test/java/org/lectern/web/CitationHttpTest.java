package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.document.CanonicalText;
import org.lectern.document.DocumentAddress;
import org.lectern.people.Viewer;

/** Citations and works over HTTP, on the seeds. */
class CitationHttpTest {
    private static final String COMPILATION = "/api/documents/real-stalin-series/citations";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    @Test
    void each_citation_is_the_texts_own_words_with_its_work() throws Exception {
        JsonNode citations = json(COMPILATION).get("citations");
        CanonicalText text = lectern.catalogue()
                .version(DocumentAddress.parse("real-stalin-series").orElseThrow(), Viewer.ANYONE)
                .map(lectern.catalogue()::text)
                .orElseThrow();
        Set<String> works = new HashSet<>();
        json("/api/works?document=real-stalin-series")
                .get("works")
                .forEach(work -> works.add(work.get("id").asText()));

        assertThat(citations).hasSize(623);
        for (JsonNode citation : citations) {
            var span = new org.lectern.anchor.TextSpan(
                    citation.get("start").asInt(), citation.get("end").asInt());
            assertThat(citation.get("text").asText()).isEqualTo(text.slice(span));
            assertThat(works).contains(citation.get("work").asText());
            assertThat(citation.get("quoted").get("end").asInt()).isLessThan(span.start());
        }
    }

    @Test
    void ids_stay_after_a_restart() throws Exception {
        JsonNode before = json(COMPILATION);
        lectern.restart();

        assertThat(json(COMPILATION)).isEqualTo(before);
    }

    @Test
    void a_citation_leads_to_its_page_with_it_shown_and_a_work_lists_where_it_is_cited() throws Exception {
        JsonNode citation = json(COMPILATION).get("citations").get(0);
        HttpResponse<String> answer =
                lectern.get("/citations/" + citation.get("id").asText());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .endsWith("/pages/1?span=" + citation.get("start").asInt() + "-"
                        + citation.get("end").asInt());
        assertThat(lectern.get("/works/" + citation.get("work").asText()).body())
                .contains("Chamberlin, William Henry. Soviet Russia. Boston: Little, Brown, 1930, p. 124")
                .contains("Cited in 1 place");
        assertThat(lectern.get("/works?document=real-stalin-series").body())
                .contains("Molotov Remembers", "<td>44</td>");
    }

    @Test
    void what_is_not_there_is_404_and_a_text_that_cites_nothing_says_so() {
        assertThat(lectern.get("/works/aaaaaaaaaaaa").statusCode()).isEqualTo(404);
        assertThat(lectern.get("/citations/aaaaaaaaaaaa").statusCode()).isEqualTo(404);
        assertThat(lectern.get("/api/documents/nothing-here/citations").statusCode())
                .isEqualTo(404);
        assertThat(lectern.get("/api/works?document=nothing-here").statusCode()).isEqualTo(404);
        assertThat(lectern.get("/works?document=great-terror-excerpt").body()).contains("No citation was found here.");
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper()
                .readTree(lectern.get(path, "Accept", "application/json").body());
    }
}
