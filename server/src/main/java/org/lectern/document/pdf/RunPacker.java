package org.lectern.document.pdf;

import java.util.List;
import org.lectern.document.GlyphFile;

/** Writes the runs of a page down, in code points and tenths of a point. */
final class RunPacker implements AutoCloseable {
    private final GlyphFile.Packer packer = new GlyphFile.Packer();

    /**
     * Takes the runs of the next page.
     *
     * @param text of the page
     * @param origin how much of what the runs count stands before the text
     * @param advances of each UTF-16 unit, counted as the runs are
     */
    void pack(String text, int origin, List<PlacedRun> runs, float[] advances) {
        int units = 0;
        int points = 0;
        for (int n = 0; n < runs.size(); n++) {
            PlacedRun run = runs.get(n);
            int from = run.start() - origin;
            int to = run.end() - origin;
            if (from < units || to > text.length() || to <= from) {
                continue;
            }
            points += text.codePointCount(units, from);
            units = from;
            packer.run(
                    points,
                    tenths(run.x()),
                    tenths(run.y()),
                    tenths(run.width()),
                    tenths(run.height()),
                    text.codePointCount(from, to),
                    run.turn());
            for (int at = from; at < to; at++) {
                float advance = advances[origin + at];
                if (at + 1 < to && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
                    at++;
                    advance += advances[origin + at];
                }
                packer.advance(tenths(advance));
            }
        }
    }

    /** The page as it is kept; another begins. */
    byte[] page() {
        return packer.page();
    }

    @Override
    public void close() {
        packer.close();
    }

    private static int tenths(float points) {
        // Rounded by hand, since this is asked for each letter; the cast makes 0 of what is no number
        return points <= 0 ? 0 : (int) Math.min(65_535, 10 * (double) points + 0.5);
    }
}
