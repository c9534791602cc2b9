package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.annotation.Addresses;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.TooLongException;
import org.lectern.document.Version;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.reading.Footings;
import org.lectern.reading.grade.CarryingWork;
import org.lectern.reading.grade.DocumentGrades;
import org.lectern.reading.grade.Flagged;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.Lens;
import org.lectern.reading.grade.SummaryRule;
import org.lectern.review.Scales;

/** How documents come off by the grades that the asker may read. */
final class GradeRoutes {
    private final Catalogue catalogue;
    private final Grading grading;
    private final Flagged flagged;
    private final Footings footings;
    private final Scales scales;
    private final Addresses addresses;
    private final CitationIndex citations;
    private final People people;
    private final Groups groups;

    GradeRoutes(
            Catalogue catalogue,
            CitationIndex citations,
            Grading grading,
            Flagged flagged,
            Footings footings,
            Scales scales,
            People people,
            Groups groups,
            Addresses addresses) {
        this.citations = citations;
        this.people = people;
        this.groups = groups;
        this.catalogue = catalogue;
        this.grading = grading;
        this.flagged = flagged;
        this.footings = footings;
        this.scales = scales;
        this.addresses = addresses;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/documents/{document}/grades", this::show);
        Routes.get(routes, "/api/documents/{document}/grades", this::describe);
    }

    private Optional<Version> version(Context ctx) {
        Optional<Version> version = AskedDocument.version(ctx, catalogue);
        if (version.isEmpty()) {
            ctx.header("Vary", Answer.VARY);
            Problem.noVersion().answer(ctx);
        }
        return version;
    }

    private void show(Context ctx) {
        version(ctx)
                .ifPresent(version -> LensRequest.of(ctx, scales, grading).ifPresent(lens -> {
                    Document document = catalogue
                            .document(version.document(), lens.viewer())
                            .orElseThrow();
                    refuseLong(version);
                    DocumentGrades grades = withFlags(grading.of(version, lens), lens);
                    Words words = Words.of(ctx);
                    LensHtml lensHtml = new LensHtml(words, groups, scales);
                    SummaryRule rule = Optional.ofNullable(ctx.queryParam("rule"))
                            .flatMap(SummaryRule::of)
                            .orElse(SummaryRule.WORST);
                    StripHtml.Order order = Arrays.stream(StripHtml.Order.values())
                            .filter(one -> one.word().equals(ctx.queryParam("sort")))
                            .findFirst()
                            .orElse(StripHtml.Order.PAGE);
                    String query = LensHtml.query(lens, Optional.ofNullable(ctx.queryParam("scale"))) + "rule="
                            + rule.word() + "&amp;";
                    StripHtml.Look look = new StripHtml.Look(
                            document,
                            lensHtml.scale(lens),
                            rule,
                            order,
                            CitationRoutes.unread(words, citations, version, lens.viewer())
                                    + form(words, rule, lensHtml.fields(lens, grading.scalesUsed(lens))),
                            query);
                    List<CarryingWork> works =
                            CarryingWork.of(grades, citations.works(citations.citationsOf(version, lens.viewer())));
                    StripHtml html = new StripHtml(words, badges(words, lens), grading);
                    String page =
                            new Frame(words, "grades", words.say("strip.title")).page(html.page(look, grades, works));
                    Answer.page(ctx, page);
                }));
    }

    private GradeHtml badges(Words words, Lens lens) {
        return new GradeHtml(words, grading, people, given -> footings.of(given.id(), lens.viewer()));
    }

    private static String form(Words words, SummaryRule chosen, String lens) {
        String options = Arrays.stream(SummaryRule.values())
                .map(rule -> "<option value=\"%s\"%s>%s</option>"
                        .formatted(
                                rule.word(),
                                rule == chosen ? " selected" : "",
                                words.say("strip.short." + rule.word())))
                .collect(Collectors.joining());
        return words.html("""
                <form class="works-of" method="get">%s<label class="field">{strip.rule} <select class="input" name="rule">%s</select></label> <button class="btn">{works.show}</button></form>""", lens, options);
    }

    private void describe(Context ctx) {
        version(ctx)
                .ifPresent(version -> LensRequest.of(ctx, scales, grading).ifPresent(lens -> {
                    Optional<Integer> page = page(ctx);
                    if (page.isEmpty()) {
                        refuseLong(version);
                    }
                    boolean isOnePage = catalogue.isLong(version);
                    DocumentGrades grades = page.filter(any -> isOnePage)
                            .map(number -> grading.onPage(version, number, lens))
                            .orElseGet(() -> grading.of(version, lens));
                    int rated = isOnePage ? grading.rated(version, lens) : grades.rated();
                    ctx.header("Vary", Answer.VARY);
                    GradeJson json =
                            new GradeJson(addresses, people, grading, Words.of(ctx), badges(Words.of(ctx), lens));
                    Answer.json(
                            ctx, json.document(page.isPresent() ? grades : withFlags(grades, lens), rated, lens, page));
                }));
    }

    /** A strip of as many pages as a long text has is none that anybody could look at, or that a browser would draw. */
    private void refuseLong(Version version) {
        if (catalogue.isLong(version)) {
            throw new TooLongException(catalogue.longestWhole());
        }
    }

    private DocumentGrades withFlags(DocumentGrades grades, Lens lens) {
        return grades.flagged(flagged.byPage(grades.version(), lens));
    }

    private static Optional<Integer> page(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("page"))
                .filter(page -> page.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }
}
