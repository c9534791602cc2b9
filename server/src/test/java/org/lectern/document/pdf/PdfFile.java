package org.lectern.document.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Writes PDFs object by object, right ones and wrong ones. Object 1 is the catalogue, object 2 the root of the pages, object
 * 3 the font F of every page.
 */
public final class PdfFile {
    public static final int PAGES = 2;
    private static final int FONT = 3;

    private final List<byte[]> objects = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private String catalogue = "";
    private String pageTree = "";
    private String mediaBox = "0 0 612 792";
    private String trailer = "";

    public PdfFile() {
        objects.add(new byte[0]);
        objects.add(new byte[0]);
        objects.add(ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Adds an object and says its number. */
    public int add(String object) {
        objects.add(ascii(object));
        return objects.size();
    }

    public int addStream(String entries, byte[] content) {
        return addStream(entries, content, content.length);
    }

    /** @param said the length that the stream says it has */
    int addStream(String entries, byte[] content, int said) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(ascii("<< %s /Length %d >>\nstream\n".formatted(entries, said)));
        object.writeBytes(content);
        object.writeBytes(ascii("\nendstream"));
        objects.add(object.toByteArray());
        return objects.size();
    }

    public static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** What the font's codes mean, pairs of hexadecimal code and UTF-16. */
    public PdfFile meaning(String... pairs) {
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
                + "1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n".formatted(pairs.length / 2));
        for (int n = 0; n < pairs.length; n += 2) {
            map.append("<%s> <%s>\n".formatted(pairs[n], pairs[n + 1]));
        }
        map.append("endbfchar endcmap end end");
        int stream = addStream("", ascii(map.toString()));
        objects.set(
                FONT - 1,
                ascii(
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode %d 0 R >>"
                                .formatted(stream)));
        return this;
    }

    /** The font of every page, in place of the usual one. */
    public PdfFile font(String object) {
        objects.set(FONT - 1, ascii(object));
        return this;
    }

    public PdfFile mediaBox(String numbers) {
        mediaBox = numbers;
        return this;
    }

    /** Further entries of the catalogue. */
    public PdfFile catalogue(String entries) {
        catalogue += " " + entries;
        return this;
    }

    PdfFile pageTree(String entries) {
        pageTree = entries;
        return this;
    }

    public PdfFile trailer(String entries) {
        trailer = entries;
        return this;
    }

    /** A page with a content stream as it is. */
    public PdfFile page(String content) {
        return pageOf(addStream("", ascii(content)), "");
    }

    public PdfFile pageOf(int content, String entries) {
        pages.add(add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R %s >>"
                        .formatted(mediaBox, content, entries)));
        return this;
    }

    /** A page of lines, one below the other. */
    public PdfFile lines(String... lines) {
        StringBuilder content = new StringBuilder("BT /F 12 Tf 14 TL 72 720 Td\n");
        for (String line : lines) {
            content.append("(")
                    .append(line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
                    .append(") Tj T*\n");
        }
        return page(content.append("ET").toString());
    }

    /** A page that is one grey picture, as a scanner makes it. */
    public PdfFile scan() {
        int picture = addStream(
                "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
                new byte[] {0, 127, 127, -1});
        int content = addStream("", ascii("q 612 0 0 792 0 0 cm /P Do Q"));
        pages.add(add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Resources << /XObject << /P %d 0 R >> >> /Contents %d 0 R >>"
                        .formatted(mediaBox, picture, content)));
        return this;
    }

    /** The number of the object that a page is, from 1. */
    public int object(int page) {
        return pages.get(page - 1);
    }

    public byte[] bytes() {
        StringBuilder kids = new StringBuilder();
        pages.forEach(page -> kids.append(page).append(" 0 R "));
        objects.set(0, ascii("<< /Type /Catalog /Pages 2 0 R%s >>".formatted(catalogue)));
        objects.set(
                1,
                ascii(
                        pageTree.isEmpty()
                                ? "<< /Type /Pages /Kids [%s] /Count %d >>".formatted(kids, pages.size())
                                : "<< /Type /Pages %s >>".formatted(pageTree)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("%PDF-1.7\n"));
        List<Integer> places = new ArrayList<>();
        for (int n = 0; n < objects.size(); n++) {
            places.add(out.size());
            out.writeBytes(ascii("%d 0 obj\n".formatted(n + 1)));
            out.writeBytes(objects.get(n));
            out.writeBytes(ascii("\nendobj\n"));
        }
        int table = out.size();
        out.writeBytes(ascii("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1)));
        places.forEach(place -> out.writeBytes(ascii("%010d 00000 n \n".formatted(place))));
        out.writeBytes(ascii("trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(objects.size() + 1, trailer, table)));
        return out.toByteArray();
    }
}
