package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Vera, Ilya and Anna say something of works and documents, and of what others said of them. */
abstract class DiscussedWorks {
    static final String BASIS = "The same figure is given twice, and no source is named for either.";

    static final String CROWDED = """
            What somebody said of it.
            Crowded, Carl. A Book of Many Flags. London: Press, 1951, p. 1

            What he said later.
            Crowded, Carl. A Book of Many Flags. London: Press, 1951, p. 2

            What he said last.
            Crowded, Carl. A Book of Many Flags. London: Press, 1951, p. 3
            """;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    static Visitor vera;
    static Visitor ilya;
    static Visitor anna;
    static String group;

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

    static String lastFlagAfter(String work) {
        flag(vera, work, work, "Getty 1999, p. 471", group);
        return lastFlag(work);
    }

    static HttpResponse<String> flagWords(String document) {
        return lectern.annotate(
                lectern.token("Ilya"), """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"classifying",
                 "body":{"type":"Flag","purpose":"classifying","verb":"noSourceGiven","basis":"%s",
                         "evidence":{"value":"Getty 1999, p. 471"}},
                 "audience":{"id":"%s/groups/%s","type":"Audience"},
                 "target":{"type":"SpecificResource","source":"%s%s",
                           "selector":{"type":"TextPositionSelector","start":100,"end":140}}}""".formatted(BASIS, lectern.base(), group, lectern.base(), document));
    }

    static HttpResponse<String> flag(Visitor visitor, String target, String next, String evidence, String share) {
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

    static String action(String page, String end) {
        int stop = page.lastIndexOf(end + "\"") + end.length();
        return page.substring(page.lastIndexOf('"', stop - 1) + 1, stop);
    }

    static String lastFlag(String page) {
        String body = vera.get(page).body();
        int at = body.lastIndexOf("<li id=\"annotation-") + 19;
        return "/annotations/" + body.substring(at, body.indexOf('"', at));
    }

    static String work(String title) throws Exception {
        for (JsonNode work : json("/api/works?document=real-stalin-series").get("works")) {
            if (work.get("title").asText().equals(title)) {
                return work.get("id").asText();
            }
        }
        throw new AssertionError("No work is called " + title);
    }

    static String citation() throws Exception {
        return json("/api/documents/real-stalin-series/citations")
                .get("citations")
                .get(7)
                .get("id")
                .asText();
    }

    static JsonNode json(String path) throws Exception {
        return new ObjectMapper()
                .readTree(lectern.get(path, "Accept", "application/json").body());
    }
}
