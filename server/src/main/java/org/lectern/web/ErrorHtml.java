package org.lectern.web;

/** An error as a page. */
final class ErrorHtml {
    private ErrorHtml() {}

    static String main(Words words, Problem problem) {
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">{toLibrary}</a></p>
                </main>""", Html.escape(words.told(problem.title())), Html.escape(words.told(problem.detail())));
    }
}
