package org.lectern.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.Body;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.citation.CitedWork;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.reading.Footing;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.Given;
import org.lectern.reading.grade.GradedPassage;
import org.lectern.reading.grade.Lens;

/** One work beside the list: what it is, how far it reaches, who graded it, and where one grades it. */
final class RecordHtml {
    private final Words words;
    private final WorkbenchRoutes.Parts parts;
    private final Lens lens;
    private final Optional<Account> account;
    private final GradeHtml badges;

    RecordHtml(Words words, WorkbenchRoutes.Parts parts, Lens lens, Optional<Account> account) {
        this.words = words;
        this.parts = parts;
        this.lens = lens;
        this.account = account;
        this.badges = parts.badges(words, lens);
    }

    /** What somebody wrote into the form, with what is wrong with it. */
    record Typed(String value, String scope, List<String> within, String basis, String evidence, String trouble) {
        static final Typed NOTHING = new Typed("", "", List.of(), "", "", "");

        Typed {
            within = List.copyOf(within);
        }

        Typed with(String wrong) {
            return new Typed(value, scope, within, basis, evidence, wrong);
        }
    }

    String record(Row row, BenchView view, Typed typed) {
        CitedWork work = row.work();
        FoundCitation first = work.citations().getFirst();
        String printed =
                parts.catalogue().words(first.version(), first.citation().span());
        return words.html(
                """
                <section class="record" id="record" aria-labelledby="record-title" tabindex="-1">
                <div><p class="caption">{bench.record}</p>
                <h2 id="record-title"><a href="%s">%s</a></h2>
                <p class="printed">%s <span class="caption">{bench.printed}</span></p></div>
                %s
                %s
                %s
                %s
                </section>""",
                work.path(),
                Html.escape(
                        work.reference().title().isEmpty()
                                ? GradeHtml.shortName(work.reference())
                                : work.reference().title()),
                Html.escape(printed),
                where(row),
                given(row),
                newSince(row),
                account.isPresent() ? new RecordFormHtml(words, parts, lens, account).form(row, view, typed) : "");
    }

    /** Where its passages stand, in the document that has most of them. */
    private String where(Row row) {
        Map<Version, List<FoundCitation>> byVersion =
                row.work().citations().stream().collect(Collectors.groupingBy(FoundCitation::version));
        Version most = byVersion.entrySet().stream()
                .max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
                .orElseThrow()
                .getKey();
        List<GradedPassage> passages = parts.grading().passages(most, byVersion.getOrDefault(most, List.of()), lens);
        return words.html(
                """
                <div class="where"><p><b>%s</b> <a href="%s">{bench.reviewThem}</a></p>
                %s</div>""",
                words.say("bench.where", row.passages(), row.pages()),
                row.work().path(),
                StripSvg.places(most.pages(), passages));
    }

    private String given(Row row) {
        List<Given> all = parts.grading().onWork(row.work().id(), lens);
        if (all.isEmpty()) {
            return words.html("<p class=\"hint\">{bench.nobody}</p>");
        }
        String items = all.reversed().stream().map(given -> given(row, given)).collect(Collectors.joining());
        return words.html("<div><h3>{bench.given}</h3><ul class=\"given\">\n%s</ul></div>", items);
    }

    private String given(Row row, Given given) {
        boolean mine = account.filter(one -> one.id().equals(given.by())).isPresent();
        String scope = given.rating()
                .scope()
                .map(said -> " <span class=\"caption\">%s</span>"
                        .formatted(words.say(
                                "bench.forScope",
                                Html.escape(said),
                                given.rating().within().size())))
                .orElse("");
        List<AnnotationChange> history = parts.desk().history(given.id(), lens.viewer());
        String basis = history.isEmpty()
                ? ""
                : StoredAnnotation.words(history.getLast().annotation()).stream()
                        .map(Html::escape)
                        .map("<p class=\"why\">%s</p>"::formatted)
                        .collect(Collectors.joining(
                                "",
                                "",
                                EvidenceHtml.html(words, history.getLast().annotation())));
        return "<li>%s, %s, <time datetime=\"%s\">%s</time>%s%s%s%s%s</li>\n"
                .formatted(
                        badges.source(given, false, true),
                        mine ? words.say("bench.by.you") : Html.escape(badges.name(given.by())),
                        given.at(),
                        words.day(given.at()),
                        scope,
                        basis,
                        remark(given, mine),
                        earlier(history),
                        mine ? takingBack(row, given, history) : "");
    }

    /** Whoever gave a grade is led to where they say anew what it rests on. */
    private String remark(Given given, boolean mine) {
        Footing footing = badges.footing(given);
        return footing == Footing.WHOLE
                ? ""
                : "<p class=\"footing\">%s.%s</p>"
                        .formatted(
                                Html.escape(badges.remarkText(footing)),
                                mine && given.rating().scope().isEmpty()
                                        ? words.html(" <a href=\"#evidence\">{grade.footing.again}</a>")
                                        : "");
    }

    /** What was said before, oldest first. */
    private String earlier(List<AnnotationChange> history) {
        if (history.size() < 2) {
            return "";
        }
        String items = history.subList(0, history.size() - 1).stream()
                .map(change -> "<li>%s, <time datetime=\"%s\">%s</time>%s</li>"
                        .formatted(
                                change.annotation().bodies().stream()
                                        .filter(ReliabilityRating.class::isInstance)
                                        .map(body -> Html.escape(((Body.ReliabilityRating) body).value()))
                                        .collect(Collectors.joining(", ")),
                                change.at(),
                                words.moment(change.at()),
                                change instanceof AnnotationChange.Withdrawn
                                        ? ", " + words.say("bench.withdrawn")
                                        : ""))
                .collect(Collectors.joining());
        return words.html("<details class=\"change\"><summary>{bench.earlier}</summary><ol>%s</ol></details>", items);
    }

    private String takingBack(Row row, Given given, List<AnnotationChange> history) {
        if (history.isEmpty()) {
            return "";
        }
        int revision = history.getLast().annotation().revision();
        String undo = history.size() > 1 ? button(row, given, revision, "", words.say("bench.undoLast")) : "";
        return "<div class=\"btns\">%s%s</div>"
                .formatted(undo, button(row, given, revision, "withdraw", words.say("bench.takeBack")));
    }

    private String button(Row row, Given given, int revision, String act, String name) {
        return """
                <form method="post" action="%s/workbench/undo"><input type="hidden" name="annotation" value="%s"><input type="hidden" name="revision" value="%d"><input type="hidden" name="work" value="%s"><input type="hidden" name="act" value="%s"><button class="btn" type="submit">%s</button></form>""".formatted(
                        lens.group().orElseThrow().path(),
                        given.id().value(),
                        revision,
                        row.work().id(),
                        act,
                        name);
    }

    private String newSince(Row row) {
        List<FoundCitation> fresh = parts.workbench().newSince(row, lens);
        if (fresh.isEmpty()) {
            return "";
        }
        String items = fresh.stream()
                .limit(10)
                .map(citation -> "<li><a href=\"%s\">%s</a></li>"
                        .formatted(
                                citation.path(),
                                Html.escape(parts.catalogue()
                                        .words(
                                                citation.version(),
                                                citation.citation().span()))))
                .collect(Collectors.joining());
        return words.html(
                "<div class=\"new-since\"><h3>%s</h3><ul>%s</ul></div>",
                words.say("bench.newSince", fresh.size()), items);
    }
}
