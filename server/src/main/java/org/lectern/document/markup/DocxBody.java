package org.lectern.document.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.lectern.document.BlockKind;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.markup.DocxNotes.Place;

/** Walks through a part of a DOCX and writes its paragraphs and the rows of its tables; without recursion. */
final class DocxBody {
    private static final Set<String> DELETED = Set.of("del", "moveFrom");
    /** How something was before it was changed. */
    private static final Set<String> FORMER = Set.of("pPrChange", "rPrChange", "numberingChange");

    private final DocxXml xml;
    private final MarkedText out;
    private final DocxStyles styles;
    private final DocxNotes notes;
    private final DocxNumbering numbering;
    /** Paragraphs that are being read, the innermost first: a box of text stands within another. */
    private final Deque<DocxParagraph> open = new ArrayDeque<>();

    /** Those that go on with the next one. */
    private final List<DocxParagraph> joined = new ArrayList<>();

    private int rows;
    private int cells;
    private boolean inProperties;
    private boolean isPaged;
    private String mark = "";

    DocxBody(DocxXml xml, MarkedText out, DocxStyles styles, DocxNotes notes, DocxNumbering numbering) {
        this.xml = xml;
        this.out = out;
        this.styles = styles;
        this.notes = notes;
        this.numbering = numbering;
    }

    void write() throws UnreadableSourceException {
        while (xml.hasNext()) {
            step(xml.next());
        }
        writeJoined();
        out.close();
        if (!isPaged) {
            out.forgetPages(); // what only its writer broke is no page of print
        }
    }

    /** Each note behind the mark that it has in the text. */
    void writeNotes(Place place) throws UnreadableSourceException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals(place.element())) {
                mark = notes.mark(place, xml.attribute("id"));
                if (mark.isEmpty()) {
                    xml.skip(); // a line that parts notes from the text, or one that nothing leads to
                }
            } else {
                step(event);
            }
        }
        out.close();
    }

    private void step(int event) throws UnreadableSourceException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(xml.name());
            case XMLStreamConstants.END_ELEMENT -> end(xml.name());
            default -> {
                // words stand in elements of their own
            }
        }
    }

    private void begin(String name) throws UnreadableSourceException {
        switch (name) {
            case "p" -> open.push(new DocxParagraph());
            case "tr" -> beginRow();
            case "tc" -> beginCell();
            case "Fallback" -> xml.skip(); // says again what stands before it, for old programs
            case "oMath", "oMathPara" -> leaveOut(LeftOut.FORMULAS);
            case "drawing", "pict", "object" -> out.leaveOut(LeftOut.IMAGES);
            default -> {
                if (DELETED.contains(name)) {
                    strike();
                } else if (FORMER.contains(name)) {
                    xml.skip();
                } else if (!open.isEmpty()) {
                    within(name, open.peek());
                }
            }
        }
    }

    /** What was struck out; within the properties of a paragraph that is its end. */
    private void strike() throws UnreadableSourceException {
        if (!open.isEmpty() && inProperties) {
            open.peek().isJoined = true;
            xml.skip();
        } else {
            leaveOut(LeftOut.DELETIONS);
        }
    }

    private void within(String name, DocxParagraph paragraph) throws UnreadableSourceException {
        switch (name) {
            case "pStyle" -> paragraph.style = styles.of(xml.attribute("val"));
            case "outlineLvl" -> {
                if (xml.attribute("val").matches("[0-8]")) {
                    paragraph.style = paragraph.style.as(
                            BlockKind.HEADING, xml.attribute("val").charAt(0) - '0' + 1);
                }
            }
            case "pPr" -> inProperties = true;
            case "numId" -> paragraph.listId = xml.attribute("val");
            case "ilvl" -> {
                if (xml.attribute("val").matches("[0-8]")) {
                    paragraph.listLevel = Optional.of(xml.attribute("val").charAt(0) - '0');
                }
            }
            case "framePr" -> paragraph.isJoined = !Set.of("", "none").contains(xml.attribute("dropCap"));
            case "r" -> {
                paragraph.isHidden = false;
                paragraph.font = "";
            }
            case "rFonts" -> paragraph.font = xml.attribute("ascii");
            case "vanish" -> {
                if (xml.isOn() && !paragraph.isHidden) {
                    paragraph.isHidden = true;
                    out.leaveOut(LeftOut.HIDDEN);
                }
            }
            case "t" -> add(paragraph, DocxSymbols.text(xml.text(), paragraph.font));
            case "tab" -> add(paragraph, "\t");
            case "br" -> breakAt(paragraph);
            case "cr" -> add(paragraph, "\n");
            case "noBreakHyphen" -> add(paragraph, "\u2011");
            case "softHyphen" -> add(paragraph, "\u00AD");
            case "sym", "symEx" -> add(paragraph, DocxSymbols.of(xml.attribute("char"), xml.attribute("font")));
            case "lastRenderedPageBreak" -> {
                isPaged = true;
                paragraph.pieces.add(new DocxParagraph.Piece("", true));
            }
            case "footnoteReference" -> refer(paragraph, Place.FOOT);
            case "endnoteReference" -> refer(paragraph, Place.END);
            case "rt" -> leaveOut(LeftOut.READINGS);
            default -> {
                // says how it looks
            }
        }
    }

    private void refer(DocxParagraph paragraph, Place place) {
        String named = notes.named(place, xml.attribute("id"));
        if (!paragraph.isHidden) {
            add(paragraph, "[" + named + "]");
            out.leaveOut(LeftOut.WRITTEN_MARKS);
        }
    }

    private static void add(DocxParagraph paragraph, String words) {
        if (!paragraph.isHidden) {
            paragraph.pieces.add(new DocxParagraph.Piece(words, false));
        }
    }

    private void breakAt(DocxParagraph paragraph) {
        if (xml.attribute("type").equals("page")) {
            paragraph.pieces.add(new DocxParagraph.Piece("", true));
        } else {
            add(paragraph, "\n");
        }
    }

    private void leaveOut(LeftOut what) throws UnreadableSourceException {
        out.leaveOut(what);
        xml.skip();
    }

    private void beginRow() throws UnreadableSourceException {
        if (rows == 0) {
            writeJoined();
        }
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
            case "pPr" -> inProperties = false;
            case "tc", "footnote", "endnote" -> writeJoined();
            case "p" -> {
                DocxParagraph done = open.pop();
                Optional<DocxParagraph> around = Optional.ofNullable(open.peek());
                if (around.isPresent()) {
                    around.get().boxes.add(done);
                } else if (done.isJoined) {
                    joined.add(done);
                } else {
                    write(withJoined(done));
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

    /** A paragraph with those before it whose ends were struck out; it is what the last of them was (ECMA-376, 17.13.5.15). */
    private DocxParagraph withJoined(DocxParagraph last) {
        for (DocxParagraph before : joined.reversed()) {
            last.goOn(before);
        }
        joined.clear();
        return last;
    }

    /** Nothing is left for those to go on with whose ends were struck out. */
    private void writeJoined() throws UnreadableSourceException {
        if (!joined.isEmpty()) {
            write(withJoined(joined.removeLast()));
        }
    }

    private void number(DocxParagraph paragraph) {
        switch (numbering.next(paragraph.list(), paragraph.style.id())) {
            case DocxNumbering.Numeral.Shown(var text) -> out.number(text);
            case DocxNumbering.Numeral.Unknown() -> out.leaveOut(LeftOut.NUMBERS);
            case DocxNumbering.Numeral.None() -> {
                // no number stands there
            }
        }
    }

    private void write(DocxParagraph paragraph) throws UnreadableSourceException {
        Deque<DocxParagraph> waiting = new ArrayDeque<>(List.of(paragraph));
        while (!waiting.isEmpty()) {
            DocxParagraph next = waiting.pop();
            if (rows > 0) {
                out.space(" ");
            } else {
                out.open(next.kind(), next.style.level(), "", next.kind() == BlockKind.LIST);
            }
            number(next);
            if (!mark.isEmpty()) {
                out.verbatim("[" + mark + "] ");
                mark = "";
            }
            for (DocxParagraph.Piece piece : next.pieces) {
                if (piece.isPage()) {
                    out.page("");
                } else {
                    out.verbatim(rows > 0 ? piece.words().replace('\t', ' ').replace('\n', ' ') : piece.words());
                }
            }
            out.endEntry(0);
            for (int n = next.boxes.size() - 1; n >= 0; n--) {
                waiting.push(next.boxes.get(n));
            }
        }
        if (rows == 0) {
            out.close();
        }
    }
}
