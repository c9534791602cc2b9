package org.lectern.document.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.lectern.document.UnreadableSourceException;

/**
 * Draws pages, in the child. The files drawn from last stay open, since pages are turned one after the other, by several
 * readers in turn: to open one of 5,000 pages takes far longer than to draw a page.
 */
final class PdfDrawing {
    /** Pixels of one image, however long and narrow the page is. */
    static final double MOST_PIXELS = 16e6;

    private static final int MOST_OPEN = 4;

    /** By their paths, the one that was drawn from longest ago first. */
    private final Map<String, PDDocument> open = new LinkedHashMap<>(8, 0.75f, true);

    void draw(PdfCommand.Draw command) throws IOException, UnreadableSourceException {
        PDDocument document = document(command.file());
        PDRectangle box = document.getPage(command.page() - 1).getCropBox();
        boolean turned = document.getPage(command.page() - 1).getRotation() % 180 != 0;
        double width = PageWriter.tenths(turned ? box.getHeight() : box.getWidth()) / 10.0;
        double height = PageWriter.tenths(turned ? box.getWidth() : box.getHeight()) / 10.0;
        double scale = Math.min(command.width() / width, Math.sqrt(MOST_PIXELS / (width * height)));
        if (Math.max(box.getWidth(), box.getHeight()) * scale > 2 * Math.max(width, height) * scale) {
            throw new IOException("the page says that it is %s by %s".formatted(box.getWidth(), box.getHeight()));
        }
        PageRenderer renderer = new PageRenderer(document);
        renderer.setSubsamplingAllowed(true);
        BufferedImage image = renderer.renderImage(command.page() - 1, (float) scale, ImageType.RGB);
        if (!ImageIO.write(image, "png", Path.of(command.out()).toFile())) {
            throw new IOException("no way to write an image");
        }
    }

    private PDDocument document(String wanted) throws IOException, UnreadableSourceException {
        PDDocument known = open.get(wanted);
        if (known != null) {
            return known;
        }
        while (open.size() >= MOST_OPEN || (isTight() && !open.isEmpty())) {
            var longest = open.entrySet().iterator();
            longest.next().getValue().close();
            longest.remove();
        }
        PDDocument opened = PdfText.open(wanted, "");
        open.put(wanted, opened);
        return opened;
    }

    /** Whether another file might not find room; what could be let go of counts, too. */
    private static boolean isTight() {
        Runtime memory = Runtime.getRuntime();
        return memory.totalMemory() - memory.freeMemory() > memory.maxMemory() / 2;
    }
}
