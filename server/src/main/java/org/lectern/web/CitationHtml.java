package org.lectern.web;

import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;

/** A citation's own page: its words, the place and the work that it names, what it quotes, and what is wrong with it. */
final class CitationHtml {
    private final Words words;
    private final KnownWorks names;
    private final Catalogue catalogue;
    private final Refused refused;

    /** Code points of what is quoted; in a long text it may go over many pages. */
    private static final int SHOWN = 20_000;

    /** The forms by their names on the page. */
    static final String WORDS = "words";

    static final String WORK = "work";

    /** @param refused what was sent just now and could not be kept */
    CitationHtml(Words words, KnownWorks names, Catalogue catalogue, Refused refused) {
        this.refused = refused;
        this.words = words;
        this.names = names;
        this.catalogue = catalogue;
    }

    /**
     * @param removed whether somebody said that it is none
     * @param may whether the reader may correct it
     * @param outcome what was done just now, as HTML
     * @param discussion as HTML
     * @param history as HTML
     */
    String main(
            Document document,
            FoundCitation found,
            boolean removed,
            boolean may,
            String outcome,
            String discussion,
            String history) {
        Citation citation = found.citation();
        CitedWords text = new CitedWords(catalogue, found.version());
        String lang = words.lang(document.metadata());
        String place = citation.locator().map(text::of).orElse("");
        String quoted = citation.quoted().map(span -> text.opening(span, SHOWN)).orElse("");
        String page = CitationRoutes.place(catalogue, found.version(), citation.span());
        return words.html(
                """
                <main id="main" class="narrow about citation-page" tabindex="-1">
                <p><a href="/works/%s">{correct.toWork}</a></p>
                <h1>{correct.citation}</h1>
                %s%s
                <dl class="facts">
                <dt>{correct.words}</dt><dd%s>%s</dd>
                <dt>{works.work}</dt><dd%s><a href="/works/%s">%s</a></dd>
                <dt>{correct.place}</dt><dd%s>%s</dd>
                <dt>{correct.standsIn}</dt><dd><a href="%s"><span%s>%s</span>, %s</a></dd>
                </dl>
                <h2>{correct.quoted}</h2>
                <blockquote class="quoted"%s>%s</blockquote>
                <section aria-labelledby="discussion"><h2 id="discussion">{works.discussion}</h2>
                %s</section>
                %s
                <h2>{correct.history}</h2>
                %s
                </main>""",
                found.work(),
                outcome,
                removed ? words.html("<p class=\"notice\">{correct.isRemoved}</p>") : "",
                lang,
                Html.escape(text.of(citation.span())),
                lang,
                found.work(),
                Html.escape(names.name(found.work())),
                place.isEmpty() ? "" : lang,
                place.isEmpty() ? words.say("fact.notGiven") : Html.escape(place),
                page,
                lang,
                Html.escape(document.metadata().title()),
                words.page(catalogue.pageAt(found.version(), citation.span().start())),
                quoted.isEmpty() ? "" : lang,
                quoted.isEmpty() ? words.say("fact.notGiven") : Html.escape(quoted),
                discussion,
                may && !removed ? forms(found, text, lang) : "",
                history);
    }

    private String forms(FoundCitation found, CitedWords text, String lang) {
        Citation citation = found.citation();
        TextSpan span = citation.span();
        String path = found.path();
        TypedForm spans = new TypedForm(refused, WORDS);
        TypedForm work = new TypedForm(refused, WORK);
        return words.html(
                """
                <section class="correcting" aria-labelledby="correcting"><h2 id="correcting">{correct.title}</h2>
                <details class="careful"%7$s><summary>{correct.span}</summary>
                <form class="stack" method="post" action="%1$s/words"><p>{correct.spanWhy}</p>%8$s
                %3$s
                %4$s
                %5$s
                <div class="btns"><button class="btn" type="submit">{correct.keepWords}</button></div></form></details>
                <details class="careful"%9$s><summary>{correct.citesOther}</summary>
                <form class="stack" method="post" action="%1$s/work">%10$s
                <div class="field"><label for="work">{works.work}</label>%2$s%6$s</div>
                <div class="btns"><button class="btn" type="submit">{correct.move}</button></div></form></details>
                <details class="careful"><summary>{correct.remove}</summary>
                <form class="stack" method="post" action="%1$s/remove"><p>{correct.removeWhy}</p>
                <div class="btns"><button class="btn danger" type="submit">{correct.removeNow}</button></div></form></details>
                </section>
                """,
                path,
                work.beside("work", "work"),
                spans.area("words", "words", words.say("correct.words"), 3, lang, text.of(span), ""),
                spans.input(
                        "locator",
                        "locator",
                        words.say("correct.place"),
                        " autocomplete=\"off\"" + lang,
                        citation.locator().map(text::of).orElse(""),
                        ""),
                citation.quoted().filter(quoted -> quoted.length() > SHOWN).isPresent()
                        ? "<input type=\"hidden\" name=\"keep\" value=\"quoted\">"
                        : spans.area(
                                "quoted",
                                "quoted",
                                words.say("correct.quoted"),
                                8,
                                lang,
                                citation.quoted().map(text::of).orElse(""),
                                ""),
                names.chooser(
                        "work",
                        "work",
                        found.work(),
                        words.html("<option value=\"\">{correct.newWork}</option>\n"),
                        work),
                spans.open(),
                spans.trouble("words", "locator", "quoted"),
                work.open(),
                work.trouble("work"));
    }
}
