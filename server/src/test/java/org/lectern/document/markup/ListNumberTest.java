package org.lectern.document.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.document.LeftOut;
import org.lectern.document.ReadSource;

/** Lists are quoted with the numbers that whoever sees them sees. */
class ListNumberTest extends MarkupReading {
    @Test
    void an_order_in_docx_keeps_the_numbers_of_its_points() throws Exception {
        ReadSource read = read(
                "order.docx",
                Zip.docx(
                                point(1, 0, "Начать операцию.")
                                        + point(1, 1, "Создать тройки.")
                                        + point(1, 1, "Дать лимиты.")
                                        + point(1, 2, "По области.")
                                        + plain("Без номера.")
                                        + point(1, 0, "Доложить.")
                                        + point(1, 1, "Телеграфом.")
                                        + point(2, 0, "Anew.")
                                        + point(2, 0, "")
                                        + point(2, 0, "Third.")
                                        + point(3, 0, "A bullet.")
                                        + point(4, 0, "In a way that nobody knows.")
                                        + "<w:p><w:pPr><w:pStyle w:val=\"n1\"/></w:pPr><w:r><w:t>Of its style.</w:t></w:r></w:p>"
                                        + "<w:p><w:pPr><w:pStyle w:val=\"n1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>Not of it.</w:t></w:r></w:p>"
                                        + "<w:tbl><w:tr><w:tc>" + point(1, 0, "In a cell.") + "</w:tc><w:tc>"
                                        + plain("Next to it.") + "</w:tc></w:tr></w:tbl>",
                                """
                                <w:style w:styleId="n0"><w:name w:val="Points"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
                                <w:style w:styleId="n1"><w:name w:val="heading 1"/><w:basedOn w:val="n0"/></w:style>""")
                        .with("word/numbering.xml", Zip.part("numbering", """
                                <w:abstractNum w:abstractNumId="7">%s%s%s</w:abstractNum>
                                <w:abstractNum w:abstractNumId="8">%s</w:abstractNum><w:abstractNum w:abstractNumId="9">%s</w:abstractNum>
                                <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
                                <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
                                <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>""".formatted(
                                        level(0, "decimal", "%1."),
                                        level(1, "russianLower", "%2)"),
                                        level(2, "lowerRoman", "%1.%2.%3"),
                                        level(0, "bullet", "\uF0B7"),
                                        level(0, "chicago", "%1"))))
                        .bytes());
        assertThat(blocks(read))
                .containsExactly(
                        "list: 1. Начать операцию.",
                        "list: а) Создать тройки.",
                        "list: б) Дать лимиты.",
                        "list: 1.б.i По области.",
                        "paragraph: Без номера.",
                        "list: 2. Доложить.",
                        "list: а) Телеграфом.",
                        "list: 5. Anew.",
                        "list: 7. Third.",
                        "list: A bullet.",
                        "list: In a way that nobody knows.",
                        "heading: 8. Of its style.",
                        "heading: Not of it.",
                        "paragraph: 9. In a cell.\tNext to it.");
        assertThat(read.found().leftOut()).isEqualTo(Map.of(LeftOut.WRITTEN_NUMBERS, 10, LeftOut.NUMBERS, 1));
        assertThat(read.headings().getFirst().title()).isEqualTo("8. Of its style.");
    }

    private static String point(int list, int level, String words) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(level, list, words);
    }

    private static String plain(String words) {
        return "<w:p><w:r><w:t>%s</w:t></w:r></w:p>".formatted(words);
    }

    private static String level(int at, String way, String text) {
        return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
                .formatted(at, way, text);
    }

    @Test
    void what_was_struck_out_or_changed_in_a_docx_is_gone_without_a_trace_in_its_words() throws Exception {
        ReadSource read = read("a.docx", Zip.docx("""
                        <w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>
                        <w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="a1"/></w:pPr></w:pPrChange></w:pPr>
                        <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>paragraph.</w:t></w:r></w:p>
                        <w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p><w:p><w:r><w:t>rop.</w:t></w:r></w:p>
                        <w:p><w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>
                        <w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Segoe UI Symbol" w:char="2713"/></w:r></w:p>
                        <w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr><w:r><w:t>Last.</w:t></w:r></w:p>""").bytes());
        assertThat(blocks(read))
                .containsExactly(
                        "paragraph: One paragraph.",
                        "paragraph: Drop.",
                        "paragraph: 漢α\uFFFD\u2713",
                        "paragraph: Last.");
    }

    @Test
    void a_web_page_keeps_the_numbers_that_a_browser_counts() throws Exception {
        ReadSource read = page("""
                <html lang="ru"><ol start="3"><li>Three<li value="7"><p>Seven</p><p>goes on</p><ol type="a"><li>Seven a</ol><li><img src=x><li>Nine</ol>
                <ol reversed><li>Two<li>One</ol><ol style="list-style: upper-roman inside"><li>First</ol><ol style="list-style-type:none"><li>Bare</ol>
                <ul><li>Dot<ol><li>In it</ol></ul><ol><li><ol type=I><li>Both</ol></ol><table><tr><td><ol><li>A cell</ol><td>Next</table>
                <p>Он сказал: <q>Это <q>список</q> имён</q>. <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>""");
        assertThat(blocks(read))
                .containsExactly(
                        "list: 3. Three",
                        "list: 7. Seven",
                        "list: goes on",
                        "list: a. Seven a",
                        "list: 9. Nine",
                        "list: 2. Two",
                        "list: 1. One",
                        "list: I. First",
                        "list: Bare",
                        "list: Dot",
                        "list: 1. In it",
                        "list: 1. I. Both",
                        "paragraph: 1. A cell\tNext",
                        "paragraph: Он сказал: «Это „список“ имён». 漢");
        assertThat(read.found().leftOut())
                .containsEntry(LeftOut.WRITTEN_NUMBERS, 11)
                .containsEntry(LeftOut.WRITTEN_QUOTES, 2)
                .containsEntry(LeftOut.READINGS, 3);
    }

    @Test
    void markdown_keeps_its_numbers_with_the_sign_behind_them() throws Exception {
        ReadSource read = read("a.md", "7) Seven\n8) Eight\n\n- a dot\n\n1. One\n".getBytes(StandardCharsets.UTF_8));
        assertThat(blocks(read)).containsExactly("list: 7) Seven", "list: 8) Eight", "list: a dot", "list: 1. One");
    }

    @ParameterizedTest
    @CsvSource({
        "1,upper-alpha,A",
        "28,lower-alpha,ab",
        "28,lowerLetter,bb",
        "29,russianUpper,Я",
        "30,russianLower,аа",
        "10,russianLower,к",
        "9,decimalZero,09",
        "1937,upperRoman,MCMXXXVII",
        "3,lower-greek,γ"
    })
    void numbers_are_counted_as_they_are_shown(int number, String way, String shown) {
        assertThat(ListNumber.of(number, way)).contains(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,lowerRoman", "4000,upperRoman", "-1,lower-alpha", "0,lowerLetter", "900000,lowerLetter", "1,chicago"
    })
    void a_way_says_nothing_of_numbers_that_it_cannot_show(int number, String way) {
        assertThat(ListNumber.of(number, way)).isEmpty();
    }
}
