package org.lectern.web;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.lectern.reading.grade.Given;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.PageGrades;
import org.lectern.reading.grade.SummaryRule;
import org.lectern.reading.grade.SummaryRule.Bar;

/**
 * A document's pages as bars. The longer a bar, the more there is to think about: colour says the same once more. Pages
 * that nobody rated have a hairline, what cannot be judged a dashed outline, disagreement a notch, flags a mark on top;
 * the lane below says how much of a page is rated.
 */
final class StripSvg {
    /** Units of the drawing; across, the whole is stretched to the place there is. */
    private static final int STEP = 4;

    private static final int WIDTH = 3;
    /** The length of a bar for the best grade, and for the worst. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 16;
    private static final int BASE = 26;
    private static final int LANE = 30;
    private static final int LANE_HEIGHT = 6;
    private static final int HEIGHT = 38;
    /** A page is drawn no wider than this, so that a short document has no walls for bars. */
    private static final int WIDEST = 24;

    /** Pages that are drawn one by one where only places are; no screen has more columns. */
    private static final int MOST_PLACES = 2_000;

    private StripSvg() {}

    static String of(List<PageGrades> pages, SummaryRule rule, Function<Given, OptionalDouble> concern) {
        StringBuilder svg = new StringBuilder(
                "<svg class=\"strip\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\n"
                        .formatted(pages.size() * WIDEST, HEIGHT, pages.size() * STEP, HEIGHT));
        svg.append("<rect class=\"ground\" x=\"0\" y=\"%d\" width=\"%d\" height=\"1\"/>\n"
                .formatted(BASE, pages.size() * STEP));
        svg.append("<rect class=\"lane\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                .formatted(LANE, pages.size() * STEP, LANE_HEIGHT));
        for (PageGrades page : pages) {
            int x = (page.page() - 1) * STEP;
            bar(svg, x, rule.of(page, concern), page.differs());
            if (page.flags() > 0) {
                svg.append("<path class=\"flag\" d=\"M%d 0h%dv4h-%dz\"/>".formatted(x, WIDTH, WIDTH));
            }
            coverage(svg, x, page);
        }
        return svg.append("<rect class=\"cur\" x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" hidden/></svg>"
                        .formatted(STEP, HEIGHT))
                .toString();
    }

    private static void bar(StringBuilder svg, int x, Bar bar, boolean differs) {
        switch (bar) {
            case Bar.Unrated() ->
                svg.append("<rect class=\"u\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"1\"/>"
                        .formatted(x, BASE - 1, WIDTH));
            case Bar.Missing(var value) ->
                svg.append("<rect class=\"f\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"7\"/>"
                        .formatted(x, BASE - 7, WIDTH));
            case Bar.Graded(var height, var value) -> {
                double length = SHORTEST + height * (LONGEST - SHORTEST);
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
                        GradeHtml.shade(OptionalDouble.of(height)),
                        x,
                        BASE - length,
                        WIDTH,
                        length));
                if (differs) {
                    svg.append(String.format(
                            Locale.ROOT,
                            "<rect class=\"notch\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"2\"/>",
                            x,
                            BASE - length / 2 - 1,
                            WIDTH));
                }
            }
        }
    }

    private static void coverage(StringBuilder svg, int x, PageGrades page) {
        int passages = page.passages().size();
        if (passages == 0 || page.unrated() == passages) {
            return;
        }
        double share = (passages - page.unrated()) / (double) passages;
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"rated\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
                x,
                LANE + LANE_HEIGHT * (1 - share),
                WIDTH,
                LANE_HEIGHT * share));
    }

    /** Where the passages of one work stand in a document; of a very long one several pages are drawn as one. */
    static String places(int all, List<GradedPassage> passages) {
        int together = (all - 1) / MOST_PLACES + 1;
        int pages = (all - 1) / together + 1;
        StringBuilder svg = new StringBuilder(
                "<svg class=\"strip places\" width=\"%d\" height=\"14\" viewBox=\"0 0 %d 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"ground\" x=\"0\" y=\"13\" width=\"%d\" height=\"1\"/>"
                        .formatted(pages * WIDEST, pages * STEP, pages * STEP));
        passages.stream()
                .mapToInt(passage -> (passage.firstPage() - 1) / together)
                .distinct()
                .forEach(page -> svg.append("<rect class=\"place\" x=\"%d\" y=\"1\" width=\"%d\" height=\"12\"/>"
                        .formatted(page * STEP, WIDTH)));
        return svg.append("</svg>").toString();
    }
}
