package org.lectern.web;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.CitationFinder;
import org.lectern.document.BlockKind;
import org.lectern.document.LanguageRuns;
import org.lectern.document.Page;
import org.lectern.document.Passage;

/**
 * The text of a page, block by block. The text of all elements with {@code data-text}, in document order and without what
 * is inside {@code data-chrome}, is the page's canonical text: the white space between blocks is there too, in hidden
 * elements.
 */
final class PageTextHtml {
    private final Words words;
    /** The language that is said once for all of it. */
    private final String language;

    private final Page page;
    private final Optional<FacsimileHtml> facsimile;
    private final List<CitedInText.Link> cited;

    /**
     * The text.
     *
     * @param facsimile what lays the words over the page's image, where it is looked at so
     * @param cited the words of its running text that cite a work
     */
    PageTextHtml(
            Words words, String language, Page page, Optional<FacsimileHtml> facsimile, List<CitedInText.Link> cited) {
        this.words = words;
        this.language = language;
        this.page = page;
        this.facsimile = facsimile;
        this.cited = cited;
    }

    String html() {
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
        String lang = passage.language().equals(language) ? "" : " lang=\"%s\"".formatted(passage.language());
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
