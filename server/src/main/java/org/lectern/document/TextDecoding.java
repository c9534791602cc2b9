package org.lectern.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Decodes a file piece by piece, so that memory does not grow with it, to what {@link CanonicalText#decode} makes of it:
 * without a leading BOM, with every line end an LF. For one file.
 */
final class TextDecoding {
    private static final int BUFFER = 1 << 16;
    private static final char BOM = '\uFEFF';

    private final Charset charset;
    private final CharsetDecoder decoder;
    private final Sink sink;
    private final char[] canonical = new char[BUFFER];
    /** The end of what was read. */
    private String last = "";

    private long points;
    private long lines = 1;
    private boolean isFirst = true;
    private boolean afterReturn;

    /** Takes decoded text. */
    @FunctionalInterface
    interface Sink {
        /** @param done bytes of the file that were read */
        void take(char[] text, int length, long done) throws IOException, UnreadableSourceException;
    }

    TextDecoding(Charset charset, Sink sink) {
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.sink = sink;
    }

    /** @throws UnreadableSourceException as {@link CanonicalText#decode}, or as the sink does */
    void decode(Path file) throws UnreadableSourceException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long before = 0;
        try (InputStream in = Files.newInputStream(file)) {
            boolean isOver = false;
            while (!isOver) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                isOver = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, isOver);
                    if (result.isError()) {
                        long at = before + bytes.position();
                        byte wrong = bytes.get(bytes.position());
                        hand(chars, at);
                        throw CanonicalText.undecodable(at, wrong, BadPlace.words(lines, last), charset);
                    }
                    hand(chars, before + bytes.position());
                } while (result.isOverflow());
                before += bytes.position();
                bytes.compact();
            }
            decoder.flush(chars);
            hand(chars, before);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void hand(CharBuffer chars, long done) throws IOException, UnreadableSourceException {
        chars.flip();
        int length = 0;
        while (chars.hasRemaining()) {
            char c = chars.get();
            boolean isMark = isFirst && c == BOM;
            isFirst = false;
            boolean isSecondOfEnd = afterReturn && c == '\n';
            afterReturn = c == '\r';
            if (isMark || isSecondOfEnd) {
                continue;
            }
            if (c == '\0') {
                throw CanonicalText.nul(points, lines);
            }
            char kept = c == '\r' ? '\n' : c;
            lines += kept == '\n' ? 1 : 0;
            points += Character.isLowSurrogate(kept) ? 0 : 1;
            canonical[length++] = kept;
        }
        chars.clear();
        if (length > 0) {
            int kept = Math.min(length, BadPlace.KEPT);
            String end = new String(canonical, length - kept, kept);
            last = kept < BadPlace.KEPT ? last + end : end;
            last = last.substring(Math.max(0, last.length() - BadPlace.KEPT));
            sink.take(canonical, length, done);
        }
    }

    /** A refusal of texts that are larger than the limit. */
    static UnreadableSourceException tooLarge(TextLimits limits) {
        return new UnreadableSourceException(
                Kind.TOO_LARGE,
                "This text has more than %s, which is the most here (%s). Divide it."
                        .formatted(size(limits.bytes()), TextLimits.BYTES_SETTING));
    }

    private static String size(long bytes) {
        return bytes >= 1 << 20 ? "%,d MiB".formatted(bytes >> 20) : "%,d bytes".formatted(bytes);
    }
}
