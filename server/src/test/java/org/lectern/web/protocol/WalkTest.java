package org.lectern.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;

/** P-5 on a container of 10,000 that changes under the walker. */
class WalkTest extends Protocol {
    private static final int MEMBERS = 10_000;
    private static final int WRITERS = 100;
    private static final String CONTENT = web("");

    private List<AnnotationId> fill() {
        AccountId author = lectern.account("Ann");
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<AnnotationId> ids = new ArrayList<>();
        for (int n = 0; n < MEMBERS; n++) {
            ids.add(AnnotationId.make(start.plusMillis(n / 3), Optional.empty()));
        }
        for (int from = 0; from < MEMBERS; from += WRITERS) {
            List<CompletableFuture<Void>> batch = ids.subList(from, from + WRITERS).stream()
                    .map(id -> CompletableFuture.runAsync(() -> add(id, author, start)))
                    .toList();
            batch.forEach(CompletableFuture::join);
        }
        return ids;
    }

    private void add(AnnotationId id, AccountId author, Instant at) {
        Annotation annotation = StoredAnnotation.of(id, author, at, at, 1, Audience.of(GroupId.PUBLIC), CONTENT);
        lectern.annotations().add(annotation, Optional.empty());
    }

    @Test
    void P_5_every_member_that_stays_is_met_exactly_once_while_others_come_and_go() {
        List<AnnotationId> ids = fill();
        Set<String> staying = new TreeSet<>();
        ids.forEach(id -> staying.add(lectern.base() + id.path()));
        List<String> met = new ArrayList<>();
        String next = json(lectern.get(
                        C, "Prefer", "return=representation;include=\"http://www.w3.org/ns/oa#PreferContainedIRIs\""))
                .path("first")
                .path("id")
                .textValue();
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = json(lectern.get(next));
            assertThat(page.has("prev")).isEqualTo(pages > 0);
            page.path("items").forEach(item -> met.add(item.textValue()));
            next = page.path("next").asText("");
            // Behind the walker, under the walker's feet, and before it.
            for (int at : List.of(pages * 100 + 3, pages * 100 + 99, MEMBERS - 1 - pages * 7)) {
                if (at < MEMBERS && staying.remove(lectern.base() + ids.get(at).path())) {
                    lectern.annotations().withdraw(ids.get(at), lectern.account("Ann"), 1, Instant.now());
                }
            }
            add(AnnotationId.make(Instant.now(), Optional.empty()), lectern.account("Ann"), Instant.now());
            pages++;
        }
        assertThat(met).doesNotHaveDuplicates().containsAll(staying);
        JsonNode container = json(lectern.get(C));
        assertThat(container.path("total").intValue()).isEqualTo(staying.size() + pages);
        assertThat(json(lectern.get(container.path("last").textValue())).has("next"))
                .isFalse();
    }
}
