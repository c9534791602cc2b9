package org.lectern.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.lectern.citation.CitationIndex.Unapplied;
import org.lectern.citation.Correction;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.Correction.Living;
import org.lectern.citation.Correction.LivingInDocument;
import org.lectern.citation.Correction.Merge;
import org.lectern.citation.Correction.Move;
import org.lectern.citation.Correction.Removal;
import org.lectern.citation.Correction.Rename;
import org.lectern.citation.Correction.Respan;
import org.lectern.citation.Correction.Split;
import org.lectern.citation.LoggedCorrection;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.People;

/** What was corrected, by whom and when, with the button that takes it back. */
final class CorrectionHtml {
    private final Words words;
    private final KnownWorks names;
    private final People people;
    private final MayCorrect may;
    private final Optional<Account> asking;
    private final String here;

    /** @param here the address of the page that all this stands on */
    CorrectionHtml(
            Words words, KnownWorks names, People people, MayCorrect may, Optional<Account> asking, String here) {
        this.words = words;
        this.names = names;
        this.people = people;
        this.may = may;
        this.asking = asking;
        this.here = here;
    }

    /** In a sentence without an end, as HTML. */
    String said(Correction correction) {
        return switch (correction) {
            case Merge merge -> words.say("correct.did.merge", work(merge.from()), work(merge.into()));
            case Split split ->
                words.say("correct.did.split", split.citations().size(), work(split.from()), link(split.made()));
            case Contribution part ->
                words.say(
                        "correct.did.contributor",
                        part.citations().size(),
                        Html.escape(part.name()),
                        link(part.made()),
                        work(part.volume()));
            case Move move -> words.say("correct.did.move", move.citations().size(), work(move.work()));
            case Respan respan -> words.say("correct.did.span", record(respan.citation()));
            case Removal removal -> words.say("correct.did.remove", record(removal.citation()));
            case Addition addition -> words.say("correct.did.add", record(addition.citation()));
            case Rename rename -> words.say("correct.did.record", work(rename.work()));
            case Living living ->
                words.say(living.mayBeLiving() ? "correct.did.living" : "correct.did.notLiving", work(living.work()));
            case LivingInDocument living ->
                words.say(
                        living.mayBeLiving() ? "correct.did.livingDocument" : "correct.did.notLivingDocument",
                        "<a href=\"/documents/%1$s\">%1$s</a>"
                                .formatted(living.document().value()));
        };
    }

    private String work(String id) {
        return "<a href=\"/works/%s\"%s>%s</a>".formatted(id, names.lang(id), Html.escape(names.name(id)));
    }

    private String link(String id) {
        return "/works/" + id;
    }

    private static String record(String citation) {
        return "/citations/%s/record".formatted(citation);
    }

    /** The newest first; nothing where there is none. */
    String history(List<LoggedCorrection> corrections) {
        if (corrections.isEmpty()) {
            return words.html("<p>{correct.none}</p>");
        }
        return corrections.stream()
                .map(this::entry)
                .collect(Collectors.joining("", "<ol class=\"corrections\" reversed>\n", "</ol>\n"));
    }

    private String entry(LoggedCorrection logged) {
        String undone = logged.undone()
                .map(one -> "<span class=\"by\">%s</span>"
                        .formatted(words.say("correct.undone", name(one.by()), words.day(one.at()))))
                .orElse("");
        return """
                <li%s><p>%s <span class="by">%s</span>%s</p>%s</li>
                """.formatted(
                        logged.holds() ? "" : " class=\"undone\"",
                        logged.holds() ? said(logged.correction()) : "<s>%s</s>".formatted(said(logged.correction())),
                        words.say("correct.by", name(logged.by()), words.day(logged.at())),
                        undone,
                        button(logged));
    }

    private String button(LoggedCorrection logged) {
        boolean allowed = asking.filter(account -> may.undo(logged, account)).isPresent();
        return allowed
                ? words.html(
                        """
                        <form method="post" action="/corrections/%d/%s"><input type="hidden" name="next" value="%s"><button class="btn" type="submit">%s<span class="vh"> %d</span></button></form>""",
                        logged.number(),
                        logged.holds() ? "undo" : "redo",
                        Html.escape(here),
                        words.say(logged.holds() ? "correct.undo" : "correct.redo"),
                        logged.number())
                : "";
    }

    private String name(AccountId account) {
        return Html.escape(
                people.account(account).map(one -> one.name().value()).orElse(words.say("correct.somebody")));
    }

    /** What can no longer be applied to a document; nothing where there is none. */
    String unapplied(List<Unapplied> unapplied) {
        if (unapplied.isEmpty()) {
            return "";
        }
        String entries = unapplied.stream()
                .map(one -> "<li>%s <a href=\"%s\">%s</a> <span class=\"by\">%s</span></li>\n"
                        .formatted(
                                said(one.correction().correction()),
                                record(one.citation()),
                                words.say("correct.theCitation"),
                                words.say(
                                        "correct.by",
                                        name(one.correction().by()),
                                        words.day(one.correction().at()))))
                .collect(Collectors.joining());
        return words.html("""
                <section class="notice"><h2>{correct.unapplied}</h2><p>{correct.unappliedWhy}</p><ul>%s</ul></section>
                """, entries);
    }

    /** What was done just now, with a button that takes it back at once. */
    String outcome(Context ctx, LongFunction<Optional<LoggedCorrection>> numbered) {
        return Optional.ofNullable(ctx.queryParam("corrected"))
                .filter(number -> number.matches("\\d{1,15}"))
                .flatMap(number -> numbered.apply(Long.parseLong(number)))
                .map(logged -> "<div class=\"outcome\" role=\"status\"><p>%s</p>%s</div>"
                        .formatted(
                                words.say(
                                        logged.holds() ? "correct.done" : "correct.undoneNow",
                                        said(logged.correction())),
                                button(logged)))
                .orElse("");
    }
}
