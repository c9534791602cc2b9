package org.lectern.document.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws pages. Where a picture cannot be drawn because its format is not read here, its shape is drawn in black where the
 * page gives it one, as scans have the letters of a page; else a field, crossed out where it is not the ground of a page.
 */
final class PageRenderer extends PDFRenderer {
    /** Pixels of a shape along either side. */
    private static final int LONGEST = 2_000;

    /** Of a field. */
    private static final int FIELD = 1_000;

    /** Of a page: a picture that covers more is what the rest stands on. */
    private static final float MOST_OF_PAGE = 0.8f;

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
                super.drawImage(instead(picture, isGround()));
            } else {
                super.drawImage(image);
            }
        }

        private boolean isGround() {
            Matrix at = getGraphicsState().getCurrentTransformationMatrix();
            PDRectangle box = getPage().getCropBox();
            return at.getScalingFactorX() * at.getScalingFactorY() > MOST_OF_PAGE * box.getWidth() * box.getHeight();
        }
    }

    private PDImage instead(PDImageXObject picture, boolean isGround) throws IOException {
        PDImageXObject stencil = picture.getMask();
        if (stencil != null) {
            return stencil;
        }
        PDImageXObject shape = picture.getSoftMask();
        return LosslessFactory.createFromImage(document, shape == null ? field(picture, isGround) : black(shape));
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
        double scale = Math.min(1, (double) LONGEST / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, scale * image.getWidth());
        int height = (int) Math.max(1, scale * image.getHeight());
        BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = gray.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return gray;
    }

    private static BufferedImage field(PDImageXObject picture, boolean isGround) {
        double scale = (double) FIELD / Math.max(1, Math.max(picture.getWidth(), picture.getHeight()));
        int width = (int) Math.max(1, scale * picture.getWidth());
        int height = (int) Math.max(1, scale * picture.getHeight());
        BufferedImage field = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = field.createGraphics();
        graphics.setColor(GROUND);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(LINES);
        graphics.setStroke(new BasicStroke(FIELD / 500f));
        graphics.drawRect(0, 0, width - 1, height - 1);
        if (!isGround) {
            graphics.drawLine(0, 0, width, height);
            graphics.drawLine(0, height, width, 0);
        }
        graphics.dispose();
        return field;
    }
}
