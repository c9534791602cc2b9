package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.People;
import org.lectern.reading.grade.DocumentGrades;
import org.lectern.reading.grade.Flagged;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.Lens;
import org.lectern.review.Scales;

/** How documents come off by the grades that the asker may read. */
final class GradeRoutes {
    private final Catalogue catalogue;
    private final Grading grading;
    private final Flagged flagged;
    private final Scales scales;
    private final GradeJson json;

    GradeRoutes(
            Catalogue catalogue, Grading grading, Flagged flagged, Scales scales, People people, Addresses addresses) {
        this.catalogue = catalogue;
        this.grading = grading;
        this.flagged = flagged;
        this.scales = scales;
        this.json = new GradeJson(addresses, people);
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/api/documents/{document}/grades", this::describe);
    }

    private Optional<Version> version(Context ctx) {
        Optional<Version> version = DocumentAddress.parse(ctx.pathParam("document"))
                .flatMap(address -> catalogue.version(address, Asker.of(ctx).viewer()));
        if (version.isEmpty()) {
            ctx.header("Vary", Answer.VARY);
            Problem.missing("There is no such document or version here. The library lists what there is.")
                    .answer(ctx);
        }
        return version;
    }

    private void describe(Context ctx) {
        version(ctx)
                .ifPresent(version -> LensRequest.of(ctx, scales, grading).ifPresent(lens -> {
                    Optional<Integer> page = page(ctx);
                    DocumentGrades grades = grading.of(version, lens);
                    ctx.header("Vary", Answer.VARY);
                    Answer.json(ctx, json.document(page.isPresent() ? grades : withFlags(grades, lens), lens, page));
                }));
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
