package org.lectern.web;

/** What every page has around it: head, bar, skip link and the places that the client fills. */
final class Frame {
    /** Once a process: the client cannot change while it runs. */
    private static final Assets.Entry CLIENT = Assets.entry();

    private final String screen;
    private final String title;

    /** @param screen which of the client's screens wakes up */
    Frame(String screen, String title) {
        this.screen = screen;
        this.title = title;
    }

    String page(String main) {
        String style = CLIENT.style()
                .map(href -> "<link rel=\"stylesheet\" href=\"%s\">\n".formatted(href))
                .orElse("");
        String library = screen.equals("library") ? " aria-current=\"page\"" : "";
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
                %s<script type="module" src="%s"></script>
                <link rel="http://www.w3.org/ns/oa#annotationService" href="/annotations/">
                </head>
                <body>
                <a class="skip" href="#main">Skip to the text</a>
                <header class="bar">
                <a class="wordmark" href="/">Lectern</a>
                <nav aria-label="Main"><ul><li><a href="/"%s>Library</a></li><li><a href="/works">Works</a></li><li><a href="/groups">Groups</a></li></ul></nav>
                <div class="end" data-island="bar"><noscript><a class="btn" href="/account">Account</a></noscript></div>
                </header>
                %s
                <p class="vh" role="status" data-island="status"></p>
                </body>
                </html>
                """.formatted(screen, Html.escape(title), style, CLIENT.script(), library, main);
    }
}
