package org.lectern.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;
import org.lectern.reading.grade.PassagePages;

/** The list of cited works, and a work's own page. */
final class WorkHtml {
    /** So many code points of a quoted text are shown in a list; the rest is a click away. */
    private static final int OPENING = 160;

    /** Places that cite a work, on one page. */
    private static final int AT_ONCE = 500;

    private final Words words;
    private final Catalogue catalogue;
    private final Viewer viewer;
    private final Map<DocumentId, String> languages = new HashMap<>();
    private final TypedForm parting;

    /** @param refused what was sent just now and could not be kept */
    WorkHtml(Words words, Catalogue catalogue, Viewer viewer, Refused refused) {
        this.parting = new TypedForm(refused, WorkForms.PARTING);
        this.words = words;
        this.catalogue = catalogue;
        this.viewer = viewer;
        catalogue.documents(viewer).forEach(document -> languages.put(document.id(), words.lang(document.metadata())));
    }

    /** Works are named in the words of whoever cites them; they are in the language of that document. */
    private String lang(FoundCitation found) {
        return languages.getOrDefault(found.version().document(), "");
    }

    private String lang(CitedWork work) {
        return lang(work.citations().getFirst());
    }

    /** A work in a line: {@code Chuev, Feliks: Molotov Remembers (1993)}. */
    String name(Reference reference) {
        return new WorkNames(words).line(reference);
    }

    /**
     * @param document the one whose works these are; empty for those of all
     * @param outcome what was done just now, as HTML
     * @param below what stands below the list, as HTML
     */
    String works(
            List<CitedWork> works,
            List<Document> documents,
            Optional<Document> document,
            String outcome,
            String below) {
        int citations = works.stream().mapToInt(work -> work.citations().size()).sum();
        String rows = works.stream().map(this::row).collect(Collectors.joining());
        String table = works.isEmpty() ? words.html("<p>{works.none}</p>") : words.html("""
                <div class="scroll" role="region" aria-label="{works}" tabindex="0"><table class="works">
                <thead><tr><th scope="col">{works.work}</th><th scope="col">{works.year}</th><th scope="col">{works.passages}</th><th scope="col">{documents}</th></tr></thead>
                <tbody>
                %s</tbody></table></div>""", rows);
        String options = documents.stream()
                .map(one -> "<option value=\"%s\"%s%s>%s</option>\n"
                        .formatted(
                                one.id().value(),
                                document.filter(one::equals).isPresent() ? " selected" : "",
                                words.lang(one.metadata()),
                                Html.escape(one.metadata().title())))
                .collect(Collectors.joining());
        return words.html("""
                <main id="main" class="wide" tabindex="-1">
                <h1 class="title-1">{works.title}</h1>
                %s
                <p class="lead">%s</p>
                <form class="works-of" method="get" action="/works"><label class="field">{works.in} <select class="input" name="document"><option value="">{works.all}</option>
                %s</select></label> <button class="btn">{works.show}</button></form>
                %s
                %s
                <p><a href="/corrections">{correct.history}</a></p>
                </main>""", outcome, words.say("works.lead", works.size(), citations), options, table, below);
    }

    private String row(CitedWork work) {
        Reference reference = work.reference();
        long documents = work.citations().stream()
                .map(found -> found.version().document())
                .distinct()
                .count();
        String authors = Html.escape(String.join("; ", reference.authors()));
        String title = Html.escape(reference.title())
                + (reference.volume().isEmpty() ? "" : words.say("works.volume", Html.escape(reference.volume())));
        return """
                <tr><th scope="row"%s><a href="%s">%s</a>%s</th><td>%s</td><td>%d</td><td>%d</td></tr>
                """.formatted(
                        lang(work),
                        work.path(),
                        title.isEmpty() ? authors : title,
                        title.isEmpty() || authors.isEmpty() ? "" : "<span class=\"by\">" + authors + "</span>",
                        reference.year().isPresent() ? reference.year().getAsInt() : "–",
                        work.citations().size(),
                        documents);
    }

    /**
     * What a work's page has besides its record and its passages.
     *
     * @param from so many of the places that cite it are shown before these
     * @param outcome what was done just now
     * @param partOf the volume that it is a part of
     * @param parts of it, where it is an edited volume
     * @param ratings what reviewers gave to it
     * @param parting the form parts that act on the citations that are ticked; empty for who may not
     * @param named the contributors that the text names; empty for who may not
     * @param correcting the forms that correct its record; empty for who may not
     */
    record Parts(
            int from,
            String outcome,
            Optional<Contribution> partOf,
            List<CitedWork> parts,
            boolean mayBeLiving,
            String ratings,
            String parting,
            String named,
            String correcting,
            String discussion,
            String history) {}

    /** The work's record, and every place that cites it with its words as printed. */
    String work(CitedWork work, KnownWorks names, Parts parts) {
        Reference reference = work.reference();
        StringBuilder facts = new StringBuilder();
        fact(
                facts,
                words.say("fact.author"),
                reference.authors().isEmpty() ? words.say("fact.noneNamed") : String.join("; ", reference.authors()),
                reference.authors().isEmpty() ? "" : lang(work));
        fact(
                facts,
                words.say("fact.title"),
                reference.title().isEmpty() ? words.say("fact.notGiven") : reference.title(),
                reference.title().isEmpty() ? "" : lang(work));
        fact(
                facts,
                words.say("works.year"),
                reference.year().isPresent() ? String.valueOf(reference.year().getAsInt()) : words.say("fact.notGiven"),
                "");
        if (!reference.volume().isEmpty()) {
            fact(facts, words.say("fact.volume"), reference.volume(), "");
        }
        parts.partOf()
                .ifPresent(part -> facts.append(words.html(
                        "<dt>{correct.partOf}</dt><dd%s><a href=\"/works/%s\">%s</a></dd>\n",
                        lang(work), part.volume(), Html.escape(names.name(part.volume())))));
        if (!parts.parts().isEmpty()) {
            facts.append(words.html(
                    "<dt>{correct.parts}</dt><dd%s>%s</dd>\n",
                    lang(work),
                    parts.parts().stream()
                            .map(part ->
                                    "<a href=\"%s\">%s</a>".formatted(part.path(), Html.escape(names.name(part.id()))))
                            .collect(Collectors.joining("; "))));
        }
        facts.append(words.html("<dt>{works.reach}</dt><dd>%s</dd>\n", reach(work)));
        facts.append(words.html(
                "<dt>{quote.inLibrary}</dt><dd><a href=\"%s/quotations\">{quote.title}</a></dd>\n", work.path()));
        boolean choosing = !parts.parting().isEmpty();
        int from = Math.min(parts.from(), work.citations().size() - 1) / AT_ONCE * AT_ONCE;
        String places = work.citations().stream()
                .skip(from)
                .limit(AT_ONCE)
                .map(found -> place(found, choosing))
                .collect(Collectors.joining());
        String list =
                "<ol class=\"citings\"%s>\n%s</ol>".formatted(from == 0 ? "" : " start=\"" + (from + 1) + "\"", places)
                        + turn(work, from);
        return words.html(
                """
                <main id="main" class="narrow about" tabindex="-1">
                <p><a href="/works">{works.title}</a></p>
                <h1%s>%s</h1>
                %s%s
                <dl class="facts">
                %s</dl>
                <section aria-labelledby="ratings"><h2 id="ratings">{works.ratings}</h2>
                %s</section>
                <h2>%s</h2>
                %s
                %s
                <section aria-labelledby="discussion"><h2 id="discussion">{works.discussion}</h2>
                %s</section>
                %s
                <section aria-labelledby="history"><h2 id="history">{correct.history}</h2>
                %s</section>
                </main>""",
                lang(work),
                Html.escape(reference.title().isEmpty() ? name(reference) : reference.title()),
                parts.outcome(),
                parts.mayBeLiving() ? words.html("<p class=\"notice\">{correct.mayBeLiving}</p>") : "",
                facts,
                parts.ratings(),
                words.say("works.places", work.citations().size()),
                choosing
                        ? "<form class=\"parting\" method=\"post\" action=\"%s/citations\">%s%s</form>"
                                .formatted(work.path(), list, parts.parting())
                        : list,
                parts.named(),
                parts.discussion(),
                parts.correcting(),
                parts.history());
    }

    /** Where the places are that cite it before and after these; nothing where these are all. */
    private String turn(CitedWork work, int from) {
        String before = from > 0
                ? words.html(
                        "<a class=\"btn\" rel=\"prev\" href=\"%s?from=%d\">‹ {bench.before}</a>",
                        work.path(), from - AT_ONCE)
                : "";
        String after = from + AT_ONCE < work.citations().size()
                ? words.html(
                        "<a class=\"btn\" rel=\"next\" href=\"%s?from=%d\">{bench.after} ›</a>",
                        work.path(), from + AT_ONCE)
                : "";
        return before.isEmpty() && after.isEmpty() ? "" : "<p class=\"btns\">" + before + after + "</p>";
    }

    /** How far a grade of this work would reach. */
    private String reach(CitedWork work) {
        long documents = work.citations().stream()
                .map(found -> found.version().document())
                .distinct()
                .count();
        int pages = PassagePages.count(catalogue, work.citations());
        return words.say("works.reaches", work.citations().size(), pages, documents);
    }

    private static void fact(StringBuilder facts, String name, String value, String lang) {
        facts.append("<dt>%s</dt><dd%s>%s</dd>\n".formatted(name, lang, Html.escape(value)));
    }

    private String place(FoundCitation found, boolean choosing) {
        CitedWords text = new CitedWords(catalogue, found.version());
        TextSpan span = found.citation().span();
        String title = catalogue
                .document(found.version().document(), viewer)
                .map(document -> document.metadata().title())
                .orElse("");
        String quoted = found.citation()
                .quoted()
                .map(words -> "<blockquote%s><a href=\"%s\">%s</a></blockquote>"
                        .formatted(
                                lang(found),
                                CitationRoutes.place(catalogue, found.version(), words),
                                Html.escape(text.opening(words, OPENING))))
                .orElse("");
        String choice = choosing
                ? words.html(
                        "<label class=\"pick\"><input type=\"checkbox\" name=\"citation\" value=\"%s\"%s> {correct.choose}<span class=\"vh\"%s>: %s</span></label>",
                        found.id(),
                        parting.isTicked("citation", found.id()) ? " checked" : "",
                        lang(found),
                        Html.escape(text.of(span)))
                : "";
        return words.html(
                """
                <li id="%s">%s<p><a href="%s"%s>%s</a> <span class="by"><span%s>%s</span>, %s</span> <a href="%s/record">{correct.about}<span class="vh"%s>: %s</span></a></p>%s</li>
                """,
                found.id(),
                quoted,
                CitationRoutes.place(catalogue, found.version(), span),
                lang(found),
                Html.escape(text.of(span)),
                lang(found),
                Html.escape(title),
                words.page(catalogue.pageAt(found.version(), span.start())),
                found.path(),
                lang(found),
                Html.escape(text.of(span)),
                choice);
    }
}
