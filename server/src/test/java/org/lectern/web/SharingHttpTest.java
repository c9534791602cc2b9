package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may read a document that somebody brought, and who says so. */
class SharingHttpTest extends UploadedTexts {
    private static final String TEXT =
            "A report.\n\nThe zyzzyva list was signed in July.\n\nThe second one was signed in August.\n";

    /** Every way in which something of a document comes out. */
    private static List<String> waysTo(String id, String passage, String version) {
        return List.of(
                "/documents/" + id,
                "/documents/%s/pages/1".formatted(id),
                "/documents/%s@%s/pages/1".formatted(id, version),
                "/documents/%s/pages?n=1".formatted(id),
                "/documents/%s/changes".formatted(id),
                "/documents/%s/export".formatted(id),
                "/passages/" + passage,
                "/api/documents/" + id,
                "/api/documents/%s/text".formatted(id),
                "/api/documents/%s/source".formatted(id),
                "/api/documents/%s/pages/1".formatted(id),
                "/api/documents/%s/citations".formatted(id),
                "/api/documents/%s/changes".formatted(id),
                "/api/documents/%s/export?format=csv".formatted(id),
                "/api/passages/" + passage);
    }

    private static void assertSeen(String token, String id, String passage, String version, boolean sees)
            throws Exception {
        for (String way : waysTo(id, passage, version)) {
            HttpResponse<String> answer = lectern.as(token, way);
            assertThat(answer.statusCode()).as("%s: %s", way, answer.body()).satisfies(status -> {
                if (sees) {
                    assertThat(status).isLessThan(400);
                } else {
                    assertThat(status).isEqualTo(404);
                }
            });
        }
        for (String list : List.of("/", "/api/documents", "/api/search?q=zyzzyva&document=" + id)) {
            String said = lectern.as(token, list).body();
            assertThat(said.contains("/documents/" + id) || said.contains('"' + id + '"'))
                    .as("%s says: %s", list, said)
                    .isEqualTo(sees);
        }
    }

    @Test
    void an_upload_is_its_uploaders_until_it_is_shared_and_again_when_it_no_longer_is() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        JsonNode page = JSON.readTree(
                lectern.as(ann, "/api/documents/%s/pages/1".formatted(id)).body());
        String passage = page.path("blocks").get(0).path("id").asText();
        String version = page.path("version").asText();
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        assertSeen(ann, id, passage, version, true);
        assertSeen(ben, id, passage, version, false);
        assertSeen("", id, passage, version, false);

        HttpResponse<String> shared = annsBrowser.post("/documents/%s/audience".formatted(id), "group", "everyone");
        assertThat(shared.statusCode()).isEqualTo(303);
        assertThat(annsBrowser.follow(shared).body())
                .contains("Saved.")
                .contains("Everyone with an account here can read it");
        assertSeen(ben, id, passage, version, true);
        assertSeen("", id, passage, version, false);

        annsBrowser.post("/documents/%s/audience".formatted(id), "group", "public");
        assertSeen("", id, passage, version, true);

        annsBrowser.post("/documents/%s/audience".formatted(id));
        assertSeen(ann, id, passage, version, true);
        assertSeen(ben, id, passage, version, false);
        assertSeen("", id, passage, version, false);
    }

    @Test
    void a_document_shared_with_a_group_is_its_members_alone() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        String group = Visitor.pathOf(annsBrowser
                        .post("/groups", "name", "Archive circle", "joining", "open")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .replace("/groups/", "");
        annsBrowser.post("/documents/%s/audience".formatted(id), "group", group);
        assertThat(lectern.as(ben, "/documents/" + id).statusCode()).isEqualTo(404);

        Visitor bensBrowser = Visitor.named(lectern, "Ben");
        bensBrowser.post("/groups/%s/join".formatted(group));
        assertThat(lectern.as(ben, "/documents/" + id).statusCode()).isEqualTo(200);
        assertThat(bensBrowser.get("/").body()).contains("· Archive circle");

        bensBrowser.post("/groups/%s/leave".formatted(group));
        assertThat(lectern.as(ben, "/documents/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void only_its_keeper_shares_a_document_or_adds_a_version_and_only_with_groups_of_their_own() throws Exception {
        String id = uploaded(ann, newId(), TEXT);
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        Visitor bensBrowser = Visitor.named(lectern, "Ben");
        String bensGroup = Visitor.pathOf(bensBrowser
                        .post("/groups", "name", "Ben alone", "joining", "by-invitation")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .replace("/groups/", "");
        assertThat(annsBrowser
                        .post("/documents/%s/audience".formatted(id), "group", bensGroup)
                        .statusCode())
                .isEqualTo(422);
        // Not to be seen: as if it were not there
        assertThat(bensBrowser
                        .post("/documents/%s/audience".formatted(id), "group", "public")
                        .statusCode())
                .isEqualTo(404);
        assertThat(uploads.browser(bensBrowser, "/documents/%s/versions".formatted(id), "b.txt", bytes("x"), Map.of())
                        .statusCode())
                .isEqualTo(404);

        annsBrowser.post("/documents/%s/audience".formatted(id), "group", "public");
        assertThat(bensBrowser
                        .post("/documents/%s/audience".formatted(id), "group", "public")
                        .statusCode())
                .isEqualTo(403);
        assertThat(uploads.browser(bensBrowser, "/documents/%s/versions".formatted(id), "b.txt", bytes("x"), Map.of())
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> byProgram = uploads.program(ben, TEXT + "More.", Map.of("id", id));
        assertThat(byProgram.statusCode()).isEqualTo(403);
        assertThat(byProgram.body()).contains("taken by somebody else");
        assertThat(bensBrowser.get("/documents/" + id).body()).doesNotContain("Upload a new version");
        assertThat(annsBrowser.get("/documents/" + id).body()).contains("Upload a new version");
        // A document that came with the program is kept by administrators.
        assertThat(uploads.program(ann, TEXT, Map.of("id", "werth-2010")).statusCode())
                .isEqualTo(403);
        assertThat(lectern.as(ann, "/api/documents/%s".formatted(id)).body()).doesNotContain("More.");
    }

    @Test
    void an_id_that_somebody_elses_hidden_document_has_is_taken_and_no_more_is_said() throws Exception {
        String id = uploaded(ann, newId(), TEXT);

        HttpResponse<String> refused = uploads.program(ben, TEXT + "Mine.", Map.of("id", id));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(refused.body()).path("field").asText()).isEqualTo("id");
        assertThat(refused.body()).contains("This id is taken").doesNotContain("The report");
        assertThat(JSON.readTree(lectern.as(ann, "/api/documents/" + id).body()).path("versions"))
                .hasSize(1);
    }

    @Test
    void an_ingest_is_told_of_only_to_who_brought_it() throws Exception {
        HttpResponse<String> accepted = uploads.program(ann, TEXT, Map.of("id", newId()));
        String ingest = JSON.readTree(accepted.body()).path("ingest").asText();
        uploads.end(ann, accepted);

        assertThat(lectern.as(ben, ingest).statusCode()).isEqualTo(404);
        assertThat(lectern.get(ingest).statusCode()).isEqualTo(404);
        assertThat(lectern.as(ben, "/api/ingests/999999").statusCode()).isEqualTo(404);
    }
}
