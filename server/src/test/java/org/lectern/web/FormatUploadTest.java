package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.document.markup.Zip;
import org.lectern.document.pdf.PdfFile;

/** Books, word processors' files, web pages and old texts come in as what they are, whatever their names are. */
class FormatUploadTest extends UploadedTexts {
    @Test
    void a_book_a_docx_and_a_web_page_come_in_with_what_was_left_out_and_are_given_back_as_they_came()
            throws Exception {
        byte[] book = Zip.book("<h2>Chapter</h2><p>Words.</p><img src='x'/><script>x</script>")
                .bytes();
        String id = newId();
        JsonNode end = brought("book.epub", book, Map.of("id", id));
        JsonNode report = end.path("report");
        assertThat(report.path("mediaType").asText()).as(end.toString()).isEqualTo("application/epub+zip");
        assertThat(report.path("leftOut").toString()).isEqualTo("{\"scripts\":1,\"images\":1}");
        assertThat(get("/api/documents/" + id + "/text").body()).isEqualTo("Chapter\n\nWords.");
        assertThat(json("/api/documents/" + id).path("title").asText()).isEqualTo("A & B");
        assertThat(get("/documents/" + id + "/pages/1").body())
                .contains("Chapter")
                .doesNotContain("<script>x");
        HttpResponse<byte[]> source = uploads.bytes(ann, "/api/documents/" + id + "/source");
        assertThat(source.body()).isEqualTo(book);
        assertThat(source.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"%s.epub\"".formatted(id));

        String docx = newId();
        brought("a.docx", Zip.docx("<w:p><w:r><w:t>Typed.</w:t></w:r></w:p>").bytes(), Map.of("id", docx));
        assertThat(get("/api/documents/" + docx + "/text").body()).isEqualTo("Typed.");

        String page = newId();
        byte[] html = "<!DOCTYPE html><meta charset=koi8-r><p>\u0421\u043f\u0438\u0441\u043a\u0438"
                .getBytes(Charset.forName("KOI8-R"));
        JsonNode read = brought("saved page", html, Map.of("id", page));
        assertThat(read.path("report").path("encoding").asText()).isEqualTo("KOI8-R");
        assertThat(get("/api/documents/" + page + "/text").body()).isEqualTo("\u0421\u043f\u0438\u0441\u043a\u0438");
        HttpResponse<String> sent = get("/api/documents/" + page + "/source");
        assertThat(sent.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(lectern.catalogue().check(progress -> {}).damage()).isEmpty();
    }

    @Test
    void a_hostile_archive_fails_with_its_reason_and_leaves_nothing() throws Exception {
        String id = newId();
        JsonNode end = brought("../../x.docx", Zip.docx("<w:p><w:r>").bytes(), Map.of("id", id));
        assertThat(end.path("state").asText()).isEqualTo("failed");
        assertThat(end.path("reason").asText()).isEqualTo("damaged");
        assertThat(get("/api/documents/" + id).statusCode()).isEqualTo(404);
        assertThat(lectern.catalogue().check(progress -> {}).unnamed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x.pdf", "LONG", "CON", "...", "\u202Efdp.x"})
    void a_name_of_a_file_is_no_more_than_a_title(String name) throws Exception {
        String long4000 = name.equals("LONG") ? "x".repeat(4_000) + ".pdf" : name;
        JsonNode end =
                brought(long4000, new PdfFile().lines("words " + newNumber()).bytes(), Map.of());
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        String title = json("/api/documents/" + end.path("document").asText())
                .path("title")
                .asText();
        assertThat(title).matches("[^\\p{Cntrl}\u202E/]{1,300}");
        assertThat(Files.exists(lectern.folder().resolve("../x.pdf"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "IBM866", "UTF-16LE", "ISO-8859-5"})
    void a_text_in_an_old_encoding_is_recognised_and_its_encoding_said(String encoding) throws Exception {
        String text = ("В июле 1937 года был подписан приказ. Списки составляли на местах, "
                        + "и никто не знал, сколько в них имён.\n")
                .repeat(3);
        String id = newId();
        JsonNode end = brought("приказ.txt", text.getBytes(Charset.forName(encoding)), Map.of("id", id));
        assertThat(end.path("report").path("encoding").asText())
                .as(end.toString())
                .isEqualTo(encoding);
        assertThat(get("/api/documents/" + id + "/text").body()).isEqualTo(text);
    }

    @Test
    void what_cannot_be_told_is_refused_with_its_first_byte_unless_the_encoding_is_named() throws Exception {
        byte[] text = "A caf\u00E9 in July.".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> refused = uploads.program(ann, "cafe.txt", text, Map.of("id", newId()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("detail").asText())
                .startsWith("Byte 5 of the file is not UTF-8 (");
        String id = newId();
        JsonNode end = brought("cafe.txt", text, Map.of("id", id, "encoding", "latin1"));
        assertThat(end.path("report").path("encoding").asText()).isEqualTo("ISO-8859-1");
        assertThat(get("/api/documents/" + id + "/text").body()).isEqualTo("A caf\u00E9 in July.");
        HttpResponse<String> unknown =
                uploads.program(ann, "cafe.txt", text, Map.of("id", newId(), "encoding", "klingon-7"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("There is no encoding klingon-7 here");
    }
}
