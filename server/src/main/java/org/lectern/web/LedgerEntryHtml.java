package org.lectern.web;

import java.util.function.Function;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.annotation.PlacedEnd.Decision;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore.Entry;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.People;
import org.lectern.reading.Footing;
import org.lectern.reading.Ledger;

/** What became of one note in a version, with what can be decided about it. */
final class LedgerEntryHtml {
    private final Words words;
    private final Version version;
    private final Ledger ledger;
    private final People people;
    private final Function<Annotation, Footing> footing;

    /** @param footing what became of what a grade rests on, for whoever reads this */
    LedgerEntryHtml(Words words, Version version, Ledger ledger, People people, Function<Annotation, Footing> footing) {
        this.words = words;
        this.version = version;
        this.ledger = ledger;
        this.people = people;
        this.footing = footing;
    }

    static String word(Words words, State state) {
        return switch (state) {
            case EXACT -> words.say("state.exact");
            case MOVED -> words.say("state.moved");
            case APPROXIMATE -> words.say("state.approximate");
            case LOST -> words.say("state.lost");
        };
    }

    String article(Entry entry, boolean may) {
        String id = entry.annotation().id().value() + "-" + entry.end();
        return words.html(
                """
                <article aria-labelledby="h-%s" class="change">
                <h2 id="h-%s">%s</h2>
                <p>%s%s. <a href="%s">{changes.note}</a></p>
                %s%s%s%s
                </article>
                """,
                id,
                id,
                stateWords(entry),
                words.say(kind(entry), Html.escape(name(entry.annotation().creator()))),
                said(entry),
                entry.annotation().id().path(),
                remark(entry),
                sides(entry),
                decided(entry),
                may ? buttons(entry) : "");
    }

    /** Of a grade, that what it rests on is no longer there. */
    private String remark(Entry entry) {
        boolean isGrade = entry.annotation().bodies().stream().anyMatch(Body.ReliabilityRating.class::isInstance);
        String said = isGrade ? GradeHtml.remarkText(words, footing.apply(entry.annotation())) : "";
        return said.isEmpty() ? "" : "<p class=\"footing\">%s.</p>\n".formatted(Html.escape(said));
    }

    private String stateWords(Entry entry) {
        if (entry.placed().state() != State.APPROXIMATE) {
            return word(words, entry.placed().state());
        }
        // Never 100: then they would not be reworded
        int alike = (int) Math.min(99, Math.round(entry.placed().similarity() * 100));
        return entry.placed().similarity() == 1 ? words.say("changes.sameWords") : words.say("changes.alike", alike);
    }

    private String kind(Entry entry) {
        boolean isTarget = entry.end() < entry.annotation().targets().size();
        return isTarget ? "changes.written" : "changes.farEnd";
    }

    private String said(Entry entry) {
        return entry.annotation().bodies().stream()
                .filter(Body.TextualBody.class::isInstance)
                .map(body -> ((Body.TextualBody) body).value())
                .findFirst()
                .map(text -> ": " + words.say("quoted", Html.escape(opening(text))))
                .orElse("");
    }

    private String opening(String text) {
        return text.codePointCount(0, text.length()) > 200
                ? text.substring(0, text.offsetByCodePoints(0, 200)) + " …"
                : text;
    }

    private String name(AccountId account) {
        return people.account(account).map(known -> known.name().value()).orElse(words.say("somebodyGone"));
    }

    private String sides(Entry entry) {
        if (entry.own().span().isEmpty()) {
            return words.html("<p>{changes.whole}</p>");
        }
        TextSpan own = entry.own().span().get();
        DocumentAddress before =
                DocumentAddress.pinned(version.document(), entry.own().version().orElseThrow());
        String now = entry.placed().state() == State.LOST
                ? words.html("<p>{changes.notHere}</p>")
                : "<blockquote><p>%s</p></blockquote>".formatted(Html.escape(ledger.after(entry)));
        String nowPath = entry.placed()
                .span()
                .map(span -> "%s/pages?span=%d-%d".formatted(version.address().path(), span.start(), span.end()))
                .orElse(version.address().path());
        return words.html(
                """
                <div class="sides">
                <section><h3>{changes.before}</h3><blockquote><p>%s</p></blockquote>
                <p><a href="%s/pages?span=%d-%d">{original}</a></p></section>
                <section><h3>{changes.after}</h3>%s
                <p><a href="%s">%s</a></p></section>
                </div>
                """,
                Html.escape(ledger.before(entry)),
                before.path(),
                own.start(),
                own.end(),
                now,
                nowPath,
                entry.placed().state() == State.LOST ? words.say("changes.wouldStand") : words.say("changes.seeThere"));
    }

    private String decided(Entry entry) {
        return entry.placed()
                .decision()
                .map(decision -> "<p>"
                        + words.say(verdict(decision), Html.escape(name(decision.by())), words.day(decision.at()))
                        + "</p>")
                .orElse("");
    }

    private String verdict(Decision decision) {
        return switch (decision.verdict()) {
            case ACCEPTED -> "verdict.accepted";
            case ATTACHED -> "verdict.attached";
            case KEPT_LOST -> "verdict.keptLost";
        };
    }

    private String buttons(Entry entry) {
        if (entry.own().span().isEmpty()) {
            return "";
        }
        StringBuilder buttons = new StringBuilder("<div class=\"btns\">");
        if (entry.placed().decision().isPresent()) {
            buttons.append(button(entry, "undone", words.say("changes.undo")));
        } else {
            if (entry.placed().state() != State.LOST) {
                buttons.append(button(entry, "accepted", words.say("changes.accept")));
            }
            buttons.append(button(
                    entry,
                    "kept-lost",
                    entry.placed().state() == State.LOST
                            ? words.say("changes.keepLost")
                            : words.say("changes.isLost")));
        }
        return buttons.append(words.html(
                        "<a class=\"btn\" href=\"%s\">{changes.choose}</a></div>", LedgerHtml.path(version, entry)))
                .toString();
    }

    private String button(Entry entry, String decision, String said) {
        return "<form method=\"post\" action=\"%s\"><button class=\"btn\" type=\"submit\" name=\"decision\" value=\"%s\">%s</button></form>"
                .formatted(LedgerHtml.path(version, entry), decision, said);
    }
}
