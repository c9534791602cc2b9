package org.lectern.document.pdf;

import java.time.Duration;
import org.lectern.document.child.ChildLimits;

/**
 * What one PDF may cost.
 *
 * @param heap bytes of Java memory of the child
 * @param resident bytes of memory of the child as the operating system counts it
 * @param scratch bytes of the disk while it is read
 * @param stall how long nothing may come of it: one page, or opening the file
 * @param total how long reading may take
 * @param pages of the file
 * @param characters UTF-16 units of its text
 */
public record PdfLimits(
        long heap, long resident, long scratch, Duration stall, Duration total, int pages, int characters) {
    private static final long MEBIBYTE = 1L << 20;

    public static final PdfLimits USUAL = new PdfLimits(
            320 * MEBIBYTE,
            640 * MEBIBYTE,
            1024 * MEBIBYTE,
            Duration.ofSeconds(60),
            Duration.ofMinutes(30),
            20_000,
            64_000_000);

    /** The same, with less time. */
    PdfLimits within(Duration most) {
        return new PdfLimits(
                heap,
                resident,
                scratch,
                stall.compareTo(most) < 0 ? stall : most,
                total.compareTo(most) < 0 ? total : most,
                pages,
                characters);
    }

    /** Of the process that reads and draws it. */
    ChildLimits child() {
        return new ChildLimits(heap, resident, scratch, stall, total);
    }
}
