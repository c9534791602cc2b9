package org.lectern.document;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Tells the encodings of Russian with one byte a letter apart: of the same bytes only one makes words of common small
 * letters, with capitals at their beginnings.
 */
final class CyrillicBytes {
    private static final List<Charset> KNOWN = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"));

    /** Four of five letters in a Russian text (Lyashevskaya and Sharov 2009). */
    private static final String COMMON = "оеаинтсрвлкмдпу";

    /** Of 1, the mark of a text of common small letters alone. */
    private static final double LEAST = 0.55;
    /** Ahead of the next encoding. */
    private static final double LEAD = 0.15;

    private CyrillicBytes() {}

    /** Empty where none fits, or two do. */
    static Optional<Charset> encoding(byte[] bytes) {
        Optional<Charset> best = Optional.empty();
        double most = LEAST;
        double second = 0;
        for (Charset charset : KNOWN) {
            double mark = mark(new String(bytes, charset));
            if (mark > most) {
                second = best.isPresent() ? most : second;
                most = mark;
                best = Optional.of(charset);
            } else {
                second = Math.max(second, mark);
            }
        }
        return most - second >= LEAD ? best : Optional.empty();
    }

    private static double mark(String text) {
        double marks = 0;
        int beyond = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 128) {
                continue;
            }
            beyond++;
            boolean inWord = at > 0 && Character.isLetter(text.charAt(at - 1));
            if (!Languages.isCyrillic(c)) {
                marks -= "«»—–„“”№…\u00A0".indexOf(c) >= 0 ? 0 : 0.5;
            } else if (COMMON.indexOf(c) >= 0) {
                marks += 1;
            } else if (Character.isLowerCase(c)) {
                marks += 0.5;
            } else {
                marks += inWord ? -1 : 0.3;
            }
        }
        return beyond == 0 ? 0 : marks / beyond;
    }
}
