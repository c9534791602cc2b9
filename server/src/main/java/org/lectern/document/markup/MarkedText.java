package org.lectern.document.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lectern.document.BlockKind;
import org.lectern.document.LeftOut;
import org.lectern.document.MarkedLayout.Mark;
import org.lectern.document.MarkedLayout.PageStart;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * A text as it is put together, block by block: white space between words is one space, between blocks a blank line, and
 * lines of a table or list stand one below the other. Nothing is added but this white space, and what a file asks to be
 * shown without having it: numbers of lists, marks of notes, quotation marks; each is counted.
 */
final class MarkedText {
    private final int most;
    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final List<PageStart> pages = new ArrayList<>();
    private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    /** Where something begins that an outline or a list of pages names. */
    private final Map<String, Integer> places = new HashMap<>();

    private final List<Entry> entries = new ArrayList<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    /** Numbers of the lists that one is in, which stand before the next letter; the outermost first. */
    private final Deque<String> numbers = new ArrayDeque<>();

    private Optional<String> pageLabel = Optional.empty();
    private BlockKind kind = BlockKind.PARAGRAPH;
    private int level;
    private String language = "";
    private boolean isTight;
    private boolean wasTight;
    private int start = -1;
    /** White space that stands before the next letter, if one follows in the same block. */
    private String gap = "";

    /** @param most UTF-16 units */
    MarkedText(int most) {
        this.most = most;
    }

    /**
     * What follows is a block of its own.
     *
     * @param newTight whether it stands on the line below the block before, where that is tight too
     */
    void open(BlockKind newKind, int newLevel, String newLanguage, boolean newTight) {
        close();
        kind = newKind;
        level = newLevel;
        language = newLanguage;
        isTight = newTight;
    }

    /** Ends the block. */
    void close() {
        if (start >= 0) {
            marks.add(new Mark(kind, start, text.length(), level, language));
            wasTight = isTight;
        }
        start = -1;
        gap = "";
    }

    /** Whether something stands in the block already. */
    boolean hasWords() {
        return start >= 0;
    }

    /** Words in which white space is one space. */
    void words(String words) throws UnreadableSourceException {
        for (int at = 0; at < words.length(); at++) {
            char next = words.charAt(at);
            if (next == ' ' || next == '\n' || next == '\t' || next == '\r' || next == '\f') {
                space(" ");
            } else {
                put(words, at);
            }
        }
    }

    /** Words in which all white space counts. */
    void verbatim(String words) throws UnreadableSourceException {
        String lines = words.replace("\r\n", "\n").replace('\r', '\n').replace('\f', ' ');
        for (int at = 0; at < lines.length(); at++) {
            char next = lines.charAt(at);
            if (next == ' ' || next == '\n' || next == '\t') {
                gap += next;
            } else {
                put(lines, at);
            }
        }
    }

    /** A space, unless there is white space already. */
    void space(String wanted) {
        if (gap.isEmpty()) {
            gap = wanted;
        }
    }

    /** A new line in the same block. */
    void line() {
        gap = gap.replaceAll("[ \\t]+$", "") + "\n";
    }

    /** The border between two cells of a line of a table. */
    void cell() {
        gap = gap.isBlank() && !gap.contains("\t") ? "\t" : gap + "\t";
    }

    /** The number of a list entry, with what parts it from its words; it stands before the first of them. */
    void number(String number) {
        numbers.addLast(number);
    }

    /** An entry ends; where it had no words, its number is not written. */
    void endEntry(int numbersBefore) {
        while (numbers.size() > numbersBefore) {
            numbers.removeLast();
        }
    }

    /** How many numbers wait for a word. */
    int waitingNumbers() {
        return numbers.size();
    }

    private void writeNumbers() {
        while (!numbers.isEmpty()) {
            text.append(numbers.removeFirst());
            leaveOut(LeftOut.WRITTEN_NUMBERS);
        }
    }

    private void put(String words, int at) throws UnreadableSourceException {
        if (start < 0) {
            if (!marks.isEmpty()) {
                text.append(isTight && wasTight ? "\n" : "\n\n");
            }
            gap = "";
            start = text.length();
        }
        text.append(gap);
        gap = "";
        if (pageLabel.isPresent()) {
            pages.add(new PageStart(text.length(), pageLabel.get()));
            pageLabel = Optional.empty();
        }
        while (!waiting.isEmpty()) {
            places.putIfAbsent(waiting.pop(), text.length());
        }
        writeNumbers();
        char next = words.charAt(at);
        boolean isHigh = Character.isHighSurrogate(next)
                && at + 1 < words.length()
                && Character.isLowSurrogate(words.charAt(at + 1));
        boolean isLow = Character.isLowSurrogate(next) && at > 0 && Character.isHighSurrogate(words.charAt(at - 1));
        // A character that no text may have
        boolean isNone = next == '\0' || (Character.isSurrogate(next) && !isHigh && !isLow);
        text.append(isNone ? '\uFFFD' : next);
        if (text.length() > most) {
            throw new UnreadableSourceException(Kind.TOO_LARGE, "more characters than the limit");
        }
    }

    /** The next word stands on a new page in print. */
    void page(String label) {
        pageLabel = Optional.of(label);
    }

    /** It has no pages of print after all. */
    void forgetPages() {
        pages.clear();
        pageLabel = Optional.empty();
    }

    /** Something begins here that is named elsewhere. */
    void place(String name) {
        waiting.push(name);
    }

    void leaveOut(LeftOut what) {
        leftOut.merge(what, 1, Integer::sum);
    }

    String text() {
        return text.toString();
    }

    List<Mark> marks() {
        return marks;
    }

    List<PageStart> pages() {
        return pages;
    }

    Map<LeftOut, Integer> leftOut() {
        return leftOut;
    }

    /** An entry of the file's own table of contents. */
    void entry(String title, int entryLevel, String place) {
        entries.add(new Entry(title, entryLevel, place));
    }

    /** The file's own table of contents, as far as its entries lead to words. */
    List<PlacedEntry> entries() {
        return entries.stream()
                .filter(entry ->
                        places.containsKey(entry.place()) && !entry.title().isBlank())
                .map(entry -> new PlacedEntry(
                        entry.title(), entry.level(), Objects.requireNonNull(places.get(entry.place()))))
                .toList();
    }

    private record Entry(String title, int level, String place) {}

    /** @param start the UTF-16 offset that it leads to */
    record PlacedEntry(String title, int level, int start) {}
}
