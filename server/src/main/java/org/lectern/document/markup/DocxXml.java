package org.lectern.document.markup;

import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** A part of a DOCX as it is read, element by element. Document types, which the format forbids, end it. */
final class DocxXml {
    private final XMLStreamReader xml;

    DocxXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    boolean hasNext() throws UnreadableSourceException {
        try {
            return xml.hasNext();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** What comes next, by the constants of {@link XMLStreamConstants}. */
    int next() throws UnreadableSourceException {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableSourceException(Kind.DAMAGED, "a document type");
            }
            return event;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Java's own limit of how deeply elements may nest has no type of its own. */
    private static UnreadableSourceException broken(XMLStreamException e) {
        boolean isDeep = String.valueOf(e.getMessage()).contains("maxElementDepth");
        return new UnreadableSourceException(isDeep ? Kind.NESTED_TOO_DEEPLY : Kind.DAMAGED, "broken XML", e);
    }

    /** Of the element, without a prefix. */
    String name() {
        return xml.getLocalName();
    }

    /** Of the element that has just begun, whatever its prefix; empty where it has none of that name. */
    String attribute(String name) {
        for (int n = 0; n < xml.getAttributeCount(); n++) {
            if (xml.getAttributeLocalName(n).equals(name)) {
                return xml.getAttributeValue(n);
            }
        }
        return "";
    }

    /** Whether a property is set. */
    boolean isOn() {
        return !Set.of("0", "false", "off", "none").contains(attribute("val"));
    }

    /** The words of the element that has just begun, to its end. */
    String text() throws UnreadableSourceException {
        StringBuilder words = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    words.append(xml.getText());
                default -> {
                    // a comment
                }
            }
        }
        return words.toString().replace('\n', ' ').replace('\r', ' ');
    }

    /** Past the end of the element that has just begun. */
    void skip() throws UnreadableSourceException {
        for (int depth = 1; depth > 0; ) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
