package org.lectern.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes canonical text into a file as it comes, within a limit, and marks where its characters stand. */
public final class CanonicalFile implements TextReader.Target {
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final TextLimits limits;
    private final ReadingWatch watch;
    private TextMarks.Builder marks = new TextMarks.Builder();
    private long size;

    public CanonicalFile(Path file, TextLimits limits, ReadingWatch watch) {
        this.file = file;
        this.limits = limits;
        this.watch = watch;
    }

    /** Where text goes that is decoded already; what was written before is gone. */
    public Appender open() throws IOException {
        TextDecoding.Sink sink = begin();
        return words -> {
            for (int at = 0; at < words.length(); ) {
                int end = Math.min(words.length(), at + BUFFER / 4);
                end -= end < words.length() && Character.isHighSurrogate(words.charAt(end - 1)) ? 1 : 0;
                char[] piece = words.substring(at, end).toCharArray();
                sink.take(piece, piece.length, 0);
                at = end;
            }
        };
    }

    /** Takes canonical text; half a pair of surrogates is an IOException. */
    @FunctionalInterface
    public interface Appender {
        void append(String words) throws IOException, UnreadableSourceException;
    }

    @Override
    public TextDecoding.Sink begin() throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        marks = new TextMarks.Builder();
        size = 0;
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] encoded = new byte[BUFFER];
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        return (text, length, done) -> {
            LongLayout.stopIfCancelled(watch);
            CharBuffer chars = CharBuffer.wrap(text, 0, length);
            // A decoder hands out no half of a pair, so that every piece can be encoded by itself
            CoderResult result = encoder.reset().encode(chars, bytes.clear(), true);
            if (!result.isUnderflow()) {
                result.throwException();
            }
            size += bytes.position();
            if (size > limits.bytes()) {
                throw TextDecoding.tooLarge(limits);
            }
            marks.add(encoded, 0, bytes.position());
            append(encoded, bytes.position());
        };
    }

    private void append(byte[] bytes, int length) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
            out.write(bytes, 0, length);
        }
    }

    /** In code points, so far. */
    public int length() {
        return marks.length();
    }

    /** The text, once all of it has come. */
    public TextFile finish() {
        return new TextFile(file, 0, marks.build());
    }
}
