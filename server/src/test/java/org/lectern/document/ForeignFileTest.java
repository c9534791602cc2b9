package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.document.UnreadableSourceException.Kind;

class ForeignFileTest {
    @TempDir
    Path folder;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }

    private static byte[] openDocument() throws IOException {
        byte[] type = ascii("application/vnd.oasis.opendocument.text");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry first = new ZipEntry("mimetype");
            CRC32 sum = new CRC32();
            sum.update(type);
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            zip.putNextEntry(new ZipEntry("content.xml"));
        }
        return out.toByteArray();
    }

    private static byte[] zipped() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(ascii("words"));
        }
        return out.toByteArray();
    }

    static Stream<Arguments> foreign() throws IOException {
        return Stream.of(
                Arguments.of("a picture", picture("jpg")),
                Arguments.of("a picture", picture("png")),
                Arguments.of("a picture", picture("gif")),
                Arguments.of("a picture", picture("bmp")),
                Arguments.of("a picture", picture("tiff")),
                Arguments.of(
                        "Word before 2007",
                        HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(16) + "3e000300feff0900")),
                Arguments.of("an RTF file", ascii("{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'ea\\'e0\\'e7}")),
                Arguments.of("an OpenDocument file", openDocument()),
                Arguments.of("a DjVu file", ascii("AT&TFORM\0\0\1\2DJVMDIRM")),
                Arguments.of("a book for Kindle", ascii("A title" + "\0".repeat(53) + "BOOKMOBI\0\0")),
                Arguments.of(
                        "a FictionBook",
                        ascii("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<FictionBook xmlns=\"http://x\">")),
                Arguments.of(
                        "a web archive",
                        ascii(
                                "From: <Saved by Blink>\nSubject: A page\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n<html>")),
                Arguments.of("an archive of files", ascii("Rar!\u001A\u0007\u0001\0")),
                Arguments.of("an archive of files", zipped()),
                Arguments.of("a PostScript file", ascii("%!PS-Adobe-3.0\n")));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void what_is_not_read_here_is_called_by_its_name_with_what_to_do_whatever_it_is_called(String name, byte[] bytes)
            throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        for (String called : new String[] {"a", "a.txt", "a.pdf", "a.docx", "a.html"}) {
            SourceFile source = new SourceFile(file, called, Optional.empty(), Optional.empty());
            assertThatThrownBy(() -> FileKind.known(source))
                    .as(called)
                    .isInstanceOfSatisfying(
                            UnreadableSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.NOT_OF_ITS_KIND))
                    .hasMessageStartingWith("This is ")
                    .hasMessageContaining(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BM 1937 was the mark of the file.\n",
                "Rarely was it said.",
                "A text about {\\rtf1 files",
                "GIF files are one kind",
                "MIME-Version: 1.0 is how letters begin.",
                "From: A. One\nTo: B. Two\nSubject: the order\n\nThe order was signed in July.",
                "RIFF and WEBP",
                "II* of the second kind"
            })
    void a_text_that_begins_a_little_like_one_of_them_is_a_text(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), text);
        assertThat(FileKind.known(new SourceFile(file))).isEqualTo(FileKind.TEXT);
    }
}
