package org.lectern.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lectern.citation.Reference;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.People;
import org.lectern.reading.Footing;
import org.lectern.reading.grade.Effective;
import org.lectern.reading.grade.Given;
import org.lectern.reading.grade.Grading;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/** Grades as badges: solid where they were given here, outlined where they are inherited; code, bars and word. */
final class GradeHtml {
    private static final int BARS = 5;

    private final Words words;
    private final GradeWords grades;
    private final Grading grading;
    private final People people;
    private final Function<Given, Footing> footing;

    /** @param footing what became of what a grade rests on, for whoever reads this */
    GradeHtml(Words words, Grading grading, People people, Function<Given, Footing> footing) {
        this.footing = footing;
        this.words = words;
        this.grades = new GradeWords(words);
        this.grading = grading;
        this.people = people;
    }

    /** The class that colours a grade: a to e by how much it gives to think about, f for what says nothing. */
    static String shade(OptionalDouble concern) {
        return concern.isPresent()
                ? String.valueOf((char) ('a' + Math.round(concern.getAsDouble() * (BARS - 1))))
                : "f";
    }

    /** A source's grade by itself, as one chooses it. */
    String source(Scale scale, Grade grade, boolean inherited, boolean withWord) {
        return badge(grades, words, scale, grade, inherited, withWord);
    }

    static String badge(GradeWords grades, Words words, Scale scale, Grade grade, boolean inherited, boolean withWord) {
        OptionalDouble concern = scale.concern(Axis.SOURCE, grade.value());
        String word = Html.escape(grades.word(scale, grade));
        boolean code = GradeWords.isCode(grade.value());
        String said = code && !withWord ? "<span class=\"vh\"> %s</span>".formatted(word) : "";
        String how = inherited ? words.html("<span class=\"vh\">, {grade.short.inherited}</span>") : "";
        String badge = "<span class=\"grade %s%s\">%s%s%s%s</span>"
                .formatted(
                        shade(concern),
                        inherited ? " inherited" : "",
                        code ? Html.escape(grade.value()) : word,
                        bars(concern),
                        said,
                        how);
        return withWord && code ? badge + " " + word : badge;
    }

    private static String bars(OptionalDouble concern) {
        if (concern.isEmpty()) {
            return "<span aria-hidden=\"true\">?</span>";
        }
        long on = 1 + Math.round(concern.getAsDouble() * (BARS - 1));
        StringBuilder bars = new StringBuilder("<span class=\"bars\" aria-hidden=\"true\">");
        for (int bar = 1; bar <= BARS; bar++) {
            bars.append(bar <= on ? "<i class=\"on\"></i>" : "<i></i>");
        }
        return bars.append("</span>").toString();
    }

    /** Of one who gave it. */
    String source(Given given, boolean inherited, boolean withWord) {
        return grading.scaleOf(given)
                .flatMap(scale ->
                        scale.grade(Axis.SOURCE, given.value()).map(grade -> source(scale, grade, inherited, withWord)))
                .orElseGet(() -> Html.escape(given.value()));
    }

    /** What holds, with the others' answers where they differ. */
    String source(Effective effective, boolean withWord) {
        String badge = source(effective.leading(), effective.origin().isInherited(), withWord);
        String differing = effective.differs()
                ? words.html(" <span class=\"differ\">{grade.differ}: %s</span>", Html.escape(values(effective)))
                : "";
        return badge + differing + remark(effective);
    }

    /** That what a grade rests on is no longer there; nothing where it is. */
    String remark(Given given) {
        return remark(footing.apply(given));
    }

    private String remark(Effective effective) {
        return remark(footing(effective));
    }

    private String remark(Footing footing) {
        String said = remarkText(footing);
        return said.isEmpty() ? "" : " <span class=\"differ footing\">%s</span>".formatted(Html.escape(said));
    }

    /** Of several grades the one that has lost most. */
    Footing footing(Effective effective) {
        return effective.given().stream()
                .map(footing)
                .max(Comparator.naturalOrder())
                .orElse(Footing.WHOLE);
    }

    Footing footing(Given given) {
        return footing.apply(given);
    }

    /** In words, without markup; empty where all is there. */
    String remarkText(Footing footing) {
        return remarkText(words, footing);
    }

    static String remarkText(Words words, Footing footing) {
        return switch (footing) {
            case WHOLE -> "";
            case PARTLY_WITHDRAWN -> words.say("grade.footing.partly");
            case WITHDRAWN -> words.say("grade.footing.withdrawn");
            case ONE_SOURCE -> words.say("grade.footing.oneSource");
        };
    }

    private static String values(Effective effective) {
        return effective.given().stream().map(Given::value).distinct().collect(Collectors.joining(" / "));
    }

    /** Claims and transmission: a digit in a square, a plain code. */
    String inPlace(Axis axis, Effective effective, boolean withWord) {
        String value = Html.escape(effective.leading().value());
        String word = Scale.ADMIRALTY
                .grade(axis, effective.leading().value())
                .map(grade -> grades.word(Scale.ADMIRALTY, grade))
                .orElse("");
        String shape = axis == Axis.INFORMATION ? "info" : "trans";
        String badge = withWord
                ? "<span class=\"%s\">%s</span> %s".formatted(shape, value, word)
                : "<span class=\"%s\">%s<span class=\"vh\"> %s</span></span>".formatted(shape, value, word);
        String differing = effective.differs()
                ? words.html(" <span class=\"differ\">{grade.differ}: %s</span>", Html.escape(values(effective)))
                : "";
        return badge + differing + remark(effective);
    }

    /** Where it comes from: {@code inherited from Chuev 1993 (2 reviewers, November 21, 2026)}. */
    String provenance(Effective effective, Optional<Reference> work) {
        return Html.escape(provenanceText(effective, work));
    }

    /** The same without markup. */
    String provenanceText(Effective effective, Optional<Reference> work) {
        String when = words.day(latest(effective.given()));
        int count = effective.given().size();
        return switch (effective.origin()) {
            case WORK ->
                words.say("grade.inherited", work.map(GradeHtml::shortName).orElse(""), count, when);
            case DOCUMENT -> words.say("grade.ofDocument", count, when);
            case PASSAGE, CITATION -> words.say("grade.given", names(effective.given()), when);
        };
    }

    private static Instant latest(List<Given> given) {
        return given.stream().map(Given::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Who gave these. */
    String names(List<Given> given) {
        return given.stream().map(one -> name(one.by())).distinct().collect(Collectors.joining(", "));
    }

    String name(AccountId by) {
        return people.account(by)
                .map(Account::name)
                .map(name -> name.value())
                .orElseGet(() -> words.say("grade.somebody"));
    }

    /** {@code Chuev 1993}: the first author's surname, else the title, and the year. */
    static String shortName(Reference reference) {
        String first = reference.authors().isEmpty()
                ? reference.title()
                : reference.authors().getFirst().replaceFirst(",.*", "");
        return reference.year().isPresent() ? first + " " + reference.year().getAsInt() : first;
    }
}
