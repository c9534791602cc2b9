package org.lectern.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.people.Group;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.OwnScale;
import org.lectern.review.Scale;

/** A group's scale with what its grades mean, and for owners the choice of another. */
final class ScaleHtml {
    private static final String OWN = "own";

    private final Words words;
    private final GradeWords grades;

    ScaleHtml(Words words) {
        this.words = words;
        this.grades = new GradeWords(words);
    }

    /** What an owner typed, with what is wrong with it. */
    record Typed(String scale, String name, String grades, String missing, String trouble) {
        static final Typed NOTHING = new Typed("", "", "", "", "");

        Typed with(String wrong) {
            return new Typed(scale, name, grades, missing, wrong);
        }
    }

    String page(Group group, Scale chosen, Optional<Scale> own, boolean governs, boolean done, Typed typed) {
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="%s">%s</a></p>
                <h1>{scale.title}</h1>
                %s
                <p>%s</p>
                %s
                %s
                </main>""",
                group.id().path(),
                Html.escape(group.name().value()),
                FormHtml.status(Optional.of(words.say("scale.done")).filter(said -> done)),
                words.say("scale.is", Html.escape(grades.name(chosen)), chosen.version()),
                legend(chosen),
                governs ? form(group, chosen, own, typed) : words.html("<p class=\"hint\">{scale.owners}</p>"));
    }

    /** The grades of sources with what they mean. */
    String legend(Scale scale) {
        String rows = scale.on(Axis.SOURCE).stream()
                .map(grade -> "<dt>%s</dt><dd>%s</dd>\n"
                        .formatted(badge(scale, grade), Html.escape(grades.meaning(scale, grade))))
                .collect(Collectors.joining());
        return "<dl class=\"legend\">\n" + rows + "</dl>";
    }

    private String badge(Scale scale, Grade grade) {
        return GradeHtml.badge(grades, words, scale, grade, false, true);
    }

    private String form(Group group, Scale chosen, Optional<Scale> own, Typed typed) {
        String now = typed.scale().isEmpty() ? chosen.id() : typed.scale();
        boolean isOwn = Scale.KNOWN.stream().noneMatch(scale -> scale.id().equals(now));
        String known = Scale.KNOWN.stream()
                .map(scale -> choice(
                        scale.id(), scale.id().equals(now), grades.name(scale), words.say("scale.hint." + scale.id())))
                .collect(Collectors.joining());
        String trouble = typed.trouble().isEmpty()
                ? ""
                : "<p class=\"trouble\" id=\"grades-trouble\" role=\"alert\">%s</p>"
                        .formatted(Html.escape(typed.trouble()));
        boolean fresh = typed.trouble().isEmpty();
        return words.html(
                """
                <section class="stack" aria-labelledby="choose-title"><h2 id="choose-title">{scale.choose}</h2>
                <form class="claim" method="post" action="%s/scale">
                <fieldset><legend class="label">{scale.legend}</legend>
                %s%s</fieldset>
                <fieldset><legend class="label">{scale.ownLegend}</legend>
                %s
                <div class="field"><label for="name">{scale.ownName}</label><input class="input" id="name" name="name" maxlength="%d" value="%s"></div>
                <div class="field"><label for="grades">{scale.ownGrades}</label><textarea class="input" id="grades" name="grades" rows="6" aria-describedby="grades-hint">%s</textarea>
                <p class="hint" id="grades-hint">{scale.ownHint}</p></div>
                <div class="field"><label for="missing">{scale.ownMissing}</label><input class="input" id="missing" name="missing" maxlength="%d" value="%s"></div>
                </fieldset>
                <p class="hint">{scale.kept}</p>
                <button class="btn primary" type="submit">{save}</button>
                </form></section>""",
                group.id().path(),
                known,
                choice(OWN, isOwn, words.say("scale.own"), words.say("scale.hint.own")),
                trouble,
                OwnScale.LONGEST_NAME,
                Html.escape(fresh ? own.map(Scale::name).orElse("") : typed.name()),
                Html.escape(fresh ? own.map(ScaleHtml::lines).orElse("") : typed.grades()),
                OwnScale.LONGEST_VALUE,
                Html.escape(fresh ? own.map(ScaleHtml::missing).orElse("") : typed.missing()));
    }

    private static String choice(String value, boolean checked, String said, String hint) {
        return "<label class=\"choice\"><input type=\"radio\" name=\"scale\" value=\"%s\"%s><span>%s <small>%s</small></span></label>\n"
                .formatted(value, checked ? " checked" : "", said, hint);
    }

    private static String lines(Scale scale) {
        return scale.on(Axis.SOURCE).stream()
                .filter(grade -> !grade.missing())
                .map(grade -> grade.meaning().isEmpty() ? grade.value() : grade.value() + ": " + grade.meaning())
                .collect(Collectors.joining("\n"));
    }

    private static String missing(Scale scale) {
        return scale.on(Axis.SOURCE).stream()
                .filter(Grade::missing)
                .map(Grade::value)
                .findFirst()
                .orElse("");
    }
}
