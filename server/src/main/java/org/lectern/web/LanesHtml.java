package org.lectern.web;

import java.util.List;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.parallel.SharedRun;
import org.lectern.web.ComparedRuns.Side;

/** Strips from the first page to the last that show where runs stand; the words below them and the list of runs say it too. */
final class LanesHtml {
    private static final double LANE = 1_000;

    private final Words words;
    private final Catalogue catalogue;
    private final SideNames names;

    LanesHtml(Words words, Catalogue catalogue) {
        this.words = words;
        this.catalogue = catalogue;
        this.names = new SideNames(words);
    }

    String lanes(ComparedRuns compared, SharedRun shown) {
        return "<div class=\"lanes\">\n" + lane(compared, compared.a(), shown, true)
                + (compared.isWithItself() ? "" : lane(compared, compared.b(), shown, false)) + "</div>\n";
    }

    private String lane(ComparedRuns compared, Side side, SharedRun shown, boolean first) {
        double all = Math.max(1, side.version().characters());
        StringBuilder marks = new StringBuilder();
        for (SharedRun run : compared.runs()) {
            places(compared, run, first).forEach(span -> mark(marks, "", span, all));
        }
        places(compared, shown, first).forEach(span -> mark(marks, " class=\"cur\"", span, all));
        long pages = compared.runs().stream()
                .flatMap(run -> places(compared, run, first))
                .map(span -> catalogue.pageAt(side.version(), span.start()))
                .distinct()
                .count();
        return """
                <figure><figcaption class="caption">%s</figcaption><svg class="lane" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">%s</svg></figure>
                """.formatted(
                words.say(
                        "compare.lane", names.whole(side), pages, side.version().pages()),
                marks);
    }

    /** Of a text that is compared with itself both places are on its one strip. */
    private static Stream<TextSpan> places(ComparedRuns compared, SharedRun run, boolean first) {
        return compared.isWithItself() ? List.of(run.a(), run.b()).stream() : Stream.of(first ? run.a() : run.b());
    }

    private static void mark(StringBuilder marks, String more, TextSpan span, double all) {
        double from = LANE * span.start() / all;
        double width = Math.max(2, LANE * span.length() / all);
        marks.append("<rect%s x=\"%.1f\" y=\"2\" width=\"%.1f\" height=\"12\"/>"
                .formatted(more, Math.min(from, LANE - width), width)
                .replace(',', '.'));
    }
}
