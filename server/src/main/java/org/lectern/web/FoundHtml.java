package org.lectern.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.annotation.Annotation;
import org.lectern.people.Viewer;
import org.lectern.search.SearchHit;
import org.lectern.search.SearchHit.Snippet;

/** What was found, as list entries for people. */
final class FoundHtml {
    private static final Map<String, String> MOTIVATIONS = Map.of(
            "commenting", "Note",
            "questioning", "Question",
            "assessing", "Rating",
            "highlighting", "Highlight",
            "linking", "Link",
            "replying", "Reply",
            "classifying", "Flag",
            "editing", "Suggested reading",
            "bookmarking", "Bookmark");

    private final FoundPlaces places;
    private final Viewer viewer;

    FoundHtml(FoundPlaces places, Viewer viewer) {
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
        String title = places.document(hit, viewer)
                .map(document -> document.metadata().title())
                .orElse(hit.document().value());
        return """
                <li class="hit"><h3><a href="%s">%s, <span class="pg">p. %d</span></a></h3>
                <p class="snippet" lang="und">%s</p>%s</li>
                """.formatted(
                        Html.escape(FoundPlaces.path(hit)),
                        Html.escape(title),
                        hit.page(),
                        snippet(hit.snippet()),
                        hit.readings().isEmpty() ? likeness(hit.likeness()) : readings(hit.readings()));
    }

    private static String readings(List<AcceptedReading> readings) {
        return readings.stream()
                .map(reading -> "“<span lang=\"und\">%s</span>”, %s"
                        .formatted(
                                Html.escape(reading.printed()),
                                reading.words().isEmpty()
                                        ? "to be left out"
                                        : "read “<span lang=\"und\">%s</span>”"
                                                .formatted(Html.escape(reading.words()))))
                .collect(Collectors.joining("; ", "<p class=\"meta\">By an accepted reading: ", "</p>"));
    }

    private String annotation(SearchHit.OfAnnotation hit) {
        Annotation annotation = hit.annotation();
        String what = annotation.motivations().stream()
                .map(motivation -> MOTIVATIONS.getOrDefault(motivation, "Annotation"))
                .findFirst()
                .orElse("Annotation");
        String where = places.of(annotation, viewer)
                .map(standing -> " on %s, <span class=\"pg\">p. %d</span>"
                        .formatted(Html.escape(standing.document().metadata().title()), standing.page()))
                .orElse("");
        String day = annotation.created().toString().substring(0, 10);
        return """
                <li class="hit note"><h3><a href="%s">%s by %s%s</a></h3>
                <p class="snippet" lang="und">%s</p>
                <p class="meta"><time datetime="%s">%s</time></p>%s</li>
                """.formatted(
                        annotation.id().path(),
                        what,
                        Html.escape(Optional.of(places.nameOf(annotation))
                                .filter(name -> !name.isEmpty())
                                .orElse("somebody")),
                        where,
                        snippet(hit.snippet()),
                        annotation.created(),
                        day,
                        likeness(hit.likeness()));
    }

    private static String likeness(String likeness) {
        return switch (likeness) {
            case "otherSpelling" -> "<p class=\"meta\">In another spelling</p>";
            case "misread" -> "<p class=\"meta\">Perhaps misread by the scanner</p>";
            default -> "";
        };
    }

    private static String snippet(Snippet snippet) {
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
