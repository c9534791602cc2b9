package org.lectern.document;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @return whether there is more in it than white space
     * @throws UnreadableSourceException as {@link #read} would
     */
    public static boolean hasWords(SourceFile file) throws UnreadableSourceException {
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
        return found[0];
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
        byte[] sample;
        try (InputStream in = Files.newInputStream(file.path())) {
            sample = in.readNBytes(SAMPLE);
        }
        Charset likely = CanonicalText.charset(sample);
        try {
            new TextDecoding(likely, target.begin()).decode(file.path());
            return likely;
        } catch (UnreadableSourceException e) {
            Optional<Charset> recognised = e.kind() == Kind.UNDECODABLE && likely.equals(StandardCharsets.UTF_8)
                    ? recognised(sample, Files.size(file.path()))
                    : Optional.empty();
            if (recognised.isEmpty()) {
                throw e;
            }
            new TextDecoding(recognised.get(), target.begin()).decode(file.path());
            return recognised.get();
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
        Charset likely = CanonicalText.charset(bytes);
        try {
            return new Decoded(CanonicalText.decode(bytes, likely), likely);
        } catch (UnreadableSourceException e) {
            Optional<Charset> recognised = likely.equals(StandardCharsets.UTF_8)
                    ? recognised(bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE), bytes.length)
                    : Optional.empty();
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

    /** @param length of the file that the sample is the beginning of */
    private static Optional<Charset> recognised(byte[] sample, long length) {
        int beyond = 0;
        int[] zeros = new int[2];
        for (int at = 0; at < sample.length; at++) {
            beyond += sample[at] < 0 ? 1 : 0;
            zeros[at % 2] += sample[at] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] >= EVIDENCE && length % 2 == 0) {
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
