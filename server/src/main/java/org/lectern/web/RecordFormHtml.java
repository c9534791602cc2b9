package org.lectern.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.citation.FoundCitation;
import org.lectern.people.Account;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/** The form that grades a work, as whoever grades it has left it. */
final class RecordFormHtml {
    /** Passages that the choice of a scope shows; of a work that is cited more often, the first ones. */
    private static final int CHOICES = 300;

    private final Words words;
    private final GradeWords grades;
    private final WorkbenchRoutes.Parts parts;
    private final Lens lens;
    private final Optional<Account> account;
    private final GradeHtml badges;

    RecordFormHtml(Words words, WorkbenchRoutes.Parts parts, Lens lens, Optional<Account> account) {
        this.words = words;
        this.grades = new GradeWords(words);
        this.parts = parts;
        this.lens = lens;
        this.account = account;
        this.badges = parts.badges(words, lens);
    }

    String form(Row row, BenchView view, RecordHtml.Typed typed) {
        Scale scale = new LensHtml(words, parts.groups(), parts.scales()).scale(lens);
        RecordHtml.Typed shown = typed.trouble().isEmpty() ? before(row, scale) : typed;
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
    private RecordHtml.Typed before(Row row, Scale scale) {
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
                .map(annotation -> new RecordHtml.Typed(
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
                .orElse(RecordHtml.Typed.NOTHING);
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
    private String scope(Row row, RecordHtml.Typed typed) {
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
