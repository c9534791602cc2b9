package org.lectern.web;

import java.util.List;
import java.util.stream.Collectors;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.document.GlyphRun;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.PageSpan;
import org.lectern.document.Passage;
import org.lectern.document.pdf.PageImages;

/**
 * A page's image, and its words with where each stands on it. The client puts the words over the image; without it they
 * stand below. As in the text, what is in {@code data-text} elements is the page's slice of the document.
 */
final class FacsimileHtml {
    private final Words words;
    private final Page page;
    private final PageSpan.Size size;
    private final List<GlyphRun> runs;
    private final CodePointText all;

    FacsimileHtml(Words words, Page page, List<GlyphRun> runs) {
        this.words = words;
        this.page = page;
        this.size = page.size().orElseThrow();
        this.runs = runs;
        this.all = new CodePointText(page.text());
    }

    /** The attributes of the element around the image and the words. */
    String attributes() {
        return "data-width=\"%d\" data-height=\"%d\"".formatted(size.width(), size.height());
    }

    String image() {
        String source =
                "/api%s/image?width=".formatted(new PageAddress(page.version().address(), page.number()).path());
        String sources = PageImages.WIDTHS.stream()
                .map(width -> "%s%d %dw".formatted(source, width, width))
                .collect(Collectors.joining(", "));
        int height = (int) Math.round((double) PageImageRoutes.USUAL_WIDTH * size.height() / size.width());
        return words.html(
                "<img class=\"picture\" data-chrome src=\"%s%d\" srcset=\"%s\" sizes=\"(min-width: 60rem) 44rem, 100vw\" width=\"%d\" height=\"%d\" alt=\"%s\">",
                source,
                PageImageRoutes.USUAL_WIDTH,
                sources,
                PageImageRoutes.USUAL_WIDTH,
                Math.max(1, height),
                page.passages().isEmpty()
                        ? words.say("page.imageAlone", page.label())
                        : words.say("page.imageWithWords", page.label()));
    }

    /** The words of a passage, each with its box. */
    String words(Passage passage) {
        StringBuilder html = new StringBuilder();
        int origin = page.span().start();
        int at = passage.span().start() - origin;
        int end = passage.span().end() - origin;
        for (GlyphRun run : runs) {
            int start = Math.max(at, run.start());
            int stop = Math.min(end, run.start() + run.length());
            if (start >= stop) {
                continue;
            }
            html.append(Html.escape(all.slice(new TextSpan(at, start))));
            html.append("<span class=\"w\" data-box=\"%d %d %d %d\"%s>%s</span>"
                    .formatted(
                            run.x(),
                            run.y(),
                            run.width(),
                            run.height(),
                            run.turn() == 0 ? "" : " data-turn=\"%d\"".formatted(run.turn()),
                            Html.escape(all.slice(new TextSpan(start, stop)))));
            at = stop;
        }
        return html.append(Html.escape(all.slice(new TextSpan(at, end)))).toString();
    }
}
