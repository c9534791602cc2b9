package org.lectern.document.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lectern.document.BlockKind;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.markup.DocxNotes.Place;
import org.lectern.document.markup.DocxStyles.Style;

/** Walks through a part of a DOCX and writes its paragraphs and the rows of its tables; without recursion. */
final class DocxBody {
    private static final Set<String> DELETED = Set.of("del", "moveFrom");

    private final XMLStreamReader xml;
    private final MarkedText out;
    private final DocxStyles styles;
    private final DocxNotes notes;
    /** Paragraphs that are being read, the innermost first: a box of text stands within another. */
    private final Deque<Paragraph> open = new ArrayDeque<>();

    private int rows;
    private int cells;
    private boolean isPaged;
    private String mark = "";

    /** What a paragraph is made of so far, and the boxes of text in it, which follow it. */
    private static final class Paragraph {
        private Style style = Style.PLAIN;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Paragraph> boxes = new ArrayList<>();
        private boolean isHidden;
    }

    /** Words, or where a page begins in print. */
    private record Piece(String words, boolean isPage) {}

    DocxBody(XMLStreamReader xml, MarkedText out, DocxStyles styles, DocxNotes notes) {
        this.xml = xml;
        this.out = out;
        this.styles = styles;
        this.notes = notes;
    }

    void write() throws UnreadableSourceException {
        while (hasNext()) {
            step(Docx.next(xml));
        }
        out.close();
        if (!isPaged) {
            out.forgetPages(); // what only its writer broke is no page of print
        }
    }

    /** Each note behind the mark that it has in the text. */
    void writeNotes(Place place) throws UnreadableSourceException {
        while (hasNext()) {
            int event = Docx.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(place.element())) {
                mark = notes.mark(place, attribute("id"));
                if (mark.isEmpty()) {
                    skip(); // a line that parts notes from the text, or one that nothing leads to
                }
            } else {
                step(event);
            }
        }
        out.close();
    }

    private boolean hasNext() throws UnreadableSourceException {
        try {
            return xml.hasNext();
        } catch (XMLStreamException e) {
            throw Docx.broken(e);
        }
    }

    private void step(int event) throws UnreadableSourceException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
            case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
            default -> {
                // words stand in elements of their own
            }
        }
    }

    private String attribute(String name) {
        for (int n = 0; n < xml.getAttributeCount(); n++) {
            if (xml.getAttributeLocalName(n).equals(name)) {
                return xml.getAttributeValue(n);
            }
        }
        return "";
    }

    private boolean isOn() {
        return !Set.of("0", "false", "off", "none").contains(attribute("val"));
    }

    private void begin(String name) throws UnreadableSourceException {
        switch (name) {
            case "p" -> open.push(new Paragraph());
            case "tr" -> beginRow();
            case "tc" -> beginCell();
            case "Fallback" -> skip(); // says again what stands before it, for old programs
            case "oMath", "oMathPara" -> leaveOut(LeftOut.FORMULAS);
            case "drawing", "pict", "object" -> out.leaveOut(LeftOut.IMAGES);
            default -> {
                if (DELETED.contains(name)) {
                    leaveOut(LeftOut.DELETIONS);
                } else if (!open.isEmpty()) {
                    within(name, open.peek());
                }
            }
        }
    }

    private void within(String name, Paragraph paragraph) throws UnreadableSourceException {
        switch (name) {
            case "pStyle" -> paragraph.style = styles.of(attribute("val"));
            case "outlineLvl" -> {
                if (attribute("val").matches("[0-8]")) {
                    paragraph.style =
                            new Style(BlockKind.HEADING, attribute("val").charAt(0) - '0' + 1);
                }
            }
            case "numPr" -> {
                if (paragraph.style.kind() == BlockKind.PARAGRAPH) {
                    paragraph.style = new Style(BlockKind.LIST, 0);
                }
            }
            case "r" -> paragraph.isHidden = false;
            case "vanish" -> {
                if (isOn() && !paragraph.isHidden) {
                    paragraph.isHidden = true;
                    out.leaveOut(LeftOut.HIDDEN);
                }
            }
            case "t" -> add(paragraph, text());
            case "tab" -> add(paragraph, "\t");
            case "br" -> breakAt(paragraph);
            case "cr" -> add(paragraph, "\n");
            case "noBreakHyphen" -> add(paragraph, "\u2011");
            case "softHyphen" -> add(paragraph, "\u00AD");
            case "sym" -> add(paragraph, "\uFFFD"); // a letter of a font that only its writer has
            case "lastRenderedPageBreak" -> {
                isPaged = true;
                paragraph.pieces.add(new Piece("", true));
            }
            case "footnoteReference" -> add(paragraph, "[" + notes.named(Place.FOOT, attribute("id")) + "]");
            case "endnoteReference" -> add(paragraph, "[" + notes.named(Place.END, attribute("id")) + "]");
            default -> {
                // says how it looks
            }
        }
    }

    private static void add(Paragraph paragraph, String words) {
        if (!paragraph.isHidden) {
            paragraph.pieces.add(new Piece(words, false));
        }
    }

    private void breakAt(Paragraph paragraph) {
        if (attribute("type").equals("page")) {
            paragraph.pieces.add(new Piece("", true));
        } else {
            add(paragraph, "\n");
        }
    }

    private String text() throws UnreadableSourceException {
        StringBuilder words = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = Docx.next(xml);
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

    private void leaveOut(LeftOut what) throws UnreadableSourceException {
        out.leaveOut(what);
        skip();
    }

    /** Past the end of the element that has just begun. */
    private void skip() throws UnreadableSourceException {
        for (int depth = 1; depth > 0; ) {
            int event = Docx.next(xml);
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void beginRow() {
        if (rows++ == 0) {
            cells = 0;
            out.open(BlockKind.PARAGRAPH, 0, "", true);
        }
    }

    private void beginCell() {
        if (rows == 1 && cells++ > 0) {
            out.cell();
        }
    }

    private void end(String name) throws UnreadableSourceException {
        switch (name) {
            case "p" -> {
                Paragraph done = open.pop();
                Optional<Paragraph> around = Optional.ofNullable(open.peek());
                if (around.isPresent()) {
                    around.get().boxes.add(done);
                } else {
                    write(done);
                }
            }
            case "tr" -> {
                if (--rows == 0) {
                    out.close();
                }
            }
            default -> {
                // nothing ends with it
            }
        }
    }

    private void write(Paragraph paragraph) throws UnreadableSourceException {
        Deque<Paragraph> waiting = new ArrayDeque<>(List.of(paragraph));
        while (!waiting.isEmpty()) {
            Paragraph next = waiting.pop();
            if (rows > 0) {
                out.space(" ");
            } else {
                out.open(next.style.kind(), next.style.level(), "", next.style.kind() == BlockKind.LIST);
            }
            if (!mark.isEmpty()) {
                out.verbatim("[" + mark + "] ");
                mark = "";
            }
            for (Piece piece : next.pieces) {
                if (piece.isPage) {
                    out.page("");
                } else {
                    out.verbatim(rows > 0 ? piece.words.replace('\t', ' ').replace('\n', ' ') : piece.words);
                }
            }
            for (int n = next.boxes.size() - 1; n >= 0; n--) {
                waiting.push(next.boxes.get(n));
            }
        }
        if (rows == 0) {
            out.close();
        }
    }
}
