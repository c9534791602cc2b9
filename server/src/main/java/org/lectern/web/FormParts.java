package org.lectern.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The parts of a form that brings a file (multipart/form-data, RFC 7578), one after the other as they come, so that a part
 * may be as long as it likes. Whatever a file is called, its part is read. For one thread.
 */
final class FormParts {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final int BUFFER = 64 * 1024;
    /** Bytes of what stands before a part; a name of 4,000 characters has 48,000 where all are written as percents. */
    private static final int MOST_OF_HEAD = 64 * 1024;

    private final InputStream in;
    /** Stands between two parts, and after the last. */
    private final byte[] line;

    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean isAtEnd;
    private boolean isInPart;

    /** What came is not such a form, or not all of one. */
    static final class BrokenException extends Exception {
        private BrokenException(String message) {
            super(message);
        }
    }

    /** @param boundary as the content type names it */
    private FormParts(InputStream in, String boundary) {
        this.in = in;
        this.line = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first line has no line end before it
        System.arraycopy(LINE_END, 0, buffer, 0, LINE_END.length);
        this.to = LINE_END.length;
        this.isInPart = true;
    }

    /** @param contentType of the body, which names what stands between its parts */
    static FormParts of(InputStream in, String contentType) throws BrokenException {
        String boundary = PartHead.parameter(contentType, "boundary").orElse("");
        if (boundary.isEmpty() || boundary.length() > 200) {
            throw new BrokenException("No line is named that parts it");
        }
        return new FormParts(in, boundary);
    }

    /** The next part, past what is left of the one before; empty after the last. */
    Optional<PartHead> next() throws IOException, BrokenException {
        while (isInPart) {
            skipOn();
        }
        if (isAtEnd) {
            return Optional.empty();
        }
        need(2);
        if (buffer[from] == '-' && buffer[from + 1] == '-') {
            isAtEnd = true;
            return Optional.empty();
        }
        // A part may have no head at all; the line end of the line before it is then the first half of its end
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int same = 0; same < HEAD_END.length; ) {
            if (head.size() >= MOST_OF_HEAD) {
                throw new BrokenException("What stands before a part is too long");
            }
            need(1);
            byte next = buffer[from++];
            head.write(next);
            same = next == HEAD_END[same] ? same + 1 : next == '\r' ? 1 : 0;
        }
        isInPart = true;
        return Optional.of(PartHead.of(head.toString(StandardCharsets.UTF_8)));
    }

    private void skipOn() throws IOException, BrokenException {
        byte[] past = new byte[BUFFER];
        while (read(past) >= 0) {
            // nobody wants it
        }
    }

    /** Some bytes of the part that {@link #next} found; -1 at its end. */
    int read(byte[] into) throws IOException, BrokenException {
        if (!isInPart) {
            return -1;
        }
        while (true) {
            int at = lineIn();
            if (at == from && at + line.length <= to) {
                from += line.length;
                isInPart = false;
                return -1;
            }
            if (at > from) {
                int read = Math.min(at - from, into.length);
                System.arraycopy(buffer, from, into, 0, read);
                from += read;
                return read;
            }
            more();
        }
    }

    /** Where the line that ends the part begins in the buffer, or may begin, of which the rest has not come yet; else its end. */
    private int lineIn() {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\r') {
                int same = Math.min(line.length, to - at);
                if (Arrays.equals(buffer, at, at + same, line, 0, same)) {
                    return at;
                }
            }
        }
        return to;
    }

    private void need(int bytes) throws IOException, BrokenException {
        while (to - from < bytes) {
            more();
        }
    }

    private void more() throws IOException, BrokenException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw new BrokenException("It ends in the middle");
        }
        to += read;
    }
}
