package org.lectern.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.citation.FoundCitation;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.reading.Footing;
import org.lectern.reading.grade.Effective;
import org.lectern.reading.grade.Lens;
import org.lectern.reading.grade.Origin;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/** A passage, what holds for it with where that was given, and one question's form. */
final class PassageGradesHtml {
    /** Code points that are shown of a long passage. */
    private static final int SHOWN = 600;

    private final Words words;
    private final GradeWords grades;
    private final GradeHtml badges;
    private final WorkbenchRoutes.Parts parts;
    private final PassageGradesRoutes.Asked asked;
    private final Optional<Account> account;

    PassageGradesHtml(
            Words words, WorkbenchRoutes.Parts parts, PassageGradesRoutes.Asked asked, Optional<Account> account) {
        this.words = words;
        this.grades = new GradeWords(words);
        this.badges = parts.badges(words, asked.lens());
        this.parts = parts;
        this.asked = asked;
        this.account = account;
    }

    /** What was done just now. */
    record Done(AnnotationId rating, int revision) {}

    record Typed(String value, String basis, String evidence, String trouble) {
        static final Typed NOTHING = new Typed("", "", "", "");

        Typed with(String wrong) {
            return new Typed(value, basis, evidence, wrong);
        }

        /** What somebody said before, to go on from there. */
        static Typed of(Annotation said) {
            return new Typed(
                    said.bodies().stream()
                            .filter(ReliabilityRating.class::isInstance)
                            .map(body -> ((ReliabilityRating) body).value())
                            .findFirst()
                            .orElse(""),
                    String.join("\n", StoredAnnotation.words(said)),
                    String.join("\n", StoredAnnotation.evidence(said)),
                    "");
        }
    }

    private FoundCitation citation() {
        return asked.citation();
    }

    private String path() {
        return citation().path() + "/grades";
    }

    private String group() {
        return asked.lens().group().map(GroupId::value).orElse("");
    }

    String page(Optional<Axis> step, Typed typed, Optional<Done> done) {
        CitedWords text = new CitedWords(parts.catalogue(), citation().version());
        TextSpan own = citation().citation().span();
        String quoted = citation()
                .citation()
                .quoted()
                .map(span -> "<blockquote>%s</blockquote>".formatted(Html.escape(text.opening(span, SHOWN))))
                .orElse("");
        return words.html(
                """
                <main id="main" class="narrow about rated" tabindex="-1">
                <p class="crumbs"><a href="%s">%s</a></p>
                <h1>{rated.title}</h1>
                %s
                %s
                <p class="printed"><a href="%s">%s</a></p>
                %s
                %s
                </main>""",
                CitationRoutes.place(parts.catalogue(), citation().version(), own),
                words.page(parts.catalogue().pageAt(citation().version(), own.start())),
                done.map(this::done).orElse(""),
                quoted,
                "/works/" + citation().work(),
                Html.escape(text.of(own)),
                lens(),
                step.isPresent() && account.isPresent() ? form(step.get(), typed) : axes());
    }

    private String done(Done done) {
        if (asked.lens().group().isEmpty()) {
            return FormHtml.status(Optional.of(words.say("bench.done.rated")));
        }
        return words.html("""
                <div class="outcome-row"><p class="outcome" role="status">{bench.done.rated}</p><form method="post" action="/groups/%s/workbench/undo"><input type="hidden" name="annotation" value="%s"><input type="hidden" name="revision" value="%d"><input type="hidden" name="next" value="%s?group=%s"><button class="btn" type="submit">{bench.undo}</button></form></div>""", group(), done.rating().value(), done.revision(), path(), group());
    }

    private String lens() {
        Lens lens = asked.lens();
        return words.html(
                "<form class=\"works-of\" method=\"get\" action=\"%s\">%s<button class=\"btn\">{works.show}</button></form>",
                path(),
                new LensHtml(words, parts.groups(), parts.scales())
                        .fields(lens, parts.grading().scalesUsed(lens)));
    }

    private String axes() {
        StringBuilder rows = new StringBuilder();
        for (Axis axis : Axis.values()) {
            Optional<Effective> effective = asked.passage().on(axis);
            String said = effective
                    .map(held -> "<span class=\"held\">%s</span> <span class=\"caption\">%s</span>"
                            .formatted(
                                    axis == Axis.SOURCE ? badges.source(held, true) : badges.inPlace(axis, held, true),
                                    badges.provenance(
                                            held,
                                            Optional.of(citation().citation().reference()))))
                    .orElseGet(() -> words.say("rated.none"));
            rows.append("<dt>%s</dt><dd>%s%s%s</dd>\n"
                    .formatted(
                            grades.name(axis),
                            said,
                            effective.map(held -> again(axis, held)).orElse(""),
                            ask(axis)));
        }
        String hint = account.isEmpty()
                ? words.html("<p>{bench.signIn} <a href=\"/sign-in?next=%s\">{signIn.title}</a></p>", path())
                : "";
        return "<dl class=\"facts held-axes\">\n%s</dl>\n%s".formatted(rows, hint);
    }

    /** Whoever gave a grade whose ground is gone is led to where they say anew what it rests on. */
    private String again(Axis axis, Effective held) {
        boolean mine = held.given().stream()
                .anyMatch(given -> badges.footing(given) != Footing.WHOLE
                        && account.filter(one -> one.id().equals(given.by())).isPresent());
        boolean ofWork = held.origin() == Origin.WORK;
        return !mine || (ofWork && group().isEmpty())
                ? ""
                : words.html(
                        " <a href=\"%s\">{grade.footing.again}</a>",
                        ofWork
                                ? "/groups/%s/workbench?work=%s#evidence"
                                        .formatted(group(), citation().work())
                                : "%s?group=%s&amp;step=%s".formatted(path(), group(), axis.word()));
    }

    private String ask(Axis axis) {
        return account.isEmpty()
                ? ""
                : " <a class=\"btn\" href=\"%s?group=%s&amp;step=%s\">%s</a>"
                        .formatted(path(), group(), axis.word(), words.say("rated.ask." + axis.word()));
    }

    /** The other axes are not shown, so that a bad source does not pull down a good claim. */
    private String form(Axis axis, Typed typed) {
        Scale scale = axis == Axis.SOURCE
                ? new LensHtml(words, parts.groups(), parts.scales()).scale(asked.lens())
                : Scale.ADMIRALTY;
        String choices = scale.on(axis).stream()
                .map(grade ->
                        "<label><input type=\"radio\" name=\"value\" value=\"%s\"%s>%s<span><b>%s.</b> %s</span></label>\n"
                                .formatted(
                                        Html.escape(grade.value()),
                                        grade.value().equals(typed.value()) ? " checked" : "",
                                        badge(axis, scale, grade),
                                        Html.escape(grades.word(scale, grade)),
                                        Html.escape(grades.meaning(scale, grade))))
                .collect(Collectors.joining());
        String trouble = typed.trouble().isEmpty()
                ? ""
                : "<p class=\"trouble\" role=\"alert\" tabindex=\"-1\" autofocus>%s</p>"
                        .formatted(Html.escape(typed.trouble()));
        String sharing = asked.lens().group().isPresent()
                ? words.say(
                        "bench.sharedWith",
                        Html.escape(new LensHtml(words, parts.groups(), parts.scales())
                                .name(asked.lens().group().get())))
                : words.say("rated.private");
        return words.html(
                """
                <form class="rate claim" method="post" action="%s" aria-label="%s">
                <input type="hidden" name="axis" value="%s"><input type="hidden" name="group" value="%s">
                %s
                <fieldset><legend class="label">%s</legend><div class="scale %s">
                %s</div></fieldset>
                <div class="field"><label for="basis">%s</label><textarea class="input" id="basis" name="basis" rows="2">%s</textarea></div>
                <div class="field"><label for="evidence">{bench.evidence}</label><textarea class="input" id="evidence" name="evidence" rows="2" aria-describedby="evidence-hint">%s</textarea>
                <p class="hint" id="evidence-hint">{rated.evidenceHint}</p></div>
                <p class="hint">%s</p>
                <div class="btns"><button class="btn primary" type="submit">{bench.submit}</button> <a class="btn" href="%s?group=%s">{rated.leave}</a></div>
                </form>""",
                path(),
                words.say("rated.ask." + axis.word()),
                axis.word(),
                group(),
                trouble,
                words.say("rated.question." + axis.word()),
                axis.word(),
                choices,
                words.say(axis == Axis.SOURCE ? "rated.reason" : "bench.basis"),
                Html.escape(typed.basis()),
                Html.escape(typed.evidence()),
                sharing,
                path(),
                group());
    }

    private String badge(Axis axis, Scale scale, Grade grade) {
        return switch (axis) {
            case SOURCE -> badges.source(scale, grade, false, false);
            case INFORMATION -> "<span class=\"info\">%s</span>".formatted(Html.escape(grade.value()));
            case TRANSMISSION -> "<span class=\"trans\">%s</span>".formatted(Html.escape(grade.value()));
        };
    }
}
