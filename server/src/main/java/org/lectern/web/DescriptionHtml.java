package org.lectern.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.document.Document;
import org.lectern.document.DocumentEdit;
import org.lectern.document.Metadata;
import org.lectern.document.MetadataField;
import org.lectern.people.Account;
import org.lectern.people.People;
import org.lectern.web.FormHtml.Trouble;

/** What is said of a document: the form that changes it, and what was said before; all without JavaScript. */
final class DescriptionHtml {
    private static final Map<MetadataField, String> NAMES = Map.of(
            MetadataField.TITLE, "fact.title",
            MetadataField.CREATORS, "fact.author",
            MetadataField.DATE, "fact.date",
            MetadataField.PUBLISHER, "fact.publisher",
            MetadataField.KIND, "fact.kind",
            MetadataField.LANGUAGES, "fact.languages",
            MetadataField.SOURCE, "fact.source",
            MetadataField.ACCESSED, "fact.accessed",
            MetadataField.PROVENANCE, "fact.provenance");

    private final Words words;
    private final People people;

    DescriptionHtml(Words words, People people) {
        this.words = words;
        this.people = people;
    }

    /**
     * @param typed for the form; empty for whoever may only read
     * @param seen names what is said now, so that a form that comes late is noticed
     * @param done what was done just now, as the address says it, or {@code conflict}
     */
    String page(
            Document document,
            List<DocumentEdit> edits,
            Optional<DescriptionFields> typed,
            String seen,
            Trouble trouble,
            Optional<String> done) {
        Metadata now = document.metadata();
        boolean conflict = done.filter("conflict"::equals).isPresent();
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{describe.title}</h1>
                <p><a href="/documents/%s">%s</a></p>
                %s%s<section aria-labelledby="history"><h2 id="history">{describe.history}</h2>
                %s</section>
                </main>""",
                document.id().value(),
                words.theirs(now, now.title()),
                conflict ? conflict(now, typed) : FormHtml.status(done.flatMap(this::said)),
                typed.map(fields -> form(document, fields, seen, trouble)).orElse(""),
                history(document, edits, typed.isPresent(), seen));
    }

    private Optional<String> said(String done) {
        return switch (done) {
            case "saved" -> Optional.of(words.say("describe.saved"));
            case "undone" -> Optional.of(words.say("describe.undone"));
            case "same" -> Optional.of(words.say("describe.same"));
            default -> Optional.empty();
        };
    }

    /** What is said now where it is not what was typed, so that nobody writes over others unawares. */
    private String conflict(Metadata now, Optional<DescriptionFields> typed) {
        String differing = MetadataField.all(now).entrySet().stream()
                .filter(entry -> typed.filter(
                                fields -> !fields.text(entry.getKey()).equals(entry.getValue()))
                        .isPresent())
                .map(entry -> "<dt>%s</dt><dd>%s</dd>\n".formatted(name(entry.getKey()), value(now, entry.getValue())))
                .collect(Collectors.joining());
        return words.html(
                "<div class=\"outcome\" role=\"alert\"><p>{describe.conflict}</p>%s</div>\n",
                differing.isEmpty()
                        ? ""
                        : words.html("<p>{describe.conflictNow}</p><dl class=\"facts\">%s</dl>", differing));
    }

    private String form(Document document, DescriptionFields fields, String seen, Trouble trouble) {
        return words.html(
                """
                <form class="stack" method="post" action="/documents/%s/description">
                <input type="hidden" name="seen" value="%s">
                %s%s%s%s%s%s%s%s%s<p class="hint">{describe.hint}</p>
                <div class="btns"><button class="btn primary" type="submit">{describe.do}</button></div>
                </form>
                """,
                document.id().value(),
                Html.escape(seen),
                field(
                        fields,
                        MetadataField.TITLE,
                        "required maxlength=\"%d\"".formatted(UploadFields.MAX_TITLE),
                        "",
                        trouble),
                area(fields, MetadataField.CREATORS, 2, trouble),
                field(fields, MetadataField.DATE, "", words.say("upload.dateHint"), trouble),
                field(fields, MetadataField.PUBLISHER, "", "", trouble),
                field(fields, MetadataField.KIND, "", words.say("describe.kindHint"), trouble),
                field(fields, MetadataField.LANGUAGES, "", words.say("describe.languagesHint"), trouble),
                field(fields, MetadataField.SOURCE, "", "", trouble),
                field(fields, MetadataField.ACCESSED, "", words.say("upload.dateHint"), trouble),
                area(fields, MetadataField.PROVENANCE, 5, trouble));
    }

    private String name(MetadataField field) {
        return words.say(String.valueOf(NAMES.get(field)));
    }

    private String field(
            DescriptionFields fields, MetadataField field, String attributes, String hint, Trouble trouble) {
        String text = fields.text(field).replace("\n", ", ");
        return FormHtml.field(field.word(), name(field), attributes, text, hint, trouble);
    }

    private String area(DescriptionFields fields, MetadataField field, int rows, Trouble trouble) {
        boolean wrong = trouble.isAt(field.word());
        return """
                <div class="field"><label for="%1$s">%2$s</label>
                %3$s<textarea class="input" id="%1$s" name="%1$s" rows="%4$d"%5$s>%6$s</textarea></div>
                """.formatted(
                        field.word(),
                        Html.escape(field == MetadataField.CREATORS ? words.say("upload.authors") : name(field)),
                        wrong
                                ? "<p class=\"trouble\" id=\"%s-trouble\" role=\"alert\">%s</p>"
                                        .formatted(field.word(), Html.escape(trouble.words()))
                                : "",
                        rows,
                        wrong ? " aria-invalid=\"true\" aria-describedby=\"%s-trouble\"".formatted(field.word()) : "",
                        // A browser takes the first line end of an area away
                        "\n" + Html.escape(fields.text(field)));
    }

    private String history(Document document, List<DocumentEdit> edits, boolean may, String seen) {
        return edits.isEmpty()
                ? words.html("<p>{describe.none}</p>")
                : edits.stream()
                        .map(edit -> entry(document, edit, may, seen))
                        .collect(Collectors.joining("", "<ol class=\"corrections edits\" reversed>\n", "</ol>\n"));
    }

    private String entry(Document document, DocumentEdit edit, boolean may, String seen) {
        Metadata now = document.metadata();
        boolean isSaidNow = edit.field().in(now).equals(edit.before());
        return words.html(
                """
                <li><p><b>%s</b> <span class="by">%s</span></p>
                <dl><dt>{describe.before}</dt><dd class="was">%s</dd><dt>{describe.after}</dt><dd>%s</dd></dl>
                %s</li>
                """,
                name(edit.field()),
                words.say(
                        "describe.by",
                        Html.escape(people.account(edit.by())
                                .map(Account::name)
                                .map(name -> name.value())
                                .orElse(words.say("correct.somebody"))),
                        "<time datetime=\"%s\">%s</time>".formatted(edit.at(), words.moment(edit.at()))),
                value(now, edit.before()),
                value(now, edit.after()),
                may && !isSaidNow ? undo(document, edit, seen) : "");
    }

    private String undo(Document document, DocumentEdit edit, String seen) {
        return words.html(
                "<form method=\"post\" action=\"/documents/%s/description/%d/undo\"><input type=\"hidden\" name=\"seen\" value=\"%s\"><button class=\"btn\" type=\"submit\">{describe.undo}<span class=\"vh\">: %s, %d</span></button></form>\n",
                document.id().value(), edit.number(), Html.escape(seen), name(edit.field()), edit.number());
    }

    private String value(Metadata metadata, String text) {
        return text.isEmpty()
                ? words.html("<i>{fact.notGiven}</i>")
                : words.theirs(metadata, text).replace("\n", "<br>");
    }

    /** For the page of a document: that there is more to see or to do. Empty where there is neither. */
    String link(Document document, Optional<DocumentEdit> last, boolean may) {
        String link = "<a href=\"/documents/%s/description\">%s</a>"
                .formatted(document.id().value(), words.say(may ? "describe.link" : "describe.history"));
        return last.map(edit -> "<p>%s %s</p>\n".formatted(words.say("describe.last", words.day(edit.at())), link))
                .orElse(may ? "<p>" + link + "</p>\n" : "");
    }
}
