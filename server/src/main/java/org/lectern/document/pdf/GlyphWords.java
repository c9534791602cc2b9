package org.lectern.document.pdf;

import java.text.Normalizer;

/** What glyphs say, as text may have it. */
final class GlyphWords {
    private static final char UNKNOWN = '\uFFFD';

    private GlyphWords() {}

    /** Neither a control nor half a pair, nor of a script that may run from right to left, nor a presentation form. */
    static boolean isPlain(char c) {
        return (c >= ' ' && c <= '~')
                || (c >= 0xA0 && c < 0x590)
                || (c >= 0x2010 && c <= 0x2027)
                || (c >= 0x2030 && c <= 0x205E)
                || (c >= 0x2070 && c < Character.MIN_SURROGATE)
                || c == UNKNOWN;
    }

    /** As PDFBox takes ligatures apart. */
    static String normalized(String glyph) {
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < glyph.length(); at++) {
            char c = glyph.charAt(at);
            boolean isForm = (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
            all.append(
                    isForm
                            ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
                                    .strip()
                            : String.valueOf(c));
        }
        return all.toString();
    }

    /** A character that no text may have stands for a glyph whose character is not known. */
    static String cleaned(String glyphs) {
        StringBuilder clean = null;
        for (int at = 0; at < glyphs.length(); at++) {
            char c = glyphs.charAt(at);
            char instead = c;
            if (c == '\f') {
                instead = ' ';
            } else if (c == '\r' || c == '\n') {
                instead = ' '; // lines end where the page's do, not where a font's table says
            } else if (Character.isISOControl(c) && c != '\t') {
                instead = UNKNOWN;
            } else if (Character.isHighSurrogate(c)
                    ? at + 1 == glyphs.length() || !Character.isLowSurrogate(glyphs.charAt(at + 1))
                    : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(glyphs.charAt(at - 1)))) {
                instead = UNKNOWN;
            }
            if (instead != c && clean == null) {
                clean = new StringBuilder(glyphs.substring(0, at));
            }
            if (clean != null) {
                clean.append(instead);
            }
        }
        return clean == null ? glyphs : clean.toString();
    }
}
