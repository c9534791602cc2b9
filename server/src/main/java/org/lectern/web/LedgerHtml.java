package org.lectern.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lectern.anchor.Anchoring.Candidate;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore.Entry;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.People;
import org.lectern.reading.Footing;
import org.lectern.reading.Ledger;

/** What became of notes in a version, old and new words side by side; reads and works without JavaScript. */
final class LedgerHtml {
    /** Code points around a place that is offered. */
    private static final int AROUND = 60;

    private final Words words;
    private final Document document;
    private final Version version;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final LedgerEntryHtml entries;

    /** @param footing what became of what a grade rests on, for whoever reads this */
    LedgerHtml(
            Words words,
            Document document,
            Version version,
            Ledger ledger,
            Catalogue catalogue,
            People people,
            Function<Annotation, Footing> footing) {
        this.words = words;
        this.document = document;
        this.version = version;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.entries = new LedgerEntryHtml(words, version, ledger, people, footing);
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
                ? words.html("<p>{changes.none}</p>")
                : filters(counts, all, shown) + list(entries, asker) + more(shown, from, next);
        return words.html(
                """
                <main id="main" class="narrow about ledger" tabindex="-1" data-ledger="%s" data-current="%s">
                <h1>{changes.title}</h1>
                <p><a href="%s/pages/1"%s>%s</a>, %s <a href="/documents/%s">{changes.allVersions}</a></p>
                %s
                </main>""",
                document.id().value(),
                document.current().hash(),
                isCurrent()
                        ? "/documents/" + document.id().value()
                        : version.address().path(),
                words.lang(document.metadata()),
                Html.escape(document.metadata().title()),
                words.say(
                        isCurrent() ? "changes.current" : "changes.older",
                        version.hash().substring(0, 12),
                        words.day(version.ingested())),
                document.id().value(),
                main);
    }

    private String filters(Map<State, Integer> counts, int all, Optional<State> shown) {
        List<String> links = new ArrayList<>();
        links.add(filter("", words.say("changes.all"), all, shown.isEmpty()));
        for (State state : List.of(State.LOST, State.APPROXIMATE, State.MOVED, State.EXACT)) {
            links.add(filter(
                    "?state=" + state.word(),
                    LedgerEntryHtml.word(words, state),
                    counts.getOrDefault(state, 0),
                    shown.equals(Optional.of(state))));
        }
        return words.html(
                "<nav aria-label=\"{changes.by}\"><ul class=\"filters\">%s</ul></nav>\n", String.join("", links));
    }

    private String filter(String query, String said, int count, boolean current) {
        return "<li><a href=\"%s/changes%s\"%s>%s <span class=\"pg\">%d</span></a></li>"
                .formatted(version.address().path(), query, current ? " aria-current=\"true\"" : "", said, count);
    }

    private String list(List<Entry> entries, Optional<Account> asker) {
        StringBuilder list = new StringBuilder();
        for (Entry entry : entries) {
            boolean may = isCurrent()
                    && asker.filter(account -> ledger.mayDecide(entry.annotation(), document, account))
                            .isPresent();
            list.append(this.entries.article(entry, may));
        }
        return entries.isEmpty() ? words.html("<p>{changes.noneSuch}</p>") : list.toString();
    }

    private String more(Optional<State> shown, int from, Optional<Integer> next) {
        String state = shown.map(only -> "&amp;state=" + only.word()).orElse("");
        String before = from > 0
                ? words.html(
                        "<a rel=\"prev\" href=\"%s/changes?from=%d%s\">‹ {changes.earlier}</a>",
                        version.address().path(), Math.max(0, from - 50), state)
                : "<span></span>";
        String after = next.map(start -> words.html(
                        "<a rel=\"next\" href=\"%s/changes?from=%d%s\">{changes.later} ›</a>",
                        version.address().path(), start, state))
                .orElse("<span></span>");
        return words.html("<nav class=\"turn\" aria-label=\"{page.pages}\">%s%s</nav>", before, after);
    }

    /**
     * @param trouble what was wrong with what was sent; empty for nothing
     * @param typed the words that were sent
     */
    String one(Entry entry, boolean may, String trouble, String typed) {
        String form = may && entry.own().span().isPresent() ? attachForm(entry, trouble, typed) : "";
        return words.html(
                """
                <main id="main" class="narrow about ledger" tabindex="-1" data-ledger="%s" data-current="%s">
                <h1>{changes.one}</h1>
                <p><a href="%s/changes">%s</a></p>
                %s%s
                </main>""",
                document.id().value(),
                document.current().hash(),
                version.address().path(),
                words.say("changes.allNotes", Html.escape(document.metadata().title())),
                entries.article(entry, may),
                form);
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
                                    Html.escape(catalogue.words(version, span)),
                                    Html.escape(around(span.end(), span.end() + AROUND))));
        }
        String offered = places.isEmpty()
                ? ""
                : words.html(
                        "<fieldset><legend>{changes.close}</legend><ul class=\"places\">\n%s</ul></fieldset>\n",
                        places);
        String said = trouble.isEmpty()
                ? ""
                : "<p class=\"trouble\" id=\"exact-trouble\" role=\"alert\">%s</p>".formatted(Html.escape(trouble));
        return words.html(
                """
                <section aria-labelledby="attach"><h2 id="attach">{changes.choose}</h2>
                <form class="stack" method="post" action="%s">
                %s<div class="field"><label for="exact">{changes.exact}</label>
                %s<textarea class="input" id="exact" name="exact" rows="4"%s>%s</textarea>
                <p class="hint">%s</p></div>
                <div class="btns"><button class="btn primary" type="submit" name="decision" value="attached">{changes.put}</button></div>
                </form></section>
                """,
                path(version, entry),
                offered,
                said,
                said.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"exact-trouble\"",
                Html.escape(typed),
                words.say(
                        "changes.exactHint",
                        "%s/pages?span=%s"
                                .formatted(
                                        version.address().path(),
                                        entry.placed()
                                                .span()
                                                .map(span -> span.start() + "-" + span.end())
                                                .orElse("0-0"))));
    }

    private String around(int start, int end) {
        int from = Math.clamp(start, 0, version.characters());
        return catalogue.words(version, new TextSpan(from, Math.clamp(end, from, version.characters())));
    }
}
