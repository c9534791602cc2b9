package org.lectern.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;

/**
 * The parts of a form that brings a file (multipart/form-data, RFC 7578), one after the other as they come, so that a part
 * may be as long as it likes. Whatever a file is called, its part is read. For one thread.
 */
final class FormParts {
    private static final int BUFFER = 64 * 1024;
    /** Bytes of what stands before a part; a name of 4,000 characters has 48,000 where all are written as percents. */
    private static final int MOST_OF_HEAD = 64 * 1024;

    private static final int MOST_OF_BOUNDARY = 200;

    private final MultipartInput parts;
    private boolean isBegun;
    private boolean isAtEnd;
    private Optional<InputStream> part = Optional.empty();

    /** What came is not such a form, or not all of one. */
    static final class BrokenException extends Exception {
        private BrokenException(String message) {
            super(message);
        }

        private BrokenException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private FormParts(MultipartInput parts) {
        this.parts = parts;
    }

    /** @param contentType of the body, which names what stands between its parts */
    static FormParts of(InputStream in, String contentType) throws BrokenException {
        String boundary = PartHead.parameter(contentType, "boundary").orElse("");
        if (boundary.isEmpty() || boundary.length() > MOST_OF_BOUNDARY) {
            throw new BrokenException("No line is named that parts it");
        }
        try {
            MultipartInput parts = MultipartInput.builder()
                    .setInputStream(in)
                    .setBufferSize(BUFFER)
                    .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                    .setMaxPartHeaderSize(MOST_OF_HEAD)
                    .get();
            parts.setHeaderCharset(StandardCharsets.UTF_8);
            return new FormParts(parts);
        } catch (IOException e) {
            throw new BrokenException(e);
        }
    }

    /** The next part, past what is left of the one before; empty after the last. */
    Optional<PartHead> next() throws IOException, BrokenException {
        if (isAtEnd) {
            return Optional.empty();
        }
        try {
            if (part.isPresent()) {
                part.get().close(); // reads past what is left
                part = Optional.empty();
            }
            if (!isBegun && !parts.skipPreamble()) {
                throw new BrokenException("It has no part, or ends before the first");
            }
            isAtEnd = isBegun && !parts.readBoundary();
            isBegun = true;
            if (isAtEnd) {
                return Optional.empty();
            }
            PartHead head = PartHead.of(parts.readHeaders());
            part = Optional.of(parts.newInputStream());
            return Optional.of(head);
        } catch (FileUploadException e) {
            throw new BrokenException(e);
        }
    }

    /** Some bytes of the part that {@link #next} found; -1 at its end. */
    int read(byte[] into) throws IOException, BrokenException {
        if (part.isEmpty()) {
            return -1;
        }
        try {
            return part.get().read(into, 0, into.length);
        } catch (MultipartInput.MalformedStreamException e) {
            throw new BrokenException(e);
        }
    }
}
