package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lectern.app.RunningLectern;

/** Which language a page is served in, and that no cache mixes them up. */
class PageLanguageTest {
    private static final String PAGE = "/documents/werth-2010/pages/2";

    @RegisterExtension
    static final RunningLectern lectern = RunningLectern.forTests();

    private static HttpResponse<String> get(String path, String... headers) {
        return new Visitor(lectern).get(path, headers);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void a_page_speaks_what_the_browser_asks_for_unless_its_reader_chose_otherwise() {
        assertThat(get(PAGE).body()).contains("<html lang=\"en\" data-words=\"en\">", "Skip to the text");
        assertThat(get(PAGE, "Accept-Language", "ru").body())
                .contains("<html lang=\"ru\" data-words=\"ru\">", "К тексту", "<span>из ");
        assertThat(get(PAGE, "Accept-Language", "ru", "Cookie", "lectern-language=en")
                        .body())
                .contains("<html lang=\"en\"");
        assertThat(get(PAGE, "Cookie", "lectern-language=ru").body()).contains("<html lang=\"ru\"");
        assertThat(get(PAGE, "Cookie", "lectern-language=../../etc").body()).contains("<html lang=\"en\"");
    }

    @Test
    void the_text_and_its_language_are_the_same_in_every_language() {
        String english = get(PAGE).body();
        String russian = get(PAGE, "Accept-Language", "ru").body();
        assertThat(texts(russian)).isEqualTo(texts(english)).hasSizeGreaterThan(2);
        assertThat(russian).contains("<div class=\"text\" lang=\"en\">", "<h1 lang=\"en\">");
    }

    private static List<String> texts(String html) {
        return java.util.regex.Pattern.compile(" data-text>(.*?)</(p|h3)>")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void caches_are_told_that_a_page_differs_by_language_and_its_etag_does() {
        HttpResponse<String> english = get(PAGE);
        HttpResponse<String> russian = get(PAGE, "Accept-Language", "ru");
        assertThat(header(english, "Vary")).contains("Accept-Language", "Cookie");
        assertThat(header(english, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(russian, "ETag")).isNotEmpty().isNotEqualTo(header(english, "ETag"));
        assertThat(get(PAGE, "Accept-Language", "ru", "If-None-Match", header(russian, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(get(PAGE, "Accept-Language", "ru", "If-None-Match", header(english, "ETag"))
                        .statusCode())
                .isEqualTo(200);
        for (String path : List.of("/", "/works", "/search", "/sign-in", "/documents/werth-2010", "/claim/AAAA-AAAA")) {
            assertThat(header(get(path), "Vary")).as(path).contains("Accept-Language", "Cookie");
        }
    }

    @Test
    void errors_are_told_to_people_in_their_language_and_to_programs_in_english() {
        HttpResponse<String> page = get("/documents/no-such-document", "Accept-Language", "ru");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Здесь ничего нет</h1>", "Что есть, видно в библиотеке.");
        assertThat(header(page, "Vary")).contains("Accept-Language");
        assertThat(get("/api/documents/no-such-document", "Accept-Language", "ru")
                        .body())
                .contains("There is nothing here");
    }

    @Test
    void what_was_typed_wrongly_is_said_in_the_language_of_the_form() {
        assertThat(get("/search?q=since:never", "Accept-Language", "ru").body()).contains("«never» не дата");
        assertThat(get("/documents/werth-2010/pages?n=many", "Accept-Language", "ru")
                        .body())
                .containsPattern("Наберите номер страницы, от 1 до \\d+\\.");
    }
}
