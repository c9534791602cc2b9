package org.lectern.web;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitationFinder;
import org.lectern.document.BlockKind;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.GlyphRun;
import org.lectern.document.LanguageRuns;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Passage;

/**
 * A page as it is read. The text of all elements with {@code data-text}, in document order and without what is inside
 * {@code data-chrome}, is the page's canonical text: the white space between blocks is there too, in hidden elements.
 */
final class PageHtml {
    private final Words words;
    private final Document document;
    private final Page page;
    private final List<OutlineEntry> outline;
    private final PageOutline shown;
    /** As asked for: pinned or not, links stay as they are. */
    private final DocumentAddress address;

    private final Optional<FacsimileHtml> facsimile;
    /** What the links to other pages take along; with its question mark, or empty. */
    private final String along;

    private final List<CitedInText.Link> cited;

    /**
     * A page.
     *
     * @param look as the address asks for it
     * @param glyphs where its words stand on its image
     * @param cited the words of its running text that cite a work
     */
    PageHtml(
            Words words,
            Document document,
            Page page,
            PageOutline outline,
            DocumentAddress address,
            Look look,
            Optional<String> asked,
            List<GlyphRun> glyphs,
            List<CitedInText.Link> cited) {
        this.words = words;
        this.cited = cited;
        this.document = document;
        this.page = page;
        this.shown = outline;
        this.outline = outline.entries();
        this.address = address;
        this.facsimile = look == Look.IMAGE ? Optional.of(new FacsimileHtml(words, page, glyphs)) : Optional.empty();
        this.along = asked.map(word -> "?" + word).orElse("");
    }

    String html() {
        String title = words.say("page.title", document.metadata().title(), String.valueOf(page.number()));
        return new Frame(words, "reader", title)
                .page(words.html(
                        """
                <div class="reader">
                %s
                <main id="main" class="doc" tabindex="-1" data-document="%s" data-version="%s" data-current="%s" data-page="%d" data-pages="%d" data-start="%d" data-end="%d">
                <div class="head">
                <div class="doc-title"><h1%s><a href="%s">%s</a></h1></div>
                %s
                </div>
                <article class="page" aria-label="{page.label} %d">
                %s%s%s
                <div class="text%s" lang="%s"%s>%s%s</div>
                %s
                <p class="elsewhere" data-elsewhere><a href="%s/elsewhere">{elsewhere.link}</a></p>
                </article>
                </main>
                <aside class="notes-rail" aria-label="{page.notes}" data-island="notes"><noscript><p>{page.noScript}</p></noscript></aside>
                </div>""",
                        outlineHtml(),
                        document.id().value(),
                        page.version().hash(),
                        document.current().hash(),
                        page.number(),
                        page.version().pages(),
                        page.span().start(),
                        page.span().end(),
                        words.lang(document.metadata()),
                        address.path(),
                        Html.escape(document.metadata().title()),
                        leaf(),
                        page.number(),
                        staleNotice(),
                        running(),
                        looks(),
                        facsimile.isPresent() ? " facsimile" : "",
                        language(),
                        facsimile.map(shown -> " " + shown.attributes()).orElse(""),
                        facsimile.map(FacsimileHtml::image).orElse(""),
                        text(),
                        turn(),
                        pagePath(page.number())));
    }

    /** The two looks at a page that has both, and what there is to be said of one without words. */
    private String looks() {
        if (page.size().isEmpty()) {
            return "";
        }
        String path = new PageAddress(address, page.number()).path();
        boolean isImage = facsimile.isPresent();
        String nothing = page.passages().isEmpty()
                ? words.html("<p class=\"notice\">%s</p>", words.say(isImage ? "page.noTextImage" : "page.noText"))
                : "";
        return words.html(
                """
                <nav class="looks" aria-label="{page.looks}"><a href="%s?look=text"%s>{page.lookText}</a> <a href="%s?look=image"%s>{page.lookImage}</a></nav>
                %s""",
                path, isImage ? "" : " aria-current=\"true\"", path, isImage ? " aria-current=\"true\"" : "", nothing);
    }

    private String language() {
        return document.metadata().languages().stream().findFirst().orElse("und");
    }

    private String staleNotice() {
        return page.version().equals(document.current())
                ? ""
                : words.html(
                        """
                <p class="notice">%s <a href="/documents/%s/pages/1">{page.readCurrent}</a> <a href="/documents/%s">{page.allVersions}</a></p>
                """,
                        words.say(
                                "page.older",
                                page.version().hash().substring(0, 8),
                                words.day(page.version().ingested())),
                        document.id().value(),
                        document.id().value());
    }

    private String outlineHtml() {
        if (outline.isEmpty()) {
            return words.html("""
                    <nav class="outline" aria-label="{page.outline}"><div class="head"><h2>{page.outline}</h2></div>
                    <p class="hint">%s</p></nav>""", words.say("page.noHeadings", page.version().pages()));
        }
        Optional<OutlineEntry> current = currentSection();
        StringBuilder entries = new StringBuilder();
        for (OutlineEntry entry : outline) {
            entries.append(
                    "<li class=\"level-%d\"><a href=\"%s/pages/%d#%s\"%s><span>%s</span><span class=\"pg\">%d</span></a></li>\n"
                            .formatted(
                                    entry.heading().level(),
                                    address.path(),
                                    entry.page(),
                                    entry.passage(),
                                    current.filter(entry::equals).isPresent() ? " aria-current=\"true\"" : "",
                                    Html.escape(entry.heading().title()),
                                    entry.page()));
        }
        return words.html("""
                <nav class="outline" aria-label="{page.outline}"><div class="head"><h2>{page.outline}</h2></div>
                %s<ol%s>
                %s</ol></nav>""", part(), words.lang(document.metadata()), entries);
    }

    private String part() {
        return shown.isPart()
                ? "<p class=\"hint\">%s</p>\n"
                        .formatted(words.say("page.outlinePart", outline.size(), shown.all(), address.path()))
                : "";
    }

    /** The last section that began before this page, else the first that begins on it. */
    private Optional<OutlineEntry> currentSection() {
        Optional<OutlineEntry> begun = outline.stream()
                .filter(entry -> entry.heading().start() <= firstWord())
                .reduce((earlier, later) -> later);
        return begun.or(() ->
                outline.stream().filter(entry -> entry.page() == page.number()).findFirst());
    }

    private int firstWord() {
        return page.passages().isEmpty()
                ? page.span().start()
                : page.passages().getFirst().span().start();
    }

    private String running() {
        String section = currentSection()
                .map(entry -> Html.escape(entry.heading().title())
                        + (entry.heading().start() < page.span().start()
                                ? "<span lang=\"%s\">%s</span>".formatted(words.tag(), words.say("page.continued"))
                                : ""))
                .orElse(words.say("page.label") + " " + page.number());
        return words.html(
                """
                <div class="running"><h2%s>%s</h2><span class="nowrap">%s{page.version} <span class="mono">%s</span></span></div>""",
                currentSection().isPresent() ? words.lang(document.metadata()) : "",
                section,
                page.label().equals(String.valueOf(page.number()))
                        ? ""
                        : words.say("page.printedLabel", Html.escape(page.label())) + " · ",
                page.version().hash().substring(0, 8));
    }

    private String pagePath(int number) {
        return new PageAddress(address, number).path() + along;
    }

    private boolean hasNext() {
        return page.number() < page.version().pages();
    }

    private String leaf() {
        String previous = page.number() > 1
                ? words.html(
                        "<a class=\"btn\" rel=\"prev\" href=\"%s\">‹<span class=\"vh\"> {page.previous}</span></a>",
                        pagePath(page.number() - 1))
                : "";
        String next = hasNext()
                ? words.html(
                        "<a class=\"btn\" rel=\"next\" href=\"%s\">›<span class=\"vh\"> {page.next}</span></a>",
                        pagePath(page.number() + 1))
                : "";
        return words.html(
                """
                <form class="leaf" method="get" action="%s/pages">
                %s<label for="leaf"><span class="vh">{page.goTo} </span>{page.short}</label><input id="leaf" name="n" inputmode="numeric" autocomplete="off" value="%d"> <span>{page.of} %d</span>%s%s
                </form>""",
                address.path(),
                previous,
                page.number(),
                page.version().pages(),
                along.isEmpty()
                        ? ""
                        : "<input type=\"hidden\" name=\"look\" value=\"%s\">"
                                .formatted(along.substring("?look=".length())),
                next);
    }

    /** Nothing where there is nowhere to turn to: an empty landmark is one more stop for those who go by landmarks. */
    private String turn() {
        if (page.version().pages() == 1) {
            return "";
        }
        String previous = page.number() > 1
                ? words.html(
                        "<a rel=\"prev\" href=\"%s\">‹ {page.label} %d</a>",
                        pagePath(page.number() - 1), page.number() - 1)
                : "<span></span>";
        String next = hasNext()
                ? words.html(
                        "<a rel=\"next\" href=\"%s\">{page.label} %d ›</a>",
                        pagePath(page.number() + 1), page.number() + 1)
                : "<span></span>";
        return words.html("<nav class=\"turn\" aria-label=\"{page.pages}\">%s%s</nav>", previous, next);
    }

    private String text() {
        CodePointText all = new CodePointText(page.text());
        StringBuilder html = new StringBuilder();
        int at = page.span().start();
        int ordinal = page.firstPassage();
        String gap = "";
        for (Passage passage : page.passages()) {
            gap = slice(all, at, passage.span().start());
            separator(html, gap);
            block(html, all, passage, ordinal++, gap.equals("\n"));
            at = passage.span().end();
        }
        separator(html, slice(all, at, page.span().end()));
        return html.toString();
    }

    private String slice(CodePointText all, int start, int end) {
        int origin = page.span().start();
        return all.slice(new TextSpan(start - origin, end - origin));
    }

    private static void separator(StringBuilder html, String gap) {
        if (!gap.isEmpty()) {
            html.append("<span class=\"separator\" data-text hidden>")
                    .append(Html.escape(gap))
                    .append("</span>");
        }
    }

    private void block(StringBuilder html, CodePointText all, Passage passage, int ordinal, boolean close) {
        String tag = passage.kind() == BlockKind.HEADING ? "h3" : "p";
        String lang = passage.language().equals(language()) ? "" : " lang=\"%s\"".formatted(passage.language());
        html.append(words.html(
                """
                <div class="block %s%s" id="%s" data-start="%d" data-end="%d"%s><a class="pn" data-chrome href="#%s"><span class="vh">{page.paragraph} </span><span aria-hidden="true">¶</span>%d</a><%s data-text>""",
                passage.kind().wireName(),
                close ? " close" : "",
                passage.id(),
                passage.span().start(),
                passage.span().end(),
                lang,
                passage.id(),
                ordinal,
                tag));
        String text = slice(all, passage.span().start(), passage.span().end());
        if (facsimile.isPresent()) {
            html.append(facsimile.get().words(passage));
        } else {
            linked(html, passage, text);
        }
        html.append("</").append(tag).append('>');
        boolean compiled = passage.kind() == BlockKind.CITATION || passage.kind() == BlockKind.QUOTATION;
        if (compiled && CitationFinder.citesAtEnd(text)) {
            html.append(words.html(
                    "<a class=\"cited\" data-chrome href=\"%s/citations?at=%d\">{page.citation}<span class=\"vh\"> ¶%d</span></a>",
                    page.version().address().path(), passage.span().end() - 1, ordinal));
        }
        html.append("</div>");
    }

    /** Words that cite a work lead to it; they stay the text that they are. */
    private void linked(StringBuilder html, Passage passage, String text) {
        CodePointText own = new CodePointText(text);
        int origin = passage.span().start();
        int at = 0;
        for (CitedInText.Link link : cited) {
            int from = Math.max(at, link.span().start() - origin);
            int to = Math.min(own.length(), link.span().end() - origin);
            if (from >= to) {
                continue;
            }
            inLanguages(html, passage, own.slice(new TextSpan(at, from)));
            html.append("<a class=\"cites\" href=\"/works/%s\" draggable=\"false\">".formatted(link.work()));
            inLanguages(html, passage, own.slice(new TextSpan(from, to)));
            html.append("</a>");
            at = to;
        }
        inLanguages(html, passage, own.slice(new TextSpan(at, own.length())));
    }

    private static void inLanguages(StringBuilder html, Passage passage, String text) {
        if (passage.language().equals("ru")) {
            html.append(Html.escape(text));
        } else {
            inlineLanguages(html, text);
        }
    }

    private static void inlineLanguages(StringBuilder html, String text) {
        CodePointText words = new CodePointText(text);
        int at = 0;
        for (LanguageRuns.Run run : LanguageRuns.of(text)) {
            html.append(Html.escape(words.slice(new TextSpan(at, run.span().start()))))
                    .append("<span lang=\"")
                    .append(run.language())
                    .append("\">")
                    .append(Html.escape(words.slice(run.span())))
                    .append("</span>");
            at = run.span().end();
        }
        html.append(Html.escape(words.slice(new TextSpan(at, words.length()))));
    }
}
