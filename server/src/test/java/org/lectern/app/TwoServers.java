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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Joining;

/** A server with notes of Ada and Ben, who are in one group, and an empty one. */
abstract class TwoServers {
    static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    RunningLectern old;
    RunningLectern fresh;
    String ada;
    String ben;
    String group;

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

    static String annotate(RunningLectern lectern, String token, String target, String rest) throws IOException {
        HttpResponse<String> made = lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":%s%s}""".formatted(target, rest));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asText();
    }

    String target(int start, int end) {
        Version version = old.catalogue()
                .document(new org.lectern.document.DocumentId("werth-2010"), org.lectern.people.Viewer.ANYONE)
                .orElseThrow()
                .current();
        return """
                {"source":"%s%s","selector":{"type":"TextPositionSelector","start":%d,"end":%d}}""".formatted(old.base(), version.address().path(), start, end);
    }

    String audience(String path) {
        return ",\"audience\":\"%s%s\"".formatted(old.base(), path);
    }

    static String export(RunningLectern lectern, String token) {
        HttpResponse<String> answer = lectern.as(token, "/api/documents/werth-2010/export?format=jsonld");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** But for the server's name and when its documents came to it and the export was made. */
    static String comparable(RunningLectern lectern, String export) {
        return export.replace(lectern.base(), "http://server")
                .replaceAll("\"sourceDate\":\"[^\"]*\"", "")
                .replaceFirst("\"created\":\"[^\"]*\",\"generator\"", "\"generator\"");
    }

    Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("export.jsonld"), content, StandardCharsets.UTF_8);
    }

    static String run(RunningLectern lectern, Path file, String account, boolean dry) throws IOException {
        Path report =
                Path.of(lectern.chore(List.of(Chores.IMPORT, file.toString(), account, String.valueOf(dry), "", "")));
        String said = Files.readString(report);
        Files.delete(report);
        return said;
    }

    GroupId group() {
        return new GroupId(group.substring("/groups/".length()));
    }

    JsonNode post(String token, String path, String body) throws IOException {
        HttpResponse<String> answer = fresh.send("POST", path, body, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
