package org.lectern.document.markup;

import com.ibm.icu.text.CharsetDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;
import org.jsoup.Jsoup;
import org.lectern.anchor.TextSpan;
import org.lectern.document.FileKind;
import org.lectern.document.FullDisk;
import org.lectern.document.ReadSource;
import org.lectern.document.TextReader;
import org.lectern.document.TextReader.Decoded;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;
import org.lectern.document.child.Child;
import org.lectern.document.child.ChildProgram;

/** The process that reads web pages, Markdown, books and DOCX. */
final class MarkupChild {
    private MarkupChild() {}

    static Child start(MarkupLimits limits, FileKind file, Path scratch) {
        return Child.start(
                new Child.Program(
                        MarkupChild.class,
                        List.of(Jsoup.class, Node.class, CharsetDetector.class, TextSpan.class),
                        List.of(),
                        kind -> MarkupRefusals.of(kind, file, limits)),
                limits.child(),
                scratch);
    }

    public static void main(String[] arguments) {
        ChildProgram.run("markup", MarkupCommand::read, MarkupChild::run, MarkupChild::kind);
    }

    private static Kind kind(Exception failure) {
        return FullDisk.isBehind(failure) ? Kind.DISK_FULL : Kind.DAMAGED;
    }

    private static void run(MarkupCommand command, ChildProgram.Progress progress)
            throws IOException, UnreadableSourceException {
        MarkedText text = new MarkedText(command.characters());
        Path file = Path.of(command.file());
        Path out = Path.of(command.out());
        switch (command.kind()) {
            case HTML, MARKDOWN, XML -> {
                if (Files.size(file) > command.unpacked()) {
                    throw new UnreadableSourceException(Kind.TOO_LARGE, "more bytes than the limit");
                }
                byte[] bytes = Files.readAllBytes(file);
                Optional<String> named = Optional.of(command.encoding()).filter(name -> !name.isEmpty());
                boolean isMarkdown = command.kind() == FileKind.MARKDOWN;
                Decoded decoded = isMarkdown ? TextReader.decode(bytes, named) : WebPage.decode(bytes, named);
                boolean isXml = command.kind() == FileKind.XML;
                MarkupResult.About about = isMarkdown
                        ? MarkdownText.write(decoded.text().value(), text)
                        : isXml ? Tei.write(decoded.text(), text) : WebPage.write(decoded.text(), text);
                finish(text);
                MarkupResult.write(
                        out,
                        text,
                        about,
                        isMarkdown ? ReadSource.MARKDOWN : isXml ? ReadSource.TEI : ReadSource.HTML,
                        decoded.charset().name());
            }
            case ARCHIVE -> {
                try (Archive archive = Archive.open(file, command.unpacked())) {
                    boolean isBook = Epub.isOne(archive);
                    if (!isBook && !Docx.isOne(archive)) {
                        throw new UnreadableSourceException(Kind.NOT_OF_ITS_KIND, "some other archive");
                    }
                    MarkupResult.About about =
                            isBook ? Epub.write(archive, text, progress) : Docx.write(archive, text, progress);
                    finish(text);
                    MarkupResult.write(out, text, about, isBook ? ReadSource.EPUB : ReadSource.DOCX, "");
                }
            }
            case PDF, TEXT -> throw new UnreadableSourceException(Kind.NOT_OF_ITS_KIND, "not for here");
        }
    }

    private static void finish(MarkedText text) throws UnreadableSourceException {
        if (text.text().isBlank()) {
            throw new UnreadableSourceException(Kind.EMPTY, "no words");
        }
    }
}
