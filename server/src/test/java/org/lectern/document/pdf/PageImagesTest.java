package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of pages of several files, which readers turn in turn. */
class PageImagesTest {
    /** More than stay open. */
    private static final int FILES = 6;

    @TempDir
    Path folder;

    @Test
    void readers_of_several_files_turn_pages_in_turn_and_each_sees_pages_of_theirs() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int n = 0; n < FILES; n++) {
            PdfFile pdf = new PdfFile();
            for (int page = 1; page <= 3; page++) {
                pdf.mediaBox("0 0 320 %d".formatted(100 * (n + 1) + 10 * page)).lines("x");
            }
            files.add(Files.write(folder.resolve(n + ".pdf"), pdf.bytes()));
        }
        try (PageImages images =
                new PageImages(folder.resolve("images"), folder.resolve("scratch"), PdfLimits.USUAL, 10_000_000)) {
            for (int page = 1; page <= 3; page++) {
                for (int n = 0; n < FILES; n++) {
                    byte[] image = images.image(files.get(n), "file" + n, page, 320);
                    BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(image));
                    assertThat(drawn.getWidth()).isEqualTo(320);
                    assertThat(drawn.getHeight())
                            .as("page %d of file %d", page, n)
                            .isEqualTo(100 * (n + 1) + 10 * page);
                }
            }
        }
    }
}
