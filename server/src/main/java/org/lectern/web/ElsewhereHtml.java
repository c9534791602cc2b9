package org.lectern.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Passage;
import org.lectern.parallel.Parallels.Elsewhere;
import org.lectern.parallel.SharedRun;

/** Which passages of a page stand elsewhere too: where, of which date, and nothing of who wrote first. */
final class ElsewhereHtml {
    /** Code points of a passage's beginning. */
    private static final int OPENING = 70;

    private final Words words;
    private final Catalogue catalogue;

    ElsewhereHtml(Words words, Catalogue catalogue) {
        this.words = words;
        this.catalogue = catalogue;
    }

    /** A run of the page's own document, seen from the page. */
    private record Here(Document other, SharedRun run) {}

    String main(Document document, Page page, List<Elsewhere> runs) {
        List<Here> here = runs.stream()
                .flatMap(one -> one.document().id().equals(document.id())
                        ? Stream.of(
                                new Here(document, one.run()),
                                new Here(document, one.run().turned()))
                        : Stream.of(new Here(one.document(), one.run())))
                .filter(one -> one.run().a().overlaps(page.span()))
                .sorted(Comparator.comparingInt(one -> one.run().a().start()))
                .toList();
        String entries = here.stream().map(one -> entry(document, page, one)).collect(Collectors.joining());
        String list = here.isEmpty()
                ? words.html("<p>{elsewhere.none}</p>\n")
                : "<section class=\"elsewhere-list\" data-said=\"%s\"><ul class=\"versions\">\n%s</ul>\n<p class=\"hint\">%s</p></section>\n"
                        .formatted(
                                Html.escape(words.say("elsewhere.count", here.size())),
                                entries,
                                words.say("compare.neutral") + some(here));
        return words.html(
                """
                <main id="main" class="narrow about" tabindex="-1">
                <p><a%s href="%s">%s, %s</a></p>
                <h1>{elsewhere.link}</h1>
                %s</main>""",
                words.lang(document.metadata()),
                page.address().path(),
                Html.escape(document.metadata().title()),
                words.page(page.number()),
                list);
    }

    private String some(List<Here> here) {
        return here.stream().anyMatch(one -> one.run().commonplace())
                ? " " + words.say("elsewhere.commonplace", SharedRun.MOST_PLACES)
                : "";
    }

    private String entry(Document document, Page page, Here one) {
        TextSpan span = one.run().a();
        String opening = catalogue
                .text(page.version())
                .codePoints()
                .sliceWithin(span.start(), Math.min(span.end(), span.start() + OPENING))
                .replaceAll("\\s+", " ");
        Optional<Passage> passage = catalogue.passageAt(page.version(), span.start());
        String number = passage.map(page.passages()::indexOf)
                .filter(index -> index >= 0)
                .map(index -> "¶" + (page.firstPassage() + index) + " ")
                .orElse("");
        int there = catalogue.pageAt(one.other().current(), one.run().b().start());
        String place = new PageAddress(one.other().current().address(), there).path()
                + "?span=%d-%d".formatted(one.run().b().start(), one.run().b().end());
        String title = one.other().id().equals(document.id())
                ? words.say("elsewhere.here", words.page(there))
                : words.theirs(one.other().metadata(), one.other().metadata().title()) + ", " + words.page(there);
        String dated = one.other().id().equals(document.id())
                ? ""
                : " ("
                        + one.other()
                                .metadata()
                                .date()
                                .map(date -> Html.escape(words.date(date)))
                                .orElse(words.say("compare.undated"))
                        + ")";
        return """
                <li><span>%s<span%s>“%s…”</span></span> <a href="%s">%s</a>%s <a href="/compare/%s..%s?at=%d-%d">{elsewhere.compare}<span class="vh"%s> %s</span></a></li>
                """.replace("{elsewhere.compare}", words.say("elsewhere.compare")).formatted(
                number,
                words.lang(document.metadata()),
                Html.escape(opening),
                place,
                title,
                dated,
                document.id().value(),
                one.other().id().value(),
                span.start(),
                one.run().b().start(),
                words.lang(document.metadata()),
                Html.escape(opening));
    }
}
