package org.lectern.web;

import java.util.ArrayList;
import java.util.List;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.SharedRun;
import org.lectern.people.Viewer;
import org.lectern.web.ComparedRuns.Side;
import org.lectern.web.ComparedRuns.Sort;

/**
 * The page that lays two documents beside each other. It says where words stand twice, how they differ and what the
 * documents' dates are, and never who wrote first.
 */
final class CompareHtml {
    private static final int LISTED = 300;
    /** Code points of a run's beginning in a list. */
    private static final int OPENING = 90;

    private static final int[] MINIMA = {6, 7, 8, 10, 12, 15, 20};
    /** Where the walk goes on, below the head of the page. */
    private static final String AT_RUN = "#run-title";

    private final Words words;
    private final Catalogue catalogue;
    private final Parallels parallels;
    private final SideNames names;
    private final LanesHtml lanes;
    private final RunPairsHtml pairs;

    CompareHtml(Words words, Catalogue catalogue, Parallels parallels, Viewer viewer) {
        this.words = words;
        this.catalogue = catalogue;
        this.parallels = parallels;
        this.names = new SideNames(words);
        this.lanes = new LanesHtml(words, catalogue);
        this.pairs = new RunPairsHtml(words, catalogue, parallels, viewer);
    }

    /** The run stands first: it is what changes from one page of the walk to the next. */
    String title(ComparedRuns compared) {
        String run = compared.shown()
                .map(any -> words.say(
                                "compare.runOf", compared.run(), compared.runs().size())
                        + ", ")
                .orElse("");
        return run + words.say("compare.title") + ": " + SideNames.title(compared.a())
                + (compared.isWithItself() ? "" : " ↔ " + SideNames.title(compared.b()));
    }

    /** @param linking what links the passages, as HTML */
    String main(ComparedRuns compared, String done, String linking) {
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
                        .map(run -> lanes.lanes(compared, run) + shown(compared, run, linking))
                        .orElse(""),
                foot(compared));
    }

    private String summary(ComparedRuns compared) {
        if (compared.runs().isEmpty()) {
            return compared.isWithItself()
                    ? words.say("compare.noneWithin", names.whole(compared.a()), compared.min())
                    : words.say("compare.none", names.whole(compared.a()), names.whole(compared.b()), compared.min());
        }
        List<TextSpan> a = compared.runs().stream().map(SharedRun::a).toList();
        List<TextSpan> b = compared.runs().stream().map(SharedRun::b).toList();
        String count = words.count("run", compared.runs().size());
        if (compared.isWithItself()) {
            List<TextSpan> both = new ArrayList<>(a);
            both.addAll(b);
            return words.say("compare.sumWithin", count, names.whole(compared.a()), percent(compared.a(), both));
        }
        return words.say(
                "compare.sum",
                count,
                words.count("word", parallels.wordsIn(compared.a().version(), a)),
                percent(compared.a(), a),
                names.whole(compared.a()),
                percent(compared.b(), b),
                names.whole(compared.b()));
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
                    case A -> words.say("compare.byOrder", names.plainly(compared.a()));
                    case B -> words.say("compare.byOrder", names.plainly(compared.b()));
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

    private String waiting(ComparedRuns compared) {
        boolean isCurrent =
                compared.a().version().equals(compared.a().document().current())
                        && compared.b().version().equals(compared.b().document().current());
        boolean isReady = parallels.isCompared(compared.a().version())
                && parallels.isCompared(compared.b().version());
        return isCurrent && !isReady ? words.html("<p class=\"notice\" role=\"status\">{compare.waiting}</p>\n") : "";
    }

    private String shown(ComparedRuns compared, SharedRun run, String linking) {
        String alike = run.isIdentical()
                ? words.say("compare.same")
                : words.say("compare.alike", (int) Math.floor(100 * run.similarity()));
        return words.html(
                """
                <section aria-labelledby="run-title">
                <div class="runbar"><h2 id="run-title" tabindex="-1"><b>%s</b>, %s, %s</h2>
                <nav class="btns" aria-label="{compare.runs}">%s%s</nav></div>
                %s%s%s%s</section>
                """,
                words.say("compare.runOf", compared.run(), compared.runs().size()),
                words.count("word", run.words()),
                alike,
                step(compared, compared.run() - 1, "prev", "compare.previous", "K"),
                step(compared, compared.run() + 1, "next", "compare.next", "J"),
                run.commonplace()
                        ? "<p class=\"notice\">%s</p>\n"
                                .formatted(words.say("compare.commonplace", SharedRun.MOST_PLACES))
                        : "",
                pairs.pairs(compared, run),
                key(compared),
                linking);
    }

    /** At either end the button stays where it is and leads nowhere. */
    private String step(ComparedRuns compared, int to, String rel, String said, String key) {
        boolean there = to >= 1 && to <= compared.runs().size();
        return there
                ? "<a class=\"btn\" rel=\"%s\" href=\"%s\">%s <kbd aria-hidden=\"true\">%s</kbd></a>"
                        .formatted(rel, Html.escape(compared.path(to) + AT_RUN), words.say(said), key)
                : "<span class=\"btn\" aria-disabled=\"true\">%s</span>".formatted(words.say(said));
    }

    private String key(ComparedRuns compared) {
        String differ = compared.isWithItself()
                ? words.say("compare.keyWithin")
                : words.say("compare.key", names.shortly(compared.a()), names.shortly(compared.b()));
        String dates = compared.isWithItself()
                ? ""
                : " "
                        + words.say(
                                "compare.dates",
                                names.shortly(compared.a()),
                                names.dated(compared.a()),
                                names.shortly(compared.b()),
                                names.dated(compared.b()));
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
                            Html.escape(compared.path(n) + AT_RUN),
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
}
