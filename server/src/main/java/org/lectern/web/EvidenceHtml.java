package org.lectern.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.jsonld.StoredAnnotation;

/** What a grade or a flag rests on: one a line, as it is typed, and as it is read. */
final class EvidenceHtml {
    private static final Pattern ADDRESS = Pattern.compile("(?:https?:/)?/[^/\\s]\\S*");

    private EvidenceHtml() {}

    /** As a list with links to what has an address; nothing where there is none. */
    static String html(Words words, Annotation annotation) {
        List<String> lines = StoredAnnotation.evidence(annotation);
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "<li>%s</li>".formatted(linked(line)))
                        .collect(Collectors.joining(
                                "", words.html("<ul class=\"evidence\" aria-label=\"{bench.restsOn}\">"), "</ul>"));
    }

    /** What was typed, one a line. */
    static List<String> typed(String text) {
        return text.lines()
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static String linked(String line) {
        String shown = Html.escape(line);
        return ADDRESS.matcher(line).matches() ? "<a href=\"%s\">%s</a>".formatted(shown, shown) : shown;
    }
}
