package org.lectern.web;

import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.FoundCitation;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;

/** A citation's own page: its words, the place and the work that it names, what it quotes, and what is wrong with it. */
final class CitationHtml {
    private final Words words;
    private final KnownWorks names;
    private final Catalogue catalogue;

    CitationHtml(Words words, KnownWorks names, Catalogue catalogue) {
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
        CanonicalText text = catalogue.text(found.version());
        String lang = words.lang(document.metadata());
        String place = citation.locator().map(text::slice).orElse("");
        String quoted = citation.quoted().map(text::slice).orElse("");
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
                Html.escape(text.slice(citation.span())),
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

    private String forms(FoundCitation found, CanonicalText text, String lang) {
        Citation citation = found.citation();
        TextSpan span = citation.span();
        String path = found.path();
        return words.html(
                """
                <section class="correcting" aria-labelledby="correcting"><h2 id="correcting">{correct.title}</h2>
                <details class="careful"><summary>{correct.span}</summary>
                <form class="stack" method="post" action="%1$s/words"><p>{correct.spanWhy}</p>
                <div class="field"><label for="words">{correct.words}</label><textarea class="input" id="words" name="words" rows="3"%2$s>%3$s</textarea></div>
                <div class="field"><label for="locator">{correct.place}</label><input class="input" id="locator" name="locator" autocomplete="off"%2$s value="%4$s"></div>
                <div class="field"><label for="quoted">{correct.quoted}</label><textarea class="input" id="quoted" name="quoted" rows="8"%2$s>%5$s</textarea></div>
                <div class="btns"><button class="btn" type="submit">{correct.keepWords}</button></div></form></details>
                <details class="careful"><summary>{correct.citesOther}</summary>
                <form class="stack" method="post" action="%1$s/work">
                <div class="field"><label for="work">{works.work}</label>%6$s</div>
                <div class="btns"><button class="btn" type="submit">{correct.move}</button></div></form></details>
                <details class="careful"><summary>{correct.remove}</summary>
                <form class="stack" method="post" action="%1$s/remove"><p>{correct.removeWhy}</p>
                <div class="btns"><button class="btn danger" type="submit">{correct.removeNow}</button></div></form></details>
                </section>
                """,
                path,
                lang,
                Html.escape(text.slice(span)),
                Html.escape(citation.locator().map(text::slice).orElse("")),
                Html.escape(citation.quoted().map(text::slice).orElse("")),
                names.chooser(
                        "work", "work", found.work(), words.html("<option value=\"\">{correct.newWork}</option>\n")));
    }
}
