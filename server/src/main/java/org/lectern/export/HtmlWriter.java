package org.lectern.export;

import java.io.IOException;
import java.util.List;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.jsonld.Saying;

/** One page that needs nothing else: no script, no font, no picture, nothing fetched. It follows day and night, and prints. */
final class HtmlWriter implements ExcerptWriter {
    private static final int MAX_INDENT = 4;

    private final NoteHtml notes = new NoteHtml();
    private String section = "";
    private List<Quotation> quoted = List.of();
    private boolean open;

    @Override
    public void head(Appendable out, ExportHead head) throws IOException {
        out.append("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="color-scheme" content="light dark">
                <title>%s – Lectern</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p class="about">Exported from <a href="%s/">Lectern</a> on <time>%s</time>. %s: %s.%s</p>
                """.formatted(
                escape(head.title()),
                STYLE,
                escape(head.title()),
                escape(head.server()),
                head.made(),
                head.countWords(),
                escape(head.forWhom()),
                head.leftOut().isEmpty() ? "" : " Left out by choice: " + String.join(", ", head.leftOut()) + "."));
        if (!head.sources().isEmpty()) {
            out.append("<ul class=\"sources\">\n");
            for (ExportHead.SourceVersion source : head.sources()) {
                out.append("<li><a href=\"%s\">%s</a> <span class=\"hash\">version %s</span></li>\n"
                        .formatted(
                                escape(head.server()
                                        + source.version().address().path()),
                                escape(source.document().metadata().title()),
                                source.version().hash()));
            }
            out.append("</ul>\n");
        }
        if (head.isEmpty()) {
            out.append("<p>There is nothing in this selection yet.</p>\n");
        }
    }

    @Override
    public void excerpt(Appendable out, Excerpt excerpt) throws IOException {
        boolean elsewhere = excerpt.depth() == 0 && !excerpt.targets().equals(quoted);
        if (elsewhere || !open) {
            close(out);
            quoted = excerpt.targets();
            heading(out, excerpt.targets());
            out.append("<article>\n");
            open = true;
            for (Quotation quotation : excerpt.targets()) {
                quote(out, quotation);
            }
        }
        Annotation annotation = excerpt.served().annotation();
        out.append(
                "<section class=\"note depth-%d\" id=\"%s\">\n<p class=\"by\"><b>%s</b>, %s, <a href=\"%s\"><time>%s</time></a>, for %s</p>\n"
                        .formatted(
                                Math.min(excerpt.depth(), MAX_INDENT),
                                annotation.id().value(),
                                escape(excerpt.author()),
                                escape(excerpt.kind()),
                                escape(excerpt.address()),
                                annotation.created().toString().substring(0, 10),
                                escape(excerpt.audience())));
        said(out, excerpt);
        out.append("</section>\n");
    }

    private void close(Appendable out) throws IOException {
        if (open) {
            out.append("</article>\n");
            open = false;
        }
    }

    @Override
    public void passage(Appendable out, FoundPassage passage) throws IOException {
        close(out);
        quoted = List.of(passage.quotation());
        heading(out, quoted);
        out.append("<article>\n");
        open = true;
        quote(out, passage.quotation());
    }

    private void heading(Appendable out, List<Quotation> targets) throws IOException {
        String title = Quotation.title(targets);
        if (!title.equals(section)) {
            section = title;
            out.append("<h2>").append(escape(title)).append("</h2>\n");
        }
    }

    private static void quote(Appendable out, Quotation quotation) throws IOException {
        if (quotation.words().isPresent()) {
            String language = quotation.source().orElseThrow().document().metadata().languages().stream()
                    .findFirst()
                    .map(tag -> " lang=\"%s\"".formatted(escape(tag)))
                    .orElse("");
            out.append("<blockquote cite=\"%s\"%s>%s</blockquote>\n"
                    .formatted(
                            escape(quotation.address()),
                            language,
                            withReadings(quotation.words().get())));
        }
        out.append("<p class=\"cited\">").append(cited(quotation)).append("</p>\n");
    }

    /** What the words should read stands after them, where it cannot be copied along with them. */
    private static String withReadings(Quotation.Words words) {
        StringBuilder html = new StringBuilder();
        for (Quotation.Words.Piece piece : words.pieces()) {
            html.append(escape(piece.text()));
            piece.reading()
                    .ifPresent(reading -> html.append("<i class=\"sic\" lang=\"en\"> ")
                            .append(escape(reading.sic()))
                            .append("</i>"));
        }
        return html.toString();
    }

    private static String cited(Quotation quotation) {
        String address = escape(quotation.address());
        return quotation
                .source()
                .map(source -> "%s, <a href=\"%s\">%s</a>"
                        .formatted(
                                escape(source.citation()),
                                address,
                                source.words()
                                        .map(words -> escape(words.pageWords()))
                                        .orElseGet(source::withoutWords)))
                .orElseGet(() -> "<a href=\"%s\">%s</a>".formatted(address, address));
    }

    private void said(Appendable out, Excerpt excerpt) throws IOException {
        for (Saying.Rating rating : excerpt.saying().ratings()) {
            out.append("<p class=\"grade\">%s <b>%s</b> <span>(%s)</span></p>\n"
                    .formatted(escape(rating.axis()), escape(rating.grade()), escape(rating.scale())));
            if (rating.explanation().isPresent()) {
                out.append("<p class=\"text\">%s</p>\n"
                        .formatted(escape(rating.explanation().get())));
            }
        }
        for (Saying.Text text : excerpt.saying().texts()) {
            String language = text.language()
                    .map(tag -> " lang=\"%s\"".formatted(escape(tag)))
                    .orElse("");
            if (text.isReading()) {
                out.append("<p class=\"text\"><i>%s</i> <span%s>%s</span></p>\n"
                        .formatted(text.value().isEmpty() ? "leave out" : "read:", language, escape(text.value())));
                continue;
            }
            out.append(
                    text.isMarkdown()
                            ? "<div class=\"markdown\"%s>%s</div>\n".formatted(language, notes.html(text.value()))
                            : "<p class=\"text\"%s>%s</p>\n".formatted(language, escape(text.value())));
        }
        for (Excerpt.Link link : excerpt.links()) {
            out.append("<p class=\"link\"><i>%s</i> %s</p>\n".formatted(escape(link.relation()), cited(link.end())));
            if (link.end().words().isPresent()) {
                out.append("<blockquote class=\"far\">%s</blockquote>\n"
                        .formatted(withReadings(link.end().words().get())));
            }
        }
        if (!excerpt.saying().tags().isEmpty()) {
            out.append("<p class=\"tags\">Tags: %s</p>\n"
                    .formatted(escape(String.join(", ", excerpt.saying().tags()))));
        }
        for (String other : excerpt.saying().others()) {
            out.append("<p>Also: %s</p>\n".formatted(escape(other)));
        }
    }

    @Override
    public void closing(Appendable out) throws IOException {
        close(out);
    }

    @Override
    public void foot(Appendable out) throws IOException {
        out.append("</main>\n</body>\n</html>\n");
    }

    /** Nothing but markup's own characters is touched. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String STYLE = """
            :root { --ink: #1d1b18; --soft: #5c564d; --paper: #fdfcf9; --line: #d9d3c7; --link: #7a3b12; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e9e5dc; --soft: #b0a898; --paper: #191714; --line: #3b362e; --link: #e8b58c; }
            }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 Georgia, "Times New Roman", serif; }
            main { max-width: 42rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
            h1 { font-size: 1.7rem; line-height: 1.2; }
            h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
            a { color: var(--link); }
            .about, .sources, .cited, .by, .tags, .grade span { color: var(--soft); font-size: .9rem; }
            .sources { padding-left: 1.2rem; }
            .hash { font: .75rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
            article { border-top: 1px solid var(--line); padding: 1.2rem 0; }
            blockquote { margin: 0 0 .4rem; padding-left: 1rem; border-left: 3px solid var(--link); white-space: pre-wrap; overflow-wrap: break-word; }
            .sic { color: var(--soft); user-select: none; -webkit-user-select: none; }
            .cited { margin: 0 0 1rem; }
            .note { margin: .8rem 0 0; overflow-wrap: break-word; }
            .by, .grade, .link { margin: 0; }
            .text { white-space: pre-wrap; margin: .2rem 0; }
            .markdown > :first-child { margin-top: .2rem; }
            .markdown pre { overflow-x: auto; }
            .depth-1 { margin-left: 1.2rem; } .depth-2 { margin-left: 2.4rem; }
            .depth-3 { margin-left: 3.6rem; } .depth-4 { margin-left: 4.8rem; }
            @media print {
              :root { --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --link: #000; }
              blockquote, .note { break-inside: avoid; }
              h2 { break-after: avoid; }
            }
            """;
}
