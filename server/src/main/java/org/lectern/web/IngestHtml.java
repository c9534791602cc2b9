package org.lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lectern.document.IngestReport;
import org.lectern.document.LeftOut;
import org.lectern.reading.IngestQueue.Progress;
import org.lectern.reading.UploadTicket;
import org.lectern.web.FormHtml.Trouble;

/** How far an upload is, and what a text that was taken in turned out to be. */
final class IngestHtml {
    /** What a reader might look for in vain. */
    private static final Set<LeftOut> LACKED = Set.of(LeftOut.NUMBERS, LeftOut.UNREAD_PICTURES, LeftOut.FILES);

    /** Numbers of pages that are listed one by one. */
    private static final int LISTED = 40;

    private final Words words;

    IngestHtml(Words words) {
        this.words = words;
    }

    /** What its page is called: several may be looked at at once. */
    String title(String text, Progress progress) {
        String said = switch (progress) {
            case Progress.Failed failed -> words.say("upload.failed");
            case Progress.NeedsPassword waiting -> words.say("upload.passwordTitle");
            case Progress.Waiting waiting -> words.say("upload.working");
            case Progress.Working working -> words.say("upload.working");
            case Progress.Done done -> words.say("upload.working");
        };
        return "%s – %s".formatted(text, said);
    }

    /** @param title of the text */
    String working(int number, String title, Progress progress) {
        String text = "<p class=\"lead\">%s</p>".formatted(Html.escape(title));
        return switch (progress) {
            case Progress.Waiting() -> going(number, text, words.say("upload.waiting"), "");
            case Progress.Working(var stage, var pages, var of) ->
                switch (stage) {
                    case READING ->
                        of == 0
                                ? going(number, text, words.say("upload.reading"), "")
                                : going(number, text, words.say("upload.pagesRead", pages, of), bar(pages, of));
                    case COMPARING -> going(number, text, words.say("upload.comparing"), "");
                    case STORING -> going(number, text, words.say("upload.pagesStored", pages, of), bar(pages, of));
                    case CARRYING -> going(number, text, words.say("upload.carrying"), "");
                };
            case Progress.NeedsPassword(var wrong, var again) -> password(number, text, wrong, again);
            case Progress.Done(var ingested) -> going(number, text, words.say("upload.finished"), "");
            case Progress.Failed(var detail, var kind) -> failed(text, words.told(detail));
        };
    }

    private String going(int number, String text, String said, String bar) {
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1" data-ingest>
                <h1>{upload.working}</h1>
                %s
                <p role="status" data-said>%s</p>
                %s<p>{upload.goesOn}</p>
                %s
                <noscript><meta http-equiv="refresh" content="1"></noscript>
                </main>""",
                text,
                said,
                bar,
                FormHtml.button("/ingests/%d/cancel".formatted(number), words.say("upload.cancel"), ""));
    }

    private String bar(int pages, int of) {
        return words.html(
                "<p><progress class=\"reading\" aria-label=\"{upload.working}\" value=\"%d\" max=\"%d\"></progress></p>\n",
                pages, of);
    }

    private String failed(String text, String said) {
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <h1>{upload.failed}</h1>
                %s
                <p role="alert">%s</p>
                <p><a href="/">{upload.back}</a></p>
                </main>""", text, Html.escape(said));
    }

    private String password(int number, String text, boolean wrong, boolean again) {
        Trouble trouble = wrong ? new Trouble("password", words.say("upload.passwordWrong")) : Trouble.NONE;
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{upload.passwordTitle}</h1>
                %s
                %s<form class="stack" method="post" action="/ingests/%d/password">
                %s
                <div class="btns"><button class="btn primary" type="submit">{upload.passwordDo}</button></div>
                </form>
                %s
                </main>""",
                text,
                again ? words.html("<p role=\"status\">{upload.passwordAgain}</p>\n") : "",
                number,
                FormHtml.field(
                        "password",
                        words.say("upload.password"),
                        "type=\"password\" required autofocus autocomplete=\"off\"",
                        "",
                        words.say("upload.passwordHint"),
                        trouble),
                FormHtml.button("/ingests/%d/cancel".formatted(number), words.say("upload.cancel"), ""));
    }

    /** For the library page: what somebody brought that is not in yet, or waits for them. */
    String underWay(List<UploadTicket> tickets) {
        if (tickets.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder();
        for (UploadTicket ticket : tickets) {
            boolean waitsForThem = ticket.progress() instanceof Progress.NeedsPassword;
            list.append("<li><a href=\"/ingests/%d\">%s</a>%s</li>\n"
                    .formatted(
                            ticket.number(),
                            Html.escape(ticket.title()),
                            waitsForThem ? " · " + words.say("upload.waitsForPassword") : ""));
        }
        return words.html("""
                <section class="careful" aria-labelledby="under-way"><h2 id="under-way">{upload.underWay}</h2>
                <ul>
                %s</ul></section>
                """, list);
    }

    /**
     * What taking a version in found, for whoever keeps the document.
     *
     * @param sameFile other documents that came as the same file, as HTML; empty for none
     */
    String report(
            IngestReport report, Optional<String> encoding, SortedMap<LeftOut, Integer> leftOut, String sameFile) {
        String languages = report.languages().entrySet().stream()
                .map(entry -> "%s %s"
                        .formatted(
                                entry.getKey().equals("und")
                                        ? words.say("report.unknown")
                                        : words.language(entry.getKey()),
                                words.number(entry.getValue())))
                .collect(Collectors.joining(", "));
        return words.html(
                """
                <section aria-labelledby="report"><h2 id="report">{report.title}</h2>
                <dl class="facts">%s<dt>{report.passages}</dt><dd>%s</dd>
                <dt>{report.languages}</dt><dd>%s</dd>
                <dt>{report.suspects}</dt><dd>%s</dd>
                <dt>{report.unknownCharacters}</dt><dd>%s</dd>
                <dt>{report.withoutText}</dt><dd>%s</dd>%s%s</dl>%s</section>
                """,
                encoding.map(name -> words.html("<dt>{upload.encoding}</dt><dd>%s</dd>\n", Html.escape(name)))
                        .orElse(""),
                words.number(report.passages()),
                Html.escape(languages.isEmpty() ? words.say("report.none") : languages),
                words.number(report.suspects()),
                pages(report.unknown()),
                pages(report.withoutText()),
                differences(leftOut),
                sameFile.isEmpty() ? "" : words.html("\n<dt>{report.sameFile}</dt><dd>%s</dd>", sameFile),
                report.wholeUpTo()
                        .map(most -> "<p class=\"notice\">%s</p>".formatted(words.say("report.long", most)))
                        .orElse(""));
    }

    private String pages(List<Integer> numbers) {
        String listed = numbers.stream()
                .limit(LISTED)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "", numbers.size() > LISTED ? " …" : ""));
        return numbers.isEmpty() ? words.say("report.none") : words.say("report.pages", numbers.size(), listed);
    }

    /** What whoever quotes it should know: what of its words is no letter of the file, and what it lacks beside. */
    String forReaders(SortedMap<LeftOut, Integer> leftOut) {
        SortedMap<LeftOut, Integer> told = new TreeMap<>(leftOut);
        told.keySet().removeIf(one -> !one.isWritten() && !LACKED.contains(one));
        String differences = differences(told);
        return differences.isEmpty() ? "" : words.html("""
                        <section aria-labelledby="report"><h2 id="report">{report.title}</h2>
                        <dl class="facts">%s</dl></section>
                        """, differences);
    }

    private String differences(SortedMap<LeftOut, Integer> leftOut) {
        String left = list(leftOut, false);
        String written = list(leftOut, true);
        return (written.isEmpty() ? "" : words.html("\n<dt>{report.writtenOut}</dt><dd>%s</dd>", written))
                + (left.isEmpty() ? "" : words.html("\n<dt>{report.leftOut}</dt><dd>%s</dd>", left));
    }

    private String list(SortedMap<LeftOut, Integer> leftOut, boolean isWritten) {
        return leftOut.entrySet().stream()
                .filter(left -> left.getKey().isWritten() == isWritten)
                .map(left -> words.say(
                        (isWritten ? "written." : "left.") + left.getKey().shortWord(), left.getValue()))
                .collect(Collectors.joining(", "));
    }
}
