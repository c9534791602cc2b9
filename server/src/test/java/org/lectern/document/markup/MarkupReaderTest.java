package org.lectern.document.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.FileKind;
import org.lectern.document.Heading;
import org.lectern.document.LeftOut;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceFile;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.ChildLimits;

/** What web pages, Markdown, books and DOCX are read as; and that those which mean harm cost nothing but their own reading. */
class MarkupReaderTest {
    private static final MarkupLimits LIMITS = new MarkupLimits(
            new ChildLimits(64L << 20, 256L << 20, 64L << 20, Duration.ofSeconds(20), Duration.ofSeconds(40)),
            8L << 20,
            1 << 20);

    @TempDir
    Path folder;

    private ReadSource read(String name, byte[] bytes) throws UnreadableSourceException, IOException {
        return read(name, bytes, Optional.empty());
    }

    private ReadSource read(String name, byte[] bytes, Optional<String> encoding)
            throws UnreadableSourceException, IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        SourceFile source = new SourceFile(file, name, encoding, Optional.empty());
        assertThat(FileKind.of(source)).isNotIn(FileKind.PDF, FileKind.TEXT);
        ReadSource read =
                new MarkupReader(folder.resolve("scratch"), LIMITS).read(source, List.of(), ReadingWatch.NOBODY);
        isSound(read);
        return read;
    }

    /** Pages partition the text, each block lies on one, and between blocks there is nothing to read. */
    private static void isSound(ReadSource read) {
        int at = 0;
        for (PageSpan page : read.layout().pages()) {
            assertThat(page.span().start()).isEqualTo(at);
            assertThat(page.span().length()).isPositive();
            at = page.span().end();
        }
        assertThat(at).isEqualTo(read.text().length());
        int done = 0;
        for (Block block : read.layout().blocks()) {
            TextSpan span = block.span();
            assertThat(read.layout().pages())
                    .filteredOn(page -> page.span().contains(span))
                    .hasSize(1);
            assertThat(read.text().slice(new TextSpan(done, span.start()))).isBlank();
            done = span.end();
        }
        assertThat(read.text().slice(new TextSpan(done, at))).isBlank();
    }

    @AfterEach
    void nothing_is_left_on_the_disk() throws IOException {
        if (Files.exists(folder.resolve("scratch"))) {
            try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private ReadSource page(String html) throws UnreadableSourceException, IOException {
        return read("page.html", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Each block with its kind before it. */
    private static List<String> blocks(ReadSource read) {
        return read.layout().blocks().stream()
                .map(block -> block.kind().wireName() + ": " + read.text().slice(block.span()))
                .toList();
    }

    private Kind refusal(String name, byte[] bytes) throws IOException {
        try {
            ReadSource read = read(name, bytes);
            throw new AssertionError("It was read as " + blocks(read));
        } catch (UnreadableSourceException e) {
            assertThat(e.getMessage()).matches("(?s)[A-Z].{20,}\\.");
            return e.kind();
        }
    }

    @Test
    void a_web_page_becomes_what_its_reader_sees_block_by_block() throws Exception {
        ReadSource read = page("""
                <!DOCTYPE html><html lang="en"><head><title>The list</title><meta name="author" content="Ann">
                <meta name="date" content="1937-07-30T10:00"><style>p{}</style><script>alert(1)</script></head>
                <body><h1>The  signed
                list</h1><p>Nobody&nbsp;read <b>it</b>, caf&eacute;&shy;s &lt;open&gt;.<br>Second line.</p>
                <blockquote><p>They signed.</p><footer>Getty, p. 471</footer></blockquote><ul><li>One</li><li>Two <a href="x">here</a></li></ul>
                <table><caption>Numbers</caption><tr><th>Year</th><th>Lists</th></tr><tr><td>1937</td><td><p>3</p><p>4</p></td></tr></table>
                <pre>  a
                    b</pre><p lang="ru">По-русски.</p><div>Loose <p>inner</p> words</div>
                <img src="x" alt="no"><script>evil()</script><p hidden>unseen</p><span style="color:red; display : none">x</span>
                <noscript>Without programs</noscript><button>Press</button><math><mi>x</mi></math><iframe src="y"></iframe></body></html>""");
        assertThat(blocks(read))
                .containsExactly(
                        "heading: The signed list",
                        "paragraph: Nobody\u00A0read it, café\u00ADs <open>.\nSecond line.",
                        "quotation: They signed.",
                        "citation: Getty, p. 471",
                        "list: One",
                        "list: Two here",
                        "caption: Numbers",
                        "paragraph: Year\tLists",
                        "paragraph: 1937\t3 4",
                        "paragraph: a\n    b",
                        "paragraph: По-русски.",
                        "paragraph: Loose",
                        "paragraph: inner",
                        "paragraph: words",
                        "paragraph: Without programs");
        assertThat(read.text().value()).contains("One\nTwo here\n\nNumbers", "Year\tLists\n1937\t3 4");
        assertThat(read.found().title()).contains("The list");
        assertThat(read.found().creators()).containsExactly("Ann");
        assertThat(read.found().date()).contains("1937-07-30");
        assertThat(read.found().languages()).containsExactly("en");
        assertThat(read.layout().blocks().get(10).language()).isEqualTo("ru");
        assertThat(read.layout().blocks().getFirst().language()).isEqualTo("en");
        assertThat(read.headings()).containsExactly(new Heading("The signed list", 1, 0));
        assertThat(read.found().leftOut())
                .isEqualTo(Map.of(
                        LeftOut.SCRIPTS, 2,
                        LeftOut.STYLES, 1,
                        LeftOut.IMAGES, 1,
                        LeftOut.HIDDEN, 2,
                        LeftOut.FORMS, 1,
                        LeftOut.FORMULAS, 1,
                        LeftOut.MEDIA, 1));
        assertThat(read.mediaType()).isEqualTo("text/html");
        assertThat(read.encoding()).contains("UTF-8");
    }

    @Test
    void the_encoding_of_a_page_is_what_it_says_or_its_letters_say_and_no_letter_is_replaced() throws Exception {
        for (String encoding : List.of("windows-1251", "KOI8-R", "UTF-8")) {
            ReadSource read = read(
                    "a.htm",
                    "<html><head><meta charset=\"%s\"></head><body><p>Списки составляли на местах.</p></body></html>"
                            .formatted(encoding)
                            .getBytes(Charset.forName(encoding)));
            assertThat(read.text().value()).as(encoding).isEqualTo("Списки составляли на местах.");
            assertThat(read.encoding()).contains(encoding);
        }
        ReadSource latin =
                read("a.html", "<meta charset=iso-8859-1><p>“caf\u00E9”".getBytes(Charset.forName("windows-1252")));
        assertThat(latin.text().value()).isEqualTo("“café”");
        byte[] wrong = "<meta charset=utf-8><p>caf\u00E9".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal("a.html", wrong)).isEqualTo(Kind.UNDECODABLE);
        try {
            read("a.html", wrong);
        } catch (UnreadableSourceException e) {
            assertThat(e.getMessage()).startsWith("Byte 26 of the file is not UTF-8; save the file as UTF-8, or name");
        }
        assertThat(read("a.html", wrong, Optional.of("latin1")).text().value()).isEqualTo("café");
    }

    @Test
    void a_page_of_which_every_byte_is_utf_8_is_read_as_that_whatever_it_says() throws Exception {
        for (String said : List.of("windows-1251", "iso-8859-1", "KOI8-R")) {
            ReadSource read = read(
                    "a.html",
                    "<meta charset=\"%s\"><p>Списки составляли на местах."
                            .formatted(said)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(read.text().value()).as(said).isEqualTo("Списки составляли на местах.");
            assertThat(read.encoding()).contains("UTF-8");
        }
    }

    @Test
    void the_words_of_a_page_say_its_language_where_what_it_says_is_clearly_wrong() throws Exception {
        String russian =
                "<p>Архив открыли осенью, и в его подвале нашлись письма, о которых никто не знал, так как их увезли и не было описи, но все они целы.";
        assertThat(read("a.html", ("<html lang=\"en-US\">" + russian).getBytes(StandardCharsets.UTF_8))
                        .found()
                        .languages())
                .containsExactly("ru");
        assertThat(read("a.html", ("<html lang=\"ru-RU\">" + russian).getBytes(StandardCharsets.UTF_8))
                        .found()
                        .languages())
                .containsExactly("ru-RU");
        assertThat(read("a.html", "<html lang=\"la\"><p>In hoc signo.".getBytes(StandardCharsets.UTF_8))
                        .found()
                        .languages())
                .containsExactly("la");
    }

    @Test
    void markdown_is_read_by_its_rules_and_its_lines_stay_lines() throws Exception {
        ReadSource read = read("a.md", """
                ---
                title: "The list"
                author: Ann
                date: 1937-07
                ---
                # Heading *one*

                A paragraph with **strong**
                words and [a link](http://x) and a note[^1].

                > Quoted.

                1. One
                2. Two

                | a | b |
                |---|---|
                | 1 | 2 |

                <script>evil()</script>

                [^1]: At the foot.
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(blocks(read))
                .containsExactly(
                        "heading: Heading one",
                        "paragraph: A paragraph with strong\nwords and a link and a note[^1].",
                        "quotation: Quoted.",
                        "list: One",
                        "list: Two",
                        "paragraph: | a | b |\n|---|---|\n| 1 | 2 |",
                        "paragraph: [^1]: At the foot.");
        assertThat(read.found().title()).contains("The list");
        assertThat(read.found().date()).contains("1937-07");
        assertThat(read.found().leftOut()).isEqualTo(Map.of(LeftOut.PREAMBLES, 1, LeftOut.SCRIPTS, 1));
    }

    @Test
    void a_book_is_read_in_the_order_of_its_spine_with_the_pages_of_its_printed_edition() throws Exception {
        ReadSource read = read(
                "book.epub",
                Zip.book(
                                "<p>Front.</p><p id=\"pg5\">Five begins <span epub:type=\"pagebreak\" title=\"6\"/>and six.</p>",
                                "<h2>Chapter</h2><p>Words<a epub:type=\"noteref\" href=\"#n\">1</a>.</p>"
                                        + "<div role=\"doc-pagebreak\" aria-label=\"Page 7.\"></div><p>Seven.</p>"
                                        + "<aside epub:type=\"footnote\"><p>1 A note.</p></aside><img src=\"a.png\"/>")
                        .with(
                                "OEBPS/nav.xhtml",
                                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><nav epub:type=\"page-list\"><ol>"
                                        + "<li><a href=\"text/p1.xhtml#pg5\">5</a></li></ol></nav></body></html>")
                        .with("../../escaped.txt", "outside")
                        .bytes());
        assertThat(blocks(read))
                .containsExactly(
                        "paragraph: Front.",
                        "paragraph: Five begins",
                        "paragraph: and six.",
                        "heading: Chapter",
                        "paragraph: Words1.",
                        "paragraph: Seven.",
                        "paragraph: 1 A note.");
        assertThat(read.layout().pages()).extracting(PageSpan::label).containsExactly("1", "5", "6", "7");
        assertThat(read.found().title()).contains("A & B");
        assertThat(read.found().creators()).containsExactly("Анна Вомбат");
        assertThat(read.found().date()).contains("1937-07-30");
        assertThat(read.found().leftOut()).isEqualTo(Map.of(LeftOut.IMAGES, 1));
        assertThat(read.mediaType()).isEqualTo("application/epub+zip");
        assertThat(folder.resolve("../escaped.txt")).doesNotExist();
    }

    @Test
    void a_book_without_headings_has_its_own_table_of_contents() throws Exception {
        ReadSource read = read(
                "book.epub",
                Zip.book("<p>One.</p>", "<p>Two.</p><p id=\"x\">Three.</p>")
                        .with(
                                "OEBPS/nav.xhtml",
                                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><nav epub:type=\"toc\"><ol><li>"
                                        + "<a href=\"text/p2.xhtml\">Second</a><ol><li><a href=\"text/p2.xhtml#x\">Third</a></li></ol></li>"
                                        + "<li><a href=\"text/none.xhtml\">Nowhere</a></li></ol></nav></body></html>")
                        .bytes());
        assertThat(read.headings()).containsExactly(new Heading("Second", 1, 6), new Heading("Third", 2, 12));
    }

    @Test
    void a_docx_becomes_its_paragraphs_rows_and_notes_without_what_was_struck_out() throws Exception {
        String note =
                "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> See the archive.</w:t></w:r></w:p>";
        ReadSource read = read(
                "a.docx",
                Zip.docx("""
                        <w:p><w:pPr><w:pStyle w:val="a2"/></w:pPr><w:r><w:t>Chapter</w:t></w:r></w:p>
                        <w:p><w:r><w:t xml:space="preserve">Words </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>
                        <w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>
                        <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>, kept</w:t></w:r></w:ins>
                        <w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:br/><w:t>next</w:t><w:tab/><w:t>tab</w:t></w:r>
                        <w:r><w:lastRenderedPageBreak/><w:t>Page two</w:t></w:r></w:p>
                        <w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>Quoted.</w:t></w:r></w:p>
                        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>
                        <w:p><w:pPr><w:pStyle w:val="a4"/></w:pPr><w:r><w:t>Round</w:t></w:r></w:p>
                        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr>
                        <w:tr><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                        <w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:drawing><w:t>Around it</w:t></w:r></w:p>""")
                        .with(
                                "word/footnotes.xml",
                                Zip.part(
                                        "footnotes",
                                        "<w:footnote w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"7\">%s</w:footnote>"
                                                .formatted(note)))
                        .with(
                                "word/endnotes.xml",
                                Zip.part("endnotes", "<w:endnote w:id=\"2\">%s</w:endnote>".formatted(note)))
                        .with("word/header1.xml", Zip.part("hdr", "<w:p/>"))
                        .with("word/comments.xml", Zip.part("comments", "<w:comment/><w:comment/>"))
                        .with(
                                "docProps/core.xml",
                                "<c xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>T</dc:title><dc:creator>Ann</dc:creator></c>")
                        .bytes());
        assertThat(blocks(read))
                .containsExactly(
                        "heading: Chapter",
                        "paragraph: Words bold[1][i], kept\nnext\ttab",
                        "paragraph: Page two",
                        "quotation: Quoted.",
                        "list: Item",
                        "paragraph: Round",
                        "paragraph: a\tb c",
                        "paragraph: d",
                        "paragraph: Around it",
                        "paragraph: In a box",
                        "paragraph: [1]  See the archive.",
                        "paragraph: [i]  See the archive.");
        assertThat(read.layout().pages()).hasSize(2);
        assertThat(read.headings()).extracting(Heading::level).containsExactly(2);
        assertThat(read.found().leftOut())
                .isEqualTo(Map.of(
                        LeftOut.DELETIONS, 1,
                        LeftOut.HIDDEN, 1,
                        LeftOut.IMAGES, 1,
                        LeftOut.HEADERS, 1,
                        LeftOut.COMMENTS, 2));
        assertThat(read.found().creators()).containsExactly("Ann");
    }

    @Test
    void a_docx_without_rendered_pages_has_those_of_a_plain_text() throws Exception {
        String paragraph = "<w:p><w:r><w:t>%s</w:t></w:r></w:p><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
                .formatted("Words and more words. ".repeat(30));
        ReadSource read = read("a.docx", Zip.docx(paragraph.repeat(12)).bytes());
        assertThat(read.layout().pages()).hasSizeBetween(2, 3);
        assertThat(read.layout().pages()).extracting(PageSpan::label).startsWith("1", "2");
    }

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
