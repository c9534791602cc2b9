package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** What people write where two documents stand beside each other: links of two passages, and words that make no run. */
class CompareFormsHttpTest {
    private static final String PAIR = "/compare/crawford-great-purge..werth-2010";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static String token;

    @BeforeAll
    static void starts() {
        token = lectern.token("Vera").strip();
        assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60))).isTrue();
    }

    private static Document page(String path, String... headers) {
        HttpResponse<String> answer = lectern.get(path, headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        List<String> all =
                new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
        all.addAll(List.of(headers));
        return lectern.send("POST", path, form(fields), all.toArray(String[]::new));
    }

    private static String form(Map<String, String> fields) {
        List<String> sent = new ArrayList<>();
        fields.forEach((name, value) -> sent.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", sent);
    }

    private static Map<String, String> linkFields(Document page) {
        Map<String, String> fields = new HashMap<>();
        for (Element input : page.select(".cmp-link input[type=hidden]")) {
            fields.put(input.attr("name"), input.val());
        }
        return fields;
    }

    @Test
    void one_action_links_both_passages_and_the_link_is_found_from_either_end() throws Exception {
        String[] signed = {"Authorization", "Bearer " + token};
        Document page = page(PAIR + "?run=2", signed);
        Map<String, String> fields = linkFields(page);
        fields.put("relation", "repeats");
        fields.put("audience", "/groups/public");
        fields.put("words", "Both name no source here.");

        HttpResponse<String> answer = post(page.select(".cmp-link").attr("action"), fields, signed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        Document after = page(answer.headers().firstValue("Location").orElseThrow());
        assertThat(after.select(".outcome").text()).isEqualTo("The two passages are linked.");
        assertThat(after.select(".cmp-links").text()).contains("repeats the same underlying source", "Vera");
        for (String end : List.of("crawford-great-purge", "werth-2010")) {
            JsonNode found = new ObjectMapper()
                    .readTree(lectern.get(
                                    "/annotations/?motivation=linking&target=" + lectern.base() + "/documents/" + end,
                                    "Accept",
                                    "application/ld+json")
                            .body());
            assertThat(found.toString()).contains("\"relation\":\"repeats\"", "paranoia");
        }
    }

    @Test
    void a_private_link_is_seen_by_its_author_alone_and_a_guest_cannot_link() {
        String[] signed = {"Authorization", "Bearer " + token};
        Document page = page(PAIR + "?run=3", signed);
        Map<String, String> fields = linkFields(page);
        fields.put("relation", "sharesTextWith");
        fields.put("audience", "");

        assertThat(post(PAIR + "/links?run=3", fields, "Origin", lectern.base()).statusCode())
                .isEqualTo(401);
        assertThat(post(PAIR + "/links?run=3", fields, signed).statusCode()).isEqualTo(303);

        assertThat(page(PAIR + "?run=3", signed).select(".cmp-links").text()).contains("shares text with");
        assertThat(page(PAIR + "?run=3").select(".cmp-links")).isEmpty();
        fields.put("relation", "plagiarises");
        assertThat(post(PAIR + "/links?run=3", fields, signed).statusCode()).isEqualTo(422);
    }

    @Test
    void a_link_that_is_refused_is_shown_again_as_it_was_typed_with_what_is_wrong_beside_its_field() {
        String[] signed = {"Authorization", "Bearer " + token};
        Map<String, String> fields = linkFields(page(PAIR + "?run=3", signed));
        fields.put("relation", "repeats");
        fields.put("audience", "/groups/everyone");
        fields.put("words", "Long words. ".repeat(200).strip());

        HttpResponse<String> tooLong = post(PAIR + "/links?run=3", fields, signed);

        assertThat(tooLong.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(tooLong.body());
        assertThat(page.select("#link-words-trouble").text()).contains("at most 2,000 characters");
        assertThat(page.select("#link-words").attr("aria-describedby")).contains("link-words-trouble");
        assertThat(page.select("#link-words").hasAttr("autofocus")).isTrue();
        assertThat(page.select("#link-words").val()).isEqualTo(fields.get("words"));
        assertThat(page.select("input[name=relation][checked]").val()).isEqualTo("repeats");
        assertThat(page.select("#link-audience option[selected]").val()).isEqualTo("/groups/everyone");
        assertThat(linkFields(page)).isEqualTo(Map.of("a", fields.get("a"), "b", fields.get("b")));

        fields.put("words", "Short words.");
        fields.put("audience", "/groups/no-such-group");
        HttpResponse<String> notTheirs = post(PAIR + "/links?run=3", fields, signed);
        Document again = Jsoup.parse(notTheirs.body());
        assertThat(notTheirs.statusCode()).isEqualTo(422);
        assertThat(again.select("#link-audience-trouble")).as(notTheirs.body()).isNotEmpty();
        assertThat(again.select("#link-words").val()).isEqualTo("Short words.");
    }

    @Test
    void a_program_whose_link_is_refused_is_told_so_as_programs_are() {
        String[] signed = {"Authorization", "Bearer " + token};
        Map<String, String> fields = linkFields(page(PAIR + "?run=3", signed));
        fields.put("relation", "repeats");
        fields.put("words", "Long words. ".repeat(200));
        HttpResponse<String> refused = lectern.send(
                "POST",
                PAIR + "/links?run=3",
                form(fields),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json",
                signed[0],
                signed[1]);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void a_name_that_is_put_on_the_list_no_longer_makes_a_run() throws Exception {
        lectern.ingest(
                "roll-one",
                bytes(
                        "One\n\nOf the first day. The honourable society of river pilots and barge masters of the upper valley met there.\n"));
        lectern.ingest(
                "roll-two",
                bytes(
                        "Two\n\nElsewhere. The honourable society of river pilots and barge masters of the upper valley was thanked.\n"));
        assertThat(lectern.following().awaitUpToDate(Duration.ofSeconds(60))).isTrue();
        String pair = "/api/parallels?document=roll-one&with=roll-two&minWords=";
        assertThat(lectern.get(pair + 12).body()).contains("\"words\":13");

        String[] signed = {"Authorization", "Bearer " + token};
        Map<String, String> name = Map.of("words", "honourable society of river pilots");
        assertThat(post("/stop-runs", name, signed).statusCode()).isEqualTo(303);

        assertThat(lectern.get(pair + 12).body()).contains("\"runs\":[]");
        assertThat(lectern.get(pair + 6).body()).contains("\"words\":13");
        assertThat(page("/stop-runs").text()).contains("honourable society of river pilots", "Vera");
        assertThat(post("/stop-runs", Map.of("words", "one <b>"), signed).statusCode())
                .isEqualTo(422);
        assertThat(post("/stop-runs", name, "Origin", lectern.base()).statusCode())
                .isEqualTo(401);

        Map<String, String> removed = new HashMap<>(name);
        removed.put("remove", "1");
        assertThat(post("/stop-runs", removed, signed).statusCode()).isEqualTo(303);
        assertThat(lectern.get(pair + 12).body()).contains("\"words\":13");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_stop_run_that_is_none_is_shown_again_as_it_was_typed() {
        HttpResponse<String> refused =
                post("/stop-runs", Map.of("words", "one <b>"), "Authorization", "Bearer " + token);

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#words-trouble").text()).startsWith("A stop run is two to twelve words");
        assertThat(page.select("#words").val()).isEqualTo("one <b>");
        assertThat(page.select("#words").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#words").attr("aria-describedby")).isEqualTo("words-trouble words-hint");
    }
}
