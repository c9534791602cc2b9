package org.lectern.document.markup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files as books and DOCX are, and as nobody should write them. */
public final class Zip {
    private static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    public Zip with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Zip with(String name, byte[] content) {
        return with(name, content, 1);
    }

    /** @param times how often the content is repeated */
    Zip with(String name, byte[] content, int times) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            for (int n = 0; n < times; n++) {
                zip.write(content);
            }
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A book with these pages in its spine, each the inside of a body. */
    public static Zip book(String... pages) {
        StringBuilder items = new StringBuilder();
        StringBuilder spine = new StringBuilder();
        Zip zip = new Zip().with("mimetype", "application/epub+zip").with("META-INF/container.xml", """
                        <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                        <rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
                        </container>""");
        for (int n = 1; n <= pages.length; n++) {
            items.append(
                    "<item id=\"p%d\" href=\"text/p%d.xhtml\" media-type=\"application/xhtml+xml\"/>".formatted(n, n));
            spine.append("<itemref idref=\"p%d\"/>".formatted(n));
            zip.with("OEBPS/text/p%d.xhtml".formatted(n), """
                    <?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
                    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
                    <head><title>p</title><style>p { color: red }</style></head><body>%s</body></html>""".formatted(pages[n - 1]));
        }
        return zip.with("OEBPS/content.opf", """
                <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A &amp; B</dc:title>
                <dc:creator>Анна Вомбат</dc:creator><dc:language>en</dc:language><dc:date>1937-07-30T00:00:00Z</dc:date></metadata>
                <manifest>%s<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
                <spine>%s</spine></package>""".formatted(items, spine));
    }

    /** A DOCX with this inside its body. */
    public static Zip docx(String body) {
        return docx(body, """
                <w:style w:styleId="a1"><w:name w:val="heading 2"/></w:style>
                <w:style w:styleId="a2"><w:name w:val="My Own"/><w:basedOn w:val="a1"/></w:style>
                <w:style w:styleId="a3"><w:name w:val="Quote"/></w:style>
                <w:style w:styleId="a4"><w:name w:val="Circle"/><w:basedOn w:val="a4"/></w:style>""");
    }

    /** The same with styles of its own. */
    static Zip docx(String body, String styles) {
        return new Zip()
                .with(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
                .with("_rels/.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
                        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                        Target="word/document.xml"/></Relationships>""")
                .with("word/styles.xml", part("styles", styles))
                .with("word/document.xml", part("document", "<w:body>%s</w:body>".formatted(body)));
    }

    static String part(String name, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:%s %s>%s</w:%s>".formatted(name, WORD, content, name);
    }
}
