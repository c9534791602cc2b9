package org.lectern.document.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.document.FileKind;
import org.lectern.document.Heading;
import org.lectern.document.LeftOut;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadSource;
import org.lectern.document.SourceFile;
import org.lectern.document.UnreadableSourceException.Kind;

/** What editions in TEI are read as, and what other XML is not. */
class TeiTest extends MarkupReading {
    private static final String EDITION = """
            <?xml version="1.0" encoding="ENCODING"?>
            <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Приказ</title><author>НКВД</author></titleStmt>
            <publicationStmt><date when="2009-01-02"/></publicationStmt><sourceDesc><bibl><date when="1937-07-30">30 июля</date></bibl></sourceDesc></fileDesc>
            <profileDesc><langUsage><language ident="ru">русский</language></langUsage></profileDesc></teiHeader>
            <text><front><titlePage><docTitle><titlePart>Оперативный приказ</titlePart></docTitle></titlePage></front>
            <body><pb n="12"/><div type="order"><head>О репрессировании</head>
            <p>Ма<lb break="no"/>териалами <choice><sic>следстия</sic><corr>следствия</corr></choice> <hi>уста-
            навливается</hi><note place="foot" n="a">Так в <emph>подлиннике</emph>.</note>, что<lb/>в деревне<pb n="13"/> осело.</p>
            <div><head>Контингенты</head><list><item>Кулаки</item><item>Уголовники</item></list>
            <table><head>Лимиты</head><row role="label"><cell>Область</cell><cell>Лимит</cell></row><row><cell>Курская</cell><cell><p>1000</p></cell></row></table></div>
            <fw type="header">Страница</fw><lg><l>Строка</l><l>другая</l></lg>
            <cit><quote>Так было.</quote><bibl>Там же, с. 5</bibl></cit>
            <p xml:lang="en">In <del>bad</del><add>plain</add> English<note>One.</note>.</p></div></body></text></TEI>""";

    @Test
    void an_edition_is_read_as_its_source_has_it_with_its_printed_pages_and_notes() throws Exception {
        for (String encoding : new String[] {"UTF-8", "windows-1251"}) {
            ReadSource read =
                    read("order.xml", EDITION.replace("ENCODING", encoding).getBytes(Charset.forName(encoding)));
            assertThat(blocks(read))
                    .containsExactly(
                            "paragraph: Оперативный приказ",
                            "heading: О репрессировании",
                            "paragraph: Материалами следстия уста- навливается[a], что\nв деревне",
                            "paragraph: осело.",
                            "paragraph: [a] Так в подлиннике.",
                            "heading: Контингенты",
                            "list: Кулаки",
                            "list: Уголовники",
                            "caption: Лимиты",
                            "paragraph: Область\tЛимит",
                            "paragraph: Курская\t1000",
                            "paragraph: Строка\nдругая",
                            "quotation: Так было.",
                            "citation: Там же, с. 5",
                            "paragraph: In plain English[2].",
                            "paragraph: [2] One.");
            assertThat(read.layout().pages()).extracting(PageSpan::label).containsExactly("1", "12", "13");
            assertThat(read.headings()).extracting(Heading::level).containsExactly(1, 2);
            assertThat(read.found().title()).contains("Приказ");
            assertThat(read.found().creators()).containsExactly("НКВД");
            assertThat(read.found().date()).contains("1937-07-30");
            assertThat(read.found().languages()).containsExactly("ru");
            assertThat(read.layout().blocks().getLast().language()).isEqualTo("en");
            assertThat(read.mediaType()).isEqualTo("application/tei+xml");
            assertThat(read.encoding()).contains(encoding);
            assertThat(read.found().leftOut())
                    .isEqualTo(Map.of(
                            LeftOut.PREAMBLES, 1,
                            LeftOut.READINGS, 1,
                            LeftOut.HEADERS, 1,
                            LeftOut.DELETIONS, 1,
                            LeftOut.WRITTEN_MARKS, 2));
        }
    }

    @Test
    void other_xml_is_refused_and_says_how_it_is_read_with_its_tags() throws Exception {
        byte[] other =
                "<?xml version=\"1.0\"?>\n<letters><letter>Words</letter></letters>".getBytes(StandardCharsets.UTF_8);
        assertThat(refusal("letters.xml", other)).isEqualTo(Kind.NOT_OF_ITS_KIND);
        assertThat(refusal("letters", other)).isEqualTo(Kind.NOT_OF_ITS_KIND);
        assertThatThrownBy(() -> read("letters.xml", other))
                .hasMessageContaining(".txt")
                .hasMessageContaining("tags");
        assertThat(FileKind.known(
                        new SourceFile(folder.resolve("file"), "letters.xml.txt", Optional.empty(), Optional.empty())))
                .isEqualTo(FileKind.TEXT);
    }

    @Test
    void no_entity_of_an_edition_reaches_for_anything() throws Exception {
        ReadSource read = read("a.xml", """
                <?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;&x;">]>
                <TEI><text><body><p>Before &x; &y; &amp; after.</p></body></text></TEI>""".getBytes(StandardCharsets.UTF_8));
        assertThat(read.text().value())
                .startsWith("Before ")
                .endsWith("& after.")
                .doesNotContain("root:");
    }
}
