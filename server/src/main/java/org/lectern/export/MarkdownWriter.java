package org.lectern.export;

import java.io.IOException;
import java.util.List;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.jsonld.Saying;

/** Quotations as block quotes, each with its citation, and below it a list of what is said of it. */
final class MarkdownWriter implements ExcerptWriter {
    /** Answers further down stay at this depth: four more spaces would be no clearer. */
    private static final int MAX_INDENT = 8;

    private String section = "";
    private List<Quotation> quoted = List.of();

    @Override
    public void head(Appendable out, ExportHead head) throws IOException {
        out.append("# ").append(MarkdownText.inline(head.title())).append("\n\n");
        out.append("Exported from Lectern at <%s/> on %s. %s: %s.\n\n"
                .formatted(
                        head.server(), head.made(), capital(head.countWords()), MarkdownText.inline(head.forWhom())));
        if (!head.leftOut().isEmpty()) {
            out.append("Left out by choice: ")
                    .append(String.join(", ", head.leftOut()))
                    .append(".\n\n");
        }
        for (ExportHead.SourceVersion source : head.sources()) {
            out.append("- %s. Version `%s`, ingested %s: <%s>\n"
                    .formatted(
                            MarkdownText.inline(citation(source)),
                            source.version().hash(),
                            source.version().ingested().toString().substring(0, 10),
                            head.server() + source.version().address().path()));
        }
        out.append(head.sources().isEmpty() ? "" : "\n");
    }

    private static String citation(ExportHead.SourceVersion source) {
        return new Quotation.Source(source.document(), source.version(), java.util.Optional.empty()).citation();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    @Override
    public void excerpt(Appendable out, Excerpt excerpt) throws IOException {
        if (excerpt.depth() == 0 && !excerpt.targets().equals(quoted)) {
            quoted = excerpt.targets();
            heading(out, excerpt.targets());
            for (Quotation quotation : excerpt.targets()) {
                quote(out, quotation);
            }
        }
        String indent = "  ".repeat(Math.min(excerpt.depth(), MAX_INDENT));
        Annotation annotation = excerpt.served().annotation();
        out.append("%s- **%s**, %s, %s, for %s: <%s>\n"
                .formatted(
                        indent,
                        MarkdownText.inline(excerpt.author()),
                        excerpt.kind(),
                        annotation.created().toString().substring(0, 10),
                        MarkdownText.inline(excerpt.audience()),
                        excerpt.address()));
        said(out, excerpt, indent + "  ");
        out.append('\n');
    }

    @Override
    public void passage(Appendable out, FoundPassage passage) throws IOException {
        quoted = List.of(passage.quotation());
        heading(out, quoted);
        quote(out, passage.quotation());
    }

    private void heading(Appendable out, List<Quotation> targets) throws IOException {
        String title = Quotation.title(targets);
        if (!title.equals(section)) {
            section = title;
            out.append("## ").append(MarkdownText.inline(title)).append("\n\n");
        }
    }

    private static void quote(Appendable out, Quotation quotation) throws IOException {
        if (quotation.words().isPresent()) {
            out.append("> ")
                    .append(MarkdownText.quotation(quotation.words().get(), "> "))
                    .append("\n\n");
        }
        out.append(cited(quotation)).append("\n\n");
    }

    private static String cited(Quotation quotation) {
        String cited = quotation
                .source()
                .map(source -> MarkdownText.inline(source.citation())
                        + source.words()
                                .map(words -> ", " + MarkdownText.inline(words.pageWords()))
                                .orElseGet(() -> ", " + source.withoutWords())
                        + ". ")
                .orElse("");
        return "— %s<%s>".formatted(cited, quotation.address());
    }

    private static void said(Appendable out, Excerpt excerpt, String indent) throws IOException {
        for (Saying.Rating rating : excerpt.saying().ratings()) {
            out.append("\n%s%s: **%s** (%s)%s\n"
                    .formatted(
                            indent,
                            MarkdownText.inline(capital(rating.axis())),
                            MarkdownText.inline(rating.grade()),
                            MarkdownText.inline(rating.scale()),
                            rating.explanation()
                                    .map(why -> ". " + MarkdownText.lines(why, indent))
                                    .orElse("")));
        }
        for (Saying.Text text : excerpt.saying().texts()) {
            String written = text.isMarkdown()
                    ? String.join("\n" + indent, text.value().lines().toList())
                    : MarkdownText.lines(text.value().replace("\r\n", "\n").replace('\r', '\n'), indent);
            String role = text.isReading() ? (text.value().isEmpty() ? "*leave out*" : "*read:* ") : "";
            out.append('\n').append(indent).append(role).append(written).append('\n');
        }
        for (Excerpt.Link link : excerpt.links()) {
            out.append("\n%s*%s* %s\n".formatted(indent, MarkdownText.inline(link.relation()), cited(link.end())));
            if (link.end().words().isPresent()) {
                out.append("\n%s> %s\n"
                        .formatted(
                                indent,
                                MarkdownText.quotation(link.end().words().get(), indent + "> ")));
            }
        }
        if (!excerpt.saying().tags().isEmpty()) {
            out.append("\n%sTags: %s\n"
                    .formatted(
                            indent,
                            MarkdownText.inline(
                                    String.join(", ", excerpt.saying().tags()))));
        }
        for (String other : excerpt.saying().others()) {
            out.append("\n%sAlso: %s\n".formatted(indent, MarkdownText.inline(other)));
        }
    }
}
