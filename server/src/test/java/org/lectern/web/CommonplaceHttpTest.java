package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;
import org.lectern.parallel.SharedRun;

/** A letter that stands in more works than are linked with one another: found, and said to stand in many. */
class CommonplaceHttpTest {
    private static final int WORKS = SharedRun.MOST_PLACES + 6;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    @BeforeAll
    static void starts() {
        for (int n = 1; n <= WORKS; n++) {
            lectern.ingest(
                    "work-" + n,
                    "Work %d\n\n%s\n\n%s\n\n%s\n"
                            .formatted(n, prose(n, 30), prose(0, 40), prose(1000 + n, 30))
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60))).isTrue();
    }

    private static String prose(int of, int words) {
        Random random = new Random(of);
        StringBuilder prose = new StringBuilder();
        for (int n = 0; n < words; n++) {
            prose.append(n == 0 ? "" : " ").append(Integer.toString(random.nextInt(1 << 26), 36));
        }
        return prose.append('.').toString();
    }

    private static JsonNode runs(String query) throws IOException {
        return new ObjectMapper()
                .readTree(lectern.get("/api/parallels?" + query).body())
                .path("runs");
    }

    private static Document page(String path) {
        return Jsoup.parse(lectern.get(path).body());
    }

    @Test
    void one_that_came_late_is_linked_with_some_and_every_one_says_that_it_stands_in_many() throws IOException {
        JsonNode late = runs("document=work-" + WORKS);
        assertThat(late)
                .hasSizeBetween(10, 20)
                .allMatch(run -> run.path("commonplace").asBoolean());
        assertThat(late.findValuesAsText("document")).contains("work-1");

        JsonNode early = runs("document=work-40");
        assertThat(early).hasSize(SharedRun.MOST_PLACES - 1);
        assertThat(early).anyMatch(run -> run.path("commonplace").asBoolean());

        assertThat(page("/documents/work-%d".formatted(WORKS)).text()).contains("more than 64 places");
        assertThat(page("/documents/work-40/pages/1/elsewhere").text()).contains("more than 64 places");
    }

    @Test
    void two_that_are_not_linked_are_compared_all_the_same() throws IOException {
        String late = "work-" + (WORKS - 1);
        String later = "work-" + WORKS;
        assertThat(runs("document=" + later).findValuesAsText("document")).doesNotContain(late);

        JsonNode between = runs("document=%s&with=%s".formatted(late, later));
        assertThat(between).hasSize(1);
        assertThat(between.get(0).path("words").asInt()).isEqualTo(40);
        assertThat(between.get(0).path("commonplace").asBoolean()).isTrue();

        Document page = page("/compare/%s..%s".formatted(late, later));
        assertThat(page.select("#run-title").text()).isEqualTo("Run 1 of 1, 40 words, the same words");
        assertThat(page.select(".notice").text())
                .startsWith("These words stand in more than 64 places of the library.");
    }

    @Test
    void what_stands_in_few_places_says_nothing_of_it() {
        assertThat(page("/compare/crawford-great-purge..werth-2010").select(".notice"))
                .isEmpty();
        assertThat(page("/documents/werth-2010").text()).doesNotContain("more than 64 places");
    }
}
