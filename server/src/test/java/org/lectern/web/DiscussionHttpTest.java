package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Works, citations and documents are discussed and flagged in a browser without JavaScript. */
class DiscussionHttpTest extends DiscussedWorks {
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
}
