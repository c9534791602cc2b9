package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.anchor.TextSpan;
import org.lectern.document.CanonicalText;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;

/** What was annotated with Hypothesis comes in by the words that it quotes, and what cannot is named. */
class HypothesisImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WERTH =
            "http://www.bo-k2s.sciences-po.fr/mass-violence-war-massacre-resistance/en/document/nkvd-mass-secret-operation-n-00447-august-1937-november-1938/#top";

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static int accounts;

    /** A row as Hypothesis writes it: its position counts in a web page, its ranges name that page's elements. */
    private static ObjectNode row(String id, String uri, String text, String exact, String prefix, String suffix) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", id)
                .put("created", "2016-11-28T02:09:19.334903+00:00")
                .put("updated", "2016-11-28T02:10:01.000000+00:00")
                .put("user", "acct:anna@hypothes.is")
                .put("uri", uri)
                .put("text", text)
                .put("group", "__world__")
                .put("hidden", false);
        row.putObject("user_info").put("display_name", "Anna");
        row.putObject("permissions").putArray("read").add("group:__world__");
        row.putArray("tags");
        ObjectNode target = row.putArray("target").addObject().put("source", uri);
        ArrayNode selectors = target.putArray("selector");
        selectors
                .addObject()
                .put("type", "RangeSelector")
                .put("startContainer", "/div[2]/p[3]")
                .put("startOffset", 4)
                .put("endContainer", "/div[2]/p[3]")
                .put("endOffset", 9);
        selectors
                .addObject()
                .put("type", "TextPositionSelector")
                .put("start", 12)
                .put("end", 27);
        if (!exact.isEmpty()) {
            selectors
                    .addObject()
                    .put("type", "TextQuoteSelector")
                    .put("exact", exact)
                    .put("prefix", prefix)
                    .put("suffix", suffix);
        }
        return row;
    }

    private static ObjectNode reply(String id, String text, String... ancestors) {
        ObjectNode row = row(id, WERTH, text, "", "", "");
        ((ObjectNode) row.path("target").path(0)).remove("selector");
        ArrayNode references = row.putArray("references");
        for (String ancestor : ancestors) {
            references.add(ancestor);
        }
        return row;
    }

    private static String export(ObjectNode... rows) {
        ObjectNode file = JSON.createObjectNode().put("total", rows.length);
        ArrayNode list = file.putArray("rows");
        for (ObjectNode row : rows) {
            list.add(row);
        }
        return file.toString();
    }

    private static String newcomer() {
        return lectern.token("Reader " + ++accounts);
    }

    private static JsonNode post(String token, String query, String body) throws IOException {
        HttpResponse<String> answer =
                lectern.send("POST", "/api/import" + query, body, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<JsonNode> mine(String token) throws IOException {
        JsonNode session = JSON.readTree(lectern.as(token, "/api/session").body());
        String me = session.path("account").path("id").asText().replaceFirst("^https?://[^/]+", "");
        List<JsonNode> items = new ArrayList<>();
        JSON.readTree(lectern.as(token, "/api" + me + "/export?format=jsonld").body())
                .path("first")
                .path("items")
                .forEach(items::add);
        return items;
    }

    @Test
    void words_tags_highlights_and_answers_come_in_and_the_rest_is_named() throws IOException {
        ObjectNode tagged = row("a1", WERTH, "Whose figure?", "269,100 persons", "", "");
        tagged.withArray("tags").add("figures").add("второй");
        String file = export(
                reply("a3", "And so?", "a1", "a2"),
                reply("a2", "Ask the archive.", "a1"),
                tagged,
                row("a4", lectern.base() + "/documents/werth-2010/pages/1#top", "", "76,000 were to be killed", "", ""),
                row("a5", "https://example.org/another", "on something else", "269,100 persons", "", ""),
                row("a6", WERTH, "lost", "these words were never written down by anybody", "", ""),
                row("a7", WERTH, "only a place", "", "", ""),
                reply("a8", "to what is lost", "a6"));
        String token = newcomer();
        JsonNode dry = post(token, "?dry=true", file);
        assertThat(dry.path("lines").findValuesAsText("result"))
                .as(dry.toString())
                .startsWith("answer", "answer", "exact")
                .endsWith("unknown", "lost", "lost", "refused");
        assertThat(dry.path("lines").get(4).path("detail").asText()).contains("https://example.org/another");
        assertThat(dry.path("lines").get(2).path("place").asText()).contains("/pages?span=");
        assertThat(mine(token)).isEmpty();

        assertThat(post(token, "", file).path("counts")).isEqualTo(dry.path("counts"));
        List<JsonNode> items = mine(token);
        JsonNode note = items.stream()
                .filter(item -> item.path("via").asText().endsWith("/a1"))
                .findFirst()
                .orElseThrow();
        assertThat(note.path("motivation").asText()).isEqualTo("commenting");
        assertThat(note.path("body").findValuesAsText("value")).containsExactly("Whose figure?", "figures", "второй");
        assertThat(note.path("body").get(1).path("purpose").asText()).isEqualTo("tagging");
        assertThat(note.path("target").path("selector").get(0).path("exact").asText())
                .isEqualTo("269,100 persons");
        assertThat(note.path("audience").path("id").asText()).contains("/people/");
        for (String[] pair : new String[][] {{"/a2", "/a1"}, {"/a3", "/a2"}}) {
            String answered = items.stream()
                    .filter(item -> item.path("via").asText().endsWith(pair[1]))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            assertThat(items.stream().filter(item -> item.path("via").asText().endsWith(pair[0])))
                    .singleElement()
                    .satisfies(item -> assertThat(item.path("target").asText()).isEqualTo(answered))
                    .satisfies(
                            item -> assertThat(item.path("motivation").asText()).isEqualTo("replying"));
        }
        JsonNode twice = post(token, "", file);
        assertThat(twice.path("counts").path("unchanged").asInt()).isEqualTo(items.size());
        assertThat(mine(token)).hasSameSizeAs(items);
    }

    @Test
    void they_are_shared_with_a_group_only_if_one_is_chosen_that_the_sender_is_in() throws IOException {
        String file = export(reply("b2", "yes", "b1"), row("b1", WERTH, "note", "269,100 persons", "", ""));
        String token = newcomer();
        assertThat(lectern.send("POST", "/api/import?share=not-mine", file, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(422);
        post(token, "?share=" + lectern.base() + "/groups/public", file);
        assertThat(mine(token))
                .hasSize(2)
                .allSatisfy(item ->
                        assertThat(item.path("audience").path("id").asText()).endsWith("/groups/public"));
    }

    @Test
    void a_text_that_does_not_say_where_it_was_got_can_be_named() throws IOException {
        String file = export(row("c1", "https://example.org/stalin", "here", "Nikita Khrushchev", "", ""));
        String token = newcomer();
        assertThat(post(token, "?dry=true", file).path("lines").findValuesAsText("result"))
                .containsExactly("unknown");
        JsonNode named = post(token, "?dry=true&document=real-stalin-series", file);
        assertThat(named.path("lines").get(0).path("result").asText()).isNotEqualTo("unknown");
    }

    @Test
    void every_quotation_that_stands_once_stands_on_its_own_words() throws IOException {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        CanonicalText text = lectern.catalogue()
                .text(lectern.catalogue()
                        .document(new DocumentId("werth-2010"), Viewer.ANYONE)
                        .orElseThrow()
                        .current());
        List<ObjectNode> rows = new ArrayList<>();
        List<TextSpan> spans = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            TextSpan span = standsOnce(text, random);
            spans.add(span);
            rows.add(row(
                    "r" + n,
                    WERTH,
                    "note " + n,
                    text.slice(span),
                    text.slice(new TextSpan(span.start() - 32, span.start())),
                    text.slice(new TextSpan(span.end(), span.end() + 32))));
        }
        String token = newcomer();
        JsonNode report = post(token, "", export(rows.toArray(ObjectNode[]::new)));
        assertThat(report.path("counts").path("exact").asInt())
                .as("seed %d: %s", seed, report)
                .isEqualTo(60);
        for (JsonNode item : mine(token)) {
            int n = Integer.parseInt(item.path("via").asText().replaceFirst(".*/r", ""));
            JsonNode selectors = item.path("target").path("selector");
            assertThat(selectors.get(0).path("exact").asText())
                    .as("seed %d, %d", seed, n)
                    .isEqualTo(text.slice(spans.get(n)));
            assertThat(selectors.get(1).path("start").asInt())
                    .isEqualTo(spans.get(n).start());
        }
    }

    /** Some words that stand between their neighbours nowhere else. */
    private static TextSpan standsOnce(CanonicalText text, Random random) {
        while (true) {
            int start = 40 + random.nextInt(text.length() - 400);
            TextSpan span = new TextSpan(start, start + 12 + random.nextInt(200));
            String between = text.slice(new TextSpan(span.start() - 32, span.end() + 32));
            if (text.value().indexOf(between) == text.value().lastIndexOf(between)) {
                return span;
            }
        }
    }

    @Test
    void the_command_line_takes_them_for_an_account() throws IOException {
        newcomer();
        Path file = Files.writeString(
                folder.resolve("hypothesis.json"), export(row("d1", WERTH, "by command", "269,100 persons", "", "")));
        Path report = Path.of(
                lectern.chore(List.of(Chores.IMPORT, file.toString(), "Reader " + accounts, "false", "everyone", "")));
        assertThat(Files.readString(report)).startsWith("1 of 1 brought in");
        Files.delete(report);
        Path refused = Path.of(lectern.chore(List.of(Chores.IMPORT, file.toString(), "", "true", "", "")));
        assertThat(Files.readString(refused)).contains("--account");
        Files.delete(refused);
    }
}
