package org.lectern.browser;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.app.RunningLectern;

/** Annotations that a program writes under somebody's name, for browsers to find; public unless said otherwise. */
public final class Written {
    private static final Pattern PAGE_SPAN = Pattern.compile("\"start\":(\\d+),\"end\":(\\d+)");
    private static final Pattern LOCATION = Pattern.compile("/annotations/[^/]+$");

    private final RunningLectern lectern;
    private final String token;

    public Written(RunningLectern lectern, String account) {
        this.lectern = lectern;
        this.token = lectern.token(account);
    }

    /** The path of a note on words that stand once in the document. */
    public String note(String document, String quote, String words) {
        return add("commenting", text(words), onQuote(document, quote), "/groups/public");
    }

    /** The same for a group, by its path. */
    String noteFor(String document, String quote, String words, String group) {
        return add("commenting", text(words), onQuote(document, quote), group);
    }

    public String question(String document, String quote, String words) {
        return add("questioning", text(words), onQuote(document, quote), "/groups/public");
    }

    public String rating(String document, String quote, String axis, String grade) {
        return add("assessing", """
                {"type":"ReliabilityRating","purpose":"assessing","axis":"%s","scale":"admiralty","value":"%s"}""".formatted(axis, grade), onQuote(document, quote), "/groups/public");
    }

    /** A cross-reference from words to words. */
    public String link(String document, String quote, String other, String otherQuote) {
        String far = onQuote(other, otherQuote)
                .replaceFirst("\\{", "{\"purpose\":\"linking\",\"relation\":\"corroborates\",");
        return add("linking", far, onQuote(document, quote), "/groups/public");
    }

    /**
     * Short notes spread evenly over a page, and their paths.
     *
     * @param path of the page, as a browser opens it
     */
    public List<String> notesOn(String path, int count) {
        String page = lectern.get("/api" + path).body();
        Matcher span = PAGE_SPAN.matcher(page);
        if (!span.find()) {
            throw new IllegalStateException("Not a page: " + page);
        }
        int start = Integer.parseInt(span.group(1));
        int end = Integer.parseInt(span.group(2));
        String document = path.replaceFirst("/pages/.*", "");
        List<String> paths = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int at = start + (int) ((long) (end - start - 40) * n / count);
            paths.add(add(
                    "commenting",
                    text("Note %d of a busy page, with *some* words of its own.".formatted(n + 1)),
                    """
                    {"type":"SpecificResource","source":"%s%s","selector":{"type":"TextPositionSelector","start":%d,"end":%d}}""".formatted(lectern.base(), document, at, at + 20 + n % 20),
                    "/groups/public"));
        }
        return paths;
    }

    private static String text(String words) {
        return "{\"type\":\"TextualBody\",\"value\":\"%s\",\"format\":\"text/markdown\",\"language\":\"en\"}"
                .formatted(words);
    }

    private String onQuote(String document, String quote) {
        return """
                {"type":"SpecificResource","source":"%s/documents/%s","selector":{"type":"TextQuoteSelector","exact":"%s"}}""".formatted(lectern.base(), document, quote);
    }

    private String add(String motivation, String body, String target, String audience) {
        HttpResponse<String> answer =
                lectern.annotate(token, """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"%s","body":%s,"target":%s,
                 "audience":{"id":"%s%s","type":"Audience"}}""".formatted(motivation, body, target, lectern.base(), audience));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Not written, %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        Matcher path = LOCATION.matcher(answer.headers().firstValue("Location").orElseThrow());
        if (!path.find()) {
            throw new IllegalStateException("No address for what was written: " + answer.headers());
        }
        return path.group();
    }
}
