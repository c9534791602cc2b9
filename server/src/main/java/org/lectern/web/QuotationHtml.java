package org.lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.CodePointText;
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
import org.lectern.people.Groups.Belonging;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.web.QuotationRoutes.Checked;

/** Quotations beside the work that they are taken from. */
final class QuotationHtml {
    /** Code points of a quotation's beginning in a list. */
    private static final int OPENING = 140;

    private final Words words;
    private final Catalogue catalogue;
    private final People people;
    private final Viewer viewer;

    QuotationHtml(Words words, Catalogue catalogue, People people, Viewer viewer) {
        this.words = words;
        this.catalogue = catalogue;
        this.people = people;
        this.viewer = viewer;
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
                source.isPresent() ? list(checks) : "");
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
        String options = catalogue.documents(viewer).stream()
                .map(document -> "<option value=\"%s\"%s%s>%s</option>"
                        .formatted(
                                document.id().value(),
                                source.filter(one -> one.document().id().equals(document.id()))
                                                .isPresent()
                                        ? " selected"
                                        : "",
                                words.lang(document.metadata()),
                                Html.escape(document.metadata().title())))
                .collect(Collectors.joining());
        return words.html("""
                <form class="works-of" method="post" action="%s/document"><label class="field">{quote.choose} <select class="input" name="document"><option value="">{quote.noneOfThem}</option>%s</select></label>
                <button class="btn">{save}</button></form>
                """, work.path(), options);
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
        CodePointText text = catalogue.text(checked.citation().version()).codePoints();
        TextSpan quoted = checked.citation().citation().quoted().orElseThrow();
        return """
                <li><blockquote>%s…</blockquote><p><a href="%s/check">%s</a> <span class="by">%s</span></p></li>
                """.formatted(
                Html.escape(text.sliceWithin(quoted.start(), Math.min(quoted.end(), quoted.start() + OPENING))),
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
        return grade + ", " + words.say("grade.admiralty." + grade);
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
        CodePointText text = catalogue.text(version).codePoints();
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
                html.append(Html.escape(text.sliceWithin(at, one.start())))
                        .append("<%s>%s</%s>".formatted(tag, Html.escape(text.slice(one)), tag));
                at = one.end();
            }
        }
        html.append(Html.escape(text.sliceWithin(at, span.end())));
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

    String signIn() {
        return words.html("<p class=\"hint\">{quote.signInToRate}</p>\n");
    }

    /** The proposal is chosen beforehand; a person stores it, as it is or otherwise. */
    String accepting(Checked checked, List<Belonging> own) {
        String proposed = checked.check().outcome().proposed();
        StringBuilder grades = new StringBuilder();
        for (String grade : List.of("T0", "T1", "T2", "T3", "T4")) {
            grades.append("<option value=\"%s\"%s>%s</option>"
                    .formatted(grade, grade.equals(proposed) ? " selected" : "", grade(grade)));
        }
        StringBuilder audiences =
                new StringBuilder("<option value=\"\">%s</option>".formatted(words.say("compare.onlyMe")));
        for (Belonging belonging : own) {
            audiences.append("<option value=\"/groups/%s\">%s</option>"
                    .formatted(
                            belonging.group().id().value(),
                            Html.escape(belonging.group().name().value())));
        }
        audiences.append("<option value=\"/groups/everyone\">%s</option>".formatted(words.say("readers.everyone")));
        audiences.append("<option value=\"/groups/public\">%s</option>".formatted(words.say("group.anyone")));
        return words.html(
                """
                <form class="cmp-link" method="post" action="%s/check">
                <p class="hint">%s</p>
                <label class="field">{axis.transmission} <select class="input" name="grade">%s</select></label>
                <label class="field">{compare.audience} <select class="input" name="audience">%s</select></label>
                <label class="field">{compare.words} <input class="input" name="words" maxlength="2000" autocomplete="off"></label>
                <button class="btn primary" type="submit">{quote.accept}</button></form>
                """, checked.citation().path(), words.say("quote.proposal", grade(proposed)), grades, audiences);
    }
}
