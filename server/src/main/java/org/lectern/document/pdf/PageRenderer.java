package org.lectern.document.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
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
 * page gives it one like that of letters, as scans have the letters of a page; else a field, crossed out where it is not the
 * ground of a page.
 */
final class PageRenderer extends PDFRenderer {
    /** Pixels of a shape along either side. */
    private static final int LONGEST = 2_000;

    /** Of a field. */
    private static final int FIELD = 1_000;

    /** Of a shape: one that says that it is larger is not looked at. */
    private static final int MOST_ALONG_A_SIDE = 100_000;

    private static final long MOST_PIXELS = 1L << 30;
    /** Of a shape that are looked at. */
    private static final double PIXELS = 16e6;
    /** Of a shape's room: where it fills more, a black one would hide what stands on it. */
    private static final double MOST_OF_LETTERS = 0.5;

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

    private static final class Drawer extends PageDrawer {
        private Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            if (!(image instanceof PDImageXObject picture)) {
                super.drawImage(image);
            } else if (UnreadPictures.isUnread(picture.getCOSObject())) {
                drawInstead(picture);
            } else {
                // All of the picture is seen then, rather than nothing of it; what is drawn from is written nowhere
                UnreadPictures.unreadMasks(picture.getCOSObject()).forEach(picture.getCOSObject()::removeItem);
                super.drawImage(picture);
            }
        }

        private void drawInstead(PDImageXObject picture) throws IOException {
            BufferedImage instead = shape(picture).orElseGet(() -> field(picture, isGround()));
            // The file that is drawn from would keep it as long as it is open
            try (PDDocument own = new PDDocument()) {
                PDImageXObject drawn = LosslessFactory.createFromImage(own, instead);
                drawn.setOptionalContent(picture.getOptionalContent());
                super.drawImage(drawn);
            }
        }

        private boolean isGround() {
            Matrix at = getGraphicsState().getCurrentTransformationMatrix();
            PDRectangle box = getPage().getCropBox();
            return at.getScalingFactorX() * at.getScalingFactorY() > MOST_OF_PAGE * box.getWidth() * box.getHeight();
        }
    }

    /** Its shape in black; empty where it has none, or none that can be read, or is more than letters. */
    private static Optional<BufferedImage> shape(PDImageXObject picture) {
        try {
            PDImageXObject soft = picture.getSoftMask();
            if (soft != null) { // which holds whatever else there is (ISO 32000-1, 11.6.5.3)
                return isRead(soft) ? black(soft, 0) : Optional.empty();
            }
            PDImageXObject stencil = picture.getMask();
            return stencil != null && stencil.isStencil() && isRead(stencil) ? black(stencil, 0xFF) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // what is there instead is seen
        }
    }

    private static boolean isRead(PDImageXObject mask) {
        return !UnreadPictures.isUnread(mask.getCOSObject())
                && Math.max(mask.getWidth(), mask.getHeight()) <= MOST_ALONG_A_SIDE
                && (long) mask.getWidth() * mask.getHeight() <= MOST_PIXELS;
    }

    /** @param paper the sample where nothing is drawn */
    private static Optional<BufferedImage> black(PDImageXObject mask, int paper) throws IOException {
        int pixels = mask.getWidth() * mask.getHeight();
        int every = Math.min(
                (int) Math.ceil(Math.sqrt(pixels / PIXELS)), Math.max(1, Math.min(mask.getWidth(), mask.getHeight())));
        BufferedImage samples = scaled(mask.getOpaqueImage(null, every));
        BufferedImage black = new BufferedImage(samples.getWidth(), samples.getHeight(), BufferedImage.TYPE_INT_ARGB);
        long drawn = 0;
        for (int y = 0; y < samples.getHeight(); y++) {
            for (int x = 0; x < samples.getWidth(); x++) {
                int alpha = samples.getRaster().getSample(x, y, 0) ^ paper;
                drawn += alpha;
                black.setRGB(x, y, alpha << 24);
            }
        }
        boolean isLetters = drawn <= MOST_OF_LETTERS * 0xFF * samples.getWidth() * samples.getHeight();
        return isLetters ? Optional.of(black) : Optional.empty();
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
