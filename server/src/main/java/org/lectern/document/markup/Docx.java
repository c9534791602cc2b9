package org.lectern.document.markup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.ChildProgram.Progress;

/**
 * A DOCX (ECMA-376, WordprocessingML): the body in its order, then the notes at its foot and at its end. Its XML is read as a
 * stream, without document types, which the format forbids, and so without any entity of its own.
 */
final class Docx {
    private static final String RELATIONS = "_rels/.rels";
    private static final String USUAL_BODY = "word/document.xml";

    private Docx() {}

    static boolean isOne(Archive archive) {
        return archive.has(USUAL_BODY) || (archive.has(RELATIONS) && archive.has("word/styles.xml"));
    }

    static MarkupResult.About write(Archive archive, MarkedText out, Progress progress)
            throws IOException, UnreadableSourceException {
        String body = body(archive);
        String folder = body.substring(0, body.lastIndexOf('/') + 1);
        DocxStyles styles = DocxStyles.read(archive.read(folder + "styles.xml"));
        DocxNotes notes = new DocxNotes();
        DocxNumbering numbering = DocxNumbering.read(archive.read(folder + "numbering.xml"));
        progress.page(0, 2);
        try (XmlPart part = XmlPart.open(archive, body)) {
            new DocxBody(new DocxXml(part.xml()), out, styles, notes, numbering).write();
        }
        progress.page(1, 2);
        for (DocxNotes.Place place : DocxNotes.Place.values()) {
            if (notes.has(place) && archive.has(folder + place.part())) {
                try (XmlPart part = XmlPart.open(archive, folder + place.part())) {
                    new DocxBody(new DocxXml(part.xml()), out, styles, notes, numbering.anew()).writeNotes(place);
                }
            }
        }
        leaveOut(archive, folder, out);
        progress.page(2, 2);
        return about(archive);
    }

    private static String body(Archive archive) throws IOException, UnreadableSourceException {
        return archive.read(RELATIONS)
                .flatMap(bytes -> xml(bytes).getAllElements().stream()
                        .filter(relation -> relation.attr("Type").endsWith("/officeDocument"))
                        .map(relation -> Archive.resolve("", relation.attr("Target")))
                        .filter(archive::has)
                        .findFirst())
                .orElse(USUAL_BODY);
    }

    private static void leaveOut(Archive archive, String folder, MarkedText out)
            throws IOException, UnreadableSourceException {
        for (String name : archive.names()) {
            if (name.matches("\\Q" + folder + "\\E(header|footer)\\d*\\.xml")) {
                out.leaveOut(LeftOut.HEADERS);
            }
        }
        Optional<byte[]> comments = archive.read(folder + "comments.xml");
        if (comments.isPresent()) {
            for (Element ignored : xml(comments.get()).getElementsByTag("w:comment")) {
                out.leaveOut(LeftOut.COMMENTS);
            }
        }
    }

    private static MarkupResult.About about(Archive archive) throws IOException, UnreadableSourceException {
        Optional<byte[]> core = archive.read("docProps/core.xml");
        if (core.isEmpty()) {
            return MarkupResult.About.NOTHING;
        }
        Document properties = xml(core.get());
        String language = text(properties, "dc:language");
        String creator = text(properties, "dc:creator");
        return new MarkupResult.About(
                text(properties, "dc:title"),
                creator.isEmpty() ? List.of() : List.of(creator),
                "",
                MarkupResult.isTag(language) ? List.of(language) : List.of());
    }

    private static String text(Document document, String name) {
        Element element = document.getElementsByTag(name).first();
        return element == null ? "" : element.text().strip();
    }

    /** For the small parts. The parser knows the five entities of XML and those of HTML, and none that a file defines. */
    static Document xml(byte[] bytes) {
        return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }

    /** A part that is read as a stream. */
    record XmlPart(XMLStreamReader xml) implements AutoCloseable {
        static XmlPart open(Archive archive, String name) throws IOException, UnreadableSourceException {
            byte[] bytes = archive.read(name)
                    .orElseThrow(() -> new UnreadableSourceException(Kind.DAMAGED, name + " is not there"));
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
            try {
                return new XmlPart(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
            } catch (XMLStreamException e) {
                throw new UnreadableSourceException(Kind.DAMAGED, "no XML", e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                xml.close();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        }
    }
}
