package org.lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body;
import org.lectern.citation.FoundCitation;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.reading.grade.Bench;
import org.lectern.reading.grade.Bench.Progress;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Axis;

/** The workbench of a group: its head with how far one has come, its passages and flags. Its works are {@link BenchWorksHtml}. */
final class WorkbenchHtml {
    /** Code points of a quoted text in a list. */
    private static final int OPENING = 160;

    private final Words words;
    private final WorkbenchRoutes.Parts parts;
    private final Lens lens;
    private final Optional<Account> account;
    private final GradeHtml badges;

    WorkbenchHtml(Words words, WorkbenchRoutes.Parts parts, Lens lens, Optional<Account> account) {
        this.words = words;
        this.parts = parts;
        this.lens = lens;
        this.account = account;
        this.badges = parts.badges(words, lens);
    }

    private GroupId group() {
        return lens.group().orElseThrow();
    }

    String path() {
        return group().path() + "/workbench";
    }

    String head(Bench bench, String tab) {
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

    static void option(StringBuilder options, String value, boolean selected, String name) {
        options.append("<option value=\"%s\"%s>%s</option>".formatted(value, selected ? " selected" : "", name));
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
        CitedWords text = new CitedWords(parts.catalogue(), citation.version());
        String quoted = citation.citation()
                .quoted()
                .map(span -> "<blockquote>%s</blockquote>".formatted(Html.escape(text.opening(span, OPENING))))
                .orElse("");
        return """
                <li>%s<p><a href="%s/grades?group=%s">%s</a>, %s</p><p class="axes-line">%s</p></li>
                """.formatted(
                quoted,
                citation.path(),
                group().value(),
                Html.escape(text.of(citation.citation().span())),
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
