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

    private final Words words;

    ImportHtml(Words words) {
        this.words = words;
    }

    String form(Chosen chosen, List<Groups.Belonging> groups, List<Document> documents, String trouble) {
        StringBuilder sharing = new StringBuilder();
        sharing.append(option("", words.say("import.asFile"), "", chosen.share()));
        for (Groups.Belonging one : groups) {
            sharing.append(
                    option(one.group().id().value(), one.group().name().value(), " lang=\"und\"", chosen.share()));
        }
        sharing.append(option("everyone", words.say("import.everyone"), "", chosen.share()))
                .append(option("public", words.say("group.anyone"), "", chosen.share()));
        StringBuilder texts = new StringBuilder(option("", words.say("import.noDocument"), "", chosen.document()));
        documents.forEach(document -> texts.append(option(
                document.id().value(),
                document.metadata().title(),
                words.lang(document.metadata()),
                chosen.document())));
        String said = trouble.isEmpty()
                ? ""
                : words.html(
                        "<p class=\"problem\" role=\"alert\" id=\"file-trouble\">{import.nothing} %s</p>\n",
                        Html.escape(words.told(trouble)));
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/account">{account.title}</a></p>
                <h1>{import.title}</h1>
                <p>{import.what}</p>
                %s<form class="stack" method="post" action="/import" enctype="multipart/form-data">
                <div class="field"><label for="file">{import.file}</label>
                <input class="input" id="file" name="file" type="file" accept=".json,.jsonld,application/json,application/ld+json" required%s></div>
                <div class="field"><label for="share">{search.audience}</label>
                <select class="input" id="share" name="share">%s</select></div>
                <div class="field"><label for="document">{import.document}</label>
                <select class="input" id="document" name="document" aria-describedby="document-hint">%s</select>
                <p class="hint" id="document-hint">{import.documentHint}</p></div>
                <div class="btns"><button class="btn primary" type="submit">{import.see}</button></div>
                </form>
                </main>""", said, trouble.isEmpty() ? "" : " aria-describedby=\"file-trouble\"", sharing, texts);
    }

    private static String option(String value, String name, String lang, String selected) {
        return "<option value=\"%s\"%s%s>%s</option>\n"
                .formatted(Html.escape(value), lang, value.equals(selected) ? " selected" : "", Html.escape(name));
    }

    /** What would become of them, and the way to do it. */
    String report(ImportReport report, Chosen chosen, String kept) {
        boolean any = report.lines().stream().anyMatch(line -> line.result().isNew());
        String go = any
                ? words.html("""
                <form class="stack" method="post" action="/import/%s">
                <input type="hidden" name="share" value="%s"><input type="hidden" name="document" value="%s">
                <div class="btns"><button class="btn primary" type="submit">{import.do}</button> <a class="btn" href="/import">{import.another}</a></div>
                </form>""", kept, Html.escape(chosen.share()), Html.escape(chosen.document()))
                : words.html("<p>{import.empty} <a class=\"btn\" href=\"/import\">{import.another}</a></p>");
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/import">{import.title}</a></p>
                <h1>{import.where}</h1>
                <p>{import.notYet}</p>
                %s
                %s
                %s
                </main>""", counts(report), go, lines(report));
    }

    String done(ImportReport report, String person) {
        long made =
                report.lines().stream().filter(line -> line.result().isNew()).count();
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/account">{account.title}</a></p>
                <h1>{import.title}</h1>
                <p class="outcome" role="status">%s</p>
                %s
                <p><a href="%s">{account.notes}</a> · <a href="/import">{import.another}</a></p>
                %s
                </main>""", words.say("import.done", made), counts(report), person, lines(report));
    }

    private String counts(ImportReport report) {
        StringBuilder counts = new StringBuilder();
        for (Map.Entry<Result, Integer> entry : report.counts().entrySet()) {
            counts.append("<li>%d %s</li>\n".formatted(entry.getValue(), became(entry.getKey(), entry.getValue())));
        }
        StringBuilder notices = new StringBuilder();
        report.notices()
                .forEach(notice ->
                        notices.append("<p class=\"problem\">%s</p>\n".formatted(Html.escape(words.told(notice)))));
        return "%s<ul class=\"counts\">%s</ul>".formatted(notices, counts);
    }

    private String became(Result result, int count) {
        return switch (result) {
            case EXACT -> words.say("import.became.exact", count);
            case MOVED -> words.say("import.became.moved", count);
            case ANSWER -> words.say("import.became.answer", count);
            case ELSEWHERE -> words.say("import.became.elsewhere", count);
            case UNCHANGED -> words.say("import.became.unchanged", count);
            case DIFFERS -> words.say("import.became.differs", count);
            case APPROXIMATE -> words.say("import.became.approximate", count);
            case UNKNOWN -> words.say("import.became.unknown", count);
            case LOST -> words.say("import.became.lost", count);
            case REFUSED -> words.say("import.became.refused", count);
        };
    }

    private String lines(ImportReport report) {
        StringBuilder lines = new StringBuilder();
        report.lines().stream().limit(MOST_LINES).forEach(line -> lines.append(line(line)));
        int more = report.lines().size() - MOST_LINES;
        return words.html("""
                <section aria-labelledby="each-title"><h2 class="title-2" id="each-title">{import.each}</h2>
                <ol class="import-lines">%s</ol>%s</section>""", lines, more > 0 ? "<p>" + words.say("import.more", more) + "</p>" : "");
    }

    private String line(Line line) {
        String about = line.about().isBlank()
                ? words.say("import.number", String.valueOf(line.number()))
                : words.say("quoted", line.about());
        String named = line.place()
                .map(place -> "<a href=\"%s\">%s</a>".formatted(Html.escape(place), Html.escape(about)))
                .orElse(Html.escape(about));
        return "<li value=\"%d\"><p lang=\"und\">%s</p><p class=\"meta\">%s%s</p></li>\n"
                .formatted(
                        line.number(),
                        named,
                        capital(became(line.result(), 1)),
                        line.detail().isEmpty() ? "." : ". " + Html.escape(words.told(line.detail())));
    }

    private String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
