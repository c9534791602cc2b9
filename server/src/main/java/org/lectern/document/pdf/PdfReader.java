package org.lectern.document.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lectern.document.CanonicalFile;
import org.lectern.document.FullDisk;
import org.lectern.document.LanguageGuess;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadText;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.SourceReader;
import org.lectern.document.TextFile;
import org.lectern.document.TextLimits;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.Scratch;

/** Reads PDFs, each in a process of its own. */
public final class PdfReader implements SourceReader {
    /** A longer one opens no file: PDF takes 127 bytes of it. */
    private static final int LONGEST_PASSWORD = 1_000;

    private final Path folder;
    private final PdfLimits limits;
    private final TextLimits texts;

    /** Within the usual limits of texts. */
    public PdfReader(Path folder, PdfLimits limits) {
        this(folder, limits, TextLimits.USUAL);
    }

    /**
     * Reads within limits.
     *
     * @param folder for what is being read; what an earlier program left there is removed
     * @param texts limits of what is read, as of any text
     */
    public PdfReader(Path folder, PdfLimits limits, TextLimits texts) {
        this.folder = folder;
        this.limits = limits;
        this.texts = texts;
        try {
            Files.createDirectories(folder);
            Scratch.remove(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    @Override
    public ReadSource read(SourceFile file, List<String> languages, ReadingWatch watch)
            throws UnreadableSourceException {
        Path scratch = scratch();
        boolean done = false;
        try {
            Path inner = Files.createDirectory(scratch.resolve("child"));
            Path copy = inner.resolve("open.pdf");
            try (Child child = PdfChild.start(limits, inner, fonts())) {
                child.ask(
                        PdfCommand.bytes(new PdfCommand.Read(
                                file.path().toAbsolutePath().toString(),
                                file.password()
                                        .map(Password::value)
                                        .filter(word -> word.length() <= LONGEST_PASSWORD)
                                        .orElse(""),
                                inner.toString(),
                                copy.toString(),
                                limits.pages(),
                                limits.characters())),
                        watch);
            }
            Path glyphs = scratch.resolve("glyphs");
            CanonicalFile text = new CanonicalFile(scratch.resolve("text"), texts, watch);
            PdfResult result = PdfResult.read(inner, limits, glyphs, text);
            TextFile whole = text.finish();
            List<String> own = LanguageGuess.believed(result.language().stream().toList(), whole);
            List<String> spoken = languages.isEmpty() ? own : languages;
            ReadText words =
                    PdfLayout.of(whole, result.pages(), result.outline(), spoken, texts, scratch.resolve("layout"));
            ReadSource read =
                    source(result, own, words, glyphs, Optional.of(copy).filter(Files::exists), scratch);
            done = true;
            return read;
        } catch (IOException e) {
            // What the child left is not what it should be
            Kind kind = FullDisk.isBehind(e) ? Kind.DISK_FULL : Kind.CRASHED;
            throw new UnreadableSourceException(kind, Refusals.words(kind, limits), e);
        } finally {
            if (!done) {
                Scratch.remove(scratch);
            }
        }
    }

    private Path scratch() {
        try {
            return Files.createTempDirectory(folder, "pdf-");
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private Path fonts() throws IOException {
        return Files.createDirectories(folder.resolve("fonts"));
    }

    private ReadSource source(
            PdfResult result, List<String> languages, ReadText words, Path glyphs, Optional<Path> open, Path scratch) {
        return new ReadSource(
                ReadSource.PDF,
                Optional.empty(),
                words,
                new ReadSource.Found(
                        result.title(),
                        result.author().stream().toList(),
                        Optional.empty(),
                        languages,
                        result.leftOut()),
                Optional.of(glyphs),
                open,
                () -> Scratch.remove(scratch));
    }
}
