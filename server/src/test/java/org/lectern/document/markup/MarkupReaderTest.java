package org.lectern.document.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.document.Heading;
import org.lectern.document.LeftOut;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadSource;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** What web pages, Markdown, books and DOCX are read as. */
class MarkupReaderTest extends MarkupReading {
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
            assertThat(e.getMessage())
                    .startsWith(
                            "Byte 26 of the file is not UTF-8 (0xE9, in line 1 after “<meta charset=utf-8><p>caf”); save the file as UTF-8, or name");
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
                        "list: 1. One",
                        "list: 2. Two",
                        "paragraph: | a | b |\n|---|---|\n| 1 | 2 |",
                        "paragraph: [^1]: At the foot.");
        assertThat(read.found().title()).contains("The list");
        assertThat(read.found().date()).contains("1937-07");
        assertThat(read.found().leftOut())
                .isEqualTo(Map.of(LeftOut.PREAMBLES, 1, LeftOut.SCRIPTS, 1, LeftOut.WRITTEN_NUMBERS, 2));
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
                        <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>
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
                        LeftOut.COMMENTS, 2,
                        LeftOut.WRITTEN_MARKS, 2));
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
}
