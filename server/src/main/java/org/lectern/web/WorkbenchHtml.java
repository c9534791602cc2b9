package org.lectern.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body;
import org.lectern.citation.FoundCitation;
import org.lectern.document.CanonicalText;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.reading.grade.Bench;
import org.lectern.reading.grade.Bench.Progress;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Axis;

/** The workbench of a group: its head with how far one has come, its works, passages and flags. */
final class WorkbenchHtml {
    /** Code points of a quoted text in a list. */
    private static final int OPENING = 160;

    private static final String OWN_HEADS =
            "<th scope=\"col\">{bench.you}</th><th scope=\"col\" class=\"only-wide\">{bench.others}</th><th scope=\"col\" class=\"only-wide\">{bench.state}</th>";
    /** For who is not signed in and has no grades of their own: those that there are, on narrow screens too. */
    private static final String HEADS = "<th scope=\"col\">{bench.given}</th>";

    private final Words words;
    private final WorkbenchRoutes.Parts parts;
    private final Lens lens;
    private final Optional<Account> account;
    private final GradeHtml badges;
    private final WorkNames names;

    WorkbenchHtml(Words words, WorkbenchRoutes.Parts parts, Lens lens, Optional<Account> account) {
        this.words = words;
        this.parts = parts;
        this.lens = lens;
        this.account = account;
        this.badges = new GradeHtml(words, parts.grading(), parts.people());
        this.names = new WorkNames(words);
    }

    /** What was just done, with what undoes it. */
    record Done(String what, Optional<AnnotationId> rating, int revision) {}

    private GroupId group() {
        return lens.group().orElseThrow();
    }

    private String path() {
        return group().path() + "/workbench";
    }

    private String head(Bench bench, String tab) {
        Progress progress = bench.progress();
        return words.html(
                """
                <p class="crumbs"><a href="%s">%s</a></p>
                <div class="bench-head"><h1 class="title-1">{bench.title}</h1>
                %s</div>
                <nav class="tabs" aria-label="{bench.title}"><ul>%s%s%s</ul></nav>""",
                group().path(),
                Html.escape(new LensHtml(words, parts.groups(), parts.scales()).name(group())),
                account.isPresent()
                        ? reach(progress)
                        : words.html("<p>{bench.signIn} <a href=\"/sign-in?next=%s\">{signIn.title}</a></p>", path()),
                tab("", words.say("works"), String.valueOf(progress.works()), tab),
                tab("/passages", words.say("works.passages"), String.valueOf(progress.passages()), tab),
                tab("/flags", words.say("strip.flags"), "", tab));
    }

    private String tab(String at, String name, String count, String now) {
        return "<li><a href=\"%s%s\"%s>%s <span class=\"count\">%s</span></a></li>"
                .formatted(path(), at, at.equals(now) ? " aria-current=\"page\"" : "", name, count);
    }

    /** How many passages carry one's grade, as words and as a bar, and what the next works would add. */
    private String reach(Progress progress) {
        int all = Math.max(1, progress.passages());
        return words.html(
                """
                <div class="reach"><p>%s</p>
                <svg class="reach-bar" width="400" height="10" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="all" width="100" height="10"/><rect class="done" width="%s" height="10"/><rect class="next" x="%s" width="%s" height="10"/></svg>
                <p class="caption">%s</p></div>""",
                words.say("bench.reached", progress.reached(), progress.passages(), progress.rated(), progress.works()),
                100.0 * progress.reached() / all,
                100.0 * progress.reached() / all,
                100.0 * progress.next() / all,
                progress.nextWorks() == 0
                        ? words.say("bench.allRated")
                        : words.say("bench.next", progress.nextWorks(), progress.next()));
    }

    String works(Bench bench, List<Row> rows, BenchView view, Optional<Row> open, String record, Optional<Done> done) {
        String list = bench.works().isEmpty()
                ? words.html("<p>{bench.none}</p>")
                : filters(view)
                        + (rows.isEmpty() ? words.html("<p>{bench.noneSuch}</p>") : table(rows, view, open))
                        + more(rows, view);
        return words.html(
                """
                <main id="main" class="wide bench" tabindex="-1">
                %s
                %s
                <div class="%s"><section class="list" aria-labelledby="works-title"><h2 class="vh" id="works-title">{works}</h2>
                %s</section>
                %s</div>
                </main>""",
                head(bench, ""),
                done.map(one -> done(one, open)).orElse(""),
                record.isEmpty() ? "bench-list" : "bench-split",
                list,
                record);
    }

    /** Said once, with the way back; it stays until one goes on, since ten seconds are too short for many. */
    private String done(Done done, Optional<Row> open) {
        String said = switch (done.what()) {
            case "rated" -> open.map(this::effect).orElse(words.say("bench.done.rated"));
            case "draft" -> words.say("bench.done.draft");
            case "undone" -> words.say("bench.done.undone");
            case "withdrawn" -> words.say("bench.done.withdrawn");
            default -> "";
        };
        if (said.isEmpty()) {
            return "";
        }
        String undo = done.rating()
                .map(id -> words.html(
                        """
                        <form method="post" action="%s/undo"><input type="hidden" name="annotation" value="%s"><input type="hidden" name="revision" value="%d"><input type="hidden" name="work" value="%s"><button class="btn" type="submit">{bench.undo}</button></form>""",
                        path(),
                        id.value(),
                        done.revision(),
                        open.map(row -> row.work().id()).orElse("")))
                .orElse("");
        return "<div class=\"outcome-row\"><p class=\"outcome\" role=\"status\">%s</p>%s</div>".formatted(said, undo);
    }

    /** What the grade of a whole work did; of a scope, only that it is there. */
    private String effect(Row row) {
        return row.mine()
                .map(given -> words.say("bench.done.reach", row.reach(), Html.escape(given.value()), row.own()))
                .orElseGet(() -> words.say("bench.done.rated"));
    }

    private String filters(BenchView view) {
        StringBuilder sorts = new StringBuilder();
        for (BenchView.Sort sort : BenchView.Sort.values()) {
            option(sorts, sort.word(), sort == view.sort(), words.say("bench.sort." + sort.word()));
        }
        StringBuilder shows = new StringBuilder();
        for (String show : List.of("all", "to-do", "rated", "differ")) {
            option(shows, show, show.equals(view.show()), words.say("bench.show." + show.replace("-", "")));
        }
        return words.html("""
                <form class="works-of" method="get" action="%s">
                <label class="field">{bench.sort} <select class="input" name="sort">%s</select></label>
                <label class="field">{works.show} <select class="input" name="show">%s</select></label>
                <label class="field">{bench.find} <input class="input" type="search" name="find" value="%s"></label>
                <button class="btn">{works.show}</button></form>
                """, path(), sorts, shows, Html.escape(view.find()));
    }

    private static void option(StringBuilder options, String value, boolean selected, String name) {
        options.append("<option value=\"%s\"%s>%s</option>".formatted(value, selected ? " selected" : "", name));
    }

    /** The address of a work in this view, or of the view alone. */
    String address(BenchView view, String work, int from) {
        StringBuilder address =
                new StringBuilder(path()).append("?sort=").append(view.sort().word());
        if (!view.show().isEmpty()) {
            address.append("&show=").append(URLEncoder.encode(view.show(), StandardCharsets.UTF_8));
        }
        if (!view.find().isEmpty()) {
            address.append("&find=").append(URLEncoder.encode(view.find(), StandardCharsets.UTF_8));
        }
        if (from > 0) {
            address.append("&from=").append(from);
        }
        if (!work.isEmpty()) {
            address.append("&work=").append(work).append("#record");
        }
        return Html.escape(address.toString());
    }

    private String table(List<Row> rows, BenchView view, Optional<Row> open) {
        int most = rows.stream().mapToInt(Row::passages).max().orElse(1);
        String body = view.slice(rows).stream()
                .map(row -> row(
                        row,
                        view,
                        open.filter(one -> one.work().id().equals(row.work().id()))
                                .isPresent(),
                        most))
                .collect(Collectors.joining());
        return words.html("""
                <table class="works bench-works"><caption class="vh">{bench.caption}</caption>
                <thead><tr><th scope="col">{works.work}</th><th scope="col">{bench.reaches}</th>%s</tr></thead>
                <tbody>
                %s</tbody></table>""", account.isPresent() ? words.html(OWN_HEADS) : words.html(HEADS), body);
    }

    private String row(Row row, BenchView view, boolean isOpen, int most) {
        String name = Html.escape(names.line(row.work().reference()));
        String address = address(view, row.work().id(), view.from());
        return """
                <tr%s><th scope="row"><a href="%s">%s</a></th><td class="reaches">%d <svg class="mini" width="64" height="8" viewBox="0 0 64 8" aria-hidden="true" focusable="false"><rect width="%d" height="8"/></svg></td>%s</tr>
                """.formatted(
                        isOpen ? " aria-current=\"true\"" : "",
                        address,
                        name,
                        row.passages(),
                        Math.max(1, 64 * row.passages() / most),
                        account.isPresent() ? ownCells(row, address, name) : "<td>%s</td>".formatted(others(row)));
    }

    private String ownCells(Row row, String address, String name) {
        String mine = row.mine()
                .map(given -> "<a href=\"%s\">%s</a>".formatted(address, badges.source(given, false, false)))
                .orElseGet(() -> words.html(
                        "<a class=\"btn\" href=\"%s\">{bench.rate}<span class=\"vh\"> %s</span></a>", address, name));
        return "<td>%s</td><td class=\"only-wide\">%s</td><td class=\"only-wide\">%s</td>"
                .formatted(mine, others(row), state(row));
    }

    private String others(Row row) {
        return row.others().isEmpty()
                ? "–"
                : row.others().stream()
                        .map(given -> badges.source(given, false, false)
                                + "<span class=\"vh\"> %s</span>".formatted(Html.escape(badges.name(given.by()))))
                        .collect(Collectors.joining(" "));
    }

    private String state(Row row) {
        return words.say("bench.state." + row.state().word().replace("-", ""))
                + (row.scoped() == 0 ? "" : " · " + words.say("bench.scopes", row.scoped()));
    }

    private String more(List<Row> rows, BenchView view) {
        if (rows.size() <= view.page() && view.from() == 0) {
            return "";
        }
        int to = Math.min(rows.size(), view.from() + view.page());
        String before = view.from() > 0
                ? words.html(
                        "<a class=\"btn\" rel=\"prev\" href=\"%s\">‹ {bench.before}</a> ",
                        address(view, "", Math.max(0, view.from() - view.page())))
                : "";
        String after = view.hasMore(rows)
                ? words.html(
                        " <a class=\"btn\" rel=\"next\" href=\"%s\">{bench.after} ›</a>",
                        address(view, "", view.from() + view.page()))
                : "";
        return "<p class=\"btns\">%s<span>%s</span>%s</p>"
                .formatted(before, words.say("bench.range", view.from() + 1, to, rows.size()), after);
    }

    String passages(Bench bench, List<GradedPassage> passages, String show, int from, int page) {
        StringBuilder shows = new StringBuilder();
        for (String one : List.of("all", "unrated", "own", "differ")) {
            option(shows, one, one.equals(show), words.say("bench.only." + one));
        }
        String items = passages.stream().limit(page).map(this::passage).collect(Collectors.joining());
        return words.html(
                """
                <main id="main" class="wide bench" tabindex="-1">
                %s
                <form class="works-of" method="get"><label class="field">{works.show} <select class="input" name="show">%s</select></label> <button class="btn">{works.show}</button></form>
                <h2 class="vh">{works.passages}</h2>
                %s
                %s
                </main>""",
                head(bench, "/passages"),
                shows,
                items.isEmpty()
                        ? words.html("<p>{bench.noPassages}</p>")
                        : "<ol class=\"citings\" start=\"%d\">\n%s</ol>".formatted(from + 1, items),
                turn("/passages?show=" + Html.escape(show), from, page, passages.size() > page));
    }

    private String turn(String at, int from, int page, boolean more) {
        String and = at.contains("?") ? "&amp;" : "?";
        String before = from > 0
                ? words.html(
                        "<a class=\"btn\" rel=\"prev\" href=\"%s%s%sfrom=%d\">‹ {bench.before}</a> ",
                        path(), at, and, Math.max(0, from - page))
                : "";
        String after = more
                ? words.html(
                        "<a class=\"btn\" rel=\"next\" href=\"%s%s%sfrom=%d\">{bench.after} ›</a>",
                        path(), at, and, from + page)
                : "";
        return before.isEmpty() && after.isEmpty() ? "" : "<p class=\"btns\">" + before + after + "</p>";
    }

    private String passage(GradedPassage passage) {
        FoundCitation citation = passage.citation().orElseThrow();
        CanonicalText text = parts.catalogue().text(citation.version());
        String quoted = citation.citation()
                .quoted()
                .map(span -> "<blockquote>%s</blockquote>"
                        .formatted(Html.escape(
                                span.length() <= OPENING
                                        ? text.slice(span)
                                        : text.codePoints().sliceWithin(span.start(), span.start() + OPENING)
                                                + " […]")))
                .orElse("");
        return """
                <li>%s<p><a href="%s/grades?group=%s">%s</a>, %s</p><p class="axes-line">%s</p></li>
                """.formatted(
                quoted,
                citation.path(),
                group().value(),
                Html.escape(text.slice(citation.citation().span())),
                words.page(parts.catalogue()
                        .pageAt(citation.version(), citation.citation().span().start())),
                axes(passage));
    }

    /** All three axes, each in its own shape. */
    private String axes(GradedPassage passage) {
        String source = passage.source()
                .map(effective -> badges.source(effective, true))
                .orElseGet(() -> words.say("strip.said.unrated", ""));
        String rest = Stream.of(Axis.INFORMATION, Axis.TRANSMISSION)
                .flatMap(axis -> passage.on(axis).stream().map(effective -> badges.inPlace(axis, effective, true)))
                .collect(Collectors.joining(" "));
        return source + " " + rest;
    }

    String flags(Bench bench, List<Annotation> flags, Set<AnnotationId> retracted, int from, int page) {
        String items = flags.stream()
                .skip(from)
                .limit(page)
                .map(flag -> flag(flag, retracted.contains(flag.id())))
                .collect(Collectors.joining());
        return words.html(
                """
                <main id="main" class="wide bench" tabindex="-1">
                %s
                <h2 class="vh">{strip.flags}</h2>
                %s
                %s
                </main>""",
                head(bench, "/flags"),
                items.isEmpty()
                        ? words.html("<p>{bench.noFlags}</p>")
                        : "<ol class=\"citings\" start=\"%d\">\n%s</ol>".formatted(from + 1, items),
                turn("/flags", from, page, flags.size() > from + page));
    }

    /** One that its author took back stays to be read, struck through. */
    private String flag(Annotation flag, boolean retracted) {
        String open = retracted ? "<del>" : "";
        String close = retracted ? "</del>" : "";
        return flag.bodies().stream()
                .filter(Body.Flag.class::isInstance)
                .map(Body.Flag.class::cast)
                .map(one ->
                        "<li><p><a href=\"%s\"><b>%s%s%s</b></a></p><blockquote>%s%s%s</blockquote>%s<p>%s, %s%s</p></li>\n"
                                .formatted(
                                        flag.id().path(),
                                        open,
                                        words.say("flag." + one.verb()),
                                        close,
                                        open,
                                        Html.escape(one.basis()),
                                        close,
                                        EvidenceHtml.html(words, flag),
                                        Html.escape(badges.name(flag.creator())),
                                        words.day(flag.created()),
                                        retracted ? ". " + words.say("discuss.retracted") : ""))
                .collect(Collectors.joining());
    }
}
