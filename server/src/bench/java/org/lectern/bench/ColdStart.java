package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** A process that makes an index and finds quotes, before anything has warmed up. */
public final class ColdStart {
    private ColdStart() {}

    /** In a new process, started as the launcher starts one: milliseconds for the index and every quote. */
    static double measure(Path text, Path quotes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        text.toString(),
                        quotes.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The matcher's process ended with " + process.exitValue());
        }
        return Double.parseDouble(said);
    }

    /** @param files the text and the quotes */
    public static void main(String[] files) throws Exception {
        String text = Files.readString(Path.of(files[0]));
        List<TextQuoteSelector> quotes = new ArrayList<>();
        for (JsonNode quote : new ObjectMapper().readTree(Path.of(files[1]).toFile())) {
            quotes.add(new TextQuoteSelector(
                    quote.path("exact").asText(),
                    quote.path("prefix").asText(),
                    quote.path("suffix").asText()));
        }
        long begun = System.nanoTime();
        QuoteMatcher matcher = new QuoteMatcher(new IndexedText(new CodePointText(text)));
        int found = 0;
        for (TextQuoteSelector quote : quotes) {
            found += matcher.find(quote, List.of(), any -> true) instanceof Anchoring.Lost ? 0 : 1;
        }
        double took = (System.nanoTime() - begun) / 1e6;
        if (found < quotes.size() * 9 / 10) {
            throw new IllegalStateException("Only %d of %d were found".formatted(found, quotes.size()));
        }
        System.out.println(took);
    }
}
