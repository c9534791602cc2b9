package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** What somebody flags, who may answer, and when it leaves the group. */
class FlagHttpTest extends DiscussedWorks {
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
}
