package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** "Confirmed by independent sources" is refused while all that supports a passage repeats the same source. */
class ConfirmedTest extends Protocol {
    private static final String HERE = "269,100 persons";
    private static final String THERE = "41,305 kulak and criminal elements";
    private static final String FURTHER = "767,000 persons were condemned";
    private static final String INDEPENDENT = "Two important features";

    private String passage(String words) {
        return "{\"type\":\"SpecificResource\",\"source\":\"%s/documents/werth-2010\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"%s\"}}"
                .formatted(lectern.base(), words);
    }

    private String link(String from, String relation, String to) {
        String far =
                passage(to).replaceFirst("\\{", "{\"purpose\":\"linking\",\"relation\":\"%s\",".formatted(relation));
        return note(passage(from), ",\"motivation\":\"linking\",\"body\":" + far);
    }

    private HttpResponse<String> rate(String words, String value) {
        return with(
                ann,
                "POST",
                C,
                note(
                        passage(words),
                        ",\"motivation\":\"assessing\",\"body\":{\"type\":\"ReliabilityRating\",\"purpose\":\"assessing\",\"axis\":\"information\",\"scale\":\"admiralty\",\"value\":\"%s\"}"
                                .formatted(value)));
    }

    @Test
    void one_is_refused_until_a_support_is_named_that_rests_on_another_source() {
        // what supports it is linked from either end, over one further passage
        made(link(HERE, "repeats", THERE));
        made(link(FURTHER, "repeats", THERE));
        made(link(FURTHER, "corroborates", HERE));

        HttpResponse<String> refused = rate(HERE, "1");
        problem(refused, 422);
        assertThat(json(refused).path("field").textValue()).isEqualTo("/body/value");
        assertThat(json(refused).path("detail").textValue()).contains("repeats the same underlying source");

        made(link(HERE, "corroborates", INDEPENDENT));
        assertThat(rate(HERE, "1").statusCode()).isEqualTo(201);
    }

    @Test
    void other_grades_and_passages_without_any_support_are_not_held_to_it() {
        made(link("the regional procurator", "repeats", "a huge overfulfillment of quotas"));

        assertThat(rate("the regional procurator", "2").statusCode()).isEqualTo(201);
        assertThat(rate("top-secret letter", "1").statusCode()).isEqualTo(201);
    }
}
