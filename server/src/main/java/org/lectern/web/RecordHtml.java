package org.lectern.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.Body;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
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
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/** One work beside the list: what it is, how far it reaches, who graded it, and the form that grades it. */
final class RecordHtml {
    /** Passages that the choice of a scope shows; of a work that is cited more often, the first ones. */
    private static final int CHOICES = 300;

    private final Words words;
    private final GradeWords grades;
    private final WorkbenchRoutes.Parts parts;
    private final Lens lens;
    private final Optional<Account> account;
    private final GradeHtml badges;

    RecordHtml(Words words, WorkbenchRoutes.Parts parts, Lens lens, Optional<Account> account) {
        this.words = words;
        this.grades = new GradeWords(words);
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
                account.isPresent() ? form(row, view, typed) : "");
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

    private String form(Row row, BenchView view, Typed typed) {
        Scale scale = new LensHtml(words, parts.groups(), parts.scales()).scale(lens);
        Typed shown = typed.trouble().isEmpty() ? before(row, scale) : typed;
        String path = lens.group().orElseThrow().path();
        String trouble = typed.trouble().isEmpty()
                ? ""
                : "<p class=\"trouble\" role=\"alert\" tabindex=\"-1\" autofocus>%s</p>"
                        .formatted(Html.escape(typed.trouble()));
        String kept = new BenchWorksHtml(words, parts, lens, account)
                .address(view, "", view.from())
                .replaceFirst("^[^?]*", "");
        return words.html(
                """
                <form class="rate" method="post" action="%s/workbench/works/%s%s" aria-label="{bench.form}">
                %s
                <fieldset><legend class="label">{bench.ask}</legend><div class="scale%s">
                %s</div></fieldset>
                <div class="field"><label for="basis">{bench.basis}</label><textarea class="input" id="basis" name="basis" rows="2">%s</textarea></div>
                <div class="field"><label for="evidence">{bench.evidence}</label><textarea class="input" id="evidence" name="evidence" rows="2" aria-describedby="evidence-hint">%s</textarea>
                <p class="hint" id="evidence-hint">{bench.evidenceHint}</p></div>
                %s
                <div class="act"><p><b>%s</b> <span class="caption">%s {bench.canUndo}</span></p>
                <div class="btns"><button class="btn primary" type="submit">{bench.submit}</button>%s</div>
                <p class="hint">%s</p></div>
                </form>""",
                path,
                row.work().id(),
                kept,
                trouble,
                scale.id().equals(Scale.ADMIRALTY.id()) ? " source" : "",
                scale(scale, shown.value()),
                Html.escape(shown.basis()),
                Html.escape(shown.evidence()),
                scope(row, shown),
                words.say("bench.effect", row.reach()),
                words.say("bench.own", row.own()),
                row.mine().isPresent()
                        ? ""
                        : words.html(
                                "<button class=\"btn\" type=\"submit\" name=\"act\" value=\"draft\">{bench.draft}</button>"),
                words.say(
                        "bench.sharedWith",
                        Html.escape(new LensHtml(words, parts.groups(), parts.scales())
                                .name(lens.group().orElseThrow()))));
    }

    /** What one said of the whole work before, a draft too, to go on from there. */
    private Typed before(Row row, Scale scale) {
        RatingDesk.Wish same = new RatingDesk.Wish(
                Place.whole("/works/" + row.work().id()),
                Axis.SOURCE,
                scale,
                "",
                "",
                List.of(),
                "",
                List.of(),
                Optional.empty());
        return account.flatMap(one -> parts.desk().current(same, one, lens.viewer()))
                .map(annotation -> new Typed(
                        annotation.bodies().stream()
                                .filter(ReliabilityRating.class::isInstance)
                                .map(body -> ((ReliabilityRating) body).value())
                                .findFirst()
                                .orElse(""),
                        "",
                        List.of(),
                        String.join("\n", StoredAnnotation.words(annotation)),
                        String.join("\n", StoredAnnotation.evidence(annotation)),
                        ""))
                .orElse(Typed.NOTHING);
    }

    private String scale(Scale scale, String chosen) {
        StringBuilder choices = new StringBuilder();
        for (Grade grade : scale.on(Axis.SOURCE)) {
            String word = grades.word(scale, grade);
            choices.append("<label><input type=\"radio\" name=\"value\" value=\"%s\"%s>%s<span>%s%s</span></label>\n"
                    .formatted(
                            Html.escape(grade.value()),
                            grade.value().equals(chosen) ? " checked" : "",
                            badges.source(scale, grade, false, false),
                            GradeWords.isCode(grade.value()) ? "<b>%s.</b> ".formatted(Html.escape(capital(word))) : "",
                            Html.escape(grades.meaning(scale, grade))));
        }
        return choices.toString();
    }

    private static String capital(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + word.substring(word.offsetByCodePoints(0, 1));
    }

    /** Closed until somebody wants it: most works are graded as a whole. */
    private String scope(Row row, Typed typed) {
        String choices = row.work().citations().stream()
                .limit(CHOICES)
                .map(citation ->
                        "<label class=\"choice\"><input type=\"checkbox\" name=\"within\" value=\"%s\"%s><span>%s <small>%s</small></span></label>\n"
                                .formatted(
                                        citation.id(),
                                        typed.within().contains(citation.id()) ? " checked" : "",
                                        Html.escape(opening(citation)),
                                        Html.escape(citation.citation()
                                                .locator()
                                                .map(span -> parts.catalogue().words(citation.version(), span))
                                                .orElse(""))))
                .collect(Collectors.joining());
        return words.html(
                """
                <details class="scope"%s><summary>{bench.part}</summary>
                <div class="field"><label for="scope">{bench.scope}</label><input class="input" id="scope" name="scope" maxlength="200" value="%s"></div>
                <fieldset class="choices"><legend class="label">{bench.within}</legend>
                %s</fieldset></details>""",
                typed.scope().isEmpty() && typed.within().isEmpty() ? "" : " open",
                Html.escape(typed.scope()),
                choices);
    }

    private String opening(FoundCitation citation) {
        return citation.citation()
                .quoted()
                .map(span -> parts.catalogue()
                        .words(citation.version(), new TextSpan(span.start(), Math.min(span.end(), span.start() + 80))))
                .orElseGet(() -> parts.catalogue()
                        .words(citation.version(), citation.citation().span()));
    }
}
