package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.LeftOut;
import org.lectern.document.ReadSource;

/** Pictures in JPEG 2000, which is not read: they are counted, and pages show where they are. */
class UnreadPicturesTest {
    private static final int WIDTH = 320;
    private static final int WHITE = 0xFFFFFF;
    private static final String SIZE = "/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent ";

    @TempDir
    Path folder;

    /** Black on the left only, as a picture that is there would not be. */
    private static byte[] pages() {
        PdfFile pdf = new PdfFile().mediaBox("0 0 320 320");
        int stencil = pdf.addStream(SIZE + "1 /ImageMask true", new byte[] {0x40});
        int shape = pdf.addStream(SIZE + "8 /ColorSpace /DeviceGray", new byte[] {-1, 0});
        page(pdf, "", 200);
        page(pdf, "/Mask %d 0 R".formatted(stencil), 200);
        page(pdf, "/SMask %d 0 R".formatted(shape), 200);
        page(pdf, "", 320);
        return pdf.lines("Words").bytes();
    }

    private static void page(PdfFile pdf, String entries, int side) {
        int picture = pdf.addStream(SIZE + "8 /ColorSpace /DeviceRGB /Filter /JPXDecode " + entries, new byte[99]);
        int form = pdf.addStream(
                "/Type /XObject /Subtype /Form /BBox [0 0 320 320] /Resources << /XObject << /P %d 0 R >> >>"
                        .formatted(picture),
                PdfFile.ascii("q %1$d 0 0 %1$d %2$d %2$d cm /P Do Q".formatted(side, (WIDTH - side) / 2)));
        int content = pdf.addStream("", PdfFile.ascii("/X Do"));
        pdf.pageOf(content, "/Resources << /XObject << /X %d 0 R >> >>".formatted(form));
    }

    @Test
    void they_are_counted_once_each_also_within_forms() throws Exception {
        try (ReadSource read = new Reading(folder, PdfLimits.USUAL).read(pages())) {
            assertThat(read.found().leftOut()).isEqualTo(Map.of(LeftOut.UNREAD_PICTURES, 4));
            assertThat(Reading.page(read, 5)).isEqualTo("Words");
        }
    }

    @Test
    void one_with_a_shape_is_drawn_in_black_and_any_other_is_a_field_that_is_seen() throws Exception {
        Path file = Files.write(folder.resolve("pictures.pdf"), pages());
        try (PageImages images =
                new PageImages(folder.resolve("images"), folder.resolve("drawing"), PdfLimits.USUAL, 10_000_000)) {
            BufferedImage field = drawn(images, file, 1);
            assertThat(colour(field, 70, 160)).isNotEqualTo(WHITE);
            assertThat(colour(field, 250, 160)).isNotEqualTo(WHITE);
            assertThat(colour(field, 30, 30)).isEqualTo(WHITE);
            for (int page = 2; page <= 3; page++) {
                BufferedImage letters = drawn(images, file, page);
                assertThat(colour(letters, 110, 160)).as("page %d", page).isZero();
                assertThat(colour(letters, 210, 160)).as("page %d", page).isEqualTo(WHITE);
            }
        }
    }

    @Test
    void the_ground_of_a_page_is_not_crossed_out_under_its_letters() throws Exception {
        Path file = Files.write(folder.resolve("pictures.pdf"), pages());
        try (PageImages images =
                new PageImages(folder.resolve("images"), folder.resolve("drawing"), PdfLimits.USUAL, 10_000_000)) {
            BufferedImage crossed = drawn(images, file, 1);
            BufferedImage ground = drawn(images, file, 4);
            assertThat(colours(crossed)).isGreaterThan(1);
            assertThat(colours(ground)).isEqualTo(1);
        }
    }

    /** How the middle of the left and of the right half of a picture on the second page is drawn, and how many are counted. */
    private Seen seen(PdfFile pdf, String entries) throws Exception {
        page(pdf.lines("Words"), entries, 200);
        return seen(pdf);
    }

    private record Seen(int left, int right, int counted) {}

    private Seen seen(PdfFile pdf) throws Exception {
        byte[] bytes = pdf.bytes();
        Path file = Files.write(Files.createTempFile(folder, "seen", ".pdf"), bytes);
        int counted;
        try (ReadSource read = new Reading(folder, PdfLimits.USUAL).read(bytes)) {
            counted = read.found().leftOut().getOrDefault(LeftOut.UNREAD_PICTURES, 0);
        }
        try (PageImages images =
                new PageImages(folder.resolve("images"), folder.resolve("drawing"), PdfLimits.USUAL, 10_000_000)) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                    images.image(file, file.getFileName().toString(), 2, WIDTH)));
            return new Seen(colour(image, 110, 130), colour(image, 210, 130), counted);
        }
    }

    private static PdfFile square() {
        return new PdfFile().mediaBox("0 0 320 320");
    }

    @Test
    void a_shape_is_black_whatever_the_page_paints_with_and_a_soft_one_holds() throws Exception {
        PdfFile pdf = square();
        int stencil = pdf.addStream(SIZE + "1 /ImageMask true", new byte[] {0x40});
        Seen white = seenIn(pdf, "1 g", "/Mask %d 0 R".formatted(stencil));
        assertThat(white).isEqualTo(new Seen(0, WHITE, 1));

        PdfFile both = square();
        int other = both.addStream(SIZE + "1 /ImageMask true", new byte[] {(byte) 0x80});
        int soft = both.addStream(SIZE + "8 /ColorSpace /DeviceGray", new byte[] {-1, 0});
        assertThat(seen(both, "/Mask %d 0 R /SMask %d 0 R".formatted(other, soft)))
                .isEqualTo(new Seen(0, WHITE, 1));
    }

    private Seen seenIn(PdfFile pdf, String before, String entries) throws Exception {
        int picture = pdf.addStream(SIZE + "8 /ColorSpace /DeviceRGB /Filter /JPXDecode " + entries, new byte[99]);
        int content = pdf.addStream("", PdfFile.ascii("%s q 200 0 0 200 60 60 cm /P Do Q".formatted(before)));
        return seen(pdf.lines("Words").pageOf(content, "/Resources << /XObject << /P %d 0 R >> >>".formatted(picture)));
    }

    @Test
    void a_shape_that_is_more_than_letters_or_cannot_be_read_is_a_field() throws Exception {
        for (String shape : List.of(
                SIZE + "8 /ColorSpace /DeviceGray",
                SIZE + "8 /ColorSpace /DeviceGray /Filter /JPXDecode",
                SIZE.replace("/Width 2", "/Width 2000000000") + "8 /ColorSpace /DeviceGray",
                SIZE.replace("/Height 1", "/Height 0") + "8 /ColorSpace /DeviceGray")) {
            PdfFile pdf = square();
            int soft = pdf.addStream(shape, new byte[] {-1, -1});
            Seen seen = seen(pdf, "/SMask %d 0 R".formatted(soft));
            assertThat(seen.left)
                    .as(shape)
                    .isEqualTo(seen.right)
                    .isNotEqualTo(0)
                    .isNotEqualTo(WHITE);
        }
    }

    @Test
    void a_picture_that_is_hidden_is_not_drawn_as_a_field() throws Exception {
        PdfFile pdf = square();
        int layer = pdf.add("<< /Type /OCG /Name (Hidden) >>");
        pdf.catalogue("/OCProperties << /OCGs [%1$d 0 R] /D << /OFF [%1$d 0 R] >> >>".formatted(layer));
        assertThat(seen(pdf, "/OC %d 0 R".formatted(layer))).isEqualTo(new Seen(WHITE, WHITE, 1));
    }

    @Test
    void a_picture_whose_mask_alone_is_not_read_is_seen_without_it_and_counted() throws Exception {
        PdfFile pdf = square();
        int mask = pdf.addStream(SIZE + "8 /ColorSpace /DeviceGray /Filter /JPXDecode", new byte[99]);
        int picture =
                pdf.addStream(SIZE + "8 /ColorSpace /DeviceGray /SMask %d 0 R".formatted(mask), new byte[] {0, 99});
        int content = pdf.addStream("", PdfFile.ascii("q 200 0 0 200 60 60 cm /P Do Q"));
        pdf.lines("Words").pageOf(content, "/Resources << /XObject << /P %d 0 R >> >>".formatted(picture));
        assertThat(seen(pdf)).isEqualTo(new Seen(0, 0x636363, 1));
    }

    @Test
    void those_of_patterns_of_drawn_letters_of_masks_and_of_stamps_are_counted() throws Exception {
        PdfFile pdf = new PdfFile();
        int[] used = new int[4];
        for (int n = 0; n < used.length; n++) {
            int picture = pdf.addStream(SIZE + "8 /ColorSpace /DeviceRGB /Filter /JPXDecode", new byte[99 + n]);
            used[n] = pdf.addStream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P %d 0 R >> >>"
                            .formatted(picture),
                    PdfFile.ascii("/P Do"));
        }
        int font = pdf.add(
                "<< /Type /Font /Subtype /Type3 /Resources << /XObject << /X %d 0 R >> >> >>".formatted(used[1]));
        int content = pdf.addStream("", PdfFile.ascii("0 0 1 1 re f"));
        pdf.pageOf(
                content,
                "/Resources << /Pattern << /P %d 0 R >> /Font << /T %d 0 R >> /ExtGState << /G << /SMask << /S /Alpha /G %d 0 R >> >> >> >> "
                                .formatted(used[0], font, used[2])
                        + "/Annots [<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N << /On %d 0 R >> >> >>]"
                                .formatted(used[3]));
        try (ReadSource read =
                new Reading(folder, PdfLimits.USUAL).read(pdf.lines("Words").bytes())) {
            assertThat(read.found().leftOut()).isEqualTo(Map.of(LeftOut.UNREAD_PICTURES, 4));
        }
    }

    /** Of 600 dots an inch; and what is made of it is not kept, however often it is drawn. */
    @Test
    void a_large_shape_is_drawn_in_little_memory_again_and_again() throws Exception {
        PdfFile pdf = square();
        byte[] noise = new byte[4_800 * 6_800 / 8];
        new Random(7).nextBytes(noise);
        int shape = pdf.addStream(
                "/Type /XObject /Subtype /Image /Width 4800 /Height 6800 /BitsPerComponent 1 /ColorSpace /DeviceGray",
                noise);
        page(pdf, "/SMask %d 0 R".formatted(shape), 200);
        Path file = Files.write(folder.resolve("large.pdf"), pdf.bytes());
        PdfLimits little = new PdfLimits(
                64L << 20, 400L << 20, 64L << 20, Duration.ofSeconds(60), Duration.ofSeconds(60), 10, 10_000);
        try (PageImages images =
                new PageImages(folder.resolve("images"), folder.resolve("drawing"), little, 10_000_000)) {
            for (int n = 0; n < 12; n++) {
                assertThat(images.image(file, "large-" + n, 1, WIDTH)).isNotEmpty();
            }
        }
    }

    /** Within the middle, past any frame. */
    private static long colours(BufferedImage image) {
        return IntStream.range(90, 230)
                .map(x -> colour(image, x, 130))
                .distinct()
                .count();
    }

    private static BufferedImage drawn(PageImages images, Path file, int page) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(images.image(file, "pictures", page, WIDTH)));
    }

    private static int colour(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & WHITE;
    }
}
