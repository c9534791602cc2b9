package org.lectern.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Body;
import org.lectern.annotation.PlacedEnd.Decision;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore.Entry;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.People;
import org.lectern.reading.Ledger;

/** What became of notes in a version, old and new words side by side; reads and works without JavaScript. */
final class LedgerHtml {
    /** Code points around a place that is offered. */
    private static final int AROUND = 60;

    private final Document document;
    private final Version version;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final People people;

    LedgerHtml(Document document, Version version, Ledger ledger, Catalogue catalogue, People people) {
        this.document = document;
        this.version = version;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.people = people;
    }

    static String path(Version version, Entry entry) {
        return "%s/changes/%s/%d"
                .formatted(version.address().path(), entry.annotation().id().value(), entry.end());
    }

    private boolean isCurrent() {
        return document.current().hash().equals(version.hash());
    }

    String report(
            Map<State, Integer> counts,
            List<Entry> entries,
            Optional<State> shown,
            int from,
            Optional<Integer> next,
            Optional<Account> asker) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String main = all == 0
                ? "<p>No note that you can see was written on another version.</p>"
                : filters(counts, all, shown) + list(entries, asker) + more(shown, from, next);
        return """
                <main id="main" class="narrow about ledger" tabindex="-1">
                <h1>What became of notes</h1>
                <p>In <a href="%s/pages/1">%s</a>, version <span class="mono">%s</span> of %s%s. <a href="/documents/%s">All versions</a></p>
                %s
                </main>""".formatted(
                        isCurrent()
                                ? "/documents/" + document.id().value()
                                : version.address().path(),
                        Html.escape(document.metadata().title()),
                        version.hash().substring(0, 12),
                        version.ingested().toString().substring(0, 10),
                        isCurrent() ? ", the current one" : ", an older one",
                        document.id().value(),
                        main);
    }

    private String filters(Map<State, Integer> counts, int all, Optional<State> shown) {
        List<String> links = new ArrayList<>();
        links.add(filter("", "All", all, shown.isEmpty()));
        for (State state : List.of(State.LOST, State.APPROXIMATE, State.MOVED, State.EXACT)) {
            links.add(filter(
                    "?state=" + state.word(),
                    word(state),
                    counts.getOrDefault(state, 0),
                    shown.equals(Optional.of(state))));
        }
        return "<nav aria-label=\"By what became of them\"><ul class=\"filters\">%s</ul></nav>\n"
                .formatted(String.join("", links));
    }

    private String filter(String query, String words, int count, boolean current) {
        return "<li><a href=\"%s/changes%s\"%s>%s <span class=\"pg\">%d</span></a></li>"
                .formatted(version.address().path(), query, current ? " aria-current=\"true\"" : "", words, count);
    }

    private static String word(State state) {
        return switch (state) {
            case EXACT -> "Where it was";
            case MOVED -> "Moved";
            case APPROXIMATE -> "Reworded";
            case LOST -> "Lost";
        };
    }

    private String list(List<Entry> entries, Optional<Account> asker) {
        StringBuilder list = new StringBuilder();
        for (Entry entry : entries) {
            boolean may = isCurrent()
                    && asker.filter(account -> ledger.mayDecide(entry.annotation(), document, account))
                            .isPresent();
            list.append(article(entry, may));
        }
        return entries.isEmpty() ? "<p>None of them.</p>" : list.toString();
    }

    private String more(Optional<State> shown, int from, Optional<Integer> next) {
        String state = shown.map(only -> "&amp;state=" + only.word()).orElse("");
        String before = from > 0
                ? "<a rel=\"prev\" href=\"%s/changes?from=%d%s\">‹ Earlier in the text</a>"
                        .formatted(version.address().path(), Math.max(0, from - 50), state)
                : "<span></span>";
        String after = next.map(start -> "<a rel=\"next\" href=\"%s/changes?from=%d%s\">Further on ›</a>"
                        .formatted(version.address().path(), start, state))
                .orElse("<span></span>");
        return "<nav class=\"turn\" aria-label=\"Pages\">%s%s</nav>".formatted(before, after);
    }

    private String article(Entry entry, boolean may) {
        String id = entry.annotation().id().value() + "-" + entry.end();
        return """
                <article aria-labelledby="h-%s" class="change">
                <h2 id="h-%s">%s</h2>
                <p>%s by %s%s. <a href="%s">The note</a></p>
                %s%s%s
                </article>
                """.formatted(
                        id,
                        id,
                        stateWords(entry),
                        kind(entry),
                        Html.escape(name(entry.annotation().creator())),
                        said(entry),
                        entry.annotation().id().path(),
                        sides(entry),
                        decided(entry),
                        may ? buttons(entry) : "");
    }

    private static String stateWords(Entry entry) {
        if (entry.placed().state() != State.APPROXIMATE) {
            return word(entry.placed().state());
        }
        // Never 100: then they would not be reworded
        int alike = (int) Math.min(99, Math.round(entry.placed().similarity() * 100));
        return entry.placed().similarity() == 1
                ? "The same words, broken into lines differently"
                : "Reworded, %d %% alike".formatted(alike);
    }

    private static String kind(Entry entry) {
        boolean isTarget = entry.end() < entry.annotation().targets().size();
        return isTarget ? "Written" : "The far end of a cross-reference";
    }

    private static String said(Entry entry) {
        return entry.annotation().bodies().stream()
                .filter(Body.TextualBody.class::isInstance)
                .map(body -> ((Body.TextualBody) body).value())
                .findFirst()
                .map(words -> ": “%s”"
                        .formatted(Html.escape(
                                words.codePointCount(0, words.length()) > 200
                                        ? words.substring(0, words.offsetByCodePoints(0, 200)) + " …"
                                        : words)))
                .orElse("");
    }

    private String name(AccountId account) {
        return people.account(account).map(known -> known.name().value()).orElse("somebody who is gone");
    }

    private String sides(Entry entry) {
        if (entry.own().span().isEmpty()) {
            return "<p>It is about the whole document.</p>";
        }
        TextSpan own = entry.own().span().get();
        DocumentAddress before =
                DocumentAddress.pinned(version.document(), entry.own().version().orElseThrow());
        String now = entry.placed().state() == State.LOST
                ? "<p>These words are not in this version.</p>"
                : "<blockquote><p>%s</p></blockquote>".formatted(Html.escape(ledger.after(entry)));
        String nowPath = entry.placed()
                .span()
                .map(span -> "%s/pages?span=%d-%d".formatted(version.address().path(), span.start(), span.end()))
                .orElse(version.address().path());
        return """
                <div class="sides">
                <section><h3>When it was written</h3><blockquote><p>%s</p></blockquote>
                <p><a href="%s/pages?span=%d-%d">See in original version</a></p></section>
                <section><h3>In this version</h3>%s
                <p><a href="%s">%s</a></p></section>
                </div>
                """.formatted(
                        Html.escape(ledger.before(entry)),
                        before.path(),
                        own.start(),
                        own.end(),
                        now,
                        nowPath,
                        entry.placed().state() == State.LOST ? "Where it would stand" : "See it there");
    }

    private String decided(Entry entry) {
        return entry.placed()
                .decision()
                .map(decision -> "<p>%s by %s on %s.</p>"
                        .formatted(
                                verdict(decision),
                                Html.escape(name(decision.by())),
                                decision.at().toString().substring(0, 10)))
                .orElse("");
    }

    private static String verdict(Decision decision) {
        return switch (decision.verdict()) {
            case ACCEPTED -> "Accepted";
            case ATTACHED -> "Put on these words";
            case KEPT_LOST -> "Kept lost";
        };
    }

    private String buttons(Entry entry) {
        if (entry.own().span().isEmpty()) {
            return "";
        }
        StringBuilder buttons = new StringBuilder("<div class=\"btns\">");
        if (entry.placed().decision().isPresent()) {
            buttons.append(button(entry, "undone", "Undo"));
        } else {
            if (entry.placed().state() != State.LOST) {
                buttons.append(button(entry, "accepted", "Accept"));
            }
            buttons.append(
                    button(entry, "kept-lost", entry.placed().state() == State.LOST ? "Keep lost" : "It is lost"));
        }
        return buttons.append(
                        "<a class=\"btn\" href=\"%s\">Choose other words</a></div>".formatted(path(version, entry)))
                .toString();
    }

    private String button(Entry entry, String decision, String words) {
        return "<form method=\"post\" action=\"%s\"><button class=\"btn\" type=\"submit\" name=\"decision\" value=\"%s\">%s</button></form>"
                .formatted(path(version, entry), decision, words);
    }

    /**
     * @param trouble what was wrong with what was sent; empty for nothing
     * @param typed the words that were sent
     */
    String one(Entry entry, boolean may, String trouble, String typed) {
        String form = may && entry.own().span().isPresent() ? attachForm(entry, trouble, typed) : "";
        return """
                <main id="main" class="narrow about ledger" tabindex="-1">
                <h1>One note in two versions</h1>
                <p><a href="%s/changes">All notes of %s</a></p>
                %s%s
                </main>""".formatted(
                version.address().path(), Html.escape(document.metadata().title()), article(entry, may), form);
    }

    private String attachForm(Entry entry, String trouble, String typed) {
        StringBuilder places = new StringBuilder();
        for (Candidate candidate : ledger.candidates(document, entry)) {
            TextSpan span = candidate.span();
            places.append(
                    "<li><label><input type=\"radio\" name=\"place\" value=\"%d-%d\"> %s<mark>%s</mark>%s</label></li>\n"
                            .formatted(
                                    span.start(),
                                    span.end(),
                                    Html.escape(around(span.start() - AROUND, span.start())),
                                    Html.escape(catalogue.text(version).slice(span)),
                                    Html.escape(around(span.end(), span.end() + AROUND))));
        }
        String offered = places.isEmpty()
                ? ""
                : "<fieldset><legend>Places that come close</legend><ul class=\"places\">\n%s</ul></fieldset>\n"
                        .formatted(places);
        String said = trouble.isEmpty()
                ? ""
                : "<p class=\"trouble\" id=\"exact-trouble\" role=\"alert\">%s</p>".formatted(Html.escape(trouble));
        return """
                <section aria-labelledby="attach"><h2 id="attach">Choose other words</h2>
                <form class="stack" method="post" action="%s">
                %s<div class="field"><label for="exact">The words as they stand in this version</label>
                %s<textarea class="input" id="exact" name="exact" rows="4"%s>%s</textarea>
                <p class="hint">Copy them from <a href="%s/pages?span=%s">the text</a>. Words that stand in several places need some of what is before or after them.</p></div>
                <div class="btns"><button class="btn primary" type="submit" name="decision" value="attached">Put the note on these words</button></div>
                </form></section>
                """.formatted(
                        path(version, entry),
                        offered,
                        said,
                        said.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"exact-trouble\"",
                        Html.escape(typed),
                        version.address().path(),
                        entry.placed()
                                .span()
                                .map(span -> span.start() + "-" + span.end())
                                .orElse("0-0"));
    }

    private String around(int start, int end) {
        return catalogue.text(version).codePoints().sliceWithin(start, end);
    }
}
