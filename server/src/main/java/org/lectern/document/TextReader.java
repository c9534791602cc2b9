package org.lectern.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Reads plain texts. UTF-8 is what a text is in where its bytes allow it, since hardly any other text is UTF-8 by chance;
 * other encodings are recognised by the words that they make of it ({@link EncodingGuess}), and else to be named. Nothing is ever
 * replaced: what cannot be decoded is refused.
 */
public final class TextReader implements SourceReader {
    /** Bytes that are looked at to recognise an encoding. */
    private static final int SAMPLE = 64 * 1024;
    /** Bytes in which a text that switches its encoding has done so. */
    private static final int BEGINNING = 1 << 20;
    /** Bytes that are looked for together. */
    private static final int PIECE = 16 * 1024;

    private static final String NO_WORDS = "There are no words in this file.";

    private final Path folder;
    private final TextLimits limits;

    /** Reads long texts in the folder for what the system lets go of, within the usual limits. */
    public TextReader() {
        this(Path.of(System.getProperty("java.io.tmpdir", ".")), TextLimits.USUAL);
    }

    /** @param folder for texts that are too long to be read in memory; made if it is not there */
    public TextReader(Path folder, TextLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    @Override
    public ReadSource read(SourceFile file, List<String> languages, ReadingWatch watch)
            throws UnreadableSourceException {
        try {
            return Files.size(file.path()) <= LongLayout.WINDOW
                    ? inMemory(file, languages)
                    : onDisk(file, languages, watch);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(file.path(), e.getMessage()), e);
        }
    }

    private static ReadSource inMemory(SourceFile file, List<String> languages)
            throws IOException, UnreadableSourceException {
        Decoded decoded = decode(Files.readAllBytes(file.path()), file.encoding());
        if (decoded.text().value().isBlank()) {
            throw new UnreadableSourceException(Kind.EMPTY, NO_WORDS);
        }
        return ReadSource.ofText(
                ReadSource.PLAIN_TEXT,
                Optional.of(decoded.charset().name()),
                decoded.text(),
                languages,
                ReadSource.Found.NOTHING);
    }

    private ReadSource onDisk(SourceFile file, List<String> languages, ReadingWatch watch)
            throws IOException, UnreadableSourceException {
        Files.createDirectories(folder);
        Path scratch = Files.createTempDirectory(folder, "text-");
        boolean done = false;
        try {
            Path text = scratch.resolve("text");
            CanonicalFile canonical = new CanonicalFile(text, limits, watch);
            Charset charset = decode(file, canonical);
            TextFile whole = canonical.finish();
            ReadSource.Found found = ReadSource.Found.NOTHING.in(LanguageGuess.of(whole));
            List<String> spoken = languages.isEmpty() ? found.languages() : languages;
            ReadText words = LongLayout.of(whole, spoken, limits, scratch.resolve("layout"), watch);
            done = true;
            return new ReadSource(
                    ReadSource.PLAIN_TEXT,
                    Optional.of(charset.name()),
                    words,
                    found,
                    Optional.empty(),
                    Optional.empty(),
                    () -> remove(scratch));
        } finally {
            if (!done) {
                remove(scratch);
            }
        }
    }

    private static void remove(Path scratch) {
        try {
            for (String name : List.of("text", "layout", "marks")) {
                Files.deleteIfExists(scratch.resolve(name));
            }
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be removed: %s".formatted(scratch, e.getMessage()), e);
        }
    }

    /**
     * Looks whether a file is a text, however long it is, and keeps nothing of it.
     *
     * @throws UnreadableSourceException as {@link #read} would; also where there is nothing in it but white space
     */
    public static void check(SourceFile file) throws UnreadableSourceException {
        boolean[] found = new boolean[1];
        try {
            decode(file, () -> {
                found[0] = false;
                return (text, length, done) -> {
                    for (int n = 0; n < length && !found[0]; n++) {
                        found[0] = !Character.isWhitespace(text[n]);
                    }
                };
            });
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read: %s".formatted(file.path(), e.getMessage()), e);
        }
        if (!found[0]) {
            throw new UnreadableSourceException(Kind.EMPTY, NO_WORDS);
        }
    }

    /** Where decoded text goes; asked for anew with each encoding that is tried. */
    @FunctionalInterface
    interface Target {
        TextDecoding.Sink begin() throws IOException;
    }

    /** Decodes a file piece by piece, and says what it was in. */
    private static Charset decode(SourceFile file, Target target) throws IOException, UnreadableSourceException {
        if (file.encoding().isPresent()) {
            Charset charset = charset(file.encoding().get());
            new TextDecoding(charset, target.begin()).decode(file.path());
            return charset;
        }
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file.path())) {
            beginning = in.readNBytes(BEGINNING);
        }
        return first(beginning, Files.size(file.path()), () -> Files.newInputStream(file.path()), charset -> {
            new TextDecoding(charset, target.begin()).decode(file.path());
            return charset;
        });
    }

    /** Reads a text in an encoding. */
    @FunctionalInterface
    private interface Attempt<T> {
        T read(Charset charset) throws IOException, UnreadableSourceException;
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Reads a text in the first encoding that it is in; a guess is the last that is tried.
     *
     * @param length of the source in bytes
     */
    private static <T> T first(byte[] beginning, long length, Source source, Attempt<T> attempt)
            throws IOException, UnreadableSourceException {
        Charset charset = likely(beginning);
        while (SwitchingEncoding.is(charset)) {
            try {
                return attempt.read(charset);
            } catch (UnreadableSourceException e) {
                charset = or(e, SwitchingEncoding.instead(charset, beginning));
            }
        }
        try {
            return attempt.read(charset);
        } catch (UnreadableSourceException e) {
            boolean isOpen = charset.equals(StandardCharsets.UTF_8) && e.kind() == Kind.UNDECODABLE;
            return attempt.read(or(e, isOpen ? guess(source, length) : Optional.empty()));
        }
    }

    private static Charset or(UnreadableSourceException failure, Optional<Charset> other)
            throws UnreadableSourceException {
        if (failure.kind() != Kind.UNDECODABLE || other.isEmpty()) {
            throw failure;
        }
        return other.get();
    }

    private static Optional<Charset> guess(Source source, long length) throws IOException {
        try (InputStream in = source.open()) {
            return EncodingGuess.of(sample(in), length);
        }
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
        try {
            return first(
                    bytes,
                    bytes.length,
                    () -> new ByteArrayInputStream(bytes),
                    charset -> new Decoded(CanonicalText.decode(bytes, charset), charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** What the beginning of a text says that it is in, by a mark or by its shape; UTF-8 where it says nothing. */
    private static Charset likely(byte[] beginning) {
        Charset marked = CanonicalText.charset(beginning);
        return marked.equals(StandardCharsets.UTF_8)
                ? SwitchingEncoding.of(beginning).orElse(marked)
                : marked;
    }

    /** The beginning, and of the rest what has bytes beyond ASCII, since only they tell encodings apart. */
    private static byte[] sample(InputStream in) throws IOException {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        for (byte[] piece = in.readNBytes(PIECE);
                piece.length > 0 && sample.size() < SAMPLE;
                piece = in.readNBytes(PIECE)) {
            if (sample.size() == 0 || isBeyondAscii(piece)) {
                sample.write(piece);
            }
        }
        return sample.toByteArray();
    }

    private static boolean isBeyondAscii(byte[] piece) {
        for (byte one : piece) {
            if (one < 0) {
                return true;
            }
        }
        return false;
    }
}
