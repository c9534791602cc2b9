package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with names as they come, hostile ones too, are taken in under a harmless name; and the same file twice is told. */
class UploadNamesTest extends UploadedTexts {
    private static final String RLO = "\u202E";

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("bell\u0007 and \u001B[2J.txt", "bell and [2J"),
                Arguments.of("two\nlines\tand a tab.txt", "two lines and a tab"),
                Arguments.of("nul\0l.txt", "null"),
                Arguments.of("list" + RLO + "fdp.txt", "listfdp"),
                Arguments.of("../../x", "x"),
                Arguments.of("/etc/passwd", "passwd"),
                Arguments.of("C:\\Users\\Ann\\list.txt", "list"),
                Arguments.of("...", "untitled"),
                Arguments.of("..", "untitled"),
                Arguments.of("Ж".repeat(4_000) + ".txt", "Ж".repeat(296)),
                Arguments.of("plain.txt\"; filename*=UTF-8''%2e%2e%2fa%00b.txt; x=\"", "ab"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_that_cannot_be_kept_is_made_harmless_and_whoever_sent_it_is_told(String sent, String title)
            throws Exception {
        Visitor carl = Visitor.named(lectern, "Carl" + newNumber());
        HttpResponse<String> done =
                carl.follow(uploads.browser(carl, "/documents", sent, bytes("Words of file " + newNumber()), Map.of()));
        String page = carl.get(
                        Visitor.pathOf(done.headers().firstValue("Location").orElseThrow()))
                .body();
        assertThat(page).contains("The text is called “%s”".formatted(title)).contains("<h1>" + title);

        JsonNode end = brought(sent, bytes("Words of file " + newNumber()), Map.of());
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        assertThat(end.path("fileName").asText()).startsWith(title);
        assertThat(end.path("renamed").asBoolean()).isTrue();
        assertThat(json("/api" + end.path("report").path("document").asText().replaceFirst("^/api", ""))
                        .path("title")
                        .asText())
                .isEqualTo(title);
    }

    @Test
    void names_that_only_look_odd_stay_and_nothing_is_said() throws Exception {
        for (String name : new String[] {"CON", "%2e%2e%2fx", "say 'aye' & <b>", "Приказ № 00447", "100%"}) {
            JsonNode end = brought(name + ".txt", bytes("Words of file " + newNumber()), Map.of());
            assertThat(end.path("renamed").asBoolean()).as(end.toString()).isFalse();
            assertThat(json(end.path("report").path("document").asText())
                            .path("title")
                            .asText())
                    .isEqualTo(name);
        }
        JsonNode quoted = brought("say %22aye%22.txt", bytes("Words of file " + newNumber()), Map.of());
        assertThat(quoted.path("fileName").asText()).isEqualTo("say \"aye\".txt");
        JsonNode titled = brought("a\u0001.txt", bytes("Words of file " + newNumber()), Map.of("title", "A title"));
        assertThat(json(titled.path("report").path("document").asText())
                        .path("title")
                        .asText())
                .isEqualTo("A title");
    }

    @Test
    void the_same_file_twice_is_told_to_whoever_may_see_the_other_and_to_nobody_else() throws Exception {
        String words = "A list of file %d, to be sent twice.\n".formatted(newNumber());
        String first = uploaded(ann, newId(), words);

        JsonNode again = brought("the list.txt", bytes(words), Map.of());
        assertThat(again.path("report").path("sameFile").get(0).asText()).startsWith("/api/documents/" + first + "@");

        JsonNode bens = uploads.end(ben, uploads.program(ben, words, Map.of("id", newId())));
        assertThat(bens.path("report").path("sameFile")).isEmpty();

        Visitor dora = Visitor.named(lectern, "Dora");
        HttpResponse<String> done =
                dora.follow(uploads.browser(dora, "/documents", "l.txt", bytes(words), Map.of("id", newId())));
        String address = Visitor.pathOf(done.headers().firstValue("Location").orElseThrow());
        assertThat(dora.get(address).body()).doesNotContain("this very file").doesNotContain(first);

        HttpResponse<String> doras =
                dora.follow(uploads.browser(dora, "/documents", "l.txt", bytes(words), Map.of("title", "Once more")));
        String page = dora.get(
                        Visitor.pathOf(doras.headers().firstValue("Location").orElseThrow()))
                .body();
        String other = address.replaceFirst("\\?.*", "");
        assertThat(page)
                .contains("The library has this very file already, as <a href=\"" + other + "@")
                .contains("The same file is also")
                .doesNotContain(first);
        assertThat(dora.get(other).body())
                .as("and afterwards, on both")
                .contains("The same file is also")
                .doesNotContain("this very file already");
    }
}
