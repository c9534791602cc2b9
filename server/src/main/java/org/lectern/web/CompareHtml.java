package org.lectern.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.document.Catalogue;
import org.lectern.document.Metadata;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.SharedRun;
import org.lectern.parallel.SideBySide.Row;
import org.lectern.people.Groups.Belonging;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.web.ComparedRuns.Side;
import org.lectern.web.ComparedRuns.Sort;

/**
 * The page that lays two documents beside each other. It says where words stand twice, how they differ and what the
 * documents' dates are, and never who wrote first.
 */
final class CompareHtml {
    /** Code points of text before and after a run. */
    private static final int AROUND = 280;

    private static final int LISTED = 300;
    /** Code points of a run's beginning in a list. */
    private static final int OPENING = 90;

    private static final int[] MINIMA = {6, 7, 8, 10, 12, 15, 20};
    private static final double LANE = 1_000;

    private final Words words;
    private final Catalogue catalogue;
    private final Parallels parallels;
    private final People people;

    CompareHtml(Words words, Catalogue catalogue, Parallels parallels, People people) {
        this.words = words;
        this.catalogue = catalogue;
        this.parallels = parallels;
        this.people = people;
    }

    private static String name(Side side) {
        return side.document().metadata().title();
    }

    String title(ComparedRuns compared) {
        return words.say("compare.title") + ": " + name(compared.a())
                + (compared.isWithItself() ? "" : " ↔ " + name(compared.b()));
    }

    /** @param linking what links the passages, as HTML */
    String main(ComparedRuns compared, Viewer viewer, String done, String linking) {
        return words.html(
                """
                <main id="main" class="cmp" tabindex="-1">
                <div class="cmp-head"><div><h1 class="title-1">{compare.title}</h1>
                <p class="lead">%s</p></div>
                %s</div>
                %s%s%s%s</main>""",
                summary(compared),
                filters(compared),
                waiting(compared),
                done,
                compared.shown()
                        .map(run -> lanes(compared, run) + shown(compared, run, viewer, linking))
                        .orElse(""),
                foot(compared));
    }

    private String summary(ComparedRuns compared) {
        if (compared.runs().isEmpty()) {
            return compared.isWithItself()
                    ? words.say(
                            "compare.noneWithin",
                            words.theirs(compared.a().document().metadata(), name(compared.a())),
                            compared.min())
                    : words.say(
                            "compare.none",
                            words.theirs(compared.a().document().metadata(), name(compared.a())),
                            words.theirs(compared.b().document().metadata(), name(compared.b())),
                            compared.min());
        }
        List<TextSpan> a = compared.runs().stream().map(SharedRun::a).toList();
        List<TextSpan> b = compared.runs().stream().map(SharedRun::b).toList();
        String count = words.count("run", compared.runs().size());
        if (compared.isWithItself()) {
            List<TextSpan> both = new ArrayList<>(a);
            both.addAll(b);
            return words.say(
                    "compare.sumWithin",
                    count,
                    words.theirs(compared.a().document().metadata(), name(compared.a())),
                    percent(compared.a(), both));
        }
        return words.say(
                "compare.sum",
                count,
                words.count("word", parallels.wordsIn(compared.a().version(), a)),
                percent(compared.a(), a),
                words.theirs(compared.a().document().metadata(), name(compared.a())),
                percent(compared.b(), b),
                words.theirs(compared.b().document().metadata(), name(compared.b())));
    }

    /** Of the words of a side; a share that is there is never said to be none. */
    private String percent(Side side, List<TextSpan> spans) {
        double part = 100.0 * parallels.wordsIn(side.version(), spans) / Math.max(1, parallels.wordsOf(side.version()));
        return part < 1 ? "&lt; 1" : String.valueOf(Math.round(part));
    }

    private String filters(ComparedRuns compared) {
        StringBuilder sorts = new StringBuilder();
        for (Sort sort : Sort.values()) {
            if (sort != Sort.B || !compared.isWithItself()) {
                String said = switch (sort) {
                    case LENGTH -> words.say("compare.byLength");
                    case A -> words.say("compare.byOrder", Html.escape(shortly(compared.a())));
                    case B -> words.say("compare.byOrder", Html.escape(shortly(compared.b())));
                };
                sorts.append(option(sort.word(), said, sort == compared.sort()));
            }
        }
        StringBuilder minima = new StringBuilder();
        for (int min : MINIMA) {
            minima.append(option(String.valueOf(min), words.count("word", min), min == compared.min()));
        }
        if (java.util.Arrays.stream(MINIMA).noneMatch(min -> min == compared.min())) {
            minima.append(option(String.valueOf(compared.min()), words.count("word", compared.min()), true));
        }
        return words.html("""
                <form class="cmp-filters" method="get" action="/compare/%s"><label class="field">{compare.sort} <select class="input" name="sort">%s</select></label>
                <label class="field">{compare.shortest} <select class="input" name="min">%s</select></label>
                <button class="btn">{works.show}</button></form>
                """, compared.address(), sorts, minima);
    }

    private static String option(String value, String said, boolean chosen) {
        return "<option value=\"%s\"%s>%s</option>".formatted(value, chosen ? " selected" : "", said);
    }

    private static String shortly(Side side) {
        String title = name(side);
        return title.codePointCount(0, title.length()) <= 40
                ? title
                : title.substring(0, title.offsetByCodePoints(0, 38)) + "…";
    }

    private String waiting(ComparedRuns compared) {
        boolean isCurrent =
                compared.a().version().equals(compared.a().document().current())
                        && compared.b().version().equals(compared.b().document().current());
        boolean isReady = parallels.isCompared(compared.a().version())
                && parallels.isCompared(compared.b().version());
        return isCurrent && !isReady ? words.html("<p class=\"notice\" role=\"status\">{compare.waiting}</p>\n") : "";
    }

    private String lanes(ComparedRuns compared, SharedRun shown) {
        return "<div class=\"lanes\">\n" + lane(compared, compared.a(), shown, true)
                + (compared.isWithItself() ? "" : lane(compared, compared.b(), shown, false)) + "</div>\n";
    }

    /** A strip from the first page to the last; what it shows is in words below it and in the list of runs. */
    private String lane(ComparedRuns compared, Side side, SharedRun shown, boolean first) {
        double all = Math.max(1, side.version().characters());
        StringBuilder marks = new StringBuilder();
        for (SharedRun run : compared.runs()) {
            mark(marks, "", first ? run.a() : run.b(), all);
            if (compared.isWithItself()) {
                mark(marks, "", run.b(), all);
            }
        }
        mark(marks, " class=\"cur\"", first ? shown.a() : shown.b(), all);
        if (compared.isWithItself()) {
            mark(marks, " class=\"cur\"", shown.b(), all);
        }
        long pages = compared.runs().stream()
                .map(run -> catalogue.pageAt(side.version(), (first ? run.a() : run.b()).start()))
                .distinct()
                .count();
        return """
                <figure><figcaption class="caption">%s</figcaption><svg class="lane" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">%s</svg></figure>
                """.formatted(
                        words.say(
                                "compare.lane",
                                words.theirs(side.document().metadata(), name(side)),
                                pages,
                                side.version().pages()),
                        marks);
    }

    private static void mark(StringBuilder marks, String more, TextSpan span, double all) {
        double from = LANE * span.start() / all;
        double width = Math.max(2, LANE * span.length() / all);
        marks.append("<rect%s x=\"%.1f\" y=\"2\" width=\"%.1f\" height=\"12\"/>"
                .formatted(more, Math.min(from, LANE - width), width)
                .replace(',', '.'));
    }

    private String shown(ComparedRuns compared, SharedRun run, Viewer viewer, String linking) {
        String alike = run.isIdentical()
                ? words.say("compare.same")
                : words.say("compare.alike", (int) Math.floor(100 * run.similarity()));
        return words.html(
                """
                <section aria-labelledby="run-title">
                <div class="runbar"><h2 id="run-title"><b>%s</b>, %s, %s</h2>
                <nav class="btns" aria-label="{compare.runs}">%s%s</nav></div>
                %s%s%s</section>
                """,
                words.say("compare.runOf", compared.run(), compared.runs().size()),
                words.count("word", run.words()),
                alike,
                step(compared, compared.run() - 1, "prev", "compare.previous", "K"),
                step(compared, compared.run() + 1, "next", "compare.next", "J"),
                pairs(compared, run, viewer),
                key(compared),
                linking);
    }

    /** At either end the button stays where it is and leads nowhere. */
    private String step(ComparedRuns compared, int to, String rel, String said, String key) {
        boolean there = to >= 1 && to <= compared.runs().size();
        return there
                ? "<a class=\"btn\" rel=\"%s\" href=\"%s\">%s <kbd aria-hidden=\"true\">%s</kbd></a>"
                        .formatted(rel, Html.escape(compared.path(to)), words.say(said), key)
                : "<span class=\"btn\" aria-disabled=\"true\">%s</span>".formatted(words.say(said));
    }

    private String pairs(ComparedRuns compared, SharedRun run, Viewer viewer) {
        List<Row> rows = parallels.rows(compared.a().version(), compared.b().version(), run);
        StringBuilder html = new StringBuilder("<div class=\"pairs\">\n");
        html.append("<div class=\"pair hd\">%s%s</div>\n"
                .formatted(head(compared.a(), run.a()), head(compared.b(), run.b())));
        around(html, compared, run.a().start(), run.b().start(), true, viewer);
        for (Row row : rows) {
            html.append("<div class=\"pair run\">%s%s</div>\n"
                    .formatted(
                            cell(compared.a(), row.a(), row.onlyA(), "ins", viewer, row.isSame()),
                            cell(compared.b(), row.b(), row.onlyB(), "del", viewer, row.isSame())));
        }
        around(html, compared, run.a().end(), run.b().end(), false, viewer);
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
                        dated(side),
                        place);
    }

    private String dated(Side side) {
        return side.document()
                .metadata()
                .date()
                .map(date -> Html.escape(words.date(date)))
                .orElse(words.say("compare.undated"));
    }

    private String address(Side side, TextSpan span) {
        return new PageAddress(side.address(), catalogue.pageAt(side.version(), span.start())).path()
                + "?span=%d-%d".formatted(span.start(), span.end());
    }

    /** The text before or after the run, up to so much of it, from the beginning or to the end of a word. */
    private void around(StringBuilder html, ComparedRuns compared, int atA, int atB, boolean before, Viewer viewer) {
        TextSpan a = beside(compared.a().version(), atA, before);
        TextSpan b = beside(compared.b().version(), atB, before);
        if (a.isEmpty() && b.isEmpty()) {
            return;
        }
        html.append("<div class=\"pair around\">%s%s</div>\n"
                .formatted(
                        cell(compared.a(), a, List.of(), "ins", viewer, false),
                        cell(compared.b(), b, List.of(), "del", viewer, false)));
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

    private String cell(Side side, TextSpan span, List<TextSpan> only, String tag, Viewer viewer, boolean same) {
        if (span.isEmpty()) {
            return words.html("<div><span class=\"loc\">{compare.nothing}</span></div>");
        }
        CodePointText text = catalogue.text(side.version()).codePoints();
        StringBuilder html = new StringBuilder();
        int at = span.start();
        for (TextSpan one : only) {
            html.append(Html.escape(text.sliceWithin(at, one.start())))
                    .append('<')
                    .append(tag)
                    .append('>')
                    .append(Html.escape(text.slice(one)))
                    .append("</")
                    .append(tag)
                    .append('>');
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
                .formatted(
                        paragraphs(side, span, viewer), same ? ", " + words.say("compare.same") : "", language, html);
    }

    private static int closed(CodePointText text, int end) {
        String after = text.sliceWithin(end, end + 4);
        int closing = 0;
        while (closing < after.length() && ".,;:!?…”’»)]\"'".indexOf(after.charAt(closing)) >= 0) {
            closing++;
        }
        return end + closing;
    }

    private String paragraphs(Side side, TextSpan span, Viewer viewer) {
        Optional<Integer> first = paragraph(side.version(), span.start(), viewer);
        Optional<Integer> last = paragraph(side.version(), Math.max(span.start(), span.end() - 1), viewer);
        String title = words.theirs(side.document().metadata(), shortly(side));
        if (first.isEmpty() || last.isEmpty()) {
            return title;
        }
        String numbers = first.equals(last) ? "¶" + first.get() : "¶" + first.get() + "–" + last.get();
        return title + " " + numbers;
    }

    private Optional<Integer> paragraph(Version version, int offset, Viewer viewer) {
        return catalogue
                .passageAt(version, offset)
                .flatMap(passage -> catalogue
                        .page(new PageAddress(version.address(), passage.page()), viewer)
                        .map(page -> page.firstPassage() + index(page, passage)));
    }

    private static int index(Page page, Passage passage) {
        return Math.max(0, page.passages().indexOf(passage));
    }

    private String key(ComparedRuns compared) {
        String differ = compared.isWithItself()
                ? words.say("compare.keyWithin")
                : words.say(
                        "compare.key",
                        words.theirs(compared.a().document().metadata(), shortly(compared.a())),
                        words.theirs(compared.b().document().metadata(), shortly(compared.b())));
        String dates = compared.isWithItself()
                ? ""
                : " "
                        + words.say(
                                "compare.dates",
                                words.theirs(compared.a().document().metadata(), shortly(compared.a())),
                                dated(compared.a()),
                                words.theirs(compared.b().document().metadata(), shortly(compared.b())),
                                dated(compared.b()));
        return "<p class=\"hint key\">%s %s%s</p>\n".formatted(differ, words.say("compare.neutral"), dates);
    }

    private String foot(ComparedRuns compared) {
        StringBuilder list = new StringBuilder();
        for (int n = 1; n <= Math.min(LISTED, compared.runs().size()); n++) {
            SharedRun run = compared.runs().get(n - 1);
            CodePointText text = catalogue.text(compared.a().version()).codePoints();
            String opening = text.sliceWithin(
                            run.a().start(), Math.min(run.a().end(), run.a().start() + OPENING))
                    .replaceAll("\\s+", " ");
            list.append("<li><a href=\"%s\"%s%s>%s…</a> <span class=\"pg\">%s, %s</span></li>\n"
                    .formatted(
                            Html.escape(compared.path(n)),
                            n == compared.run() ? " aria-current=\"true\"" : "",
                            words.lang(compared.a().document().metadata()),
                            Html.escape(opening),
                            words.count("word", run.words()),
                            words.page(catalogue.pageAt(
                                    compared.a().version(), run.a().start()))));
        }
        String all = compared.runs().isEmpty()
                ? ""
                : "<details class=\"all-runs\"><summary>%s</summary><ol>%s</ol></details>\n"
                        .formatted(
                                compared.runs().size() > LISTED
                                        ? words.say(
                                                "compare.firstOf",
                                                LISTED,
                                                compared.runs().size())
                                        : words.say(
                                                "compare.all", compared.runs().size()),
                                list);
        return all + "<p class=\"hint\">%s</p>\n".formatted(words.say("compare.stops", "/stop-runs"));
    }

    /** The links that are there between both sides of the run. */
    String links(List<Annotation> links) {
        String entries = links.stream().map(this::link).collect(Collectors.joining());
        return entries.isEmpty() ? "" : "<ul class=\"cmp-links\">\n" + entries + "</ul>\n";
    }

    private String link(Annotation link) {
        String relation = link.bodies().stream()
                .filter(Body.CrossReference.class::isInstance)
                .map(body -> ((Body.CrossReference) body).relation())
                .findFirst()
                .orElse("");
        String said = relation.equals("sharesTextWith") || relation.equals("repeats")
                ? words.say("compare.relation." + relation)
                : words.say("compare.relation.other");
        String by = people.account(link.creator())
                .map(account -> Html.escape(account.name().value()))
                .orElse("?");
        return "<li><a href=\"%s\">%s</a> <span class=\"caption\">%s</span></li>\n"
                .formatted(link.id().path(), said, words.say("compare.linkedBy", by, words.day(link.created())));
    }

    String signInToLink() {
        return words.html("<p class=\"hint\">{compare.signIn}</p>\n");
    }

    String linkForm(ComparedRuns compared, SharedRun run, List<Belonging> own) {
        StringBuilder audiences = new StringBuilder(option("", words.say("compare.onlyMe"), true));
        for (Belonging belonging : own) {
            audiences.append(option(
                    "/groups/" + belonging.group().id().value(),
                    Html.escape(belonging.group().name().value()),
                    false));
        }
        audiences.append(option("/groups/everyone", words.say("readers.everyone"), false));
        audiences.append(option("/groups/public", words.say("group.anyone"), false));
        return words.html(
                """
                <form class="cmp-link" method="post" action="/compare/%s/links?sort=%s&amp;min=%d&amp;run=%d">
                <input type="hidden" name="a" value="%d-%d"><input type="hidden" name="b" value="%d-%d">
                <fieldset class="choices"><legend>{compare.link}</legend>
                <label><input type="radio" name="relation" value="sharesTextWith" checked> {compare.relation.sharesTextWith}</label>
                <label><input type="radio" name="relation" value="repeats"> {compare.relation.repeats}</label></fieldset>
                <label class="field">{compare.audience} <select class="input" name="audience">%s</select></label>
                <label class="field">{compare.words} <input class="input" name="words" maxlength="2000" autocomplete="off"></label>
                <button class="btn primary" type="submit">{compare.doLink}</button></form>
                """,
                compared.address(),
                compared.sort().word(),
                compared.min(),
                compared.run(),
                run.a().start(),
                run.a().end(),
                run.b().start(),
                run.b().end(),
                audiences);
    }
}
