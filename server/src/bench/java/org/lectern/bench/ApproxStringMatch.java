package org.lectern.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The library approx-string-match, used the way the annotation client of Hypothesis uses it: the quote with up to half
 * its length in errors, at most 256, and of what is found the place where quote and context agree best. It is
 * installed when the benchmark runs and is no part of the program.
 */
final class ApproxStringMatch {
    private static final String SCRIPT = """
            import { readFileSync } from "node:fs";
            import search from "approx-string-match";

            const text = readFileSync(process.argv[2], "utf8");
            const quotes = JSON.parse(readFileSync(process.argv[3], "utf8"));

            function places(words, allowed) {
              const exact = [];
              for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                exact.push({ start: at, end: at + words.length, errors: 0 });
              }
              return exact.length > 0 ? exact : search(text, words, allowed);
            }

            function agreement(piece, context) {
              if (context.length === 0) return 1;
              const found = search(piece, context, context.length);
              return found.length === 0 ? 0 : 1 - found[0].errors / context.length;
            }

            const begun = process.hrtime.bigint();
            let found = 0;
            for (const { exact, prefix, suffix } of quotes) {
              let best = null;
              for (const place of places(exact, Math.min(256, exact.length / 2))) {
                const score =
                  50 * (1 - place.errors / exact.length) +
                  20 * agreement(text.slice(Math.max(0, place.start - prefix.length), place.start), prefix) +
                  20 * agreement(text.slice(place.end, place.end + suffix.length), suffix);
                if (best === null || score > best.score) best = { score, ...place };
              }
              if (best !== null) found++;
            }
            console.log(Number(process.hrtime.bigint() - begun) / 1e6);
            """;

    private final Path folder;

    private ApproxStringMatch(Path folder) {
        this.folder = folder;
    }

    static ApproxStringMatch installIn(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\", \"private\": true}");
        Files.writeString(folder.resolve("search.js"), SCRIPT);
        output(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", "approx-string-match@2.0.0");
        return new ApproxStringMatch(folder);
    }

    /** Milliseconds for every quote, without node's own start. */
    double measure(Path text, Path quotes) throws IOException, InterruptedException {
        return Double.parseDouble(output(folder, "node", "search.js", text.toString(), quotes.toString()));
    }

    private static String output(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s ended with %d: %s".formatted(command[0], process.exitValue(), said));
        }
        return said;
    }
}
