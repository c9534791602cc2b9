package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.app.RunningLectern;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** Works, citations and documents are discussed and flagged in a browser without JavaScript. */
class DiscussionHttpTest {
    private static final String BASIS = "The same figure is given twice, and no source is named for either.";

    private static final String CROWDED = """
            What somebody said of it.
            Crowded, Carl. A Book of Many Flags. London: Press, 1951, p. 1

            What he said later.
            Crowded, Carl. A Book of Many Flags. London: Press, 1951, p. 2

            What he said last.
            Crowded, Carl. A Book of Many Flags. London: Press, 1951, p. 3
            """;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static Visitor vera;
    private static Visitor ilya;
    private static Visitor anna;
    private static String group;

    @BeforeAll
    static void starts() {
        vera = Visitor.named(lectern, "Vera");
        ilya = Visitor.named(lectern, "Ilya");
        anna = Visitor.named(lectern, "Anna");
        group = vera.post("/groups", "name", "Reviewers", "joining", "open")
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replace("/groups/", "");
        ilya.post("/groups/" + group + "/join");
        anna.post("/groups/" + group + "/join");
        vera.post(
                "/groups/%s/members/%s/role"
                        .formatted(group, lectern.account("Ilya").value()),
                "role",
                "reviewer");
    }

    @Test
    void a_work_is_discussed_on_its_page_by_those_it_is_shared_with() throws Exception {
        String work = "/works/" + work("Let History Judge");
        vera.post(
                "/discussion",
                "target",
                work,
                "next",
                work,
                "kind",
                "question",
                "words",
                "Which edition is this?",
                "share",
                group);

        assertThat(ilya.get(work).body()).contains("Which edition is this?", "Question", "Vera", "Reviewers");
        assertThat(new Visitor(lectern).get(work).body())
                .contains("Nothing was said about this yet.")
                .doesNotContain("Which edition", "Flag this");
    }

    @Test
    void ratings_of_a_work_stand_on_its_page_for_those_they_are_shared_with() throws Exception {
        String work = "/works/" + work("The Road to Terror");
        HttpResponse<String> rated = lectern.send(
                "POST",
                "/annotations/",
                """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"assessing",
                 "body":{"type":"ReliabilityRating","purpose":"assessing","axis":"source","scale":"admiralty","value":"B","explanation":"Documents are given in full."},
                 "target":"%s","audience":{"id":"%s/groups/%s","type":"Audience"}}""".formatted(lectern.base() + work, lectern.base(), group),
                "Content-Type",
                "application/ld+json",
                "Authorization",
                "Bearer " + lectern.token("Vera"));

        assertThat(rated.statusCode()).as(rated.body()).isEqualTo(201);
        assertThat(ilya.get(work).body()).contains("<span class=\"grade b\">B<", "for the source", "Vera");
        assertThat(new Visitor(lectern).get(work).body()).contains("Nobody has rated this work for you to read.");
    }

    @Test
    void what_was_said_of_a_work_is_read_on_the_one_that_it_was_merged_into() throws Exception {
        String from = "/works/" + work("My Life");
        String into = work("The Russian Enigma");
        vera.post(
                "/discussion",
                "target",
                from,
                "next",
                from,
                "kind",
                "note",
                "words",
                "Said before the merge.",
                "share",
                group);
        vera.post(from + "/merge", "into", into);

        assertThat(ilya.get("/works/" + into).body()).contains("Said before the merge.");
    }

    @Test
    void
            a_flag_on_a_work_a_citation_and_a_document_needs_evidence_and_is_retracted_struck_through_until_it_is_reopened()
                    throws Exception {
        String citation = "/citations/" + citation();
        for (String[] place : new String[][] {
            {"/works/" + work("Works"), "/works/" + work("Works")},
            {citation, citation + "/record"},
            {"/documents/werth-2010", "/documents/werth-2010/discussion"}
        }) {
            HttpResponse<String> without = flag(vera, place[0], place[1], "", group);
            HttpResponse<String> with = flag(vera, place[0], place[1], "Getty 1999, p. 471", group);
            assertThat(without.statusCode()).as(place[0]).isEqualTo(422);
            assertThat(without.body()).contains("A flag needs");
            assertThat(with.statusCode()).as(with.body()).isEqualTo(303);
            String page = ilya.get(place[1]).body();
            assertThat(page).contains("No source given", BASIS).doesNotContain("<del>", ">Retract<");

            String own = vera.get(place[1]).body();
            vera.post(action(own, "/retract"), "next", place[1]);
            assertThat(ilya.get(place[1]).body()).contains("<del>" + BASIS + "</del>", "Retracted by its author");

            vera.post(action(vera.get(place[1]).body(), "/reopen"), "next", place[1]);
            assertThat(ilya.get(place[1]).body()).contains(BASIS).doesNotContain("<del>", "Retracted by its author");

            vera.post(action(vera.get(place[1]).body(), "/retract"), "next", place[1]);
            assertThat(ilya.get(place[1]).body()).contains("<del>" + BASIS + "</del>");
        }
    }

    @Test
    void the_address_of_what_was_said_leads_to_where_it_is_read() throws Exception {
        String citation = "/citations/" + citation();
        flag(vera, citation, citation + "/record", "Getty 1999, p. 471", group);
        String annotation = lastFlag(citation + "/record");
        String leads = ilya.get(annotation).headers().firstValue("Location").orElseThrow();

        assertThat(leads).isEqualTo(citation + "/record#annotation-" + annotation.replace("/annotations/", ""));
        assertThat(ilya.get(leads.replaceFirst("#.*", "")).body())
                .contains("id=\"" + leads.replaceFirst(".*#", "") + "\"");
    }

    @Test
    void who_is_concerned_responds_to_a_flag_and_the_response_is_told_from_an_answer() throws Exception {
        String work = "/works/" + work("Mission to Moscow");
        flag(vera, work, work, "Getty 1999, p. 471", group);
        String annotation = lastFlag(work);
        ilya.post(
                "/discussion",
                "target",
                annotation,
                "next",
                work,
                "kind",
                "response",
                "words",
                "The figure is from the ministry.",
                "share",
                group);

        assertThat(anna.get(work).body()).contains("<b>Response</b>", "The figure is from the ministry.");
    }

    @Test
    void where_somebody_may_be_living_a_flag_leaves_the_group_only_when_two_reviewers_say_the_same() throws Exception {
        String work = "/works/" + work("Special Tasks");
        vera.post(work + "/living", "living", "yes");
        assertThat(anna.get(work).body()).contains("may be living");

        assertThat(flag(vera, work, work, "Getty 1999, p. 471", "public").statusCode())
                .isEqualTo(422);
        // somebody who reviews nothing counts for nothing
        assertThat(flag(anna, work, work, "Getty 1999, p. 471", group).statusCode())
                .isEqualTo(303);
        HttpResponse<String> alone = flag(vera, work, work, "Getty 1999, p. 471", "public");
        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(alone.body()).contains("only when two reviewers say the same");
        assertThat(new Visitor(lectern).get(work).body()).doesNotContain(BASIS);

        assertThat(flag(ilya, work, work, "Getty 1999, p. 471", group).statusCode())
                .isEqualTo(303);
        assertThat(flag(vera, work, work, "Getty 1999, p. 471", "public").statusCode())
                .isEqualTo(303);
        assertThat(new Visitor(lectern).get(work).body()).contains(BASIS);
        // whoever reviews nothing does not publish either
        assertThat(flag(anna, work, work, "Getty 1999, p. 471", "everyone").statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_flag_on_a_whole_document_is_guarded_where_its_author_or_somebody_in_what_it_cites_may_be_living()
            throws Exception {
        String document = "/documents/crawford-great-purge";
        String page = document + "/discussion";
        String passages = "Getty 1999, p. 471";
        assertThat(anna.post(document + "/living", "living", "yes").statusCode())
                .as("who reviews nothing")
                .isEqualTo(403);
        HttpResponse<String> marked = vera.post(document + "/living", "living", "yes");
        assertThat(vera.follow(marked).body())
                .contains("Said of the document", "The author of this document, or somebody in it, may be living.");
        assertThat(new Visitor(lectern).get(page).body())
                .contains("may be living")
                .doesNotContain("/living\"");

        assertThat(flag(vera, document, page, passages, "public").statusCode()).isEqualTo(422);
        // the same said of some of its words says nothing of all of it
        assertThat(flagWords(document).statusCode()).isEqualTo(201);
        HttpResponse<String> alone = flag(vera, document, page, passages, "everyone");
        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(alone.body()).contains("only when two reviewers say the same");
        assertThat(flag(ilya, document, page, passages, group).statusCode()).isEqualTo(303);
        assertThat(flag(vera, document, page, passages, "public").statusCode()).isEqualTo(303);
        assertThat(new Visitor(lectern).get(page).body()).contains(BASIS);

        // a document that cites a work of which it was said is about it, too
        String compilation = "/documents/real-stalin-series";
        vera.post("/works/" + work("Special Tasks") + "/living", "living", "yes");
        assertThat(flag(vera, compilation, compilation + "/discussion", passages, "public")
                        .statusCode())
                .isEqualTo(422);
        vera.post("/works/" + work("Special Tasks") + "/living", "living", "no");
        assertThat(flag(vera, compilation, compilation + "/discussion", passages, "public")
                        .statusCode())
                .isEqualTo(303);

        // and what was said of it is taken back like any correction
        vera.post(action(vera.get("/corrections").body(), "/undo"), "next", "/corrections");
        assertThat(flag(anna, document, page, passages, "public").statusCode()).isEqualTo(422);
        vera.post(document + "/living", "living", "no");
        assertThat(flag(anna, document, page, passages, "public").statusCode()).isEqualTo(303);
    }

    @Test
    void the_second_reviewers_flag_counts_behind_however_many_others() throws Exception {
        lectern.ingest("crowded", CROWDED.getBytes(StandardCharsets.UTF_8));
        String work = "/works/"
                + json("/api/works?document=crowded")
                        .get("works")
                        .get(0)
                        .get("id")
                        .asText();
        vera.post(work + "/living", "living", "yes");
        assertThat(flag(anna, work, work, "Getty 1999, p. 471", group).statusCode())
                .isEqualTo(303);
        AnnotationId first =
                AnnotationId.parse(lastFlag(work).replace("/annotations/", "")).orElseThrow();
        Annotation one = ((Lookup.Found) lectern.annotations()
                        .find(first, new Viewer(Optional.of(lectern.account("Anna")), Set.of(new GroupId(group)))))
                .annotation();
        List<Annotation> many = new ArrayList<>();
        for (int n = 1; n <= 600; n++) {
            many.add(StoredAnnotation.of(
                    AnnotationId.make(one.created().plusMillis(n), Optional.empty()),
                    one.creator(),
                    one.created().plusMillis(n),
                    one.created().plusMillis(n),
                    1,
                    one.audience(),
                    one.content()));
        }
        lectern.annotations().addAll(many);

        assertThat(flag(vera, work, work, "Getty 1999, p. 471", "public").statusCode())
                .isEqualTo(422);
        assertThat(flag(ilya, work, work, "Getty 1999, p. 471", group).statusCode())
                .isEqualTo(303);
        assertThat(flag(vera, work, work, "Getty 1999, p. 471", "public").statusCode())
                .isEqualTo(303);
        assertThat(vera.get(work).body()).as("and all of them are read").contains(" · Vera · ", " · Ilya · ");
    }

    @Test
    void what_cannot_be_kept_is_shown_again_as_it_was_typed_with_what_is_wrong_beside_its_field() throws Exception {
        String work = "/works/" + work("Works");
        HttpResponse<String> flagged = vera.post(
                "/discussion",
                "target",
                work,
                "next",
                work,
                "kind",
                "flag",
                "verb",
                "omitsContext",
                "basis",
                "Too <short>",
                "evidence",
                "Getty 1999, p. 471",
                "share",
                group);
        assertThat(flagged.statusCode()).isEqualTo(422);
        assertThat(flagged.body())
                .contains("<title>Not kept – ", "<h1", "<option value=\"omitsContext\" selected>")
                .contains(
                        "<p class=\"trouble\" id=\"flag-basis-trouble\">A flag needs its",
                        "aria-invalid=\"true\" autofocus aria-describedby=\"flag-basis-trouble flag-basis-hint\">Too &lt;short&gt;</textarea>",
                        ">Getty 1999, p. 471</textarea>",
                        "<option value=\"%s\" selected>".formatted(group));
        assertThat(flagged.body().split("<details class=\"careful\" open>", -1))
                .as("only that form is open")
                .hasSize(2);

        // what answers something
        String answered = lastFlagAfter(work);
        HttpResponse<String> answer = ilya.post(
                "/discussion",
                "target",
                answered,
                "next",
                work,
                "kind",
                "response",
                "words",
                "It is in the appendix.",
                "share",
                "public");
        assertThat(answer.statusCode()).isEqualTo(422);
        String id = answered.replace("/annotations/", "");
        assertThat(answer.body())
                .contains(
                        "id=\"share-%s-trouble\"".formatted(id),
                        ">It is in the appendix.</textarea>",
                        "aria-describedby=\"share-%s-trouble\"".formatted(id));

        // programs are told as before
        HttpResponse<String> program = lectern.send(
                "POST",
                "/discussion",
                "target=%s&next=%s&kind=flag".formatted(work, work),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json",
                "Authorization",
                "Bearer " + lectern.token("Vera"));
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static String lastFlagAfter(String work) {
        flag(vera, work, work, "Getty 1999, p. 471", group);
        return lastFlag(work);
    }

    private static HttpResponse<String> flagWords(String document) {
        return lectern.annotate(
                lectern.token("Ilya"), """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"classifying",
                 "body":{"type":"Flag","purpose":"classifying","verb":"noSourceGiven","basis":"%s",
                         "evidence":{"value":"Getty 1999, p. 471"}},
                 "audience":{"id":"%s/groups/%s","type":"Audience"},
                 "target":{"type":"SpecificResource","source":"%s%s",
                           "selector":{"type":"TextPositionSelector","start":100,"end":140}}}""".formatted(BASIS, lectern.base(), group, lectern.base(), document));
    }

    private static HttpResponse<String> flag(
            Visitor visitor, String target, String next, String evidence, String share) {
        return visitor.post(
                "/discussion",
                "target",
                target,
                "next",
                next,
                "kind",
                "flag",
                "verb",
                "noSourceGiven",
                "basis",
                BASIS,
                "evidence",
                evidence,
                "share",
                share);
    }

    private static String action(String page, String end) {
        int stop = page.lastIndexOf(end + "\"") + end.length();
        return page.substring(page.lastIndexOf('"', stop - 1) + 1, stop);
    }

    private static String lastFlag(String page) {
        String body = vera.get(page).body();
        int at = body.lastIndexOf("<li id=\"annotation-") + 19;
        return "/annotations/" + body.substring(at, body.indexOf('"', at));
    }

    private static String work(String title) throws Exception {
        for (JsonNode work : json("/api/works?document=real-stalin-series").get("works")) {
            if (work.get("title").asText().equals(title)) {
                return work.get("id").asText();
            }
        }
        throw new AssertionError("No work is called " + title);
    }

    private static String citation() throws Exception {
        return json("/api/documents/real-stalin-series/citations")
                .get("citations")
                .get(7)
                .get("id")
                .asText();
    }

    private static JsonNode json(String path) throws Exception {
        return new ObjectMapper()
                .readTree(lectern.get(path, "Accept", "application/json").body());
    }
}
