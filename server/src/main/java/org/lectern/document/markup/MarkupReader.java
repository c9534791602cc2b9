package org.lectern.document.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lectern.document.CanonicalText;
import org.lectern.document.FileKind;
import org.lectern.document.FullDisk;
import org.lectern.document.Heading;
import org.lectern.document.LanguageGuess;
import org.lectern.document.Layout;
import org.lectern.document.MarkedLayout;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.Scratch;

/** Reads web pages, Markdown, EPUB and DOCX, each in a process of its own. */
public final class MarkupReader implements SourceReader {
    private final Path folder;
    private final MarkupLimits limits;

    /** @param folder for what is being read */
    public MarkupReader(Path folder, MarkupLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    @Override
    public ReadSource read(SourceFile file, List<String> languages, ReadingWatch watch)
            throws UnreadableSourceException {
        Path scratch = scratch();
        try {
            try (Child child = MarkupChild.start(limits, FileKind.of(file), scratch)) {
                child.ask(
                        new MarkupCommand(
                                        file.path().toAbsolutePath().toString(),
                                        FileKind.of(file),
                                        file.encoding().orElse(""),
                                        scratch.toString(),
                                        limits.unpacked(),
                                        limits.characters())
                                .bytes(),
                        watch);
            }
            return source(MarkupResult.read(scratch, limits), languages);
        } catch (IOException | IllegalArgumentException e) {
            // What the child left is not what it should be
            Kind kind = FullDisk.isBehind(e) ? Kind.DISK_FULL : Kind.CRASHED;
            throw new UnreadableSourceException(kind, MarkupRefusals.words(kind, FileKind.of(file), limits), e);
        } finally {
            Scratch.remove(scratch);
        }
    }

    private Path scratch() {
        try {
            Files.createDirectories(folder);
            return Files.createTempDirectory(folder, "markup-");
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static ReadSource source(MarkupResult result, List<String> languages) {
        CanonicalText text = CanonicalText.of(result.text());
        List<String> shown = LanguageGuess.believed(result.about().languages(), text.value());
        List<String> spoken = languages.isEmpty() ? shown : languages;
        Layout layout = MarkedLayout.of(text, result.marks(), result.pages(), spoken);
        List<Heading> headings = MarkedLayout.outline(text, result.marks());
        MarkupResult.About about = result.about();
        List<MarkedLayout.Entry> entries = result.entries().stream()
                .map(entry -> new MarkedLayout.Entry(entry.title(), entry.level(), entry.start()))
                .toList();
        return new ReadSource(
                result.mediaType(),
                Optional.of(result.encoding()).filter(name -> !name.isEmpty()),
                text,
                layout,
                headings.isEmpty() ? MarkedLayout.outline(text, layout, entries) : headings,
                new ReadSource.Found(
                        Optional.of(about.title()).filter(title -> !title.isEmpty()),
                        about.creators(),
                        Optional.of(about.date()).filter(date -> !date.isEmpty()),
                        shown,
                        result.leftOut()),
                Optional.empty(),
                Optional.empty(),
                () -> {});
    }
}
