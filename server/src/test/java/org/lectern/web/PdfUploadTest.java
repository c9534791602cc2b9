package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.lectern.document.pdf.PdfFile;

/** PDFs brought over HTTP, their images, their passwords and their end. */
class PdfUploadTest extends UploadedTexts {
    private static byte[] encrypted(byte[] pdf, String password) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void a_pdf_becomes_a_document_and_a_report_says_what_was_found_in_it() throws Exception {
        String id = newId();
        byte[] pdf = new PdfFile()
                .meaning("7E", "FFFD")
                .lines("The list was signed in Ju~y.")
                .scan()
                .trailer("/Info << /Title (The signed list) >>")
                .catalogue("/Lang (en) /PageLabels << /Nums [0 << /S /r >>] >>")
                .bytes();
        JsonNode end = brought("list.pdf", pdf, Map.of("id", id));

        JsonNode report = end.path("report");
        assertThat(report.path("outcome").asText()).as(end.toString()).isEqualTo("added");
        assertThat(report.path("pages").asInt()).isEqualTo(2);
        assertThat(report.path("passages").asInt()).isEqualTo(1);
        assertThat(report.path("languages").path("en").asInt()).isEqualTo(1);
        assertThat(report.path("suspects").asInt()).isEqualTo(1);
        assertThat(report.path("pagesWithUnknown").toString()).isEqualTo("[1]");
        assertThat(report.path("pagesWithoutText").toString()).isEqualTo("[2]");
        JsonNode document = json("/api/documents/" + id);
        assertThat(document.path("title").asText()).isEqualTo("The signed list");
        assertThat(document.path("mediaType").asText()).isEqualTo("application/pdf");
        JsonNode page = json("/api/documents/" + id + "/pages/1");
        assertThat(page.path("label").asText()).isEqualTo("i");
        assertThat(page.path("text").asText()).isEqualTo("The list was signed in Ju\uFFFDy.\f");
        HttpResponse<byte[]> source = uploads.bytes(ann, "/api/documents/" + id + "/source");
        assertThat(source.body()).isEqualTo(pdf);
        assertThat(source.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"%s.pdf\"".formatted(id));
    }

    @Test
    void a_page_whose_picture_is_not_drawn_says_so_on_its_image_with_the_way_to_its_file() throws Exception {
        String id = newId();
        PdfFile pdf = new PdfFile();
        int picture = pdf.addStream(
                "/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /JPXDecode",
                new byte[99]);
        int content = pdf.addStream("", "q 612 0 0 792 0 0 cm /P Do Q".getBytes(StandardCharsets.US_ASCII));
        pdf.pageOf(content, "/Resources << /XObject << /P %d 0 R >> >>".formatted(picture))
                .lines("Words.")
                .lines("More of them.");
        brought("scan.pdf", pdf.bytes(), Map.of("id", id));
        assertThat(pageOf(id, 1, "image"))
                .contains("Pictures in JPEG 2000 are not drawn here")
                .containsPattern("<a href=\"/api/documents/%s@[0-9a-f]+/source\">".formatted(id));
        assertThat(pageOf(id, 1, "text")).doesNotContain("JPEG 2000");
        assertThat(pageOf(id, 2, "image")).contains("Words.").doesNotContain("JPEG 2000");
        assertThat(new String(uploads.bytes(ann, "/documents/" + id).body(), StandardCharsets.UTF_8))
                .contains("3 pages, ");
    }

    private static String pageOf(String id, int page, String look) throws IOException, InterruptedException {
        return new String(
                uploads.bytes(ann, "/documents/%s/pages/%d?look=%s".formatted(id, page, look))
                        .body(),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_page_has_an_image_in_fixed_widths_for_those_who_may_read_it() throws Exception {
        String id = newId();
        brought("a.pdf", new PdfFile().mediaBox("0 0 400 300").lines("x").bytes(), Map.of("id", id));
        String image = "/api/documents/" + id + "/pages/1/image";
        HttpResponse<byte[]> drawn = uploads.bytes(ann, image + "?width=640");
        assertThat(drawn.statusCode()).isEqualTo(200);
        assertThat(drawn.headers().firstValue("Content-Type")).contains("image/png");
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(drawn.body()));
        assertThat(seen.getWidth()).isEqualTo(640);
        assertThat(seen.getHeight()).isEqualTo(480);
        assertThat(uploads.bytes(ann, image + "?width=640").body()).isEqualTo(drawn.body());
        assertThat(get(image + "?width=641").statusCode()).isEqualTo(400);
        assertThat(get("/api/documents/" + id + "/pages/2/image").statusCode()).isEqualTo(404);
        assertThat(lectern.get(image).statusCode()).isEqualTo(404);
        assertThat(get("/api/documents/werth-2010/pages/1/image").statusCode()).isEqualTo(404);
        JsonNode page = json("/api/documents/" + id + "/pages/1").path("image");
        assertThat(page.path("width").asInt()).isEqualTo(1280);
        assertThat(page.path("height").asInt()).isEqualTo(960);
        assertThat(page.path("href").asText()).matches("/api/documents/" + id + "@[0-9a-f]{64}/pages/1/image");
    }

    @Test
    void a_page_that_says_it_is_a_kilometre_long_is_read_and_its_image_refused_or_small() throws Exception {
        String id = newId();
        brought(
                "a.pdf",
                new PdfFile().mediaBox("0 0 3000000 3000000").lines("x").bytes(),
                Map.of("id", id));
        HttpResponse<String> image = get("/api/documents/" + id + "/pages/1/image");
        assertThat(image.statusCode()).as(image.body()).isEqualTo(422);
        assertThat(JSON.readTree(image.body()).path("reason").asText()).isEqualTo("damaged");
        assertThat(get("/documents/" + id + "/pages/1?look=text").body()).contains("data-text>x");
    }

    @Test
    void a_note_stands_on_an_area_of_an_image_and_comes_back_as_it_was_sent() throws Exception {
        String id = newId();
        brought("a.pdf", new PdfFile().lines("Words.").scan().bytes(), Map.of("id", id));
        HttpResponse<String> made = lectern.annotate(ann, area(id, "page=2", "xywh=percent:10,20.5,30,10"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode selectors = JSON.readTree(made.body()).path("target").path("selector");
        assertThat(selectors.toString())
                .contains("\"value\":\"page=2\"")
                .contains("\"value\":\"xywh=percent:10,20.5,30,10\"")
                .doesNotContain("TextQuoteSelector");
        String served = get(lectern.base() + "/annotations/?target=" + lectern.base() + "/documents/" + id + "/pages/2")
                .body();
        assertThat(served).contains("xywh=percent:10,20.5,30,10");
        assertThat(get(lectern.base() + "/annotations/?target=" + lectern.base() + "/documents/" + id + "/pages/1")
                        .body())
                .doesNotContain("xywh");
        HttpResponse<String> first = lectern.annotate(ann, area(id, "page=1", "xywh=percent:1,1,5,5"));
        assertThat(first.statusCode()).isEqualTo(201);
        String exported =
                get("/api/documents/" + id + "/export?format=markdown").body();
        assertThat(exported)
                .contains("an area of the image of page 1")
                .contains("/pages/2?look=image")
                .doesNotContain("> Words.");
        for (String wrong : List.of("xywh=percent:90,0,30,10", "xywh=percent:0,0,0,10")) {
            assertThat(lectern.annotate(ann, area(id, "page=2", wrong)).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(lectern.annotate(ann, area(id, "page=3", "xywh=percent:1,1,1,1"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lectern.annotate(ann, area("werth-2010", "page=1", "xywh=percent:1,1,1,1"))
                        .statusCode())
                .isEqualTo(422);
    }

    private static String area(String document, String page, String area) {
        return """
                {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "commenting",
                 "body": {"type": "TextualBody", "value": "A stamp.", "format": "text/markdown"},
                 "target": {"type": "SpecificResource", "source": "%s/documents/%s",
                   "selector": {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
                     "value": "%s", "refinedBy": {"type": "FragmentSelector",
                       "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "%s"}}}}""".formatted(lectern.base(), document, page, area);
    }

    @Test
    void the_version_of_a_pdf_tells_two_scans_without_words_apart() throws Exception {
        String id = newId();
        JsonNode first = brought("a.pdf", new PdfFile().scan().bytes(), Map.of("id", id));
        JsonNode second = brought(
                "b.pdf",
                new PdfFile().scan().trailer("/Info << /Title (Other) >>").bytes(),
                Map.of("id", id));
        assertThat(second.path("report").path("outcome").asText()).isEqualTo("changed");
        assertThat(second.path("report").path("version"))
                .isNotEqualTo(first.path("report").path("version"));
        assertThat(get("/api/documents/" + id + "/text").body()).isEqualTo("\f");
    }

    @Test
    void a_password_is_asked_for_once_and_is_in_no_file_afterwards() throws Exception {
        String id = newId();
        byte[] pdf = encrypted(new PdfFile().lines("A secret list.").bytes(), "open-sesame-7");
        String ingest = Uploads.ingest(uploads.program(ann, "secret.pdf", pdf, Map.of("id", id)));
        JsonNode asks = uploads.comesTo(ann, ingest, "password|done|failed");
        assertThat(asks.path("state").asText()).isEqualTo("password");
        assertThat(asks.path("wrong").asBoolean()).isFalse();

        assertThat(password(ingest, "wrong").statusCode()).isEqualTo(202);
        JsonNode again = uploads.comesTo(ann, ingest, "password|done|failed");
        assertThat(again.path("wrong").asBoolean()).isTrue();
        assertThat(password(ingest, "open-sesame-7").statusCode()).isEqualTo(202);
        assertThat(uploads.comesTo(ann, ingest, "done|failed").path("state").asText())
                .isEqualTo("done");
        assertThat(get("/api/documents/" + id + "/text").body()).isEqualTo("A secret list.");
        assertThat(password(ingest, "again").statusCode()).isEqualTo(409);
        try (Stream<Path> files = Files.walk(lectern.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("open-sesame-7");
            }
        }
    }

    private static HttpResponse<String> password(String ingest, String password) {
        return lectern.send(
                "POST",
                ingest + "/password",
                "{\"password\": \"%s\"}".formatted(password),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + ann);
    }

    private static HttpResponse<String> cancel(String ingest) {
        return lectern.send("DELETE", ingest, "", "Authorization", "Bearer " + ann);
    }

    @Test
    void whoever_gives_no_password_can_cancel_and_nothing_is_left() throws Exception {
        String id = newId();
        byte[] pdf = encrypted(new PdfFile().lines("A secret list.").bytes(), "x");
        String ingest = Uploads.ingest(uploads.program(ann, "secret.pdf", pdf, Map.of("id", id)));
        uploads.comesTo(ann, ingest, "password");
        assertThat(cancel(ingest).statusCode()).isEqualTo(204);
        JsonNode end = uploads.comesTo(ann, ingest, "done|failed");
        assertThat(end.path("reason").asText()).isEqualTo("cancelled");
        assertThat(get("/api/documents/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void its_page_says_which_text_waits_and_its_title_what_became_of_it() throws Exception {
        byte[] pdf = encrypted(new PdfFile().lines("A secret list.").bytes(), "x");
        Visitor annsBrowser = Visitor.named(lectern, "Ann");
        HttpResponse<String> sent =
                uploads.browser(annsBrowser, "/documents", "secret.pdf", pdf, Map.of("title", "A <b> list"));
        String ingest = Visitor.pathOf(sent.headers().firstValue("Location").orElseThrow());
        uploads.comesTo(ann, "/api" + ingest, "password");

        assertThat(annsBrowser.get(ingest, "Accept-Language", "ru").body())
                .contains("<title>A &lt;b&gt; list – Этот файл открывается паролем – Lectern</title>")
                .contains("<p class=\"lead\">A &lt;b&gt; list</p>");
        cancel("/api" + ingest);
        assertThat(annsBrowser.get(ingest, "Accept-Language", "ru").body())
                .contains("<title>A &lt;b&gt; list – Текст не внесён – Lectern</title>")
                .contains("<p class=\"lead\">A &lt;b&gt; list</p>");
    }

    @Test
    void reading_can_be_watched_and_cancelled_and_nothing_is_left() throws Exception {
        String id = newId();
        PdfFile pdf = new PdfFile();
        for (int page = 1; page <= 3_000; page++) {
            pdf.lines("Page %d".formatted(page), "has a second line, and it is longer than the first one.");
        }
        String ingest = Uploads.ingest(uploads.program(ann, "long.pdf", pdf.bytes(), Map.of("id", id)));
        JsonNode reading = uploads.comesTo(ann, ingest, "reading|done|failed");
        while (reading.path("progress").path("pages").asInt() == 0
                && reading.path("state").asText().equals("reading")) {
            reading = json(ingest);
        }
        assertThat(reading.path("progress").path("of").asInt()).isEqualTo(3_000);
        cancel(ingest);
        assertThat(uploads.comesTo(ann, ingest, "done|failed").path("reason").asText())
                .isEqualTo("cancelled");
        assertThat(get("/api/documents/" + id).statusCode()).isEqualTo(404);
        assertThat(lectern.catalogue().check(progress -> {}).unnamed()).isEmpty();
    }

    @Test
    void what_is_no_pdf_fails_with_its_reason_while_others_go_on_reading() throws Exception {
        JsonNode end = brought("a.pdf", "Dear reader,".getBytes(StandardCharsets.US_ASCII), Map.of("id", newId()));
        assertThat(end.path("state").asText()).isEqualTo("failed");
        assertThat(end.path("reason").asText()).isEqualTo("not-of-its-kind");
        assertThat(end.path("detail").asText()).startsWith("This is not a PDF");
        assertThat(get("/api/documents").statusCode()).isEqualTo(200);
    }
}
