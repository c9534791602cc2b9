package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.RunningLectern;

/** How much an account and a document may take: settings, said on the form and in what is refused. */
class UploadRoomTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private RunningLectern start(int ofDocument, int ofAccount) throws IOException {
        Files.createDirectories(folder);
        RunningLectern.in(folder).close();
        Files.writeString(
                folder.resolve("lectern.properties"),
                "max-document=%d\nmax-account=%d\n".formatted(ofDocument, ofAccount));
        return RunningLectern.in(folder);
    }

    /** Words that no other text here has. */
    private static byte[] text(String word, int bytes) {
        return (word + " ").repeat(bytes / (word.length() + 1)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_account_that_is_full_is_told_how_much_it_has_used_of_what_and_others_are_not_held_to_it() throws Exception {
        try (RunningLectern lectern = start(100, 1)) {
            Uploads uploads = new Uploads(lectern);
            String ann = lectern.token("Ann");
            String ben = lectern.token("Ben");
            uploads.end(ann, uploads.program(ann, "one.txt", text("one", MEBIBYTE / 2), Map.of("id", "one")));
            HttpResponse<String> refused =
                    uploads.program(ann, "two.txt", text("two", MEBIBYTE * 3 / 4), Map.of("id", "two"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            JsonNode problem = JSON.readTree(refused.body());
            assertThat(problem.path("type").asText()).isEqualTo("urn:lectern:problem:account-full");
            assertThat(problem.path("detail").asText())
                    .contains("Your documents may take 1 MiB here (max-account), and 512 KiB of it are used.");
            try (Stream<Path> left = Files.list(folder.resolve("incoming"))) {
                assertThat(left).isEmpty();
            }
            assertThat(lectern.as(ann, "/api/documents/two").statusCode()).isEqualTo(404);
            uploads.end(ben, uploads.program(ben, "two.txt", text("two", MEBIBYTE * 3 / 4), Map.of("id", "two")));
            uploads.end(ann, uploads.program(ann, "three.txt", text("three", MEBIBYTE / 4), Map.of("id", "three")));

            Visitor browser = Visitor.named(lectern, "Ann");
            assertThat(browser.get("/").body()).contains("Your documents take 767 KiB of 1 MiB.");
            assertThat(browser.get("/documents/one").body()).contains("Your documents take 767 KiB of 1 MiB.");
            assertThat(browser.get("/", "Accept-Language", "ru").body())
                    .contains("Ваши документы занимают 767 КиБ из 1 МиБ.");
            HttpResponse<String> page =
                    uploads.browser(browser, "/documents", "four.txt", text("four", MEBIBYTE / 2), Map.of());
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("id=\"file-trouble\"", "(max-account)");
        }
    }

    @Test
    void the_versions_of_a_document_have_a_limit_together_and_a_new_document_its_own() throws Exception {
        try (RunningLectern lectern = start(1, 100)) {
            Uploads uploads = new Uploads(lectern);
            String ann = lectern.token("Ann");
            byte[] first = text("first", MEBIBYTE / 2);
            uploads.end(ann, uploads.program(ann, "a.txt", first, Map.of("id", "growing")));
            HttpResponse<String> refused =
                    uploads.program(ann, "b.txt", text("second", MEBIBYTE * 3 / 4), Map.of("id", "growing"));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("urn:lectern:problem:document-full", "1 MiB together (max-document)");
            assertThat(lectern.as(ann, "/api/documents/growing/text").body())
                    .isEqualTo(new String(first, StandardCharsets.UTF_8));
            uploads.end(ann, uploads.program(ann, "b.txt", text("second", MEBIBYTE * 3 / 4), Map.of("id", "other")));
            HttpResponse<String> large =
                    uploads.program(ann, "c.txt", text("third", MEBIBYTE * 3 / 2), Map.of("id", "large"));
            assertThat(large.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void of_several_that_come_at_once_only_those_are_accepted_for_which_there_is_room() throws Exception {
        try (RunningLectern lectern = start(100, 1)) {
            Uploads uploads = new Uploads(lectern);
            String ann = lectern.token("Ann");
            List<Callable<Integer>> all = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                byte[] text = text("word" + n, MEBIBYTE * 2 / 5);
                all.add(() -> uploads.program(ann, "a.txt", text, Map.of()).statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            try (ExecutorService together = Executors.newFixedThreadPool(6)) {
                for (Future<Integer> answer : together.invokeAll(all)) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers).filteredOn(answer -> answer == 202).hasSize(2);
            assertThat(answers).filteredOn(answer -> answer == 403).hasSize(4);
        }
    }
}
