package org.lectern.document.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.lectern.document.BlockKind;
import org.lectern.document.LeftOut;
import org.lectern.document.UnreadableSourceException;

/**
 * Writes a TEI text as its source has it: what was corrected, spelled anew or written out stays as it was. Its pages begin
 * where the source's do ({@code pb}). Notes follow the block that they are in, behind the marks that they have in it.
 */
final class TeiText extends MarkupWalk {
    private final MarkedText out;
    private final Deque<BlockKind> kinds = new ArrayDeque<>();
    private final Deque<String> languages = new ArrayDeque<>();
    private final Deque<Noted> notes = new ArrayDeque<>();
    private int divisions;
    private int verses;
    private int rows;
    private int cells;
    private int noted;

    private record Noted(Element note, String mark, String language) {}

    TeiText(MarkedText out) {
        this.out = out;
    }

    /** @param language of what it stands in; empty where that is not said */
    void write(Element text, String language) throws UnreadableSourceException {
        languages.push(language);
        out.open(BlockKind.PARAGRAPH, 0, language, false);
        walk(text);
        writeNotes();
        out.close();
    }

    @Override
    void words(String words) throws UnreadableSourceException {
        out.words(words);
    }

    @Override
    boolean begin(Element element) throws UnreadableSourceException {
        String name = Tei.local(element);
        LeftOut left = TeiElements.leftOut(element, name);
        if (left != null) {
            out.leaveOut(left);
            return false;
        }
        languages.push(MarkupResult.isTag(element.attr("xml:lang")) ? element.attr("xml:lang") : language());
        switch (name) {
            case "pb" -> out.page(element.attr("n").strip());
            case "lb", "cb" -> breakLine(element);
            case "note" -> {
                note(element);
                languages.pop();
                return false;
            }
            case "row" -> beginRow();
            case "cell" -> beginCell();
            default -> begin(element, name);
        }
        return true;
    }

    /** A line of the source; a word may go on over it. */
    private void breakLine(Element element) {
        if (element.attr("break").equals("no")) {
            return;
        }
        if (rows > 0) {
            out.space(" ");
        } else {
            out.line();
        }
    }

    private void note(Element element) throws UnreadableSourceException {
        noted++;
        String own = element.attr("n").strip();
        String mark = own.isEmpty() ? String.valueOf(noted) : own.substring(0, Math.min(own.length(), 40));
        if (out.hasWords()) {
            out.words("[" + mark + "]");
            out.leaveOut(LeftOut.WRITTEN_MARKS);
        }
        notes.addLast(new Noted(element, mark, language()));
    }

    private void beginRow() throws UnreadableSourceException {
        if (rows++ == 0) {
            writeNotes();
            cells = 0;
            out.open(kind(), 0, language(), true);
        }
    }

    private void beginCell() {
        if (cells++ > 0) {
            out.cell();
        }
    }

    private void begin(Element element, String name) throws UnreadableSourceException {
        BlockKind before = kind();
        boolean isBlock = TeiElements.isBlock(element, name);
        divisions += name.matches("div\\d?") ? 1 : 0;
        verses += name.equals("lg") ? 1 : 0;
        kinds.push(
                switch (name) {
                    case "head" -> TeiElements.isCaption(element) ? BlockKind.CAPTION : BlockKind.HEADING;
                    case "quote", "q", "epigraph" -> isBlock ? BlockKind.QUOTATION : before;
                    case "bibl" -> isBlock && before == BlockKind.QUOTATION ? BlockKind.CITATION : before;
                    case "cit" -> BlockKind.QUOTATION;
                    case "item" -> BlockKind.LIST;
                    default -> before;
                });
        if (isBlock) {
            border(name);
        }
    }

    private void border(String name) throws UnreadableSourceException {
        if (rows > 0) {
            out.space(" ");
            return;
        }
        if (name.equals("l") && verses > 0 && out.hasWords()) {
            out.line(); // verses of one strophe
            return;
        }
        writeNotes();
        BlockKind kind = kind();
        out.open(kind, kind == BlockKind.HEADING ? Math.clamp(divisions, 1, 6) : 0, language(), kind == BlockKind.LIST);
    }

    private BlockKind kind() {
        return kinds.isEmpty() ? BlockKind.PARAGRAPH : kinds.peek();
    }

    private String language() {
        return languages.isEmpty() ? "" : languages.peek();
    }

    /** Those of the block that has ended, each a block of its own. */
    private void writeNotes() throws UnreadableSourceException {
        while (!notes.isEmpty()) {
            Noted next = notes.removeFirst();
            out.open(BlockKind.PARAGRAPH, 0, next.language, false);
            out.words("[" + next.mark + "] ");
            TeiText within = new TeiText(out);
            within.languages.push(next.language);
            for (Node child : next.note.childNodes()) {
                within.walk(child);
            }
            within.writeNotes();
        }
    }

    @Override
    void end(Element element) throws UnreadableSourceException {
        String name = Tei.local(element);
        languages.pop();
        switch (name) {
            case "pb", "lb", "cb", "cell" -> {
                // nothing was begun
            }
            case "row" -> {
                if (--rows == 0) {
                    writeNotes();
                    out.open(kind(), 0, language(), false);
                }
            }
            default -> {
                boolean wasBlock = TeiElements.isBlock(element, name);
                kinds.pop();
                divisions -= name.matches("div\\d?") ? 1 : 0;
                verses -= name.equals("lg") ? 1 : 0;
                if (wasBlock && !name.equals("l")) {
                    border(name);
                }
            }
        }
    }
}
