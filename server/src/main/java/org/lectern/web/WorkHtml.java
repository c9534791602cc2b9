package org.lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitedWork;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.Reference;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.people.Viewer;

/** The list of cited works, and a work's own page. */
final class WorkHtml {
    /** So many code points of a quoted text are shown in a list; the rest is a click away. */
    private static final int OPENING = 160;

    private final Catalogue catalogue;
    private final Viewer viewer;

    WorkHtml(Catalogue catalogue, Viewer viewer) {
        this.catalogue = catalogue;
        this.viewer = viewer;
    }

    /** A work in a line: {@code Chuev, Feliks: Molotov Remembers (1993)}. */
    static String name(Reference reference) {
        String authors = String.join("; ", reference.authors());
        String title = reference.title();
        String year = reference.year().isPresent()
                ? " (%d)".formatted(reference.year().getAsInt())
                : "";
        String volume = reference.volume().isEmpty() ? "" : ", vol. " + reference.volume();
        return authors + (authors.isEmpty() || title.isEmpty() ? "" : ": ") + title + volume + year;
    }

    /** @param document the one whose works these are; empty for those of all */
    static String works(List<CitedWork> works, List<Document> documents, Optional<Document> document) {
        int citations = works.stream().mapToInt(work -> work.citations().size()).sum();
        String rows = works.stream().map(WorkHtml::row).collect(Collectors.joining());
        String table = works.isEmpty() ? "<p>No citation was found here.</p>" : """
                <div class="scroll" role="region" aria-label="Works" tabindex="0"><table class="works">
                <thead><tr><th scope="col">Work</th><th scope="col">Year</th><th scope="col">Passages</th><th scope="col">Documents</th></tr></thead>
                <tbody>
                %s</tbody></table></div>""".formatted(rows);
        String options = documents.stream()
                .map(one -> "<option value=\"%s\"%s>%s</option>\n"
                        .formatted(
                                one.id().value(),
                                document.filter(one::equals).isPresent() ? " selected" : "",
                                Html.escape(one.metadata().title())))
                .collect(Collectors.joining());
        return """
                <main id="main" class="wide" tabindex="-1">
                <h1 class="title-1">Works cited</h1>
                <p class="lead">%s, cited in %s. Those with the most passages come first.</p>
                <form class="works-of" method="get" action="/works"><label class="field">Cited in <select class="input" name="document"><option value="">all documents</option>
                %s</select></label> <button class="btn">Show</button></form>
                %s
                </main>""".formatted(
                        LibraryHtml.count(works.size(), "work"), LibraryHtml.count(citations, "place"), options, table);
    }

    private static String row(CitedWork work) {
        Reference reference = work.reference();
        long documents = work.citations().stream()
                .map(found -> found.version().document())
                .distinct()
                .count();
        String authors = Html.escape(String.join("; ", reference.authors()));
        String title = Html.escape(reference.title())
                + (reference.volume().isEmpty() ? "" : ", vol. " + Html.escape(reference.volume()));
        return """
                <tr><th scope="row"><a href="%s">%s</a>%s</th><td>%s</td><td>%d</td><td>%d</td></tr>
                """.formatted(
                        work.path(),
                        title.isEmpty() ? authors : title,
                        title.isEmpty() || authors.isEmpty() ? "" : "<span class=\"by\">" + authors + "</span>",
                        reference.year().isPresent() ? reference.year().getAsInt() : "–",
                        work.citations().size(),
                        documents);
    }

    /** The work's record, and every place that cites it with its words as printed. */
    String work(CitedWork work) {
        Reference reference = work.reference();
        StringBuilder facts = new StringBuilder();
        fact(facts, "Author", reference.authors().isEmpty() ? "none named" : String.join("; ", reference.authors()));
        fact(facts, "Title", reference.title().isEmpty() ? "not given" : reference.title());
        fact(
                facts,
                "Year",
                reference.year().isPresent() ? String.valueOf(reference.year().getAsInt()) : "not given");
        if (!reference.volume().isEmpty()) {
            fact(facts, "Volume", reference.volume());
        }
        String places = work.citations().stream().map(this::place).collect(Collectors.joining());
        return """
                <main id="main" class="narrow about" tabindex="-1">
                <p><a href="/works">Works cited</a></p>
                <h1>%s</h1>
                <dl class="facts">
                %s</dl>
                <h2>%s</h2>
                <ol class="citings">
                %s</ol>
                </main>""".formatted(
                        Html.escape(reference.title().isEmpty() ? name(reference) : reference.title()),
                        facts,
                        "Cited in " + LibraryHtml.count(work.citations().size(), "place"),
                        places);
    }

    private static void fact(StringBuilder facts, String name, String value) {
        facts.append("<dt>%s</dt><dd>%s</dd>\n".formatted(name, Html.escape(value)));
    }

    private String place(FoundCitation found) {
        CanonicalText text = catalogue.text(found.version());
        TextSpan span = found.citation().span();
        String title = catalogue
                .document(found.version().document(), viewer)
                .map(document -> document.metadata().title())
                .orElse("");
        String quoted = found.citation()
                .quoted()
                .map(words -> "<blockquote><a href=\"%s\">%s</a></blockquote>"
                        .formatted(
                                CitationRoutes.place(catalogue, found.version(), words),
                                Html.escape(opening(text, words))))
                .orElse("");
        return """
                <li id="%s">%s<p><a href="%s">%s</a> <span class="by">%s, p. %d</span></p></li>
                """.formatted(
                        found.id(),
                        quoted,
                        CitationRoutes.place(catalogue, found.version(), span),
                        Html.escape(text.slice(span)),
                        Html.escape(title),
                        catalogue.pageAt(found.version(), span.start()));
    }

    private static String opening(CanonicalText text, TextSpan words) {
        return words.length() <= OPENING
                ? text.slice(words)
                : text.codePoints().sliceWithin(words.start(), words.start() + OPENING) + " […]";
    }
}
