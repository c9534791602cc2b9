package org.lectern.document.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.document.Block;
import org.lectern.document.ReadSource;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** Files that mean harm or are broken cost nothing but their own reading, and are refused with the reason. */
class HostileMarkupTest extends MarkupReading {
    @Test
    void a_zip_bomb_is_refused_before_it_is_unpacked_beyond_the_limit() throws Exception {
        byte[] megabyte = "<p>bomb</p>".repeat(95_000).getBytes(StandardCharsets.UTF_8);
        byte[] book = Zip.book("<p>x</p>").with("OEBPS/text/p9.xhtml", "x").bytes();
        assertThat(book).isNotEmpty();
        assertThat(refusal(
                        "a.docx",
                        new Zip()
                                .with("_rels/.rels", "<x/>")
                                .with("word/styles.xml", Zip.part("styles", ""))
                                .with("word/document.xml", megabyte, 200)
                                .bytes()))
                .isEqualTo(Kind.TOO_LARGE);
        Zip many = new Zip().with("word/document.xml", Zip.part("document", "<w:body/>"));
        for (int n = 0; n < 50_001; n++) {
            many.with("n" + n, "");
        }
        assertThat(refusal("a.docx", many.bytes())).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void entities_that_a_file_defines_are_read_by_nobody() throws Exception {
        StringBuilder laughs =
                new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"lol\"><!ENTITY f SYSTEM \"file:///etc/passwd\">");
        for (int n = 1; n < 12; n++) {
            laughs.append(
                    "<!ENTITY a%d \"%s\">".formatted(n, "&a%d;".formatted(n - 1).repeat(10)));
        }
        laughs.append("]>");
        String body = Zip.part("document", "<w:body><w:p><w:r><w:t>&a11;&f;</w:t></w:r></w:p></w:body>")
                .replace("<w:document", laughs + "<w:document");
        assertThat(refusal(
                        "a.docx",
                        new Zip()
                                .with("_rels/.rels", laughs + "<x>&a11;&f;</x>")
                                .with("word/document.xml", body)
                                .bytes()))
                .isEqualTo(Kind.DAMAGED);
        ReadSource page = page(laughs + "<html><body><p>&a11;&f;x</p></body></html>");
        assertThat(page.text().value()).doesNotContain("root:").hasSizeLessThan(2_000);
        ReadSource book = read("a.epub", Zip.book("<p>&a11;&f;words</p>").bytes());
        assertThat(book.text().value()).isEqualTo("&a11;&f;words");
    }

    @Test
    void what_nests_a_hundred_thousand_deep_is_read_or_refused_and_brings_nothing_down() throws Exception {
        String deep = "<div>".repeat(100_000) + "<p>bottom</p>" + "</div>".repeat(100_000);
        assertThat(page("<html><body>" + deep + "<p>after</p></body></html>")
                        .text()
                        .value())
                .contains("bottom")
                .contains("after");
        String runs =
                "<w:sdt>".repeat(100_000) + "<w:p><w:r><w:t>bottom</w:t></w:r></w:p>" + "</w:sdt>".repeat(100_000);
        assertThat(readOrTooDeep(Zip.docx(runs).bytes())).isTrue();
        String boxes = "<w:p><w:r>".repeat(20_000) + "<w:t>bottom</w:t>" + "</w:r></w:p>".repeat(20_000);
        assertThat(readOrTooDeep(Zip.docx(boxes).bytes())).isTrue();
        assertThat(read("a.md", ("> ".repeat(60_000) + "bottom").getBytes(StandardCharsets.UTF_8))
                        .text()
                        .value())
                .endsWith("bottom");
    }

    /** Newer versions of Java refuse what older ones read. */
    private boolean readOrTooDeep(byte[] docx) throws IOException {
        try {
            return blocks(read("a.docx", docx)).equals(List.of("paragraph: bottom"));
        } catch (UnreadableSourceException e) {
            return e.kind() == Kind.NESTED_TOO_DEEPLY;
        }
    }

    @Test
    void a_long_paragraph_of_a_docx_is_read_whole() throws Exception {
        String long400 = "Words of a list. ".repeat(24_000).strip();
        ReadSource read = read(
                "a.docx",
                Zip.docx("<w:p><w:r><w:t>%s</w:t></w:r></w:p>".formatted(long400))
                        .bytes());
        assertThat(read.text().value()).isEqualTo(long400);
        assertThat(read.layout().pages()).hasSizeGreaterThan(60);
    }

    @Test
    void what_is_too_long_or_takes_too_much_memory_is_refused_with_the_limit() throws Exception {
        assertThat(refusal("a.html", "<p>".concat("word ".repeat(300_000)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Kind.TOO_LARGE);
        assertThat(refusal("a.html", "<i>".repeat(2_500_000).concat("x").getBytes(StandardCharsets.UTF_8)))
                .isIn(Kind.OUT_OF_MEMORY, Kind.TIMED_OUT);
    }

    @Test
    void what_is_broken_locked_or_something_else_says_so() throws Exception {
        byte[] docx = Zip.docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>").bytes();
        assertThat(refusal("a.docx", java.util.Arrays.copyOf(docx, docx.length / 2)))
                .isEqualTo(Kind.DAMAGED);
        assertThat(refusal("a.docx", "no zip at all".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Kind.DAMAGED);
        assertThat(refusal("a.epub", new Zip().with("a.txt", "x").bytes())).isEqualTo(Kind.NOT_OF_ITS_KIND);
        assertThat(refusal("a.docx", Zip.docx("<w:p><w:r>").bytes())).isEqualTo(Kind.DAMAGED);
        assertThat(refusal("a.html", "<p> </p><script>x</script>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Kind.EMPTY);
        assertThat(refusal(
                        "a.epub",
                        Zip.book("<p>x</p>")
                                .with(
                                        "META-INF/encryption.xml",
                                        "<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/></enc:EncryptedData></encryption>")
                                .bytes()))
                .isEqualTo(Kind.NOT_OF_ITS_KIND);
    }

    @Test
    void characters_that_no_text_may_have_become_the_mark_of_the_unknown_and_bidi_controls_stay() throws Exception {
        ReadSource read = page("<p>a&#0;b&#xD800;c\u202Ed&#x1F600;</p>");
        assertThat(read.text().value()).isEqualTo("a\uFFFDb\uFFFDc\u202Ed😀");
        assertThat(read.layout().blocks())
                .extracting(Block::span)
                .extracting(span -> span.end())
                .containsExactly(8);
    }
}
