package org.lectern.document.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.lectern.document.UnreadableSourceException;

/** Draws pages, in the child. The file drawn from last stays open, since pages are turned one after the other. */
final class PdfDrawing {
    /** Pixels of one image, however long and narrow the page is. */
    static final double MOST_PIXELS = 16e6;

    private @Nullable PDDocument open;
    private String file = "";

    void draw(PdfCommand.Draw command) throws IOException, UnreadableSourceException {
        PDDocument document = document(command.file());
        PDRectangle box = document.getPage(command.page() - 1).getCropBox();
        boolean turned = document.getPage(command.page() - 1).getRotation() % 180 != 0;
        double width = PageStripper.tenths(turned ? box.getHeight() : box.getWidth()) / 10.0;
        double height = PageStripper.tenths(turned ? box.getWidth() : box.getHeight()) / 10.0;
        double scale = Math.min(command.width() / width, Math.sqrt(MOST_PIXELS / (width * height)));
        if (Math.max(box.getWidth(), box.getHeight()) * scale > 2 * Math.max(width, height) * scale) {
            throw new IOException("the page says that it is %s by %s".formatted(box.getWidth(), box.getHeight()));
        }
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        BufferedImage image = renderer.renderImage(command.page() - 1, (float) scale, ImageType.RGB);
        if (!ImageIO.write(image, "png", Path.of(command.out()).toFile())) {
            throw new IOException("no way to write an image");
        }
    }

    private PDDocument document(String wanted) throws IOException, UnreadableSourceException {
        if (open == null || !wanted.equals(file)) {
            if (open != null) {
                open.close();
            }
            open = PdfText.open(wanted, "");
            file = wanted;
        }
        return open;
    }
}
