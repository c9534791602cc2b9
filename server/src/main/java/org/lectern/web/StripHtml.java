package org.lectern.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lectern.document.Document;
import org.lectern.reading.Footing;
import org.lectern.reading.grade.CarryingWork;
import org.lectern.reading.grade.DocumentGrades;
import org.lectern.reading.grade.Effective;
import org.lectern.reading.grade.Given;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.PageGrades;
import org.lectern.reading.grade.SummaryRule;
import org.lectern.reading.grade.SummaryRule.Bar;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/** How a document comes off: its strip, the same as a table, and the works that carry it. Reads without JavaScript. */
final class StripHtml {
    /** Works in the table; the rest are on the page of works. */
    private static final int WORKS = 200;

    private final Words words;
    private final GradeWords grades;
    private final GradeHtml badges;
    private final Function<Given, OptionalDouble> concern;

    StripHtml(Words words, GradeHtml badges, Grading grading) {
        this.words = words;
        this.grades = new GradeWords(words);
        this.badges = badges;
        // A document has thousands of grades of a handful of values
        Map<String, OptionalDouble> known = new HashMap<>();
        this.concern = given -> known.computeIfAbsent(
                given.value()
                        + ' '
                        + given.rating().scaleVersion()
                        + ' '
                        + given.rating().scale(),
                any -> grading.concern(given));
    }

    /**
     * What is shown, and how.
     *
     * @param lens as HTML, the choice of whose grades these are
     * @param query what the address says of that, to go on with
     */
    record Look(Document document, Scale scale, SummaryRule rule, Order order, String lens, String query) {}

    /** What the table goes by. */
    enum Order {
        PAGE,
        SUMMARY,
        UNRATED,
        FLAGS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String page(Look look, DocumentGrades found, List<CarryingWork> works) {
        String path = found.version().address().path();
        return words.html(
                """
                <main id="main" class="wide" tabindex="-1">
                <p class="crumbs"><a href="/documents/%s"%s>%s</a></p>
                <h1 class="title-1">{strip.title}</h1>
                %s
                <p class="lead">%s</p>
                %s
                <section><h2 id="strip-title">{strip.pages}</h2>
                %s
                %s</section>
                <section><h2 id="carry-title">{strip.works}</h2>
                %s</section>
                </main>""",
                look.document().id().value(),
                words.lang(look.document().metadata()),
                Html.escape(look.document().metadata().title()),
                look.lens(),
                lead(found, works.size()),
                own(found),
                strip(look, found, path),
                table(look, found, path),
                works(look, found, works));
    }

    /** Passages are those that a work is cited for, as everywhere; words that were graded without are said beside them. */
    private String lead(DocumentGrades found, int works) {
        List<GradedPassage> cited = found.passages().stream()
                .filter(passage -> passage.citation().isPresent())
                .toList();
        long rated =
                cited.stream().filter(passage -> passage.source().isPresent()).count();
        int others = found.passages().size() - cited.size();
        return words.say("strip.lead", cited.size(), works, rated)
                + (others == 0 ? "" : " " + words.say("strip.uncited", others));
    }

    private String own(DocumentGrades found) {
        return found.document()
                .map(effective -> words.html(
                        "<p>{strip.own}: %s, %s</p>",
                        badges.source(effective.leading(), false, true),
                        badges.provenance(effective, Optional.empty())))
                .orElse("");
    }

    private String strip(Look look, DocumentGrades found, String path) {
        String said = found.pages().stream().map(page -> said(page, look)).collect(Collectors.joining("\n"));
        String concerns = found.pages().stream()
                .map(page -> look.rule().of(page, concern) instanceof Bar.Graded(var height, var value)
                        ? String.format(Locale.ROOT, "%.2f", height)
                        : "")
                .collect(Collectors.joining(","));
        return words.html(
                """
                <div class="strip-box" data-strip="%s/pages/" data-label="{strip.slider}" data-said="%s" data-concerns="%s" data-go="{strip.go}">
                %s
                </div>
                <p class="strip-at" hidden><span></span> <a class="btn" href="%s/pages/1">{strip.go}</a></p>
                <p class="hint strip-keys" hidden>{strip.keys}</p>
                <p class="hint">{strip.legend} %s</p>
                """,
                path,
                Html.escape(said),
                concerns,
                StripSvg.of(found.pages(), look.rule(), concern),
                path,
                words.say("strip.rule." + look.rule().word()));
    }

    /** {@code Page 118: 4 passages, worst D weak, 2 unrated}. */
    private String said(PageGrades page, Look look) {
        StringBuilder said = new StringBuilder(words.say(
                "strip.said", String.valueOf(page.page()), page.passages().size()));
        String summary = summary(page, look);
        if (!summary.isEmpty()) {
            said.append(", ").append(words.say("strip.said." + look.rule().word(), summary));
        }
        if (page.unrated() > 0) {
            said.append(", ").append(words.say("strip.said.unrated", page.unrated()));
        }
        if (page.own().isPresent()) {
            said.append(", ")
                    .append(words.say(
                            "strip.said.own", page.own().get().leading().value()));
        }
        if (page.differs()) {
            said.append(", ").append(words.say("grade.differ"));
        }
        if (groundless(page) > 0) {
            said.append(", ").append(words.say("strip.said.footing", groundless(page)));
        }
        if (page.flags() > 0) {
            said.append(", ").append(words.count("flag", page.flags()));
        }
        return said.toString();
    }

    /** What the bar of a page says, in a few words; empty where nothing is rated. */
    private String summary(PageGrades page, Look look) {
        return switch (look.rule().of(page, concern)) {
            case Bar.Unrated() -> "";
            case Bar.Missing(var value) -> full(look.scale(), value);
            case Bar.Graded(var height, var value) ->
                value.map(grade -> full(look.scale(), grade)).orElseGet(() -> words.percent(Math.rint(height * 100)));
        };
    }

    private String full(Scale scale, String value) {
        return scale.grade(Axis.SOURCE, value)
                .map(grade -> grades.full(scale, grade))
                .orElse(value);
    }

    private String table(Look look, DocumentGrades found, String path) {
        StringBuilder head = new StringBuilder();
        heading(head, look, Order.PAGE, words.say("page.label"));
        head.append(words.html("<th scope=\"col\">{works.passages}</th>"));
        for (Grade grade : look.scale().on(Axis.SOURCE)) {
            head.append("<th scope=\"col\">%s</th>".formatted(badges.source(look.scale(), grade, false, false)));
        }
        heading(head, look, Order.UNRATED, words.say("strip.unrated"));
        head.append(words.html("<th scope=\"col\">{strip.own.short}</th>"));
        heading(head, look, Order.FLAGS, words.say("strip.flags"));
        heading(
                head,
                look,
                Order.SUMMARY,
                words.say("strip.short." + look.rule().word()));
        String rows = found.pages().stream()
                .sorted(order(look))
                .map(page -> row(page, look, path))
                .collect(Collectors.joining());
        return words.html("""
                <details class="strip-table" %s><summary>{strip.table}</summary>
                <p class="hint" id="strip-caption">{strip.caption}</p>
                <div class="scroll" role="region" aria-label="{strip.table}" tabindex="0"><table class="works grades" aria-describedby="strip-caption">
                <thead><tr>%s</tr></thead>
                <tbody>
                %s</tbody></table></div></details>
                """, look.order() == Order.PAGE ? "" : "open", head, rows);
    }

    private void heading(StringBuilder head, Look look, Order order, String name) {
        boolean now = look.order() == order;
        head.append("<th scope=\"col\"%s><a href=\"?%ssort=%s#strip-title\">%s</a></th>"
                .formatted(
                        now ? " aria-sort=\"%s\"".formatted(order == Order.PAGE ? "ascending" : "descending") : "",
                        look.query(),
                        order.word(),
                        name));
    }

    private Comparator<PageGrades> order(Look look) {
        Comparator<PageGrades> byPage = Comparator.comparingInt(PageGrades::page);
        Comparator<PageGrades> first = switch (look.order()) {
            case PAGE -> byPage;
            case UNRATED -> Comparator.comparingInt(PageGrades::unrated).reversed();
            case FLAGS -> Comparator.comparingInt(PageGrades::flags).reversed();
            case SUMMARY ->
                Comparator.<PageGrades>comparingDouble(
                                page -> look.rule().of(page, concern) instanceof Bar.Graded(var height, var value)
                                        ? height
                                        : -1)
                        .reversed();
        };
        return first.thenComparing(byPage);
    }

    private String row(PageGrades page, Look look, String path) {
        Map<String, Long> counts = page.passages().stream()
                .flatMap(passage -> passage.source().stream())
                .collect(Collectors.groupingBy(effective -> effective.leading().value(), Collectors.counting()));
        StringBuilder cells = new StringBuilder();
        for (Grade grade : look.scale().on(Axis.SOURCE)) {
            cells.append("<td>%s</td>".formatted(number(counts.getOrDefault(grade.value(), 0L))));
        }
        return "<tr><th scope=\"row\"><a href=\"%s/pages/%d\">%d</a></th><td>%s</td>%s<td>%s</td><td>%s</td><td>%s</td><td>%s%s</td></tr>\n"
                .formatted(
                        path,
                        page.page(),
                        page.page(),
                        number(page.passages().size()),
                        cells,
                        number(page.unrated()),
                        page.own()
                                .map(Effective::leading)
                                .map(Given::value)
                                .map(Html::escape)
                                .orElse("–"),
                        number(page.flags()),
                        orDash(Html.escape(summary(page, look))),
                        (page.differs() ? words.html(" <span class=\"differ\">{grade.differ}</span>") : "")
                                + (groundless(page) == 0
                                        ? ""
                                        : " <span class=\"differ footing\">%s</span>"
                                                .formatted(words.say("strip.said.footing", groundless(page)))));
    }

    /** How many of its passages have a grade, on any axis, that rests on what is no longer there. */
    private long groundless(PageGrades page) {
        return page.passages().stream()
                .filter(passage -> passage.grades().values().stream().anyMatch(this::isGroundless))
                .count();
    }

    private boolean isGroundless(Effective effective) {
        return badges.footing(effective) != Footing.WHOLE;
    }

    private static String number(long count) {
        return count == 0 ? "–" : String.valueOf(count);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private String works(Look look, DocumentGrades found, List<CarryingWork> works) {
        if (works.isEmpty()) {
            return words.html("<p>{works.none}</p>");
        }
        WorkNames names = new WorkNames(words);
        String rows = works.stream()
                .limit(WORKS)
                .map(work -> words.html(
                        "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th><td>%d</td><td>%d</td><td>%s</td><td class=\"of-grades\">%s</td></tr>\n",
                        work.work().path(),
                        Html.escape(names.line(work.work().reference())),
                        work.passages().size(),
                        work.pages(),
                        words.percent(Math.round(1000.0
                                        * work.quoted()
                                        / Math.max(1, found.version().characters()))
                                / 10.0),
                        grades(look, work)))
                .collect(Collectors.joining());
        String more = works.size() > WORKS
                ? words.html(
                        "<p><a href=\"/works?document=%s\">%s</a></p>",
                        look.document().id().value(), words.say("strip.moreWorks", works.size() - WORKS))
                : "";
        return words.html("""
                <div class="scroll" role="region" aria-label="{strip.works}" tabindex="0"><table class="works">
                <thead><tr><th scope="col">{works.work}</th><th scope="col">{works.passages}</th><th scope="col">{strip.onPages}</th><th scope="col">{strip.share}</th><th scope="col">{strip.grades}</th></tr></thead>
                <tbody>
                %s</tbody></table></div>%s""", rows, more);
    }

    /** Every grade that its passages have with how many, from best to worst, then those without. */
    private String grades(Look look, CarryingWork work) {
        StringBuilder said = new StringBuilder();
        int rated = 0;
        for (Grade grade : look.scale().on(Axis.SOURCE)) {
            int count = work.grades().getOrDefault(grade.value(), 0);
            rated += count;
            if (count > 0) {
                said.append("<span class=\"nowrap\">%s&#8239;×&#8239;%d</span> "
                        .formatted(badges.source(look.scale(), grade, true, false), count));
            }
        }
        int without = work.passages().size() - rated;
        if (without > 0) {
            said.append("<span class=\"nowrap\">%s</span>".formatted(words.say("strip.said.unrated", without)));
        }
        return said.toString();
    }
}
