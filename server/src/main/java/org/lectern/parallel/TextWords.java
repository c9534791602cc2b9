package org.lectern.parallel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lectern.anchor.TextSpan;

/**
 * The words of a text, folded to numbers, each with its place. Immutable.
 *
 * <p>A word is a run of letters, marks and digits; an apostrophe between letters and a comma or point between digits
 * belong to it. Case, accents and typographic apostrophes are folded away. Equal numbers mean equal words: the numbers
 * are 32-bit hashes, and that two different words beside equal neighbours share one is not to be expected in a library.
 */
final class TextWords implements Words {
    /** A longer word is cut; nothing that long is one. In code points. */
    private static final int LONGEST = 200;

    private final int[] numbers;
    private final int[] starts;
    private final int[] ends;

    private TextWords(int[] numbers, int[] starts, int[] ends) {
        this.numbers = numbers;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * @param text a canonical text
     * @param apparatus what is not body, in code points, in order and disjoint; its words are {@link Words#BREAK}
     */
    static TextWords of(String text, List<TextSpan> apparatus) {
        Reader reader = new Reader(text);
        reader.read();
        TextWords words = new TextWords(
                Arrays.copyOf(reader.numbers, reader.count),
                Arrays.copyOf(reader.starts, reader.count),
                Arrays.copyOf(reader.ends, reader.count));
        words.silence(apparatus);
        return words;
    }

    private void silence(List<TextSpan> apparatus) {
        int word = 0;
        for (TextSpan span : apparatus) {
            while (word < starts.length && ends[word] <= span.start()) {
                word++;
            }
            for (; word < starts.length && starts[word] < span.end(); word++) {
                numbers[word] = BREAK;
            }
        }
    }

    @Override
    public int at(int word) {
        return numbers[word];
    }

    @Override
    public int count() {
        return numbers.length;
    }

    /** Code points. */
    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** From the first of some words to the last. */
    TextSpan span(int from, int to) {
        return new TextSpan(starts[from], ends[to - 1]);
    }

    /** The words that begin in a span: from the first of them to just after the last. */
    int[] within(TextSpan span) {
        return new int[] {lowest(span.start()), lowest(span.end())};
    }

    private int lowest(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 1;
    }

    private static final class Reader {
        private final String text;
        private int[] numbers;
        private int[] starts;
        private int[] ends;
        private int count;
        private int unit;
        private int point;

        Reader(String text) {
            this.text = text;
            int expected = text.length() / 6 + 8;
            this.numbers = new int[expected];
            this.starts = new int[expected];
            this.ends = new int[expected];
        }

        void read() {
            while (unit < text.length()) {
                int c = text.codePointAt(unit);
                if (Character.isLetterOrDigit(c)) {
                    word();
                } else {
                    step(c);
                }
            }
        }

        private void step(int c) {
            unit += Character.charCount(c);
            point++;
        }

        private void word() {
            int from = unit;
            int start = point;
            boolean plain = true;
            while (unit < text.length() && point - start < LONGEST) {
                int c = text.codePointAt(unit);
                if (!belongs(c)) {
                    break;
                }
                plain &= c < 128;
                step(c);
            }
            if (count == numbers.length) {
                grow();
            }
            numbers[count] = number(text, from, unit, plain);
            starts[count] = start;
            ends[count++] = point;
        }

        private boolean belongs(int c) {
            if (Character.isLetterOrDigit(c) || isMark(c) || c == '\u00AD') {
                return true;
            }
            int after = unit + Character.charCount(c);
            if (after >= text.length()) {
                return false;
            }
            int next = text.codePointAt(after);
            int before = text.codePointBefore(unit);
            if (c == '\'' || c == '\u2019' || c == '\u02BC') {
                return Character.isLetter(next) && Character.isLetter(before);
            }
            return (c == ',' || c == '.') && Character.isDigit(before) && Character.isDigit(next);
        }

        private void grow() {
            int size = numbers.length * 2;
            numbers = Arrays.copyOf(numbers, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
        }
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static int number(String text, int from, int to, boolean plain) {
        String word = plain ? text : Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFKD);
        int end = plain ? to : word.length();
        String lower = plain ? word : word.toLowerCase(Locale.ROOT);
        int hash = 0x811C9DC5; // FNV-1a
        for (int at = plain ? from : 0; at < (plain ? to : Math.min(end, lower.length())); at++) {
            char c = lower.charAt(at);
            if (plain && c >= 'A' && c <= 'Z') {
                c = (char) (c - 'A' + 'a');
            }
            if (c < 128
                    ? c != '\'' && c != ',' && c != '.'
                    : Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                hash = (hash ^ c) * 0x01000193;
            }
        }
        hash ^= hash >>> 15;
        return hash == BREAK ? 1 : hash;
    }
}
