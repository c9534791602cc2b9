package org.lectern.web;

import java.util.Optional;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Page;

/** The outline beside a page, with the section that the page stands in. */
final class PageOutlineHtml {
    private final Words words;
    private final Document document;
    private final Page page;
    private final PageOutline outline;
    /** As asked for: pinned or not. */
    private final DocumentAddress address;

    PageOutlineHtml(Words words, Document document, Page page, PageOutline outline, DocumentAddress address) {
        this.words = words;
        this.document = document;
        this.page = page;
        this.outline = outline;
        this.address = address;
    }

    String html() {
        if (outline.entries().isEmpty()) {
            return words.html("""
                    <nav class="outline" aria-label="{page.outline}"><div class="head"><h2>{page.outline}</h2></div>
                    <p class="hint">%s</p></nav>""", words.say("page.noHeadings", page.version().pages()));
        }
        Optional<OutlineEntry> current = currentSection();
        StringBuilder entries = new StringBuilder();
        String path = address.path();
        for (OutlineEntry entry : outline.entries()) {
            // Hundreds of them on a page: a format that is read anew for each took as long as all the rest
            entries.append("<li class=\"level-")
                    .append(entry.heading().level())
                    .append("\"><a href=\"")
                    .append(path)
                    .append("/pages/")
                    .append(entry.page())
                    .append('#')
                    .append(entry.passage())
                    .append(current.filter(entry::equals).isPresent() ? "\" aria-current=\"true\"><span>" : "\"><span>")
                    .append(Html.escape(entry.heading().title()))
                    .append("</span><span class=\"pg\">")
                    .append(entry.page())
                    .append("</span></a></li>\n");
        }
        return words.html("""
                <nav class="outline" aria-label="{page.outline}"><div class="head"><h2>{page.outline}</h2></div>
                %s<ol%s>
                %s</ol></nav>""", part(), words.lang(document.metadata()), entries);
    }

    private String part() {
        return outline.isPart()
                ? "<p class=\"hint\">%s</p>\n"
                        .formatted(
                                words.say("page.outlinePart", outline.entries().size(), outline.all(), address.path()))
                : "";
    }

    /** The last section that began before this page, else the first that begins on it. */
    Optional<OutlineEntry> currentSection() {
        Optional<OutlineEntry> begun = outline.entries().stream()
                .filter(entry -> entry.heading().start() <= firstWord())
                .reduce((earlier, later) -> later);
        return begun.or(() -> outline.entries().stream()
                .filter(entry -> entry.page() == page.number())
                .findFirst());
    }

    private int firstWord() {
        return page.passages().isEmpty()
                ? page.span().start()
                : page.passages().getFirst().span().start();
    }
}
