package org.lectern.document.pdf;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** Reads one file, in the child. */
final class PdfText {
    /** Bytes at the beginning in which a PDF says that it is one (ISO 32000-1, annex H, implementation note 13). */
    private static final int HEAD = 1024;

    private final PdfCommand.Read command;
    private final Progress progress;

    /** Is told of every page that was read. */
    @FunctionalInterface
    interface Progress {
        void page(int number, int of);
    }

    PdfText(PdfCommand.Read command, Progress progress) {
        this.command = command;
        this.progress = progress;
    }

    static PDDocument open(String file, String password) throws IOException, UnreadableSourceException {
        if (!isPdf(Path.of(file))) {
            throw new UnreadableSourceException(Kind.NOT_OF_ITS_KIND, "no header");
        }
        try {
            return Loader.loadPDF(new File(file), password);
        } catch (InvalidPasswordException e) {
            if (password.isEmpty()) {
                throw e;
            }
            return Loader.loadPDF(new File(file)); // a wrong one for a file that anybody may open
        }
    }

    static boolean isPdf(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[(int) Math.min(HEAD, in.length())];
            in.readFully(head);
            return new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-");
        }
    }

    void read() throws IOException, UnreadableSourceException {
        Path out = Path.of(command.out());
        try (PDDocument document = open(command.file(), command.password());
                DataOutputStream pages = new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(out.resolve(PdfResult.PAGES))));
                PageWriter writer = new PageWriter(pages, command.characters(), progress)) {
            PdfAbout about = PdfAbout.of(document);
            PageStripper stripper = new PageStripper(command.pages(), about.labels(), writer);
            document.setResourceCache(new KeptFonts());
            stripper.writeText(document, Writer.nullWriter());
            writer.finish();
            pages.writeByte(PdfResult.END);
            if (writer.pages() == 0) {
                throw new UnreadableSourceException(Kind.EMPTY, "no pages");
            }
            Optional<Kind> failure = writer.failureOfAll();
            if (failure.isPresent()) {
                throw new UnreadableSourceException(failure.get(), "no page could be read");
            }
            about.writeTo(out.resolve(PdfResult.ABOUT), stripper.unreadPictures());
            if (document.isEncrypted() && !command.password().isEmpty()) {
                document.setAllSecurityToBeRemoved(true);
                document.save(new File(command.open()));
            }
        }
    }

    /**
     * PDFBox forgets the fonts of a page with the page and reads them again for the next one, three times at least. Here they
     * stay as long as there is memory.
     */
    private static final class KeptFonts extends DefaultResourceCache {
        @Override
        public @Nullable PDFont removeFont(COSObject indirect) {
            return null;
        }
    }
}
