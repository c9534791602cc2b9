package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Joining;
import org.lectern.review.Grade;
import org.lectern.review.Scales;

/** What was exported comes back: into an empty server as it was, into anybody's own hands as theirs. */
class ImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORDS =
            List.of("Ста́лин", "𝔄🙂", "=1", "\\\"so\\\"", "a | b", "[x]", "\\n", "<b>", "é");

    @TempDir
    private Path folder;

    private RunningLectern old;
    private RunningLectern fresh;
    private String ada;
    private String ben;
    private String group;

    @BeforeEach
    void start() throws IOException {
        old = RunningLectern.in(Files.createDirectory(folder.resolve("old")));
        fresh = RunningLectern.in(Files.createDirectory(folder.resolve("fresh")));
        ada = old.token("Ada");
        ben = old.token("Ben");
        Store store = old.store();
        AccountId adaId = old.account("Ada");
        group = store.groups
                .create(new GroupName("Tuesday readers"), Joining.OPEN, adaId, store.clock.instant())
                .id()
                .path();
        store.groups.join(group(), old.account("Ben"), store.clock.instant());
    }

    @AfterEach
    void stop() {
        old.close();
        fresh.close();
    }

    private static String annotate(RunningLectern lectern, String token, String target, String rest)
            throws IOException {
        HttpResponse<String> made = lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":%s%s}""".formatted(target, rest));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asText();
    }

    private String target(int start, int end) {
        Version version = old.catalogue()
                .document(new org.lectern.document.DocumentId("werth-2010"), org.lectern.people.Viewer.ANYONE)
                .orElseThrow()
                .current();
        return """
                {"source":"%s%s","selector":{"type":"TextPositionSelector","start":%d,"end":%d}}""".formatted(old.base(), version.address().path(), start, end);
    }

    private void writeManyThings(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> audiences = List.of("", audience("/groups/public"), audience(group), audience("/groups/everyone"));
        for (int n = 0; n < 25; n++) {
            int start = random.nextInt(9_000);
            String value = WORDS.get(random.nextInt(WORDS.size())) + WORDS.get(random.nextInt(WORDS.size()));
            String body = switch (random.nextInt(4)) {
                case 0 -> ",\"bodyValue\":\"%s\"".formatted(value);
                case 1 ->
                    ",\"motivation\":\"commenting\",\"odd:kept\":[1.50,{\"deep\":\"%s\"}],\"body\":{\"type\":\"TextualBody\",\"value\":\"%s\",\"format\":\"text/markdown\",\"language\":\"ru\"}"
                            .formatted(value, value);
                case 2 ->
                    ",\"motivation\":\"linking\",\"body\":%s"
                            .formatted(
                                    target(start + 300, start + 310)
                                            .replaceFirst(
                                                    "\\{",
                                                    "{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"relation\":\"repeats\","));
                default ->
                    ",\"motivation\":\"assessing\",\"body\":{\"type\":\"ReliabilityRating\",\"purpose\":\"assessing\",\"axis\":\"source\",\"scale\":\"admiralty\",\"value\":\"C\"}";
            };
            String audience = audiences.get(random.nextInt(audiences.size()));
            String note =
                    annotate(old, random.nextBoolean() ? ada : ben, target(start, start + 1 + n * 7), body + audience);
            if (!audience.isEmpty() && random.nextInt(3) == 0) {
                annotate(old, ben, "\"" + note + "\"", ",\"motivation\":\"replying\",\"bodyValue\":\"yes\"" + audience);
            }
        }
    }

    private String audience(String path) {
        return ",\"audience\":\"%s%s\"".formatted(old.base(), path);
    }

    private static String export(RunningLectern lectern, String token) {
        HttpResponse<String> answer = lectern.as(token, "/api/documents/werth-2010/export?format=jsonld");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** But for the server's name and when its documents came to it and the export was made. */
    private static String comparable(RunningLectern lectern, String export) {
        return export.replace(lectern.base(), "http://server")
                .replaceAll("\"sourceDate\":\"[^\"]*\"", "")
                .replaceFirst("\"created\":\"[^\"]*\",\"generator\"", "\"generator\"");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("export.jsonld"), content, StandardCharsets.UTF_8);
    }

    private static String run(RunningLectern lectern, Path file, String account, boolean dry) throws IOException {
        Path report =
                Path.of(lectern.chore(List.of(Chores.IMPORT, file.toString(), account, String.valueOf(dry), "", "")));
        String said = Files.readString(report);
        Files.delete(report);
        return said;
    }

    @Test
    void an_export_imported_into_an_empty_server_is_exported_just_the_same() throws IOException {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        writeManyThings(seed);
        String exported = export(old, ada);
        int total = JSON.readTree(exported).path("total").intValue();
        Path file = file(exported);

        assertThat(run(fresh, file, "", true)).startsWith(total + " of " + total + " would be brought in");
        assertThat(fresh.store().people.claimed()).isFalse();
        assertThat(run(fresh, file, "", false)).startsWith(total + " of " + total + " brought in");
        String again = export(fresh, fresh.token("Ada"));
        List<String> lines = comparable(old, exported).lines().toList();
        List<String> linesAgain = comparable(fresh, again).lines().toList();
        for (int n = 0; n < lines.size(); n++) {
            assertThat(linesAgain.get(n)).as("seed %d, line %d", seed, n).isEqualTo(lines.get(n));
        }
        assertThat(linesAgain).hasSameSizeAs(lines);

        assertThat(run(fresh, file, "", false))
                .startsWith("0 of " + total + " brought in: " + total + " is here already");
        assertThat(comparable(fresh, export(fresh, fresh.token("Ada")))).isEqualTo(comparable(fresh, again));
    }

    private static final List<Grade> OURS = List.of(
            new Grade("тверёже", "", "rests on \"records\"", false),
            new Grade("шатко", "", "", false),
            new Grade("?", "", "", true));

    private GroupId group() {
        return new GroupId(group.substring("/groups/".length()));
    }

    /** A grade on the first version of the group's own scale and one on the second, which has another word for it. */
    private void rateOnOwnScale() throws IOException {
        String rating =
                ",\"motivation\":\"assessing\",\"body\":{\"type\":\"ReliabilityRating\",\"axis\":\"source\",\"scale\":\"%s\",\"scaleVersion\":%d,\"value\":\"%s\"}";
        String scale = Scales.ownId(group());
        Store store = old.store();
        store.scales.define(group(), "Ours", OURS, old.account("Ada"), store.clock.instant());
        annotate(old, ada, target(10, 20), rating.formatted(scale, 1, "шатко") + audience(group));
        store.scales.define(group(), "Ours", OURS.subList(0, 2), old.account("Ada"), store.clock.instant());
        annotate(old, ben, target(30, 40), rating.formatted(scale, 2, "тверёже") + audience("/groups/public"));
    }

    @Test
    void grades_on_a_groups_own_scale_come_back_with_what_they_mean() throws IOException {
        rateOnOwnScale();
        String exported = export(old, ada);
        JsonNode told = JSON.readTree(exported).path("scales");
        assertThat(told.findValuesAsText("scaleVersion")).containsExactly("1", "2");
        assertThat(told.get(0).path("grades").findValuesAsText("value")).containsExactly("тверёже", "шатко", "?");
        Path file = file(exported);

        assertThat(run(fresh, file, "", true))
                .startsWith("2 of 2 would be brought in")
                .contains("The scale Ours would be made");
        assertThat(fresh.store().scales.find(Scales.ownId(group()), 1)).isEmpty();
        assertThat(run(fresh, file, "", false)).startsWith("2 of 2 brought in");
        for (int version = 1; version <= 2; version++) {
            assertThat(fresh.store().scales.find(Scales.ownId(group()), version))
                    .isPresent()
                    .isEqualTo(old.store().scales.find(Scales.ownId(group()), version));
        }
        String again = export(fresh, fresh.token("Ada"));
        assertThat(comparable(fresh, again)).isEqualTo(comparable(old, exported));
        assertThat(run(fresh, file, "", false)).startsWith("0 of 2 brought in").doesNotContain("The scale");
    }

    @Test
    void an_export_for_anyone_brings_the_scale_of_a_group_that_it_does_not_name() throws IOException {
        rateOnOwnScale();
        String exported =
                old.get("/api/documents/werth-2010/export?format=jsonld").body();
        assertThat(JSON.readTree(exported).path("scales").findValuesAsText("scaleVersion"))
                .containsExactly("2");
        assertThat(run(fresh, file(exported), "", false)).startsWith("1 of 1 brought in");
        assertThat(comparable(
                        fresh,
                        fresh.get("/api/documents/werth-2010/export?format=jsonld")
                                .body()))
                .isEqualTo(comparable(old, exported));
    }

    @Test
    void a_grade_is_not_taken_where_its_scale_means_something_else() throws IOException {
        rateOnOwnScale();
        Store here = fresh.store();
        fresh.token("Cyd");
        here.scales.define(
                group(), "Ours", List.of(OURS.get(1), OURS.get(0)), fresh.account("Cyd"), here.clock.instant());
        String said = run(fresh, file(export(old, ada)), "", false);
        assertThat(said)
                .startsWith("1 of 2 brought in")
                .contains("Version 1 of the scale \"%s\" has other grades here than in the file"
                        .formatted(Scales.ownId(group())));
    }

    @Test
    void the_web_believes_no_scale_of_a_file() throws IOException {
        rateOnOwnScale();
        JsonNode report = post(fresh.token("Cyd"), "/api/import", export(old, ada));
        assertThat(report.path("lines").findValuesAsText("result")).containsExactly("refused", "refused");
        assertThat(report.path("lines").get(0).path("detail").asText()).contains("There is no version 1 of a scale");
        assertThat(fresh.store().scales.find(Scales.ownId(group()), 1)).isEmpty();
    }

    @Test
    void what_somebody_brings_in_by_the_web_is_their_own_and_tells_where_it_was() throws IOException {
        String note = annotate(old, ada, target(10, 20), ",\"bodyValue\":\"mine\"" + audience("/groups/public"));
        annotate(
                old,
                ben,
                "\"" + note + "\"",
                ",\"motivation\":\"replying\",\"bodyValue\":\"yours\"" + audience("/groups/public"));
        String exported = export(old, ada);
        String cyd = fresh.token("Cyd");

        JsonNode dry = post(cyd, "/api/import?dry=true", exported);
        assertThat(dry.path("counts").path("exact").intValue()).isEqualTo(1);
        assertThat(dry.path("counts").path("answer").intValue()).isEqualTo(1);
        assertThat(JSON.readTree(export(fresh, cyd)).path("total").intValue()).isZero();

        post(cyd, "/api/import", exported);
        JsonNode items = JSON.readTree(export(fresh, cyd)).path("first").path("items");
        assertThat(items).hasSize(2);
        assertThat(items.findValuesAsText("via")).contains(note);
        for (JsonNode item : items) {
            assertThat(item.path("creator").path("name").asText()).isEqualTo("Cyd");
        }
        assertThat(items.get(1).path("target").asText())
                .isEqualTo(items.get(0).path("id").asText());
        JsonNode twice = post(cyd, "/api/import", exported);
        assertThat(twice.path("counts").path("unchanged").intValue()).isEqualTo(2);
        assertThat(fresh.store().people.accounts()).hasSize(1);
    }

    private String item(String id, String motivation, String exact, String body) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"%s,"motivation":"%s",
                 "target":%s,"body":%s}""".formatted(
                        id.isEmpty() ? "" : ",\"id\":\"%s\"".formatted(elsewhere(id)), motivation, quoted(exact), body);
    }

    private static String elsewhere(String id) {
        return "http://elsewhere/annotations/"
                + (id + "0".repeat(26)).substring(0, 26).replaceAll("[ilou]", "1");
    }

    private String quoted(String exact) {
        return """
                {"source":"%s/documents/werth-2010","selector":{"type":"TextQuoteSelector","exact":"%s"}}""".formatted(fresh.base(), exact);
    }

    private String link(String id, String exact, String relation, String far) {
        return item(id, "linking", exact, quoted(far).replaceFirst("\\{", """
                {"type":"SpecificResource","purpose":"linking","relation":"%s",""".formatted(relation)));
    }

    private static String grade(String axis, String value) {
        return "{\"type\":\"ReliabilityRating\",\"purpose\":\"assessing\",\"axis\":\"%s\",\"scale\":\"admiralty\",\"value\":\"%s\"}"
                .formatted(axis, value);
    }

    /** What both say of each annotation. */
    private static List<String> results(JsonNode report) {
        return report.path("lines")
                .valueStream()
                .map(line ->
                        line.path("result").asText() + " " + line.path("detail").asText())
                .toList();
    }

    @Test
    void a_dry_run_says_of_every_annotation_what_the_run_itself_then_says() throws IOException {
        String rated = "269,100 persons";
        String export = "{\"type\":\"AnnotationPage\",\"generator\":{\"id\":\"http://elsewhere/\"},\"items\":["
                + String.join(
                        ",",
                        // all that supports it repeats the same source, which only the file says
                        item("confirmed", "assessing", rated, grade("information", "1")),
                        link("supports", rated, "corroborates", "of whom 76,000 were to be killed"),
                        link("repeats", rated, "repeats", "of whom 76,000 were to be killed"),
                        // two who are one here rate the same words
                        item("first", "assessing", rated, grade("source", "B")),
                        item("second", "assessing", rated, grade("source", "C")),
                        """
                        {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"%s",
                         "motivation":"replying","target":"%s","bodyValue":"why?"}""".formatted(elsewhere("why"), elsewhere("second")),
                        // the same thing twice, and two without a name
                        item("twice", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"a\"}"),
                        item("twice", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"a\"}"),
                        item("twice", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"b\"}"),
                        item("", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"one\"}"),
                        item("", "commenting", rated, "{\"type\":\"TextualBody\",\"value\":\"other\"}"))
                + "]}";
        String cyd = fresh.token("Cyd");
        List<String> dry = results(post(cyd, "/api/import?dry=true", export));
        List<String> real = results(post(cyd, "/api/import", export));
        assertThat(dry).isEqualTo(real);
        assertThat(real.stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactly(
                        "refused",
                        "exact",
                        "exact",
                        "exact",
                        "refused",
                        "refused",
                        "exact",
                        "unchanged",
                        "differs",
                        "exact",
                        "exact");
        assertThat(real.get(0)).contains("repeats the same underlying source");
        assertThat(results(post(cyd, "/api/import", export)).stream().filter(line -> line.startsWith("exact")))
                .as("again")
                .isEmpty();
    }

    @Test
    void a_page_that_goes_on_elsewhere_is_said_to_be_a_part() throws IOException {
        String page = """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","total":2,
                 "first":{"type":"AnnotationPage","next":"http://elsewhere/?page=1","items":[%s]}}""".formatted(
                        item("one", "commenting", "269,100 persons", "{\"type\":\"TextualBody\",\"value\":\"a\"}"));
        JsonNode report = post(fresh.token("Cyd"), "/api/import?dry=true", page);
        assertThat(report.path("notices").toString()).contains("http://elsewhere/?page=1");
    }

    private JsonNode post(String token, String path, String body) throws IOException {
        HttpResponse<String> answer = fresh.send("POST", path, body, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void a_file_that_is_not_whole_stores_nothing() throws IOException {
        annotate(old, ada, target(10, 20), ",\"bodyValue\":\"one\"");
        annotate(old, ada, target(30, 40), ",\"bodyValue\":\"two\"");
        String exported = export(old, ada);
        String cut = exported.substring(0, exported.length() - 20);
        HttpResponse<String> answer =
                fresh.send("POST", "/api/import", cut, "Authorization", "Bearer " + fresh.token("Cyd"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing was brought in", "not whole");
        assertThat(JSON.readTree(export(fresh, fresh.token("Cyd")))
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(fresh.send("POST", "/api/import", exported).statusCode()).isEqualTo(401);
    }

    @Test
    void what_cannot_be_found_or_kept_is_named_and_the_rest_comes_in() throws IOException {
        String export = """
                [{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"http://elsewhere/1",
                  "target":{"source":"%1$s/documents/werth-2010","selector":{"type":"TextQuoteSelector","exact":"no such words stand anywhere"}}},
                 {"type":"Annotation","id":"http://elsewhere/2","target":"%1$s/documents/never"},
                 {"type":"Annotation","id":"http://elsewhere/3"},
                 {"type":"Annotation","id":"http://elsewhere/4","bodyValue":"all of it","target":"%1$s/documents/werth-2010"},
                 {"type":"Annotation","id":"http://elsewhere/5","bodyValue":"of a version that is not here",
                  "target":{"source":"%1$s/documents/werth-2010@%2$s","selector":[
                    {"type":"TextQuoteSelector","exact":"269,100 persons"},{"type":"TextPositionSelector","start":0,"end":15}]}}]
                """.formatted(fresh.base(), "ab".repeat(32));
        JsonNode report = post(fresh.token("Cyd"), "/api/import", export);
        assertThat(report.path("lines").findValuesAsText("result"))
                .containsExactly("lost", "refused", "refused", "exact", "moved");
        assertThat(report.path("lines").get(1).path("detail").asText()).contains("never");
        assertThat(JSON.readTree(export(fresh, fresh.token("Cyd")))
                        .path("total")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void words_that_became_others_are_named_for_choosing_and_not_taken() throws IOException {
        String exact = "269,1OO persons, of wh0m 76,000 were t0 be ki11ed";
        String export = """
                [{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"http://elsewhere/1",
                  "target":{"source":"%s/documents/werth-2010","selector":{"type":"TextQuoteSelector","exact":"%s"}}}]
                """.formatted(fresh.base(), exact);
        JsonNode line =
                post(fresh.token("Cyd"), "/api/import", export).path("lines").path(0);
        assertThat(line.path("result").asText()).isEqualTo("approximate");
        Matcher place = Pattern.compile(" at (\\d+)–(\\d+) ")
                .matcher(line.path("detail").asText());
        assertThat(place.find()).as("%s", line).isTrue();
        String text = fresh.get("/api/documents/werth-2010/text").body();
        assertThat(text.substring(
                        text.offsetByCodePoints(0, Integer.parseInt(place.group(1))),
                        text.offsetByCodePoints(0, Integer.parseInt(place.group(2)))))
                .isEqualTo("269,100 persons, of whom 76,000 were to be killed");
    }

    @Test
    void a_name_that_somebody_has_here_is_not_taken_from_them() throws IOException {
        annotate(old, ada, target(10, 20), ",\"bodyValue\":\"one\"");
        fresh.token("Ada");
        String said = run(fresh, file(export(old, ada)), "", false);
        assertThat(said).contains("Ada (2) has an account now");
        assertThat(JSON.readTree(export(fresh, fresh.token("Ada")))
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(JSON.readTree(export(fresh, fresh.token("Ada (2)")))
                        .path("total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void the_command_line_exports_beside_a_running_server() throws IOException {
        annotate(old, ada, target(10, 20), ",\"bodyValue\":\"for all\"" + audience("/groups/public"));
        annotate(old, ada, target(30, 40), ",\"bodyValue\":\"private\"");
        String all = "notes,ratings,links,replies";
        Path public1 =
                Path.of(old.chore(List.of(Chores.EXPORT, TransferChores.DOCUMENT, "werth-2010", "", "markdown", all)));
        assertThat(Files.readString(public1)).contains("for all").doesNotContain("private");
        Path adas = Path.of(old.chore(List.of(Chores.EXPORT, TransferChores.ACCOUNT, "Ada", "Ada", "csv", all)));
        assertThat(Files.readString(adas)).contains("for all", "private");
        assertThat(Pattern.compile("\r\n").splitAsStream(Files.readString(adas)))
                .hasSizeGreaterThan(3);
        Path found = Path.of(
                old.chore(List.of(Chores.EXPORT, TransferChores.SEARCH, "private kind:note", "Ada", "csv", all)));
        assertThat(Files.readString(found)).contains("private").doesNotContain("for all");
        Path nobodys =
                Path.of(old.chore(List.of(Chores.EXPORT, TransferChores.EXACT_SEARCH, "269,100", "", "markdown", all)));
        assertThat(Files.readString(nobodys)).contains("> ", "269,100");
        for (Path file : List.of(public1, adas, found, nobodys)) {
            Files.delete(file);
        }
    }
}
