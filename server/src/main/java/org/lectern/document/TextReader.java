package org.lectern.document;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Reads plain texts. UTF-8 is what a text is in where its bytes allow it, since hardly any other text is UTF-8 by chance;
 * other encodings are recognised by their letters where there are enough of them, and else to be named. Nothing is ever
 * replaced: what cannot be decoded is refused.
 */
public final class TextReader implements SourceReader {
    /** Of a hundred; ICU's measure of how well the letters fit. */
    private static final int SURE = 40;
    /** Bytes beyond ASCII; fewer fit several encodings. */
    private static final int EVIDENCE = 40;
    /** Bytes that are looked at. */
    private static final int SAMPLE = 256 * 1024;
    /** Encodings that everything fits, or that no text is in any more. */
    private static final Set<String> NEVER = Set.of("ISO-2022-KR", "ISO-2022-JP", "ISO-2022-CN", "IBM420", "IBM424");

    @Override
    public ReadSource read(SourceFile file, List<String> languages, ReadingWatch watch)
            throws UnreadableSourceException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(file.path(), e.getMessage()), e);
        }
        Decoded decoded = decode(bytes, file.encoding());
        return ReadSource.ofText(
                ReadSource.PLAIN_TEXT,
                Optional.of(decoded.charset().name()),
                decoded.text(),
                languages,
                ReadSource.Found.NOTHING);
    }

    /** A text and what it was in. */
    public record Decoded(CanonicalText text, Charset charset) {}

    /**
     * Decodes a text.
     *
     * @param named the encoding that a person says it is in; empty to recognise it
     */
    public static Decoded decode(byte[] bytes, Optional<String> named) throws UnreadableSourceException {
        if (named.isPresent()) {
            Charset charset = charset(named.get());
            return new Decoded(CanonicalText.decode(bytes, charset), charset);
        }
        Charset likely = CanonicalText.charset(bytes);
        try {
            return new Decoded(CanonicalText.decode(bytes, likely), likely);
        } catch (UnreadableSourceException e) {
            Optional<Charset> recognised = likely.equals(StandardCharsets.UTF_8) ? recognised(bytes) : Optional.empty();
            if (recognised.isEmpty()) {
                throw e;
            }
            return new Decoded(CanonicalText.decode(bytes, recognised.get()), recognised.get());
        }
    }

    /** By its name, in any of the usual spellings. */
    public static Charset charset(String name) throws UnreadableSourceException {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableSourceException(
                    Kind.UNDECODABLE,
                    "There is no encoding %s here. Name one such as UTF-8, windows-1251, KOI8-R or ISO-8859-1."
                            .formatted(name));
        }
    }

    private static Optional<Charset> recognised(byte[] bytes) {
        byte[] sample = bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE);
        int beyond = 0;
        int[] zeros = new int[2];
        for (int at = 0; at < sample.length; at++) {
            beyond += sample[at] < 0 ? 1 : 0;
            zeros[at % 2] += sample[at] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] >= EVIDENCE && bytes.length % 2 == 0) {
            // Two bytes a character: those of ASCII have a zero, and always on the same side
            return zeros[0] == 0
                    ? Optional.of(StandardCharsets.UTF_16LE)
                    : zeros[1] == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
        }
        if (beyond < EVIDENCE) {
            return Optional.empty();
        }
        return CyrillicBytes.encoding(sample).or(() -> byLetters(sample));
    }

    private static Optional<Charset> byLetters(byte[] sample) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        CharsetMatch best = detector.detect();
        if (best == null || best.getConfidence() < SURE || NEVER.contains(best.getName())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(best.getName().replaceFirst("_(rtl|ltr)$", "")));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // ICU knows more of them than Java
        }
    }
}
