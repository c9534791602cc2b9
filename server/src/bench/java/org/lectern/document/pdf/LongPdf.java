package org.lectern.document.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;

/** PDFs of as many pages as are wanted, bound together from real ones with their fonts, pictures and outlines. */
public final class LongPdf {
    private LongPdf() {}

    /**
     * Binds the pages of the parts one after the other, and of all of them again, until there are enough. The first eight pages
     * are labelled i to viii, the others from 1 on.
     *
     * @param pages how many it is to have
     * @return how many pages the parts have together: so far after a page the same one stands again
     */
    public static int bind(List<Path> parts, int pages, String title, Path file) throws IOException {
        PDFMergerUtility merger = new PDFMergerUtility();
        List<PDDocument> open = new ArrayList<>();
        int once = 0;
        try (PDDocument bound = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            while (bound.getNumberOfPages() < pages) {
                for (Path part : parts) {
                    PDDocument next = Loader.loadPDF(part.toFile());
                    open.add(next);
                    merger.appendDocument(bound, next);
                }
                once = once == 0 ? bound.getNumberOfPages() : once;
            }
            while (bound.getNumberOfPages() > pages) {
                bound.removePage(bound.getNumberOfPages() - 1);
            }
            PDPageLabels labels = new PDPageLabels(bound);
            PDPageLabelRange roman = new PDPageLabelRange();
            roman.setStyle(PDPageLabelRange.STYLE_ROMAN_LOWER);
            PDPageLabelRange arabic = new PDPageLabelRange();
            arabic.setStyle(PDPageLabelRange.STYLE_DECIMAL);
            labels.setLabelItem(0, roman);
            labels.setLabelItem(8, arabic);
            bound.getDocumentCatalog().setPageLabels(labels);
            PDDocumentInformation said = new PDDocumentInformation();
            said.setTitle(title);
            bound.setDocumentInformation(said);
            bound.save(file.toFile());
        } finally {
            for (PDDocument part : open) {
                part.close();
            }
        }
        return once;
    }
}
