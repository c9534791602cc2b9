package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.review.Grade;
import org.lectern.review.Scales;

/** Grades on a group's own scale come back with what they mean, or not at all. */
class ScaleImportTest extends TwoServers {
    private static final List<Grade> OURS = List.of(
            new Grade("тверёже", "", "rests on \"records\"", false),
            new Grade("шатко", "", "", false),
            new Grade("?", "", "", true));

    /** A grade on the first version of the group's own scale and one on the second, which has another word for it. */
    private void rateOnOwnScale() throws IOException {
        String rating =
                ",\"motivation\":\"assessing\",\"body\":{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"%s\",\"scaleVersion\":%d,\"value\":\"%s\"}";
        String scale = Scales.ownId(group());
        Store store = old.store();
        store.scales.define(group(), "Ours", OURS, old.account("Ada"), store.clock.instant());
        annotate(old, ada, target(10, 20), rating.formatted(scale, 1, "шатко") + audience(group));
        store.scales.define(group(), "Ours", OURS.subList(0, 2), old.account("Ada"), store.clock.instant());
        annotate(old, ben, target(30, 40), rating.formatted(scale, 2, "тверёже") + audience("/groups/public"));
    }

    @Test
    void grades_on_a_groups_own_scale_come_back_with_what_they_mean() throws IOException {
        rateOnOwnScale();
        String exported = export(old, ada);
        JsonNode told = JSON.readTree(exported).path("scales");
        assertThat(told.findValuesAsText("scaleVersion")).containsExactly("1", "2");
        assertThat(told.get(0).path("grades").findValuesAsText("value")).containsExactly("тверёже", "шатко", "?");
        Path file = file(exported);

        assertThat(run(fresh, file, "", true))
                .startsWith("2 of 2 would be brought in")
                .contains("The scale Ours would be made");
        assertThat(fresh.store().scales.find(Scales.ownId(group()), 1)).isEmpty();
        assertThat(run(fresh, file, "", false)).startsWith("2 of 2 brought in");
        for (int version = 1; version <= 2; version++) {
            assertThat(fresh.store().scales.find(Scales.ownId(group()), version))
                    .isPresent()
                    .isEqualTo(old.store().scales.find(Scales.ownId(group()), version));
        }
        String again = export(fresh, fresh.token("Ada"));
        assertThat(comparable(fresh, again)).isEqualTo(comparable(old, exported));
        assertThat(run(fresh, file, "", false)).startsWith("0 of 2 brought in").doesNotContain("The scale");
    }

    @Test
    void an_export_for_anyone_brings_the_scale_of_a_group_that_it_does_not_name() throws IOException {
        rateOnOwnScale();
        String exported =
                old.get("/api/documents/werth-2010/export?format=jsonld").body();
        assertThat(JSON.readTree(exported).path("scales").findValuesAsText("scaleVersion"))
                .containsExactly("2");
        assertThat(run(fresh, file(exported), "", false)).startsWith("1 of 1 brought in");
        assertThat(comparable(
                        fresh,
                        fresh.get("/api/documents/werth-2010/export?format=jsonld")
                                .body()))
                .isEqualTo(comparable(old, exported));
    }

    @Test
    void a_grade_is_not_taken_where_its_scale_means_something_else() throws IOException {
        rateOnOwnScale();
        Store here = fresh.store();
        fresh.token("Cyd");
        here.scales.define(
                group(), "Ours", List.of(OURS.get(1), OURS.get(0)), fresh.account("Cyd"), here.clock.instant());
        String said = run(fresh, file(export(old, ada)), "", false);
        assertThat(said)
                .startsWith("1 of 2 brought in")
                .contains("Version 1 of the scale \"%s\" has other grades here than in the file"
                        .formatted(Scales.ownId(group())));
    }

    @Test
    void the_web_believes_no_scale_of_a_file() throws IOException {
        rateOnOwnScale();
        JsonNode report = post(fresh.token("Cyd"), "/api/import", export(old, ada));
        assertThat(report.path("lines").findValuesAsText("result")).containsExactly("refused", "refused");
        assertThat(report.path("lines").get(0).path("detail").asText()).contains("There is no version 1 of a scale");
        assertThat(fresh.store().scales.find(Scales.ownId(group()), 1)).isEmpty();
    }
}
