package org.lectern.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * A document version's canonical text: the decoded source without its leading BOM and with every line end an LF.
 * Nothing else is changed: no normalisation, no trimming, no repaired quotation marks.
 *
 * <p>Offsets are Unicode code points. Immutable and safe to share between threads.
 */
public final class CanonicalText {
    private static final char BOM = '\uFEFF';
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private final String value;
    private final CodePointText codePoints;

    private CanonicalText(String value) {
        this.value = value;
        this.codePoints = new CodePointText(value);
    }

    /**
     * Reads a file as UTF-8, or as UTF-16 where it begins with that encoding's byte order mark.
     *
     * @throws UnreadableSourceException for undecodable bytes (with the byte offset in the file) and for U+0000
     *     (with its code point offset in the text and its line, counted from 1)
     */
    public static CanonicalText decode(byte[] source) throws UnreadableSourceException {
        return decode(source, charset(source));
    }

    /**
     * Reads a file in an encoding.
     *
     * @throws UnreadableSourceException as {@link #decode(byte[])}
     */
    public static CanonicalText decode(byte[] source, Charset charset) throws UnreadableSourceException {
        String decoded = decoded(source, charset);
        String text = decoded.startsWith(String.valueOf(BOM)) ? decoded.substring(1) : decoded;
        String canonical = text.replace("\r\n", "\n").replace('\r', '\n');
        int nul = canonical.indexOf('\0');
        if (nul >= 0) {
            String before = canonical.substring(0, nul);
            long line = 1 + before.chars().filter(c -> c == '\n').count();
            throw nul(before.codePointCount(0, nul), line);
        }
        return new CanonicalText(canonical);
    }

    /**
     * Wraps text that is canonical already, for instance as read back from the store.
     *
     * @throws IllegalArgumentException if it holds a CR, U+0000 or an unpaired surrogate
     */
    public static CanonicalText of(String alreadyCanonical) {
        if (alreadyCanonical.indexOf('\r') >= 0 || alreadyCanonical.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Canonical text holds neither CR nor U+0000");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(alreadyCanonical)) {
            throw new IllegalArgumentException("Canonical text holds no unpaired surrogates");
        }
        return new CanonicalText(alreadyCanonical);
    }

    public String value() {
        return value;
    }

    /** The number of code points. */
    public int length() {
        return codePoints.length();
    }

    /** Lower-case hex SHA-256 of the text in UTF-8. */
    public String version() {
        return Sha256.hex(value);
    }

    /**
     * The words of a span.
     *
     * @throws IndexOutOfBoundsException if the span reaches past the end
     */
    public String slice(TextSpan span) {
        return codePoints.slice(span);
    }

    /** The same text, addressed by code points. */
    public CodePointText codePoints() {
        return codePoints;
    }

    /** By its byte order mark, of which those of four bytes begin like those of two; UTF-8 without one. */
    static Charset charset(byte[] source) {
        if (startsWith(source, 0xFF, 0xFE, 0, 0)) {
            return UTF_32LE;
        }
        if (startsWith(source, 0, 0, 0xFE, 0xFF)) {
            return UTF_32BE;
        }
        if (startsWith(source, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(source, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    /** Whether every byte is of UTF-8. */
    public static boolean isUtf8(byte[] source) {
        try {
            decoded(source, StandardCharsets.UTF_8);
            return true;
        } catch (UnreadableSourceException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] source, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (at >= source.length || source[at] != (byte) mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] source, Charset charset) throws UnreadableSourceException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(source);
        var out = CharBuffer.allocate((int) Math.min(
                Integer.MAX_VALUE - 8L, (long) Math.ceil(source.length * (double) decoder.maxCharsPerByte()) + 2));
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
            String before = out.flip().toString().replace("\r\n", "\n").replace('\r', '\n');
            throw undecodable(in.position(), source[in.position()], BadPlace.words(before), charset);
        }
        decoder.flush(out);
        return out.flip().toString();
    }

    /**
     * A refusal of bytes that mean nothing.
     *
     * @param at the first byte that is wrong, from 0
     * @param place its line, in words
     */
    static UnreadableSourceException undecodable(long at, byte wrong, String place, Charset charset) {
        return new UnreadableSourceException(
                Kind.UNDECODABLE,
                "Byte %d of the file is not %s (0x%02X, %s); save the file as UTF-8, or name the encoding that it is in, and try again."
                        .formatted(at, charset.name(), wrong, place));
    }

    /** @param points code points before it */
    static UnreadableSourceException nul(long points, long line) {
        return new UnreadableSourceException(
                Kind.UNDECODABLE,
                "The text contains U+0000 at character %d, in line %d; remove it and try again."
                        .formatted(points, line));
    }
}
