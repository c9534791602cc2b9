package org.lectern.web;

import java.util.List;
import java.util.Map;
import org.lectern.document.Document;
import org.lectern.people.Groups;
import org.lectern.reading.ImportReport;
import org.lectern.reading.ImportReport.Line;
import org.lectern.reading.ImportReport.Result;
import org.lectern.web.ImportPages.Chosen;

/** The pages of bringing annotations in. */
final class ImportHtml {
    /** Longer lists say how many more there are. */
    private static final int MOST_LINES = 1_000;

    private ImportHtml() {}

    static String form(Chosen chosen, List<Groups.Belonging> groups, List<Document> documents, String trouble) {
        StringBuilder sharing = new StringBuilder();
        sharing.append(option("", "As the file says; only you where it says nothing", chosen.share()));
        for (Groups.Belonging one : groups) {
            sharing.append(option(one.group().id().value(), one.group().name().value(), chosen.share()));
        }
        sharing.append(option("everyone", "Every account", chosen.share()))
                .append(option("public", "Anyone", chosen.share()));
        StringBuilder texts = new StringBuilder(option("", "None: leave those out", chosen.document()));
        documents.forEach(document ->
                texts.append(option(document.id().value(), document.metadata().title(), chosen.document())));
        String said = trouble.isEmpty()
                ? ""
                : "<p class=\"problem\" role=\"alert\" id=\"file-trouble\">Nothing was brought in. %s</p>\n"
                        .formatted(Html.escape(trouble));
        return """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/account">Your account</a></p>
                <h1>Bring notes in</h1>
                <p>From a JSON-LD export of a Lectern or of other annotation software, or from an export of Hypothesis. They become your own. Nothing is stored before you have seen where each of them would stand.</p>
                %s<form class="stack" method="post" action="/import" enctype="multipart/form-data">
                <div class="field"><label for="file">File</label>
                <input class="input" id="file" name="file" type="file" accept=".json,.jsonld,application/json,application/ld+json" required%s></div>
                <div class="field"><label for="share">Shared with</label>
                <select class="input" id="share" name="share">%s</select></div>
                <div class="field"><label for="document">Document of notes whose address is not known here</label>
                <select class="input" id="document" name="document" aria-describedby="document-hint">%s</select>
                <p class="hint" id="document-hint">For notes of Hypothesis on a web page that is a document here. They are looked for by the words they quote.</p></div>
                <div class="btns"><button class="btn primary" type="submit">See where they would stand</button></div>
                </form>
                </main>""".formatted(said, trouble.isEmpty() ? "" : " aria-describedby=\"file-trouble\"", sharing, texts);
    }

    private static String option(String value, String words, String selected) {
        return "<option value=\"%s\"%s>%s</option>\n"
                .formatted(Html.escape(value), value.equals(selected) ? " selected" : "", Html.escape(words));
    }

    /** What would become of them, and the way to do it. */
    static String report(ImportReport report, Chosen chosen, String kept) {
        boolean any = report.lines().stream().anyMatch(line -> line.result().isNew());
        String go = any
                ? """
                <form class="stack" method="post" action="/import/%s">
                <input type="hidden" name="share" value="%s"><input type="hidden" name="document" value="%s">
                <div class="btns"><button class="btn primary" type="submit">Bring them in</button> <a class="btn" href="/import">Another file</a></div>
                </form>""".formatted(kept, Html.escape(chosen.share()), Html.escape(chosen.document()))
                : "<p>There is nothing in this file to bring in. <a class=\"btn\" href=\"/import\">Another file</a></p>";
        return """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/import">Bring notes in</a></p>
                <h1>Where they would stand</h1>
                <p>Nothing is stored yet.</p>
                %s
                %s
                %s
                </main>""".formatted(counts(report), go, lines(report));
    }

    static String done(ImportReport report, String person) {
        long made =
                report.lines().stream().filter(line -> line.result().isNew()).count();
        return """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/account">Your account</a></p>
                <h1>Bring notes in</h1>
                <p class="outcome" role="status">%s brought in.</p>
                %s
                <p><a href="%s">Your notes</a> · <a href="/import">Another file</a></p>
                %s
                </main>""".formatted(LibraryHtml.count((int) made, "note"), counts(report), person, lines(report));
    }

    private static String counts(ImportReport report) {
        StringBuilder counts = new StringBuilder();
        for (Map.Entry<Result, Integer> entry : report.counts().entrySet()) {
            counts.append("<li>%d %s</li>\n".formatted(entry.getValue(), words(entry.getKey(), entry.getValue())));
        }
        return "<ul class=\"counts\">%s</ul>".formatted(counts);
    }

    private static String words(Result result, int count) {
        boolean one = count == 1;
        return switch (result) {
            case EXACT -> one ? "stands exactly where its words are" : "stand exactly where their words are";
            case MOVED -> one ? "has its words elsewhere now" : "have their words elsewhere now";
            case ANSWER -> one ? "answers another note" : "answer other notes";
            case ELSEWHERE -> one ? "stands on no text here" : "stand on no text here";
            case UNCHANGED -> one ? "is here already" : "are here already";
            case DIFFERS -> one ? "is here in another state, which stays" : "are here in another state, which stays";
            case APPROXIMATE ->
                one ? "has only similar words here, and is left out" : "have only similar words here, and are left out";
            case UNKNOWN ->
                one
                        ? "is on a text that is not known here, and is left out"
                        : "are on a text that is not known here, and are left out";
            case LOST ->
                one
                        ? "has words that are not found, and is left out"
                        : "have words that are not found, and are left out";
            case REFUSED -> "cannot be kept";
        };
    }

    private static String lines(ImportReport report) {
        StringBuilder lines = new StringBuilder();
        report.lines().stream().limit(MOST_LINES).forEach(line -> lines.append(line(line)));
        int more = report.lines().size() - MOST_LINES;
        return """
                <section aria-labelledby="each-title"><h2 class="title-2" id="each-title">Each of them</h2>
                <ol class="import-lines">%s</ol>%s</section>""".formatted(lines, more > 0 ? "<p>And %d more.</p>".formatted(more) : "");
    }

    private static String line(Line line) {
        String about = line.about().isBlank() ? "No. " + line.number() : "“%s”".formatted(line.about());
        String named = line.place()
                .map(place -> "<a href=\"%s\">%s</a>".formatted(Html.escape(place), Html.escape(about)))
                .orElse(Html.escape(about));
        return "<li value=\"%d\"><p lang=\"und\">%s</p><p class=\"meta\">%s%s</p></li>\n"
                .formatted(
                        line.number(),
                        named,
                        capital(words(line.result(), 1)),
                        line.detail().isEmpty() ? "." : ". " + Html.escape(line.detail()));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
