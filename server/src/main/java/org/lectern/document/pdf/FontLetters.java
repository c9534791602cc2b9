package org.lectern.document.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of a font stand for, found out once for each of them and not for every letter that is printed. Where a font
 * does not say what a code stands for, PDFBox takes the code itself for a character, or leaves the glyph out; both would be
 * text that nobody wrote. Here it is {@link #UNKNOWN}.
 */
final class FontLetters {
    /** U+FFFD, which stands for a character that is not known. */
    static final String UNKNOWN = "\uFFFD";

    /** What the fonts of TeX, which are in most mathematical texts, call what Adobe's names leave out. */
    private static final String NAMES_OF_TEX = """
            lessmuch;226A
            greatermuch;226B
            lscript;2113
            Ifractur;2111
            Rfractur;211C
            negationslash;0338
            floorleft;230A
            floorright;230B
            ceilingleft;2308
            ceilingright;2309
            epsilon1;03F5
            rho1;03F1
            pi1;03D6
            """;

    /** Names of glyphs beyond Adobe's, as PDFBox gives them to its own strippers, and some more. */
    private static final GlyphList NAMES = names();

    private static final int BYTE = 256;
    /** Of the size of a font, where it gives no width at all. */
    private static final float ANY_SPACE = 1;
    /** An average letter is wider than a space. */
    private static final float OF_AVERAGE = 0.8f;

    private final float height;
    private final float space;
    private final boolean hasMap;
    private final Optional<CMap> map;
    private final String[] ofBytes = new String[BYTE];
    private final Map<Integer, String> others = new HashMap<>();

    /** @param height of its letters, in parts of its size */
    FontLetters(PDFont font, float height) {
        this.height = height;
        this.space = spaceOf(font);
        this.hasMap = font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream;
        this.map = hasMap ? mapOf(font) : Optional.empty();
    }

    private static GlyphList names() {
        String path = "/org/apache/pdfbox/resources/glyphlist/additional.txt";
        try (InputStream in = GlyphList.class.getResourceAsStream(path)) {
            GlyphList known =
                    in == null ? GlyphList.getAdobeGlyphList() : new GlyphList(GlyphList.getAdobeGlyphList(), in);
            return new GlyphList(known, new ByteArrayInputStream(NAMES_OF_TEX.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("The names of glyphs cannot be read: " + e.getMessage(), e);
        }
    }

    private static float spaceOf(PDFont font) {
        float factor = font instanceof PDType3Font ? font.getFontMatrix().getScaleX() : 1 / 1000f;
        float said = font.getSpaceWidth() * factor;
        if (said != 0) {
            return said;
        }
        float average = OF_AVERAGE * font.getAverageFontWidth() * factor;
        return average == 0 ? ANY_SPACE : average;
    }

    private static Optional<CMap> mapOf(PDFont font) {
        if (!(font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream stream)) {
            return Optional.empty();
        }
        try (RandomAccessRead in = stream.createView()) {
            return Optional.of(new CMapParser().parse(in));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a map that cannot be read says nothing
        }
    }

    float height() {
        return height;
    }

    /** The width of a space, in parts of the font's size. */
    float space() {
        return space;
    }

    /** @param font the one that this was made for, which is not kept: a document may have very many */
    String of(PDFont font, int code) {
        if (code < 0 || code >= BYTE) {
            return others.computeIfAbsent(code, any -> found(font, code));
        }
        String known = ofBytes[code];
        if (known == null) {
            known = found(font, code);
            ofBytes[code] = known;
        }
        return known;
    }

    private String found(PDFont font, int code) {
        String said = font.toUnicode(code, NAMES);
        return switch (font) {
            case PDType0Font composite -> composite(composite, code, said);
            case PDSimpleFont simple -> said == null || isTakenForItself(code, said) ? named(simple, code) : said;
            default -> said == null ? UNKNOWN : said;
        };
    }

    /** Its map is there and does not have the code, or cannot be understood. */
    private boolean isTakenForItself(int code, String said) {
        return hasMap && !isInMap(code) && said.length() == 1 && said.charAt(0) == (char) code;
    }

    private boolean isInMap(int code) {
        if (map.isEmpty()) {
            return false;
        }
        boolean isIdentity = !map.get().hasUnicodeMappings() && map.get().hasCIDMappings();
        return isIdentity || map.get().toUnicode(code) != null;
    }

    /** The fonts that a machine has in place of one that the file does not carry know nothing of the file's numbers. */
    private String composite(PDType0Font font, int code, @Nullable String said) {
        boolean isNamed = font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSName;
        boolean isRegistered = font.getCMapUCS2() != null;
        if (said != null && (isInMap(code) || isNamed || (isRegistered && !isTakenForItself(code, said)))) {
            return said;
        }
        return ofItsFile(font, code);
    }

    private static String named(PDSimpleFont font, int code) {
        String name = font.getEncoding() == null ? null : font.getEncoding().getName(code);
        boolean isBlank = name == null || name.equals(".notdef");
        if (isBlank && (Character.isWhitespace(code) || code == '\u00A0')) {
            return " "; // such codes part words where a font has no glyph for them
        }
        String said = isBlank ? null : NAMES.toUnicode(name);
        return said == null ? UNKNOWN : said;
    }

    /** By the table of the font's own file, which PDFBox cuts to 16 bits. */
    private static String ofItsFile(PDType0Font font, int code) {
        if (!(font.getDescendantFont() instanceof PDCIDFontType2 letters) || !letters.isEmbedded()) {
            return UNKNOWN;
        }
        try {
            CmapLookup table = letters.getTrueTypeFont().getUnicodeCmapLookup(false);
            List<Integer> characters = table == null ? null : table.getCharCodes(letters.codeToGID(code));
            return characters == null || characters.isEmpty() || !Character.isValidCodePoint(characters.getFirst())
                    ? UNKNOWN
                    : Character.toString(characters.getFirst());
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }
}
