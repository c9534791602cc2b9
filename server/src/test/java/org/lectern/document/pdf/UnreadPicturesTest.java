package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
