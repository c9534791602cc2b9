package org.lectern.web;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every page has around it: head, bar, skip link and the places that the client fills. */
final class Frame {
    /** Once a process: the client cannot change while it runs. */
    private static final Assets.Entry CLIENT = Assets.entry();

    /** The letters, and the stress mark that is set over them. */
    private static final Pattern CYRILLIC = Pattern.compile("[\\u0301\\u0400-\\u045F]");

    private final String screen;
    private final String title;

    /** @param screen which of the client's screens wakes up */
    Frame(String screen, String title) {
        this.screen = screen;
        this.title = title;
    }

    /** Whether a page cannot do without the font: named in its head, it comes with the style, and no line breaks anew. */
    private static boolean isNeeded(String font, String main) {
        boolean latin = font.contains("-latin-wght");
        boolean cyrillic =
                font.contains("serif-4-cyrillic-wght") && CYRILLIC.matcher(main).find();
        return (latin && !font.contains("mono")) || cyrillic;
    }

    String page(String main) {
        String style = CLIENT.style()
                .map(href -> "<link rel=\"stylesheet\" href=\"%s\">\n".formatted(href))
                .orElse("");
        String fonts = CLIENT.fonts().stream()
                .filter(font -> isNeeded(font, main))
                .map(font -> "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"%s\">\n"
                        .formatted(font))
                .collect(Collectors.joining());
        String library = screen.equals("library") ? " aria-current=\"page\"" : "";
        String search = screen.equals("search") ? " aria-current=\"page\"" : "";
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="lectern-screen" content="%s">
                <title>%s – Lectern</title>
                <link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
                <script src="/assets/theme.js"></script>
                %s%s<script type="module" src="%s"></script>
                <link rel="http://www.w3.org/ns/oa#annotationService" href="/annotations/">
                </head>
                <body>
                <a class="skip" href="#main">Skip to the text</a>
                <header class="bar">
                <a class="wordmark" href="/">Lectern</a>
                <nav aria-label="Main"><ul><li><a href="/"%s>Library</a></li><li><a href="/search"%s>Search</a></li><li><a href="/works">Works</a></li><li><a href="/groups">Groups</a></li></ul></nav>
                <div class="end" data-island="bar"><noscript><a class="btn" href="/account">Account</a></noscript></div>
                </header>
                %s
                <p class="vh" role="status" data-island="status"></p>
                </body>
                </html>
                """.formatted(screen, Html.escape(title), fonts, style, CLIENT.script(), library, search, main);
    }
}
