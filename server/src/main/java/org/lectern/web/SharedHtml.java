package org.lectern.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Document;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.Parallels.Elsewhere;
import org.lectern.parallel.SharedRun;
import org.lectern.people.Viewer;

/** On a document's page: which texts it shares words with. */
final class SharedHtml {
    private final Words words;
    private final Parallels parallels;

    SharedHtml(Words words, Parallels parallels) {
        this.words = words;
        this.parallels = parallels;
    }

    /** What a document shares with another: how many runs, and where they stand in it. */
    private record Share(Document with, int runs, List<TextSpan> here) {}

    String section(Document document, Version version, Viewer viewer) {
        String said = parallels.isTooLong(version)
                ? words.html("<p class=\"hint\">{shared.tooLong}</p>\n")
                : parallels.isGivenUp(version)
                        ? words.html("<p class=\"notice\">{shared.givenUp}</p>\n")
                        : version.equals(document.current()) ? current(document, viewer) : older(document, version);
        return words.html(
                "<section aria-labelledby=\"shared-text\"><h2 id=\"shared-text\">{shared.title}</h2>\n%s</section>\n",
                said);
    }

    private String older(Document document, Version version) {
        return "<p class=\"hint\">%s</p>\n"
                .formatted(words.say(
                        "shared.older",
                        "/compare/%s@%s..%s"
                                .formatted(
                                        document.id().value(),
                                        version.hash().substring(0, 12),
                                        document.id().value())));
    }

    private String current(Document document, Viewer viewer) {
        Parallels.Found found = parallels.elsewhere(document.current(), viewer, Parallels.KEPT);
        String list = shares(document, found.runs()).stream()
                .map(share -> line(document, share))
                .collect(Collectors.joining());
        String waiting =
                found.complete() ? "" : words.html("<p class=\"hint\" role=\"status\">{shared.incomplete}</p>\n");
        return waiting
                + (list.isEmpty()
                        ? words.html("<p class=\"hint\">{shared.none}</p>\n")
                        : "<ul class=\"versions\">\n" + list + "</ul>\n<p class=\"hint\">"
                                + words.say("compare.neutral") + some(found.runs()) + "</p>\n");
    }

    private String some(List<Elsewhere> runs) {
        return runs.stream().anyMatch(one -> one.run().commonplace())
                ? " " + words.say("elsewhere.commonplace", SharedRun.MOST_PLACES)
                : "";
    }

    /** Those that share the most words first, the document itself last. */
    private List<Share> shares(Document document, List<Elsewhere> runs) {
        Map<Document, List<TextSpan>> spans = new LinkedHashMap<>();
        Map<Document, Integer> counts = new LinkedHashMap<>();
        for (Elsewhere one : runs) {
            List<TextSpan> here = spans.computeIfAbsent(one.document(), any -> new ArrayList<>());
            here.add(one.run().a());
            if (one.document().id().equals(document.id())) {
                here.add(one.run().b());
            }
            counts.merge(one.document(), 1, Integer::sum);
        }
        Comparator<Share> itselfLast =
                Comparator.comparing(share -> share.with().id().equals(document.id()));
        Comparator<Share> most = Comparator.comparingInt(share -> parallels.wordsIn(document.current(), share.here()));
        return spans.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), counts.getOrDefault(entry.getKey(), 0), entry.getValue()))
                .sorted(itselfLast.thenComparing(most.reversed()))
                .toList();
    }

    private String line(Document document, Share share) {
        boolean isItself = share.with().id().equals(document.id());
        int shared = parallels.wordsIn(document.current(), share.here());
        double part = 100.0 * shared / Math.max(1, parallels.wordsOf(document.current()));
        String name = isItself
                ? words.say("shared.itself")
                : words.theirs(share.with().metadata(), share.with().metadata().title());
        return """
                <li><a href="/compare/%s..%s">%s</a> <span class="pg">%s</span></li>
                """.formatted(
                        document.id().value(),
                        share.with().id().value(),
                        name,
                        words.say(
                                "shared.line",
                                words.count("run", share.runs()),
                                words.count("word", shared),
                                part < 1 ? "&lt; 1" : String.valueOf(Math.round(part))));
    }
}
