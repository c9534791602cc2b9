package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** The workbench of a group without JavaScript, on the seeds. */
class WorkbenchHttpTest {
    private static final String BENCH = "/groups/tuesday-reviewers/workbench";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final RunningLectern lectern = RunningLectern.forTests();

    private Visitor vera;

    @BeforeEach
    void makesAGroup() {
        vera = Visitor.named(lectern, "Vera");
        vera.post("/groups", "name", "Tuesday reviewers", "joining", "invitation");
    }

    private JsonNode bench(String query) throws Exception {
        return JSON.readTree(
                vera.getJson("/api/groups/tuesday-reviewers/workbench" + query).body());
    }

    private static String id(JsonNode row) {
        return row.get("work").asText().replaceFirst(".*/", "");
    }

    private String rate(String work, String value, String... more) {
        List<String> fields = new ArrayList<>(List.of("value", value, "basis", "The preface says so."));
        if (!List.of(more).contains("evidence")) {
            fields.addAll(List.of("evidence", "Getty 1999, p. 471"));
        }
        fields.addAll(List.of(more));
        HttpResponse<String> answer = vera.post(BENCH + "/works/" + work, fields.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return vera.follow(answer).body();
    }

    /** Presses the button that undoes what was just done. */
    private String undo(String page) {
        Matcher form = Pattern.compile(
                        "name=\"annotation\" value=\"([^\"]+)\"><input type=\"hidden\" name=\"revision\" value=\"(\\d+)\"><input type=\"hidden\" name=\"work\" value=\"([^\"]*)\">")
                .matcher(page);
        assertThat(form.find()).isTrue();
        HttpResponse<String> answer = vera.post(
                BENCH + "/undo", "annotation", form.group(1), "revision", form.group(2), "work", form.group(3));
        return answer.statusCode() == 303 ? vera.follow(answer).body() : answer.body();
    }

    @Test
    void works_stand_by_passages_reached_and_a_grade_is_announced_given_and_undone() throws Exception {
        JsonNode before = bench("");
        List<Integer> reach = new ArrayList<>();
        before.get("works").forEach(row -> reach.add(row.get("passages").asInt()));
        assertThat(reach).isSortedAccordingTo((a, b) -> b - a);
        JsonNode first = before.get("works").get(0);
        String page = vera.get(BENCH + "?work=" + id(first)).body();
        assertThat(page)
                .contains("44 passages will show the grade that you choose, inherited.")
                .contains("None has its own.")
                .contains("Nobody has graded it here yet.");

        String rated = rate(id(first), "D");
        assertThat(rated).contains("44 passages show D, inherited. 0 with a grade of their own keep it.");
        assertThat(bench("").get("progress").get("reached").asInt()).isEqualTo(44);
        String changed = rate(id(first), "C");
        assertThat(changed).contains("44 passages show C, inherited.", "<summary>Earlier</summary>");

        assertThat(undo(changed)).contains("Everything is as it was before");
        assertThat(bench("").get("works").get(0).get("mine").get("value").asText())
                .isEqualTo("D");
        assertThat(undo(rated)).contains("at the same time"); // that change is no longer the last
        assertThat(undo(vera.get(BENCH + "?work=" + id(first)).body())).doesNotContain("44 passages show");
        assertThat(bench("").get("works").get(0).get("mine").get("value").asText())
                .isEqualTo("C");
    }

    @Test
    void a_first_grade_undone_is_gone_and_a_grade_taken_back_can_be_brought_back() throws Exception {
        String work = id(bench("").get("works").get(1));
        String rated = rate(work, "B");
        String gone = undo(rated);
        assertThat(bench("").get("works").get(1).get("mine").isNull()).isTrue();
        assertThat(undo(gone)).contains("Everything is as it was before");
        assertThat(bench("").get("works").get(1).get("mine").get("value").asText())
                .isEqualTo("B");
    }

    @Test
    void a_citation_with_its_own_grade_keeps_it_and_is_counted_before_and_after() throws Exception {
        JsonNode first = bench("").get("works").get(0);
        JsonNode passages = JSON.readTree(
                        vera.getJson("/api/documents/real-stalin-series/grades").body())
                .get("passages");
        String citation = "";
        for (JsonNode passage : passages) {
            if (passage.path("work").asText().endsWith(id(first))) {
                citation = Visitor.pathOf(passage.get("citation").asText());
            }
        }
        assertThat(vera.get(citation + "/grades?group=tuesday-reviewers").body())
                .contains("Grade this use otherwise", "Grade the claim", "Grade the transmission");
        assertThat(vera.post(citation + "/grades", "axis", "source", "value", "B", "group", "tuesday-reviewers")
                        .body())
                .contains("Say why this use of the work is graded otherwise");
        HttpResponse<String> override = vera.post(
                citation + "/grades",
                "axis",
                "source",
                "value",
                "B",
                "basis",
                "The interviewer speaks.",
                "group",
                "tuesday-reviewers");
        assertThat(vera.follow(override).body()).contains("documented", "given here (Vera,");
        assertThat(vera.get(BENCH + "?work=" + id(first)).body())
                .contains("43 passages will show the grade that you choose", "1 has its own grade and keeps it.");
        assertThat(rate(id(first), "D"))
                .contains("43 passages show D, inherited. 1 with a grade of their own keep it.");

        HttpResponse<String> claim =
                vera.post(citation + "/grades", "axis", "information", "value", "3", "group", "tuesday-reviewers");
        assertThat(vera.follow(claim).body()).contains("possible");
        assertThat(vera.get(citation + "/grades?group=tuesday-reviewers&step=information")
                        .body())
                .contains("Is this claim credible")
                .doesNotContain("class=\"grade b\"");
    }

    @Test
    void a_draft_is_nobody_elses_and_a_part_needs_its_words_and_its_passages() throws Exception {
        String work = id(bench("").get("works").get(0));
        assertThat(vera.post(BENCH + "/works/" + work, "act", "draft").body()).contains("Choose a grade.");
        assertThat(rate(work, "E", "act", "draft")).contains("Only you can see it");
        assertThat(bench("").get("works").get(0).get("mine").isNull()).isTrue();
        assertThat(vera.get(BENCH + "?work=" + work).body()).contains("value=\"E\" checked");
        assertThat(vera.post(BENCH + "/works/" + work, "value", "D").body()).contains("Say what the grade rests on.");
        assertThat(vera.post(
                                BENCH + "/works/" + work,
                                "value",
                                "D",
                                "basis",
                                "b",
                                "evidence",
                                "p. 1",
                                "scope",
                                "on himself")
                        .body())
                .contains("A grade for a part of the work needs both");
        String record = vera.get(BENCH + "?work=" + work).body();
        Matcher choice =
                Pattern.compile("name=\"within\" value=\"([a-z2-7]{12})\"").matcher(record);
        assertThat(choice.find()).isTrue();
        assertThat(rate(work, "B", "scope", "Molotov on himself", "within", choice.group(1)))
                .contains("for Molotov on himself (1 passage)");
        assertThat(bench("").get("progress").get("reached").asInt()).isEqualTo(1);
    }

    @Test
    void a_grade_names_what_it_rests_on_unless_it_says_that_nothing_can_be_judged() throws Exception {
        String work = id(bench("").get("works").get(0));
        String path = BENCH + "/works/" + work;
        HttpResponse<String> without = vera.post(path, "value", "D", "basis", "Decades later.");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body())
                .contains("Name at least one thing that shows it", ">Decades later.</textarea>", "value=\"D\" checked");
        assertThat(vera.post(path, "value", "D", "basis", "b", "evidence", "some book")
                        .body())
                .contains("is named with its page");
        assertThat(vera.post(path, "value", "D", "basis", "b", "evidence", "/documents/not-here")
                        .statusCode())
                .isEqualTo(422);
        assertThat(bench("").get("works").get(0).get("mine").isNull()).isTrue();

        String page = "/documents/werth-2010/pages/2";
        assertThat(rate(work, "D", "evidence", page + "\nGetty 1999, p. 471"))
                .contains("44 passages show D, inherited.");
        assertThat(vera.get(BENCH + "?work=" + work).body())
                .contains("<li><a href=\"" + page + "\">" + page + "</a></li>", "<li>Getty 1999, p. 471</li>");
        assertThat(vera.get("/works/" + work).body()).contains("The preface says so.", "<li>Getty 1999, p. 471</li>");

        HttpResponse<String> nothing = vera.post(path, "value", "F", "basis", "I could not get hold of it.");
        assertThat(vera.follow(nothing).body()).contains("44 passages show F, inherited.");
        // Programs may say less: what the protocol demands is all that is demanded of them
        assertThat(lectern.annotate(lectern.token("Vera"), """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                 "body":{"type":"ReliabilityRating","axis":"source","scale":"admiralty","value":"B"},
                 "target":"%s/works/%s"}""".formatted(
                                lectern.base(), id(bench("").get("works").get(3))))
                        .statusCode())
                .isEqualTo(201);
    }

    /** The same work's figures, wherever they stand. */
    @Test
    void a_works_passages_and_pages_are_counted_alike_on_its_page_the_strip_and_the_workbench() throws Exception {
        String strip = vera.get("/documents/real-stalin-series/grades").body();
        Matcher rows = Pattern.compile(
                        "<tr><th scope=\"row\"><a href=\"/works/([a-z2-7]{12})\">[^<]*</a></th><td>(\\d+)</td><td>(\\d+)</td>")
                .matcher(strip);
        int seen = 0;
        while (rows.find() && seen < 25) {
            Matcher own = Pattern.compile("<dd>((\\d+) passages? on (\\d+) pages?) of (\\d) document")
                    .matcher(vera.get("/works/" + rows.group(1)).body());
            assertThat(own.find()).as(rows.group()).isTrue();
            assertThat(vera.get(BENCH + "?work=" + rows.group(1)).body()).contains("<b>" + own.group(1) + ".</b>");
            if (own.group(4).equals("1")) {
                assertThat(List.of(own.group(2), own.group(3))).containsExactly(rows.group(2), rows.group(3));
            }
            seen++;
        }
        assertThat(seen).isEqualTo(25);
        // Of words that run over two pages both count
        int passages = 0;
        for (JsonNode page : JSON.readTree(
                        vera.getJson("/api/documents/real-stalin-series/grades").body())
                .get("pages")) {
            passages += page.get("passages").asInt();
        }
        assertThat(passages).isGreaterThan(623);
    }

    @Test
    void a_flag_is_listed_with_what_it_rests_on_and_struck_through_once_it_is_taken_back() throws Exception {
        String work = "/works/" + id(bench("").get("works").get(0));
        String basis = "No source is named for the figure that is given there.";
        vera.post(
                "/discussion",
                "target",
                work,
                "next",
                work,
                "kind",
                "flag",
                "verb",
                "noSourceGiven",
                "basis",
                basis,
                "evidence",
                "Getty 1999, p. 471",
                "share",
                "tuesday-reviewers");
        String flags = vera.get(BENCH + "/flags").body();
        assertThat(flags).contains(basis, "<li>Getty 1999, p. 471</li>").doesNotContain("<del>");
        Matcher flag = Pattern.compile("href=\"/annotations/([^\"]+)\"").matcher(flags);
        assertThat(flag.find()).isTrue();
        vera.post("/discussion/" + flag.group(1) + "/retract", "next", work);
        assertThat(vera.get(BENCH + "/flags").body()).contains("<del>" + basis + "</del>", "Retracted by its author");
    }

    @Test
    void works_are_found_filtered_and_sorted_and_come_fifty_at_a_time() throws Exception {
        JsonNode all = bench("");
        assertThat(all.get("works")).hasSize(50);
        assertThat(bench("?from=" + all.get("next").asText()).get("works").get(0))
                .isNotEqualTo(all.get("works").get(0));
        assertThat(bench("?find=MOLOTOV+chuev").get("works")).hasSize(1);
        rate(id(all.get("works").get(0)), "D");
        assertThat(bench("?show=rated").get("works")).hasSize(1);
        assertThat(bench("?show=to-do").get("total").asInt())
                .isEqualTo(all.get("total").asInt() - 1);
        List<String> titles = new ArrayList<>();
        bench("?sort=title")
                .get("works")
                .forEach(row -> titles.add(row.get("title").asText()));
        assertThat(titles).isSortedAccordingTo(String::compareToIgnoreCase);
        assertThat(vera.get(BENCH + "?find=nothing-like-this").body()).contains("No work is like that.");
    }

    @Test
    void passages_that_came_since_a_grade_are_listed_as_new_and_those_that_only_moved_are_not() throws Exception {
        String line = "%s\n\nNobody, Ann. A Small Book. London: Press, 1990, p. %d\n\n";
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 4; n++) {
            text.append(line.formatted("What she wrote of the year " + (1930 + n) + " in her own words.", n + 1));
        }
        lectern.ingest("small-notes", text.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode found = bench("?find=small+book").get("works");
        assertThat(found).hasSize(1);
        String work = id(found.get(0));
        rate(work, "B");
        assertThat(vera.get(BENCH + "?work=" + work).body()).doesNotContain("New since you graded it");
        waitForTheNextMillisecond();
        String longer = line.formatted("And one more thing that she added much later on.", 9) + text;
        lectern.ingest("small-notes", longer.getBytes(StandardCharsets.UTF_8));
        assertThat(vera.get(BENCH + "?work=" + work).body())
                .contains("New since you graded it: 1 passage", "5 passages on 1 page.");
    }

    @Test
    void a_grade_goes_with_its_work_into_what_it_is_merged_with_and_a_part_falls_back_to_its_volume() throws Exception {
        JsonNode before = bench("");
        String small = id(before.get("works").get(6));
        String large = id(before.get("works").get(5));
        rate(small, "D");
        int both = before.get("works").get(5).get("passages").asInt()
                + before.get("works").get(6).get("passages").asInt();
        HttpResponse<String> merged = vera.post("/works/" + small + "/merge", "into", large);
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(303);
        JsonNode row = bench("").get("works").get(0);
        for (JsonNode one : bench("").get("works")) {
            row = id(one).equals(large) ? one : row;
        }
        assertThat(id(row)).isEqualTo(large);
        assertThat(row.get("passages").asInt()).isEqualTo(both);
        assertThat(row.get("mine").get("value").asText()).isEqualTo("D");
        assertThat(bench("").get("progress").get("reached").asInt()).isEqualTo(both);

        String citation = "";
        for (JsonNode passage : JSON.readTree(
                        vera.getJson("/api/documents/real-stalin-series/grades").body())
                .get("passages")) {
            citation = passage.path("work").asText().endsWith(large)
                    ? passage.get("citation").asText().replaceFirst(".*/", "")
                    : citation;
        }
        HttpResponse<String> parted = vera.post(
                "/works/" + large + "/citations",
                "act",
                "contributor",
                "name",
                "Fitzpatrick, Sheila",
                "citation",
                citation);
        assertThat(parted.statusCode()).as(parted.body()).isEqualTo(303);
        assertThat(bench("").get("progress").get("reached").asInt()).isEqualTo(both);
        assertThat(vera.get("/citations/" + citation + "/grades?group=tuesday-reviewers")
                        .body())
                .contains("inherited from");
    }

    /** Times are kept in milliseconds. */
    private static void waitForTheNextMillisecond() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(2));
    }

    @Test
    void a_workbench_is_its_groups_and_the_public_one_is_read_by_anyone() {
        Visitor stranger = Visitor.named(lectern, "Stranger");
        assertThat(stranger.get(BENCH).statusCode()).isEqualTo(404);
        assertThat(stranger.post(BENCH + "/works/aaaaaaaaaaaa", "value", "D").statusCode())
                .isEqualTo(404);
        Visitor anyone = new Visitor(lectern);
        assertThat(anyone.get("/groups/public/workbench").body())
                .contains("To grade works, sign in.", "Molotov Remembers")
                .doesNotContain("<form class=\"rate\"");
        assertThat(vera.get(BENCH + "/passages?show=own").body()).contains("There are no such passages.");
        assertThat(vera.get(BENCH + "/flags").body()).contains("Nothing is flagged in this group.");
    }
}
