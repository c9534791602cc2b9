package org.lectern.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.annotation.AnnotationId;
import org.lectern.people.Account;
import org.lectern.reading.grade.Bench;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.Lens;

/** The works of a workbench: which are shown and in which order, a row each, and what was just done. */
final class BenchWorksHtml {
    private static final String OWN_HEADS =
            "<th scope=\"col\">{bench.you}</th><th scope=\"col\" class=\"only-wide\">{bench.others}</th><th scope=\"col\" class=\"only-wide\">{bench.state}</th>";
    /** For who is not signed in and has no grades of their own: those that there are, on narrow screens too. */
    private static final String HEADS = "<th scope=\"col\">{bench.given}</th>";

    private final Words words;
    private final WorkbenchHtml bench;
    private final Optional<Account> account;
    private final GradeHtml badges;
    private final WorkNames names;

    BenchWorksHtml(Words words, WorkbenchRoutes.Parts parts, Lens lens, Optional<Account> account) {
        this.words = words;
        this.bench = new WorkbenchHtml(words, parts, lens, account);
        this.account = account;
        this.badges = parts.badges(words, lens);
        this.names = new WorkNames(words);
    }

    /** What was just done, with what undoes it. */
    record Done(String what, Optional<AnnotationId> rating, int revision) {}

    String works(Bench found, List<Row> rows, BenchView view, Optional<Row> open, String record, Optional<Done> done) {
        String list = found.works().isEmpty()
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
                bench.head(found, ""),
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
                        bench.path(),
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
            WorkbenchHtml.option(sorts, sort.word(), sort == view.sort(), words.say("bench.sort." + sort.word()));
        }
        StringBuilder shows = new StringBuilder();
        for (String show : List.of("all", "to-do", "rated", "differ")) {
            WorkbenchHtml.option(
                    shows, show, show.equals(view.show()), words.say("bench.show." + show.replace("-", "")));
        }
        return words.html("""
                <form class="works-of" method="get" action="%s">
                <label class="field">{bench.sort} <select class="input" name="sort">%s</select></label>
                <label class="field">{works.show} <select class="input" name="show">%s</select></label>
                <label class="field">{bench.find} <input class="input" type="search" name="find" value="%s"></label>
                <button class="btn">{works.show}</button></form>
                """, bench.path(), sorts, shows, Html.escape(view.find()));
    }

    /** The address of a work in this view, or of the view alone. */
    String address(BenchView view, String work, int from) {
        StringBuilder address = new StringBuilder(bench.path())
                .append("?sort=")
                .append(view.sort().word());
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
                .map(given -> "<a href=\"%s\">%s</a>%s"
                        .formatted(address, badges.source(given, false, false), badges.remark(given)))
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
                                + "<span class=\"vh\"> %s</span>".formatted(Html.escape(badges.name(given.by())))
                                + badges.remark(given))
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
}
