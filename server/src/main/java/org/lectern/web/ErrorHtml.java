package org.lectern.web;

/** An error as a page. */
final class ErrorHtml {
    private ErrorHtml() {}

    static String main(Problem problem) {
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">Go to the library</a></p>
                </main>""".formatted(Html.escape(problem.title()), Html.escape(problem.detail()));
    }
}
