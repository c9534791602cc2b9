package org.lectern.document.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.BlockKind;
import org.lectern.document.CanonicalText;
import org.lectern.document.Heading;
import org.lectern.document.Layout;
import org.lectern.document.PageSpan;
import org.lectern.document.ReadSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.SourceReader;
import org.lectern.document.TextLayout;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.Scratch;
import org.lectern.document.pdf.PdfResult.Mark;
import org.lectern.document.pdf.PdfResult.ReadPage;

/** Reads PDFs, each in a process of its own. */
public final class PdfReader implements SourceReader {
    private static final char PAGE_END = '\f';
    private static final int LONGEST_TITLE = 400;
    /** A longer one opens no file: PDF takes 127 bytes of it. */
    private static final int LONGEST_PASSWORD = 1_000;

    private final Path folder;
    private final PdfLimits limits;

    /** @param folder for what is being read; what an earlier program left there is removed */
    public PdfReader(Path folder, PdfLimits limits) {
        this.folder = folder;
        this.limits = limits;
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
            PdfResult result = PdfResult.read(inner, limits, glyphs);
            ReadSource read =
                    source(result, languages, glyphs, Optional.of(copy).filter(Files::exists), scratch);
            done = true;
            return read;
        } catch (IOException e) {
            // What the child left is not what it should be
            throw new UnreadableSourceException(Kind.CRASHED, Refusals.words(Kind.CRASHED, limits), e);
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
            PdfResult result, List<String> languages, Path glyphs, Optional<Path> open, Path scratch) {
        StringBuilder all = new StringBuilder();
        List<PageSpan> pages = new ArrayList<>();
        int at = 0;
        for (ReadPage page : result.pages()) {
            boolean isLast = pages.size() + 1 == result.pages().size();
            // A page without words is a page end at least, so that what is said of it stands somewhere
            String text = isLast && !page.text().isEmpty() ? page.text() : page.text() + PAGE_END;
            int length = text.codePointCount(0, text.length());
            int number = pages.size() + 1;
            pages.add(new PageSpan(
                    number,
                    new TextSpan(at, at + length),
                    page.label().isEmpty() ? String.valueOf(number) : page.label(),
                    Optional.of(page.size())));
            all.append(text);
            at += length;
        }
        CanonicalText text = CanonicalText.of(all.toString());
        List<String> spoken = languages.isEmpty() ? result.language().stream().toList() : languages;
        Layout layout = TextLayout.ofPages(text, pages, spoken);
        List<Heading> headings = headings(result.outline(), text, layout);
        return new ReadSource(
                ReadSource.PDF,
                Optional.empty(),
                text,
                headings.isEmpty() ? layout : named(layout, result.outline(), text),
                headings.isEmpty() ? TextLayout.outline(text, layout) : headings,
                new ReadSource.Found(
                        result.title(),
                        result.author().stream().toList(),
                        result.date(),
                        result.language().stream().toList()),
                Optional.of(glyphs),
                open,
                () -> Scratch.remove(scratch));
    }

    /** Where a file has an outline, its titles are the headings, and what only looks like one is none. */
    private static Layout named(Layout layout, List<Mark> marks, CanonicalText text) {
        Set<String> titles = new HashSet<>();
        marks.forEach(mark -> titles.add(folded(mark.title())));
        List<Block> blocks = layout.blocks().stream()
                .map(block -> {
                    boolean isTitle =
                            block.span().length() <= LONGEST_TITLE && titles.contains(folded(text.slice(block.span())));
                    BlockKind other = block.kind() == BlockKind.HEADING ? BlockKind.PARAGRAPH : block.kind();
                    return new Block(isTitle ? BlockKind.HEADING : other, block.span(), block.language());
                })
                .toList();
        return new Layout(layout.pages(), blocks);
    }

    /** An entry leads to the block on its page that it is the title of, else to the page's first, else to the page. */
    private static List<Heading> headings(List<Mark> marks, CanonicalText text, Layout layout) {
        List<List<Block>> onPage = new ArrayList<>();
        layout.pages().forEach(page -> onPage.add(new ArrayList<>()));
        int page = 0;
        for (Block block : layout.blocks()) {
            while (!layout.pages().get(page).span().contains(block.span())) {
                page++;
            }
            onPage.get(page).add(block);
        }
        List<Heading> headings = new ArrayList<>();
        for (Mark mark : marks) {
            List<Block> blocks = onPage.get(mark.page() - 1);
            String wanted = folded(mark.title());
            int start = blocks.stream()
                    .filter(block -> folded(text.slice(block.span())).startsWith(wanted))
                    .findFirst()
                    .or(() -> blocks.stream().findFirst())
                    .map(block -> block.span().start())
                    .orElseGet(() -> layout.pages().get(mark.page() - 1).span().start());
            headings.add(new Heading(mark.title(), mark.level(), start));
        }
        return headings;
    }

    private static String folded(String words) {
        return words.replaceAll("[\\s\\p{Punct}]+", "").toLowerCase(Locale.ROOT);
    }
}
