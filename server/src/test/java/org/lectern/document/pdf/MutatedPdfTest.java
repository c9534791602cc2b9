package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.ReadSource;
import org.lectern.document.UnreadableSourceException;

/**
 * Files of which parts are changed, cut out, doubled or exchanged: each becomes a document whose pages can be asked for, or is
 * refused with what to do. {@code -Dlectern.mutations=300} tries more of them.
 */
class MutatedPdfTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final PdfLimits LIMITS = new PdfLimits(
            160 * MEBIBYTE,
            480 * MEBIBYTE,
            64 * MEBIBYTE,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            1_000,
            1_000_000);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> NUMBERS = List.of(
            "0", "-1", "65536", "2147483647", "2147483648", "99999999999999999999", "1e9", "0.0000001", "[]", "null");

    @TempDir
    Path folder;

    private static byte[] rich() {
        PdfFile pdf = new PdfFile()
                .lines("The archive was opened.", "There were letters in it.")
                .scan()
                .page("BT /F 11 Tf 0 1 -1 0 100 100 Tm 13 TL (Sideways) Tj T* (words) Tj ET");
        int looks = pdf.addStream(
                "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 3 0 R >> >>",
                PdfFile.ascii("BT /F 12 Tf 2 5 Td (Filled in) Tj ET"));
        int content =
                pdf.addStream("/Filter /FlateDecode", PdfFile.deflated(PdfFile.ascii("BT /F 9 Tf (Packed) Tj ET")));
        pdf.pageOf(
                content,
                "/Rotate 90 /CropBox [10 10 500 700] /Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [150 645 350 665] /AP << /N %d 0 R >> >>]"
                        .formatted(looks));
        int entry = pdf.add("<< /Title (Letters) /Dest [%d 0 R /Fit] >>".formatted(pdf.object(1)));
        return pdf.catalogue("/Outlines << /First %d 0 R /Last %d 0 R >>".formatted(entry, entry))
                .catalogue("/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) >>] >>")
                .trailer("/Info << /Title (The letters) >>")
                .bytes();
    }

    private static byte[] saved(byte[] pdf, boolean isEncrypted) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (isEncrypted) {
                StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
                policy.setEncryptionKeyLength(256);
                document.protect(policy);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] mutated(byte[] pdf, Random random) {
        String file = new String(pdf, StandardCharsets.ISO_8859_1);
        int changes = 1 + random.nextInt(6);
        for (int n = 0; n < changes; n++) {
            int at = random.nextInt(file.length());
            int end = Math.min(file.length(), at + 1 + random.nextInt(60));
            file = switch (random.nextInt(6)) {
                case 0 -> file.substring(0, at) + (char) random.nextInt(256) + file.substring(end);
                case 1 -> file.substring(0, at) + file.substring(end);
                case 2 -> file.substring(0, end) + file.substring(at);
                case 3 -> otherNumber(file, at, random);
                case 4 -> otherReference(file, at, random);
                default -> random.nextInt(4) == 0 ? file.substring(0, Math.max(20, at)) : otherNumber(file, at, random);
            };
        }
        return PdfFile.ascii(file);
    }

    private static String otherNumber(String file, int from, Random random) {
        Matcher number = NUMBER.matcher(file);
        return number.find(from)
                ? file.substring(0, number.start())
                        + NUMBERS.get(random.nextInt(NUMBERS.size()))
                        + file.substring(number.end())
                : file;
    }

    private static String otherReference(String file, int from, Random random) {
        Matcher reference = Pattern.compile("\\d+ 0 R").matcher(file);
        return reference.find(from)
                ? file.substring(0, reference.start()) + (1 + random.nextInt(20)) + " 0 R"
                        + file.substring(reference.end())
                : file;
    }

    @Test
    void each_becomes_a_document_or_is_refused_with_what_to_do() throws Exception {
        long seed = Long.getLong("lectern.seed", new Random().nextLong());
        int mutations = Integer.getInteger("lectern.mutations", 12);
        System.out.println("MutatedPdfTest seed " + seed);
        Random random = new Random(seed);
        List<byte[]> whole = List.of(rich(), saved(rich(), false), saved(rich(), true));
        Reading reading = new Reading(folder, LIMITS);
        for (byte[] pdf : whole) {
            try (ReadSource source = reading.read(pdf)) {
                assertThat(source.text().value())
                        .contains("The archive was opened.")
                        .contains("Packed")
                        .contains("Filled in");
            }
        }
        try (PageImages images = new PageImages(folder.resolve("images"), folder.resolve("drawn"), LIMITS, MEBIBYTE)) {
            for (int n = 0; n < mutations; n++) {
                byte[] pdf = mutated(whole.get(n % whole.size()), random);
                Path file = Files.write(folder.resolve("mutated-%d.pdf".formatted(n)), pdf);
                long start = System.nanoTime();
                readAndDraw(reading, pdf, file, images, n);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("time of mutation %d of seed %d", n, seed)
                        .isLessThan(LIMITS.total().multipliedBy(4));
                assertThat(reading.left())
                        .as("left by mutation %d of seed %d", n, seed)
                        .isEmpty();
                Files.delete(file);
            }
        }
        assertThat(PdfReaderTest.children()).isEmpty();
    }

    private static void readAndDraw(Reading reading, byte[] pdf, Path file, PageImages images, int n) {
        try (ReadSource source = reading.read(pdf)) {
            int pages = source.layout().pages().size();
            assertThat(pages).isPositive();
            for (int page = 1; page <= Math.min(pages, 4); page++) {
                draw(images, source.pictured().orElse(file), "mutated-" + n, page);
            }
        } catch (UnreadableSourceException e) {
            isSaid(e);
        }
    }

    private static void draw(PageImages images, Path pdf, String key, int page) {
        try {
            assertThat(images.image(pdf, key, page, 320)).isNotEmpty();
        } catch (UnreadableSourceException e) {
            isSaid(e);
        }
    }

    private static void isSaid(UnreadableSourceException e) {
        assertThat(e.getMessage()).endsWith(".").contains(" ").doesNotContain("Exception", "\tat ", "java.");
    }
}
