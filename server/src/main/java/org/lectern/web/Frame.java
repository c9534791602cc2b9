package org.lectern.web;

import java.util.stream.Collectors;

/** What every page has around it: head, bar, skip link and the places that the client fills. */
final class Frame {
    /** Once a process: the client cannot change while it runs. */
    private static final Assets.Entry CLIENT = Assets.entry();

    private static final char STRESS = '\u0301';
    private static final char FIRST_CYRILLIC = '\u0400';
    private static final char LAST_CYRILLIC = '\u045F';

    private final Words words;
    private final String screen;
    private final String title;

    /** @param screen which of the client's screens wakes up */
    Frame(Words words, String screen, String title) {
        this.words = words;
        this.screen = screen;
        this.title = title;
    }

    /** Whether a page cannot do without the font: named in its head, it comes with the style, and no line breaks anew. */
    private static boolean isNeeded(String font, String main) {
        boolean latin = font.contains("-latin-wght");
        boolean cyrillic = font.contains("serif-4-cyrillic-wght") && isCyrillicIn(main);
        return (latin && !font.contains("mono")) || cyrillic;
    }

    /**
     * Whether there are letters of it, or the stress mark that is set over them. All of every page is looked through, for
     * which a regular expression took nearly as long as making the page.
     */
    private static boolean isCyrillicIn(String main) {
        for (int n = 0; n < main.length(); n++) {
            char here = main.charAt(n);
            if (here == STRESS || (here >= FIRST_CYRILLIC && here <= LAST_CYRILLIC)) {
                return true;
            }
        }
        return false;
    }

    private String current(String section) {
        return screen.equals(section) ? " aria-current=\"page\"" : "";
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
        return words.html(
                """
                <!doctype html>
                <html lang="%s" data-words="%s">
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
                <a class="skip" href="#main">{frame.skip}</a>
                <header class="bar">
                <a class="wordmark" href="/">Lectern</a>
                <nav aria-label="{frame.main}"><ul><li><a href="/"%s>{frame.library}</a></li><li><a href="/search"%s>{frame.search}</a></li><li><a href="/works"%s>{frame.works}</a></li><li><a href="/groups"%s>{frame.groups}</a></li></ul></nav>
                <div class="end" data-island="bar"><noscript><a class="btn" href="/account">{frame.account}</a></noscript></div>
                </header>
                %s
                <p class="vh" role="status" data-island="status"></p>
                </body>
                </html>
                """,
                words.tag(),
                words.tag(),
                screen,
                Html.escape(title),
                fonts,
                style,
                CLIENT.script(),
                current("library"),
                current("search"),
                current("works"),
                current("groups"),
                main);
    }
}
