package org.lectern.document;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * Files that people bring and that are not read here: told by how they begin, whatever they are called, so that somebody
 * hears what to do instead of what is wrong with a byte.
 *
 * <p>To add one, give it a line in {@link #KNOWN}, with its words in Russian in {@code sentences-ru.txt}.
 */
final class ForeignFile {
    private record Known(Predicate<String> begins, String words) {}

    private static final Pattern TIFF = Pattern.compile("\\A(?:II\\*\\x00|MM\\x00\\*)");
    private static final Pattern BITMAP = Pattern.compile("\\ABM.{4}\\x00{4}", Pattern.DOTALL);
    private static final Pattern PHOTO = Pattern.compile("\\A.{4}ftyp(?:heic|heix|mif1|avif)", Pattern.DOTALL);
    private static final Pattern FICTION_BOOK = Pattern.compile("<FictionBook[\\s>]");
    private static final Pattern WEB_ARCHIVE =
            Pattern.compile("(?ims)\\A[\\w-]+:.{0,600}?^MIME-Version:.{0,200}?^Content-Type:\\s*multipart/related\\b");

    private static final List<Known> KNOWN = List.of(
            new Known(
                    head -> head.startsWith("\u00FF\u00D8\u00FF")
                            || head.startsWith("\u0089PNG\r\n")
                            || head.startsWith("GIF8")
                            || head.startsWith("\u0000\u0000\u0000\fjP  ")
                            || (head.startsWith("RIFF") && head.startsWith("WEBP", 8))
                            || TIFF.matcher(head).find()
                            || BITMAP.matcher(head).find()
                            || PHOTO.matcher(head).find(),
                    "This is a picture, which has no text. Put pictures of pages into a PDF; it is looked at page by page, and takes notes on areas."),
            new Known(
                    head -> head.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
                    "This is a file of Word before 2007, or one that is locked with a password. Open it in Word or LibreOffice and save it as DOCX, without a password."),
            new Known(
                    head -> head.startsWith("{\\rtf"),
                    "This is an RTF file. Open it in Word or LibreOffice and save it as DOCX."),
            new Known(
                    head -> head.startsWith("PK\u0003\u0004")
                            && head.startsWith("mimetypeapplication/vnd.oasis.opendocument", 30),
                    "This is an OpenDocument file. Open it in LibreOffice or Word and save it as DOCX."),
            new Known(
                    head -> head.startsWith("AT&TFORM"),
                    "This is a DjVu file. Turn it into a PDF, along with its text if it has one."),
            new Known(
                    head -> head.startsWith("BOOKMOBI", 60),
                    "This is a book for Kindle. Turn it into an EPUB, unless its seller locked it."),
            new Known(head -> FICTION_BOOK.matcher(head).find(), "This is a FictionBook. Turn it into an EPUB."),
            new Known(
                    head -> WEB_ARCHIVE.matcher(head).find(),
                    "This is a web archive (MHTML). Save the page as HTML alone, or print it into a PDF."),
            new Known(
                    head -> head.startsWith("Rar!\u001A\u0007")
                            || head.startsWith("7z\u00BC\u00AF'\u001C")
                            || head.startsWith("\u001F\u008B"),
                    "This is an archive of files. Unpack it, and bring its texts one by one."),
            new Known(head -> head.startsWith("%!PS"), "This is a PostScript file. Turn it into a PDF."));

    private ForeignFile() {}

    /**
     * Refuses what is known and not read here.
     *
     * @param head the beginning of a file, a character for each byte
     */
    static void refuse(String head) throws UnreadableSourceException {
        for (Known known : KNOWN) {
            if (known.begins.test(head)) {
                throw new UnreadableSourceException(Kind.NOT_OF_ITS_KIND, known.words);
            }
        }
    }
}
