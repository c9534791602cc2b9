package org.lectern.document.markup;

import java.nio.charset.Charset;
import java.util.Optional;
import org.lectern.document.IngestReport;

/**
 * Characters that a DOCX has by their places in a font and not by what they are. Those of the font Symbol are known; of
 * other fonts only their writer knows them, and they become U+FFFD, which the report counts.
 */
final class DocxSymbols {
    /** Where fonts of symbols have their places (OpenType, cmap, platform 3, encoding 0). */
    private static final int FIRST = 0xF020;

    private static final int LAST = 0xF0FF;
    /** The encoding of the font Symbol; as on the Mac, which differs in the bracket's pieces and the apple only. */
    private static final Optional<Charset> SYMBOL =
            Charset.isSupported("x-MacSymbol") ? Optional.of(Charset.forName("x-MacSymbol")) : Optional.empty();

    private DocxSymbols() {}

    /** @param code hexadecimal */
    static String of(String code, String font) {
        if (!code.matches("[0-9A-Fa-f]{1,6}")) {
            return String.valueOf(IngestReport.UNKNOWN);
        }
        int point = Integer.parseInt(code, 16);
        if (point < ' ' || !Character.isValidCodePoint(point) || (point >= 0xD800 && point < 0xE000)) {
            return String.valueOf(IngestReport.UNKNOWN);
        }
        boolean isPlace = font.equals("Symbol") || font.startsWith("Wingdings") || font.equals("Webdings");
        return text(Character.toString(point < FIRST && isPlace && point <= 0xFF ? point + 0xF000 : point), font);
    }

    /** Words in which places of a font may stand. */
    static String text(String words, String font) {
        if (words.chars().noneMatch(DocxSymbols::isPlace)) {
            return words;
        }
        StringBuilder known = new StringBuilder();
        for (int at = 0; at < words.length(); at++) {
            char c = words.charAt(at);
            known.append(isPlace(c) ? known(c, font) : String.valueOf(c));
        }
        return known.toString();
    }

    private static boolean isPlace(int c) {
        return c >= FIRST && c <= LAST;
    }

    private static String known(char place, String font) {
        return SYMBOL.filter(charset -> font.equals("Symbol"))
                .map(charset -> new String(new byte[] {(byte) (place - 0xF000)}, charset))
                .filter(found -> found.codePointAt(0) < 0xE000 || found.codePointAt(0) > 0xF8FF)
                .orElse(String.valueOf(IngestReport.UNKNOWN));
    }
}
