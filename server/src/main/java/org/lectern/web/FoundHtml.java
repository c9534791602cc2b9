package org.lectern.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.annotation.Annotation;
import org.lectern.document.Document;
import org.lectern.document.Metadata;
import org.lectern.people.Viewer;
import org.lectern.search.SearchHit;
import org.lectern.search.SearchHit.Snippet;

/** What was found, as list entries for people. */
final class FoundHtml {
    private static final Map<String, String> MOTIVATIONS = Map.of(
            "commenting", "found.note",
            "questioning", "found.question",
            "assessing", "found.rating",
            "highlighting", "found.highlight",
            "linking", "found.link",
            "replying", "found.reply",
            "classifying", "found.flag",
            "editing", "found.editing",
            "bookmarking", "found.bookmark");

    private final Words words;
    private final FoundPlaces places;
    private final Viewer viewer;

    FoundHtml(Words words, FoundPlaces places, Viewer viewer) {
        this.words = words;
        this.places = places;
        this.viewer = viewer;
    }

    String entries(List<SearchHit> hits) {
        StringBuilder list = new StringBuilder();
        for (SearchHit hit : hits) {
            list.append(
                    switch (hit) {
                        case SearchHit.OfPassage passage -> passage(passage);
                        case SearchHit.OfAnnotation annotation -> annotation(annotation);
                    });
        }
        return list.toString();
    }

    private String passage(SearchHit.OfPassage hit) {
        Optional<Metadata> document = places.document(hit, viewer).map(Document::metadata);
        String title = document.map(Metadata::title).orElse(hit.document().value());
        return """
                <li class="hit"><h3><a href="%s"><span%s>%s</span>, <span class="pg">%s</span></a></h3>
                <p class="snippet" lang="und">%s</p>%s</li>
                """.formatted(
                        Html.escape(FoundPlaces.path(hit)),
                        document.map(words::lang).orElse(""),
                        Html.escape(title),
                        words.page(hit.page()),
                        snippet(hit.snippet()),
                        hit.readings().isEmpty() ? likeness(hit.likeness()) : readings(hit.readings()));
    }

    private String readings(List<AcceptedReading> readings) {
        return readings.stream()
                .map(reading -> reading.words().isEmpty()
                        ? words.say("found.leftOut", Html.escape(reading.printed()))
                        : words.say("found.read", Html.escape(reading.printed()), Html.escape(reading.words())))
                .collect(Collectors.joining(
                        "; ", "<p class=\"meta\">%s ".formatted(words.say("found.byReading")), "</p>"));
    }

    private String annotation(SearchHit.OfAnnotation hit) {
        Annotation annotation = hit.annotation();
        String what = annotation.motivations().stream()
                .map(motivation -> MOTIVATIONS.getOrDefault(motivation, "found.annotation"))
                .findFirst()
                .orElse("found.annotation");
        String where = places.of(annotation, viewer)
                .map(standing -> words.say(
                        "found.on", Html.escape(standing.document().metadata().title()), words.page(standing.page())))
                .orElse("");
        String day = words.day(annotation.created());
        return """
                <li class="hit note"><h3><a href="%s">%s%s</a></h3>
                <p class="snippet" lang="und">%s</p>
                <p class="meta"><time datetime="%s">%s</time></p>%s</li>
                """.formatted(
                        annotation.id().path(),
                        words.say(
                                what,
                                Html.escape(Optional.of(places.nameOf(annotation))
                                        .filter(name -> !name.isEmpty())
                                        .orElse(words.say("somebody")))),
                        where,
                        snippet(hit.snippet()),
                        annotation.created(),
                        day,
                        likeness(hit.likeness()));
    }

    private String likeness(String likeness) {
        return switch (likeness) {
            case "otherSpelling" -> words.html("<p class=\"meta\">{found.spelling}</p>");
            case "misread" -> words.html("<p class=\"meta\">{found.misread}</p>");
            default -> "";
        };
    }

    private String snippet(Snippet snippet) {
        CodePointText text = new CodePointText(snippet.text());
        StringBuilder html = new StringBuilder();
        if (snippet.isCutBefore()) {
            html.append("<span class=\"cut\">… </span>");
        }
        int at = 0;
        for (TextSpan mark : snippet.marks()) {
            html.append(Html.escape(text.slice(new TextSpan(at, mark.start()))))
                    .append("<mark>")
                    .append(Html.escape(text.slice(mark)))
                    .append("</mark>");
            at = mark.end();
        }
        html.append(Html.escape(text.slice(new TextSpan(at, text.length()))));
        return html.append(snippet.isCutAfter() ? "<span class=\"cut\"> …</span>" : "")
                .toString();
    }
}
