package org.lectern.web;

import java.util.List;
import java.util.Optional;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.GlyphRun;
import org.lectern.document.IngestReport;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;

/** A page as it is read: between its outline and its notes, with what leads to other pages. */
final class PageHtml {
    private final Words words;
    private final Document document;
    private final Page page;
    private final PageOutlineHtml outline;
    /** As asked for: pinned or not, links stay as they are. */
    private final DocumentAddress address;

    private final Optional<FacsimileHtml> facsimile;
    /** What the links to other pages take along; with its question mark, or empty. */
    private final String along;

    private final PageTextHtml text;
    private final boolean isCompared;
    private final boolean hasUnreadPictures;

    /**
     * A page.
     *
     * @param look as the address asks for it
     * @param glyphs where its words stand on its image
     * @param cited the words of its running text that cite a work
     * @param isCompared whether it can be told what of it stands elsewhere
     * @param hasUnreadPictures whether its file has pictures that no image shows
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
            List<CitedInText.Link> cited,
            boolean isCompared,
            boolean hasUnreadPictures) {
        this.words = words;
        this.document = document;
        this.page = page;
        this.outline = new PageOutlineHtml(words, document, page, outline, address);
        this.address = address;
        this.facsimile = look == Look.IMAGE ? Optional.of(new FacsimileHtml(words, page, glyphs)) : Optional.empty();
        this.text = new PageTextHtml(words, language(), page, facsimile, cited);
        this.isCompared = isCompared;
        this.hasUnreadPictures = hasUnreadPictures;
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
                %s
                </article>
                </main>
                <aside class="notes-rail" aria-label="{page.notes}" data-island="notes"><noscript><p>{page.noScript}</p></noscript></aside>
                </div>""",
                        outline.html(),
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
                        text.html(),
                        turn(),
                        elsewhere()));
    }

    private String elsewhere() {
        return isCompared
                ? words.html(
                        "<p class=\"elsewhere\" data-elsewhere><a href=\"%s/elsewhere\">{elsewhere.link}</a></p>",
                        pagePath(page.number()))
                : "";
    }

    /** The two looks at a page that has both, and what there is to be said of one without words. */
    private String looks() {
        if (page.size().isEmpty()) {
            return "";
        }
        String path = new PageAddress(address, page.number()).path();
        boolean isImage = facsimile.isPresent();
        return words.html(
                """
                <nav class="looks" aria-label="{page.looks}"><a href="%s?look=text"%s>{page.lookText}</a> <a href="%s?look=image"%s>{page.lookImage}</a></nav>
                %s""",
                path,
                isImage ? "" : " aria-current=\"true\"",
                path,
                isImage ? " aria-current=\"true\"" : "",
                lack(isImage) + (isImage && hasUnreadPictures ? notDrawn() : ""));
    }

    private String notDrawn() {
        return words.html(
                "<p class=\"notice\">%s</p>\n",
                words.say(
                        "page.notDrawn",
                        "/api%s/source".formatted(page.version().address().path())));
    }

    private String lack(boolean isImage) {
        if (page.passages().isEmpty()) {
            return words.html("<p class=\"notice\">%s</p>", words.say(isImage ? "page.noTextImage" : "page.noText"));
        }
        int unknown = IngestReport.unknown(page.text());
        return unknown == 0
                ? ""
                : words.html(
                        "<p class=\"notice\">%s</p>",
                        words.say(isImage ? "page.unknownImage" : "page.unknown", unknown));
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

    private String running() {
        Optional<OutlineEntry> current = outline.currentSection();
        String section = current.map(entry -> Html.escape(entry.heading().title())
                        + (entry.heading().start() < page.span().start()
                                ? "<span lang=\"%s\">%s</span>".formatted(words.tag(), words.say("page.continued"))
                                : ""))
                .orElse(words.say("page.label") + " " + page.number());
        return words.html(
                """
                <div class="running"><h2%s>%s</h2><span class="nowrap">%s{page.version} <span class="mono">%s</span></span></div>""",
                current.isPresent() ? words.lang(document.metadata()) : "",
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
                %s<label for="leaf"><span class="vh">{page.goTo} </span>{page.short}</label><input id="leaf" name="n" inputmode="numeric" autocomplete="off" value="%d"> <span>{page.of} %s</span>%s%s
                </form>""",
                address.path(),
                previous,
                page.number(),
                words.number(page.version().pages()),
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
}
