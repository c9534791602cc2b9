package org.lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Reference;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.Version;
import org.lectern.parallel.QuotationCheck;
import org.lectern.parallel.QuotationCheck.Edit;
import org.lectern.parallel.QuotationCheck.Kind;
import org.lectern.parallel.QuotationCheck.Piece;
import org.lectern.parallel.Quotations.InLibrary;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.web.QuotationRoutes.Checked;

/** Quotations beside the work that they are taken from. */
final class QuotationHtml {
    /** Code points of a quotation's beginning in a list. */
    private static final int OPENING = 140;

    /** The form that says which document a work is. */
    static final String CHOOSE = "choose";

    private final Words words;
    private final Catalogue catalogue;
    private final People people;
    private final Viewer viewer;
    private final Refused refused;

    QuotationHtml(Words words, Catalogue catalogue, People people, Viewer viewer, Refused refused) {
        this.words = words;
        this.catalogue = catalogue;
        this.people = people;
        this.viewer = viewer;
        this.refused = refused;
    }

    private static String name(CitedWork work) {
        Reference reference = work.reference();
        return reference.title().isEmpty()
                ? String.join("; ", reference.authors())
                        + (reference.year().isPresent()
                                ? ", " + reference.year().getAsInt()
                                : "")
                : reference.title();
    }

    String work(CitedWork work, Optional<InLibrary> source, List<Checked> checks, boolean mayChoose, String done) {
        return words.html(
                """
                <main id="main" class="narrow about" tabindex="-1">
                <p><a href="%s">%s</a></p>
                <h1>{quote.title}</h1>
                %s%s%s%s</main>""",
                work.path(),
                Html.escape(name(work)),
                done,
                source.map(this::source).orElse(words.html("<p>{quote.notHere}</p>\n")),
                mayChoose ? choosing(work, source) : words.html("<p class=\"hint\">{quote.signIn}</p>\n"),
                source.map(one -> one.document().current())
                        .filter(catalogue::isLong)
                        .map(version -> words.html("<p class=\"notice\">{quote.tooLong}</p>\n"))
                        .orElseGet(() -> source.isPresent() ? list(checks) : ""));
    }

    private String source(InLibrary source) {
        Document document = source.document();
        String said = source.choice()
                .map(choice -> words.say(
                        "quote.saidBy",
                        people.account(choice.by())
                                .map(account -> Html.escape(account.name().value()))
                                .orElse("?"),
                        words.day(choice.at())))
                .orElse(words.say("quote.byRecord"));
        return "<p>%s <a%s href=\"/documents/%s\">%s</a>. <span class=\"caption\">%s</span></p>\n"
                .formatted(
                        words.say("quote.is"),
                        words.lang(document.metadata()),
                        document.id().value(),
                        Html.escape(document.metadata().title()),
                        said);
    }

    private String choosing(CitedWork work, Optional<InLibrary> source) {
        TypedForm form = new TypedForm(refused, CHOOSE);
        String chosen = form.value(
                "document", source.map(one -> one.document().id().value()).orElse(""));
        String options = catalogue.documents(viewer).stream()
                .map(document -> "<option value=\"%s\"%s%s>%s</option>"
                        .formatted(
                                document.id().value(),
                                document.id().value().equals(chosen) ? " selected" : "",
                                words.lang(document.metadata()),
                                Html.escape(document.metadata().title())))
                .collect(Collectors.joining());
        return words.html(
                """
                <form class="works-of" method="post" action="%s/document"><div class="field"><label for="work-document">{quote.choose}</label>%s<select class="input" id="work-document" name="document"%s><option value="">{quote.noneOfThem}</option>%s</select></div>
                <button class="btn">{save}</button></form>
                """,
                work.path(),
                form.beside("document", "work-document"),
                form.attributes("document", "work-document", ""),
                options);
    }

    private String list(List<Checked> checks) {
        if (checks.isEmpty()) {
            return words.html("<p>{quote.nothing}</p>\n");
        }
        String entries = checks.stream().map(this::entry).collect(Collectors.joining());
        return "<h2>%s</h2>\n<ol class=\"citings\">\n%s</ol>\n"
                .formatted(words.say("quote.checked", checks.size()), entries);
    }

    private String entry(Checked checked) {
        CitedWords text = new CitedWords(catalogue, checked.citation().version());
        TextSpan quoted = checked.citation().citation().quoted().orElseThrow();
        return """
                <li><blockquote>%s…</blockquote><p><a href="%s/check">%s</a> <span class="by">%s</span></p></li>
                """.formatted(
                Html.escape(text.of(new TextSpan(quoted.start(), Math.min(quoted.end(), quoted.start() + OPENING)))),
                checked.citation().path(),
                outcome(checked.check()),
                words.say("quote.proposes", grade(checked.check().outcome().proposed())));
    }

    private String outcome(QuotationCheck check) {
        return switch (check.outcome()) {
            case VERBATIM -> words.say("quote.verbatim");
            case DISCLOSED -> words.say("quote.disclosed");
            case UNDISCLOSED -> words.say("quote.undisclosed");
            case ELSEWHERE ->
                words.say("quote.elsewhere", Html.escape(check.page().orElse("?")));
            case NOT_FOUND -> words.say("quote.notFound");
        };
    }

    private String grade(String grade) {
        return QuotationRatingHtml.grade(words, grade);
    }

    String check(Checked checked, String done, String accepting) {
        QuotationCheck check = checked.check();
        return words.html(
                """
                <main id="main" class="cmp" tabindex="-1">
                <p><a href="%s/quotations">{quote.all}</a></p>
                <h1 class="title-1">{quote.title}</h1>
                <p class="lead">%s</p>
                %s%s%s<p class="hint">{quote.folded}</p>
                %s</main>""",
                "/works/" + checked.citation().work(), outcome(check), done, pairs(checked), edits(checked), accepting);
    }

    private String pairs(Checked checked) {
        Version citing = checked.citation().version();
        Version there = checked.source().document().current();
        StringBuilder html = new StringBuilder("<div class=\"pairs\">\n");
        String citingTitle = catalogue
                .document(citing.document(), viewer)
                .map(document ->
                        words.theirs(document.metadata(), document.metadata().title()))
                .orElse("");
        Document source = checked.source().document();
        html.append("<div class=\"pair hd\"><div>%s<small>%s</small></div><div>%s<small>%s</small></div></div>\n"
                .formatted(
                        citingTitle,
                        Html.escape(catalogue.words(
                                citing, checked.citation().citation().span())),
                        words.theirs(source.metadata(), source.metadata().title()),
                        checked.check()
                                .page()
                                .map(page -> words.say("page.p", Html.escape(page)))
                                .orElse(words.say("quote.noPlace"))));
        for (Piece piece : checked.check().pieces()) {
            html.append("<div class=\"pair run\">%s%s</div>\n"
                    .formatted(
                            cell(citing, Optional.of(piece.quoted()), checked, true),
                            cell(there, piece.source(), checked, false)));
        }
        return html.append("</div>\n").toString();
    }

    private String cell(Version version, Optional<TextSpan> place, Checked checked, boolean quoted) {
        if (place.isEmpty()) {
            return words.html("<div><span class=\"loc\">{quote.noPlace}</span></div>");
        }
        TextSpan span = place.get();
        String tag = quoted ? "ins" : "del";
        CitedWords text = new CitedWords(catalogue, version);
        StringBuilder html = new StringBuilder();
        int at = span.start();
        List<TextSpan> marked = checked.check().edits().stream()
                .filter(edit -> edit.kind() != Kind.MARKED_OMISSION)
                .flatMap(edit ->
                        Stream.of(quoted ? edit.quoted() : edit.source()).flatMap(Optional::stream))
                .filter(span::contains)
                .sorted((one, other) -> Integer.compare(one.start(), other.start()))
                .toList();
        for (TextSpan one : marked) {
            if (one.start() >= at) {
                html.append(Html.escape(text.of(new TextSpan(at, one.start()))))
                        .append("<%s>%s</%s>".formatted(tag, Html.escape(text.of(one)), tag));
                at = one.end();
            }
        }
        html.append(Html.escape(text.of(new TextSpan(at, span.end()))));
        return "<div><span class=\"loc\"><a href=\"%s\">%s</a></span><span class=\"words\">%s</span></div>"
                .formatted(
                        CitationRoutes.place(catalogue, version, span),
                        words.page(catalogue.pageAt(version, span.start())),
                        html);
    }

    private String edits(Checked checked) {
        if (checked.check().edits().isEmpty()) {
            return "";
        }
        String rows = checked.check().edits().stream()
                .map(edit -> "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                        .formatted(kind(edit.kind()), quotedOf(checked, edit), sourceOf(checked, edit)))
                .collect(Collectors.joining());
        return words.html("""
                <h2 class="title-2">{quote.edits}</h2>
                <div class="scroll" role="region" aria-label="{quote.edits}" tabindex="0"><table class="works edits"><thead><tr><th scope="col">{quote.edit}</th><th scope="col">{quote.inQuotation}</th><th scope="col">{quote.inSource}</th></tr></thead>
                <tbody>
                %s</tbody></table></div>
                """, rows);
    }

    private String kind(Kind kind) {
        return switch (kind) {
            case MARKED_OMISSION -> words.say("quote.kind.markedOmission");
            case MARKED_INSERTION -> words.say("quote.kind.markedInsertion");
            case CAPITALS -> words.say("quote.kind.capitals");
            case EXCHANGED -> words.say("quote.kind.exchanged");
            case OMITTED -> words.say("quote.kind.omitted");
            case ADDED -> words.say("quote.kind.added");
        };
    }

    private String quotedOf(Checked checked, Edit edit) {
        return edit.quoted()
                .map(span -> Html.escape(catalogue.words(checked.citation().version(), span)))
                .orElse("–");
    }

    private String sourceOf(Checked checked, Edit edit) {
        return edit.source()
                .map(span ->
                        Html.escape(catalogue.words(checked.source().document().current(), span)))
                .orElse("–");
    }
}
