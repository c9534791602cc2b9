package org.lectern.document.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws pages. Where a picture cannot be drawn because its format is not read here, its shape is drawn in black where the
 * page gives it one, as scans have the letters of a page; else a field that is crossed out.
 */
final class PageRenderer extends PDFRenderer {
    /** Pixels of what is drawn in place of a picture, along either side. */
    private static final int LONGEST = 2_000;

    private static final Color GROUND = new Color(0xEE, 0xEE, 0xEE);
    private static final Color LINES = new Color(0x99, 0x99, 0x99);

    PageRenderer(PDDocument document) {
        super(document);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    private final class Drawer extends PageDrawer {
        private Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            if (image instanceof PDImageXObject picture && UnreadPictures.isUnread(picture.getCOSObject())) {
                super.drawImage(instead(picture));
            } else {
                super.drawImage(image);
            }
        }
    }

    private PDImage instead(PDImageXObject picture) throws IOException {
        PDImageXObject stencil = picture.getMask();
        if (stencil != null) {
            return stencil;
        }
        PDImageXObject shape = picture.getSoftMask();
        return LosslessFactory.createFromImage(document, shape == null ? field(picture) : black(shape));
    }

    private static BufferedImage black(PDImageXObject shape) throws IOException {
        BufferedImage alpha = scaled(shape.getImage());
        BufferedImage black = new BufferedImage(alpha.getWidth(), alpha.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < alpha.getHeight(); y++) {
            for (int x = 0; x < alpha.getWidth(); x++) {
                black.setRGB(x, y, alpha.getRaster().getSample(x, y, 0) << 24);
            }
        }
        return black;
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = scale(image.getWidth(), image.getHeight());
        int width = (int) Math.max(1, scale * image.getWidth());
        int height = (int) Math.max(1, scale * image.getHeight());
        BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = gray.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return gray;
    }

    private static double scale(int width, int height) {
        return Math.min(1, (double) LONGEST / Math.max(width, height));
    }

    private static BufferedImage field(PDImageXObject picture) {
        double scale = scale(Math.max(1, picture.getWidth()), Math.max(1, picture.getHeight()));
        int width = (int) Math.max(1, scale * picture.getWidth());
        int height = (int) Math.max(1, scale * picture.getHeight());
        BufferedImage field = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = field.createGraphics();
        graphics.setColor(GROUND);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(LINES);
        graphics.setStroke(new BasicStroke(Math.max(1, Math.max(width, height) / 500f)));
        graphics.drawRect(0, 0, width - 1, height - 1);
        graphics.drawLine(0, 0, width, height);
        graphics.drawLine(0, height, width, 0);
        graphics.dispose();
        return field;
    }
}
