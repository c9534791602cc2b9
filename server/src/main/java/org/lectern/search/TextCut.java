package org.lectern.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts a text into words as people read it: Unicode TR 29, but for stops and colons with no space after them, which part words
 * except in U.S.S.R.; and a word that a line end breaks is one. Used by one thread at a time.
 */
final class TextCut {
    /** Longer words are cut; no word of any language is. */
    private static final int LONGEST = 255;

    /** Parts of one figure that are looked at. */
    private static final int MOST_GROUPS = 4;

    private static final String SOFT_HYPHEN = "\u00AD";
    private static final String HYPHENS = "-\u2010\u2011";
    /** What stands at the end of a line where a word is broken; the last is what machines read for a soft hyphen. */
    private static final String BREAKS = HYPHENS + SOFT_HYPHEN + "¬";

    private static final String PRIMES = "′″´`";
    private static final String STOPS = ".:·．：";

    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);

    TextCut() {
        tokenizer.setMaxTokenLength(LONGEST);
    }

    /**
     * A word.
     *
     * @param word without the line end that breaks it
     * @param start UTF-16 unit of the text
     * @param parts where a line end breaks it, what stands before and after that; else empty
     * @param together how it would be written in one with the word after it; empty where nothing suggests it
     * @param togetherEnd where that ends
     */
    record Word(String word, int start, int end, List<String> parts, String together, int togetherEnd) {
        static Word plain(String word, int start) {
            return new Word(word, start, start + word.length(), List.of(), "", start);
        }

        private Word with(String written, int upTo) {
            return new Word(word, start, end, parts, written, upTo);
        }

        boolean isCompound() {
            return !together.isEmpty() && !isFigure();
        }

        private boolean isFigure() {
            return !together.isEmpty() && Character.isDigit(together.charAt(0));
        }
    }

    List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (Word word : cut(text)) {
            if (!words.isEmpty() && isBroken(text, words.getLast(), word)) {
                words.add(joined(text, words.removeLast(), word));
            } else {
                words.add(word);
            }
        }
        int told = 0;
        for (int at = 0; at + 1 < words.size(); at++) {
            // Groups of a figure that began before are no figure of their own
            if (words.get(at).start >= told) {
                Word word = together(text, words, at);
                told = word.isFigure() ? word.togetherEnd : told;
                words.set(at, word);
            }
        }
        return words;
    }

    private List<Word> cut(String text) {
        List<Word> words = new ArrayList<>();
        try {
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                addParted(words, term.toString(), offset.startOffset());
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
        return words;
    }

    private static void addParted(List<Word> words, String token, int start) {
        if (!hasStop(token) || Letters.isDotted(token) || Character.isDigit(token.charAt(0))) {
            words.add(Word.plain(token, start));
            return;
        }
        int from = 0;
        for (int at = 0; at <= token.length(); at++) {
            if (at == token.length() || STOPS.indexOf(token.charAt(at)) >= 0) {
                if (at > from) {
                    words.add(Word.plain(token.substring(from, at), start + from));
                }
                from = at + 1;
            }
        }
    }

    private static boolean hasStop(String token) {
        for (int at = 0; at < token.length(); at++) {
            if (STOPS.indexOf(token.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** By a hyphen at a line end before a small letter, or by a prime, which stands for a soft or hard sign. */
    private static boolean isBroken(String text, Word one, Word other) {
        // A soft hyphen is part of the word before it
        int from = one.word.endsWith(SOFT_HYPHEN) ? one.end - 1 : one.end;
        int to = other.start;
        if (to == from
                || from == one.start
                || !Character.isLetter(text.codePointBefore(from))
                || !Character.isLowerCase(text.codePointAt(to))) {
            return false;
        }
        char sign = text.charAt(from);
        if (PRIMES.indexOf(sign) >= 0) {
            return to == from + 1;
        }
        return BREAKS.indexOf(sign) >= 0 && isLineEnd(text, from + 1, to);
    }

    private static boolean isLineEnd(String text, int from, int to) {
        int ends = 0;
        for (int at = from; at < to; at++) {
            char here = text.charAt(at);
            if (here == '\n') {
                ends++;
            } else if (here != ' ' && here != '\t' && here != '\r') {
                return false;
            }
        }
        return ends == 1;
    }

    private static Word joined(String text, Word one, Word other) {
        boolean isPrime = PRIMES.indexOf(text.charAt(one.end)) >= 0;
        String before = one.word.endsWith(SOFT_HYPHEN) ? one.word.substring(0, one.word.length() - 1) : one.word;
        List<String> parts = new ArrayList<>(one.parts.isEmpty() ? List.of(before) : one.parts);
        parts.add(other.word);
        String word = isPrime ? before + text.charAt(one.end) + other.word : before + other.word;
        return new Word(word, one.start, other.end, parts, "", other.end);
    }

    /** Over a hyphen between letters, or over the spaces in a figure of several groups. */
    private static Word together(String text, List<Word> words, int at) {
        Word one = words.get(at);
        Word other = words.get(at + 1);
        if (Character.isDigit(one.word.charAt(0))) {
            return figure(text, words, at);
        }
        boolean isHyphen = other.start > one.end
                && HYPHENS.indexOf(text.charAt(one.end)) >= 0
                && (other.start == one.end + 1 || isLineEnd(text, one.end + 1, other.start));
        return isHyphen
                        && Character.isLetter(text.codePointBefore(one.end))
                        && Character.isLetter(text.codePointAt(other.start))
                ? one.with(one.word + other.word, other.end)
                : one;
    }

    private static Word figure(String text, List<Word> words, int first) {
        Word one = words.get(first);
        StringBuilder figure = new StringBuilder(one.word);
        int end = one.end;
        int most = Math.min(words.size(), first + MOST_GROUPS);
        for (int at = first + 1; at < most && isDigits(one.word, 1, 3); at++) {
            Word group = words.get(at);
            boolean goesOn = group.start == end + 1
                    && (Character.isSpaceChar(text.charAt(end)) && text.charAt(end) != '\u2028')
                    && isDigits(group.word, 3, 3);
            if (!goesOn) {
                break;
            }
            figure.append(group.word);
            end = group.end;
        }
        return end == one.end ? one : one.with(figure.toString(), end);
    }

    private static boolean isDigits(String word, int least, int most) {
        return word.length() >= least && word.length() <= most && word.chars().allMatch(Character::isDigit);
    }
}
