package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.annotation.AnnotationStore;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Correcting;
import org.lectern.citation.Correction;
import org.lectern.citation.Corrections;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.LoggedCorrection;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.people.People;
import org.lectern.people.Viewer;

/** The pages of a work and of a citation, and of all that was corrected. */
final class WorkRoutes {
    private final Catalogue catalogue;
    private final CitationIndex citations;
    private final Correcting correcting;
    private final MayCorrect may;
    private final AnnotationStore annotations;
    private final People people;
    private final Discussion discussion;
    private final SamePage same;

    WorkRoutes(
            Catalogue catalogue,
            CitationIndex citations,
            Correcting correcting,
            MayCorrect may,
            AnnotationStore annotations,
            People people,
            Discussion discussion,
            SamePage same) {
        this.same = same;
        this.catalogue = catalogue;
        this.citations = citations;
        this.correcting = correcting;
        this.may = may;
        this.annotations = annotations;
        this.people = people;
        this.discussion = discussion;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/works/{work}", ctx -> showWork(ctx, ctx.pathParam("work")));
        Routes.get(routes, "/citations/{citation}/record", ctx -> showRecord(ctx, ctx.pathParam("citation")));
        same.add("/works/([^/?]+)", this::showWork);
        same.add("/citations/([^/?]+)/record", this::showRecord);
        Routes.get(routes, "/corrections", this::showCorrections);
    }

    private CorrectionHtml corrections(Context ctx, KnownWorks names, String here) {
        return new CorrectionHtml(
                Words.of(ctx), names, people, may, Asker.of(ctx).account(), here);
    }

    private void showWork(Context ctx, String id) {
        Viewer viewer = Asker.of(ctx).viewer();
        Words words = Words.of(ctx);
        KnownWorks names = KnownWorks.of(words, catalogue, citations, viewer);
        Optional<CitedWork> work = names.work(id);
        if (work.isEmpty()) {
            elsewhere(ctx, id, names);
            return;
        }
        Corrections corrected = citations.corrections();
        List<LoggedCorrection> history = correcting.corrections(viewer).stream()
                .filter(logged -> isAbout(logged.correction(), work.get(), corrected))
                .toList();
        CorrectionHtml html = corrections(ctx, names, work.get().path());
        boolean corrects = may.of(ctx).isPresent();
        WorkForms forms = new WorkForms(words, names, Refused.of(ctx));
        int from = Optional.ofNullable(ctx.queryParam("from"))
                .filter(number -> number.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
        WorkHtml.Parts parts = new WorkHtml.Parts(
                from,
                html.outcome(ctx, number -> correcting.correction(number, viewer)),
                corrected.partOf(id),
                names.works().stream()
                        .filter(other -> corrected
                                .partOf(other.id())
                                .filter(part -> part.volume().equals(id))
                                .isPresent())
                        .toList(),
                corrected.mayBeLiving(id),
                new WorkRatings(words, annotations, people, Asker.of(ctx)).html(addressesOf(id, corrected)),
                corrects ? forms.parting(work.get()) : "",
                corrects ? forms.named(work.get(), Contributors.named(catalogue, work.get())) : "",
                corrects ? forms.correcting(work.get(), corrected.mayBeLiving(id)) : "",
                discussion.html(ctx, addressesOf(id, corrected), work.get().path()),
                html.history(history));
        WorkHtml page = new WorkHtml(words, catalogue, viewer, Refused.of(ctx));
        CitationRoutes.page(ctx, page.name(work.get().reference()), page.work(work.get(), names, parts));
    }

    /** Its own first; what was said of works that were merged into it stays theirs and is shown with it. */
    private static List<String> addressesOf(String work, Corrections corrected) {
        return Stream.concat(
                        Stream.of(work),
                        corrected.namesOf(work).stream()
                                .filter(name -> !name.equals(work))
                                .sorted())
                .map(name -> "/works/" + name)
                .toList();
    }

    private static boolean isAbout(Correction correction, CitedWork work, Corrections corrected) {
        Set<String> names = corrected.namesOf(work.id());
        return correction.workIds().stream().anyMatch(names::contains)
                || correction.citationIds().stream()
                        .anyMatch(id -> work.citations().stream()
                                .anyMatch(found -> found.id().equals(id)));
    }

    /** A work's address stays: it leads to the work that it was merged into, or whose passages it was made of. */
    private void elsewhere(Context ctx, String id, KnownWorks names) {
        Corrections corrected = citations.corrections();
        Optional<String> into = Optional.of(corrected.canonical(id))
                .filter(canonical -> !canonical.equals(id))
                .or(() -> corrected.madeFrom(id))
                .filter(work -> names.work(work).isPresent());
        if (into.isPresent()) {
            ctx.header("Cache-Control", Answer.PERSONAL).header("Vary", Answer.VARY);
            ctx.redirect("/works/" + into.get(), HttpStatus.SEE_OTHER);
            return;
        }
        Problem.missing("There is no such work here. The list of works has those that documents cite.")
                .answer(ctx);
    }

    private void showRecord(Context ctx, String citation) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<FoundCitation> found = citations.citation(citation, viewer);
        Optional<Document> document =
                found.flatMap(one -> catalogue.document(one.version().document(), viewer));
        if (found.isEmpty() || document.isEmpty()) {
            Problem.missing(CitationRoutes.NO_CITATION).answer(ctx);
            return;
        }
        String id = found.get().id();
        Words words = Words.of(ctx);
        KnownWorks names = KnownWorks.of(words, catalogue, citations, viewer);
        CorrectionHtml html = corrections(ctx, names, found.get().path() + "/record");
        List<LoggedCorrection> history = correcting.corrections(viewer).stream()
                .filter(logged -> logged.correction().citationIds().contains(id))
                .toList();
        String main = new CitationHtml(words, names, catalogue, Refused.of(ctx))
                .main(
                        document.get(),
                        found.get(),
                        !citations.citationsOf(found.get().version(), viewer).contains(found.get()),
                        may.of(ctx).isPresent(),
                        html.outcome(ctx, number -> correcting.correction(number, viewer)),
                        discussion.html(
                                ctx, List.of(found.get().path()), found.get().path() + "/record"),
                        html.history(history));
        CitationRoutes.page(ctx, words.say("correct.citation"), main);
    }

    private void showCorrections(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Words words = Words.of(ctx);
        KnownWorks names = KnownWorks.of(words, catalogue, citations, viewer);
        CorrectionHtml html = corrections(ctx, names, "/corrections");
        String unapplied = catalogue.documents(viewer).stream()
                .map(document -> html.unapplied(citations.unapplied(document.current(), viewer)))
                .collect(Collectors.joining());
        CitationRoutes.page(
                ctx,
                words.say("correct.history"),
                words.html(
                        """
                        <main id="main" class="narrow about" tabindex="-1">
                        <p><a href="/works">{works.title}</a></p>
                        <h1>{correct.history}</h1>
                        %s%s%s
                        </main>""",
                        html.outcome(ctx, number -> correcting.correction(number, viewer)),
                        unapplied,
                        html.history(correcting.corrections(viewer))));
    }
}
