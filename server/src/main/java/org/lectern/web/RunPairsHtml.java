package org.lectern.web;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.document.Metadata;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.SharedRun;
import org.lectern.parallel.SideBySide.Row;
import org.lectern.people.Viewer;
import org.lectern.web.ComparedRuns.Side;

/**
 * A run with both texts beside each other, a paragraph a row, and the words around it. What only one side has is marked,
 * and the mark is said in words; it is not marked as put in or left out, since nobody knows that of either side.
 */
final class RunPairsHtml {
    /** Code points of text before and after a run. */
    private static final int AROUND = 280;

    private final Words words;
    private final Catalogue catalogue;
    private final Parallels parallels;
    private final SideNames names;
    private final Viewer viewer;

    RunPairsHtml(Words words, Catalogue catalogue, Parallels parallels, Viewer viewer) {
        this.words = words;
        this.catalogue = catalogue;
        this.parallels = parallels;
        this.names = new SideNames(words);
        this.viewer = viewer;
    }

    String pairs(ComparedRuns compared, SharedRun run) {
        List<Row> rows = parallels.rows(compared.a().version(), compared.b().version(), run);
        StringBuilder html = new StringBuilder("<div class=\"pairs\">\n");
        html.append("<div class=\"pair hd\">%s%s</div>\n"
                .formatted(head(compared.a(), run.a()), head(compared.b(), run.b())));
        around(html, compared, run.a().start(), run.b().start(), true);
        for (Row row : rows) {
            html.append("<div class=\"pair run\">%s%s</div>\n"
                    .formatted(
                            cell(compared.a(), row.a(), row.onlyA(), "one", row.isSame()),
                            cell(compared.b(), row.b(), row.onlyB(), "other", row.isSame())));
        }
        around(html, compared, run.a().end(), run.b().end(), false);
        return html.append("</div>\n").toString();
    }

    private String head(Side side, TextSpan span) {
        Metadata metadata = side.document().metadata();
        int first = catalogue.pageAt(side.version(), span.start());
        int last = catalogue.pageAt(side.version(), Math.max(span.start(), span.end() - 1));
        String who = metadata.creators().isEmpty() ? words.say("noAuthor") : String.join(", ", metadata.creators());
        String place = first == last
                ? words.page(first)
                : words.say("compare.pages", String.valueOf(first), String.valueOf(last));
        return """
                <div><a%s href="%s">%s</a><small>%s, %s, %s</small></div>""".formatted(
                        words.lang(metadata),
                        address(side, span),
                        Html.escape(metadata.title()),
                        metadata.creators().isEmpty() ? who : words.theirs(metadata, who),
                        names.dated(side),
                        place);
    }

    private String address(Side side, TextSpan span) {
        return new PageAddress(side.address(), catalogue.pageAt(side.version(), span.start())).path()
                + "?span=%d-%d".formatted(span.start(), span.end());
    }

    /** The text before or after the run, up to so much of it, from the beginning or to the end of a word. */
    private void around(StringBuilder html, ComparedRuns compared, int atA, int atB, boolean before) {
        TextSpan a = beside(compared.a().version(), atA, before);
        TextSpan b = beside(compared.b().version(), atB, before);
        if (a.isEmpty() && b.isEmpty()) {
            return;
        }
        html.append("<div class=\"pair around\">%s%s</div>\n"
                .formatted(
                        cell(compared.a(), a, List.of(), "one", false),
                        cell(compared.b(), b, List.of(), "other", false)));
    }

    private TextSpan beside(Version version, int at, boolean before) {
        CodePointText text = catalogue.text(version).codePoints();
        int from = before ? Math.max(0, at - AROUND) : closed(text, at);
        int to = before ? at : Math.min(text.length(), from + AROUND);
        String slice = text.sliceWithin(from, to);
        // white space on the far side of a word says nothing here
        int lead = before && from > 0 ? firstSpace(slice) : 0;
        while (lead < slice.length() && Character.isWhitespace(slice.charAt(lead))) {
            lead++;
        }
        if (!before && to < text.length()) {
            int space = slice.lastIndexOf(' ');
            slice = space > lead ? slice.substring(0, space) : slice;
        }
        int end = before ? to : from + slice.codePointCount(0, slice.length());
        return new TextSpan(Math.min(from + slice.codePointCount(0, lead), end), end);
    }

    private static int firstSpace(String slice) {
        int space = slice.indexOf(' ');
        int line = slice.indexOf('\n');
        int first = space < 0 ? line : line < 0 ? space : Math.min(space, line);
        return Math.max(0, first);
    }

    /** @param which side, as the style sheet tells them apart */
    private String cell(Side side, TextSpan span, List<TextSpan> only, String which, boolean same) {
        if (span.isEmpty()) {
            return words.html("<div><span class=\"loc\">{compare.nothing}</span></div>");
        }
        CodePointText text = catalogue.text(side.version()).codePoints();
        StringBuilder html = new StringBuilder();
        int at = span.start();
        for (TextSpan one : only) {
            html.append(Html.escape(text.sliceWithin(at, one.start())))
                    .append("<mark class=\"only ")
                    .append(which)
                    .append("\"><span class=\"vh\" data-chrome>")
                    .append(words.say("compare.onlyHere"))
                    .append(" </span>")
                    .append(Html.escape(text.slice(one)))
                    .append("</mark>");
            at = one.end();
        }
        // what closes a sentence belongs to it
        int end = closed(text, span.end());
        html.append(Html.escape(text.sliceWithin(at, end)));
        String language = catalogue
                .passageAt(side.version(), span.start())
                .map(Passage::language)
                .filter(tagged -> !tagged.equals(words.tag()))
                .map(" lang=\"%s\""::formatted)
                .orElse("");
        return "<div><span class=\"loc\">%s%s</span><span class=\"words\"%s>%s</span></div>"
                .formatted(paragraphs(side, span), same ? ", " + words.say("compare.same") : "", language, html);
    }

    private static int closed(CodePointText text, int end) {
        String after = text.sliceWithin(end, end + 4);
        int closing = 0;
        while (closing < after.length() && ".,;:!?…”’»)]\"'".indexOf(after.charAt(closing)) >= 0) {
            closing++;
        }
        return end + closing;
    }

    private String paragraphs(Side side, TextSpan span) {
        Optional<Integer> first = paragraph(side.version(), span.start());
        Optional<Integer> last = paragraph(side.version(), Math.max(span.start(), span.end() - 1));
        String title = names.shortly(side);
        if (first.isEmpty() || last.isEmpty()) {
            return title;
        }
        String numbers = first.equals(last) ? "¶" + first.get() : "¶" + first.get() + "–" + last.get();
        return "<span class=\"of\">%s </span>%s".formatted(title, numbers);
    }

    private Optional<Integer> paragraph(Version version, int offset) {
        return catalogue
                .passageAt(version, offset)
                .flatMap(passage -> catalogue
                        .page(new PageAddress(version.address(), passage.page()), viewer)
                        .map(page -> page.firstPassage() + index(page, passage)));
    }

    private static int index(Page page, Passage passage) {
        return Math.max(0, page.passages().indexOf(passage));
    }
}
